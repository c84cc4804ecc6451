"""The way of a note through extraction: segment, scan, sentence pipeline, place."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from operator import attrgetter

from recurnlp.extract.anchors import OPEN_WORDS
from recurnlp.extract.checkboxes import clear_boxes
from recurnlp.extract.chronology import Chronology
from recurnlp.extract.counts import examines_none
from recurnlp.extract.course import CourseFinder
from recurnlp.extract.finding import Finding, SiteFinding
from recurnlp.extract.named import ASKING, COMPLAINTS, TITLE
from recurnlp.extract.noise import blank_noise
from recurnlp.extract.pipeline import SentencePipeline
from recurnlp.extract.place import Placer, Statement
from recurnlp.extract.placement import Placements
from recurnlp.extract.primary import PrimaryFinder, is_elsewhere
from recurnlp.extract.reader import Reader
from recurnlp.extract.recall import Recall
from recurnlp.extract.reference import (
    MEASURES,
    POINTERS,
    TISSUE,
    find_items,
    find_sentence_before,
    find_site_before,
    find_sites,
    name_station,
    refers_back,
    tell_sites,
)
from recurnlp.extract.relatives import KIN, PRONOUNS, is_of_relative
from recurnlp.extract.repeats import drop_repeated_verdicts
from recurnlp.extract.restoration import Restorer
from recurnlp.extract.scan import Scanner, choose
from recurnlp.extract.segment import REMEMBERED, Division, Segmenter
from recurnlp.extract.sites import JOINTS, LINKS, ORIGINS
from recurnlp.extract.stage import StageFinder, StageFinding
from recurnlp.extract.staging import place_stage, stages_nodes
from recurnlp.extract.vocabulary import (
    choose_anchors_of,
    choose_target_anchors,
    collect_single_words,
    collect_vocabulary,
    collect_written_words,
)
from recurnlp.model import Mention, Section, Sentence
from recurnlp.rules import RuleSet

Found = tuple[Statement, Finding]
_OFTEN = 3
# "Recurrence: no" at the end of its line is as complete as with a full stop.
_ANSWERS = frozenset({("no",), ("n",)})
_STOP = (".",)
# Flattening turned the end of a line into a full stop: "NO EVIDENCE OF. DISEASE".
_STRAY_STOP = re.compile(rf"\b({'|'.join(sorted(OPEN_WORDS))})\.(?=\s+\S)", re.IGNORECASE)
_NOUGHT = frozenset({"0", "none"})
_DASHES = frozenset("-–—")
_TISSUE_SECTIONS = frozenset({"diagnosis", "gross", "microscopic", "synoptic", "specimen"})
_OTHERS = frozenset({"family_history", "review_of_systems", "social_history"})
FUNCTION_WORDS = KIN | PRONOUNS | JOINTS | LINKS | ORIGINS | TITLE | POINTERS | MEASURES | TISSUE


class MentionReader:
    """Reads notes into mentions.

    Args:
        rules: the rules.
    """

    def __init__(self, rules: RuleSet) -> None:
        everything = Reader(rules.spelling, rules.guessed)
        vocabulary = collect_vocabulary(rules, everything) | FUNCTION_WORDS
        self.reader = Reader(rules.spelling, rules.guessed, vocabulary)
        self._restorer = Restorer(collect_written_words(rules) | vocabulary, rules.spelling)
        self.pipeline = SentencePipeline(rules, everything.read_words)
        self._segmenter = Segmenter(rules.sections)
        self._scanner = Scanner(choose_target_anchors(rules, everything), rules.spelling, self.reader)
        self._neoplasms = Scanner(choose_anchors_of("tumor", rules, everything), rules.spelling, self.reader)
        self._care = Scanner(choose_anchors_of("care", rules, everything), rules.spelling, self.reader)
        self._memory: Recall[Iterable[Found]] = Recall(REMEMBERED)
        self._benign = collect_single_words(rules, "benign")
        self._malignant = collect_single_words(rules, "tumor") | collect_single_words(rules, "metastasis")
        self.primaries = PrimaryFinder(rules.primaries, rules.spelling)
        self._stages = StageFinder(rules.stages)
        self._effects = {rule.category: rule.effect for rule in rules.sections if rule.effect}
        self._placer = Placer(self._effects, rules.site_codes)
        self._placements = Placements()
        self._chronology = Chronology(CourseFinder([rule for rule in rules.courses if rule.state == "refutation"]))

    def prepare(self, text: str) -> str:
        """Return a note without what exports and scanners put into it; every character keeps its place.

        Args:
            text: the note as given.
        """
        return self._restorer.restore(blank_noise(text))

    def segment(self, text: str) -> Division:
        """Divide a note into sections and sentences."""
        return self._segmenter(text)

    def read(self, text: str, segments: Division) -> list[Mention]:
        """Return the mentions of a note, in the order of the text."""
        return self._finish(text, segments, self._find_all(text, segments))

    def read_sentences(self, text: str, segments: Division, sentences: list[Sentence]) -> list[Mention]:
        """Return the mentions of these sentences of the note, and its stages."""
        return self._finish(text, segments, self._find(text, sentences))

    def _find(self, text: str, sentences: Iterable[Sentence]) -> Iterator[Found]:
        for sentence in sentences:
            statement = self.state(text, sentence)
            for finding in self.pipeline.find(statement.words, statement.label_size):
                yield statement, finding

    def _find_all(self, text: str, segments: Division) -> Iterator[Found]:
        """Yield what all sections say; what a section said that was seen before is remembered."""
        places: list[int] | None = None

        def read(section: Section) -> Iterable[Found]:
            nonlocal places
            places = self._scanner.find_places(text, segments) if places is None else places
            found = self._find(text, choose(segments, section, places))
            moved = ((statement.move(-section.start), finding) for statement, finding in found)
            return list(moved) if segments.key(section) else moved

        for section, known in segments.recall(self._memory, read):
            for statement, finding in known:
                yield statement.move(section.start, section), finding

    def _finish(self, text: str, segments: Division, found: Iterable[Found]) -> list[Mention]:
        """Make mentions of what was found, one by one: of a long note the findings take more room than they do."""
        mentions: list[Mention] = []
        doubtful: list[Found] = []
        tells_spread = False
        stages = self._stages.find(text, segments)
        place = self._make_place(text, segments, stages)
        for statement, finding in drop_repeated_verdicts(found):
            if not finding.certain:
                doubtful.append((statement, finding))
            else:
                tells_spread = tells_spread or finding.kind == "metastasis"
                mentions += place(statement, finding)
        for statement, finding in self._settle(text, segments, doubtful, tells_spread) if doubtful else ():
            mentions += place(statement, finding)
        mentions += [place_stage(text, stage, self._effects.get(stage.sentence.section.category)) for stage in stages]
        for name in ("kind", "end", "start"):  # one by one: a key of three for each is a tenth of their room
            mentions.sort(key=attrgetter(name))
        return self._chronology.settle(text, segments, mentions)

    def _make_place(
        self, text: str, segments: Division, stages: Sequence[StageFinding]
    ) -> Callable[[Statement, Finding], tuple[Mention, ...]]:
        """Return a function that places a finding; none is placed that says nothing."""
        find_primary = cache(lambda: self.primaries.find_in(text, segments))
        staged = stages_nodes(stages)
        tissue = any(section.category in _TISSUE_SECTIONS for section in segments.sections)

        def place_anew(statement: Statement, finding: Finding) -> tuple[Mention, ...]:
            if self._counts_nothing(text, segments, statement, finding):
                return ()
            referred = self._referred(text, segments, statement, finding)
            if finding.elsewhere and not is_elsewhere([site.site for site in finding.sites], find_primary()):
                return ()
            if finding.assertion != "other" and self._is_of_relative(text, segments, statement, finding):
                finding = replace(finding, assertion="other")
            return (
                self._placer.place(text, statement, finding, referred, find_primary(), staged=staged, tissue=tissue),
            )

        def place(statement: Statement, finding: Finding) -> tuple[Mention, ...]:
            primary = find_primary()
            told = (primary.id if primary else None, staged, tissue)
            return self._placements.place(text, segments, statement, finding, told, place_anew)

        return place

    def _settle(self, text: str, segments: Division, doubtful: Sequence[Found], tells_spread: bool) -> Iterator[Found]:
        """Yield the findings that are about a neoplasm, as the rest of the note shows."""
        named = self._count_patients_own(self._neoplasms, text, segments)
        about_cancer = named > 0 or tells_spread or self._count_patients_own(self._care, text, segments) > 0
        for statement, finding in doubtful:
            if named >= _OFTEN or (about_cancer and not self._follows_other_disease(text, segments, statement)):
                yield statement, finding

    def state(self, text: str, sentence: Sentence) -> Statement:
        """Return the sentence as the pipeline reads it: after the words of the label it stands under."""
        label: tuple[str, ...] = ()
        body = text[sentence.start : sentence.end]
        if sentence.label and sentence.label[1] <= sentence.start:
            label = self.reader.read_words(text[slice(*sentence.label)])
            label += () if label[-1:] == (":",) else (":",)
        elif sentence.label:
            body = _close_label(body, sentence.label[1] - sentence.start)
        reading = self.reader.read(clear_boxes(_STRAY_STOP.sub(r"\1 ", body)))
        close = _STOP if reading.words[-1:] in _ANSWERS else ()
        return Statement(sentence, label + reading.words + close, len(label), reading)

    @staticmethod
    def _count_patients_own(names: Scanner, text: str, segments: Division) -> int:
        """Sentences that name a neoplasm of the patient's, or its treatment; the family's do not count."""
        sentences = names.scan(text, segments)
        return sum(sentence.section.category not in _OTHERS for sentence in sentences)

    def _counts_nothing(self, text: str, segments: Division, statement: Statement, finding: Finding) -> bool:
        """Whether none of no nodes was involved: "Number examined: 0. Number involved: 0"."""
        if finding.assertion != "absent" or statement.words[finding.end - 1] not in _NOUGHT:
            return False
        before = find_sentence_before(segments, statement.sentence)
        return before is not None and examines_none(text[before.start : before.end])

    def _is_of_relative(self, text: str, segments: Division, statement: Statement, finding: Finding) -> bool:
        """Whether a pronoun makes the mention a relative's, whom the clause or the sentence before named."""
        if PRONOUNS.isdisjoint(statement.words[statement.label_size : finding.start]):
            return False
        before = find_sentence_before(segments, statement.sentence)
        return is_of_relative(statement, finding, self.state(text, before).words if before else ())

    def _follows_other_disease(self, text: str, segments: Division, statement: Statement) -> bool:
        """Whether the sentence before names what recurs, and it is no neoplasm."""
        before = find_sentence_before(segments, statement.sentence)
        words = self.state(text, before).words if before else ()
        named = self._benign.intersection(words)
        if not ASKING.isdisjoint(statement.words[statement.label_size :][:1]):
            named -= COMPLAINTS  # "New back pain. ?recurrence"
        return bool(named) and self._malignant.isdisjoint(words)

    def _referred(
        self, text: str, segments: Division, statement: Statement, finding: Finding
    ) -> tuple[SiteFinding, ...]:
        """The mention's sites, or those of the list or the sentence that it speaks of, where it names none."""
        if finding.sites:
            return name_station(self.pipeline, statement, finding)
        items = (self.state(text, item).words for item in find_items(text, segments, statement.sentence))
        listed = tuple(site for words in items for site in self.pipeline.find_sites(words))
        if listed or not refers_back(statement, finding):
            return listed
        beside = find_site_before(self.pipeline, statement, finding) or tell_sites(self.pipeline, statement)
        before = find_sentence_before(segments, statement.sentence)
        return beside or (find_sites(self.pipeline, self.state(text, before)) if before else ())


def _close_label(body: str, end: int) -> str:
    """Write the dash that ends a sentence's own label ("OMENTUM, OMENTECTOMY-") as a colon; offsets stay."""
    return f"{body[: end - 1]}:{body[end:]}" if body[end - 1 : end] in _DASHES else body
