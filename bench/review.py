"""Time the review page as a reviewer sees it: `python bench/review.py [--pictures FOLDER]`.

With a folder, the pictures of the review and of the demo's report are taken anew.

A run of 10,000 invented patients, and one of a note of 200 kB. Each page is opened several times in headless Chromium;
the time is from the request to the end of the browser's load event, median and worst.
"""

import argparse
import json
import os
import signal
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

_ROUNDS = 9
_PATIENTS = 10_000
_SWITCHES = "--no-sandbox --headless --disable-gpu --no-first-run --disable-background-networking".split()
_LOADED = "performance.getEntriesByType('navigation')[0].loadEventEnd"
_COURSE = (
    "SURGICAL PATHOLOGY REPORT\nDIAGNOSIS: Colon, resection: Adenocarcinoma. Nodes negative (0/14).",
    "CLINIC\nASSESSMENT: Colon cancer, no evidence of disease.",
    "CT ABDOMEN\nIMPRESSION: New liver metastases. Possible lung metastasis. No local recurrence.",
)
_PARAGRAPH = (
    "The patient was seen with his wife and went over the films at length. Appetite and weight are unchanged, and "
    "the ankles are no longer swollen. Liver function tests came back within the usual range. The knee was "
    "injected without trouble, and the bruise at the elbow has faded. He still walks to the market and carries "
    "the shopping home. The wound at the shin is dry; the district nurse sees it on Mondays. Blood pressure "
    "readings from home were brought in and are mostly below the limit. No evidence of local recurrence. Two "
    "further liver metastases may be present in the dome. Hearing aids were fitted last month. He asked about "
    "driving and was told to wait for the eye clinic.\n"
)
# Width, height and colors of the report's pictures: as on a desk, and on a telephone at night.
_REPORTS = {"report": (1280, 1750, "light"), "report-phone": (390, 1500, "dark")}
_RECURNLP = Path(sys.executable).with_name("recurnlp")


def main() -> None:
    """Print a Markdown table; write the pictures if a folder is given."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pictures", type=Path)
    pictures = parser.parse_args().pictures
    with tempfile.TemporaryDirectory() as folder, _open_browser() as browser:
        if pictures:
            _take_pictures(browser, Path(folder), pictures)
        sys.stdout.write("| page | median, ms | worst, ms |\n|---|--:|--:|\n")
        _time_worklist(browser, Path(folder))
        _time_note(browser, Path(folder))


def _time_worklist(browser: Browser, folder: Path) -> None:
    rows = [
        {"note_id": f"{number}-{visit}", "patient_id": f"p{number:05d}", "date": f"{2010 + visit}-01-01", "text": text}
        for number in range(_PATIENTS)
        for visit, text in enumerate(_COURSE)
    ]
    with _serve(_extract(folder, "many", rows)) as address:
        page = _enter(browser, address)
        for name, query in (
            ("as opened", ""),
            ("by uncertainty", "?order=uncertainty"),
            ("with a site, by label", "?order=label&site=liver"),
            ("with a recipe", "?recipe=recurrent_metastatic"),
            ("page 90", "?order=patient&page=89"),
        ):
            _time(page, f"worklist of {_PATIENTS:,} patients, {name}", f"/{query}")


def _time_note(browser: Browser, folder: Path) -> None:
    text = "CLINIC\nHISTORY:\n" + _PARAGRAPH * (200_000 // len(_PARAGRAPH))
    run = _extract(folder, "long", [{"note_id": "long", "patient_id": "p", "date": "2020-01-01", "text": text}])
    with _serve(run) as address:
        page = _enter(browser, address)
        page.goto("/charts/0/notes/0")
        sys.stdout.write(f"| the note below, opened first | {page.evaluate(_LOADED):.0f} | |\n")
        marks = page.locator("#text mark").count()
        _time(page, f"note of {len(text) // 1000} kB, {marks:,} mentions", "/charts/0/notes/0")


def _time(page: Page, name: str, path: str) -> None:
    taken = []
    for _ in range(_ROUNDS):
        page.goto("about:blank")
        page.goto(path)
        taken.append(page.evaluate(_LOADED))
    sys.stdout.write(f"| {name} | {statistics.median(taken):.0f} | {max(taken):.0f} |\n")


def _take_pictures(browser: Browser, folder: Path, pictures: Path) -> None:
    pictures.mkdir(parents=True, exist_ok=True)
    run = folder / "demo-run"
    _call("demo", "-o", run)
    _photograph_report(browser, run, pictures)
    with _serve(run, "Ada", "Bo") as (ada, bo):
        for address, keys in ((ada, "aaaa"), (bo, "a4aa")):
            page = _enter(browser, address)
            page.goto("/charts/2/notes/2")
            page.keyboard.type(keys)
            page.wait_for_timeout(1000)
            page.keyboard.press("d")
            page.wait_for_timeout(1000)
            if address == ada:
                _photograph(page, pictures)
        page.goto("/agreement")
        page.screenshot(path=pictures / "review-agreement.png")


def _photograph_report(browser: Browser, run: Path, pictures: Path) -> None:
    for name, (width, height, scheme) in _REPORTS.items():
        page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)  # type: ignore[arg-type]
        page.goto((run / "report.html").as_uri())
        page.screenshot(path=pictures / f"{name}.png")


def _photograph(page: Page, pictures: Path) -> None:
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.goto("/charts/2/notes/4")
        page.wait_for_timeout(300)
        page.screenshot(path=pictures / f"review-chart-{scheme}.png")
    page.emulate_media(color_scheme="light")
    page.goto("/?order=label")
    page.screenshot(path=pictures / "review-worklist.png")


def _extract(folder: Path, name: str, rows: list[dict[str, str]]) -> Path:
    source = folder / f"{name}.jsonl"
    source.write_text("".join(json.dumps(row) + "\n" for row in rows))
    _call("extract", source, "-o", folder / name)
    _call("patients", folder / name)
    return folder / name


def _call(*arguments: str | Path) -> None:
    subprocess.run([_RECURNLP, *arguments], check=True, capture_output=True)  # noqa: S603 - our own words


@contextmanager
def _serve(run: Path, *reviewers: str) -> Iterator[list[str]]:
    names = [part for name in reviewers or ("Ada",) for part in ("--reviewer", name)]
    command = [_RECURNLP, "review", run, *names]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:  # noqa: S603
        lines = server.stdout or iter(())
        addresses = [next(lines).strip().rpartition(": ")[2] for _ in reviewers or ("Ada",)]
        yield addresses
        os.kill(server.pid, signal.SIGINT)


def _enter(browser: Browser, address: str | list[str]) -> Page:
    entrance = address if isinstance(address, str) else address[0]
    home = entrance.partition("/open/")[0]
    page = browser.new_context(viewport={"width": 1440, "height": 900}, base_url=home).new_page()
    page.goto(entrance)
    return page


@contextmanager
def _open_browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=_SWITCHES)
        yield browser
        browser.close()


if __name__ == "__main__":
    main()
