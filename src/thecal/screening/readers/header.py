"""The header of a text table: its delimiter, the names of its columns, and whether the rows below are of its width."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from typing import Final

from thecal.errors import InputError, Place, Problem
from thecal.screening.readers.base import check_names

DELIMITERS: Final = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
_LOOKED_AT = 100
"""So many rows show whether a table is as wide as its header."""


@dataclass(frozen=True)
class Header:
    """What stands before the rows.

    Attributes:
        names: of the columns, stripped; one without a name is called after its place.
        delimiter: what stands between cells.
        size: where the rows begin, in bytes of UTF-8.
        notes: what a person should know.
    """

    names: list[str]
    delimiter: str
    size: int
    notes: list[str]


def read_header(text: str, name: str, delimiter: str | None, quote: str, *, whole: bool) -> Header:
    """Reads the header of a text table.

    Args:
        text: the table, or as much of it as tells.
        name: what the input is called.
        delimiter: None to find out.
        quote: the mark around cells that hold a delimiter; empty for none.
        whole: whether `text` is all there is, so that its last line is not cut.

    Raises:
        InputError: if there is no header, columns share a name, or the rows are wider than the header.
    """
    lead = len(text) - len(text.lstrip("\r\n"))
    hint = text[lead:].split("\n", 1)[0].strip()
    if hint.lower().startswith("sep=") and len(hint) <= len("sep=") + 1:
        # Excel writes and reads this line to say what stands between cells.
        delimiter = delimiter or hint[len("sep=") :] or "\t"
        lead = text.index("\n", lead) + 1 if "\n" in text[lead:] else len(text)
    body = text[lead:]
    if not body.strip():
        message = "The file is empty: there is not even a header with the names of the columns."
        raise InputError([Problem("empty", message, Place(name), advice="export it again, with a header line.")])
    if delimiter is None:
        delimiter = _likeliest(body, quote)
    lines: list[str] = []
    reader = csv.reader(
        (_kept(line, lines) for line in io.StringIO(body, newline="")),
        delimiter=delimiter,
        quotechar=quote or None,
        quoting=csv.QUOTE_MINIMAL if quote else csv.QUOTE_NONE,
    )
    try:
        cells = next(reader)
    except csv.Error:
        message = "The first line can't be read as a header."
        raise InputError(
            [Problem("no-header", message, Place(name), advice="is a quotation mark left open?")]
        ) from None
    size = len((text[:lead] + "".join(lines)).encode())
    sample = [row for row in _readable(islice(reader, _LOOKED_AT + 1)) if row]
    if not whole and len(sample) <= _LOOKED_AT:
        sample = sample[:-1]
    notes: list[str] = []
    names = _named([cell.strip() for cell in cells], sample, name, notes)
    return Header(names, delimiter, size, notes)


def _kept(line: str, lines: list[str]) -> str:
    lines.append(line)
    return line


def _readable(rows: Iterator[list[str]]) -> Iterator[list[str]]:
    with suppress(csv.Error):
        yield from rows


def _likeliest(text: str, quote: str) -> str:
    """The delimiter that stands most often in the first line outside quotation marks."""
    counts = dict.fromkeys(DELIMITERS, 0)
    inside = False
    for char in text:
        if char == quote:
            inside = not inside
        elif not inside and char in "\r\n":
            break
        elif not inside and char in counts:
            counts[char] += 1
    return max(counts, key=counts.__getitem__)


def _named(names: list[str], sample: list[list[str]], file: str, notes: list[str]) -> list[str]:
    widths = {len(row) for row in sample}
    if len(widths) == 1 and len(sample) > 1 and (width := widths.pop()) > len(names):
        if any(cell.strip() for row in sample for cell in row[len(names) :]):
            message = f"The header names {len(names)} columns, but the rows have {width} cells."
            advice = "name every column (R leaves out the first: write.csv names it), or give the right --delimiter."
            raise InputError([Problem("header-width", message, Place(file), advice=advice)])
        names += [""] * (width - len(names))  # each line ends with delimiters, and only the header does not
    widest = max((len(row) for row in sample), default=0)
    while len(names) > max(1, widest) and not names[-1]:
        names.pop()  # delimiters at the end of the header alone
    nameless = [place for place, one in enumerate(names, 1) if not one]
    if nameless:
        notes.append(f"columns without a name: {', '.join(f'column {place}' for place in nameless)}")
    names = [one or f"column {place}" for place, one in enumerate(names, 1)]
    check_names(names, file)
    return names
