"""Excel workbooks: one sheet, its first row the header, dates kept as dates."""

from __future__ import annotations

import warnings
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyarrow as pa

from thecal.errors import InputError, Place, Problem
from thecal.screening.readers.base import RawBatch, ReadOptions, Source, check_names, fingerprint_of
from thecal.screening.readers.cells import as_cell
from thecal.screening.readers.opening import told_plainly
from thecal.screening.size import ROWS
from thecal.visits.table.told import RowIssue


class ExcelSource(Source):
    """A sheet of a workbook.

    Every cell is text: dates in ISO 8601, whole numbers without a decimal point. Formulas give the value that was last
    calculated. Blank rows are no rows.

    Args:
        place: the workbook.
        options: which sheet.

    Raises:
        InputError: if it is no workbook, has no such sheet, or the sheet has no header.
    """

    def __init__(self, place: Path, options: ReadOptions) -> None:
        self.place = place
        with _workbook(place) as book:
            self.sheet = _sheet(book, options.sheet, str(place))
            rows = _rows(book[self.sheet])
            header = next(rows, None)
            if header is None:
                message = f"The sheet {self.sheet!r} is empty: there is not even a header."
                raise InputError([Problem("empty", message, Place(str(place)), allowed=tuple(book.sheetnames))])
            notes = []
            if options.sheet is None and len(book.sheetnames) > 1:
                notes.append(f"the sheet {self.sheet!r} is read; others: {', '.join(book.sheetnames[1:])}")
        names = [(as_cell(cell) or "").strip() for cell in header]
        while not names[-1]:
            names.pop()
        names = [name or f"column {place}" for place, name in enumerate(names, 1)]
        check_names(names, str(place))
        super().__init__(str(place), pa.schema([(name, pa.string()) for name in names]), None, notes)
        self._done: float | None = None

    def batches(self, skip_rows: int = 0) -> Iterator[RawBatch]:
        """The rows in order."""
        width = len(self.schema)
        held: list[list[str | None]] = []
        issues: list[RowIssue] = []
        first, seen = skip_rows + 1, 0
        with _workbook(self.place) as book:
            rows = _rows(book[self.sheet])
            next(rows)
            for row in rows:
                seen += 1
                if seen <= skip_rows:
                    continue
                cells = [as_cell(cell) for cell in row]
                beyond = [cell for cell in cells[width:] if cell]
                if beyond:
                    problem = "has cells in columns that have no name in the header; they were not used"
                    issues.append(RowIssue(len(held), "", "", "; ".join(beyond)[:80], problem))
                held.append([*cells[:width], *[None] * (width - len(cells))])
                if len(held) == ROWS:
                    yield RawBatch(first, self._batch(held), tuple(issues))
                    first, held, issues = first + ROWS, [], []
        if held:
            yield RawBatch(first, self._batch(held), tuple(issues))

    def fingerprint(self) -> str:
        """That of the workbook, and which sheet."""
        return f"{fingerprint_of([self.place])} {self.sheet}"

    def _batch(self, rows: list[list[str | None]]) -> pa.RecordBatch:
        columns = [pa.array(cells, pa.string()) for cells in zip(*rows, strict=True)]
        return pa.RecordBatch.from_arrays(columns, schema=self.schema)


@contextmanager
def _workbook(place: Path) -> Iterator[Any]:
    # Loaded for workbooks alone: it takes longer than reading a small table.
    import openpyxl  # noqa: PLC0415
    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415

    try:
        with told_plainly(str(place)), warnings.catch_warnings():
            # About styles and validations that it leaves out; cells are what matters here.
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(place, read_only=True, data_only=True)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, SyntaxError):
        message = "This is not an Excel workbook, or it is damaged."
        raise InputError([Problem("damaged", message, Place(str(place)), advice="save it again as .xlsx.")]) from None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield book
    finally:
        book.close()


def _sheet(book: Any, chosen: str | None, name: str) -> str:
    sheets = [sheet.title for sheet in book.worksheets]
    if not sheets or (chosen is not None and chosen not in sheets):
        message = f"The workbook has no sheet {chosen!r}." if sheets else "The workbook has no sheet."
        raise InputError([Problem("no-sheet", message, Place(name), allowed=tuple(sheets))])
    return chosen if chosen is not None else str(sheets[0])


def _rows(sheet: Any) -> Iterator[tuple[Any, ...]]:
    # What a sheet says about its own size is often wrong; without it, each row is as long as it is.
    sheet.reset_dimensions()
    for row in sheet.iter_rows(values_only=True):
        if any(cell is not None and cell != "" for cell in row):
            yield row
