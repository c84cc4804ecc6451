"""OMOP CDM 5.4: NOTE is read, NOTE_NLP and MEASUREMENT are written."""
