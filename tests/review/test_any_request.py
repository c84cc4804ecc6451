"""Requests that no page of ours sends."""

from urllib.parse import urlencode

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

PARTS = "charts notes note patient mention add panel undo agreement assets open 0 1 99 -1 ..".split()
NAMES = "verdict comment assertion sites distant distant_sites classification time start end number".split()
FORMS = [
    "/charts/0/patient",
    "/undo",
    "/agreement",
    *(f"/charts/0/notes/0/{form}" for form in ("note", "mention", "add")),
]
PATHS = st.lists(st.sampled_from(PARTS) | st.text(max_size=4), max_size=6).map(lambda parts: "/" + "/".join(parts))
SENDABLE = PATHS.filter(lambda path: path.isascii() and path.isprintable() and not set("#%?") & set(path))
QUERIES = st.sampled_from(["", "?q=%00", "?page=-1", "?sort=x&page=99999999999999999999"])
VALUES = st.sampled_from(["accept", "correct", "reject", "present", "liver", "2020", "-1", ""]) | st.text(max_size=20)
FIELDS = st.dictionaries(st.sampled_from(NAMES) | st.text(max_size=8), VALUES, max_size=6)
UNLIKE = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


@UNLIKE
@given(path=SENDABLE, query=QUERIES)
def test_any_path_is_answered(client, path, query):
    """Whatever path is asked for, the answer is a page or a refusal, never an internal error."""
    assert client.get(path + query).status_code < 500


@UNLIKE
@given(path=st.sampled_from(FORMS) | SENDABLE, fields=FIELDS)
def test_any_form_is_answered(client, path, fields):
    """Whatever is filled in, it is kept or refused, never an internal error."""
    sent = urlencode(fields, errors="replace").encode()
    assert client.send(path, sent).status_code < 500


def test_what_is_shown_and_typed_is_not_logged(client, caplog, capfd):
    """With every logger at DEBUG no word of a comment or of a note is logged."""
    caplog.set_level("DEBUG")
    assert client.post("/charts/0/notes/0/note", verdict="accept", comment="Xylographica").status_code < 400
    assert "adenocarcinoma" in client.get("/charts/0/notes/0").text
    told = caplog.text + "".join(capfd.readouterr())
    assert "Xylographica" not in told
    assert "adenocarcinoma" not in told
