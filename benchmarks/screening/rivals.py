"""The rivals in memory: each is given the settled states in the form it likes best, and answers with all truths."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from benchmarks.screening.asked import Asked
from benchmarks.screening.programs import PandasProgram, PolarsProgram, SqlProgram
from benchmarks.screening.settled import as_facts, exact, read_by
from thecal.condition import RuleBook
from thecal.engines.columnar import Columnar, Plane, Run, unpack
from thecal.engines.columnar.engine import at_bedside
from thecal.engines.columnar.plan import Plan
from thecal.knowledge.vocabulary import Choice, YesNo
from thecal.screening.size import ROWS

Truths = NDArray[np.int8]
"""2 true, 1 unknown, 0 false."""


class Rival(ABC):
    """One way to give every row the truth of all that is asked.

    Args:
        book: the rule book.
        asked: what is asked.
        table: the settled states.
        threads: how many it may use.
    """

    def __init__(self, book: RuleBook, asked: Asked, table: pa.Table, threads: int) -> None:
        self.words = Columnar(book).words
        self.asked, self.threads, self.rows = asked, threads, table.num_rows
        self.load(table)

    @abstractmethod
    def load(self, table: pa.Table) -> None:
        """Takes the states over; not measured."""

    @abstractmethod
    def run(self) -> Any:
        """Answers; this is what is measured."""

    @abstractmethod
    def truths(self, answer: Any, name: str) -> Truths:
        """What the answer says of one condition, row by row."""


def facts_of(table: pa.Table, asked: Asked, words: Mapping[str, Any]) -> list[Any]:
    """The states in batches, as the kernel has them after the intake."""
    names = read_by(asked.values())
    return [as_facts(batch, names, words) for batch in table.to_batches(max_chunksize=ROWS)]


class Kernel(Rival):
    """Thecal's own: bits, batch by batch."""

    def load(self, table: pa.Table) -> None:
        self.plan = Plan(name for name, finding in self.words.items() if at_bedside(finding))
        self.places = {name: self.plan.place(condition) for name, condition in self.asked.items()}
        self.facts = facts_of(table, self.asked, self.words)

    def _batch(self, facts: Any) -> dict[str, tuple[Any, Any]]:
        run = Run(self.plan.gates, facts, self.words)
        return {name: (run.bits(at, Plane.TRUE), run.bits(at, Plane.POSSIBLE)) for name, at in self.places.items()}

    def run(self) -> Any:
        if self.threads == 1:
            return [self._batch(facts) for facts in self.facts]
        with ThreadPoolExecutor(self.threads) as pool:
            return list(pool.map(self._batch, self.facts))

    def truths(self, answer: Any, name: str) -> Truths:
        parts = []
        for facts, bits in zip(self.facts, answer, strict=True):
            sure, maybe = (unpack(one, facts.rows).view(np.int8) for one in bits[name])
            parts.append(sure + maybe)
        return np.concatenate(parts)


class Copy(Rival):
    """The floor: a copy of the states, and nothing else."""

    def load(self, table: pa.Table) -> None:
        self.facts = facts_of(table, self.asked, self.words)

    def run(self) -> Any:
        def copied(facts: Any) -> list[Any]:
            return [column.copy() for state in facts.states.values() for column in vars(state).values()]

        if self.threads == 1:
            return [copied(facts) for facts in self.facts]
        with ThreadPoolExecutor(self.threads) as pool:
            return list(pool.map(copied, self.facts))

    def truths(self, answer: Any, name: str) -> Truths:
        raise NotImplementedError("a copy says nothing")


class Polars(Rival):
    """Polars, lazy: one projection of all expressions."""

    def load(self, table: pa.Table) -> None:
        import polars as pl  # noqa: PLC0415 - its threads are set before

        program = PolarsProgram(self.words)
        self.frame: Any = pl.from_arrow(table)
        self.expressions = [program.read(condition).alias(name) for name, condition in self.asked.items()]

    def run(self) -> Any:
        return self.frame.lazy().select(self.expressions).collect()

    def truths(self, answer: Any, name: str) -> Truths:
        return _kleene(answer[name].to_arrow(), self.rows)


class DuckDB(Rival):
    """DuckDB: one SELECT over the Arrow table. With two threads it does not keep the order of the rows, so they are numbered."""

    def load(self, table: pa.Table) -> None:
        import duckdb  # noqa: PLC0415 - only where it is installed

        self.connection = duckdb.connect(config={"threads": self.threads})
        self.connection.register("states", table)
        self._sorted: tuple[Any, Any] = (None, None)
        program = SqlProgram(self.words)
        columns = ", ".join(f'{program.read(condition)} AS "{name}"' for name, condition in self.asked.items())
        self.query = f"SELECT row, {columns} FROM states"

    def run(self) -> Any:
        return self.connection.sql(self.query).to_arrow_table()

    def truths(self, answer: Any, name: str) -> Truths:
        if answer is not self._sorted[0]:
            self._sorted = (answer, np.argsort(answer["row"].to_numpy()))
        return _kleene(answer[name], self.rows)[self._sorted[1]]


class Pandas(Rival):
    """pandas with nullable columns: each distinct part of a condition is worked out once."""

    def load(self, table: pa.Table) -> None:
        import pandas as pd  # noqa: PLC0415 - only where it is installed

        self.columns: dict[str, Any] = {}
        for name in table.column_names:
            finding = self.words.get(name)
            column = table[name].combine_chunks()
            missing = pc.is_null(column).to_numpy(zero_copy_only=False)
            if isinstance(finding, YesNo):
                told = column.fill_null(False).to_numpy(zero_copy_only=False)  # noqa: FBT003 - Arrow's own call
                self.columns[name] = pd.arrays.BooleanArray(told, missing)
            elif isinstance(finding, Choice):
                self.columns[name] = pd.arrays.IntegerArray(column.fill_null(-1).to_numpy(), missing)
            elif finding is not None and exact(finding):
                self.columns[name] = pd.arrays.FloatingArray(column.fill_null(0).to_numpy(), missing)
            else:
                self.columns[name] = column.to_numpy(zero_copy_only=False)

    def run(self) -> Any:
        program = PandasProgram(self.words, self.columns)
        return {name: program.read(condition) for name, condition in self.asked.items()}

    def truths(self, answer: Any, name: str) -> Truths:
        return np.where(answer[name]._mask, 1, 2 * answer[name]._data).astype(np.int8)  # noqa: SLF001 - its masked parts


def _kleene(column: Any, rows: int) -> Truths:
    if isinstance(column, pa.ChunkedArray):
        column = column.combine_chunks()
    values = pc.fill_null(pc.multiply(pc.cast(column, pa.int8()), pa.scalar(2, pa.int8())), 1)
    found = np.asarray(values.to_numpy(zero_copy_only=False), np.int8)
    return np.full(rows, found[0], np.int8) if len(found) == 1 else found


RIVALS: Mapping[str, type[Rival]] = {
    "copy of the input": Copy,
    "columnar": Kernel,
    "polars": Polars,
    "duckdb": DuckDB,
    "pandas": Pandas,
}
CHECKED: Sequence[str] = [name for name in RIVALS if name != "copy of the input"]
