"""Lymph nodes in the forms that reports give them: what is said, how many were positive, how many examined."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recurnlp import Extractor

# Assertion, positive and examined nodes of each mention.
Said = list[tuple[str, int | None, int | None]]


def read_nodes(extractor: Extractor, text: str) -> Said:
    """What a text says of nodes, mention by mention."""
    mentions = [m for m in extractor(f"Carcinoma.\n{text}").mentions if m.kind == "metastasis"]
    assert all(m.sites == ("lymph_node",) for m in mentions)
    return [(m.assertion, m.nodes_positive, m.nodes_examined) for m in mentions]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2/15 lymph nodes positive.", [("present", 2, 15)]),
        ("2 of 15 lymph nodes are positive for carcinoma.", [("present", 2, 15)]),
        ("Two of fifteen lymph nodes contain metastatic carcinoma.", [("present", 2, 15)]),
        ("Two (2) of fifteen (15) lymph nodes positive for carcinoma.", [("present", 2, 15)]),
        ("Two out of fifteen lymph nodes are involved by carcinoma.", [("present", 2, 15)]),
        ("Lymph nodes, 0/12, negative for malignancy.", [("absent", 0, 12)]),
        ("Twelve lymph nodes negative for tumor (0/12).", [("absent", 0, 12)]),
        ("Lymph nodes (0/4).", [("absent", 0, 4)]),
        ("Lymph nodes: negative (O/12).", [("absent", 0, 12)]),
        ("Lymph nodes, O of 12, negative.", [("absent", 0, 12)]),
        ("Number of lymph nodes involved: 3", [("present", 3, None)]),
        ("Number of lymph nodes examined: 15\nNumber of lymph nodes involved: 3", [("present", 3, 15)]),
        ("Number of Lymph Nodes Involved: 3\nNumber of Lymph Nodes Examined: 15", [("present", 3, 15)]),
        ("Regional lymph nodes: number examined 12, number involved 0.", [("absent", 0, 12)]),
        ("Lymph nodes: examined 12, positive 2.", [("present", 2, 12)]),
        ("Nodes positive: 2, nodes examined: 15.", [("present", 2, 15)]),
        ("Nodes examined: 15; nodes positive: 0.", [("absent", 0, 15)]),
        ("Total nodes examined: 15. Total nodes positive: 0.", [("absent", 0, 15)]),
        ("Fifteen benign lymph nodes.", [("absent", 0, 15)]),
        ("Three reactive lymph nodes.", [("absent", 0, 3)]),
        ("No tumor seen in four lymph nodes.", [("absent", 0, 4)]),
        ("Four lymph nodes, no tumor seen.", [("absent", 0, 4)]),
        ("Four lymph nodes with no evidence of malignancy.", [("absent", 0, 4)]),
        ("One lymph node, negative for carcinoma.", [("absent", 0, 1)]),
        ("Metastatic carcinoma in 3 of 12 lymph nodes.", [("present", 3, 12)]),
        ("Metastatic adenocarcinoma involving three of twelve pericolic lymph nodes (3/12).", [("present", 3, 12)]),
        ("Metastatic carcinoma is present in one of nine axillary lymph nodes.", [("present", 1, 9)]),
        ("Axillary lymph nodes: metastatic carcinoma in 4/17 nodes.", [("present", 4, 17)]),
        ("Lymph nodes: metastatic carcinoma (4/17).", [("present", 4, 17)]),
        ("Metastatic carcinoma to one lymph node.", [("present", 1, None)]),
        ("Three lymph nodes positive for metastatic carcinoma.", [("present", 3, None)]),
        ("Three positive lymph nodes.", [("present", 3, None)]),
        ("All five lymph nodes are positive for melanoma.", [("present", 5, 5)]),
        ("All 5 lymph nodes negative.", [("absent", 0, 5)]),
        ("None of 12 lymph nodes involved.", [("absent", 0, 12)]),
        ("None of the twelve lymph nodes contains tumor.", [("absent", 0, 12)]),
        ("Sentinel lymph node #1: negative for carcinoma.", [("absent", None, None)]),
        ("Sentinel lymph nodes, negative (0/2).", [("absent", 0, 2)]),
        ("Sentinel node biopsy: negative.", [("absent", None, None)]),
        ("Sentinel lymph node biopsy was negative, 0 of 3.", [("absent", 0, 3)]),
        ("Isolated tumor cells in one of three sentinel nodes.", [("present", 1, 3)]),
        ("One sentinel lymph node with isolated tumor cells (pN0(i+)).", [("present", 1, None)]),
        ("Micrometastasis in one of two sentinel lymph nodes (1/2).", [("present", 1, 2)]),
        ("One lymph node with a 1.2 mm micrometastasis.", [("present", 1, None)]),
        ("Micrometastatic carcinoma in 1 of 4 lymph nodes.", [("present", 1, 4)]),
        ("Metastatic carcinoma in 2 of 8 nodes with extranodal extension.", [("present", 2, 8)]),
        (
            "Lymph nodes, left neck, levels II-IV: level II 1/5, level III 0/7, level IV 0/3.",
            [("present", 1, 5), ("absent", 0, 7), ("absent", 0, 3)],
        ),
        ("Level II: 0/4. Level III: 1/3. Level IV: 0/6.", [("absent", 0, 4), ("present", 1, 3), ("absent", 0, 6)]),
        (
            "Left neck dissection - Level II: 0/4 - Level III: 1/3 - Level IV: 0/5",
            [("absent", 0, 4), ("present", 1, 3), ("absent", 0, 5)],
        ),
        (
            "Right obturator nodes 0/3, left obturator nodes 1/4, right iliac nodes 0/6.",
            [("absent", 0, 3), ("present", 1, 4), ("absent", 0, 6)],
        ),
        ("Right pelvic lymph nodes: 0/9; left pelvic lymph nodes: 2/8.", [("absent", 0, 9), ("present", 2, 8)]),
        (
            "Lymph nodes, level 7 (0/2), level 4R (1/3), level 10 (0/4).",
            [("absent", 0, 2), ("present", 1, 3), ("absent", 0, 4)],
        ),
        ("Station 7: 0/2 nodes.", [("absent", 0, 2)]),
        ("Two lymph nodes with sinus histiocytosis.", [("absent", 0, 2)]),
        ("Lymph node with anthracosis.", [("absent", None, None)]),
        ("Lymph nodes: no tumor.", [("absent", None, None)]),
        ("Lymph nodes - free of tumor.", [("absent", None, None)]),
        ("Nodes clear (0/18).", [("absent", 0, 18)]),
        ("Nodal status: 0/14.", [("absent", 0, 14)]),
        ("Nodal status: negative.", [("absent", None, None)]),
        ("Node-negative breast cancer.", [("absent", None, None)]),
        ("Node positive breast cancer.", [("present", None, None)]),
        ("She was node-negative.", [("absent", None, None)]),
        ("Axillary lymph nodes, 3/10 positive.", [("present", 3, 10)]),
        ("Axillary lymph nodes 3/10 positive.", [("present", 3, 10)]),
        ("3/10 axillary lymph nodes positive.", [("present", 3, 10)]),
        ("Lymph nodes (3/10 positive).", [("present", 3, 10)]),
        ("Lymph nodes 3 positive out of 10.", [("present", 3, 10)]),
        ("Lymph nodes: 3 of 10 involved by tumor.", [("present", 3, 10)]),
        ("There were 3 positive nodes out of 10.", [("present", 3, 10)]),
        ("3 positive nodes of 10 examined.", [("present", 3, 10)]),
        ("Ten nodes were examined and three were positive.", [("present", 3, 10)]),
        ("Of 22 nodes examined, 5 contained metastatic carcinoma.", [("present", 5, 22)]),
        ("Of 22 lymph nodes, none contained tumor.", [("absent", 0, 22)]),
        ("22 nodes removed, all negative.", [("absent", 0, 22)]),
        ("Twenty-two lymph nodes, negative for tumor.", [("absent", 0, 22)]),
        ("Lymph nodes (2+/15).", [("present", 2, 15)]),
        ("LN 2/15 +.", [("present", 2, 15)]),
        ("LNs: 0/15.", [("absent", 0, 15)]),
        ("Lymph nodes: 0 positive / 15 examined.", [("absent", 0, 15)]),
        ("Lymph nodes: positive 1, total 15.", [("present", 1, 15)]),
        ("No nodes involved.", [("absent", None, None)]),
        ("0 of 5 nodes.", [("absent", 0, 5)]),
        ("Metastatic disease to 4 lymph nodes, largest 2.1 cm.", [("present", 4, None)]),
        ("Lymph nodes, regional: metastatic carcinoma, 4 of 12, largest 2.1 cm.", [("present", 4, 12)]),
        ("Ganglion: 5 lymph nodes examined, all of which are free of metastasis.", [("absent", 0, 5)]),
        ("Para-aortic nodes positive 2/6.", [("present", 2, 6)]),
        ("Four lymph nodes, one with metastatic carcinoma.", [("present", 1, 4)]),
        ("Four lymph nodes, one positive for metastasis (1/4).", [("present", 1, 4)]),
        ("One of 4 nodes shows tumor with extracapsular spread.", [("present", 1, 4)]),
        ("Nodes received on 3/12 were benign.", [("absent", None, None)]),
        ("Matted nodes with extranodal extension, 6/9.", [("present", 6, 9)]),
    ],
)
def test_nodes_are_read_with_their_counts(text: str, said: Said, extractor: Extractor) -> None:
    """Each statement on nodes is one mention, with the counts it gives and no others."""
    assert read_nodes(extractor, text) == said


@pytest.mark.parametrize(
    "text",
    [
        "Lymph nodes: 0/0.",
        "No lymph nodes identified.",
        "Lymph nodes not sampled.",
        "Lymph nodes: not applicable.",
        "Number of lymph nodes examined: 15.",
        "Regional lymph nodes: cannot be assessed.",
        "Enlarged lymph nodes in the neck.",
    ],
)
def test_nodes_without_a_verdict_say_nothing(text: str, extractor: Extractor) -> None:
    """Nodes that were not there, not judged, only counted or only enlarged are no mention."""
    assert read_nodes(extractor, text) == []


@pytest.mark.parametrize(
    ("text", "nodal"),
    [
        ("Isolated tumor cells in one of three sentinel nodes.", "absent"),
        ("Micrometastasis in one of three sentinel nodes.", "present"),
        ("Four reactive lymph nodes.", "absent"),
        ("Right nodes 0/3, left nodes 1/4.", "present"),
        ("Lymph nodes: suspicious for metastasis.", "probable"),
        ("A suspicious left lateral neck node.", "probable"),
        ("Two axillary nodes are highly suspicious.", "probable"),
        ("The axillary node is suspicious for lymphoma.", "not_stated"),
    ],
)
def test_nodes_decide_their_axis(text: str, nodal: str, extractor: Extractor) -> None:
    """The axis of regional nodes follows from the strongest station; isolated cells leave it absent."""
    assert extractor(f"Breast carcinoma.\n{text}").status.nodal == nodal


@pytest.mark.parametrize(
    ("text", "extent"),
    [
        ("Breast carcinoma. Two of nine axillary lymph nodes contain carcinoma.", "regional"),
        ("Colon carcinoma. Two of nine pericolic lymph nodes contain carcinoma.", "regional"),
        ("Colon carcinoma. Metastatic carcinoma in a left supraclavicular lymph node.", "distant"),
        ("Prostate carcinoma. Metastatic carcinoma in one of three inguinal lymph nodes.", "distant"),
        ("Lung carcinoma. Metastatic carcinoma in a supraclavicular lymph node.", "regional"),
        ("Gastric carcinoma. Enlarged supraclavicular node; likely a nodal metastasis.", "distant"),
        ("Breast carcinoma. Enlarged contralateral axillary node; likely a nodal metastasis.", "distant"),
        ("Prostate carcinoma. Metastasis in a common iliac node.", "distant"),
        ("Prostate carcinoma. Metastasis in a presacral node.", "regional"),
        ("Bladder carcinoma. Metastasis in a common iliac node.", "regional"),
        ("Esophageal carcinoma. Metastasis in a supraclavicular node.", "distant"),
        ("Esophageal carcinoma. Metastasis in a celiac node.", "regional"),
        ("Gallbladder carcinoma. Metastasis in a celiac node.", "distant"),
        ("Laryngeal carcinoma. Metastasis in a paratracheal node.", "regional"),
        ("Laryngeal carcinoma. Metastasis in a mediastinal node.", "distant"),
        ("Mesothelioma. Metastasis in an internal mammary node.", "regional"),
        ("Anal carcinoma. Metastasis in a mesorectal node.", "regional"),
    ],
)
def test_stations_are_regional_or_distant_by_the_primary(text: str, extent: str, extractor: Extractor) -> None:
    """Where the note names its cancer, a station of that cancer is regional and any other is distant."""
    assert [m.extent for m in extractor(text).mentions] == [extent]


@pytest.mark.parametrize(
    "marked",
    [
        "Lung cancer. EBUS: <<station 4L positive for carcinoma|present>>, <<11L negative|absent>>.",
        "Lung cancer. EBUS <<stations 4R and 7: negative|absent>>.",
    ],
)
def test_a_station_with_its_verdict_is_a_mention(marked: str, check_marks: Callable[[str], None]) -> None:
    """Stations by number are told one by one, and not a second time by the procedure that sampled them."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "A. Sentinel lymph node #2, left axilla, hot and blue, excision:\n<<Negative|absent>>.",
        "A. Lymph node, sentinel, left axilla, deep, hot, excisional biopsy:\n<<Positive for carcinoma|present>>.",
        "A. Lymph node, retropancreatic (station 13). <<Metastatic carcinoma|present|sites=lymph_node>>, one of two.",
    ],
)
def test_a_verdict_reaches_the_node_of_any_label(marked: str, check_marks: Callable[[str], None]) -> None:
    """What opens the text under a label is said of its nodes, however much else the label says."""
    check_marks(f"Breast carcinoma.\n{marked}")


@pytest.mark.parametrize(
    "marked",
    [
        "Right <<groin dissection: 2/9|present|regional|sites=lymph_node>>.",
        "<<Hilar node: granulomata, stains for fungi negative; no tumor|absent>>.",
        "<<The largest node, 2 cm, is firm and white throughout and grossly replaced by tumor|present>>.",
        "EBUS-TBNA\n<<4R - lymphocytes, no malignant cells|absent>>\n<<7 - adenocarcinoma|present|sites=lymph_node>>\n",
        "Lymph nodes: <<total 29 involved 0|absent>> with scars 3",
    ],
)
def test_nodes_are_told_of_in_many_forms(marked: str, check_marks: Callable[[str], None]) -> None:
    """Dissections, descriptions, lists of stations and rows of forms tell of nodes."""
    check_marks(f"Carcinoma of the penis.\n{marked}")


def test_a_margin_under_the_label_of_nodes_is_none_of_them(check_marks: Callable[[str], None]) -> None:
    """A verdict on the margin of a specimen is no verdict on the nodes that its label names."""
    check_marks("Breast carcinoma.\nA. Sentinel lymph node #2, left axilla, hot, excision:\nMargin negative.")


def test_month_and_year_are_no_count(extractor: Extractor) -> None:
    """The date of a dissection counts no nodes; a count beside the date does."""
    assert read_nodes(extractor, "Axillary dissection 12/2019.") == []
    assert read_nodes(extractor, "12/2019 axillary dissection, 2/15 positive.") == [("present", 2, 15)]


@pytest.mark.parametrize("between", [" ", "\n"])
def test_fields_count_what_was_examined(between: str, check_marks: Callable[[str], None]) -> None:
    """The field below tells how many nodes were examined, also where values stand on lines of their own."""
    fields = f"<<Lymph nodes involved:{between}2|present|nodes=2/14>>\nLymph nodes examined:{between}14\n"
    check_marks(f"Colon cancer.\n{fields}")


def test_seminal_vesicles_are_no_nodes(check_marks: Callable[[str], None]) -> None:
    """Under the label of prostate and nodes, a verdict on another organ is said of that organ."""
    check_marks("DIAGNOSIS:\nProstate and pelvic lymph nodes, excision:\nSeminal vesicles: negative for tumor.\n")


def test_a_count_that_a_metastasis_leads_to_is_its_own(check_marks: Callable[[str], None]) -> None:
    """A count that "metastases in" leads to is no mention beside it, and tells of the same nodes."""
    check_marks("Colon cancer. <<Metastases|present|regional|sites=lymph_node|nodes=2/9>> in 2/9 pericolic nodes.")


def test_a_station_in_brackets_belongs_to_the_count_before_it(check_marks: Callable[[str], None]) -> None:
    """What brackets add behind a count is no other organ."""
    check_marks("Pelvic <<nodes: examined 9, number positive 1|present|sites=lymph_node>> (external iliac)")


def test_stations_that_are_numbered_count_nothing(extractor: Extractor) -> None:
    """The numbers of two stations, with their names in brackets, are no count."""
    text = (
        "Lung cancer.\n- Station 7 (subcarinal): 2 nodes removed\n- Station 8/9 (pulmonary ligament): 2 nodes removed"
    )
    assert extractor(text).mentions == ()


@pytest.mark.parametrize(
    ("title", "site", "extent"),
    [
        ("CERVICAL LYMPH NODE, FNA", "lymph_node", "regional"),
        ("FINE NEEDLE ASPIRATION, LEFT SUPRACLAVICULAR LYMPH NODE, ULTRASOUND GUIDED", "lymph_node", "distant"),
        ("LIVER BIOPSY", "liver", "distant"),
        ("CT-guided core biopsy of the left adrenal", "adrenal", "distant"),
        ("MRI LIVER", None, "unspecified"),
        ("LIVER BIOPSY\nLUNG BIOPSY", None, "unspecified"),
        ("BONE MARROW BIOPSY", None, "unspecified"),
    ],
)
def test_a_biopsy_report_tells_of_what_its_title_names(
    title: str, site: str | None, extent: str, extractor: Extractor
) -> None:
    """The one specimen that a title names is where the diagnosis below it was found; marrow tells of blood."""
    (mention,) = extractor(f"{title}\nDIAGNOSIS: Metastatic adenocarcinoma.").mentions

    assert (mention.sites, mention.extent) == ((site,) if site else (), extent)


def test_a_procedure_may_stand_before_its_node(check_marks: Callable[[str], None]) -> None:
    """A line that names the needle first and the node behind it is the label of the list below."""
    check_marks("FINE NEEDLE ASPIRATION, LEFT AXILLARY LYMPH NODE\n<<- Reactive lymphoid hyperplasia|absent>>")


@pytest.mark.parametrize(
    "marked",
    [
        "<<No malignant cells were detected in the 31 lymph nodes|absent>>.",
        "In the 31 removed <<lymph nodes, no malignant cells were detected|absent>>.",
        "<<Malignant cells were detected in 3 lymph nodes|present>>.",
        "Carcinoma cells remained, but the <<lymph nodes were free of cancer|absent>>.",
    ],
)
def test_cells_are_in_nodes_or_not(marked: str, check_marks: Callable[[str], None]) -> None:
    """Cells that were looked for in nodes are there or not, as one mention of the nodes and none of the patient."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Small bowel: <<Metastatic melanoma|present|sites=small_bowel>>, margins free; <<0/6 nodes|absent>>.",
        "<<Metastasis|present|sites=lymph_node>> in 1 of 4 sentinel nodes and <<0 of 10 axillary|absent>> nodes.",
        "<<Metastatic carcinoma|absent|sites=lymph_node>> in 0/6 nodes.",
        "<<Metastatic carcinoma|present|sites=lymph_node>> in 2/6 nodes; vascular invasion in 0 of 3 blocks.",
        "Left <<neck levels II-IV: 3/25 positive|present>>; right <<neck: 0/18|absent>>.",
        "<<Metastatic carcinoma|present|sites=skin>> in skin, <<nodes negative|absent|sites=lymph_node>>.",
    ],
)
def test_a_verdict_on_nodes_denies_no_spread_elsewhere(marked: str, check_marks: Callable[[str], None]) -> None:
    """The count of the nodes behind a break is theirs alone, and a judged item ends the list of sites."""
    check_marks(marked)


@given(
    st.sampled_from(["Of 12 axillary nodes, none", "Twelve axillary nodes, none", "12 nodes were examined and none"]),
    st.sampled_from(["contained", "containing", "had", "showed", "with", "harbored", "was positive for"]),
    st.sampled_from(["metastatic carcinoma", "metastases", "metastatic disease", "carcinoma"]),
)
def test_none_of_the_nodes_denies_what_they_might_hold(extractor: Extractor, nodes: str, verb: str, held: str) -> None:
    """A "none" behind the nodes denies as much as "none of" before them, whatever verb follows."""
    mentions = extractor(f"Breast cancer. {nodes} {verb} {held}.").mentions

    assert {(mention.assertion, mention.sites) for mention in mentions} == {("absent", ("lymph_node",))}


@pytest.mark.parametrize(
    "marked",
    [
        "Breast cancer, lumpectomy <<with clear nodes|absent>> in 2014.",
        "Breast cancer. The <<nodes removed were clear|absent>>.",
        "Breast cancer. The <<nodes that were removed were all clear|absent>>.",
    ],
)
def test_clear_nodes_are_free(marked: str, check_marks: Callable[[str], None]) -> None:
    """Nodes are called clear right before their name, or behind how they were taken."""
    check_marks(marked)
