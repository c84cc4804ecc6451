"""HL7 FHIR R4: documents are read, mCODE resources are written."""
