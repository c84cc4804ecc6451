"""The libraries that are measured: each is built by a function that returns what reads one note.

They are given the same phrases: those of our target rules, as plain text. Everything is imported late, because each
library is measured in a process, and maybe an environment, of its own.
"""

import warnings
from collections.abc import Callable

Phrases = dict[str, list[str]]
Read = Callable[[str], object]


def build_recurnlp(_: Phrases) -> Read:
    """The whole extraction: mentions, note status, history."""
    from recurnlp import Extractor  # noqa: PLC0415

    return Extractor()


def build_bare_scan(phrases: Phrases) -> Read:
    """Nothing but one multi-pattern pass over the text: the limit to compare with."""
    from ahocorasick_rs import AhoCorasick, MatchKind  # noqa: PLC0415

    automaton = AhoCorasick([p for some in phrases.values() for p in some], matchkind=MatchKind.LeftmostLongest)
    return lambda text: automaton.find_matches_as_indexes(text.lower())


def build_medspacy_stock(phrases: Phrases) -> Read:
    """`medspacy.load()` as it comes, PyRuSH included, with our phrases."""
    import medspacy  # noqa: PLC0415
    from loguru import logger  # noqa: PLC0415

    logger.remove()  # PyRuSH logs every token
    nlp = medspacy.load()
    _add_medspacy_rules(nlp, phrases)
    return nlp


def build_medspacy_sentencizer(phrases: Phrases) -> Read:
    """The same with spaCy's sentencizer in place of PyRuSH."""
    import medspacy  # noqa: PLC0415

    nlp = medspacy.load(medspacy_disable=["medspacy_pyrush"])
    nlp.add_pipe("sentencizer", first=True)
    _add_medspacy_rules(nlp, phrases)
    return nlp


def _add_medspacy_rules(nlp: object, phrases: Phrases) -> None:
    from medspacy.target_matcher import TargetRule  # noqa: PLC0415

    rules = [TargetRule(phrase, label.upper()) for label, some in phrases.items() for phrase in some]
    nlp.get_pipe("medspacy_target_matcher").add(rules)  # type: ignore[attr-defined]


def build_edsnlp(phrases: Phrases) -> Read:
    """EDS-NLP: sentences, matcher, negation, hypothesis, family, history."""
    import edsnlp  # noqa: PLC0415

    nlp = edsnlp.blank("eds")
    nlp.add_pipe("eds.sentences")
    nlp.add_pipe("eds.matcher", config={"terms": phrases, "attr": "LOWER"})
    for pipe in ("negation", "hypothesis", "family", "history"):
        nlp.add_pipe(f"eds.{pipe}")
    return nlp


def build_negspacy(phrases: Phrases) -> Read:
    """negspaCy: spaCy's sentencizer, entity ruler and negex."""
    import spacy  # noqa: PLC0415
    from negspacy.negation import Negex  # noqa: F401, PLC0415 - registers the factory

    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    ruler = nlp.add_pipe("entity_ruler", config={"phrase_matcher_attr": "LOWER"})
    ruler.add_patterns([{"label": label, "pattern": p} for label, some in phrases.items() for p in some])
    nlp.add_pipe("negex", config={"ent_types": list(phrases)})
    return nlp


ENGINES: dict[str, Callable[[Phrases], Read]] = {
    "recurnlp": build_recurnlp,
    "bare scan": build_bare_scan,
    "EDS-NLP": build_edsnlp,
    "negspaCy": build_negspacy,
    "medSpaCy, sentencizer": build_medspacy_sentencizer,
    "medSpaCy, stock": build_medspacy_stock,
}


def build(name: str, phrases: Phrases) -> Read:
    """Build a library's reader, with the warnings of its parts left out of the measurement's output."""
    warnings.simplefilter("ignore")
    return ENGINES[name](phrases)
