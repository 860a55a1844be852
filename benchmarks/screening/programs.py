"""The programs of the rivals, read off the conditions: one reader a language, all with the same seven words."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from functools import reduce
from operator import and_, or_
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from benchmarks.screening.settled import exact
from thecal.condition.check import AnyFinding
from thecal.condition.nodes import And, AtLeast, Compare, Condition, Is, Named, Not, Or, Present, Reader

if TYPE_CHECKING:
    import polars as pl

T = TypeVar("T")


class Program(Reader[T], Generic[T]):
    """Says a condition in a language that has a third truth value; remembers what it has said."""

    gaps = dict.fromkeys(Condition.kinds, "the base class has no language")

    def __init__(self, words: Mapping[str, AnyFinding]) -> None:
        self.words = words
        self._said: dict[int, tuple[Condition, T]] = {}

    def read(self, node: Condition) -> T:
        found = self._said.get(id(node))
        if found is None:
            found = self._said[id(node)] = (node, super().read(node))
        return found[1]

    @abstractmethod
    def present(self, name: str) -> T: ...
    @abstractmethod
    def one_of(self, name: str, codes: list[int]) -> T: ...
    @abstractmethod
    def compare(self, name: str, op: str, limit: float) -> T: ...
    @abstractmethod
    def negated(self, part: T) -> T: ...
    @abstractmethod
    def every(self, parts: Sequence[T]) -> T: ...
    @abstractmethod
    def some(self, parts: Sequence[T]) -> T: ...
    @abstractmethod
    def at_least(self, count: int, parts: Sequence[T]) -> T: ...

    def read_Present(self, node: Present) -> T:
        return self.present(node.finding)

    def read_Is(self, node: Is) -> T:
        values = list(self.words[node.finding].values)  # type: ignore[union-attr]  # a choice has values
        return self.one_of(node.finding, [values.index(value) for value in node.values])

    def read_Compare(self, node: Compare) -> T:
        return self.compare(node.finding, node.op, node.limit)

    def read_Not(self, node: Not) -> T:
        return self.negated(self.read(node.part))

    def read_Named(self, node: Named) -> T:
        return self.read(node.part)

    def read_And(self, node: And) -> T:
        return self.every([self.read(part) for part in node.parts])

    def read_Or(self, node: Or) -> T:
        return self.some([self.read(part) for part in node.parts])

    def read_AtLeast(self, node: AtLeast) -> T:
        parts = [self.read(part) for part in node.parts]
        if node.count == 1:
            return self.some(parts)
        return self.every(parts) if node.count == len(parts) else self.at_least(node.count, parts)


CERTAIN = {"<": "hi", "<=": "hi", ">": "lo", ">=": "lo"}
"""The end of an interval that must compare so for the comparison to be certain; the other one for it to be possible."""
OTHER = {"lo": "hi", "hi": "lo"}


class PolarsProgram(Program["pl.Expr"]):
    """Polars expressions; its truths are Kleene's."""

    def present(self, name: str) -> pl.Expr:
        return self.col(name)

    @staticmethod
    def col(name: str) -> pl.Expr:
        import polars as pl  # noqa: PLC0415 - only where it is installed

        return pl.col(name)

    def one_of(self, name: str, codes: list[int]) -> pl.Expr:
        return reduce(or_, [self.col(name) == code for code in codes])

    def compare(self, name: str, op: str, limit: float) -> pl.Expr:
        import polars as pl  # noqa: PLC0415

        finding = self.words[name]
        if exact(finding):
            told = _compared(self.col(name), op, limit)
            return told & self.col(name).is_not_nan() if finding.may_not_apply else told
        certain, possible = self.col(f"{name}__{CERTAIN[op]}"), self.col(f"{name}__{OTHER[CERTAIN[op]]}")
        applies = certain.is_not_nan()
        sure, maybe = _compared(certain, op, limit) & applies, _compared(possible, op, limit) & applies
        return pl.when(sure).then(statement=True).when(maybe).then(None).otherwise(statement=False)

    def negated(self, part: pl.Expr) -> pl.Expr:
        return ~part

    def every(self, parts: Sequence[pl.Expr]) -> pl.Expr:
        import polars as pl  # noqa: PLC0415

        return reduce(and_, parts) if parts else pl.lit(value=True)

    def some(self, parts: Sequence[pl.Expr]) -> pl.Expr:
        return reduce(or_, parts)

    def at_least(self, count: int, parts: Sequence[pl.Expr]) -> pl.Expr:
        import polars as pl  # noqa: PLC0415

        sure = pl.sum_horizontal([part.fill_null(value=False).cast(pl.UInt8) for part in parts])
        maybe = pl.sum_horizontal([part.fill_null(value=True).cast(pl.UInt8) for part in parts])
        return pl.when(sure >= count).then(statement=True).when(maybe >= count).then(None).otherwise(statement=False)


def _compared(column: Any, op: str, limit: float) -> Any:
    return {"<": column.__lt__, "<=": column.__le__, ">": column.__gt__, ">=": column.__ge__}[op](limit)


class SqlProgram(Program[str]):
    """SQL as DuckDB writes it."""

    def present(self, name: str) -> str:
        return f'"{name}"'

    def one_of(self, name: str, codes: list[int]) -> str:
        return f'("{name}" IN ({", ".join(map(str, codes))}))'

    def compare(self, name: str, op: str, limit: float) -> str:
        finding = self.words[name]
        if exact(finding):
            told = f'("{name}" {op} {limit!r}::DOUBLE)'
            return f'({told} AND NOT isnan("{name}"))' if finding.may_not_apply else told
        certain, possible = f'"{name}__{CERTAIN[op]}"', f'"{name}__{OTHER[CERTAIN[op]]}"'
        limit_text = f"{limit!r}::DOUBLE"
        return (
            f"(CASE WHEN isnan({certain}) THEN false WHEN {certain} {op} {limit_text} THEN true "
            f"WHEN {possible} {op} {limit_text} THEN NULL ELSE false END)"
        )

    def negated(self, part: str) -> str:
        return f"(NOT {part})"

    def every(self, parts: Sequence[str]) -> str:
        return f"({' AND '.join(parts)})" if parts else "true"

    def some(self, parts: Sequence[str]) -> str:
        return f"({' OR '.join(parts)})"

    def at_least(self, count: int, parts: Sequence[str]) -> str:
        sure = " + ".join(f"coalesce({part}, false)::UTINYINT" for part in parts)
        maybe = " + ".join(f"coalesce({part}, true)::UTINYINT" for part in parts)
        return f"(CASE WHEN {sure} >= {count} THEN true WHEN {maybe} >= {count} THEN NULL ELSE false END)"


class PandasProgram(Program["pd.api.extensions.ExtensionArray"]):
    """Not a program but the values themselves: each distinct part is worked out once, as nullable columns."""

    def __init__(self, words: Mapping[str, AnyFinding], frame: Mapping[str, Any]) -> None:
        super().__init__(words)
        self.frame = frame

    def present(self, name: str) -> Any:
        return self.frame[name]

    def one_of(self, name: str, codes: list[int]) -> Any:
        column = self.frame[name]
        return reduce(or_, [column == code for code in codes])

    def compare(self, name: str, op: str, limit: float) -> Any:
        finding = self.words[name]
        if exact(finding):
            return _compared(self.frame[name], op, limit)  # a NaN that is not missing compares as false
        import pandas as pd  # noqa: PLC0415

        certain, possible = self.frame[f"{name}__{CERTAIN[op]}"], self.frame[f"{name}__{OTHER[CERTAIN[op]]}"]
        sure, maybe = _compared(certain, op, limit), _compared(possible, op, limit)
        return pd.arrays.BooleanArray(sure, maybe & ~sure)

    def negated(self, part: Any) -> Any:
        return ~part

    def every(self, parts: Sequence[Any]) -> Any:
        import numpy as np  # noqa: PLC0415
        import pandas as pd  # noqa: PLC0415

        if parts:
            return reduce(and_, parts)
        rows = len(next(iter(self.frame.values())))
        return pd.arrays.BooleanArray(np.ones(rows, bool), np.zeros(rows, bool))

    def some(self, parts: Sequence[Any]) -> Any:
        return reduce(or_, parts)

    def at_least(self, count: int, parts: Sequence[Any]) -> Any:
        import numpy as np  # noqa: PLC0415
        import pandas as pd  # noqa: PLC0415

        sure = np.sum([part._data & ~part._mask for part in parts], axis=0, dtype=np.int8)  # noqa: SLF001
        maybe = np.sum([part._data | part._mask for part in parts], axis=0, dtype=np.int8)  # noqa: SLF001
        return pd.arrays.BooleanArray(sure >= count, (maybe >= count) & (sure < count))
