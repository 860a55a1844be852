"""`thecal screen --report`: the report as one of the things a run makes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from thecal.condition.book import RuleBook
from thecal.errors import InputError, Place, Problem
from thecal.screening.report import About, ReportData, write_report
from thecal.screening.report.page import check_below
from thecal.visits.table.told import ToldBatch

if TYPE_CHECKING:
    import pyarrow as pa


class Report:
    """Sees every batch of a run, and writes the page at its end.

    Args:
        path: where the page goes.
        suppress_below: counts below it are withheld.
        overwrite: whether a page that is there may be replaced.
        notes: what is known of how the input was read; asked when all of it was read.
    """

    def __init__(
        self,
        path: str,
        suppress_below: int,
        book: RuleBook,
        source: str,
        mapping: str,
        notes: Callable[[], tuple[str, ...]],
        *,
        overwrite: bool,
    ) -> None:
        """Checks all that can be checked before a row is read.

        Raises:
            InputError: if the page can't go there, or nothing can be withheld below that number.
        """
        check_below(suppress_below)
        self.path = Path(path)
        self.suppress_below = suppress_below
        self.notes = notes
        if not self.path.parent.is_dir():
            message = "There is no such folder to write to."
            raise InputError([Problem("no-folder", message, Place(str(self.path.parent)))])
        if self.path.exists() and not overwrite:
            message = "There is such a file already."
            advice = "--overwrite replaces it; or name another."
            raise InputError([Problem("output-exists", message, Place(path), advice=advice)])
        started = dt.datetime.now()  # noqa: DTZ005 - the clinic's own time
        self.data = ReportData(book, About(source, started, mapping))

    def add(self, told: ToldBatch, table: pa.RecordBatch, issues: pa.RecordBatch) -> None:
        """Looks at one batch."""
        self.data.add(told, table, issues)

    def write(self, repeated: int) -> None:
        """Writes the page: everything was seen, and so many rows have the key of an earlier one."""
        self.data.repeated(repeated)
        self.data.about = replace(self.data.about, notes=self.notes())
        write_report(self.data, self.path, self.suppress_below)
