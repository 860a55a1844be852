"""Workbooks."""

import datetime as dt

import openpyxl
import pytest

from thecal.errors import InputError
from thecal.screening.readers import ReadOptions, open_input


@pytest.fixture
def workbook(tmp_path):
    def workbook(rows, name="records.xlsx", **others):
        book = openpyxl.Workbook()
        book.active.title = "visits"
        for row in rows:
            book.active.append(row)
        for title, more in others.items():
            sheet = book.create_sheet(title)
            for row in more:
                sheet.append(row)
        book.save(tmp_path / name)
        return tmp_path / name

    return workbook


def test_cells_are_text_and_dates_stay_dates(workbook):
    file = workbook(
        [
            ["id", " date ", "temperature [Cel]", "fever", None],
            [7, dt.datetime(2024, 3, 1), 38.4, True],
            ["P2", dt.datetime(2024, 3, 1, 9, 30), 38, "absent"],
            [None, None, None, None],
            ["P3", "1 March"],
        ]
    )
    source = open_input(file)
    (batch,) = source.batches()
    assert [tuple(row.values()) for row in batch.table.to_pylist()] == [
        ("7", "2024-03-01", "38.4", "true"),
        ("P2", "2024-03-01T09:30:00", "38", "absent"),
        ("P3", "1 March", None, None),
    ]
    assert source.schema.names == ["id", "date", "temperature [Cel]", "fever"]


def test_a_cell_beyond_the_header_is_told(workbook):
    (batch,) = open_input(workbook([["id"], ["P1", "stray"], ["P2"]])).batches()
    assert [(issue.row, issue.value) for issue in batch.issues] == [(0, "stray")]


def test_one_sheet_of_several(workbook):
    file = workbook([["id"], ["P1"]], others=[["id"], ["Q1"]])
    source = open_input(file)
    assert source.notes == ["the sheet 'visits' is read; others: others"]
    (batch,) = open_input(file, options=ReadOptions(sheet="others")).batches()
    assert batch.table.to_pylist() == [{"id": "Q1"}]
    with pytest.raises(InputError) as error:
        open_input(file, options=ReadOptions(sheet="other"))
    assert error.value.problems[0].allowed == ("visits", "others")


def test_rows_can_be_left_out_at_the_start(workbook):
    (batch,) = open_input(workbook([["id"], *([f"P{n}"] for n in range(9))])).batches(7)
    assert batch.first_row == 8
    assert batch.table.to_pylist() == [{"id": "P7"}, {"id": "P8"}]


def test_an_empty_sheet_and_a_header_alone(workbook):
    with pytest.raises(InputError, match="is empty"):
        open_input(workbook([]))
    assert list(open_input(workbook([["id", "fever"]])).batches()) == []


def test_names_that_stand_twice(workbook):
    with pytest.raises(InputError, match="2 columns are called 'id'"):
        open_input(workbook([["id", "id "], [1, 2]]))


def test_old_workbooks_and_those_with_a_password(tmp_path):
    (tmp_path / "old.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    with pytest.raises(InputError, match=r"save it as \.xlsx"):
        open_input(tmp_path / "old.xls")
