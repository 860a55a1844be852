"""JSON lines: one visit a line, as in a visit file, or one flat record a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

import pyarrow as pa

from thecal.errors import InputError, Place, Problem
from thecal.screening.readers.base import RawBatch, ReadOptions, Source
from thecal.screening.readers.flat import flat_names
from thecal.screening.readers.opening import Bytes, blocks
from thecal.screening.readers.text import Utf8
from thecal.screening.size import ROWS
from thecal.visits.table.told import RowIssue

_DEEPEST: Final = 20
_QUANTITY: Final = {"value", "unit"}

Path = tuple[str, ...]


class JsonLinesSource(Source):
    """A file of JSON objects, one a line.

    All lines are read twice: first for their keys, since one that stands only in the last line is a column too. Every cell
    is text, a number as it was written; ``{"value": 38.4, "unit": "Cel"}`` is ``38.4 Cel``. Blank lines are no rows; a line
    that can't be read is a row with an issue.

    Args:
        place: the bytes.
        options: what a person had to say.

    Raises:
        InputError: if the file is empty, or not of JSON lines.
    """

    def __init__(self, place: Bytes, options: ReadOptions) -> None:
        self.place = place
        self.options = options
        notes: list[str] = []
        start = place.head().lstrip(b"\xef\xbb\xbf \t\r\n")
        if not start:
            message = "The file is empty."
            raise InputError([Problem("empty", message, Place(place.name), advice="export it again.")])
        if start.startswith(b"["):
            message = "This is one JSON list; JSON lines have one object a line and no brackets around them."
            raise InputError(
                [Problem("not-lines", message, Place(place.name), advice="jq -c '.[]' makes lines of it.")]
            )
        if place.path is None:
            message = "JSON lines are read twice, and standard input can be read once only."
            raise InputError([Problem("usage", message, Place(place.name), advice="give the name of the file.")])
        super().__init__(place.name, pa.schema([]), None, notes)
        paths: dict[Path, None] = {}
        self.rows = 0
        for record in self._records():
            self.rows += 1
            if isinstance(record, dict):
                paths.update(dict.fromkeys(path for path, _ in _cells(record, ())))
        if not paths:
            message = "No line is a JSON object with anything in it."
            raise InputError([Problem("not-lines", message, Place(place.name), advice='{"id": "A1", "findings": {…}}')])
        names = flat_names(list(paths))
        self._column = dict(zip(paths, names, strict=True))
        self.schema = pa.schema([(name, pa.string()) for name in names])
        self._done = 0

    def batches(self, skip_rows: int = 0) -> Iterator[RawBatch]:
        """The rows in order."""
        self._done = 0
        columns: dict[str, list[str | None]] = {name: [] for name in self.schema.names}
        issues: list[RowIssue] = []
        held = 0
        for record in self._records():
            self._done += 1
            if self._done <= skip_rows:
                continue
            if isinstance(record, dict):
                for path, value in _cells(record, ()):
                    columns[self._column[path]].append(value)
            else:
                issues.append(RowIssue(held, "", "", None, "is not a JSON object, so nothing in this line was told"))
            held += 1
            for cells in columns.values():
                if len(cells) < held:
                    cells.append(None)
            if held == ROWS:
                yield self._batch(columns, issues)
                columns, issues, held = {name: [] for name in columns}, [], 0
        if held:
            yield self._batch(columns, issues)

    def progress(self) -> float | None:
        """Lines read among all lines."""
        return self._done / self.rows if self.rows else 1.0

    def fingerprint(self) -> str:
        """That of the file."""
        return self.place.fingerprint()

    def _batch(self, columns: dict[str, list[str | None]], issues: list[RowIssue]) -> RawBatch:
        arrays = [pa.array(cells, pa.string()) for cells in columns.values()]
        batch = pa.RecordBatch.from_arrays(arrays, schema=self.schema)
        return RawBatch(self._done - batch.num_rows + 1, batch, tuple(issues))

    def _records(self) -> Iterator[Any]:
        """What each line holds; None for one that is not JSON."""
        text = Utf8(self.place.open(), self.place.head(), self.options.encoding, self.name, self.notes)
        rest = b""
        for block in blocks(text):
            *lines, rest = (rest + block).split(b"\n")
            for line in lines:
                if line.strip():
                    yield _record(line)
        if rest.strip():
            yield _record(rest)


def _record(line: bytes) -> Any:
    try:
        return json.loads(line, parse_float=str, parse_int=str, parse_constant=lambda _: None)
    except (ValueError, RecursionError):
        return None


def _cells(record: dict[str, Any], path: Path) -> Iterator[tuple[Path, str | None]]:
    for key, value in record.items():
        here = (*path, key)
        if isinstance(value, str):
            yield here, value
        elif value is None:
            yield here, None
        elif isinstance(value, bool):
            yield here, "true" if value else "false"
        elif not isinstance(value, dict):
            yield here, json.dumps(value, ensure_ascii=False)
        elif "value" in value and value.keys() <= _QUANTITY:
            number, unit = value["value"], value.get("unit")
            yield here, None if number is None else f"{number} {unit or ''}".rstrip()
        elif len(here) > _DEEPEST:
            yield here, json.dumps(value, ensure_ascii=False)
        else:
            yield from _cells(value, here)
