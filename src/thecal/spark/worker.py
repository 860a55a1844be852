"""What runs in the Python processes of a cluster: batches of rows in, batches of answers out.

Everything it needs travels with it: the rules as the driver has them, and how columns are understood. So all workers give
the answers of the same rules, whatever files lie on their disks; only Thecal itself must be installed there.
"""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
import pyarrow as pa

import thecal
from thecal.condition.book import RuleBook
from thecal.errors import ThecalError
from thecal.screening.bind import Binder
from thecal.screening.screener import ISSUES, Detail, Screened, Screener
from thecal.screening.size import resized
from thecal.spark.text import BROKEN, TextTable, mended
from thecal.visits.table.told import ToldBatch

ISSUE_LIST: Final = "issue_list"
"""The column that says what of the row could not be used; the table of issues is made of it."""

ISSUE: Final = pa.struct([(name, pa.string()) for name in ISSUES.names if name not in {"row", "id"}])

_OUT: Final = 8_192
"""So many answers leave at a time: as plain text, which Spark wants, they take much more room than in here."""


def answer_schema(screener: Screener) -> pa.Schema:
    """The columns of the answers in types that Spark knows: words as text, lists as lists of text."""
    columns = [field.with_type(_plain(field.type)) for field in screener.schema]
    return pa.schema([*columns, pa.field(ISSUE_LIST, pa.list_(ISSUE))])


def _plain(kind: pa.DataType) -> pa.DataType:
    if pa.types.is_dictionary(kind):
        return kind.value_type
    return pa.list_(_plain(kind.value_type)) if pa.types.is_list(kind) else kind


@dataclass(frozen=True)
class Worker:
    """Screens the rows of one partition; made by `Worker.of` on the driver, and called on the workers.

    Attributes:
        version: the version of Thecal on the driver.
        names: the input's own names of the columns that are sent, in their order. Where `BROKEN` is one of them, the rows
            that tell something there are mended.
        detail: as in `Screener`.
        rules: the rule book, packed.
        bind: what understands the columns, packed.
        text: how the rows of a text table were written; None where that is not known, or there was none.
    """

    version: str
    names: tuple[str, ...]
    detail: Detail
    rules: bytes
    bind: bytes
    text: TextTable | None = None

    @classmethod
    def of(
        cls, book: RuleBook, bind: Binder, names: Iterable[str], detail: Detail, text: TextTable | None = None
    ) -> Worker:
        """A worker with these rules for an input with these columns."""
        return cls(thecal.__version__, tuple(names), detail, _packed(book), _packed(bind), text)

    def __call__(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """The answers to the rows, in order.

        Raises:
            ThecalError: if another version of Thecal is installed here than on the driver.
        """
        if thecal.__version__ != self.version:
            raise ThecalError(
                f"The driver has Thecal {self.version}, this worker has {thecal.__version__}: install the same everywhere."
            )
        screener, bind = _screener(self.rules, self.detail), pickle.loads(zlib.decompress(self.bind))  # noqa: S301 - ours
        schema = answer_schema(screener)
        for batch in _renamed(batches, self.names):
            yield from _answers(screener.screen(_told(batch, bind, self.text)), schema)


def _packed(what: object) -> bytes:
    return zlib.compress(pickle.dumps(what))


@lru_cache(maxsize=2)
def _screener(rules: bytes, detail: Detail) -> Screener:
    """Made once in a process, which serves one partition after the other."""
    return Screener(pickle.loads(zlib.decompress(rules)), detail)  # noqa: S301 - the driver's own


def _renamed(batches: Iterable[pa.RecordBatch], names: tuple[str, ...]) -> Iterator[pa.RecordBatch]:
    """The rows under their own names, in batches as large as a screening on one machine has: each costs as much to begin."""
    several = iter(batches)
    first = next(several, None)
    if first is None:
        return

    def all_() -> Iterator[pa.RecordBatch]:
        yield first
        yield from several

    for batch in resized(all_(), first.schema):
        yield pa.RecordBatch.from_arrays(batch.columns, names=list(names))


def _told(batch: pa.RecordBatch, bind: Binder, text: TextTable | None) -> ToldBatch:
    """What the rows tell; those that Spark could not fit to the header are mended first."""
    if BROKEN not in batch.schema.names:
        return bind(batch)
    raw = mended(batch, text)
    return bind(raw.trusted(bind.keys), raw.issues)


def _answers(screened: Screened, schema: pa.Schema) -> Iterator[pa.RecordBatch]:
    rows = screened.table.num_rows
    lists = _lists_of_issues(screened.issues, rows)
    for start in range(0, rows, _OUT):
        piece = screened.table.slice(start, _OUT)
        columns = [column.cast(schema.field(place).type) for place, column in enumerate(piece.columns)]
        # Rows of a data frame have no number: which partition holds them, and where, is Spark's own affair.
        columns[0] = pa.nulls(piece.num_rows, pa.int64())
        yield pa.RecordBatch.from_arrays([*columns, lists.slice(start, _OUT)], schema=schema)


def _lists_of_issues(issues: pa.RecordBatch, rows: int) -> pa.ListArray:
    """The issues, for each row its own."""
    at = issues.column("row").to_numpy() - 1
    offsets = np.zeros(rows + 1, np.int32)
    np.cumsum(np.bincount(at, minlength=rows), out=offsets[1:])
    lines = pa.StructArray.from_arrays([issues.column(one.name) for one in ISSUE], fields=list(ISSUE))
    return pa.ListArray.from_arrays(pa.array(offsets), lines.take(pa.array(np.argsort(at, kind="stable"))))
