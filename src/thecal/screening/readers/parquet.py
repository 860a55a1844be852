"""Parquet: one file, or a folder of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import pyarrow as pa
import pyarrow.parquet as pq

from thecal.errors import InputError, Place, Problem, listed
from thecal.screening.readers.arrow import whole
from thecal.screening.readers.base import RawBatch, Source, check_columns, check_names, fingerprint_of
from thecal.screening.readers.flat import flat_fields, flattened
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
        with whole(str(place)):
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
        with whole(self.name):
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
                    full = _keyed(piece, keys)
                    cut = min(skip, full.num_rows)
                    skip -= cut
                    yield flattened(full.slice(cut), self.schema)


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
