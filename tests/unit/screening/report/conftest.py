"""One screening of made-up visits, looked at by a report; made once, for it is costly."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pyarrow as pa
import pytest

from thecal.condition import RuleBook
from thecal.screening.bind import bind_by_name
from thecal.screening.demo import demo_batches
from thecal.screening.report import About, ReportData
from thecal.screening.screener import Screened, Screener
from thecal.visits.table.told import ToldBatch

ROWS = 600
ABOUT = About("records.csv", dt.datetime(2026, 11, 24, 9, 5), notes=("not used: <shoe size>",))


@dataclass(frozen=True)
class Seen:
    told: ToldBatch
    screened: Screened

    @property
    def parts(self) -> tuple[ToldBatch, pa.RecordBatch, pa.RecordBatch]:
        return self.told, self.screened.table, self.screened.issues


@pytest.fixture(scope="session")
def seen(book: RuleBook) -> list[Seen]:
    """The batches of a screening, in order; one row is told by hand, so that it holds what it must."""
    rows = next(demo_batches(ROWS, 7, book)).to_pylist()
    schema = next(demo_batches(1, 7, book)).schema
    schema = pa.schema(
        [
            (name, pa.string() if pa.types.is_dictionary(kind) else kind)
            for name, kind in zip(schema.names, schema.types, strict=True)
        ]
    )
    rows[3] = {
        **dict.fromkeys(schema.names),
        "id": "<b>&7</b>",
        "phase": "implanted",
        "leg_weakness": True,
        "temperature [Cel]": 380,
    }
    bind, screener = bind_by_name(schema, book.knowledge.vocabulary), Screener(book)
    found = []
    for start in range(0, ROWS, 250):
        batch = pa.RecordBatch.from_pylist(rows[start : start + 250], schema=schema)
        told = bind(batch)
        found.append(Seen(told, screener.screen(told, start + 1)))
    return found


@pytest.fixture(scope="session")
def data(book: RuleBook, seen: list[Seen]) -> ReportData:
    gathered = ReportData(book, ABOUT, most=12)
    for one in seen:
        gathered.add(*one.parts)
    return gathered
