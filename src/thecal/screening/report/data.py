"""Everything a report shows, gathered while a file is screened."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import thecal
from thecal.condition.book import RuleBook
from thecal.screening.repeats import PROBLEM
from thecal.screening.report.counts import Counts
from thecal.screening.report.worklist import Worklist
from thecal.visits.table.told import ToldBatch

if TYPE_CHECKING:
    import pyarrow as pa

SHOWN: Final = 200
"""So many rows of each urgency are listed, unless somebody wants more."""


@dataclass(frozen=True)
class About:
    """What was screened, and when.

    Attributes:
        source: the input by its name alone, without the folders it stands in.
        started: when the run began; the clinic's own time.
        mapping: the hash of the mapping; empty without one.
        notes: what a person should know of how the input was read.
    """

    source: str
    started: dt.datetime
    mapping: str = ""
    notes: tuple[str, ...] = ()

    @property
    def version(self) -> str:
        """The program's own version."""
        return thecal.__version__


class ReportData:
    """Looks at every batch, in order, and keeps what the report needs: counts, and the first rows of the worklist.

    A run that goes on after it was cut off either shows the finished batches again (`add`), or goes on from what
    `to_dict` gave (`take`), which is JSON.

    Args:
        book: the rules.
        about: what is screened.
        most: how many rows of each urgency are listed.
    """

    def __init__(self, book: RuleBook, about: About, most: int = SHOWN) -> None:
        self.book = book
        self.about = about
        self.counts = Counts(book)
        self.worklist = Worklist(book, most)

    @property
    def rows(self) -> int:
        """How many rows it has seen."""
        return self.counts.of["rows",]

    def add(self, told: ToldBatch, table: pa.RecordBatch, issues: pa.RecordBatch) -> None:
        """Looks at one batch.

        Args:
            told: what its rows told.
            table: their answers.
            issues: what of them could not be used.
        """
        self.counts.add(told, table, issues)
        self.worklist.add(told, table)

    def repeated(self, rows: int) -> None:
        """Says how many rows have the key of an earlier row; that is known only when all rows were seen."""
        if rows:
            self.counts.of["issue", "id", PROBLEM] = rows

    def to_dict(self) -> dict[str, Any]:
        """What it has gathered, for JSON. It holds patients' findings: keep it where the answers are kept."""
        return {"counts": self.counts.to_dict(), "worklist": self.worklist.to_dict()}

    def take(self, saved: Mapping[str, Any]) -> None:
        """Goes on from what `to_dict` gave, of the rows before."""
        self.counts.take(saved["counts"])
        self.worklist.take(saved["worklist"])
