"""Words that make a sub-heading the name of an organ or of a specimen."""

import re
from functools import lru_cache

# Headings repeat themselves from note to note.
_remember = lru_cache(maxsize=1 << 14)
_WORD = re.compile(r"[a-z]+")
_ORGANS = frozenset(
    """
    abdomen abdominal adnexa adnexal adrenal adrenals airway airways anus aorta appendix artery ascites axilla
    axillae axillary bile biliary bladder bone bones bony bowel brain breast breasts bronchus buttock caecum
    calvarium cardiac cardiomediastinal cardiovascular cecum cerebellum cerebrum cervical cervix chest choroid
    clavicle colon constitutional deferens diaphragm duct ducts dura ear ears endometrium epididymis
    epiglottis epiploic epiploica esophagus extremities extremity eye eyes face fascia femur fibula fimbria
    fimbriae gallbladder
    gastrointestinal general genitalia genitourinary gland glands groin head heart heent hepatobiliary hila hilum
    humerus hypopharynx ileum ilium inguinal jejunum joint kidney kidneys larynx liver lung lungs lymph
    lymphadenopathy lymphatic lymphatics lymphoreticular mandible maxilla mediastinal mediastinum meninges mesentery
    mouth muscle musculoskeletal myometrium nasopharynx neck nerve neuro neurologic neurological nipple node nodes
    nose omental omentum orbit oropharynx osseous ovaries ovary pancreas pancreatic paraaortic parametrium
    parathyroid parotid pelvic pelvis penis pericardial pericardium peritoneal peritoneum pharynx pituitary placenta
    pleura pleural prostate psoas psychiatric rectum reproductive respiratory retroperitoneum rib ribs sacrum
    salivary scalp scapula sentinel serosa sinus sinuses skeletal skeleton skin skull spinal spine spleen sternum
    stomach testes testicle testis thigh thorax throat thymus thyroid tibia tissue tissues tongue tonsil trachea
    tube tubes umbilical umbilicus urachus ureter ureters urethra uterine uterus vagina vas vascular vasculature
    ventricles vertebra vertebrae vertebral vesicle vesicles vessel vessels vulva wall
    """.split()
)
_SIDES = frozenset(
    """
    and anterior apex area base bases bilateral both distal fallopian great large lateral left level levels lobe lobes
    lower main medial mid middle of or other portion posterior proximal region regional right segment seminal small
    soft structures system the upper visualized with
    """.split()
)
_ORGAN_WORDS = _ORGANS | _SIDES
_PROCEDURES = tuple(
    """
    biops bx excision fna resection dissection cytolog aspirat washing curett amputation removal needle conization
    brushing ectom otomy centesis lavage shave punch turp explant debulking wedge stripping sampling trephin
    """.split()
)
_GUIDED = re.compile(
    r"\b(?:(?:ct|us|eus|ultrasound|image|mri|stereotactic\w*|fluoroscop\w+)[ -]?guid(?:ed|ance)|fine(?=[ -]needle))\b"
)
# Places that name a specimen, but under which a report of an examination would not stand.
_PLACES = frozenset(
    """
    acetabular acetabulum aortic bowel caval celiac cerebellar frontal ischium occipital parietal pubis temporal
    curvature curve diaphragmatic gutter gutters hemidiaphragm hepatic hilar iliac intestine
    mammary mesenteric obturator omental paracolic paratracheal perigastric perirectal portal presacral pretracheal
    rectosigmoid sacral sidewall sigmoid splenic subcarinal supraclavicular
    """.split()
)
# What a label says of a specimen besides its place and how it was taken, and none of it a finding.
_SPECIMEN_WORDS = frozenset(
    """
    additional adipose apical common contents core crest cul curve cut de deep effusion external fat fluid fna fragment
    fragments from frozen greater implant implants interlobar internal marrow lesion lesser lumbar mass material new
    no nodule nodules non nonsentinel number oblique on para remnant sac sample section separate specimen st station
    stations zone
    """.split()
)
# How lists of node counts name and shorten stations.
_STATIONS = frozenset(
    """
    artery ax cervical comm common curvature curve ext gastric group highest ileocolic inf int jugular lap ln lns lt
    mammary mesorectal no obt peri pericolic peripancreatic rt sln sn sup supraclav total
    """.split()
)
_STATION_WORD = re.compile(r"[a-z\d]+")
_STATION_NUMBER = re.compile(r"[a-z]{0,3}\d{1,2}[a-z]{0,2}|i{1,3}[ab]?|i?v[ab]?|vi{0,2}")
# "Retropancreatic", "subdiaphragmatic".
_BESIDE = re.compile(r"(?:sub|supra|infra|para|peri|retro|pre|inter|juxta)[a-z]{4,}(?:ic|al|ar|ary|ous)")
_LABEL_WORDS = _ORGAN_WORDS | _PLACES | _SPECIMEN_WORDS


@_remember
def names_organ(heading: str) -> bool:
    """Return whether a heading is nothing but organs ("LIVER AND SPLEEN"), no question about one ("Liver weight")."""
    words = set(_WORD.findall(heading.lower()))
    return words <= _ORGAN_WORDS and not _ORGANS.isdisjoint(words)


@_remember
def names_procedure(heading: str) -> bool:
    """Return whether a heading names the procedure by which tissue was taken ("excision")."""
    lowered = heading.lower()
    return any(procedure in lowered for procedure in _PROCEDURES)


@_remember
def labels_specimen(heading: str) -> bool:
    """Return whether a heading tells what was taken and nothing else: "Lymph node, 10R", not "Lymph nodes negative"."""
    words = _WORD.findall(_GUIDED.sub("", heading.lower()))
    taken = all(
        word in _LABEL_WORDS or len(word) == 1 or _BESIDE.fullmatch(word) or names_procedure(word) for word in words
    )
    return taken and (not _PLACES.isdisjoint(words) or names_specimen(heading))


@_remember
def names_place(heading: str) -> bool:
    """Return whether a heading tells where something was taken, nothing else: "Lymph node, FNA", not "Needle core"."""
    return labels_specimen(heading) and not (_ORGANS | _PLACES).isdisjoint(_WORD.findall(heading.lower()))


@_remember
def names_specimen(heading: str) -> bool:
    """Return whether a heading tells what was taken: an organ ("Liver, segment 6") or a procedure."""
    return not _ORGANS.isdisjoint(_WORD.findall(heading.lower())) or names_procedure(heading)


@_remember
def names_station(name: str) -> bool:
    """Return whether all that stands before a count may name a lymph node station: "Rt ext. iliac", "No. 4sb"."""
    words = _STATION_WORD.findall(name.lower())
    return bool(words) and all(
        word in _LABEL_WORDS or word in _STATIONS or len(word) == 1 or _STATION_NUMBER.fullmatch(word) for word in words
    )
