"""The pages in a browser, as reviewers use them."""

import json
import shutil
import sqlite3
from contextlib import closing

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

pytestmark = pytest.mark.slow
EVIL = "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">"


REVIEWERS = ("keys", "fast", "mouse", "Ada", "Bo", "one axe", "other axe", "silent", "curious")
STRANGE = "A\r\nB \N{GRINNING FACE}\u202e the liver is\u200b full of deposits.\r\nEnd"
HOSTILE = f"{EVIL} New {EVIL} liver metastases. " + "x" * 1_000_000


@pytest.fixture(scope="module")
def demo(demo_run, tmp_path_factory):
    """A copy of the run of the demo corpus, for all tests here: each has its own reviewer."""
    return shutil.copytree(demo_run, tmp_path_factory.mktemp("reviewed") / "demo")


@pytest.fixture(scope="module")
def odd(make_run, tmp_path_factory):
    """A run of one note of strange characters and one that attacks."""
    notes = {"a": ("a", None, STRANGE), f"n{EVIL}": (f"p{EVIL}", "2020-01-01", HOSTILE)}
    return make_run(tmp_path_factory.mktemp("odd"), notes)


@pytest.fixture(scope="module")
def addresses(start_server, demo, odd):
    """The address of each reviewer."""
    of_demo = start_server(demo, *REVIEWERS)[1]
    of_odd = start_server(odd, "strange", "<b>hostile")[1]
    return dict(zip((*REVIEWERS, "strange", "hostile"), of_demo + of_odd, strict=True))


@pytest.fixture
def enter(browser, addresses):
    """Let a reviewer in, return the page, and see that nothing went wrong on it, and that it asked nobody else."""
    contexts, wrong = [], []

    def open_page(name):
        home = addresses[name].partition("/open/")[0]
        contexts.append(browser.new_context(viewport={"width": 1440, "height": 900}, base_url=home))
        page = contexts[-1].new_page()
        page.on("console", lambda message: wrong.append(message.text))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("request", lambda request: request.url.startswith(home) or wrong.append(request.url))
        page.goto(addresses[name])
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert wrong == []


def read_decisions(run, reviewer):
    """What a reviewer's decisions are, by level and verdict."""
    with closing(sqlite3.connect(run.with_name(f"{run.name}.review.sqlite"))) as file:
        counted = file.execute(
            "SELECT level, verdict, count(*) FROM decisions WHERE undone IS NULL AND reviewer = ? "
            "GROUP BY level, verdict",
            (reviewer,),
        )
        return {(level, verdict): number for level, verdict, number in counted}


def go(page, key):
    """Press a key that leads to another page."""
    with page.expect_event("load"):
        page.keyboard.press(key)


def select(page, words):
    """Select words of the note with the mouse."""
    box = page.evaluate(
        """words => {
          const walker = document.createTreeWalker(document.querySelector('#text'), NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const at = walker.currentNode.data.indexOf(words);
            if (at < 0) continue;
            const range = document.createRange();
            range.setStart(walker.currentNode, at);
            range.setEnd(walker.currentNode, at + words.length);
            const {left, right, top, bottom} = range.getBoundingClientRect();
            return {left, right, middle: (top + bottom) / 2};
          }
        }""",
        words,
    )
    page.mouse.move(box["left"] + 1, box["middle"])
    page.mouse.down()
    page.mouse.move(box["right"] - 1, box["middle"], steps=4)
    page.mouse.up()


def find_serious(page):
    """The serious faults that axe finds."""
    found = Axe().run(page).response["violations"]
    return [
        (fault["id"], [n["html"][:120] for n in fault["nodes"]])
        for fault in found
        if fault["impact"] in ("serious", "critical")
    ]


def test_reasons_follow_the_page(enter):
    """The page of a note comes without the reasons of its first mention, and asks for them itself."""
    page = enter("curious")
    page.goto("/charts/2/notes/2")
    expect(page.locator("#panel .why code").first).to_be_visible()
    expect(page.locator("[data-unexplained]")).to_have_count(0)


def test_twelve_patients_are_reviewed_by_keyboard_alone(enter, demo):
    """From the first chart to the last, and back to the list, without a mouse: every note and patient has a verdict."""
    page = enter("keys")
    go(page, "Enter")  # the first open chart has the focus
    for _ in range(77):
        expect(page.locator("#text mark:focus, #finish:focus")).to_have_count(1)
        go(page, "d")
        if page.url.endswith("#patient"):
            expect(page.locator("#accept-patient")).to_be_focused()
            go(page, "Enter")
    assert page.locator("tr.done").count() == 12
    assert "12 of 12 charts, 77 of 77 notes" in page.locator("#progress").inner_text().replace("\n", " ")
    decided = read_decisions(demo, "keys")
    assert decided[("note", "accept")] == 77
    assert decided[("patient", "accept")] == 12


def test_keys_that_come_fast_are_not_lost(enter, demo):
    """Six verdicts typed at once reach six mentions, one after the other."""
    page = enter("fast")
    page.goto("/charts/2/notes/2")
    page.keyboard.type("a4xaaa")
    expect(page.locator("#overall")).to_contain_text("Every mention has a verdict")
    labels = [mark.get_attribute("data-label") for mark in page.locator("#text mark").all()]
    assert [label.rpartition(" ")[2] for label in labels] == ["✓", "✎", "✗", "✓", "✓", "✓"]
    assert read_decisions(demo, "fast") == {
        ("mention", "accept"): 4,
        ("mention", "correct"): 1,
        ("mention", "reject"): 1,
    }
    expect(page.locator("#finish")).to_be_focused()


def test_a_missed_mention_is_added_with_the_mouse_corrected_and_undone(enter, demo):
    """Selected words become a mention; its sites are typed; all of it is there after reloading, and gone after undo."""
    page = enter("mouse")
    page.goto("/charts/2/notes/2")
    words = "Three masses have appeared"
    select(page, words)
    expect(page.locator("#add [name=quote]")).to_have_value(words)
    go(page, "m")
    chosen = page.locator("mark.chosen")
    assert (chosen.inner_text(), chosen.get_attribute("data-label")) == (words, "met present +")
    expect(page.locator("#panel")).to_contain_text("A reviewer added it")
    page.keyboard.press("s")
    page.keyboard.type("liv")
    with page.expect_response("**/mention"):
        page.keyboard.press("Enter")
    page.reload()
    assert page.locator(f"mark:has-text('{words}')").get_attribute("data-label") == "met present +"
    added = _read_added(demo)
    assert (added["sites"], added["kind"]) == (["liver"], "metastasis")
    go(page, "u")
    go(page, "u")
    assert page.locator(f"mark:has-text('{words}')").count() == 0
    assert read_decisions(demo, "mouse") == {}


def test_a_mention_across_strange_characters_is_added_where_it_stands(enter, odd):
    """Line ends of two characters, signs beyond 16 bits and hidden characters count as code points, as offsets do."""
    page = enter("strange")
    page.goto("/charts/0/notes/0")
    select(page, "full of deposits")
    expect(page.locator("#add [name=quote]")).to_have_value("full of deposits")
    go(page, "m")
    added = _read_added(odd)
    assert STRANGE[added["start"] : added["end"]] == "full of deposits"
    assert page.locator("mark.chosen").inner_text() == "full of deposits"


def test_two_reviewers_disagree_and_one_settles_it(enter):
    """Each sees only their own verdicts; the page of agreement shows the difference, and keeps what settles it."""
    ada, bo = enter("Ada"), enter("Bo")
    for page, keys in ((ada, "aaaaaa"), (bo, "aa4aaa")):
        page.goto("/charts/2/notes/2")
        assert page.locator("mark.verdict-open").count() == 6
        page.keyboard.type(keys)
        expect(page.locator("#finish")).to_be_focused()
        go(page, "Enter")
    ada.goto("/agreement?one=Ada&other=Bo")
    assert "mention: assertion, or no mention 6 83 %" in ada.locator("main table").inner_text().replace("\t", " ")
    assert ada.locator(".difference").count() == 1
    with ada.expect_event("load"):
        ada.get_by_role("button", name="Bo is right").click()
    assert "0 to settle, 1 settled" in ada.locator("main").inner_text()


def test_axe_finds_no_serious_fault(enter):
    """Worklist, chart with open folds, keys and agreement can be used by everyone, in the light and in the dark."""
    ada, bo = enter("one axe"), enter("other axe")
    for page, key in ((ada, "a"), (bo, "4")):
        page.goto("/charts/2/notes/2")
        page.keyboard.press(key)
        page.wait_for_selector("mark:not(.verdict-open)")
        go(page, "d")
    for scheme in ("light", "dark"):
        ada.emulate_media(color_scheme=scheme)
        for path in ("/", "/charts/2/notes/2", "/agreement?one=one+axe&other=other+axe"):
            ada.goto(path)
            ada.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true; })")
            assert find_serious(ada) == []
        ada.keyboard.press("?")
        assert find_serious(ada) == []


def test_a_hostile_note_runs_nothing(enter):
    """Scripts, handlers and controls in text, ids and comments stay text; a line of a megabyte can be worked on."""
    page = enter("hostile")
    assert page.title().startswith("Worklist")
    page.goto("/charts/1/notes/0")
    page.keyboard.press("c")
    page.keyboard.type(EVIL)
    with page.expect_response("**/mention"):
        page.get_by_role("button", name="Keep comment").first.click()
    page.keyboard.press("Escape")
    page.keyboard.press("a")
    page.wait_for_selector("mark.verdict-accept")
    page.reload()
    assert "owned" not in page.title().replace(EVIL, "")
    assert page.locator("#text script, #text img, #panel script, #panel img").count() == 0
    assert page.evaluate("document.querySelector('#text').textContent.length") == len(HOSTILE)


def test_single_keys_can_be_switched_off(enter, demo):
    """Who speaks to the machine switches single keys off, and they stay off."""
    page = enter("silent")
    page.goto("/charts/2/notes/2")
    page.keyboard.press("?")
    page.locator("#keys-on").uncheck()
    page.get_by_role("button", name="Close").click()
    page.reload()
    page.keyboard.press("a")
    page.get_by_role("button", name="Reject x").click()
    page.wait_for_selector("mark:not(.verdict-open)")
    assert read_decisions(demo, "silent") == {("mention", "reject"): 1}


def _read_added(run):
    """The facts of the latest mention that was added."""
    with closing(sqlite3.connect(run.with_name(f"{run.name}.review.sqlite"))) as file:
        (facts,) = file.execute("SELECT facts FROM decisions WHERE verdict = 'add' ORDER BY id DESC").fetchone()
        return json.loads(facts)
