"""What a database answers to a query, read as it comes. The password of its address is never shown."""

from __future__ import annotations

import hashlib
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

import pyarrow as pa

from thecal.errors import InputError, Place, Problem
from thecal.screening.readers.base import RawBatch, Source, check_names
from thecal.screening.readers.cells import as_cell
from thecal.screening.size import ROWS

if TYPE_CHECKING:
    from sqlalchemy import URL, CursorResult, Engine

_AT_A_TIME: Final = 8_192
"""Rows fetched from the server at a time."""

_SYNTAX: Final = {"ProgrammingError", "OperationalError", "InterfaceError"}
"""What databases raise about addresses and queries. What others say may show values."""


class SqlSource(Source):
    """The rows of a query, in the order in which the database gives them.

    To take up a run again the order must be the same each time: a query for that ends in ``order by``. Every cell is text,
    dates in ISO 8601. The query runs in a transaction that is never committed.

    Args:
        url: the database's address as SQLAlchemy has it, ``postgresql+psycopg://user:password@host/name``.
        query: one statement that gives rows.

    Raises:
        InputError: if the address or the query can't be used, or columns share a name.
    """

    def __init__(self, url: str, query: str) -> None:
        import sqlalchemy  # noqa: PLC0415 - loaded for databases alone, of which most runs have none

        try:
            self._url = sqlalchemy.make_url(url)
        except (sqlalchemy.exc.ArgumentError, ValueError):
            message = "The address of the database can't be read."
            advice = "driver://user:password@host/name, with % and / in the password written %25 and %2F."
            raise InputError([Problem("no-database", message, Place("database"), advice=advice)]) from None
        self.query = query
        super().__init__(_shown(self._url), pa.schema([]))
        with self._plainly():
            # One query, one connection: none is kept for later.
            self._engine: Engine = sqlalchemy.create_engine(
                self._url, hide_parameters=True, poolclass=sqlalchemy.NullPool
            )
        self._answer: Iterator[Any] | None = self._answers()
        try:
            names = next(self._answer)
            check_names(names, self.name, "name each column in the query: select a as one, b as two.")
        except InputError:
            self.close()
            raise
        self.schema = pa.schema([(name, pa.string()) for name in names])

    def batches(self, skip_rows: int = 0) -> Iterator[RawBatch]:
        """The rows in order. A second reading asks the database again."""
        answer, self._answer = self._answer, None
        if answer is None:
            answer = self._answers()
            next(answer)
        held: list[Any] = []
        first, seen = skip_rows + 1, 0
        for rows in answer:
            seen += len(rows)
            held += rows[max(0, len(rows) - (seen - skip_rows)) :] if seen > skip_rows else []
            while len(held) >= ROWS:
                yield RawBatch(first, self._batch(held[:ROWS]))
                first, held = first + ROWS, held[ROWS:]
        if held:
            yield RawBatch(first, self._batch(held))

    def fingerprint(self) -> str:
        """Of the address, without its password, and the query; what the database holds can't be told from outside."""
        return hashlib.sha256(f"{self.name}\0{self._url.username}\0{self.query}".encode()).hexdigest()

    def close(self) -> None:
        """Lets go of the database."""
        if isinstance(self._answer, Generator):
            self._answer.close()
        self._engine.dispose()

    def _answers(self) -> Iterator[Any]:
        """First the names of the columns, then rows."""
        with self._plainly(), self._engine.connect() as connection:
            options = {"stream_results": True, "yield_per": _AT_A_TIME, "no_parameters": True}
            result: CursorResult[Any] = connection.exec_driver_sql(self.query, execution_options=options)
            if not result.returns_rows:
                message = "The query gives no rows."
                raise InputError([Problem("no-rows", message, Place(self.name), advice="select … from …")])
            yield list(result.keys())
            yield from result.partitions(_AT_A_TIME)

    def _batch(self, rows: list[Any]) -> pa.RecordBatch:
        columns = [pa.array(map(as_cell, cells), pa.string()) for cells in zip(*rows, strict=True)]
        return pa.RecordBatch.from_arrays(columns, schema=self.schema)

    @contextmanager
    def _plainly(self) -> Iterator[None]:
        import sqlalchemy  # noqa: PLC0415

        try:
            yield
        except (ImportError, sqlalchemy.exc.NoSuchModuleError):
            message = f"Nothing is installed that speaks with {self._url.drivername}."
            advice = "install the database's driver: psycopg for postgresql+psycopg, oracledb for oracle+oracledb …"
            raise InputError([Problem("no-driver", message, Place(self.name), advice=advice)]) from None
        except sqlalchemy.exc.SQLAlchemyError as error:
            cause = getattr(error, "orig", None) or error
            kind = type(cause).__name__
            said = f": {self._without_secrets(str(cause))}" if kind in _SYNTAX else ""
            message = f"The database refuses ({kind}{said})."
            raise InputError([Problem("no-database", message, Place(self.name))]) from None

    def _without_secrets(self, text: str) -> str:
        text = text.strip().split("\n")[0]
        told = [self._url.password, *(str(value) for value in self._url.query.values())]
        for secret in told:
            if secret:
                text = text.replace(str(secret), "***")
        return text


def _shown(url: URL) -> str:
    """Driver, host and name of the database: enough to know which, nothing that opens it."""
    return f"{url.drivername}://{url.host or ''}/{url.database or ''}"
