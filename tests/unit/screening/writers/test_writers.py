"""Outputs in every format: the same rows, whole or not at all, and nothing in them that a spreadsheet would run."""

import csv
import datetime as dt
import errno
import gzip
import json
import os

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from thecal.errors import InputError
from thecal.screening.lists import LIST, WORD
from thecal.screening.readers import open_input
from thecal.screening.writers import SUFFIXES, NotWritten, about, check_output, open_output
from thecal.screening.writers.excel import MOST_ROWS, ExcelWriter

SCHEMA = pa.schema(
    [
        ("row", pa.int64()),
        ("id", pa.string()),
        ("urgency_at_least", WORD),
        ("settled", pa.bool_()),
        ("because", LIST),
        ("score", pa.float64()),
    ],
    metadata={"thecal.edition": "7", "thecal.hash": "abc"},
)
ROWS = [
    {"row": 1, "id": "P1", "urgency_at_least": "emergency", "settled": True, "because": ["a", "b"], "score": -1.5},
    {"row": 2, "id": 'ü, "x"\nz', "urgency_at_least": "routine", "settled": False, "because": [], "score": None},
    {"row": 3, "id": None, "urgency_at_least": None, "settled": None, "because": None, "score": 2.0},
    {"row": 4, "id": "=1+1", "urgency_at_least": "routine", "settled": True, "because": ["-b"], "score": 0.25},
]


def batch(rows=ROWS):
    return pa.RecordBatch.from_pylist(rows, SCHEMA)


def written(path, *batches, **more):
    with open_output(path, SCHEMA, **more) as writer:
        for one in batches:
            writer.write(one)
    return path


@pytest.mark.parametrize("suffix", [".parquet", ".pq"])
def test_columns_come_back_as_they_were(tmp_path, suffix):
    path = written(tmp_path / f"answers{suffix}", batch(), batch(ROWS[:1]))
    found = [row for one in open_input(path).batches() for row in one.table.to_pylist()]
    assert found == [*ROWS, ROWS[0]]
    assert about(path) == {"thecal.edition": "7", "thecal.hash": "abc"}


def test_parquet_keeps_words_once_and_numbers_of_rows_small(tmp_path):
    rows = [{**ROWS[0], "row": n, "id": f"P{n}"} for n in range(70_000)]
    path = written(tmp_path / "answers.parquet", *[batch(rows)] * 5)
    group = pq.read_metadata(path).row_group(0)
    about = {group.column(place).path_in_schema: group.column(place) for place in range(group.num_columns)}
    assert [pq.read_metadata(path).row_group(n).num_rows for n in range(2)] == [280_000, 70_000]
    assert about["row"].encodings == ("RLE", "DELTA_BINARY_PACKED")
    assert "PLAIN" in about["id"].encodings
    assert not about["id"].has_dictionary_page
    assert about["because.list.element"].has_dictionary_page
    assert [name for name, column in about.items() if column.is_stats_set] == ["row", "urgency_at_least"]


@pytest.mark.parametrize("suffix", [".parquet", ".csv", ".jsonl"])
def test_rows_beyond_two_to_the_31(tmp_path, suffix):
    rows = [{**ROWS[0], "row": 2**31 + n} for n in range(-2, 3)]
    path = written(tmp_path / f"answers{suffix}", batch(rows[:2]), batch(rows[2:]))
    found = [int(row) for one in open_input(path).batches() for row in one.table.column("row").to_pylist()]
    assert found == [row["row"] for row in rows]


@pytest.mark.parametrize(
    ("suffix", "delimiter"),
    [(".csv", ","), (".tsv", "\t"), (".csv.tsv.gz", "\t"), (".tsv.csv", ","), (".csv.gz", ","), (".txt", ",")],
)
def test_text_tables(tmp_path, suffix, delimiter):
    path = written(tmp_path / f"answers{suffix}", batch(), batch(ROWS[:1]))
    data = path.read_bytes()
    text = (gzip.decompress(data) if suffix.endswith("gz") else data).decode()
    header, *rows = csv.reader(text.splitlines(keepends=True), delimiter=delimiter)
    assert header == SCHEMA.names
    assert rows == [
        ["1", "P1", "emergency", "true", "a; b", "-1.5"],
        ["2", 'ü, "x"\nz', "routine", "false", "", ""],
        ["3", "", "", "", "", "2"],
        ["4", "'=1+1", "routine", "true", "'-b", "0.25"],
        ["1", "P1", "emergency", "true", "a; b", "-1.5"],
    ]
    assert about(path) == {"thecal.edition": "7", "thecal.hash": "abc"}


@pytest.mark.parametrize("suffix", [".jsonl", ".ndjson", ".jsonl.gz"])
def test_json_lines(tmp_path, suffix):
    path = written(tmp_path / f"answers{suffix}", batch())
    data = path.read_bytes()
    lines = (gzip.decompress(data) if suffix.endswith("gz") else data).decode().splitlines()
    assert [json.loads(line) for line in lines] == ROWS
    assert about(path)["thecal.hash"] == "abc"


def test_json_of_other_types(tmp_path):
    made = pa.RecordBatch.from_pydict(
        {"100%": [dt.date(2024, 1, 2)], "n": [float("nan")], "at": [dt.datetime(2024, 1, 2, 3)], "x": [[[1], None]]}
    )
    with open_output(tmp_path / "any.jsonl", made.schema) as writer:
        writer.write(made)
    assert json.loads((tmp_path / "any.jsonl").read_text()) == {
        "100%": "2024-01-02",
        "n": None,
        "at": "2024-01-02T03:00:00",
        "x": [[1], None],
    }


def test_slices_of_batches(tmp_path):
    rows = ROWS * 3
    for suffix in (".csv", ".jsonl"):
        one = written(tmp_path / f"whole{suffix}", batch(rows[2:7]))
        other = written(tmp_path / f"slice{suffix}", batch(rows).slice(2, 5))
        assert one.read_bytes() == other.read_bytes()


def test_a_workbook(tmp_path):
    rows = [*ROWS, {**ROWS[0], "id": "bell\a" + "x" * 40_000}]
    path = written(tmp_path / "answers.xlsx", batch(rows))
    book = openpyxl.load_workbook(path)
    header, *found = book["answers"].iter_rows(values_only=True)
    assert list(header) == SCHEMA.names
    assert found[:4] == [
        (1, "P1", "emergency", True, "a; b", -1.5),
        (2, 'ü, "x"\nz', "routine", False, None, None),
        (3, None, None, None, None, 2),
        (4, "'=1+1", "routine", True, "'-b", 0.25),
    ]
    assert found[4][1].startswith("bellxxx")
    assert found[4][1].endswith("x…")
    assert len(found[4][1]) == 32_767
    assert "f" not in {cell.data_type for row in book["answers"].iter_rows() for cell in row}
    assert about(path) == {"thecal.edition": "7", "thecal.hash": "abc"}


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_nothing_is_run_as_a_formula(tmp_path, first, suffix):
    row = {**ROWS[0], "id": f"{first}cmd", "urgency_at_least": f"{first}cmd", "because": [f"{first}cmd", "b"]}
    path = written(tmp_path / f"answers{suffix}", batch([row]))
    found = (
        list(csv.reader(path.read_bytes().decode().splitlines(keepends=True)))[1]
        if suffix == ".csv"
        else list(openpyxl.load_workbook(path)["answers"].iter_rows(values_only=True))[1]
    )
    if suffix == ".xlsx":
        first = first.replace("\r", "\n")  # as XML has it
    assert [found[1], found[2], found[4]] == [
        f"'{first}cmd",
        f"'{first}cmd",
        f"'{first}cmd; b",
    ]
    assert float(found[5]) == -1.5


def test_more_rows_than_a_sheet_holds_are_refused_before_the_work(tmp_path):
    open_output(tmp_path / "fits.xlsx", SCHEMA, rows=MOST_ROWS).abort()
    with pytest.raises(InputError, match=r"holds 1,048,575 rows"):
        open_output(tmp_path / "answers.xlsx", SCHEMA, rows=MOST_ROWS + 1)
    assert list(tmp_path.iterdir()) == []


def test_more_rows_than_a_sheet_holds_are_refused_on_the_way(tmp_path):
    writer = open_output(tmp_path / "answers.xlsx", SCHEMA)
    assert isinstance(writer, ExcelWriter)
    writer.rows = MOST_ROWS - 4
    writer.write(batch())
    with pytest.raises(InputError, match=r"\.parquet or \.csv"):
        writer.write(batch(ROWS[:1]))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_an_output_appears_when_it_is_whole(tmp_path, suffix):
    path = tmp_path / f"answers{suffix}"
    path.write_text("what was there before")
    writer = open_output(path, SCHEMA)
    writer.write(batch())
    assert path.read_text() == "what was there before"
    writer.finish()
    assert writer.rows == 4
    assert b"what was there before" not in path.read_bytes()
    assert {file.name for file in tmp_path.iterdir()} <= {path.name, f"{path.name}.about.json"}


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_an_output_that_was_given_up_leaves_nothing(tmp_path, suffix):
    path = tmp_path / f"answers{suffix}"

    def interrupted():
        with open_output(path, SCHEMA) as writer:
            writer.write(batch())
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_an_output_without_rows(tmp_path, suffix):
    path = written(tmp_path / f"answers{suffix}")
    assert about(path)["thecal.edition"] == "7"
    if not suffix.startswith(".jsonl"):
        source = open_input(path)
        assert source.schema.names == SCHEMA.names
        assert list(source.batches()) == []


class Full:
    """A disk with no room left after some bytes."""

    def __init__(self, stream, room):
        self.stream, self.room = stream, room

    def write(self, data):
        self.room -= memoryview(data).nbytes
        if self.room < 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return self.stream.write(data)

    def __getattr__(self, name):
        return getattr(self.stream, name)


@pytest.mark.parametrize("room", [0, 10_000])
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_disk_that_fills_up(tmp_path, suffix, room, monkeypatch):
    path = tmp_path / f"answers{suffix}"
    path.write_text("what was there before")
    opened = type(path).open

    def full(self, mode="r", *more, **others):
        stream = opened(self, mode, *more, **others)
        return Full(stream, room) if self.name.endswith(".part") else stream

    monkeypatch.setattr(type(path), "open", full)
    rows = [{**ROWS[0], "row": n, "id": os.urandom(8).hex()} for n in range(5_000)]
    with pytest.raises(NotWritten, match="the disk is full") as error:
        written(path, *[batch(rows)] * 5)
    assert "make room" in str(error.value)
    assert path.read_text() == "what was there before"
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(NotWritten, match="No such file or directory"):
        open_output(tmp_path / "nowhere" / "answers.csv", SCHEMA)


def test_what_is_no_file_is_not_replaced(tmp_path):
    (tmp_path / "answers.csv").mkdir()
    with pytest.raises(InputError, match="is not a file"):
        open_output(tmp_path / "answers.csv", SCHEMA)


def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "other").mkdir()
    (tmp_path / "answers.csv").symlink_to(tmp_path / "other" / "real.csv")
    written(tmp_path / "answers.csv", batch())
    assert (tmp_path / "answers.csv").is_symlink()
    assert (tmp_path / "other" / "real.csv").read_text().startswith('"row"')


@pytest.mark.parametrize("name", ["answers", "answers.doc", "answers.parquet.gz", "answers.gz", ".csv"])
def test_names_that_say_no_format(tmp_path, name):
    with pytest.raises(InputError, match="does not say what it shall be"):
        check_output(tmp_path / name)
