"""Tables that know their types: Parquet, one file or a folder of them, and Arrow (Feather, IPC files and streams)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.parquet as pq

from thecal.errors import InputError, Place, Problem, listed
from thecal.screening.readers.base import RawBatch, Source, check_columns, check_names, fingerprint_of
from thecal.screening.readers.flat import flat_fields, flattened
from thecal.screening.readers.opening import told_plainly
from thecal.screening.size import ROWS, resized

_BUFFER: Final = 1 << 20
"""Bytes read at a time of each column of a Parquet file, so that a row group of any size is never held whole."""

_WORDS: Final = pa.dictionary(pa.int32(), pa.string())

_FEW: Final = 1 << 16
"""A larger dictionary (in bytes, packed) is one of keys, or was given up halfway."""

_GROUPS: Final = 4
"""So many row groups of a file show how its columns are kept."""


class FolderOfParquet(Source):
    """Parquet files, read one after the other in the order of their names.

    A folder `ward=3` adds the column `ward`, as Hive and Spark write it. A column that only some files have is empty in
    the others.

    Args:
        place: a file, or a folder of files.
        columns: what is needed; None for all.

    Raises:
        InputError: if there is no file, or files contradict each other about a column.
    """

    def __init__(self, place: Path, columns: Sequence[str] | None = None) -> None:
        self.place = place
        self.files = parquet_files(place)
        with _whole(str(place)):
            footers = [pq.read_metadata(file) for file in self.files]
        self._rows = [footer.num_rows for footer in footers]
        schemas = [
            _with_keys(footer.schema.to_arrow_schema(), _keys(file, place))
            for file, footer in zip(self.files, footers, strict=True)
        ]
        schema = _one_schema(schemas, [str(file) for file in self.files], str(place))
        self._words = frozenset(
            field.name
            for field in schema
            if pa.types.is_string(field.type) and all(_of_words(footer, field.name) for footer in footers)
        )
        schema = pa.schema([field.with_type(_WORDS) if field.name in self._words else field for field in schema])
        if columns is not None:
            check_columns(schema, columns, str(place))
            schema = pa.schema([field for field in schema if field.name in set(columns)])
        super().__init__(str(place), schema, sum(self._rows))
        self._done = 0

    def only(self, columns: Sequence[str]) -> Source:
        """The same files; no other column is read."""
        return FolderOfParquet(self.place, columns)

    def batches(self, skip_rows: int = 0) -> Iterator[RawBatch]:
        """The rows in order."""
        self._done = skip_rows
        with _whole(self.name):
            for batch in resized(self._pieces(skip_rows), self.schema):
                first = self._done + 1
                self._done += batch.num_rows
                yield RawBatch(first, batch)

    def progress(self) -> float | None:
        """Rows read among all rows."""
        return self._done / self.rows if self.rows else 1.0

    def fingerprint(self) -> str:
        """Of all files."""
        return fingerprint_of(self.files)

    def _pieces(self, skip: int) -> Iterator[pa.RecordBatch]:
        for path, rows in zip(self.files, self._rows, strict=True):
            if skip >= rows:
                skip -= rows
                continue
            keys = _keys(path, self.place)
            words = [name for name in self.schema.names if name in self._words]
            with pq.ParquetFile(path, buffer_size=_BUFFER, pre_buffer=False, read_dictionary=words) as file:
                groups = list(range(file.num_row_groups))
                while groups and skip >= (size := file.metadata.row_group(groups[0]).num_rows):
                    skip -= size
                    groups.pop(0)
                there = flat_fields(file.schema_arrow)
                names = [".".join(there[name][0]) for name in self.schema.names if name in there]
                for piece in file.iter_batches(ROWS, row_groups=groups, columns=names):
                    whole = _keyed(piece, keys)
                    cut = min(skip, whole.num_rows)
                    skip -= cut
                    yield flattened(whole.slice(cut), self.schema)


def parquet_files(place: Path) -> list[Path]:
    """The Parquet files of a folder, in the order of their names; a file is its own.

    Raises:
        InputError: if the folder has none.
    """
    if not place.is_dir():
        return [place]
    files = sorted(
        file
        for file in place.rglob("*.parquet")
        # _SUCCESS, _temporary and the like are what programs leave beside the data.
        if file.is_file() and not any(part[0] in "._" for part in file.relative_to(place).parts)
    )
    if not files:
        message = "The folder holds no Parquet file."
        raise InputError([Problem("no-file", message, Place(str(place)), advice="their names end in .parquet.")])
    return files


def _of_words(footer: pq.FileMetaData, name: str) -> bool:
    """Whether a column is kept as few words and references to them. Read so, it takes a third of the time."""
    for number in range(min(footer.num_row_groups, _GROUPS)):
        group = footer.row_group(number)
        place = next((at for at in range(group.num_columns) if group.column(at).path_in_schema == name), None)
        if place is None:
            return False
        column = group.column(place)
        if not column.has_dictionary_page or column.data_page_offset - column.dictionary_page_offset > _FEW:
            return False
    return bool(footer.num_row_groups)


def _keys(file: Path, place: Path) -> dict[str, str]:
    if file == place:
        return {}
    parts = [part.split("=", 1) for part in file.relative_to(place).parts[:-1] if "=" in part]
    return dict(parts)


def _with_keys(schema: pa.Schema, keys: dict[str, str]) -> pa.Schema:
    check_names(schema.names, "input")
    fields = [pa.field(name, kind) for name, (_, kind) in flat_fields(schema).items()]
    return pa.schema([*fields, *(pa.field(key, pa.string()) for key in keys if key not in schema.names)])


def _keyed(batch: pa.RecordBatch, keys: dict[str, str]) -> pa.RecordBatch:
    for key, value in keys.items():
        if key not in batch.schema.names:
            batch = batch.append_column(key, pa.repeat(pa.scalar(value), batch.num_rows))
    return batch


def _one_schema(schemas: list[pa.Schema], files: list[str], name: str) -> pa.Schema:
    try:
        return pa.unify_schemas(schemas, promote_options="permissive")
    except pa.ArrowInvalid:
        pass
    except pa.ArrowTypeError:
        pass
    problems = []
    for column in dict.fromkeys(name for schema in schemas for name in schema.names):
        kinds: dict[str, str] = {}
        for schema, file in zip(schemas, files, strict=True):
            if column in schema.names:
                kinds.setdefault(str(schema.field(column).type), file)
        if len(kinds) > 1:
            told = listed([f"{kind} in {Path(file).name}" for kind, file in kinds.items()], 4)
            message = f"The column {column!r} is not of one type: {', '.join(told)}."
            problems.append(Problem("two-types", message, Place(name), advice="write it with one type in all files."))
    raise InputError(problems)


class ArrowSource(Source):
    """An Arrow file (also Feather), or an Arrow stream.

    Args:
        place: the file.

    Raises:
        InputError: if it is neither.
    """

    def __init__(self, place: Path) -> None:
        self.place = place
        with _whole(str(place)), _opened(place) as (schema, _, _):
            check_names(schema.names, str(place))
        fields = [pa.field(name, kind) for name, (_, kind) in flat_fields(schema).items()]
        super().__init__(str(place), pa.schema(fields))
        self._done: Callable[[], float] = lambda: 0.0

    def batches(self, skip_rows: int = 0) -> Iterator[RawBatch]:
        """The rows in order."""
        first = skip_rows + 1
        with _whole(self.name):
            for batch in resized(self._pieces(skip_rows), self.schema):
                yield RawBatch(first, batch)
                first += batch.num_rows

    def progress(self) -> float | None:
        """How much of the file was read."""
        return min(1.0, self._done())

    def fingerprint(self) -> str:
        """That of the file."""
        return fingerprint_of([self.place])

    def _pieces(self, skip: int) -> Iterator[pa.RecordBatch]:
        with _opened(self.place) as (_, pieces, done):
            self._done = done
            for piece in pieces:
                cut = min(skip, piece.num_rows)
                skip -= cut
                if cut < piece.num_rows:
                    yield flattened(piece.slice(cut), self.schema)
        self._done = lambda: 1.0


@contextmanager
def _opened(place: Path) -> Iterator[tuple[pa.Schema, Iterator[pa.RecordBatch], Callable[[], float]]]:
    """Schema, batches and progress of a file or stream."""
    size = max(1, place.stat().st_size)
    with pa.OSFile(str(place)) as raw:
        if raw.read(6) == b"ARROW1":
            file: Any = pa.ipc.open_file(raw)
            count = max(1, file.num_record_batches)
            at = 0

            def each() -> Iterator[pa.RecordBatch]:
                nonlocal at
                for number in range(file.num_record_batches):
                    at = number
                    yield file.get_batch(number)

            yield file.schema, each(), lambda: at / count
        else:
            raw.seek(0)
            stream: Any = pa.ipc.open_stream(raw)
            yield stream.schema, iter(stream), lambda: raw.tell() / size if not raw.closed else 1.0


@contextmanager
def _whole(name: str) -> Iterator[None]:
    """What Arrow says about a damaged file, in words for its owner."""
    try:
        with told_plainly(name):
            yield
    except InputError:
        raise
    except pa.ArrowException:
        message = "The file is damaged, or not of the kind its name says."
        raise InputError([Problem("damaged", message, Place(name), advice="write it again.")]) from None
