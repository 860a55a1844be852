"""Keys that come twice, wherever they come."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from thecal.screening import repeats
from thecal.screening.repeats import Repeats, with_repeats
from thecal.screening.screener import ISSUES


def batches(keys, size):
    for start in range(0, len(keys), size):
        part = keys[start : start + size]
        yield pa.record_batch({"row": range(start + 1, start + len(part) + 1), "id": pa.array(part, pa.string())})


@settings(deadline=None, max_examples=50)
@given(st.lists(st.none() | st.sampled_from(["", "a", "A", "a ", "é", "e\u0301", "b", "1", "01"]), max_size=30))
def test_every_row_but_the_first_of_a_key(keys) -> None:
    with Repeats() as kept:
        for batch in batches(keys, 7):
            kept.add(batch)
        found = [row for batch in kept.found() for row in batch.to_pylist()]
        assert all(batch.schema == ISSUES for batch in kept.found())
    seen: Counter[str] = Counter()
    expected = []
    for row, key in enumerate(keys, 1):
        if key is not None:
            seen[key] += 1
            if seen[key] > 1:
                expected.append((row, key, f"row {keys.index(key) + 1}"))
    assert [(row["row"], row["id"], row["value"]) for row in found] == expected


@settings(deadline=None, max_examples=50)
@given(st.lists(st.none() | st.sampled_from("abc"), min_size=1, max_size=30), st.integers(1, 9))
def test_repeats_are_counted_in_their_rows_however_they_are_batched(keys, size) -> None:
    with Repeats() as kept:
        for batch in batches(keys, 7):
            kept.add(batch)
        rows = [row["row"] for batch in kept.found() for row in batch.to_pylist()]
        found = [batch.slice(start, size) for batch in kept.found() for start in range(0, batch.num_rows, size)]
    answers = [batch.append_column("issues", pa.array([2] * batch.num_rows, pa.int32())) for batch in batches(keys, 7)]
    counted = list(with_repeats([(batch, batch) for batch in answers], found))
    assert [batch.schema for batch in counted] == [batch.schema for batch in answers]
    assert [row["row"] for batch in counted for row in batch.to_pylist()] == list(range(1, len(keys) + 1))
    assert [row["row"] for batch in counted for row in batch.to_pylist() if row["issues"] == 3] == rows


def test_more_than_fits_into_memory_goes_to_the_folder_and_leaves_it(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(repeats, "_MEMORY", "24MB")
    keys = [f"a key that is rather long, and no two are the same, {number}" for number in range(300_000)] + [
        "twice"
    ] * 2
    with Repeats(tmp_path) as kept:
        for batch in batches(keys, 65_536):
            kept.add(batch)
        (folder,) = tmp_path.iterdir()
        assert "twice" not in folder.name
        assert sum(path.stat().st_size for path in folder.iterdir()) > 0, (
            "nothing was written: raise the number of keys"
        )
        assert [batch.to_pylist()[0]["row"] for batch in kept.found()] == [300_002]
    assert list(tmp_path.iterdir()) == []
