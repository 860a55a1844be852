"""Text tables: CSV, TSV and their kin. Every cell is text; nothing is guessed about what it means."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pyarrow as pa
import pyarrow.csv as pa_csv

from thecal.errors import InputError, Place, Problem
from thecal.screening.readers.base import RawBatch, ReadOptions, Source
from thecal.screening.readers.header import DELIMITERS, read_header
from thecal.screening.readers.opening import HEAD, Bytes, Stream, arrow_file
from thecal.screening.readers.ragged import Mender, swallowed
from thecal.screening.readers.text import Utf8
from thecal.screening.size import resized
from thecal.visits.table.told import RowIssue

_BLOCK = 1 << 20
"""Bytes parsed at a time: with blocks of 8 MB, which don't stay in the processor's cache, it takes twice as long."""
_LARGEST = 1 << 24
"""Where a cell doesn't end within a block, the file is parsed anew in larger ones. Then a mark that was left open ends at
the next mark, or at the end of the file, and the rows in between are found again line by line."""

_SWALLOWED = "holds lines that look like rows of this table; is a quotation mark left open in it?"


class DelimitedSource(Source):
    """A text table.

    Delimiter and encoding are found out unless `options` say them. Blank lines are no rows. A row with more or fewer
    cells than there are columns is kept, in order, with an issue.

    Args:
        place: the bytes.
        options: what a person had to say.

    Raises:
        InputError: if it is empty, or its header can't be used.
    """

    def __init__(self, place: Bytes, options: ReadOptions) -> None:
        self.place = place
        self.options = options = _said(options, place.name)
        head = place.head()
        notes: list[str] = []
        sample = Utf8(_Once(head), head, options.encoding, place.name, notes)
        text = sample.read().decode("utf-8", "ignore")
        whole = len(head) < HEAD
        header = read_header(text, place.name, options.delimiter, options.quote, whole=whole)
        schema = pa.schema([(name, pa.string()) for name in header.names])
        super().__init__(place.name, schema, None, [*notes, *header.notes])
        self.header = header
        self._parsed = False

    def batches(self, skip_rows: int = 0) -> Iterator[RawBatch]:
        """The rows in order."""
        self._parsed = False
        delimiter = self.header.delimiter
        mender = Mender(self.schema, delimiter, self.options.quote)
        first = 1
        for batch in resized(mender.merged(self._clean(mender)), self.schema):
            after = first + batch.num_rows
            issues, unsure = [], []
            while mender.mended and mender.mended[0][0] + 1 < after:
                row, mended = mender.mended.popleft()
                if mended.problem:
                    issues.append(RowIssue(row + 1 - first, "", "", mended.surplus, mended.problem))
                if mended.unsure:
                    unsure.append(row + 1 - first)
            if mender.marks:
                issues += [RowIssue(row, "", name, None, _SWALLOWED) for row, name in swallowed(batch, delimiter)]
            whole = RawBatch(first, batch, tuple(issues), tuple(unsure))
            if after - 1 > skip_rows:
                yield whole if first > skip_rows else _without(whole, skip_rows - first + 1)
            first = after
        self._parsed = True

    def progress(self) -> float | None:
        """How much of the file was read."""
        return 1.0 if self._parsed else self.place.progress()

    def fingerprint(self) -> str:
        """That of the file."""
        return self.place.fingerprint()

    def _clean(self, mender: Mender) -> Iterator[pa.RecordBatch]:
        """The rows that the parser can place. It tells `mender` the others."""
        given = 0
        for block in (_BLOCK, _LARGEST):
            seen = 0
            try:
                for batch in self._parsed_rows(mender, block):
                    done = min(given - seen, batch.num_rows) if seen < given else 0
                    seen += batch.num_rows
                    if done < batch.num_rows:
                        yield batch.slice(done)
            except _Unending as far:
                given = max(given, far.rows)
                if self.place.path is None:
                    break
            else:
                return
        message = f"After row {given} or soon after, a quotation mark is opened and not closed."
        advice = "close it; or, if quotation marks mean nothing in this file, --quote none."
        raise InputError([Problem("open-quote", message, Place(self.name), advice=advice)])

    def _parsed_rows(self, mender: Mender, block: int) -> Iterator[pa.RecordBatch]:
        stream = Utf8(self.place.open(), self.place.head(), self.options.encoding, self.name, self.notes)
        quote = self.options.quote.encode()

        def look(piece: bytes) -> None:
            mender.marks += piece.count(quote) if quote else 0

        mender.marks = 0

        rows = _After(stream, self.header.size, look)
        if rows.blank():
            return
        given = 0
        try:
            with pa_csv.open_csv(
                arrow_file(rows),
                # One thread: only so does the parser tell which row it can't place.
                read_options=pa_csv.ReadOptions(block_size=block, column_names=self.schema.names, use_threads=False),
                parse_options=pa_csv.ParseOptions(
                    delimiter=self.header.delimiter,
                    quote_char=self.options.quote or False,
                    newlines_in_values=bool(self.options.quote),
                    invalid_row_handler=mender.take,
                ),
                convert_options=pa_csv.ConvertOptions(
                    column_types=self.schema, strings_can_be_null=False, quoted_strings_can_be_null=False
                ),
            ) as reader:
                for batch in reader:
                    given += batch.num_rows
                    yield batch
        except pa.ArrowInvalid:
            # What Arrow says may show cells; the one way to get here is a cell that doesn't end within a block.
            raise _Unending(given) from None


class _Unending(Exception):
    """A cell goes on beyond the block; so many rows were placed before."""

    def __init__(self, rows: int) -> None:
        super().__init__(rows)
        self.rows = rows


class _Once:
    """Some bytes as a stream."""

    def __init__(self, data: bytes) -> None:
        self.data = data

    def read(self, size: int = -1, /) -> bytes:  # noqa: ARG002 - all of it, whatever the size
        data, self.data = self.data, b""
        return data


class _After:
    """A stream without its first bytes. Whoever wants to see the bytes that are read gives a `look`."""

    def __init__(self, stream: Stream, skip: int, look: Callable[[bytes], None]) -> None:
        self.stream = stream
        self.skip = skip
        self.look = look
        self.ahead = b""

    def blank(self) -> bool:
        """Whether nothing but line breaks is left."""
        while not self.ahead:
            block = self._next(HEAD)
            if not block:
                return True
            self.ahead = block.lstrip(b"\r\n")
        return False

    def read(self, size: int = -1, /) -> bytes:
        if self.ahead:
            piece, self.ahead = self.ahead[:size], self.ahead[size:]
            return piece
        return self._next(size)

    def _next(self, size: int) -> bytes:
        while True:
            block = self.stream.read(size)
            if not block or len(block) > self.skip:
                block, self.skip = block[self.skip :], 0
                self.look(block)
                return block
            self.skip -= len(block)


def _without(batch: RawBatch, rows: int) -> RawBatch:
    issues = tuple(
        RowIssue(one.row - rows, one.finding, one.column, one.value, one.problem)
        for one in batch.issues
        if one.row >= rows
    )
    unsure = tuple(row - rows for row in batch.unsure if row >= rows)
    return RawBatch(batch.first_row + rows, batch.table.slice(rows), issues, unsure)


def _said(options: ReadOptions, name: str) -> ReadOptions:
    """The options with words (`tab`, `none`) turned to the signs they stand for."""
    words = {**{word: sign for sign, word in DELIMITERS.items()}, "\\t": "\t"}
    delimiter, quote = options.delimiter, options.quote
    if delimiter is not None:
        delimiter = words.get(delimiter.lower(), delimiter)
    quote = "" if quote.lower() == "none" else quote
    problems = []
    if delimiter is not None and (len(delimiter) != 1 or not delimiter.isascii() or delimiter in '\r\n"'):
        message = "A delimiter is one character, and neither a line break nor a quotation mark."
        problems.append(Problem("usage", message, Place(name), allowed=tuple(DELIMITERS.values())))
    if len(quote) > 1 or not quote.isascii() or quote in (delimiter, "\n", "\r"):
        message = "A quotation mark is one character other than the delimiter."
        problems.append(Problem("usage", message, Place(name), allowed=("'", '"', "none")))
    if problems:
        raise InputError(problems)
    return replace(options, delimiter=delimiter, quote=quote)
