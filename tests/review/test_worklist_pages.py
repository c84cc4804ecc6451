"""The page of the worklist."""

import re

import pytest

from recurnlp.review.worklist import PAGE


def list_names(page):
    """The charts on a page, in order."""
    return re.findall(r'<a class="row" href="/charts/\d+">([^<]*)</a>', page.text)


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", ["Ann", "Ben", "Cleo", "n7"]),
        ("order=label", ["Ann", "Cleo", "Ben", "n7"]),
        ("site=liver", ["Ann"]),
        ("extent=local&recipe=any_recurrence", ["Cleo"]),
        ("search=b", ["Ben"]),
        ("order=nonsense&site=nowhere&page=x", ["Ann", "Ben", "Cleo", "n7"]),
    ],
)
def test_the_address_says_what_is_shown(client, query, names):
    """Order and filters stand in the address; what is unknown there is left out."""
    assert list_names(client.get(f"/?{query}")) == names


def test_the_list_says_what_was_chosen(client):
    """The fields hold what the page shows."""
    page = client.get("/?order=uncertainty&site=bone&search=n7").text
    assert '<option value="uncertainty" selected>' in page
    assert '<option value="bone" selected>' in page
    assert 'value="n7"' in page


def test_what_was_reviewed_is_marked_and_counted(client):
    """A patient's verdict shows in the list and in the progress."""
    client.post("/charts/0/patient", verdict="accept")
    page = client.get("/")
    assert list_names(page) == ["Ben", "Cleo", "n7", "Ann"]
    assert page.text.count('<tr class="done">') == 1
    assert "<b>1</b> of 4 charts" in page.text


def test_the_next_chart_is_that_of_the_list_seen_last(client):
    """After a verdict the review goes on in the order and the selection of the worklist."""
    client.get("/?order=label")
    assert client.post("/charts/2/patient", verdict="accept").json() == {"go": "/charts/1"}
    client.get("/?site=liver")
    assert client.post("/charts/0/patient", verdict="accept").json() == {"go": "/?order=open&site=liver"}


def test_a_long_list_is_turned_over(make_desk, make_client, make):
    """Pages lead to each other and keep the order."""
    notes = {f"n{n}": (f"p{n:03d}", None, "Chest clear.") for n in range(PAGE + 1)}
    client = make_client(make_desk(make(notes)))
    first, second = client.get("/?order=patient"), client.get("/?order=patient&page=1")
    assert 'href="?order=patient&amp;page=1"' in first.text
    assert (len(list_names(first)), list_names(second)) == (PAGE, [f"p{PAGE:03d}"])


def test_a_recipe_without_duckdb_says_what_to_install(client, monkeypatch):
    """The page shows the message in place of a list."""
    monkeypatch.setitem(__import__("sys").modules, "duckdb", None)
    assert "recurnlp[cohort]" in client.get("/?recipe=any_recurrence").text


def test_an_empty_run_has_a_page(make_desk, make_client, make):
    """No charts, no error."""
    assert "No chart is like this." in make_client(make_desk(make({}))).get("/").text
