"""Parquet, alone and in folders, and Arrow files."""

import datetime as dt
import os
from decimal import Decimal

import pyarrow as pa
import pyarrow.feather
import pyarrow.parquet as pq
import pytest

from thecal.errors import InputError
from thecal.screening.readers import open_input
from thecal.screening.size import ROWS


def table(start, rows, **more):
    return pa.table({"id": [f"P{n}" for n in range(start, start + rows)], "pain": list(range(rows)), **more})


def ids(source, skip=0):
    return [name for batch in source.batches(skip) for name in batch.table.column("id").to_pylist()]


def test_a_parquet_file(tmp_path):
    made = table(0, 5, fever=pa.array(["present", None, "absent", "x", ""]).dictionary_encode())
    pq.write_table(made, tmp_path / "records.parquet")
    source = open_input(tmp_path / "records.parquet")
    (batch,) = source.batches()
    assert source.rows == 5
    assert batch.first_row == 1
    assert batch.table.to_pylist() == made.to_pylist()
    assert source.progress() == 1


def test_what_is_not_needed_is_not_read(tmp_path):
    pq.write_table(table(0, 3, note=["a", "b", "c"]), tmp_path / "records.parquet")
    source = open_input(tmp_path / "records.parquet", columns=["note", "id"])
    assert source.schema.names == ["id", "note"]
    assert next(source.batches()).table.to_pylist()[0] == {"id": "P0", "note": "a"}


def test_columns_that_are_not_there_are_all_told(tmp_path):
    pq.write_table(table(0, 3), tmp_path / "records.parquet")
    with pytest.raises(InputError) as error:
        open_input(tmp_path / "records.parquet", columns=["idd", "pain", "fever"])
    assert [problem.message for problem in error.value.problems] == [
        "No column is called 'idd'.",
        "No column is called 'fever'.",
    ]
    assert "'id'" in error.value.problems[0].advice


def test_a_folder_is_read_in_the_order_of_names(tmp_path):
    folder = tmp_path / "records"
    for name, start in (("b.parquet", 10), ("a.parquet", 0), ("ward=3/part-0.parquet", 20)):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        pq.write_table(table(start, 10), folder / name)
    (folder / "_SUCCESS").touch()
    (folder / "_temporary").mkdir()
    (folder / "_temporary" / "half.parquet").write_bytes(b"PAR1")
    source = open_input(folder)
    assert source.rows == 30
    assert ids(source) == [f"P{n}" for n in range(30)]
    assert [batch.table.column("ward").to_pylist() for batch in source.batches()] == [[None] * 20 + ["3"] * 10]


def test_files_of_a_folder_may_lack_columns_and_widen_numbers(tmp_path):
    pq.write_table(table(0, 2), tmp_path / "1.parquet")
    pq.write_table(pa.table({"id": ["P2"], "pain": [2.5], "fever": ["present"]}), tmp_path / "2.parquet")
    (batch,) = open_input(tmp_path).batches()
    assert batch.table.to_pylist()[1:] == [
        {"id": "P1", "pain": 1.0, "fever": None},
        {"id": "P2", "pain": 2.5, "fever": "present"},
    ]


def test_files_that_contradict_each_other_are_told_with_every_column(tmp_path):
    pq.write_table(pa.table({"id": ["a"], "pain": [1]}), tmp_path / "1.parquet")
    pq.write_table(pa.table({"id": [1], "pain": ["mild"]}), tmp_path / "2.parquet")
    with pytest.raises(InputError) as error:
        open_input(tmp_path)
    assert [problem.message for problem in error.value.problems] == [
        "The column 'id' is not of one type: string in 1.parquet, int64 in 2.parquet.",
        "The column 'pain' is not of one type: int64 in 1.parquet, string in 2.parquet.",
    ]


def test_columns_of_few_words_are_read_as_words(tmp_path):
    rows = 200_000
    made = table(0, rows, fever=[["present", "absent", None][n % 3] for n in range(rows)])
    more = table(rows, 5, fever=["none", "present", "", None, "x"])
    pq.write_table(made, tmp_path / "1.parquet", row_group_size=70_000)
    pq.write_table(more, tmp_path / "2.parquet")
    source = open_input(tmp_path)
    assert [str(kind) for kind in source.schema.types] == [
        "string",
        "int64",
        "dictionary<values=string, indices=int32, ordered=0>",
    ]
    found = pa.Table.from_batches([batch.table for batch in source.batches()])
    assert found.to_pylist() == made.to_pylist() + more.to_pylist()
    pq.write_table(more, tmp_path / "3.parquet", use_dictionary=False)
    assert set(open_input(tmp_path).schema.types) == {pa.string(), pa.int64()}


def test_columns_of_every_type_come_through(tmp_path):
    made = pa.table(
        {
            "id": pa.array([b"a", "ü".encode()]),
            "date": pa.array([dt.datetime(2024, 1, 1, tzinfo=dt.UTC)] * 2),
            "temperature [Cel]": pa.array([Decimal("38.40"), None]),
            "phase": pa.array(["implanted", None], pa.large_string()),
            "fever": pa.array(["present", "x"], pa.string_view()),
            "a.b": [["a"], []],
        }
    )
    pq.write_table(made, tmp_path / "records.parquet")
    with pa.ipc.new_file(str(tmp_path / "records.arrow"), made.schema) as sink:
        sink.write_table(made)
    expected = [{**row, "id": row["id"].decode()} for row in made.to_pylist()]
    for name in ("records.parquet", "records.arrow"):
        source = open_input(tmp_path / name)
        assert [row for batch in source.batches() for row in batch.table.to_pylist()] == expected
        (batch,) = source.only(["a.b"]).batches()
        assert batch.table.to_pylist() == [{"a.b": ["a"]}, {"a.b": []}]


def test_a_file_of_a_folder_with_none_of_the_columns(tmp_path):
    pq.write_table(table(0, 2), tmp_path / "1.parquet")
    pq.write_table(pa.table({"fever": ["x"] * 3}), tmp_path / "2.parquet")
    assert ids(open_input(tmp_path).only(["id"])) == ["P0", "P1", None, None, None]


def test_a_folder_without_parquet(tmp_path):
    with pytest.raises(InputError, match="holds no Parquet file"):
        open_input(tmp_path)


@pytest.mark.parametrize("group", [1_000, ROWS, 100_000])
def test_batches_end_where_rows_say_whatever_the_row_groups(tmp_path, group):
    rows = 2 * ROWS + 5
    pq.write_table(table(0, rows), tmp_path / "1.parquet", row_group_size=group)
    pq.write_table(table(rows, 3), tmp_path / "2.parquet")
    whole = list(open_input(tmp_path).batches())
    assert [(batch.first_row, batch.table.num_rows) for batch in whole] == [
        (1, ROWS),
        (ROWS + 1, ROWS),
        (2 * ROWS + 1, 8),
    ]
    assert list(open_input(tmp_path).batches(ROWS)) == whole[1:]
    assert ids(open_input(tmp_path), 2 * ROWS + 4) == [f"P{n}" for n in range(2 * ROWS + 4, rows + 3)]


def test_a_row_group_of_any_size_is_not_held_whole(tmp_path):
    rows = 1_500_000
    text = pa.array([f"{n:x}" * 3 for n in range(rows)])
    pq.write_table(
        pa.table({"id": text, "a": text, "b": text}),
        tmp_path / "one.parquet",
        row_group_size=rows,
        use_dictionary=False,
    )
    del text
    before, most = pa.total_allocated_bytes(), 0
    for _ in open_input(tmp_path / "one.parquet").batches():
        most = max(most, pa.total_allocated_bytes() - before)
    assert most < 45_000_000


def test_findings_within_a_record_are_columns(tmp_path):
    made = pa.table(
        {
            "id": ["P1", "P2"],
            "findings": [{"fever": "present", "id": 3}, None],
            "patient": [{"sex": "f"}, {"sex": "m"}],
        }
    )
    pq.write_table(made, tmp_path / "visits.parquet")
    pyarrow.feather.write_feather(made, tmp_path / "visits.feather")
    for name in ("visits.parquet", "visits.feather"):
        source = open_input(tmp_path / name)
        (batch,) = source.batches()
        assert batch.table.to_pylist() == [
            {"id": "P1", "fever": "present", "findings.id": 3, "patient.sex": "f"},
            {"id": "P2", "fever": None, "findings.id": None, "patient.sex": "m"},
        ]
        (batch,) = source.only(["patient.sex", "fever"]).batches()
        assert batch.table.to_pylist()[0] == {"fever": "present", "patient.sex": "f"}


@pytest.mark.parametrize("kind", ["file", "stream", "feather"])
def test_arrow(tmp_path, kind):
    made = table(0, ROWS + 9, date=[dt.date(2024, 1, 1)] * (ROWS + 9))
    file = tmp_path / "records.arrow"
    if kind == "feather":
        pyarrow.feather.write_feather(made, file, compression="zstd")
    else:
        opened = pa.ipc.new_file if kind == "file" else pa.ipc.new_stream
        with opened(str(file), made.schema) as sink:
            sink.write_table(made, max_chunksize=1000)
    source = open_input(file)
    batches = list(source.batches())
    assert [(batch.first_row, batch.table.num_rows) for batch in batches] == [(1, ROWS), (ROWS + 1, 9)]
    assert pa.Table.from_batches([batch.table for batch in batches]).equals(made.combine_chunks())
    assert source.progress() == 1
    assert list(source.batches(ROWS)) == batches[1:]


@pytest.mark.parametrize("name", ["records.parquet", "records.arrow", "records.xlsx"])
@pytest.mark.parametrize("data", [b"", b"not what it says", b"PAR1 and then nothing", b"ARROW1\0\0 and then nothing"])
def test_files_that_are_damaged(tmp_path, name, data):
    (tmp_path / name).write_bytes(data)
    with pytest.raises(InputError, match=r"damaged|something else|not an Excel"):
        list(open_input(tmp_path / name).batches())


def test_what_a_file_is_goes_before_what_it_is_called(tmp_path):
    pq.write_table(table(0, 2), tmp_path / "records.csv")
    assert ids(open_input(tmp_path / "records.csv")) == ["P0", "P1"]


def test_two_columns_of_one_name(tmp_path):
    made = pa.Table.from_arrays([pa.array([1]), pa.array([2])], names=["id", "id"])
    pq.write_table(made, tmp_path / "records.parquet")
    with pytest.raises(InputError, match="2 columns are called 'id'"):
        open_input(tmp_path / "records.parquet")


def test_no_such_file(tmp_path):
    with pytest.raises(InputError, match="There is no such file"):
        open_input(tmp_path / "nothing.csv")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path):
    (tmp_path / "secret.csv").touch(mode=0)
    with pytest.raises(InputError, match="may not be read"):
        open_input(tmp_path / "secret.csv")


def test_a_fingerprint_changes_with_the_file(tmp_path):
    file = tmp_path / "records.csv"
    file.write_text("id,pain\nP1,1\n")
    first = open_input(file).fingerprint()
    assert open_input(file).fingerprint() == first
    about = file.stat()
    file.write_text("id,pain\nP1,2\n")
    os.utime(file, ns=(about.st_atime_ns, about.st_mtime_ns))
    assert open_input(file).fingerprint() != first


def test_rows_beyond_two_to_the_31(tmp_path, monkeypatch):
    pq.write_table(table(0, 5), tmp_path / "records.parquet")
    source = open_input(tmp_path / "records.parquet")
    before = 2**31 - 2
    pieces = source._pieces(0)
    monkeypatch.setattr(source, "_rows", [before + 5])
    monkeypatch.setattr(source, "_pieces", lambda _: pieces)
    (batch,) = source.batches(before)
    assert [batch.first_row + place for place in range(5)] == list(range(before + 1, before + 6))
