"""The way of a note through extraction: segment, scan, sentence pipeline, place."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from operator import attrgetter

from recurnlp.extract.answers import join_answers
from recurnlp.extract.bracketed import find_bracketed
from recurnlp.extract.chronology import Chronology
from recurnlp.extract.course import CourseFinder
from recurnlp.extract.effects import SectionEffects
from recurnlp.extract.evident import is_spread
from recurnlp.extract.finding import Finding
from recurnlp.extract.known import keep_known
from recurnlp.extract.legends import blank_legends
from recurnlp.extract.lent import lend_specimen
from recurnlp.extract.neoplasm import NeoplasmFinder
from recurnlp.extract.noise import blank_noise
from recurnlp.extract.options import choose_options
from recurnlp.extract.pipeline import SentencePipeline
from recurnlp.extract.place import Placer
from recurnlp.extract.placement import Placements
from recurnlp.extract.primary import PrimaryFinder
from recurnlp.extract.reader import Reader
from recurnlp.extract.recall import Recall
from recurnlp.extract.repeats import drop_repeated_verdicts
from recurnlp.extract.resolution import Resolver
from recurnlp.extract.restoration import Restorer
from recurnlp.extract.scan import Scanner, choose
from recurnlp.extract.segment import REMEMBERED, Division, Segmenter
from recurnlp.extract.stage import StageFinder
from recurnlp.extract.staging import place_stage
from recurnlp.extract.stating import Statement, read_statement
from recurnlp.extract.surroundings import Surroundings
from recurnlp.extract.tabulated import list_tables
from recurnlp.extract.vocabulary import (
    FUNCTION_WORDS,
    choose_target_anchors,
    collect_vocabulary,
    collect_written_words,
)
from recurnlp.model import Mention, Section, Sentence
from recurnlp.rules import RuleSet

# What was suspected was something benign, or a cancer of its own.
_REFUTING = frozenset({"refutation", "new_primary"})
Found = tuple[Statement, Finding]


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
        self._neoplasms = NeoplasmFinder(rules, everything, self.reader)
        self._memory: Recall[Iterable[Found]] = Recall(REMEMBERED)
        self.primaries = PrimaryFinder(rules.primaries, rules.spelling)
        self._stages = StageFinder(rules.stages)
        self._effects = SectionEffects(rules.sections)
        self._placer = Placer(self._effects, rules.site_codes)
        self._placements = Placements(Resolver(self.pipeline, self._placer))
        self._chronology = Chronology(CourseFinder([rule for rule in rules.courses if rule.state in _REFUTING]))

    def prepare(self, text: str) -> str:
        """Return a note without what exports and scanners put into it; every character keeps its place.

        Args:
            text: the note as given.

        Raises:
            TypeError: it is no string.
        """
        if not isinstance(text, str):
            raise TypeError(f"a note is a string, not a {type(text).__name__}")
        text = choose_options(self._restorer.restore(blank_noise(text)))
        return join_answers(list_tables(blank_legends(text)))

    def segment(self, text: str) -> Division:
        """Divide a note into sections and sentences."""
        return self._segmenter(text)

    def state(self, text: str, sentence: Sentence) -> Statement:
        """Return a sentence as the pipeline reads it: after the words of the label it stands under.

        Args:
            text: the note, as `prepare` returned it.
            sentence: one of its sentences.
        """
        return read_statement(text, sentence, self.reader)

    def read(self, text: str, segments: Division) -> list[Mention]:
        """Return the mentions of a note, in the order of the text.

        Args:
            text: the note, as `prepare` returned it.
            segments: its division.
        """
        return self._finish(text, segments, self._find_all(text, segments))

    def read_sentences(self, text: str, segments: Division, sentences: list[Sentence]) -> list[Mention]:
        """Return the mentions of these sentences of the note, and its stages.

        Args:
            text, segments: as for `read`.
            sentences: the sentences.
        """
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
            return tuple(moved) if segments.key(section) else moved

        for section, known in segments.recall(self._memory, read):
            for statement, finding in known:
                yield statement.move(section.start, section), finding

    def _finish(self, text: str, segments: Division, found: Iterable[Found]) -> list[Mention]:
        """Make mentions of what was found, one by one: of a long note the findings take more room than they do."""
        mentions: list[Mention] = []
        doubtful: list[Found] = []
        known: list[Found] = []
        tells_spread = False
        stages = self._stages.find(text, segments)
        note = Surroundings(text, segments, stages, self.reader, self.primaries)
        for statement, finding in drop_repeated_verdicts(found):
            if finding.known and not is_spread(note, finding):
                known.append((statement, finding))
            elif not finding.certain:
                doubtful.append((statement, finding))
            else:
                tells_spread = tells_spread or finding.kind == "metastasis"
                mentions += self._placements.place(note, statement, finding)
        for statement, finding in self._neoplasms.confirm(note, doubtful, tells_spread=tells_spread):
            mentions += self._placements.place(note, statement, finding)
        if note.is_of_tissue:
            mentions = lend_specimen(mentions) if note.is_of_specimen else mentions
        else:
            lesions = [(told[1], lesion) for told in known for lesion in self._placements.place(note, *told)]
            mentions += list(keep_known(lesions, mentions, note))
        for stage in stages:
            sites = find_bracketed(self.pipeline, self.reader, text, stage, note.primary)
            effect = self._effects.find(stage.sentence.section.category)
            mentions.append(place_stage(text, stage, effect, sites, note.primary))
        for name in ("kind", "end", "start"):  # one by one: a key of three for each is a tenth of their room
            mentions.sort(key=attrgetter(name))
        return self._chronology.settle(text, segments, list(_join_sites(mentions)))


def _join_sites(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Yield mentions, those of the same words as one: "B, C: negative" is said once of two organs."""
    last: Mention | None = None
    for mention in mentions:
        if last and (last.start, last.end) == (mention.start, mention.end) and _agree(last, mention):
            sites, codes = ((*last.sites, *mention.sites), (*last.icd10, *mention.icd10))
            last = replace(last, sites=tuple(dict.fromkeys(sites)), icd10=tuple(dict.fromkeys(codes)))
            continue
        if last:
            yield last
        last = mention
    if last:
        yield last


def _agree(mention: Mention, other: Mention) -> bool:
    """Whether two mentions say the same of different places."""
    said = ((m.kind, m.assertion, m.time, m.extent) for m in (mention, other))
    return mention.kind == "metastasis" and len(set(said)) == 1
