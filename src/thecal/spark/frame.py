"""A data frame of Spark in, a data frame of answers out."""

from __future__ import annotations

import os
import warnings
from collections.abc import Mapping as AnyMapping
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from thecal.condition.book import RuleBook
from thecal.quick import load_rules
from thecal.screening.bind import Binder, NameBinder, bind_by_name
from thecal.screening.mapping import Mapping, load_mapping
from thecal.screening.readers.base import check_names
from thecal.screening.screener import ISSUES, Detail, Screener
from thecal.spark.text import BROKEN, TextTable
from thecal.spark.worker import ISSUE_LIST, Worker, answer_schema

if TYPE_CHECKING:
    from pyspark.sql import DataFrame
    from pyspark.sql.types import DataType, StructType

NOTES = "thecal.notes"

_NAME = "data frame"
"""What the input is called in messages."""


def screen(
    df: DataFrame,
    mapping: str | os.PathLike[str] | AnyMapping[str, Any] | Mapping | None = None,
    *,
    detail: Detail = "lists",
    rules: RuleBook | None = None,
) -> DataFrame:
    """Screens a data frame of Spark: one row out for each row in, with the row's own key under `id`.

    Like every operation of Spark it begins when somebody asks for its rows; what is wrong with the columns or the mapping
    is said at once. The input's partitions stay as they are.

    Args:
        df: one row a visit. If Spark kept rows that don't fit in a column `_corrupt_record`, only their key is used.
        mapping: which column tells which finding: a mapping file, or a dict that says the same. Without one, columns are
            known by their names: `id`, `phase`, `date`, events, findings; a quantity's with its unit, ``temperature [Cel]``.
        detail: ``status``, ``lists`` or ``all``, as in `thecal.screening.screener.Screener`.
        rules: the rule book; by default the rules that come with Thecal. It travels to the workers.

    Returns:
        The columns of the screening output, and `issue_list`: what of the row could not be used, each with column, finding,
        value and problem (`issues` makes a table of it). `row` is empty, for rows of a data frame have no number. The
        metadata of the column `id` says the edition and hash of the rules, and under ``thecal.notes`` what a person should
        know of how the columns were understood.

    Raises:
        InputError: if the columns, or the mapping, are not what they should be; with every problem.
    """
    return screened_rows(df, mapping, detail, rules or load_rules())


def screened_rows(
    df: DataFrame,
    mapping: str | os.PathLike[str] | AnyMapping[str, Any] | Mapping | None,
    detail: Detail,
    book: RuleBook,
    text: TextTable | None = None,
) -> DataFrame:
    """As `screen`; with `text`, how the rows of a text table were written, those that don't fit it are mended."""
    columns = df.limit(0).toArrow().schema
    check_names(columns.names, _NAME)
    bind, needed = _binder(columns, mapping, book)
    if BROKEN in columns.names:
        needed.append(BROKEN)
    screener = Screener(book, detail)
    # Spark reads a name with a dot as a path, and takes capitals for small letters; it is given names of no meaning.
    numbered = {name: f"c{place}" for place, name in enumerate(columns.names)}
    chosen = df.toDF(*numbered.values()).select(*(numbered[name] for name in needed))
    about = {**screener.about, NOTES: list(bind.notes)}
    worker = Worker.of(book, bind, needed, detail, text)
    with warnings.catch_warnings():
        # It warns of a pandas newer than itself, whichever of its functions is called; no pandas is involved here.
        warnings.filterwarnings("ignore", "PySpark does not yet fully support pandas", FutureWarning)
        return chosen.mapInArrow(worker.__call__, _as_spark(answer_schema(screener), about))


def issues(screened: DataFrame) -> DataFrame:
    """The issues table of what `screen` returned: one line for each value that could not be used, and why."""
    from pyspark.sql import functions as f  # noqa: PLC0415 - only with Spark

    lines = screened.select("row", "id", f.explode(ISSUE_LIST).alias("one"))
    return lines.select("row", "id", *(f"one.{name}" for name in ISSUES.names[2:]))


def _binder(columns: pa.Schema, mapping: Any, book: RuleBook) -> tuple[Binder, list[str]]:
    """What understands the columns, and the columns it reads."""
    if BROKEN in columns.names:
        columns = columns.remove(columns.get_field_index(BROKEN))
    if mapping is not None:
        mapped = (mapping if isinstance(mapping, Mapping) else load_mapping(mapping, book)).bind(columns)
        return mapped, list(mapped.columns)
    named = bind_by_name(columns, book.knowledge.vocabulary, _NAME)
    return named, _read_by(named)


def _read_by(bind: NameBinder) -> list[str]:
    bounds = [bind.phase, bind.date, *bind.events, *bind.findings]
    return [*([] if bind.id is None else [bind.id]), *(bound.column for bound in bounds if bound is not None)]


def _as_spark(columns: pa.Schema, about: AnyMapping[str, Any]) -> StructType:
    from pyspark.sql.types import StructField, StructType  # noqa: PLC0415 - only with Spark

    return StructType(
        [
            StructField(column.name, _type(column.type), metadata=dict(about) if column.name == "id" else None)
            for column in columns
        ]
    )


def _type(kind: pa.DataType) -> DataType:
    from pyspark.sql import types as t  # noqa: PLC0415 - only with Spark

    if pa.types.is_list(kind):
        return t.ArrayType(_type(kind.value_type))
    if pa.types.is_struct(kind):
        return t.StructType([t.StructField(one.name, _type(one.type)) for one in kind])
    simple: dict[pa.DataType, DataType] = {
        pa.string(): t.StringType(),
        pa.bool_(): t.BooleanType(),
        pa.int32(): t.IntegerType(),
        pa.int64(): t.LongType(),
    }
    return simple[kind]
