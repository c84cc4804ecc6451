"""Invented short notes, for measurements: imaging reports and visits to a clinic, about 1.4 kB each."""

from random import Random

REGIONS = ("CT CHEST ABDOMEN PELVIS", "MRI BRAIN", "PET/CT WHOLE BODY", "BONE SCAN", "ULTRASOUND LIVER", "CHEST X-RAY")
CANCERS = (
    "breast carcinoma",
    "colon adenocarcinoma",
    "melanoma",
    "prostate cancer",
    "renal cell carcinoma",
    "lymphoma",
)
ORGANS = ("liver", "lungs", "spleen", "pancreas", "adrenal glands", "kidneys", "bones", "brain", "pleura", "bladder")
NORMAL = (
    "The {organ} show no abnormality on this examination.",
    "A simple cyst of the {organ}, {a} mm, is as it was.",
    "Vessels are patent; calcified plaque of the aorta, grade {few}.",
    "Degenerative changes at L{few} with loss of height of {a} percent.",
    "A catheter ends {a} mm above the junction; no air leak is seen.",
    "Bowel loops are of usual caliber and {organ} enhance evenly.",
    "Comparison is made with the study of {month}/{year}.",
    "The dose length product was {dose} mGy cm.",
)
FINDINGS = (
    "New lesions in the {organ}, the largest {a} mm, are consistent with metastases.",
    "No evidence of recurrence or of metastatic disease.",
    "A {a} mm nodule next to the {organ} is indeterminate; metastasis cannot be excluded.",
    "Known metastases of the {organ} have shrunk from {b} to {a} mm.",
    "Enlarged retroperitoneal lymph nodes up to {a} mm, suspicious.",
    "Postoperative changes without local recurrence.",
)
VISITS = (
    "Patient returns for follow-up of {cancer}, diagnosed in {year}.",
    "Appetite is fair and weight is {dose} pounds, {few} less than in {month}/{year}.",
    "Denies headache, cough, night sweats and pain of the back.",
    "Takes amlodipine {few} mg, vitamin D and a stool softener at night.",
    "Blood count: hemoglobin {few}.{few}, platelets {dose}, creatinine 0.{few}.",
    "Lives with family, walks {few} blocks, stopped smoking in {year}.",
    "Father had {cancer} at the age of {b}.",
    "Examination: no palpable nodes, abdomen soft, scar well healed.",
    "Plan: laboratory in {few} weeks, imaging in {few} months, call with any fever.",
)


def write_visit(random: Random) -> str:
    """Return one note.

    Args:
        random: draws it.
    """
    return _write_imaging(random) if random.random() < 0.5 else _write_clinic(random)


def _write_imaging(random: Random) -> str:
    body = "\n".join(_fill(random, random.choice(NORMAL)) for _ in range(random.randint(9, 18)))
    finding = _fill(random, random.choice(FINDINGS))
    history = _fill(random, "History of {cancer}; evaluate for metastases.")
    region = random.choice(REGIONS)
    return f"EXAM: {region}\n\nINDICATION: {history}\n\nFINDINGS:\n{body}\n{finding}\n\nIMPRESSION:\n1. {finding}\n"


def _write_clinic(random: Random) -> str:
    body = " ".join(_fill(random, random.choice(VISITS)) for _ in range(random.randint(12, 24)))
    finding = _fill(random, random.choice(FINDINGS))
    return f"ONCOLOGY CLINIC NOTE\n\nINTERVAL HISTORY:\n{body}\n\nASSESSMENT AND PLAN:\n{finding}\nReturn as planned.\n"


def _fill(random: Random, template: str) -> str:
    return template.format(
        organ=random.choice(ORGANS), cancer=random.choice(CANCERS), a=random.randint(4, 39), b=random.randint(40, 79),
        few=random.randint(1, 9), month=random.randint(1, 12), year=random.randint(2001, 2024),
        dose=random.randint(110, 890),
    )  # fmt: skip
