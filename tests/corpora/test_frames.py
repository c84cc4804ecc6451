"""Plain sentences with a gap, and what they make of whatever stands in it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from recurnlp import Extractor, Mention

FOLDER = Path(__file__).parents[2] / "corpora" / "frames"
CANCER = "Colon cancer, resected in 2012.\n"
SPREAD = (
    "metastases", "liver metastases", "metastatic disease", "metastasis to the left adrenal gland", "recurrence",
    "local recurrence", "recurrent tumor",
)  # fmt: skip
NODES = ("lymph nodes", "axillary lymph nodes", "sentinel lymph node", "right obturator nodes")
_MARK = re.compile(r"<<(.*?)\|(.*?)>>")
# Present and probable are told apart by degrees; a registrar codes both.
_COARSE = {"probable": "present"}


def _read_frames(name: str) -> list[tuple[str, str]]:
    """The assertions and frames of a file."""
    frames, assertion = [], ""
    for line in (FOLDER / name).read_text("utf-8").splitlines():
        if line.startswith("# "):
            assertion = line[2:]
        else:
            frames.append((assertion, line))
    return frames


def _read_lines(name: str) -> list[str]:
    return (FOLDER / name).read_text("utf-8").splitlines()


def _coarsen(assertion: str) -> str:
    return _COARSE.get(assertion, assertion)


def _find(extractor: Extractor, lead: str, sentence: str) -> list[Mention]:
    """The mentions of a sentence behind another one."""
    mentions = extractor(f"{lead}{sentence}").mentions
    return [mention for mention in mentions if mention.kind != "stage" and mention.end > len(lead)]


def _fill(frame: str, gap: str, words: str) -> str:
    sentence = frame.replace(gap, words)
    return sentence[:1].upper() + sentence[1:]


def _misread(extractor: Extractor, frames: list[tuple[str, str]]) -> Iterator[str]:
    for assertion, frame in frames:
        for words in SPREAD:
            sentence = _fill(frame, "{T}", words)
            place = len(CANCER) + frame.index("{T}")
            said = [
                m.assertion
                for m in _find(extractor, CANCER, sentence)
                if m.start < place + len(words) and m.end > place
            ]
            if not said or _coarsen(said[0]) != _coarsen(assertion):
                yield f"{assertion}, got {said}: {sentence}"


@pytest.mark.parametrize("assertion", ["present", "probable", "possible", "absent", "hypothetical", "other"])
def test_a_frame_makes_the_same_of_every_spread_and_return(extractor: Extractor, assertion: str) -> None:
    """Whatever stands in its gap, a frame asserts what it stands under."""
    frames = [frame for frame in _read_frames("assertions.txt") if frame[0] == assertion]

    assert len(frames) > 5
    assert not list(_misread(extractor, frames))


def test_a_frame_makes_the_same_of_all_nodes(extractor: Extractor) -> None:
    """Whatever nodes stand in its gap, a frame is one statement of their status."""
    wrong = []
    for assertion, frame in _read_frames("nodes.txt"):
        for words in NODES:
            sentence = _fill(frame, "{N}", words)
            found = [(_coarsen(m.assertion), m.sites) for m in _find(extractor, "Breast cancer.\n", sentence)]
            if found != [(_coarsen(assertion), ("lymph_node",))]:
                wrong.append((sentence, found))

    assert not wrong


@pytest.mark.parametrize("marked", _read_lines("sentences.txt"))
def test_each_thing_told_in_a_sentence_has_its_own_assertion(extractor: Extractor, marked: str) -> None:
    """Where a sentence tells of several things, a cue of one is none of another."""
    expected = [_coarsen(assertion) for _, assertion in _MARK.findall(marked)]
    sentence = _MARK.sub(r"\1", marked)

    assert [_coarsen(mention.assertion) for mention in _find(extractor, CANCER, sentence)] == expected


@pytest.mark.parametrize("sentence", _read_lines("silent.txt"))
def test_what_only_sounds_like_it_is_no_mention(extractor: Extractor, sentence: str) -> None:
    """Infections, scores, metabolic equivalents and implants are neither spread nor return."""
    assert not _find(extractor, "Seen in clinic today.\n", sentence)


@pytest.mark.parametrize(("assertion", "frame"), _read_frames("open.txt"))
@pytest.mark.xfail(strict=True, reason="plain words that are read wrongly today")
def test_open_frames(extractor: Extractor, assertion: str, frame: str) -> None:
    """What these frames make of spread and return is not told yet."""
    assert not list(_misread(extractor, [(assertion, frame)]))
