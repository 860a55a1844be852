"""Queries: rows as they come, and no password anywhere."""

import contextlib
import sqlite3
import sys
from types import SimpleNamespace

import pyarrow as pa
import pytest
import sqlalchemy

from thecal.errors import InputError
from thecal.screening.readers import SqlSource
from thecal.screening.readers.database import without_secrets
from thecal.screening.readers.query import names_order
from thecal.screening.size import ROWS


@pytest.fixture
def database(tmp_path):
    def database(rows, create="create table visits (id, fever, pain real)"):
        connection = sqlite3.connect(tmp_path / "clinic.db")
        connection.execute(create)
        connection.executemany("insert into visits values (?, ?, ?)", rows)
        connection.commit()
        connection.close()
        return f"sqlite:///{tmp_path}/clinic.db"

    return database


@pytest.fixture
def ask():
    opened = []

    def ask(url, query):
        opened.append(SqlSource(url, query))
        return opened[-1]

    yield ask
    for source in opened:
        source.close()


def test_rows_as_they_come(database, ask):
    url = database([("P1", "present", 7), ("P2", None, 2.5), (3, b"absent", None)])
    source = ask(url, "select id, fever, pain, 'a%:b' as note from visits order by rowid")
    (batch,) = source.batches()
    assert source.schema.names == ["id", "fever", "pain", "note"]
    assert [tuple(row.values()) for row in batch.table.to_pylist()] == [
        ("P1", "present", "7", "a%:b"),
        ("P2", None, "2.5", "a%:b"),
        ("3", "absent", None, "a%:b"),
    ]
    assert list(source.batches()) == [batch]


def test_many_rows_in_batches_of_one_size(database, ask):
    source = ask(database([(n, "x", 1) for n in range(ROWS + 10)]), "select * from visits order by id")
    before = pa.total_allocated_bytes()
    batches = list(source.batches())
    assert [(batch.first_row, batch.table.num_rows) for batch in batches] == [(1, ROWS), (ROWS + 1, 10)]
    assert list(source.batches(ROWS)) == batches[1:]
    assert [one.table.column("id")[0].as_py() for one in source.batches(9_000)] == ["9000"]
    assert [one.table.num_rows for one in source.batches(9_000)] == [ROWS + 10 - 9_000]
    assert pa.total_allocated_bytes() - before < 20_000_000


def test_some_columns(database, ask):
    (batch,) = ask(database([("P1", "x", 1)]), "select * from visits").only(["pain"]).batches()
    assert batch.table.to_pylist() == [{"pain": "1"}]


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("select * from nowhere", r"OperationalError: no such table: nowhere"),
        ("selekt 1", r"OperationalError: near \"selekt\": syntax error"),
        ("delete from visits", r"gives no rows"),
        ("drop table visits", r"gives no rows"),
        ("with gone as (select 1) delete from visits returning id", r"readonly database"),
        ("select id, pain as id from visits", r"2 columns are called 'id'"),
    ],
)
def test_queries_that_cannot_be_used(database, query, message):
    url = database([("P1", "x", 1)])
    with pytest.raises(InputError, match=message):
        SqlSource(url, query)
    with contextlib.closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as connection:
        assert connection.execute("select count(*) from visits").fetchone() == (1,)


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("nonsense", "can't be read"),
        ("postgresql+nodriver://me:s3cret@host/clinic", r"speaks with postgresql(?s:.)*thecal\[postgres\]"),
        ("mysql://me:s3cret@host/clinic", r"speaks with mysql\+pymysql(?s:.)*thecal\[mysql\]"),
        ("mariadb+nodriver://me:s3cret@host/clinic", r"thecal\[mysql\]"),
        ("mssql://me:s3cret@host/clinic", r"pip install pyodbc"),
        ("oracle+nodriver://me:s3cret@host/clinic", r"pip install oracledb"),
        ("nosuch://me:s3cret@host/clinic", r"the database's driver"),
        ("sqlite:////nowhere/s3cret/all.db", "refuses"),
        ("://me:s3cret@/", "can't be read"),
        ("postgresql://me:s3cret@host:port/clinic", "can't be read"),
    ],
)
def test_addresses_that_cannot_be_used_show_no_password(url, message):
    with pytest.raises(InputError, match=message) as error:
        SqlSource(url, "select 1")
    if "me:" in url:
        assert "s3cret" not in str(error.value)
    assert error.value.__cause__ is None
    assert error.value.__suppress_context__


def test_the_password_is_not_in_the_name(monkeypatch, ask):
    monkeypatch.setattr(sqlalchemy, "create_engine", lambda *_, **__: SimpleNamespace(dispose=list))
    monkeypatch.setattr(SqlSource, "_answers", lambda _: (names for names in [["id"]]))
    source = ask("postgresql://me:s3cret@host/clinic?sslkey=s3cret", "select 1 as id")
    assert source.name == "postgresql+psycopg://host/clinic"
    assert without_secrets("login with s3cret failed\nmore", source._url) == "login with *** failed"
    other = SqlSource("postgresql://me:changed@host/clinic", "select 1 as id")
    assert other.fingerprint() == source.fingerprint()
    assert SqlSource("postgresql://me:changed@host/clinic", "select 2 as id").fingerprint() != source.fingerprint()


def test_drivers_that_are_not_installed(monkeypatch):
    for name, driver, extra in (("postgres", "psycopg", "postgres"), ("mariadb", "pymysql", "mysql")):
        monkeypatch.setitem(sys.modules, driver, None)
        with pytest.raises(InputError, match=rf"pip install 'thecal\[{extra}\]'"):
            SqlSource(f"{name}://me@host/clinic", "select 1")


def test_an_address_that_the_environment_holds(database, ask, monkeypatch):
    monkeypatch.setenv("CLINIC", database([("P1", "x", 1)]))
    assert ask("env:CLINIC", "select * from visits").name.startswith("sqlite://")
    monkeypatch.setenv("CLINIC", "")
    for name in ("CLINIC", "NOWHERE"):
        with pytest.raises(InputError, match=rf"No environment variable is called '{name}', or it is empty"):
            SqlSource(f"env:{name}", "select 1")


def test_another_port_or_socket_is_another_input(monkeypatch):
    monkeypatch.setattr(sqlalchemy, "create_engine", lambda *_, **__: SimpleNamespace(dispose=list))
    monkeypatch.setattr(SqlSource, "_answers", lambda _: (names for names in [["id"]]))
    addresses = ["host/clinic", "host:5433/clinic", "/clinic?host=/run/a", "/clinic?host=/run/b", "you@host/clinic"]
    prints = [SqlSource(f"postgresql://{address}", "select 1 as id").fingerprint() for address in addresses]
    assert len(set(prints)) == len(addresses)


@pytest.mark.parametrize(
    ("query", "ordered"),
    [
        ("select * from visits order by id", True),
        ("SELECT * FROM visits\nORDER  BY id -- oldest first", True),
        ("with a as (select 1) select * from a order /* so */ by 1", True),
        ("select * from visits", False),
        ("select * from (select * from visits order by id) as v", False),
        ("select 'order by' as note from visits -- order by id", False),
        ('select 1 as "order by" from visits /* order by id */', False),
        ("select row_number() over (order by id) from visits", False),
        ("select $x$ ) order by 1 $x$ from visits", False),
    ],
)
def test_whether_a_query_names_an_order(database, ask, query, ordered):
    assert names_order(query) is ordered
    if "$" not in query:
        notes = ask(database([("P1", "x", 1)]), query).notes
        assert any("in which order" in note for note in notes) is not ordered
