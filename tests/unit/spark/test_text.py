"""Rows that Spark could not fit to a header become what they become without Spark."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest

from thecal.screening.readers import open_input
from thecal.spark.text import BROKEN, TextTable, mended

NAMES = ("id", "note", "headache", "leg_weakness")


def kept(rows: list[str]) -> pa.RecordBatch:
    """The rows as Spark hands them over: what fits in its cells, and the text of what does not."""
    cells = [row.split(",") if row.count(",") == len(NAMES) - 1 and '"' not in row else None for row in rows]
    columns = {name: [one and (one[at] or None) for one in cells] for at, name in enumerate(NAMES)}
    text = [None if one else row for one, row in zip(cells, rows, strict=True)]
    return pa.record_batch({**columns, BROKEN: pa.array(text, pa.string())})


@pytest.mark.parametrize(
    "rows",
    [
        ["a,,yes,no", "b,,yes", "c,,no,no"],
        ["a,,yes,no", "b,shifted, by a comma,yes,no"],
        ["a,,yes,no,,", "b"],
        ["a,,yes,no", 'b,"left open,yes,no', "c,,no,no"],
        ["a,x,yes,no"],
    ],
    ids=["too few", "too many", "empty ones more", "a mark left open", "all fit"],
)
def test_as_without_spark(rows: list[str], tmp_path: Path) -> None:
    (tmp_path / "records.csv").write_text("\n".join([",".join(NAMES), *rows, ""]))
    (expected,) = open_input(tmp_path / "records.csv").batches()
    found = mended(kept(rows), TextTable(NAMES, ","))
    told = [[cell or "" for cell in row.values()] for row in found.table.to_pylist()]
    assert told == [[cell or "" for cell in row.values()] for row in expected.table.to_pylist()]
    assert (found.issues, found.unsure) == (expected.issues, expected.unsure)


def test_one_broken_row_that_holds_several_becomes_several() -> None:
    batch = kept(["a,,yes,no", 'b,"left open,yes,no\nc,,no,no', "d,,no,no"])
    found = mended(batch, TextTable(NAMES, ","))
    assert found.table.column("id").to_pylist() == ["a", "b", "c", "d"]
    assert [issue.row for issue in found.issues] == [1]


def test_only_the_columns_that_are_sent_are_mended() -> None:
    batch = kept(["a,,yes,no", "b,,yes"]).select(["leg_weakness", "id", BROKEN])
    assert mended(batch, TextTable(NAMES, ",")).table.to_pylist() == [
        {"leg_weakness": "no", "id": "a"},
        {"leg_weakness": None, "id": "b"},
    ]


def test_where_nobody_knows_how_rows_were_written_only_their_keys_are_used() -> None:
    found = mended(kept(["a,,yes,no", "b,,yes"]), None)
    assert found.unsure == (1,)
    assert "only the key is used" in found.issues[0].problem
