"""A database of its own for one reading: it sorts and joins more than memory holds, on disk, and leaves nothing behind."""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
import weakref
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from thecal.errors import InputError, Place, Problem

_PREFIX, _LOCK = "thecal-records-", "lock"

MEMORY = "400MB"
"""What the database may hold in memory; the rest waits on disk. Reading and the answers of a batch come on top."""

TABLES = """
CREATE TABLE visits (row BIGINT, id VARCHAR, patient VARCHAR, starts VARCHAR, clock TIMESTAMP, until TIMESTAMP, issue VARCHAR);
CREATE TABLE people (patient VARCHAR, sex VARCHAR, born VARCHAR);
CREATE TABLE answered (kind VARCHAR, ref VARCHAR, code INTEGER, visit VARCHAR, patient VARCHAR, at_text VARCHAR, ends VARCHAR,
                   answer VARCHAR, number VARCHAR, unit VARCHAR, comparator VARCHAR, part VARCHAR, left_out VARCHAR,
                   remark VARCHAR);
CREATE TABLE unused (kind VARCHAR, label VARCHAR, n BIGINT);
CREATE TABLE facts (name VARCHAR, code INTEGER, kind VARCHAR, ref VARCHAR, visit VARCHAR, patient VARCHAR, clock TIMESTAMP,
                    ends TIMESTAMP, value VARCHAR, problem VARCHAR, shown VARCHAR);
CREATE TABLE happened (name VARCHAR, patient VARCHAR, clock TIMESTAMP, text VARCHAR);
CREATE TABLE codes (system VARCHAR, code VARCHAR, meaning INTEGER);
CREATE MACRO moment(text) AS try_cast(left(text, 19) AS TIMESTAMP);
CREATE MACRO last_moment(text) AS
    moment(text) + CASE WHEN length(text) = 10 THEN INTERVAL 86399 SECOND ELSE INTERVAL 0 SECOND END;
CREATE MACRO named(system) AS CASE WHEN starts_with(system, 'http://snomed.info/sct/') THEN 'http://snomed.info/sct'
    ELSE coalesce(lower(rtrim(system, '/')), '') END;
CREATE MACRO bare(reference) AS
    regexp_replace(regexp_replace(reference, '/_history/.*$', ''), '^.*[/:]', '');
"""
# visits: one a row of the output. told (a view), and before it answered: what a record says about a code that is known, or why it
# does not count (left_out); `remark` is what the notes count beside. unused: how often each other code stands there. facts, happened: what is left of it once it is understood.
# moment: on the clock of the place, as visits tell it. bare: Patient/7, urn:uuid:7 and http://…/Patient/7 are 7.


class Store:
    """The database, with its tables, in a temporary folder that goes with it."""

    def __init__(self, folder: Path) -> None:
        """Makes it. `folder`: the records, for messages."""
        self.folder = folder
        _sweep()
        self._temporary, lock = _claimed()
        self.connection = duckdb.connect(
            str(Path(self._temporary.name) / "records.duckdb"),
            config={"memory_limit": MEMORY, "temp_directory": str(Path(self._temporary.name) / "spill")},
        )
        self._kept: dict[str, list[str]] = defaultdict(list)
        self.close = weakref.finalize(self, _gone, self.connection, self._temporary, lock)
        self.run(TABLES)

    def scratch(self) -> Path:
        """A folder beside the database, for files that are read into it."""
        folder = Path(self._temporary.name) / "scratch"
        folder.mkdir(exist_ok=True)
        return folder

    def run(self, sql: str, parameters: Any = None) -> duckdb.DuckDBPyConnection:
        """Runs a statement.

        Raises:
            InputError: if a file is damaged, or the disk is full.
        """
        with self.said():
            return self.connection.execute(sql, parameters)

    def read(self, view: str, query: str, parameters: Any = None) -> None:
        """Adds to a view what a query gives that reads files and looks codes up: of a join, the second table is held.

        Nobody can tell how many of a file's lines are of use. Taken for few, all of them would be held instead.
        """
        self.run("SET disabled_optimizers = 'join_order,build_side_probe_side'")
        try:
            self.keep(view, query, parameters)
        finally:
            self.run("RESET disabled_optimizers")

    def keep(self, view: str, query: str, parameters: Any = None) -> None:
        """Adds what a query gives to a view, in a file: an insertion of any size would gather half-filled blocks in memory."""
        kept = self._kept[view]
        file = f"{Path(self._temporary.name) / view}-{len(kept)}.parquet".replace("'", "''")
        self.run(f"COPY ({query}) TO '{file}' (FORMAT parquet, ROW_GROUP_SIZE 50000)", parameters)
        kept.append(f"'{file}'")
        self.run(f"CREATE OR REPLACE VIEW {view} AS SELECT * FROM read_parquet([{', '.join(kept)}])")  # noqa: S608 - ours

    def rows(self, sql: str, parameters: Any = None) -> list[tuple[Any, ...]]:
        """All rows of an answer that is known to be small."""
        with self.said():
            return self.connection.cursor().execute(sql, parameters).fetchall()

    def stream(self, sql: str, parameters: Any = None, batch: int = 20_000) -> Iterator[list[tuple[Any, ...]]]:
        """The rows of an answer of any size, some at a time. Other statements may run meanwhile."""
        with self.said():
            cursor = self.connection.cursor().execute(sql, parameters)
            while rows := cursor.fetchmany(batch):
                yield rows

    def put(
        self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]], types: Sequence[pa.DataType]
    ) -> None:
        """Adds rows to a table."""
        turned = list(zip(*rows, strict=True))
        if not turned:
            return
        arrays = [pa.array(cells, kind) for cells, kind in zip(turned, types, strict=True)]
        batch = pa.table(arrays, names=list(columns))
        with self.said():
            self.connection.register("arriving", batch)
            self.connection.execute(f"INSERT INTO {table} ({', '.join(columns)}) SELECT * FROM arriving")  # noqa: S608 - names of ours
            self.connection.unregister("arriving")

    @contextmanager
    def said(self) -> Iterator[None]:
        """Says what the database stumbles over in our own words: its own may hold what stands in the records."""
        try:
            yield
        except duckdb.OutOfMemoryException:
            message = (
                f"Sorting the records needs more than the {MEMORY} of memory that it may take, or more room on disk."
            )
            advice = "set TMPDIR to a folder with more room, or screen the export in parts."
            raise InputError([Problem("no-room", message, Place(str(self.folder)), advice=advice)]) from None
        except (duckdb.IOException, duckdb.InvalidInputException, duckdb.ConversionException) as error:
            if "No space left" in str(error):
                message = "The disk has no room for sorting the records."
                advice = "free some, or set TMPDIR to a folder with more room."
                raise InputError([Problem("no-room", message, Place(str(self.folder)), advice=advice)]) from None
            message = "The records can't be read: a file is damaged, cut short or not what its name says."
            advice = f"look at {_named(str(error), self.folder)}."
            raise InputError([Problem("damaged", message, Place(str(self.folder)), advice=advice)]) from None


def _gone(connection: duckdb.DuckDBPyConnection, temporary: tempfile.TemporaryDirectory[str], lock: int) -> None:
    connection.close()
    temporary.cleanup()
    os.close(lock)


def _claimed() -> tuple[tempfile.TemporaryDirectory[str], int]:
    """A folder of our own, and the lock that says so."""
    while True:
        folder = tempfile.TemporaryDirectory(prefix=_PREFIX)
        lock = _locked(Path(folder.name) / _LOCK)
        if lock is not None:
            return folder, lock
        folder.cleanup()  # another process swept it between its making and its lock


def _sweep() -> None:
    """Removes what a run that was killed has left: it holds what stands in the records."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        lock = _locked(folder / _LOCK)
        if lock is not None:
            shutil.rmtree(folder, ignore_errors=True)
            os.close(lock)


def _locked(file: Path) -> int | None:
    """A lock on the file for as long as this process lives; None where another one has it, or it is not ours."""
    try:
        lock = os.open(file, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError:
        return None
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        # Another process may have swept the file away after it was opened: a lock on it then guards nothing.
        ours = os.path.samestat(os.fstat(lock), file.stat())
    except OSError:
        ours = False
    if not ours:
        os.close(lock)
        return None
    return lock


def _named(said: str, folder: Path) -> str:
    """The files of the folder that an error names; the folder if it names none."""
    files = sorted(folder.iterdir()) if folder.is_dir() else [folder]
    names = [file.name for file in files if file.name in said]
    return ", ".join(names) or "the files of the folder"
