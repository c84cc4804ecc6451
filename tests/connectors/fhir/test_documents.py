"""Notes from FHIR bulk exports."""

from datetime import date

import pytest
from fhir.resources.R4B.diagnosticreport import DiagnosticReport
from fhir.resources.R4B.documentreference import DocumentReference

from recurnlp.connectors import REMEDIES, ColumnNames, NoteRow, ReadOptions

TEXT = "IMPRESSION: A new deposit in the liver é."


def test_a_document_reference_is_a_note(read_all, document):
    """Id, patient, date and text are those of the resource."""
    resource = document()
    DocumentReference.model_validate({**resource, "category": None})
    (row,) = read_all(resource)
    assert (row.note_id, row.patient_id, row.note_date, row.text) == (
        "DocumentReference/d1", "p1", date(2021, 3, 4), TEXT,
    )  # fmt: skip


def test_a_diagnostic_report_is_a_note(read_all, report):
    """Its presented form is read; a document of the same id is another note."""
    resource = report()
    DiagnosticReport.model_validate({**resource, "code": {"text": "CT"}})
    (row,) = read_all(resource)
    assert (row.note_id, row.patient_id, row.note_date, row.text) == (
        "DiagnosticReport/r1",
        "p1",
        date(2021, 3, 4),
        TEXT,
    )


def test_html_is_read_as_text(read_all, document, encode):
    """An HTML attachment gives what a reader would see."""
    (row,) = read_all(document(encode("<p>Liver:</p><p>clear &amp; smooth</p>", "text/html; charset=utf-8")))
    assert row.text == "Liver:\n\nclear & smooth"


def test_plain_text_is_preferred_wherever_it_stands(read_all, document, encode):
    """Attachments are the same text in several formats, so one is read, and not twice."""
    (row,) = read_all(
        document({"contentType": "application/pdf", "url": "Binary/1"}, encode("<p>x</p>", "text/html"), encode())
    )
    assert row.text == TEXT


@pytest.mark.parametrize("charset", ["iso-8859-1", "UTF-16", '"utf-8"'])
def test_the_charset_is_the_one_that_is_named(read_all, document, encode, charset):
    """Bytes are decoded as the attachment says; UTF-8 where it says nothing."""
    (row,) = read_all(document(encode(kind=f"text/plain; charset={charset}", encoding=charset.strip('"'))))
    assert row.text == TEXT


@pytest.mark.parametrize(
    ("elements", "day"),
    [
        ({"context": {"period": {"start": "2021-02-01"}}}, date(2021, 2, 1)),
        ({"context": {"period": {"end": "2021-02-01"}}}, date(2021, 3, 4)),
        ({"date": None}, None),
    ],
)
def test_a_document_is_dated_by_its_service(read_all, document, elements, day):
    """The day of the service comes before the day of filing."""
    assert read_all(document(**elements))[0].note_date == day


@pytest.mark.parametrize(
    ("elements", "day"),
    [
        ({"effectiveDateTime": None, "effectivePeriod": {"start": "2021-01-05T09:00:00+01:00"}}, date(2021, 1, 5)),
        ({"effectiveDateTime": None, "issued": "2021-01-06T09:00:00Z"}, date(2021, 1, 6)),
    ],
)
def test_a_report_is_dated_by_its_examination(read_all, report, elements, day):
    """The examination's time comes before the time of issue."""
    assert read_all(report(**elements))[0].note_date == day


def test_a_date_without_a_day_is_counted_as_unreadable(read_all, report):
    """FHIR allows 2021-03; a note's date it is not."""
    (row,) = read_all(report(effectiveDateTime="2021-03"))
    assert (row.note_date, row.date_unreadable) == (None, True)


@pytest.mark.parametrize(
    ("subject", "patient"),
    [
        ({"reference": "Patient/p2"}, "p2"),
        ({"reference": "https://example.org/fhir/Patient/p3"}, "p3"),
        ({"reference": "urn:uuid:0c3f"}, "urn:uuid:0c3f"),
        ({"reference": "#inside"}, None),
        ({"identifier": {"value": "MRN 4"}}, "MRN 4"),
        ({"display": "someone"}, None),
        (None, None),
        ("p5", None),
    ],
)
def test_the_patient_is_the_subjects_id(read_all, document, subject, patient):
    """A reference gives its id, an identifier its value, anything else nobody."""
    assert read_all(document(subject=subject))[0].patient_id == patient


@pytest.mark.parametrize(
    ("elements", "reason"),
    [
        ({"status": "entered-in-error"}, "withdrawn"),
        ({"status": "superseded"}, "withdrawn"),
        ({"docStatus": "entered-in-error"}, "withdrawn"),
        ({"content": []}, "empty_text"),
        ({"content": None}, "empty_text"),
        ({"content": ["x", {"attachment": None}]}, "empty_text"),
        ({"content": [{"attachment": {"contentType": "text/plain"}}]}, "empty_text"),
        ({"content": [{"attachment": {"contentType": "text/plain", "data": ""}}]}, "empty_text"),
        ({"content": [{"attachment": {"contentType": "text/plain", "url": "Binary/1"}}]}, "attachment_elsewhere"),
        ({"content": [{"attachment": {"contentType": "application/pdf", "data": "AA=="}}]}, "attachment_unreadable"),
        ({"content": [{"attachment": {"data": "AA=="}}]}, "attachment_unreadable"),
        ({"content": [{"attachment": {"contentType": "text/plain", "data": "no base64!"}}]}, "undecodable"),
        ({"content": [{"attachment": {"contentType": "text/plain", "data": "QUJD*REVG"}}]}, "undecodable"),
        ({"content": [{"attachment": {"contentType": "text/plain", "data": "6Q=="}}]}, "undecodable"),
        ({"content": [{"attachment": {"contentType": "text/plain; charset=klingon", "data": "QQ=="}}]}, "undecodable"),
        ({"id": None}, "missing_id"),
        ({"resourceType": "Patient"}, "not_a_document"),
        ({"resourceType": None}, "not_a_document"),
    ],
)
def test_what_cannot_be_read_is_rejected_with_its_reason(read_all, document, elements, reason):
    """The reject has the row and the reason; the document after it is read all the same."""
    first, second = read_all(document(**elements), document(id="d2"))
    assert (first.row, first.reason, second.note_id) == (1, reason, "DocumentReference/d2")
    assert reason in REMEDIES


def test_a_cancelled_report_is_rejected(read_all, report):
    """DiagnosticReport has a status of its own for what never was."""
    assert read_all(report(status="cancelled"))[0].reason == "withdrawn"


def test_a_broken_line_costs_itself_only(read, document):
    """A line that is no JSON is rejected, and the documents around it are read."""
    import json

    good = json.dumps(document()).encode()
    rows = read("export.ndjson", good + b"\n{broken\n" + good.replace(b'"d1"', b'"d2"') + b"\n")
    assert [getattr(row, "reason", "read") for row in rows] == ["read", "malformed_row", "read"]


def test_a_text_above_the_limit_is_rejected_unread(read, document, encode):
    """The limit holds for the decoded text, and what must be longer is not even decoded."""
    import json

    options = ReadOptions(max_chars=500)
    for length, reason in ((500, None), (501, "too_long"), (9000, "too_long")):
        (row,) = read("export.ndjson", json.dumps(document(encode("x" * length))).encode(), options)
        assert getattr(row, "reason", None) == reason


def test_base64_may_be_wrapped(read_all, document, encode):
    """Line breaks inside the data, as MIME writes them, are no error."""
    attachment = encode()
    attachment["data"] = attachment["data"][:20] + "\r\n" + attachment["data"][20:]
    assert read_all(document(attachment))[0].text == TEXT


def test_a_table_that_only_looks_like_fhir_is_read_by_its_columns(read, document):
    """Where the user names a text column, the file is a plain table."""
    import json

    line = json.dumps(document() | {"body": "A plain text."}).encode()
    (row,) = read("export.ndjson", line, ReadOptions(ColumnNames(text="body")))
    assert isinstance(row, NoteRow)
    assert row.text == "A plain text."
