"""Evidence to read."""

from recurnlp.report.compute.examples import find_examples

DECIDING = {"deciding": [{"axis": "distant", "start": 10, "end": 14}]}


def test_each_label_has_a_few_notes_with_marked_sentences(demo_run):
    """Sentences of the demo are cut round the mention that decided; no label has more than three notes."""
    examples = find_examples(demo_run, ())
    assert examples.problem == ""
    assert examples.by_label[0][0] == "recurrent_metastatic"
    assert all(1 <= len(found) <= 3 for _, found in examples.by_label)
    passages = [p for _, found in examples.by_label for example in found for p in example.passages]
    assert any(passage.before or passage.after for passage in passages)
    assert all(passage.marked for passage in passages)


def test_the_choice_is_the_same_every_time(demo_run):
    """Twice the same page of the same run."""
    assert find_examples(demo_run, ()) == find_examples(demo_run, ())


def test_without_the_inputs_the_words_of_mentions_are_left(make_run):
    """Where the inputs are gone the report says what is wrong, and shows the mention alone."""
    mention = {"start": 10, "end": 14, "sites": ["bone_marrow"]}
    examples = find_examples(make_run(notes=[DECIDING], mentions=[mention]), ())
    ((label, (example,)),) = examples.by_label
    (passage,) = example.passages
    assert (label, passage.before, passage.marked, passage.after) == ("no_evidence", "", "word", "")
    assert passage.reading == "present · current · distant · bone marrow"
    assert "/nowhere/notes.csv" in examples.problem


def test_inputs_that_are_not_all_named_have_to_be_given(make_run):
    """A run of more inputs than its record holds says so."""
    run = make_run(notes=[DECIDING], mentions=[{"start": 10, "end": 14}], inputs={"files": 200, "first": ["a.csv"]})
    assert "names only 1 of its 200 inputs" in find_examples(run, ()).problem


def test_a_note_shows_one_mention_a_sentence(make_run):
    """Two deciding mentions of one sentence make one passage."""
    spans = [{"axis": "distant", "start": start, "end": start + 4} for start in (10, 20)]
    mentions = [{"start": start, "end": start + 4, "sentence_start": 5} for start in (10, 20)]
    examples = find_examples(make_run(notes=[{"deciding": spans}], mentions=mentions), ())
    assert len(examples.by_label[0][1][0].passages) == 1


def test_a_sentence_without_end_is_cut(tmp_path, make_run):
    """Of a line of a megabyte only what stands near the mention is shown."""
    text = "x " * 5000 + "word" + " y" * 5000
    notes = tmp_path / "notes.csv"
    notes.write_text(f"note_id,text\nn1,{text}\n")
    settings = {"recurnlp": "0", "rules": "0", "columns": [], "encoding": "utf-8", "max_chars": 99_999}
    place = {"start": 10_000, "end": 10_004}
    run = make_run(
        notes=[{"deciding": [{"axis": "distant"} | place]}],
        mentions=[place | {"sentence_end": len(text)}],
        settings=settings,
    )
    examples = find_examples(run, [str(notes)])
    passage = examples.by_label[0][1][0].passages[0]
    assert examples.problem == ""
    assert len(passage.before + passage.after) < 500
    assert passage.before.startswith("…")
    assert passage.after.endswith("…")
