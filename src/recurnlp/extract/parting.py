"""The parts of a statement that each tell of a place of their own: "nodes 0/12, liver: metastatic carcinoma".

What a part says is complete: the count of the nodes denies nothing of the liver. Parts are read one by one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from recurnlp.extract.clauses import DISEASE, JOINTS, OPENERS, SPREAD, begin_clause
from recurnlp.extract.finding import CueFinding, Finding, SiteFinding
from recurnlp.extract.reader import NUMBER, ZERO

_SEPARATORS = frozenset({",", ";"})
_NODES = frozenset({"node", "nodes", "ln", "lns"})
_PLACES = _NODES | frozenset(
    "omentum omental peritoneum peritoneal washings washing ascites diaphragm pleura pleural marrow liver hepatic lung "
    "lungs brain bone bones spleen adrenal adrenals skin ovary ovaries tube tubes appendix margin margins pulmonary "
    "osseous bony cerebral cerebellar intracranial splenic pancreatic leptomeningeal cutaneous".split()
)
_SPREAD = (*SPREAD, "micrometasta", "macrometasta")
_NONE = frozenset({ZERO, "none"})
_OUT_OF = frozenset({"/", "of", "out"})
_JUDGMENTS = frozenset("negative neg positive pos involved uninvolved free benign clear reactive absent".split())
_DENIALS = frozenset({"no", "without", "not"})
# Of these a verdict judges no place: "receptor positive, with liver, nodal and bone metastases".
_MARKERS = frozenset("receptor receptors hormone er pr her her2 neu hpv p16 egfr alk braf ebv psma".split())
# A judgment that goes on denies what follows it: "negative for", "free of".
_OPEN = frozenset({("for",), ("of",)})
# A part that begins so, or measures, goes on with what was told before it.
_DEPENDENT = frozenset("with including in to of remaining rest other others all both each which and or nor".split())
_REST = tuple((word,) for word in ("remaining", "rest", "other", "others"))
_LINKS = frozenset({"in", "involving", ":"})
# A count of nodes that are not named counts those just told of: "metastatic carcinoma, one of six nodes".
_BARE = _NODES | _NONE | _OUT_OF | {NUMBER, "lymph", "(", ")", "."}
_MEASURES = frozenset({"largest", "biggest", "greatest", "dominant", "measuring", "measures"})


def part(words: Sequence[str], label_size: int) -> list[tuple[int, int]]:
    """Return the spans of the parts of a statement, behind its label; one span where it is a whole.

    Args:
        words: the statement, label first.
        label_size: how many of the words are the label.
    """
    starts = [label_size]
    if _may_part(words):
        stations = _lists_stations(words)
        for index in range(label_size + 1, len(words)):
            if index < starts[-1]:
                continue
            if words[index] in _SEPARATORS and not stations and _parts(words, starts[-1], index):
                starts.append(index + 1)
            elif (clause := begin_clause(words, starts[-1], index)) is not None:
                starts.append(clause)
    return list(zip(starts, [*starts[1:], len(words)], strict=True))


def _may_part(words: Sequence[str]) -> bool:
    """Whether two places or diseases are told of, or one beside a denial: of most statements, without a second look."""
    told = sum(word in _PLACES or word.startswith(DISEASE) for word in words)
    return (told > 1 or (told == 1 and not OPENERS.isdisjoint(words))) and not JOINTS.isdisjoint(words)


def _lists_stations(words: Sequence[str]) -> bool:
    """Whether several counts share a noun: "hepatic artery (0/3), splenic (0/2) and celiac nodes (1/4)"."""
    return tally(words) > max(sum(word in _NODES for word in words), 1)


def _parts(words: Sequence[str], start: int, separator: int) -> bool:
    """Whether complete statements stand on both sides of a separator, and one of them judges its own place."""
    before, behind = words[start:separator], _read_on(words, separator + 1)
    if not behind or not _states(before):
        return False
    judged = not (_JUDGMENTS | _DENIALS).isdisjoint(behind) or tally(behind) > 0
    placed = not _LINKS.isdisjoint(behind) and not _JUDGMENTS.isdisjoint(before)
    return judged or placed or _judges(before)


def _read_on(words: Sequence[str], start: int) -> Sequence[str]:
    """The words behind a separator as far as they make a complete statement about a place; none where they do not."""
    ends = [index for index in range(start, len(words)) if words[index] in _SEPARATORS] + [len(words)]
    opening = words[start : ends[0]]
    opens = not (_PLACES.isdisjoint(opening) or _BARE.issuperset(opening)) and _MEASURES.isdisjoint(opening)
    if not opens or opening[0] in _DEPENDENT or opening[1:2] in _REST:
        return ()
    if _NODES.isdisjoint(opening):  # an organ may be an item of a list
        ends = ends[:1]
    return next((behind for end in ends if _states(behind := words[start:end])), ())


def _states(words: Sequence[str]) -> bool:
    """Whether words name spread, or a place and what is there."""
    if any(word.startswith(_SPREAD) for word in words):
        return True
    judged = not _DENIALS.isdisjoint(words) or bool(_find_judgments(words))
    return not _PLACES.isdisjoint(words) and (tally(words) > 0 or judged)


def _judges(words: Sequence[str]) -> bool:
    """Whether words count, or judge in a way that does not go on behind them."""
    closed = (tuple(words[index + 1 : index + 2]) not in _OPEN for index in _find_judgments(words))
    return tally(words) > 0 or any(closed)


def _find_judgments(words: Sequence[str]) -> list[int]:
    """Where words judge a place, and not a marker of the tumor."""
    return [i for i, word in enumerate(words) if word in _JUDGMENTS and words[max(i - 1, 0)] not in _MARKERS]


def tally(words: Sequence[str]) -> int:
    """Return how many counts words hold, such as "3/12" or "none of 9".

    Args:
        words: of a statement, or some of them.
    """
    return sum(
        (words[i] == NUMBER or words[i] in _NONE) and words[i + 1] in _OUT_OF and NUMBER in words[i + 2 : i + 4]
        for i in range(len(words) - 2)
    )


def shift(findings: Sequence[Finding], offset: int, label_size: int) -> Iterator[Finding]:
    """Yield the findings of a part with their places in the whole statement.

    Args:
        findings: of the part, read behind the label.
        offset: of the part's first word behind the label.
        label_size: how many words are the label, which stays.
    """

    def move(index: int) -> int:
        return index + offset if index >= label_size else index

    for finding in findings:
        yield replace(
            finding,
            start=finding.start + offset,
            end=finding.end + offset,
            sites=tuple(SiteFinding(s.site, s.station, move(s.start), move(s.end - 1) + 1) for s in finding.sites),
            cues=tuple(CueFinding(c.rule_id, c.category, move(c.start), move(c.end - 1) + 1) for c in finding.cues),
        )
