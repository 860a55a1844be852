"""Some columns of an input."""

from __future__ import annotations

from pathlib import Path

from thecal.screening.readers import open_input


def test_a_row_whose_cells_may_have_moved_stays_so_when_columns_are_chosen(tmp_path: Path) -> None:
    file = tmp_path / "records.csv"
    file.write_text("id,note,headache\n1,fine,present\n2,a,b,present\n", "utf-8")
    (batch,) = open_input(str(file)).only(["id", "headache"]).batches()
    assert batch.unsure == (1,)
    assert batch.trusted(("id",)).to_pylist() == [{"id": "1", "headache": "present"}, {"id": "2", "headache": None}]
