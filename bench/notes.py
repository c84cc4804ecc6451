"""Invented pathology notes of about 3.5 kB, for measurements: `python bench/notes.py 1000 > notes.jsonl`.

Every part is drawn from templates. One note in five has a metastasis or a recurrence, two in three count lymph nodes,
and most of the text is what most of pathology is: pieces of tissue, measured and described.
"""

import json
import sys
from collections.abc import Iterator
from random import Random

ORGANS = {
    "colon": ("right hemicolectomy", "adenocarcinoma", "pericolic"),
    "breast": ("lumpectomy with axillary staging", "invasive ductal carcinoma", "axillary"),
    "lung": ("upper lobectomy", "squamous cell carcinoma", "hilar"),
    "kidney": ("radical nephrectomy", "clear cell carcinoma", "para-aortic"),
    "bladder": ("radical cystectomy", "urothelial carcinoma", "pelvic"),
    "stomach": ("subtotal gastrectomy", "signet ring carcinoma", "perigastric"),
    "uterus": ("hysterectomy", "endometrioid carcinoma", "obturator"),
    "thyroid": ("total thyroidectomy", "papillary carcinoma", "level VI"),
}
ELSEWHERE = ("liver", "lung", "omentum", "bone", "brain", "adrenal gland", "pleura", "skin")
COLORS = ("tan", "pink-tan", "yellow", "gray-white", "red-brown", "mottled")
TEXTURES = ("firm", "rubbery", "lobulated", "soft", "granular", "friable")
WORDS = ("unremarkable", "intact", "smooth and glistening", "focally hemorrhagic", "without discrete lesions")
STAINS = ("CK7", "CK20", "TTF-1", "PAX8", "GATA3", "p40", "CDX2", "Ki-67", "ER", "PR", "synaptophysin", "S100")

GROSS = (
    (
        "Container {n} has a label with name and organ ({organ}). It holds a {texture} piece, {a} x {b} x {c} cm. "
        "The outer surface is {word}. Sectioning shows a {color}, {texture} area, {d} cm, {e} cm from an edge. "
        "The remaining cut surface is {color} and {word}. Sections are submitted in cassettes {n}A to {n}{letter}."
    ),
    (
        "Received in formalin is a {color} part of {organ}, {weight} grams, {a} x {b} x {c} cm. It is inked blue, "
        "then cut at 4 mm. A {texture} {color} nodule of {d} cm lies {e} cm from the inked edge; the rest is {word}. "
        "Photographs are taken. Representative pieces go into cassettes {n}A through {n}{letter}."
    ),
    (
        "The fat is searched for nodes, and {count} candidates from {e} to {d} cm are found. The largest is halved. "
        "All are embedded. The vessels at the root are {word}, and the wall is {color} and {texture} throughout."
    ),
)
MICRO = (
    (
        "Sections show {tumor} with {texture} stroma, moderate pleomorphism and {count} mitoses in ten large fields. "
        "Necrosis is {word2}. Vessel walls are {word}. The adjacent {organ} shows mild chronic inflammation."
    ),
    (
        "The architecture is preserved away from the lesion. Glands are lined by a single layer of cells with "
        "basal, regular nuclei. The muscle coat is {word}. Special stains for organisms are {word2}."
    ),
    (
        "Immunostains with controls that work: {stain} {sign}, {stain2} {sign2}, {stain3} {sign}. The pattern supports "
        "origin in the {organ}. A second pathologist has seen the slides and agrees."
    ),
)
NODES = (
    "{count} {station} lymph nodes, negative for tumor (0/{count}).",
    "Metastatic {tumor} in {few} of {count} {station} lymph nodes ({few}/{count}); largest deposit {e} cm.",
    "LYMPH NODES, {station}: no evidence of malignancy in {count} nodes.",
    "Number of nodes examined: {count}. Number of nodes involved: {few}.",
)
SPREAD = (
    "{Elsewhere}, biopsy: metastatic {tumor}, consistent with origin in the {organ}.",
    "Local recurrence of {tumor} at the previous site of resection.",
    "Suspicious for metastasis to the {elsewhere}; see comment.",
    "No evidence of distant metastasis in the {elsewhere} sample.",
    "{Elsewhere}, needle core: benign tissue, no tumor seen.",
)
HISTORY = (
    "{age} year old with a {e} cm mass of the {organ} on imaging.",
    "Screening detected lesion of the {organ}; rule out malignancy.",
    "History of {tumor} {years} years ago, now routine follow-up.",
    "Evaluate for recurrence. Prior {operation} {years} years ago.",
)
SYNOPTIC = (
    "Procedure: {operation}", "Tumor site: {organ}", "Tumor size: {d} x {e} cm", "Histologic type: {tumor}",
    "Histologic grade: G{grade}", "Margins: uninvolved, closest {e} cm", "Lymphovascular invasion: not identified",
    "Perineural invasion: present", "Treatment effect: no known presurgical therapy",
    "Regional lymph nodes examined: {count}", "Pathologic stage: pT{grade} pN{zero}",
)  # fmt: skip


def write_notes(count: int, seed: int = 0) -> Iterator[str]:
    """Yield notes; the same ones for the same seed.

    Args:
        count: how many.
        seed: of the random choices.
    """
    random = Random(seed)  # noqa: S311 - no secret
    for _ in range(count):
        yield _write_note(random)


def _write_note(random: Random) -> str:
    organ = random.choice(list(ORGANS))
    fill = _Filler(random, organ)
    diagnosis = [fill("{ORGAN}, {OPERATION}:"), fill("- {tumor}, {d} cm, grade {grade}."), fill("- Margins are free.")]
    diagnosis += [fill("- " + random.choice(NODES)) for _ in range(random.choice((0, 1, 2)))]
    if random.random() < 0.3:
        diagnosis.append(fill("- " + random.choice(SPREAD)))
    parts = [
        fill("SURGICAL PATHOLOGY REPORT\nAccession: S{years}-{weight}{age}\n"),
        "CLINICAL HISTORY:\n" + fill(random.choice(HISTORY)) + "\n",
        "FINAL DIAGNOSIS:\n" + "\n".join(diagnosis) + "\n",
        "GROSS DESCRIPTION:\n" + " ".join(fill(random.choice(GROSS)) for _ in range(random.randint(4, 7))) + "\n",
        "MICROSCOPIC DESCRIPTION:\n" + " ".join(fill(random.choice(MICRO)) for _ in range(random.randint(4, 7))) + "\n",
        "SYNOPTIC REPORT:\n" + "\n".join(fill(line) for line in SYNOPTIC) + "\n",
    ]
    return "\n".join(parts)


class _Filler:
    """Fills templates about one organ with random values."""

    def __init__(self, random: Random, organ: str) -> None:
        self._random = random
        self._organ = organ

    def __call__(self, template: str) -> str:
        pick, draw = self._random.choice, self._random.randint
        operation, tumor, station = ORGANS[self._organ]
        elsewhere = pick(ELSEWHERE)
        return template.format(
            organ=self._organ, ORGAN=self._organ.upper(), operation=operation, OPERATION=operation.upper(),
            tumor=tumor, station=station, elsewhere=elsewhere, Elsewhere=elsewhere.capitalize(),
            n=draw(1, 6), letter=pick("CDEFGH"), a=draw(30, 220) / 10, b=draw(20, 120) / 10, c=draw(5, 60) / 10,
            d=draw(8, 60) / 10, e=draw(1, 30) / 10, weight=draw(12, 900), count=draw(2, 34), few=draw(1, 6),
            age=draw(31, 88), years=draw(1, 19), grade=draw(1, 3), zero=pick("0011"),
            texture=pick(TEXTURES), color=pick(COLORS), word=pick(WORDS), word2=pick(("absent", "focal", "negative")),
            stain=pick(STAINS), stain2=pick(STAINS), stain3=pick(STAINS),
            sign=pick(("positive", "negative")), sign2=pick(("patchy", "negative")),
        )  # fmt: skip


if __name__ == "__main__":
    for number, text in enumerate(write_notes(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)):
        sys.stdout.write(json.dumps({"id": f"invented-{number:07d}", "text": text}) + "\n")
