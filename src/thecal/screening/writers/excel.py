"""Excel workbooks: the answers on one sheet, what they were made with on another."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import IO, Any, Final

import pyarrow as pa

from thecal.errors import InputError, Place, Problem
from thecal.screening.writers.base import Writer
from thecal.screening.writers.safe import cells

MOST_ROWS: Final = 1_048_575
"""What a sheet holds below its header."""

_ABOUT: Final = "about"

_LONGEST: Final = 32_767
"""Characters in a cell."""


class ExcelWriter(Writer):
    """A workbook, written row by row so that it is never held whole. Lists are joined by ``; ``, formulas neutralised."""

    def _begin(self) -> None:
        # Loaded for workbooks alone: it takes longer than screening a small table.
        import openpyxl  # noqa: PLC0415
        from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE  # noqa: PLC0415

        self._illegal = ILLEGAL_CHARACTERS_RE
        self._book: Any = openpyxl.Workbook(write_only=True)
        self._sheet: Any = self._book.create_sheet("answers")
        self._sheet.freeze_panes = "A2"
        self._sheet.append(self.schema.names)

    def _add(self, batch: pa.RecordBatch) -> None:
        check_rows(self.rows + batch.num_rows, str(self.path))
        columns = [self._plain(cells(column)) for column in batch.columns]
        for row in zip(*columns, strict=True):
            self._sheet.append(row)

    def _plain(self, column: pa.Array) -> list[Any]:
        values = column.to_pylist()
        if pa.types.is_dictionary(column.type) or pa.types.is_string(column.type):
            return [None if text is None else self._fit(text) for text in values]
        # A moment with a time zone has no form in a workbook but text.
        return [
            value.isoformat() if isinstance(value, dt.datetime) and value.tzinfo is not None else value
            for value in values
        ]

    def _fit(self, text: str) -> str:
        text = self._illegal.sub("", text)
        return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"

    def _end(self) -> None:
        if self.metadata:
            about = self._book.create_sheet(_ABOUT)
            for key, value in self.metadata.items():
                about.append([key, value])
        sink = _Sink(self.stream)
        self._book.save(sink)
        if sink.failed is not None:
            raise sink.failed

    def _drop(self) -> None:
        if hasattr(self, "_sheet") and not self._sheet.closed:
            self._sheet.close()


class _Sink:
    """A stream that keeps quiet about a full disk until the workbook is done.

    An archive that is interrupted tries to end itself when it is thrown away, and there nobody catches what it raises.
    """

    def __init__(self, stream: IO[bytes]) -> None:
        self.stream = stream
        self.failed: OSError | None = None
        self.tell = stream.tell
        self.seek = stream.seek
        self.seekable = stream.seekable

    def write(self, data: bytes) -> int:
        if self.failed is None:
            try:
                return self.stream.write(data)
            except OSError as error:
                self.failed = error
        return len(data)

    def flush(self) -> None:
        """Nothing: the writer does it at the end."""


def told_about(path: Path) -> dict[str, str]:
    """What a workbook says it was made with."""
    import openpyxl  # noqa: PLC0415

    book = openpyxl.load_workbook(path, read_only=True)
    try:
        rows = book[_ABOUT].iter_rows(values_only=True) if _ABOUT in book.sheetnames else ()
        return {str(row[0]): str(row[1]) for row in rows}
    finally:
        book.close()


def check_rows(rows: int, name: str) -> None:
    """Raises an InputError if a workbook can't hold so many rows."""
    if rows > MOST_ROWS:
        message = f"An Excel sheet holds {MOST_ROWS:,} rows below its header, and there are more."
        advice = "name an output that ends in .parquet or .csv; or screen the input in pieces."
        raise InputError([Problem("too-many-rows", message, Place(name), advice=advice)])
