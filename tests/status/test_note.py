"""What the mentions of a note add up to: `docs/labels.md`, rule by rule."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recurnlp import Cue, Extractor, Mention, NoteStatus, Stage
from recurnlp.model.vocabulary import ASSERTIONS, AXIS_VALUES, EXTENTS, TIMES
from recurnlp.status import decide_status, derive_label

AXES = ("distant", "nodal", "recurrence")
RANKING = ("present", "probable", "possible", "absent")


def make(kind: str, assertion: str = "present", extent: str = "unspecified", *sites: str, **more: object) -> Mention:
    """A mention as the extraction would make it."""
    facts = {
        "start": 0,
        "end": 1,
        "text": "x",
        "kind": kind,
        "assertion": assertion,
        "time": "current",
        "extent": extent,
        "sites": sites,
        "section": "impression",
        "sentence_start": 0,
        "sentence_end": 1,
        "rule_id": "made.up",
    }
    return Mention(**{**facts, **more})  # type: ignore[arg-type]


def metastasis(assertion: str = "present", extent: str = "distant", *sites: str, **more: object) -> Mention:
    """A metastasis, distant unless told otherwise."""
    return make("metastasis", assertion, extent, *sites, **more)


def recurrence(assertion: str = "present", extent: str = "unspecified", *sites: str, **more: object) -> Mention:
    """A recurrence, of unspecified extent unless told otherwise."""
    return make("recurrence", assertion, extent, *sites, **more)


def nodes(assertion: str = "present", **more: object) -> Mention:
    """A regional lymph node metastasis."""
    return metastasis(assertion, "regional", "lymph_node", **more)


def place(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions one after the other."""
    return [
        Mention(**{name: getattr(m, name) for name in m.__slots__} | {"start": i, "end": i + 1})  # type: ignore[arg-type]
        for i, m in enumerate(mentions)
    ]


def decide(*mentions: Mention) -> NoteStatus:
    """Decide on a note of these mentions."""
    return decide_status(place(mentions))


def test_nodes_of_no_named_station_among_organs_are_no_distant_sites() -> None:
    """Organs are distant sites, nodes beside them only where their station is named."""
    vague = make("metastasis", "present", "distant", "lung", "lymph_node", icd10=("C78.00", "C77.9"))
    named = make("metastasis", "present", "distant", "lung", "lymph_node", icd10=("C78.00", "C77.2"))
    assert decide_status([vague]).distant_sites == ("lung",)
    assert decide_status([named]).distant_sites == ("lung", "lymph_node")


def test_no_mention_states_nothing() -> None:
    """Without mentions every axis and the label are not stated."""
    assert decide() == NoteStatus(deciding=dict.fromkeys(AXES, ()))


@pytest.mark.parametrize("value", RANKING)
def test_each_kind_speaks_on_its_axis(value: str) -> None:
    """A distant metastasis, a node and a recurrence each decide their own axis, in all values, and no other."""
    assert decide(metastasis(value)).distant == value
    assert decide(nodes(value)).nodal == value
    assert decide(recurrence(value)).recurrence == value
    assert decide(metastasis(value)).nodal == decide(metastasis(value)).recurrence == "not_stated"
    assert decide(nodes(value)).distant == decide(nodes(value)).recurrence == "not_stated"
    assert decide(recurrence(value)).distant == decide(recurrence(value)).nodal == "not_stated"


@pytest.mark.parametrize("value", RANKING)
def test_unspecified_place_counts_as_distant(value: str) -> None:
    """A metastasis whose place is not told speaks on the distant axis."""
    assert decide(metastasis(value, "unspecified")).distant == value


def test_local_and_satellite_spread_is_not_distant() -> None:
    """Spread within the organ and satellites leave the distant axis not stated."""
    status = decide(metastasis("present", "local", "liver"), metastasis("present", "regional", "skin"))

    assert (status.distant, status.nodal) == ("not_stated", "not_stated")


@pytest.mark.parametrize("assertion", ["hypothetical", "other"])
def test_hypothetical_and_family_count_for_nothing(assertion: str) -> None:
    """What is feared, sought or somebody else's leaves every axis not stated."""
    status = decide(metastasis(assertion), nodes(assertion), recurrence(assertion))

    assert status == NoteStatus(deciding=dict.fromkeys(AXES, ()))


@pytest.mark.parametrize("stronger", range(3))
def test_the_strongest_statement_wins(stronger: int) -> None:
    """Present beats probable beats possible beats absent, whichever comes first."""
    for weaker in range(stronger + 1, 4):
        for values in ((RANKING[stronger], RANKING[weaker]), (RANKING[weaker], RANKING[stronger])):
            assert decide(*(metastasis(value, "distant", "liver") for value in values)).distant == RANKING[stronger]
            assert decide(*(nodes(value) for value in values)).nodal == RANKING[stronger]


@pytest.mark.parametrize("value", ["present"])
def test_history_is_present_unless_gone(value: str) -> None:
    """A past metastasis or recurrence counts as present while the note says nothing else."""
    assert decide(metastasis(value, time="past")).distant == "present"
    assert decide(recurrence(value, time="past")).recurrence == "present"


def test_all_clear_ends_history() -> None:
    """No evidence of disease makes what is told as past absent, on each axis."""
    status = decide(
        metastasis("present", "distant", "liver", time="past"),
        recurrence("present", "local", "breast", time="past"),
        recurrence("absent"),
    )

    assert (status.distant, status.recurrence, status.label) == ("absent", "absent", "no_evidence")
    assert (status.distant_sites, status.recurrence_extent) == ((), ())


@pytest.mark.parametrize("assertion", ["possible", "probable"])
def test_a_refuted_suspicion_is_absent(assertion: str) -> None:
    """A suspicion that is told as past is absent."""
    assert decide(metastasis(assertion, time="past")).distant == "absent"
    assert decide(recurrence(assertion, time="past")).recurrence == "absent"


@pytest.mark.parametrize("code", ["", ", pN0(i+)"])
def test_isolated_tumor_cells_do_not_make_a_node_positive(code: str, extractor: Extractor) -> None:
    """Isolated tumor cells only: the mention is present, the nodal axis absent, with or without the code."""
    note = extractor(f"Breast carcinoma. Isolated tumor cells are seen in one sentinel node{code}.")

    assert any(m.kind == "metastasis" and m.assertion == "present" for m in note.mentions)
    assert note.status.nodal == "absent"


def test_any_rule_may_name_isolated_cells() -> None:
    """What a mention tells of, and not the rule that found it, keeps it from making a node positive."""
    assert decide(nodes(isolated_cells=True)).nodal == "absent"
    assert decide(nodes(rule_id="metastasis.isolated_tumor_cells")).nodal == "present"


def test_isolated_tumor_cells_beside_a_metastasis(extractor: Extractor) -> None:
    """A metastasis in another node makes the nodal axis present all the same."""
    note = extractor("Breast carcinoma. Isolated tumor cells in one node. Metastatic carcinoma in two axillary nodes.")

    assert note.status.nodal == "present"


@pytest.mark.parametrize(("assertion", "nodal"), [("probable", "probable"), ("absent", "absent")])
def test_a_return_in_the_nodes_is_spread_to_them(assertion: str, nodal: str) -> None:
    """A nodal recurrence decides the nodal axis, as does that there is none."""
    assert decide(recurrence(assertion, "regional", "lymph_node")).nodal == nodal


def test_micrometastasis_makes_a_node_positive(extractor: Extractor) -> None:
    """A micrometastasis in a node is nodal disease."""
    assert extractor("Breast carcinoma. One sentinel lymph node with micrometastasis.").status.nodal == "present"


def test_distant_recurrence_is_distant_disease() -> None:
    """A recurrence in another organ speaks on both axes, and the label tells both."""
    status = decide(recurrence("present", "distant", "liver"))

    assert (status.distant, status.recurrence, status.label) == ("present", "present", "recurrent_metastatic")
    assert (status.distant_sites, status.recurrence_extent) == (("liver",), ("distant",))


def test_recurrence_extent_lists_each_once() -> None:
    """The extents of affirmed recurrences are listed in the order of the text, without the unspecified."""
    status = decide(
        recurrence("present", "unspecified"),
        recurrence("present", "local", "breast"),
        recurrence("present", "regional", "lymph_node"),
        recurrence("present", "local", "breast"),
    )

    assert status.recurrence_extent == ("local", "regional")


def test_recurrence_of_no_told_extent_is_unspecified() -> None:
    """Where no recurrence tells its extent the list says unspecified."""
    assert decide(recurrence("present")).recurrence_extent == ("unspecified",)


@pytest.mark.parametrize("assertion", ["possible", "absent", "hypothetical"])
def test_no_recurrence_has_no_extent(assertion: str) -> None:
    """Unless recurrence is present or probable it has no extent."""
    assert decide(recurrence(assertion, "local", "breast")).recurrence_extent == ()


def test_spread_found_with_a_recurrence_adds_its_extent() -> None:
    """Distant metastases and positive nodes of a note with a recurrence are how far it reaches; past ones are not."""
    local, liver = recurrence("present", "local", "breast"), metastasis("present", "distant", "liver")

    assert decide(local, nodes()).recurrence_extent == ("local", "regional")
    assert decide(recurrence("present"), liver).recurrence_extent == ("distant",)
    assert decide(recurrence("present"), metastasis("present", "unspecified")).recurrence_extent == ("distant",)
    assert decide(recurrence("present", "biochemical"), liver).recurrence_extent == ("biochemical", "distant")
    assert decide(local, metastasis("present", "distant", "liver", time="past")).recurrence_extent == ("local",)
    assert decide(local, metastasis("possible", "distant", "liver")).recurrence_extent == ("local",)


@pytest.mark.parametrize(
    ("concluded", "axis"), [("present", "present"), ("absent", "absent"), ("possible", "possible")]
)
def test_impression_settles_the_doubt_of_the_body(concluded: str, axis: str) -> None:
    """What the impression says of a place takes the place of what the findings suspected there."""
    suspected = metastasis("probable", "distant", "liver", section="findings")

    assert decide(suspected, metastasis(concluded, "distant", "liver", section="impression")).distant == axis
    assert decide(suspected, metastasis(concluded, "distant", "brain", section="impression")).distant in (
        "present",
        "probable",
    )


def test_none_at_all_in_the_impression_settles_every_doubt(extractor: Extractor) -> None:
    """That there is no metastatic disease is said of every place; that there is none else, or none new, is not."""
    findings = "FINDINGS: A liver lesion, possibly a metastasis.\nIMPRESSION: "

    assert extractor(f"{findings}No evidence of metastatic disease.").status.distant == "absent"
    for partial in ("No other evidence of metastatic disease.", "No new metastases.", "No further metastases."):
        assert extractor(f"{findings}{partial}").status.distant == "possible", partial


def test_impression_does_not_undo_a_fact() -> None:
    """Metastases told as a fact in the findings stay, whatever the impression denies."""
    fact = metastasis("present", "distant", "liver", section="findings")

    assert decide(fact, metastasis("absent", "distant", "liver", section="impression")).distant == "present"


@pytest.mark.parametrize("evidence", ["pathology", "cytology"])
@pytest.mark.parametrize("value", ["present", "absent"])
def test_pathology_settles_the_doubt_of_imaging(value: str, evidence: str) -> None:
    """What the pathologist finds in a place decides what a scan suspected there, whichever is told first."""
    scan = metastasis("probable", "distant", "liver", evidence="imaging")
    biopsy = metastasis(value, "distant", "liver", evidence=evidence)

    assert decide(scan, biopsy).distant == decide(biopsy, scan).distant == value
    assert decide(scan, metastasis("absent", "distant", "lung", evidence=evidence)).distant == "probable"


def test_a_doubt_of_the_pathologist_settles_nothing() -> None:
    """Only a certain finding of pathology outranks a scan."""
    scan = metastasis("probable", "distant", "liver", evidence="imaging")

    assert decide(scan, metastasis("possible", "distant", "liver", evidence="pathology")).distant == "probable"


def test_positive_nodes_of_pathology_place_the_spread() -> None:
    """Metastatic carcinoma of no place is in the nodes that the pathologist found positive, but not in a recurrence."""
    vague = metastasis("present", "unspecified", evidence="pathology")
    node = nodes(evidence="pathology")

    assert decide(vague, node).distant == "not_stated"
    assert decide(vague, nodes(evidence="imaging")).distant == "present"
    assert decide(metastasis("present", "unspecified", evidence="clinical"), node).distant == "present"
    assert decide(vague, node, recurrence()).distant == "present"
    assert decide(vague, node, make("stage", stage=Stage("p", "2", "1", "1"))).distant == "present"


@pytest.mark.parametrize(
    ("text", "distant", "recurrence_axis"),
    [
        (
            "FINDINGS: A liver lesion is suspicious for metastasis.\nIMPRESSION: No liver metastases.",
            "absent",
            "not_stated",
        ),
        ("FINDINGS: A possible liver metastasis.\nIMPRESSION: Metastasis in the liver.", "present", "not_stated"),
        ("Breast cancer. NED since 2011 until liver metastases appeared in 2019.", "present", "present"),
        (
            "Diagnosis: Metastatic breast cancer, bone\n\nHISTORY\n- 2012: mastectomy.\n- 2020: bone metastasis.",
            "present",
            "present",
        ),
        ("Residual glioma is unchanged.", "not_stated", "not_stated"),
        ("The glioma persists and has progressed.", "not_stated", "not_stated"),
        (
            "Colon cancer. Suspected liver metastasis was ruled out by biopsy.",
            "absent",
            "not_stated",
        ),
    ],
)
def test_latest_sense_of_a_note(text: str, distant: str, recurrence_axis: str, extractor: Extractor) -> None:
    """Impressions, refutations and disease that comes after freedom from it are read in the note's latest sense."""
    status = extractor(text).status

    assert (status.distant, status.recurrence) == (distant, recurrence_axis)


def test_distant_sites_are_those_affirmed() -> None:
    """Sites of present and probable distant metastases are listed once, in the order of the text, and no others."""
    status = decide(
        metastasis("probable", "distant", "lung"),
        metastasis("absent", "distant", "brain"),
        metastasis("present", "distant", "liver", "lung"),
        metastasis("possible", "distant", "bone"),
        metastasis("hypothetical", "distant", "adrenal"),
        nodes("present"),
    )

    assert status.distant_sites == ("lung", "liver")


def test_sites_of_the_past_are_listed_where_there_are_no_others() -> None:
    """Spread that was treated is not listed beside that of today."""
    past = replace(metastasis("present", "distant", "brain"), time="past")
    now = metastasis("present", "distant", "liver")

    assert decide(past, now).distant_sites == ("liver",)
    assert decide(past).distant_sites == ("brain",)


def test_stage_decides_beside_mentions() -> None:
    """A code counts like a mention: M1 makes distant present where the words only suspect it."""
    code = make("stage", stage=Stage("p", "2", "1", "1"))

    status = decide(metastasis("possible"), code)

    assert (status.distant, status.nodal) == ("present", "present")
    assert status.deciding == {"distant": (1,), "nodal": (1,), "recurrence": ()}


@pytest.mark.parametrize("assertion", ["hypothetical", "other"])
def test_a_code_that_is_not_the_patient_s_says_nothing(assertion: str) -> None:
    """M0 or N0 that is only looked for, or a relative's, leaves the axes not stated."""
    status = decide(make("stage", assertion, stage=Stage("c", "2", "0", "0")))

    assert (status.distant, status.nodal) == ("not_stated", "not_stated")


def test_no_other_code_settles_a_doubtful_one() -> None:
    """A doubtful M1 in the findings stays in doubt beside M0 of the impression: codes are not said of places."""
    doubtful = make("stage", "possible", stage=Stage(m="1"), section="findings")

    assert decide(doubtful, make("stage", stage=Stage(m="0"), section="impression")).distant == "possible"


def test_deciding_names_every_mention_of_the_winning_value() -> None:
    """All mentions that say the axis's value are named, and no others."""
    status = decide(metastasis(), metastasis("absent", "distant", "lung"), metastasis(), recurrence("absent", "local"))

    assert status.deciding == {"distant": (0, 2), "nodal": (), "recurrence": (3,)}


MENTIONS = st.builds(
    make,
    st.sampled_from(["metastasis", "recurrence"]),
    st.sampled_from(ASSERTIONS),
    st.sampled_from(EXTENTS),
    st.sampled_from(["liver", "lymph_node", "lung", "breast"]),
    time=st.sampled_from(TIMES),
)


@given(st.lists(MENTIONS, max_size=6))
def test_status_is_sound(mentions: list[Mention]) -> None:
    """For any mentions the label follows from the axes, and deciding indices point at mentions of the note."""
    status = decide(*mentions)
    axes = [getattr(status, axis) for axis in AXES]

    assert set(axes) <= set(AXIS_VALUES)
    assert status.label == derive_label(*axes)
    assert bool(status.recurrence_extent) == (status.recurrence in ("present", "probable"))
    assert not status.distant_sites or status.distant in ("present", "probable")
    for axis, value in zip(AXES, axes, strict=True):
        assert bool(status.deciding[axis]) == (value != "not_stated")
        assert all(0 <= index < len(mentions) for index in status.deciding[axis])


@given(st.lists(MENTIONS, max_size=6))
def test_deciding_mentions_say_so(mentions: list[Mention]) -> None:
    """A mention that decided on present, probable or possible has that assertion; none that decided asks or fears."""
    status = decide(*mentions)

    for axis in AXES:
        value = getattr(status, axis)
        said = {mentions[index].assertion for index in status.deciding[axis]}
        assert not said & {"hypothetical", "other"}
        assert value == "absent" or said <= {value}


@given(st.lists(MENTIONS, max_size=5), st.sampled_from(["hypothetical", "other"]), st.integers(0, 5))
def test_questions_change_nothing(mentions: list[Mention], assertion: str, at: int) -> None:
    """A hypothetical mention or another person's, put in anywhere, leaves the axes as they are."""
    with_question = [*mentions[:at], metastasis(assertion, "distant", "spleen"), *mentions[at:]]

    before, after = decide(*mentions), decide(*with_question)

    assert [getattr(after, axis) for axis in AXES] == [getattr(before, axis) for axis in AXES]
    assert after.distant_sites == before.distant_sites


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Colon cancer. New liver metastases. Local recurrence at the anastomosis.", "recurrent_metastatic"),
        ("Lung cancer with brain metastases at diagnosis.", "distant_metastasis"),
        ("Breast cancer, local recurrence in the scar. No distant metastases.", "locoregional_recurrence"),
        ("Prostate cancer with biochemical recurrence.", "locoregional_recurrence"),
        ("Breast carcinoma. Two of nine axillary lymph nodes contain carcinoma.", "nodal_metastasis"),
        ("Melanoma. A lung nodule, metastasis cannot be excluded.", "suspected"),
        ("Lymphoma in remission. No evidence of recurrence.", "no_evidence"),
        ("Screening for recurrence of the melanoma.", "not_stated"),
        ("Mother had metastatic breast cancer.", "not_stated"),
        ("A cold. No fever.", "not_stated"),
        ("History of liver metastases from colon cancer, resected in 2010. Now NED.", "no_evidence"),
        ("History of metastatic melanoma.", "distant_metastasis"),
        ("IMPRESSION: New liver metastases. No evidence of recurrence of the breast cancer.", "distant_metastasis"),
        ("The tumor recurred in 2011. She has been free of disease since.", "no_evidence"),
        ("Suspected recurrence of the glioma was ruled out by biopsy.", "no_evidence"),
        ("Sister with recurrent ovarian cancer. Her own melanoma has recurred.", "locoregional_recurrence"),
    ],
)
def test_label_of_a_note(text: str, label: str, extractor: Extractor) -> None:
    """A short note comes out with the label its words give."""
    assert extractor(text).status.label == label


@pytest.mark.parametrize(
    ("code", "distant"),
    [("pT2 N1", "not_stated"), ("pT2 N1 M0", "absent"), ("pT2 N1 M1", "present"), ("pT2", "present")],
)
def test_spread_of_no_place_is_where_the_code_puts_it(code: str, distant: str, extractor: Extractor) -> None:
    """Metastatic carcinoma of no place means the nodes where the TNM code speaks of nodes and of nothing beyond."""
    text = f"DIAGNOSIS: Metastatic carcinoma. Two of five lymph nodes are positive for carcinoma. {code}."

    assert extractor(text).status.distant == distant


@pytest.mark.parametrize(
    ("text", "recurrence"),
    [
        ("Melanoma of the eye, no local recurrence. MRI shows two hepatic metastases.", "present"),
        ("Liver metastasis of a sarcoma. She had been disease-free until March.", "present"),
        ("Breast cancer in complete remission. Now probable liver metastases.", "probable"),
        ("Liver metastases of colon cancer were resected. No recurrence since.", "absent"),
        ("Breast cancer, free of disease. Bone metastasis was found and treated. In remission.", "absent"),
    ],
)
def test_spread_after_freedom_from_disease_is_a_return(text: str, recurrence: str, extractor: Extractor) -> None:
    """Distant spread told after a time without disease is a recurrence; freedom told after the spread ends it."""
    assert extractor(text).status.recurrence == recurrence


def test_history_is_gone_where_the_note_denies_it_of_another_place() -> None:
    """Spread of the past is over where the note goes on to say that there is none now."""
    status = decide(metastasis("present", "distant", "liver", time="past"), metastasis("absent", "distant", "lung"))

    assert (status.distant, status.deciding["distant"]) == ("absent", (1,))


def test_a_doubt_of_today_takes_nothing_from_an_earlier_recurrence() -> None:
    """A recurrence that was there counts where spread is only probable now, unless the note tells of freedom since."""
    earlier, doubted = recurrence("present", "local", time="past"), metastasis("probable", "distant", "liver")
    status = decide(earlier, doubted)
    freed = decide(earlier, recurrence("absent"), doubted)

    assert (status.recurrence, status.deciding["recurrence"]) == ("present", (0,))
    assert status.recurrence_extent == ("local", "distant")
    assert (freed.recurrence, freed.deciding["recurrence"]) == ("probable", (2,))


def test_a_denial_of_the_past_takes_nothing_from_history() -> None:
    """Spread of the past stays where all that is denied is of the past as well: one scan was clear, a later one not."""
    clear = metastasis("absent", "distant", "liver", time="past")

    assert decide(clear, metastasis("present", "distant", "liver", time="past")).distant == "present"


@pytest.mark.parametrize(("site", "distant"), [("brain", "absent"), ("bladder", "absent"), ("breast", "present")])
def test_an_organ_that_is_all_there_is_to_see_clears_the_patient(site: str, distant: str) -> None:
    """No recurrence in the brain or bladder, which a report looks at whole, is said of the patient."""
    assert decide(metastasis("present", "distant", "bone"), recurrence("absent", "local", site)).distant == distant


def test_both_denials_decide() -> None:
    """A freedom of the past and one of today are both named."""
    assert decide(recurrence("absent", time="past"), recurrence("absent")).deciding["recurrence"] == (0, 1)


def test_no_distant_recurrence_denies_spread() -> None:
    """That nothing has come back in other organs says that nothing is there."""
    assert decide(recurrence("absent", "distant")).distant == "absent"


def test_the_word_of_a_recurrence_decides_before_spread_after_freedom() -> None:
    """Where the note itself speaks of a recurrence, that mention decides."""
    status = decide(recurrence("absent"), metastasis(), recurrence("present", "local", "breast"))

    assert status.deciding["recurrence"] == (2,)


def test_negative_nodes_place_no_spread() -> None:
    """Metastatic carcinoma of no place stays distant where the code speaks of nodes without tumor."""
    assert decide(metastasis("present", "unspecified"), make("stage", stage=Stage(n="0"))).distant == "present"


def test_spread_of_a_place_decides_beside_positive_nodes() -> None:
    """A code that speaks of nodes alone takes nothing from spread whose organ is named."""
    status = decide(metastasis("present", "distant", "liver"), make("stage", stage=Stage(n="1")))

    assert (status.distant, status.deciding["distant"]) == ("present", (0,))


def test_a_code_of_spread_leaves_spread_of_no_place_distant() -> None:
    """Beside N1 M1, metastatic carcinoma of no place decides with the code."""
    status = decide(metastasis("present", "unspecified"), make("stage", stage=Stage(n="1", m="1")))

    assert (status.distant, status.deciding["distant"]) == ("present", (0, 1))


@pytest.mark.parametrize(("category", "distant"), [("negated", "present"), ("resolved", "present"), ("past", "absent")])
def test_what_denies_a_recurrence_in_other_words_leaves_spread(category: str, distant: str) -> None:
    """A recurrence that is denied or has resolved ends recurrences only; words such as "free of disease" end all."""
    cue = Cue("made.up", category, 0, 1)

    assert decide(metastasis(), recurrence("absent", cues=(cue,))).distant == distant


@pytest.mark.parametrize(
    ("text", "nodal"),
    [
        ("Colectomy in 2016, pT3 N1 M0. The scan shows no recurrence.", "absent"),
        ("T1c N1a breast cancer, five years out, without evidence of recurrence.", "absent"),
        ("There is no recurrence of the old melanoma. Colectomy today: pT3 N1 M0.", "present"),
        ("Colectomy in 2016, pT3 N1 M0. No recurrence at the anastomosis. A mesenteric node is positive.", "present"),
    ],
)
def test_what_was_staged_is_over_where_nothing_came_back(text: str, nodal: str, extractor: Extractor) -> None:
    """Nodes of a code are gone where the note goes on to say that nothing came back; those found since are not."""
    assert extractor(text).status.nodal == nodal


@pytest.mark.parametrize(
    ("text", "distant", "nodal"),
    [
        ("There is no evidence of local or distant recurrence.", "absent", "not_stated"),
        ("The liver metastasis was ablated in 2016. Since then no hepatic recurrence.", "absent", "not_stated"),
        ("Rectal cancer without nodal or pulmonary metastases.", "absent", "absent"),
        ("Seminoma. No nodal relapse.", "not_stated", "absent"),
        (
            "Tonsil cancer, neck dissection with 2/30 nodes positive. No locoregional recurrence.",
            "not_stated",
            "absent",
        ),
        ("Rectal cancer without liver metastases.", "absent", "not_stated"),
    ],
)
def test_what_is_denied_of_several_places_is_denied_of_each(
    text: str, distant: str, nodal: str, extractor: Extractor
) -> None:
    """A return that is denied denies spread there, in nodes as in organs, and what was there is over."""
    status = extractor(text).status

    assert (status.distant, status.nodal) == (distant, nodal)


@pytest.mark.parametrize(
    ("text", "distant", "nodal"),
    [
        ("Breast cancer cT2 cN1 cM0. After chemotherapy and surgery ypT1 ypN0.", "absent", "absent"),
        ("Breast cancer pT2 pN1. On ultrasound today cN0.", "not_stated", "present"),
        ("DLBCL of the tonsil. Uptake in marrow. It is stage IV disease.", "not_stated", "not_stated"),
        ("Colon cancer. It is stage IV disease.", "present", "not_stated"),
    ],
)
def test_codes_count_as_their_cancer_and_their_source_say(
    text: str, distant: str, nodal: str, extractor: Extractor
) -> None:
    """Tissue overtakes what was felt before; stage IV of a lymphoma is no spread, wherever the lymphoma is named."""
    status = extractor(text).status

    assert (status.distant, status.nodal) == (distant, nodal)
