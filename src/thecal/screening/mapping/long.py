"""The long layout: one finding a row becomes one visit a row, in bounded memory whatever the order of the rows.

Rows are kept in a database on disk (DuckDB, in a temporary folder that is removed), which sorts them by the first row of
their key; then a batch of visits is put together at a time.
"""

from __future__ import annotations

import contextlib
import shutil
import tempfile
import weakref
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from thecal.errors import InputError, Place, Problem, listed, nearest
from thecal.knowledge.base import KnowledgeBase
from thecal.knowledge.located import Located
from thecal.screening.bind import as_text, plain
from thecal.screening.mapping.bound import key_of
from thecal.screening.mapping.items import Item, Items
from thecal.screening.mapping.model import DateColumn, FindingColumn, Long, MappingFile, PhaseColumn
from thecal.screening.mapping.pivot import LONELY, Pivot
from thecal.screening.readers.base import RawBatch, Source
from thecal.screening.size import ROWS
from thecal.visits.table.told import NOT_ASKED, RowIssue

_MEMORY = "384MB"
_MOST_NAMES = 10_000
"""So many names that mean nothing are counted; where there are more, the wrong column was taken for that of names."""

_AMISS = pa.schema(
    [("rn", pa.int64())] + [(name, pa.string()) for name in ("finding", "column", "value", "problem")]
)  # fmt: skip


class LongSource(Source):
    """A long table as a wide one: a row a key, in the order in which the keys first appear.

    The whole input is read when it is opened, for what stands in the last row may belong to the first visit.
    """

    def __init__(
        self,
        whole: Source,
        document: MappingFile,
        where: Located,
        base: KnowledgeBase,
        on_step: Callable[[str], None] = lambda _: None,
    ) -> None:
        """Reads the input; `on_step` is told how far that is."""
        long = document.long
        assert long is not None
        super().__init__(whole.name, pa.schema([]), None, list(whole.notes), whole.same_again)
        self.whole, self.document, self.long = whole, document, long
        self._done = 0
        self._check(where)
        self.key = "/".join(document.row)
        self.beside = [name for name in _columns_beside(document) if name in whole.schema.names]
        others = {name: name for name in _columns_beside(document) if name not in self.beside}
        self.items = Items.of(document, base, others)
        self.found: dict[Item, int] = {}
        folder = tempfile.mkdtemp(prefix="thecal-")
        self._base = duckdb.connect(f"{folder}/rows.duckdb")
        self._remove = weakref.finalize(self, _remove, self._base, folder)
        self._base.execute(f"SET memory_limit = '{_MEMORY}'")
        self._base.execute(f"SET temp_directory = '{folder}'")
        self._base.execute("SET preserve_insertion_order = false")
        with _plainly(self.name):
            self._take_in(on_step)
        columns = [self.key, *self.beside, *dict.fromkeys(item.column for item in self.found)]
        self.schema = pa.schema([(name, pa.string()) for name in columns])

    def as_wide(self) -> MappingFile:
        """The mapping of the wide table."""
        wide: dict[str, FindingColumn] = {}
        for name in dict.fromkeys([*self.document.findings, *(item.finding for item in self.found if item.finding)]):
            columns = tuple(dict.fromkeys(item.column for item in self.found if item.finding == name))
            told = self.document.findings.get(name) or FindingColumn(name=("",))
            wide[name] = told.model_copy(update={"name": columns, "column": None})
        wide = {name: told for name, told in wide.items() if told.name}
        there = set(self.schema.names)
        events = {name: told for name, told in self.document.events.items() if told.column in there}
        phase, date = self.document.phase, self.document.date
        return self.document.model_copy(
            update={
                "row": (self.key,), "findings": wide, "events": events,
                "phase": None if isinstance(phase, PhaseColumn) and phase.column not in there else phase,
                "date": None if date is not None and date.column not in there else date,
            }
        )  # fmt: skip

    def batches(self, skip_rows: int = 0) -> Iterator[RawBatch]:
        """The visits, put together a batch at a time."""
        assert self.rows is not None
        cursor = self._base.cursor()
        for start in range(skip_rows, self.rows, ROWS):
            end = min(start + ROWS, self.rows)
            span = f"ord >= {start} AND ord < {end} ORDER BY ord, rn"
            with _plainly(self.name):
                rows: pa.Table = cursor.sql(f"SELECT * FROM visits WHERE {span}").to_arrow_table()  # noqa: S608 - own numbers
                amiss: pa.Table = cursor.sql(f"SELECT * FROM faults WHERE {span}").to_arrow_table()  # noqa: S608 - own numbers
            issues = [
                RowIssue(row["ord"] - start, row["finding"], row["column"], row["value"], row["problem"])
                for row in amiss.to_pylist()
            ]
            table = Pivot(self.schema, self.key, self.beside, self.found).together(rows, start, end - start, issues)
            self._done = end
            yield RawBatch(start + 1, table, tuple(issues))

    def fingerprint(self) -> str:
        """That of the long table."""
        return self.whole.fingerprint()

    def progress(self) -> float | None:
        """How many visits were put together."""
        return self._done / self.rows if self.rows else None

    def close(self) -> None:
        """Removes what was kept on disk; the end of the program does it as well."""
        self._remove()

    def _check(self, where: Located) -> None:
        problems = []
        names = self.whole.schema.names
        wanted = [(("layout", "long", key), getattr(self.long, key)) for key in ("name", "value", "unit", "system")]
        for path, name in [*wanted, *((("row",), name) for name in self.document.row)]:
            if name is not None and name not in names:
                close = nearest(name, names)
                message = f"The input has no column {name!r}."
                advice, allowed = " or ".join(map(repr, close)), () if close else listed(names, 8)
                problems.append(
                    where.problem("no-column", message, path, width=len(name), allowed=allowed, advice=advice)
                )
        if problems:
            raise InputError(problems)

    def _take_in(self, on_step: Callable[[str], None]) -> None:
        beside = "".join(f", b{index} VARCHAR" for index in range(len(self.beside)))
        self._base.execute(f"CREATE TABLE told (rn BIGINT, key VARCHAR, item SMALLINT, value VARCHAR{beside})")
        self._base.execute(
            'CREATE TABLE amiss (rn BIGINT, finding VARCHAR, "column" VARCHAR, value VARCHAR, problem VARCHAR)'
        )
        unknown: Counter[str] = Counter()
        for batch in self.whole.batches():
            rows = self._rows(batch, unknown)
            on_step(f"{batch.first_row - 1 + rows.num_rows:,} rows read")
            self._base.register("rows", rows)
            self._base.execute("INSERT INTO told SELECT * FROM rows")
            self._base.unregister("rows")
            if batch.issues:
                faults = [
                    {"rn": batch.first_row + i.row, "finding": i.finding, "column": i.column, "value": i.value, "problem": i.problem}
                    for i in batch.issues
                ]  # fmt: skip
                self._base.register("faults_in", pa.Table.from_pylist(faults, _AMISS))
                self._base.execute("INSERT INTO amiss SELECT * FROM faults_in")
                self._base.unregister("faults_in")
        on_step("rows are brought together by their key")
        self._base.execute(
            "CREATE TABLE keys AS SELECT key, row_number() OVER (ORDER BY first) - 1 AS ord"
            " FROM (SELECT key, min(rn) AS first FROM told GROUP BY key)"
        )
        self._base.execute(
            "CREATE TABLE faults AS SELECT ord, amiss.* FROM amiss JOIN told USING (rn) JOIN keys USING (key)"
        )
        self._base.execute("CREATE TABLE visits AS SELECT ord, told.* FROM told JOIN keys USING (key) ORDER BY ord, rn")
        self._base.execute("DROP TABLE told")
        self.rows = int(self._base.execute("SELECT count(*) FROM keys").fetchall()[0][0])
        if unknown:
            shown = ", ".join(f"{name} ({count:,})" for name, count in unknown.most_common(20))
            more = f", and {len(unknown) - 20} more names" if len(unknown) > 20 else ""  # noqa: PLR2004 - a line or two
            self.notes.append(f"rows that tell nothing the mapping names, by their name: {shown}{more}")

    def _rows(self, batch: RawBatch, unknown: Counter[str]) -> pa.Table:
        """One batch of the long table, with what each row tells."""
        table, long = batch.table, self.long
        size = table.num_rows
        names = _text(table.column(long.name))
        if long.system is not None:
            names = pc.binary_join_element_wise(names, pc.fill_null(_text(table.column(long.system)), ""), "\x1f")
        encoded = names.dictionary_encode()
        items = [self._item(name) for name in encoded.dictionary.to_pylist()]
        counts = dict(zip(*np.unique(np.asarray(encoded.indices.drop_null()), return_counts=True), strict=True))
        for place, item in enumerate(items):
            if item is None:
                name = encoded.dictionary[place].as_py().split("\x1f")[0][:40]
                if name in unknown or len(unknown) < _MOST_NAMES:
                    unknown[name] += int(counts.get(place, 0))
            else:
                self.found.setdefault(item, len(self.found))
        which = pa.array([None if item is None else self.found[item] for item in items], pa.int16()).take(
            encoded.indices
        )
        fixed = pa.array([None if item is None else item.value for item in items], pa.string()).take(encoded.indices)
        value = self._values(table, long, size)
        if long.unit is not None:
            has_unit = pa.array([item is not None and item.has_unit for item in items], pa.bool_()).take(
                encoded.indices
            )
            unit = _text(table.column(long.unit))
            bare = pc.match_substring_regex(pc.fill_null(value, ""), r"^\s*[-+]?[\d.,]+([eE][-+]?\d+)?\s*$")
            with_unit = pc.binary_join_element_wise(value, unit, " ")
            value = pc.if_else(
                pc.and_(pc.fill_null(has_unit, fill_value=False), bare), pc.coalesce(with_unit, value), value
            )
        told_present = pc.is_in(pc.utf8_lower(pc.fill_null(value, "")), pa.array(["present", "yes", "true", "1", "y"]))
        value = pc.if_else(pc.is_valid(fixed), pc.if_else(told_present, fixed, None), value)
        start = batch.first_row
        key = key_of(table, self.document.row)
        assert key is not None
        number = pa.array(range(start, start + size), pa.int64())
        # A row without a key belongs to no other: it is a visit of its own.
        lonely = pc.binary_join_element_wise(LONELY, pc.cast(number, pa.string()), "")
        key = pc.if_else(pc.equal(pc.fill_null(key, ""), ""), lonely, key)
        beside = [_text(table.column(name)) for name in self.beside]
        columns = ["rn", "key", "item", "value", *(f"b{index}" for index in range(len(beside)))]
        return pa.table([number, key, which, value, *beside], names=columns)

    def _item(self, name: str | None) -> Item | None:
        if name is None:
            return None
        text, _, system = name.partition("\x1f")
        return self.items.find(text, system if self.long.system is not None else self.long.codes)

    def _values(self, table: pa.RecordBatch, long: Long, size: int) -> pa.Array:
        """What rows say: their value, or `present` where being there says it."""
        if long.value is None:
            return pa.repeat("present", size)
        value = _text(table.column(long.value))
        return pc.fill_null(value, "present") if long.empty == "present" else value


@contextlib.contextmanager
def _plainly(name: str) -> Iterator[None]:
    """Says in our own words that the database has no room: its own may hold what stands in the rows."""
    try:
        yield
    except (duckdb.OutOfMemoryException, duckdb.IOException):
        message = "There is no room for sorting the rows of this table by their key."
        advice = "set TMPDIR to a folder with more room."
        raise InputError([Problem("no-room", message, Place(name), advice=advice)]) from None


def _remove(base: duckdb.DuckDBPyConnection, folder: str) -> None:
    base.close()
    shutil.rmtree(folder, ignore_errors=True)


def _text(values: pa.Array) -> pa.Array:
    """Cells as text; what holds nothing is null."""
    values = plain(values)
    if pa.types.is_timestamp(values.type):
        if values.type.tz is not None:
            values = pc.local_timestamp(values)
        values = pc.cast(values, pa.timestamp("us"), safe=False)
    text = pc.utf8_trim_whitespace(as_text(values))
    return pc.if_else(pc.is_in(text, pa.array([*NOT_ASKED - {"none"}])), None, text)


def _columns_beside(document: MappingFile) -> list[str]:
    """The columns that tell of the visit as a whole, once in each of its rows; or names in its rows, where there is none."""
    phase: list[Any] = [document.phase] if isinstance(document.phase, PhaseColumn) else []
    told: list[PhaseColumn | DateColumn] = [
        *phase,
        *([document.date] if document.date else []),
        *document.events.values(),
    ]
    return list(dict.fromkeys(one.column for one in told))
