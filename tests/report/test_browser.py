"""The report in a browser."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from recurnlp.report import write_report

WIDTHS = (390, 1280)


@pytest.fixture(scope="module")
def address(demo_run, tmp_path_factory):
    """Where the demo's report is."""
    return write_report(demo_run, tmp_path_factory.mktemp("report") / "report.html").page.as_uri()


@pytest.fixture
def visit(browser, address):
    """Open the report and wait until all charts are drawn; return the page, what it asked for and what it said."""
    contexts = []

    def open_page(width=1280, **options):
        context = browser.new_context(viewport={"width": width, "height": 900}, **options)
        contexts.append(context)
        page = context.new_page()
        asked, said = [], []
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(address)
        if options.get("java_script_enabled", True):
            page.wait_for_selector("html.all-drawn")
        return page, asked, said

    yield open_page
    for context in contexts:
        context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_the_report_is_fit_for_every_reader(visit, address, width, scheme):
    """Phone or desk, light or dark: nothing is loaded, said or cut off, and axe finds nothing serious."""
    page, asked, said = visit(width, color_scheme=scheme)
    assert asked == [address]
    assert said == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    serious = [v["id"] for v in Axe().run(page).response["violations"] if v["impact"] in ("serious", "critical")]
    assert serious == []


def test_every_chart_is_drawn(visit):
    """Each frame holds a picture as wide as its frame."""
    page, _, _ = visit()
    frames = page.locator("[data-chart]")
    assert frames.count() == 12
    for frame in frames.all():
        drawn, room = frame.locator("svg").bounding_box(), frame.bounding_box()
        assert 0.9 * room["width"] < drawn["width"] <= room["width"] + 1
        assert drawn["height"] > 40


def test_colours_follow_the_scheme(visit):
    """The same picture is dark on light, and light on dark."""
    page, _, _ = visit(color_scheme="light")
    read = "getComputedStyle(document.querySelector('#labels svg text')).fill"
    light = page.evaluate(read)
    page.emulate_media(color_scheme="dark")
    assert (light, page.evaluate(read)) == ("rgb(27, 33, 39)", "rgb(232, 235, 238)")


def test_a_reader_without_scripts_has_the_tables(visit):
    """The page says that charts need scripts, and the numbers can be opened."""
    page, _, _ = visit(java_script_enabled=False)
    assert page.locator("noscript").inner_text().startswith("Charts need JavaScript")
    page.locator("#sites summary").click()
    assert page.locator("#sites table tbody tr").first.inner_text().startswith("lung")


def test_the_report_prints_on_light_paper(visit):
    """Printed from a dark screen, the ink is dark, and what only a screen needs is gone."""
    page, _, _ = visit(color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(27, 33, 39)"
    assert not page.locator("nav").is_visible()
    assert page.pdf().startswith(b"%PDF")


def test_a_tooltip_tells_a_bar(visit):
    """Pointing at a bar shows its name, number and share."""
    page, _, said = visit()
    page.locator("#labels svg path[fill^='var']").nth(1).hover()
    tooltip = page.locator("#vg-tooltip-element")
    tooltip.wait_for(state="visible")
    assert "distant metastasis" in tooltip.inner_text()
    assert said == []
