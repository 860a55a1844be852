"""A real PostgreSQL: types it has and Python has not, rows that do not fit into memory, and nothing changed or given away."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.postgres import PASSWORD, Server, server
from tests.support import ROOT
from thecal.cli.run import run
from thecal.condition import RuleBook
from thecal.errors import InputError
from thecal.screening.bind import bind_by_name
from thecal.screening.readers.sql import SqlSource
from thecal.screening.screener import Screener
from thecal.screening.size import ROWS

# One server for all of them, also where the suite runs in several processes.
pytestmark = pytest.mark.xdist_group("postgres")


@pytest.fixture(scope="module")
def postgres() -> Iterator[Server]:
    with server() as started:
        started.run(
            "create type answer as enum ('present', 'absent')",
            """create table visits (id integer primary key, seen timestamptz, born date, headache answer, nausea_or_vomiting
               boolean, temp numeric(4,1), crp double precision, note jsonb, tags text[], stay interval)""",
            """insert into visits values
               (1, '2026-11-24 23:30+00', '1950-01-02', 'present', true, 38.50, 12, '{"a": 1}', '{x,y}', '3 days'),
               (2, '2026-11-23 23:00+00', 'infinity', 'absent', false, 'NaN', 'infinity', '"present"', '{}', '1 mon'),
               (3, 'infinity', '0044-03-15 BC', null, null, null, 'NaN', 'null', null, null),
               (4, '12000-01-01', '2026-02-03', null, null, 100, null, null, null, null)""",
            "create function wipe() returns integer language sql as 'delete from visits returning 1'",
        )
        yield started


@pytest.fixture
def ask(postgres: Server):
    opened = []

    def ask(query: str, url: str | None = None) -> SqlSource:
        opened.append(SqlSource(url or postgres.url(), query))
        return opened[-1]

    yield ask
    for source in opened:
        source.close()


def test_every_type_becomes_the_text_of_a_cell(ask) -> None:
    (batch,) = ask("select * from visits order by id").batches()
    assert [tuple(row.values())[1:] for row in batch.table.to_pylist()] == [
        ("2026-11-25 00:30:00+01", "1950-01-02", "present", "true", "38.5", "12", '{"a": 1}', '["x", "y"]', "3 days"),
        ("2026-11-24", "infinity", "absent", "false", "NaN", "inf", "present", "[]", "1 mon"),
        ("infinity", "0044-03-15 BC", None, None, None, "nan", None, None, None),
        ("12000-01-01", "2026-02-03", None, None, "100.0", None, None, None, None),
    ]


def test_dates_read_the_same_in_a_database_with_another_style(postgres, ask) -> None:
    postgres.run("alter database clinic set datestyle = 'German, DMY'")
    try:
        (batch,) = ask("select seen, born from visits where id = 1").batches()
    finally:
        postgres.run("alter database clinic reset datestyle")
    assert list(batch.table.to_pylist()[0].values()) == ["2026-11-25 00:30:00+01", "1950-01-02"]


def test_what_a_finding_can_not_be_is_an_issue_and_ends_nothing(ask, book: RuleBook) -> None:
    query = """select id, seen as date, born as implant, headache, nausea_or_vomiting, temp as "temperature [Cel]",
               crp as "crp [mg/L]", tags as photophobia, note as seizure from visits order by id"""
    source = ask(query)
    (batch,) = source.batches()
    screened = Screener(book).screen(bind_by_name(source.schema, book.knowledge.vocabulary)(batch.table))
    issues = {(row["row"], row["finding"]) for row in screened.issues.to_pylist()}
    assert screened.table.num_rows == 4
    assert issues == {
        (1, "photophobia"),  # a list
        (1, "seizure"),  # an object
        (2, "photophobia"),
        (2, "implant"),  # infinity
        (2, "crp"),
        (3, "date"),
        (3, "implant"),  # before Christ
        (4, "date"),
        (4, "temperature"),  # 100 °C
    }


MEASURE = """
import resource, sys
from thecal.screening.readers.sql import SqlSource
query = "select n as id, repeat(md5(n::text), 32) as letter from generate_series(1, %s) n" % sys.argv[1]
rows = sum(batch.table.num_rows for batch in SqlSource("env:DATABASE", query).batches())
print(rows, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


@pytest.mark.slow
def test_memory_does_not_grow_with_the_rows(postgres: Server) -> None:
    """A thousand letters each: what is held is a batch and the next one, whether there are 130,000 rows or 300,000."""

    def held(rows: int) -> int:
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "DATABASE": postgres.url()}
        command = [sys.executable, "-c", MEASURE, str(rows)]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        read, megabytes = map(int, done.stdout.split())
        assert read == rows
        return megabytes

    assert held(300_000) < held(2 * ROWS) + 60


def test_the_server_keeps_the_rows_that_are_not_fetched_yet(postgres: Server, ask) -> None:
    source = ask("select n as id from generate_series(1, 200000) n order by n")
    reading = source.batches()
    next(reading)
    (doing,) = ask(
        "select query from pg_stat_activity where usename = 'reader' and pid <> pg_backend_pid() "
        "and query ilike 'fetch forward%'"
    ).batches()
    assert doing.table.num_rows == 1


@pytest.mark.parametrize(
    "query",
    [
        "select wipe()",
        "with gone as (delete from visits returning id) select id from gone",
        "delete from visits",
        "/* tidy */ update visits set temp = 37 returning id",
    ],
)
def test_the_database_is_not_changed(postgres: Server, ask, query: str) -> None:
    postgres.run("grant delete, update on visits to reader")
    with pytest.raises(InputError) as caught:
        ask(query)
    assert [problem.slug for problem in caught.value.problems] in (["no-rows"], ["no-database"])
    (batch,) = ask("select count(*) from visits where temp is distinct from 37").batches()
    assert batch.table.to_pylist() == [{"count": "4"}]


@pytest.mark.parametrize(
    ("change", "query", "said"),
    [
        ({"password": "wr0ng"}, "select 1", "password authentication failed for user \"reader\""),
        ({"password": None}, "select 1", "no password supplied"),
        ({"database": "clinik"}, "select 1", 'database "clinik" does not exist'),
        ({}, "select * from visitz", 'relation "visitz" does not exist'),
        ({}, "select 1 +", "syntax error at end of input"),
        ({}, "select * from pg_authid", "permission denied for table pg_authid"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_without_the_password(
    postgres: Server, change, query, said, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PGPASSFILE", os.devnull)
    with pytest.raises(InputError) as caught:
        SqlSource(postgres.url(**change), query)
    assert said in str(caught.value)
    assert PASSWORD not in str(caught.value)
    assert "wr0ng" not in str(caught.value)


def test_no_value_of_a_row_is_told(postgres: Server) -> None:
    with pytest.raises(InputError, match="refuses") as caught:
        SqlSource(postgres.url(), "select note::text::integer from visits")
    assert str(caught.value).splitlines()[0] == "The database refuses (InvalidTextRepresentation).  [no-database]"


def test_where_nobody_listens(tmp_path) -> None:
    with pytest.raises(InputError) as caught:
        SqlSource(f"postgresql://me:{PASSWORD}@/clinic?host={tmp_path}", "select 1")
    assert "No such file or directory" in str(caught.value)
    assert str(tmp_path) in str(caught.value)
    assert PASSWORD not in str(caught.value)


def test_a_password_that_is_not_in_the_address(postgres: Server, ask, monkeypatch, tmp_path) -> None:
    url = postgres.url(password=None)
    monkeypatch.setenv("PGPASSWORD", PASSWORD)
    assert list(ask("select 1 as id", url).batches())
    monkeypatch.delenv("PGPASSWORD")
    (tmp_path / "pgpass").write_text(f"*:*:*:reader:{PASSWORD}\n")
    (tmp_path / "pgpass").chmod(0o600)
    monkeypatch.setenv("PGPASSFILE", str(tmp_path / "pgpass"))
    assert list(ask("select 1 as id", url).batches())
    monkeypatch.setenv("CLINIC", postgres.url())
    assert list(ask("select 1 as id", "env:CLINIC").batches())


def test_the_command_screens_a_query(postgres: Server, monkeypatch, tmp_path, capsys) -> None:
    monkeypatch.setenv("CLINIC", postgres.url())
    output = tmp_path / "answers.jsonl"
    query = "select id, headache, nausea_or_vomiting from visits order by id"
    assert run(["screen", "--url", "env:CLINIC", "--sql", query, "-o", str(output)]) == 0
    assert [json.loads(line)["id"] for line in output.read_text().splitlines()] == ["1", "2", "3", "4"]
    said = capsys.readouterr()
    assert "password" not in said.out + said.err
    again = ["screen", "--url", postgres.url(), "--sql", query.removesuffix(" order by id"), "--format", "json"]
    assert run(again) == 0
    said = capsys.readouterr()
    assert PASSWORD not in said.out + said.err
    assert [note.split(" ")[:3] for note in json.loads(said.out)["notes"]] == [
        ["the", "query", "does"],
        ["the", "password", "stands"],
    ]
