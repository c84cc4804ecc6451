"""Texts that documents link to."""

import base64
import gzip
import json

import pytest

from recurnlp.connectors import Meter, ReadOptions, find_sources, plan_inputs, read_notes

TEXT = "IMPRESSION: A new deposit in the liver."
DATA = base64.b64encode(TEXT.encode()).decode()


@pytest.fixture
def read_export(tmp_path):
    """Write files of resources and read them all."""

    def read_files(options=None, **files):
        for name, resources in files.items():
            text = "".join(json.dumps(resource) + "\n" for resource in resources).encode()
            zipped = name.endswith("_gz")
            path = tmp_path / (name.replace("_gz", "") + (".ndjson.gz" if zipped else ".ndjson"))
            path.write_bytes(gzip.compress(text) if zipped else text)
        options = options or ReadOptions()
        return list(read_notes(plan_inputs(find_sources([str(tmp_path)]), options), options, Meter()))

    return read_files


def make_binary(name="b1", data=DATA, kind="text/plain", **elements):
    """Build a Binary."""
    return {"resourceType": "Binary", "id": name, "contentType": kind, "data": data} | elements


@pytest.mark.parametrize(
    "url", ["Binary/b1", "https://fhir.example.org/r4/Binary/b1", "/Binary/b1", "Binary/b1/_history/3"]
)
@pytest.mark.parametrize("kind", ["text/plain", None])
@pytest.mark.parametrize("name", ["Binary", "Binary_gz"])
def test_a_linked_text_is_read_from_its_binary(read_export, document, url, kind, name):
    """Relative and absolute links, with and without a type of their own, into plain and compressed files."""
    linked = document({"contentType": kind, "url": url})
    (row,) = read_export(DocumentReference=[linked], **{name: [make_binary("b0", "QQ=="), make_binary()]})
    assert (row.note_id, row.text) == ("DocumentReference/d1", TEXT)


def test_reports_link_too_and_html_is_read(read_export, report):
    """A presented form leads to a page."""
    page = base64.b64encode(b"<p>Liver</p><p>clear</p>").decode()
    (row,) = read_export(
        DiagnosticReport=[report({"contentType": "text/html", "url": "Binary/b1"})],
        Binary=[make_binary(data=page, kind="text/html")],
    )
    assert row.text == "Liver\n\nclear"


def test_inline_text_is_preferred_to_a_link(read_export, document, encode):
    """What the document holds itself is not looked for elsewhere."""
    (row,) = read_export(
        DocumentReference=[document({"contentType": "text/plain", "url": "Binary/b1"}, encode("Mine."))]
    )
    assert row.text == "Mine."


@pytest.mark.parametrize(
    ("attachment", "binaries", "reason"),
    [
        ({"contentType": "text/plain", "url": "Binary/b2"}, [make_binary()], "attachment_elsewhere"),
        ({"url": "Binary/b1"}, [make_binary(kind="application/pdf")], "attachment_unreadable"),
        ({"contentType": "text/plain", "url": "https://pacs.example.org/17"}, [make_binary()], "attachment_elsewhere"),
        ({"contentType": "application/pdf", "url": "Binary/b1"}, [make_binary()], "attachment_unreadable"),
        ({"contentType": "text/plain", "url": "Binary/b1"}, [make_binary(data="*")], "undecodable"),
        ({"contentType": "text/plain", "url": "Binary/b1"}, [make_binary(data=DATA * 400)], "too_long"),
        (
            {"contentType": "text/plain", "url": "Binary/b1"},
            [make_binary(resourceType="Media")],
            "attachment_elsewhere",
        ),
    ],
)
def test_a_link_that_leads_nowhere_costs_its_document_only(read_export, document, attachment, binaries, reason):
    """The reject says why, and the document after it is read."""
    rows = read_export(
        ReadOptions(max_chars=5000), DocumentReference=[document(attachment), document(id="d2")], Binary=binaries
    )
    documents = [row for row in rows if row.note_id.startswith("DocumentReference/")]
    assert [getattr(row, "reason", None) for row in documents] == [reason, None]


def test_binaries_alone_are_no_notes(read_export):
    """They are neither read nor rejected: they belong to the documents that link to them."""
    assert read_export(Binary=[make_binary()]) == []
