"""What a database answers to a query, read as it comes. The password of its address is never shown."""

from __future__ import annotations

import hashlib
from collections.abc import Generator, Iterator
from contextlib import closing
from typing import TYPE_CHECKING, Any, Final

import pyarrow as pa

from thecal.errors import InputError, Place, Problem
from thecal.screening.readers.base import RawBatch, Source, check_names
from thecal.screening.readers.cells import as_cell
from thecal.screening.readers.database import (
    FROM_ENVIRONMENT,
    address,
    connected,
    engine_for,
    plainly,
    shown,
    told_apart,
)
from thecal.screening.readers.query import CHANGING, first_word, names_order
from thecal.screening.size import ROWS

if TYPE_CHECKING:
    from sqlalchemy import CursorResult

_AT_A_TIME: Final = 8_192
"""Rows fetched from the server at a time; it keeps the others."""


class SqlSource(Source):
    """The rows of a query, in the order in which the database gives them.

    Nothing makes that order the same a second time but an ``order by``, and nothing keeps the rows as they are: a run that
    is taken up again compares their keys. Every cell is text, dates in ISO 8601. The query runs in a transaction that only
    reads, where the database has such, and that is never committed.

    Args:
        url: the database's address as SQLAlchemy has it, ``postgresql://user@host/name``, or ``env:NAME``, the environment
            variable that holds it.
        query: one statement that gives rows.

    Raises:
        InputError: if the address or the query can't be used, or columns share a name.
    """

    def __init__(self, url: str, query: str) -> None:
        self._url = address(url)
        self._from_environment = url.startswith(FROM_ENVIRONMENT)
        self.query = query
        super().__init__(shown(self._url), pa.schema([]), same_again=False)
        if first_word(query) in CHANGING:
            raise self._no_rows()
        with plainly(self._url):
            self._engine = engine_for(self._url)
        self._answer = self._answers()
        self._begun = False
        try:
            names = next(self._answer)
            check_names(names, self.name, "name each column in the query: select a as one, b as two.")
        except InputError:
            self.close()
            raise
        self.schema = pa.schema([(name, pa.string()) for name in names])
        if not names_order(query):
            self.notes.append(
                "the query does not say in which order its rows come (order by): if this run is cut off, --resume may "
                "find them in another and refuse"
            )

    @property
    def password_shown(self) -> bool:
        """Whether the address as it was given, and not the environment, tells a password."""
        return self._url.password is not None and not self._from_environment

    def batches(self, skip_rows: int = 0) -> Iterator[RawBatch]:
        """The rows in order. A second reading asks the database again."""
        if self._begun:
            self._answer.close()
            self._answer = self._answers()
            next(self._answer)
        self._begun = True
        held: list[Any] = []
        first, seen = skip_rows + 1, 0
        for rows in self._answer:
            seen += len(rows)
            held += rows[max(0, len(rows) - (seen - skip_rows)) :] if seen > skip_rows else []
            while len(held) >= ROWS:
                yield RawBatch(first, self._batch(held[:ROWS]))
                first, held = first + ROWS, held[ROWS:]
        if held:
            yield RawBatch(first, self._batch(held))

    def fingerprint(self) -> str:
        """Of the address, without its password, and the query; what the database holds can't be told from outside."""
        return hashlib.sha256(f"{told_apart(self._url)}\0{self.query}".encode()).hexdigest()

    def close(self) -> None:
        """Lets go of the database."""
        self._answer.close()
        self._engine.dispose()

    def _answers(self) -> Generator[Any]:
        """First the names of the columns, then rows."""
        with plainly(self._url), connected(self._engine) as connection:
            options = {"stream_results": True, "yield_per": _AT_A_TIME, "no_parameters": True}
            result: CursorResult[Any] = connection.exec_driver_sql(self.query, execution_options=options)
            if not result.returns_rows:
                raise self._no_rows()
            with closing(result):
                yield list(result.keys())
                yield from result.partitions(_AT_A_TIME)

    def _no_rows(self) -> InputError:
        message = "The query gives no rows."
        return InputError([Problem("no-rows", message, Place(self.name), advice="select … from …")])

    def _batch(self, rows: list[Any]) -> pa.RecordBatch:
        columns = [pa.array(map(as_cell, cells), pa.string()) for cells in zip(*rows, strict=True)]
        return pa.RecordBatch.from_arrays(columns, schema=self.schema)
