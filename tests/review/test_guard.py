"""Attacks on the page, each of which must fail."""

import logging

import pytest

from recurnlp.review.guard import Guard
from recurnlp.review.server import build_app
from recurnlp.review.sessions import Sessions

HOST = "127.0.0.1:8765"
EVIL = "<script>document.title='owned'</script>"
PAGES = ["/", "/charts/0", "/charts/0/notes/1", "/charts/0/notes/1/panel?at=x", "/agreement", "/assets/review.js"]
FORMS = ["/charts/0/notes/1/mention", "/charts/0/notes/1/add", "/charts/0/notes/1/note", "/charts/0/patient", "/undo",
         "/agreement"]  # fmt: skip


@pytest.fixture
def stranger(make_stranger, desk):
    """A browser that was not let in."""
    return make_stranger(build_app(desk, HOST, Sessions()))


@pytest.mark.parametrize("path", PAGES)
def test_nobody_reads_without_the_cookie(stranger, path):
    """Whoever has no session sees no page, no fragment, not even a script."""
    answer = stranger.get(path)
    assert answer.status_code == 403
    assert "Ann" not in answer.text


@pytest.mark.parametrize("path", FORMS)
def test_nobody_decides_without_the_cookie(stranger, desk, path):
    """A form without a session changes nothing."""
    assert stranger.post(path, verdict="accept").status_code == 403
    assert desk.decisions.list_reviewers() == []


@pytest.mark.parametrize("cookie", ["", "x", "é", "a" * 5000, 'x"; y=1'])
def test_a_guessed_cookie_opens_nothing(stranger, cookie):
    """Made-up cookies are no session, whatever they hold."""
    sent = stranger.ask("GET", "/", {"cookie": f"recurnlp_8765={cookie}"})
    assert sent.status_code == 403


def test_a_token_lets_in_once(make_stranger, desk):
    """The second use of an address is refused, and says what to do; so is a guess."""
    sessions = Sessions()
    app = build_app(desk, HOST, sessions)
    token = sessions.invite("Ada")
    assert make_stranger(app).get(f"/open/{token}").status_code == 303
    again = make_stranger(app).get(f"/open/{token}")
    assert (again.status_code, "works once" in again.text, again.cookies) == (403, True, {})
    assert make_stranger(app).get("/open/" + token[:-1]).status_code == 403


def test_the_cookie_is_for_this_page_s_own_requests_alone(make_stranger, desk):
    """Scripts cannot read it, other sites' requests do not carry it, and another port's page has another name."""
    sessions = Sessions()
    answer = make_stranger(build_app(desk, HOST, sessions)).get(f"/open/{sessions.invite('Ada')}")
    told = answer.headers["set-cookie"].lower()
    assert told.startswith("recurnlp_8765=")
    assert "; httponly" in told
    assert "; samesite=strict" in told
    assert "domain" not in told
    assert answer.headers["location"] == "/"


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:8765",
        "127.0.0.1",
        "127.0.0.1:80",
        "localhost:8765",
        "127.0.0.1:8765.evil.example",
        "",
    ],
)
def test_a_page_of_another_name_reaches_nothing(client, host):
    """DNS rebinding: a name that was made to point here is not ours, though the browser sends our cookie."""
    for path in ("/", "/charts/0/notes/1"):
        answer = client.ask("GET", path, {"host": host})
        assert answer.status_code == 421
        assert "Ann" not in answer.text


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:1", f"https://{HOST}", ""])
@pytest.mark.parametrize("path", FORMS)
def test_a_form_of_another_page_changes_nothing(client, desk, path, origin):
    """Forgery across sites: a request that another page sends is refused, cookie or not."""
    answer = client.send(path, b"verdict=accept", origin=origin)
    assert answer.status_code == 403
    assert desk.decisions.list_reviewers() == []


def test_a_form_without_an_origin_changes_nothing(client, desk):
    """What is no browser's form, or hides where it comes from, is refused."""
    headers = {"host": HOST, "content-type": "application/x-www-form-urlencoded"}
    client.headers = {}
    assert client.ask("POST", "/charts/0/patient", headers, [b"verdict=accept"]).status_code == 403
    assert desk.decisions.list_reviewers() == []


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "TRACE", "PATCH"])
def test_other_methods_are_refused(client, method):
    """A page is read or sent a form; nothing else exists, and no other site is told that it may."""
    assert client.ask(method, "/charts/0/notes/1", {"origin": "http://evil.example"}).status_code == 403
    answer = client.ask(method, "/charts/0/notes/1")
    assert answer.status_code == 405
    assert not [name for name in answer.headers if name.startswith("access-control")]


def test_reading_changes_nothing(client, desk):
    """The addresses of forms do nothing when they are merely opened, as an image's would be."""
    for path in FORMS[:-1]:
        assert client.get(path).status_code in {404, 405}
    assert desk.decisions.list_reviewers() == []


@pytest.mark.parametrize("content_type", ["text/plain", "application/json", "multipart/form-data; boundary=x"])
def test_a_body_that_is_no_form_is_refused(client, content_type):
    """Only what our own script sends is read."""
    answer = client.send("/charts/0/patient", b"verdict=accept", content_type=content_type)
    assert (answer.status_code, answer.json()["said"]) == (422, "this is no form")


@pytest.mark.parametrize("body", [b"verdict=accept&comment=" + b"x" * 70_000, b"comment=x&" * 6_000])
def test_an_oversized_body_is_refused(client, desk, body):
    """A body above 64 kB is not read to its end."""
    answer = client.send("/charts/0/patient", body)
    assert answer.status_code in {413, 422}
    assert desk.decisions.list_reviewers() == []


def test_an_oversized_body_without_a_length_is_refused(client, desk):
    """A body that comes in pieces is counted as it comes."""
    answer = client.send("/charts/0/patient", *[b"comment=" + b"x" * 10_000] * 100)
    assert answer.status_code == 413
    assert desk.decisions.list_reviewers() == []


@pytest.mark.parametrize(
    "fields", [b"comment=" + b"%ff%fe" * 9 + b"&verdict=comment", b"&".join([b"a=b"] * 500), b"\xff\xfe"]
)
def test_a_form_of_bad_bytes_is_answered(client, fields):
    """Bytes that are no text, and fields without number, end in an answer to the reviewer, not in an error."""
    assert client.send("/charts/0/patient", fields).status_code in {200, 422}


@pytest.mark.parametrize(
    "path",
    ["/assets/../server.py", "/assets/%2e%2e/server.py", "/assets/..%2fserver.py", "/assets//etc/passwd",
     "/assets/..%5cserver.py", "/assets/review.js%00", "/assets/", "/assets/templates/page.html"],
)  # fmt: skip
def test_no_path_leads_out_of_the_assets(client, path):
    """Dots, slashes and zeros in a name find nothing but our own three files."""
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("path", [*PAGES, "/nothing", "/open/x"])
def test_every_answer_forbids_what_the_page_does_not_need(client, path):
    """No inline script, no other origin, no frame, no guessing of types, no copy in the browser's cache."""
    headers = client.get(path).headers
    policy = dict(part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";"))
    assert policy["default-src"] == policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == policy["form-action"] == "'self'"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["cache-control"] == "no-store"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cross-origin-resource-policy"] == "same-origin"


def test_refusals_carry_the_same_headers(stranger):
    """What is refused is not cached or framed either."""
    assert "content-security-policy" in stranger.get("/").headers


def test_an_internal_error_tells_no_note(make_stranger, caplog):
    """The browser learns nothing, the log learns the place: a message or traceback could quote a note."""

    async def broken(*_):
        raise KeyError("canary of a note")

    sessions = Sessions()
    client = make_stranger(Guard(broken, HOST, sessions))
    client.cookies = {"recurnlp_8765": sessions.admit(sessions.invite("Ada"))}
    with caplog.at_level(logging.DEBUG):
        answer = client.get("/")
    assert answer.status_code == 500
    assert "internal error: KeyError at test_guard.py" in caplog.text
    assert "canary" not in answer.text + caplog.text


def test_an_error_in_the_middle_of_an_answer_is_no_second_answer():
    """An answer that has begun is not begun again."""
    sent = []

    async def broken(_scope, _receive, send):
        await send({"type": "http.response.start", "status": 200, "headers": []})
        raise KeyError

    sessions = Sessions()
    secret = sessions.admit(sessions.invite("Ada"))
    cookie = f"recurnlp_8765={secret}".encode()
    scope = {"type": "http", "method": "GET", "path": "/", "headers": [(b"host", HOST.encode()), (b"cookie", cookie)]}

    async def send(message):
        sent.append(message["type"])

    with pytest.raises(StopIteration):
        Guard(broken, HOST, sessions)(scope, None, send).send(None)
    assert sent == ["http.response.start"]


def test_other_protocols_are_not_answered():
    """A web socket, which no page of ours opens, reaches nothing."""
    with pytest.raises(StopIteration):
        Guard(None, HOST, Sessions())({"type": "websocket"}, None, None).send(None)


def test_markup_in_notes_ids_names_and_comments_is_text(make_desk, make_client, make):
    """Wherever a note's words, an id or a name are shown, tags are characters."""
    note = f"IMPRESSION: New {EVIL} liver metastases {EVIL} found."
    desk = make_desk(make({f"n{EVIL}": (f"p{EVIL}", "2020-01-01", note)}))
    client = make_client(desk, f"Ada {EVIL}")
    key = desk.open_note("Ada", 0, 0).marks[0].key
    said = client.post("/charts/0/notes/0/mention", at=key, verdict="comment", comment=EVIL)
    pages = [client.get(path) for path in ("/", f"/?search={EVIL}", "/charts/0/notes/0", "/agreement")]
    for page in [*pages, client.get(f"/charts/0/notes/0/panel?at={key}")]:
        assert page.status_code == 200
        assert "<script>document" not in page.text
    assert "<script>document" not in "".join(said.json()["fragments"].values())


def test_marks_of_direction_are_shown_wherever_they_stand(make_desk, make_client, make):
    """A control of direction in a note, an id or a comment is written out, and is nowhere in the page itself."""
    bidi = "\u202e"
    desk = make_desk(make({f"n{bidi}": (f"p{bidi}", "2020-01-01", f"New {bidi}liver metastases{bidi}.")}))
    client = make_client(desk)
    client.post("/charts/0/patient", verdict="comment", comment=f"left {bidi} right")
    key = desk.open_note("Ada", 0, 0).marks[0].key
    pages = [client.get(path).text for path in ("/", "/charts/0/notes/0", f"/charts/0/notes/0/panel?at={key}")]
    assert not any(bidi in page for page in pages)
    assert pages[0].count("⟨U+202E⟩") == 1
    assert pages[1].count("⟨U+202E⟩") == 4
    assert pages[1].count('data-name="U+202E"') == 2


def test_a_line_of_a_megabyte_opens(make_desk, make_client, make):
    """A note of one endless line is shown whole, in blocks that a browser can lay out one by one."""
    text = "word " * 200_000 + "liver metastases."
    page = make_client(make_desk(make({"a": ("Ann", None, text)}))).get("/charts/0/notes/0")
    assert page.status_code == 200
    assert page.text.count('class="block"') > 100
    assert "met present" in page.text
