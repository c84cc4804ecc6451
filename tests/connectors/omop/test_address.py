"""Where a database is, and what of its address may be shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recurnlp.connectors import find_sources
from recurnlp.connectors.omop.address import is_address, parse_address
from recurnlp.errors import InputError

SECRET = "canary-pw"  # noqa: S105 - invented


def test_a_server_keeps_its_options_and_gives_up_its_schema():
    """`schema` is ours; every other option is the driver's."""
    address = parse_address("omop+postgresql://ann@db.example:5433/omop?schema=cdm&sslmode=require")
    assert (address.system, address.schema) == ("postgresql", "cdm")
    assert address.target == "postgresql://ann@db.example:5433/omop?sslmode=require"


def test_a_socket_is_an_address_without_a_host():
    """The form of libpq for a server on this machine is passed on."""
    address = parse_address("omop+postgresql://postgres:@/omop?host=/run/pg")
    assert address.target == "postgresql://postgres:@/omop?host=%2Frun%2Fpg"


def test_what_is_shown_holds_neither_user_nor_password():
    """The shown address, the address itself and the source of notes keep the password to themselves."""
    url = f"omop+postgresql://ann:{SECRET}@db.example/omop?schema=cdm"
    address = parse_address(url)
    assert address.shown == "omop+postgresql://db.example/omop?schema=cdm"
    assert SECRET in address.target
    assert SECRET not in f"{address!r} {address} {find_sources([url])!r}"


@pytest.mark.parametrize(
    "url",
    [
        f"postgresql://ann:{SECRET}@db.example/omop",
        f"omop+oracle://ann:{SECRET}@db.example/omop",
        f"omop://ann:{SECRET}@db.example/omop",
        f"omop+postgresql://ann:/{SECRET}@db.example/omop",
        f"omop+postgresql://ann:{SECRET}?@db.example/omop",
        f"omop+postgresql://ann:{SECRET}#@db.example/omop",
        f"omop+postgresql://ann:{SECRET}@db.example:port/omop",
        f"omop+postgresql://ann:{SECRET}@[db/omop",
        f"OMOP+mysql://ann:{SECRET}@db.example/omop",
    ],
)
def test_an_address_that_cannot_be_read_is_not_quoted(url):
    """The error says what forms there are, or what to encode, and never the password."""
    with pytest.raises(InputError) as error:
        find_sources([url])
    assert SECRET not in str(error.value)
    assert "omop+postgresql://" in str(error.value)


@given(st.text(st.characters(codec="ascii", exclude_characters="@/?#[]:%"), max_size=20))
def test_no_password_is_ever_shown(password):
    """Whatever the password, it stands in no message and no shown address."""
    try:
        shown = parse_address(f"omop+postgresql://ann:zz{password}zz@db.example/omop").shown
    except InputError as error:
        shown = str(error)
    assert f"zz{password}zz" not in shown


def test_percent_encoded_passwords_reach_the_driver_encoded():
    """A password with reserved characters is passed on as libpq wants it."""
    assert parse_address("omop+postgresql://ann:a%40b%2Fc@h/d").target == "postgresql://ann:a%40b%2Fc@h/d"


@pytest.mark.parametrize("form", ["{path}", "/{path}", "{relative}", "/{relative}"])
def test_a_file_is_found_by_any_usual_form(tmp_path, monkeypatch, form):
    """sqlite://path, sqlite:///path and the four slashes of some tools all lead to the file that exists."""
    (tmp_path / "a b.db").touch()
    monkeypatch.chdir(tmp_path)
    given_path = form.format(path=tmp_path / "a b.db", relative="a b.db")
    address = parse_address(f"omop+sqlite://{given_path}")
    assert (tmp_path / address.target).samefile(tmp_path / "a b.db")


def test_a_file_that_does_not_exist_is_not_made(tmp_path):
    """A wrong path is an error; SQLite and DuckDB would make an empty database."""
    with pytest.raises(InputError, match="no such database file"):
        parse_address(f"omop+duckdb://{tmp_path}/none.duckdb")
    assert list(tmp_path.iterdir()) == []


def test_paths_are_no_addresses():
    """Files with colons in their names stay files."""
    assert not is_address("notes:2020/part.csv")
