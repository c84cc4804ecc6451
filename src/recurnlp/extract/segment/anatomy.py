"""Words that make a sub-heading the name of an organ or of a specimen."""

import re

_WORD = re.compile(r"[a-z]+")
_ORGANS = frozenset(
    """
    abdomen abdominal adnexa adnexal adrenal adrenals airway airways anus aorta appendix artery ascites axilla axillae
    axillary bile biliary bladder bone bones bony bowel brain breast breasts bronchus calvarium cardiac
    cardiomediastinal cardiovascular caecum cecum cerebellum cerebrum cervical cervix chest colon diaphragm duct ducts
    ear ears endometrium esophagus extremities extremity eye eyes fascia gallbladder gastrointestinal genitourinary
    gland glands groin head heart heent hepatobiliary hilum hila ileum inguinal jejunum joint kidney kidneys larynx
    liver lung lungs lymph lymphatic lymphatics lymphadenopathy lymphoreticular mediastinal mediastinum meninges
    mesentery mouth muscle musculoskeletal myometrium nasopharynx neck nerve neuro neurologic neurological node nodes
    nose omentum oropharynx osseous ovaries ovary pancreas pancreatic para-aortic parametrium parathyroid parotid
    pelvic pelvis pericardial pericardium peritoneal peritoneum pharynx pituitary placenta pleura pleural prostate
    rectum reproductive respiratory retroperitoneum rib ribs sacrum salivary scalp sentinel serosa sinus sinuses
    skeletal skeleton skin skull spinal spine spleen stomach tissue tissues testes testicle testis thorax throat
    thymus thyroid tongue tonsil trachea tube tubes ureter ureters urethra uterine uterus vagina vascular vasculature
    ventricles vertebra vertebrae vessel vessels vulva wall
    """.split()
)
_SIDES = frozenset(
    """
    and or the of with left right bilateral both upper lower middle lobe lobes anterior posterior lateral medial
    distal proximal soft large small regional other great segment region area visualized structures system base bases
    apex main mid portion fallopian vas seminal vesicle vesicles level levels
    """.split()
)
_PROCEDURE = re.compile(
    r"\b(?:biops(?:y|ies)|excisions?|excisional|resections?|re-?excisions?|dissections?|cytology|aspirat\w+|washings?"
    r"|curett\w+|amputation|removal|core needle|fine needle|conization|brushings?|\w{3,}ectom(?:y|ies)"
    r"|lavage|\w{3,}otomy|\w{2,}centesis|shave|punch|polypectomy|turp|explant|debulking)\b",
    re.IGNORECASE,
)


def names_organ(heading: str) -> bool:
    """Whether a heading is nothing but organs ("LIVER AND SPLEEN"), and not a question about one ("Liver weight")."""
    words = _WORD.findall(heading.lower())
    return not _ORGANS.isdisjoint(words) and all(word in _ORGANS or word in _SIDES for word in words)


def names_specimen(heading: str) -> bool:
    """Whether a heading tells what was taken: an organ ("Liver, segment 6") or a procedure ("excision")."""
    return _PROCEDURE.search(heading) is not None or not _ORGANS.isdisjoint(_WORD.findall(heading.lower()))


def names_procedure(heading: str) -> bool:
    """Whether a heading names the procedure by which tissue was taken."""
    return _PROCEDURE.search(heading) is not None
