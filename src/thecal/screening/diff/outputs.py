"""Opens what a screening wrote, in whatever format, as a table of a database that need not fit in memory."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from thecal.errors import InputError, Place, Problem
from thecal.screening.readers import open_input
from thecal.screening.readers.parquet import parquet_files
from thecal.screening.screener import STATUSES
from thecal.screening.summary import LEVELS, STATUS
from thecal.screening.writers import about
from thecal.screening.writers.safe import BETWEEN, FORMULA

if TYPE_CHECKING:
    from thecal.screening.readers.base import Source

NEEDED: Final = ("row", "id", "urgency_at_least", "urgency_at_most")
LETTERS: Final = dict(zip("son-", STATUSES, strict=True))
NOT_KNOWN: Final = "?"
LISTS: Final = ("because", "fired", "open_statements")
_JSON: Final = (".jsonl", ".ndjson", ".json")


@dataclass(frozen=True)
class Output:
    """One screening's output.

    Attributes:
        name: the file.
        table: what it is called in the database: row, id, least, most, status, because, fired, open. `status` is text with
            a letter of `LETTERS` for each complication that either output knows.
        edition: the edition of the rules it was made with; empty where the format can't say.
        hash: their hash; empty likewise.
        lists: whether it says which statements were behind each answer.
        complications: those it has a status of.
        text: whether its cells are text.
    """

    name: str
    table: str
    edition: str
    hash: str
    lists: bool
    complications: tuple[str, ...]
    text: bool


def open_outputs(database: duckdb.DuckDBPyConnection, a: Path, b: Path) -> tuple[Output, Output, tuple[str, ...]]:
    """Opens two outputs.

    Returns:
        Both, and the complications whose status either has, in the order of their letters.

    Raises:
        InputError: with everything that is wrong with either.
    """
    opened, problems = [], []
    for table, place in (("a", a), ("b", b)):
        try:
            opened.append(_open(database, place, table))
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(problems)
    names = tuple(dict.fromkeys(name for output in opened for name in output.complications))
    both = set(opened[0].complications) & set(opened[1].complications)
    for output in opened:
        letters = " || ".join(_letter(name, output, name in both) for name in names) or "''"
        database.execute(f"CREATE VIEW {output.table} AS {_view(output, letters)}")
        try:
            _check_cells(database, output)
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(problems)
    return opened[0], opened[1], names


def _open(database: duckdb.DuckDBPyConnection, place: Path, table: str) -> Output:
    if not place.exists():
        raise InputError([Problem("no-file", "There is no such file.", Place(str(place)))])
    raw = f"raw_{table}"
    made: dict[str, str] = {}
    if place.is_file():
        with contextlib.suppress(InputError):  # a file of another name may be an output all the same
            made = about(place)
    suffixes = [suffix.lower() for suffix in place.suffixes]
    if any(suffix in _JSON for suffix in suffixes[-2:]):
        names, text = _json(database, place, raw), False
    elif place.is_dir() or _is_parquet(place):
        files = parquet_files(place)
        schema = pq.read_schema(files[0])
        made = {
            key.decode(): value.decode() for key, value in (schema.metadata or {}).items() if key != b"ARROW:schema"
        }
        names, text = schema.names, False
        _check(names, place)
        listed = ", ".join(_quoted(str(file)) for file in files)
        database.execute(f"CREATE VIEW {raw} AS SELECT * FROM read_parquet([{listed}])")  # noqa: S608 - quoted
    else:
        names, text = _text(database, place, raw), True
    _check(names, place)
    complications = tuple(name.removeprefix(STATUS) for name in names if name.startswith(STATUS))
    lists = all(name in names for name in LISTS)
    return Output(
        str(place), table, made.get("thecal.edition", ""), made.get("thecal.hash", ""), lists, complications, text
    )


def _letter(name: str, output: Output, both: bool) -> str:  # noqa: FBT001 - positional in one place only
    """The letter of a complication's status. Of one that only one output knows, it counts whether it is suspected."""
    if name not in output.complications:
        return f"'{NOT_KNOWN}'"
    column = _column(STATUS + name)
    cases = [(status, letter) for letter, status in LETTERS.items() if both or status == STATUSES[0]]
    whens = " ".join(f"WHEN '{status}' THEN '{letter}'" for status, letter in cases)
    return f"CASE {column} {whens} ELSE '{NOT_KNOWN}' END"


def _view(output: Output, letters: str) -> str:
    """The columns that are compared, in one form whatever the file."""

    def listed(name: str) -> str:
        if not output.lists:
            return "[]::VARCHAR[]"
        if output.text:
            return f"CASE WHEN coalesce({name}, '') = '' THEN [] ELSE string_split({name}, '{BETWEEN}') END"
        return f"coalesce({name}, [])::VARCHAR[]"

    # A text that a spreadsheet could take for a formula was written with an apostrophe before it.
    signs = ", ".join(f"chr({ord(sign)})" for sign in FORMULA)
    plain = f"CASE WHEN id[1] = chr(39) AND id[2] IN ({signs}) THEN id[2:] ELSE id END"
    own = plain if output.text else "id::VARCHAR"
    levels = ", ".join(f"'{level}'" for level in LEVELS)
    return f"""
        SELECT row::BIGINT AS row, nullif({own}, '') AS id,
               list_position([{levels}], urgency_at_least::VARCHAR) - 1 AS least,
               list_position([{levels}], urgency_at_most::VARCHAR) - 1 AS most, {letters} AS status,
               {listed("because")} AS because, {listed("fired")} AS fired, {listed("open_statements")} AS open
        FROM raw_{output.table}"""  # noqa: S608 - names of our own columns, and of complications, which are identifiers


def _json(database: duckdb.DuckDBPyConnection, place: Path, raw: str) -> list[str]:
    """JSON lines; a first look says which columns there are."""
    look = f"read_json({_quoted(str(place))}, format = 'newline_delimited'"
    try:
        described = database.execute(f"DESCRIBE SELECT * FROM {look})").fetchall()  # noqa: S608 - quoted
        names = [name for name, *_ in described]
        # What is empty in every row that was looked at has no type of its own.
        kinds = {"row": "BIGINT", **dict.fromkeys(LISTS, "VARCHAR[]")}
        columns = ", ".join(f"{_quoted(name)}: '{kinds.get(name, 'VARCHAR')}'" for name in names)
        database.execute(f"CREATE VIEW {raw} AS SELECT * FROM {look}, columns = {{{columns}}})")  # noqa: S608 - quoted
    except duckdb.Error:
        message = "This can't be read as JSON lines."
        raise InputError([Problem("not-lines", message, Place(str(place)), advice=_ADVICE)]) from None
    return names


def _text(database: duckdb.DuckDBPyConnection, place: Path, raw: str) -> list[str]:
    """CSV, TSV or a workbook: read as any input is, and kept in the database."""
    source = open_input(place)
    _check(source.schema.names, place)
    names = [name for name in source.schema.names if name in (*NEEDED, *LISTS) or name.startswith(STATUS)]
    schema = pa.schema([(name, pa.string()) for name in names])
    reader = pa.RecordBatchReader.from_batches(schema, _batches(source.only(names), schema))
    database.register(f"reader_{raw}", reader)
    database.execute(f"CREATE TABLE {raw} AS SELECT * FROM reader_{raw}")  # noqa: S608 - our own name
    database.unregister(f"reader_{raw}")
    return names


def _batches(source: Source, schema: pa.Schema) -> Iterator[pa.RecordBatch]:
    for batch in source.batches():
        columns = [pc.cast(batch.table.column(name), pa.string()) for name in schema.names]
        yield pa.RecordBatch.from_arrays(columns, schema=schema)


def _is_parquet(place: Path) -> bool:
    with place.open("rb") as file:
        return file.read(4) == b"PAR1"


_ADVICE = "compare two files that `thecal screen INPUT -o FILE` wrote."


def _check(names: Sequence[str], place: Path) -> None:
    lacking = [name for name in NEEDED if name not in names]
    if lacking:
        message = f"This is not the output of a screening: it has no column {', '.join(lacking)}."
        raise InputError([Problem("not-an-output", message, Place(str(place)), advice=_ADVICE)])


def _check_cells(database: duckdb.DuckDBPyConnection, output: Output) -> None:
    """Raises an InputError unless every row has a number and an urgency."""
    wrong = f"SELECT count(*) FROM {output.table} WHERE row IS NULL OR least IS NULL OR most IS NULL"  # noqa: S608 - our own name
    try:
        found = database.execute(wrong).fetchone()
    except duckdb.Error:
        # What DuckDB says would repeat the cell.
        found = None
    if found is None or found[0]:
        message = "This is not the output of a screening: some row has no number, or an urgency that is none."
        raise InputError([Problem("not-an-output", message, Place(output.name), allowed=LEVELS, advice=_ADVICE)])


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _column(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
