"""Text tables as they come: other encodings, ragged rows, stray marks. No row is lost, none is moved."""

import csv
import gzip
import io
from itertools import pairwise

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from thecal.errors import InputError
from thecal.screening.readers import open_input
from thecal.screening.readers.base import RawBatch, ReadOptions
from thecal.screening.readers.delimited import DelimitedSource
from thecal.screening.readers.opening import Bytes
from thecal.screening.size import ROWS


@pytest.fixture
def read(tmp_path):
    def read(data, skip=0, name="records.csv", **options):
        file = tmp_path / name
        file.write_bytes(data if isinstance(data, bytes) else data.encode())
        source = DelimitedSource(Bytes(file), ReadOptions(**options))
        return source, list(source.batches(skip))

    return read


def rows_of(batches):
    return [tuple(row.values()) for batch in batches for row in batch.table.to_pylist()]


def problems_of(batches):
    return [(batch.first_row + issue.row, issue.value, issue.problem) for batch in batches for issue in batch.issues]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found_in_the_header(read, delimiter):
    text = f'id,fever\nP1,"a{delimiter}b"\n'.replace(",", delimiter)
    source, batches = read(text)
    assert source.schema.names == ["id", "fever"]
    assert rows_of(batches) == [("P1", f"a{delimiter}b")]


def test_a_delimiter_inside_a_quoted_name_does_not_count(read):
    source, batches = read('"a,b,c,d";e\n1;2\n')
    assert source.schema.names == ["a,b,c,d", "e"]
    assert rows_of(batches) == [("1", "2")]


def test_a_delimiter_that_was_said_is_taken(read):
    source, _ = read("a;b,c\n1;2,3\n", delimiter=",")
    assert source.schema.names == ["a;b", "c"]


@pytest.mark.parametrize("said", ["tab", "TAB", "\t", "\\t"])
def test_a_delimiter_can_be_said_by_a_word(read, said):
    source, _ = read("a\tb;c\n1\t2\n", delimiter=said)
    assert source.schema.names == ["a", "b;c"]


def test_another_mark_around_cells(read):
    _, batches = read("a,b\n'1,2','say \"x\"'\n", quote="'")
    assert rows_of(batches) == [("1,2", 'say "x"')]


def test_signs_that_cannot_be_are_all_told(read):
    with pytest.raises(InputError) as error:
        read("a,b\n", delimiter="ab", quote="''")
    assert [problem.slug for problem in error.value.problems] == ["usage", "usage"]


def test_standard_input(monkeypatch):
    for data in (b"id;fever\nP1;present\n", gzip.compress(b"id,fever\nP1,present\n")):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
        source = open_input("-")
        assert (source.name, source.progress()) == ("standard input", None)
        assert len(source.fingerprint()) == 64
        assert rows_of(source.batches()) == [("P1", "present")]
        with pytest.raises(InputError, match="can be read once only"):
            list(source.batches())


def test_standard_input_with_a_mark_left_open(monkeypatch):
    data = b'id,fever\nP1,"present\n' + b"P2,absent\n" * 300_000
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
    with pytest.raises(InputError, match="a quotation mark is opened and not closed"):
        list(open_input("-").batches())


def test_the_number_of_a_row_does_not_overflow(read):
    _, batches = read("id\n" + "P1\nP2,x\n" * 5)
    many = 2**31 + 7
    for offset in (many, 2**40):
        # The counter alone: rows that an earlier run had finished are counted, not made.
        batch = RawBatch(offset, batches[0].table, batches[0].issues)
        assert [row for row, _, _ in problems_of([batch])] == [offset + n for n in range(1, 10, 2)]


def test_the_hint_that_excel_writes_is_no_header(read):
    source, batches = read("sep=;\r\nid;fever\r\nP1;present\r\n")
    assert source.schema.names == ["id", "fever"]
    assert rows_of(batches) == [("P1", "present")]


def test_cells_stay_text(read):
    _, batches = read("a,b,c,d\n007,1e3,true,2024-01-01\nNA,null,,NaN\n")
    assert rows_of(batches) == [("007", "1e3", "true", "2024-01-01"), ("NA", "null", "", "NaN")]


def test_line_breaks_within_quotes_stay(read):
    _, batches = read('id,note\r\nP1,"two\r\nlines"\r\nP2,"say ""ah"""\r\n')
    assert rows_of(batches) == [("P1", "two\r\nlines"), ("P2", 'say "ah"')]


def test_a_header_may_hold_a_line_break(read):
    source, batches = read('id,"fever\n(today)"\nP1,present\nP2\n')
    assert source.schema.names == ["id", "fever\n(today)"]
    assert rows_of(batches) == [("P1", "present"), ("P2", None)]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_ending(read, ending):
    _, batches = read(ending.join(["id,fever", "P1,present", "P2,absent"]))
    assert rows_of(batches) == [("P1", "present"), ("P2", "absent")]


@pytest.mark.parametrize(
    ("encoding", "note"),
    [
        ("utf-8", None),
        ("utf-8-sig", None),
        ("utf-16", None),
        ("utf-16-le", None),
        ("utf-32", None),
        ("cp1252", "Windows-1252"),
    ],
)
def test_encodings_are_found_out(read, encoding, note):
    text = "id,Übelkeit\nP1,größer – ja\n" + "P2,nein\n" * 20
    source, batches = read(text.encode(encoding))
    assert source.schema.names == ["id", "Übelkeit"]
    assert rows_of(batches)[0] == ("P1", "größer – ja")
    assert [note in said for said in source.notes] == ([True] if note else [])


def test_an_encoding_that_was_said_is_taken(read):
    _, batches = read("id,note\nP1,żółw\n".encode("iso-8859-2"), encoding="iso-8859-2")
    assert rows_of(batches) == [("P1", "żółw")]


def test_an_encoding_nobody_knows_is_refused(read):
    with pytest.raises(InputError, match="No encoding is called 'klingon'"):
        read("id\n", encoding="klingon")


def test_two_encodings_in_one_file(read):
    data = "id,note\nP1,größer\n".encode() + "P2,größer\n".encode("cp1252") * 3
    source, batches = read(data)
    assert [row[1] for row in rows_of(batches)] == ["größer"] * 4
    assert any("Windows-1252" in note for note in source.notes)


def test_a_character_that_two_blocks_share_stays_whole(read):
    data = ("id,note\n" + "P1,größer\n" * 300_000).encode()
    _, batches = read(data)
    assert {row[1] for row in rows_of(batches)} == {"größer"}


def test_bytes_that_are_not_utf8_late_in_a_long_file(read):
    data = b"id,note\n" + b"P1,plain\n" * 300_000 + "P2,größer\n".encode("cp1252")
    source, batches = read(data)
    assert rows_of(batches)[-1] == ("P2", "größer")
    assert any("Windows-1252" in note for note in source.notes)


def test_nul_bytes_are_left_out_and_said(read):
    source, batches = read(b"id,fever\nP1,pres\0ent\0\0\n")
    assert rows_of(batches) == [("P1", "present")]
    assert source.notes == ["NUL bytes were left out"]


def test_packed_files(read, tmp_path):
    data = gzip.compress(b"id,fever\nP1,present\n") + gzip.compress(b"P2,absent\n")
    source, batches = read(data, name="records.csv.gz")
    assert rows_of(batches) == [("P1", "present"), ("P2", "absent")]
    assert source.progress() == 1


@pytest.mark.parametrize("size", [40, 400_000])
def test_a_packed_file_that_was_cut_short(read, size):
    data = gzip.compress(b"".join(b"P%d,%d\n" % (n, n * 7919 % 1000) for n in range(300_000)), mtime=0)
    with pytest.raises(InputError, match="cut short or damaged"):
        read(data[:size], name="records.csv.gz")


def test_ragged_rows_are_kept_in_order(read):
    text = "id,fever,pain\nP1,present,1\nP2,absent\nP3\n\nP4,a,b,c,d\nP5,x,y\nP6,a,b,,\n"
    _, batches = read(text)
    assert rows_of(batches) == [
        ("P1", "present", "1"),
        ("P2", "absent", None),
        ("P3", None, None),
        ("P4", "a", "b"),
        ("P5", "x", "y"),
        ("P6", "a", "b"),
    ]
    assert [(row, value) for row, value, _ in problems_of(batches)] == [(2, None), (3, None), (4, "c,d")]


def test_cells_that_may_have_moved_are_not_trusted(read):
    _, (batch,) = read("id,temperature [Cel],fever\nP1,38,4,present\nP2,37.0,absent\n")
    assert batch.unsure == (0,)
    assert batch.trusted(("id",)).to_pylist() == [
        {"id": "P1", "temperature [Cel]": None, "fever": None},
        {"id": "P2", "temperature [Cel]": "37.0", "fever": "absent"},
    ]


def test_a_mark_that_is_never_closed_takes_no_row_with_it(read):
    _, batches = read('id,fever,note\nP1,present,x\nP2,"absent,y\nP3,present,z\nP4,"absent",w\nP5,,\n')
    assert rows_of(batches) == [
        ("P1", "present", "x"),
        ("P2", "absent", "y"),
        ("P3", "present", "z"),
        ("P4", "absent", "w"),
        ("P5", "", ""),
    ]
    assert [row for row, _, problem in problems_of(batches) if "never closed" in problem] == [2, 4]


def test_a_mark_that_is_never_closed_before_ragged_rows(read):
    _, batches = read('id,fever,note\nP1,"present,x\nP2,absent\nP3,"a",b,c\nP4,present,x\n')
    assert [row[0] for row in rows_of(batches)] == ["P1", "P2", "P3", "P4"]


def test_a_lone_inch_mark_in_a_cell_of_two_lines_is_no_fault(read):
    _, batches = read('id,fever,note\nP1,present,"a 12"" catheter\nnew, yesterday"\n')
    assert rows_of(batches) == [("P1", "present", 'a 12" catheter\nnew, yesterday')]
    assert problems_of(batches) == []


def test_rows_within_a_cell_are_told_of(read):
    _, batches = read('id,fever,note\nP1,"a\nb, c","d"\nP2,"absent,y\nP3,present,z\nP4,"absent,w\n')
    assert [row for row, _, problem in problems_of(batches) if "look like rows" in problem] == [2]


def test_a_mark_that_swallows_more_than_a_block_loses_no_row(read):
    lines = [f"P{n},absent" if n % 9_999 else f"P{n}" for n in range(1, 300_000)]
    lines[150_000] = 'P150001,"present'
    source, batches = read("id,fever\n" + "\n".join(lines))
    assert [row[0] for row in rows_of(batches)] == [f"P{n}" for n in range(1, 300_000)]
    assert rows_of(batches)[150_000] == ("P150001", "present")
    assert [row for row, _, _ in problems_of(batches)] == sorted([150_001, *range(9_999, 300_000, 9_999)])
    assert list(source.batches(2 * ROWS)) == batches[2:]


def test_a_mark_that_is_left_open_for_ever_is_an_error(read):
    text = 'id,fever\nP1,"present\n' + "P2,absent\n" * 2_000_000
    with pytest.raises(InputError, match="a quotation mark is opened and not closed") as error:
        read(text)
    assert "present" not in str(error.value)
    _, batches = read(text, quote="none")
    assert sum(batch.table.num_rows for batch in batches) == 2_000_001


@pytest.mark.parametrize("data", [b"", b"\n\r\n", b"\xef\xbb\xbf", b"  \n"])
def test_an_empty_file(read, data):
    with pytest.raises(InputError, match="The file is empty"):
        read(data)


@pytest.mark.parametrize("data", ["id,fever", "id,fever\n", "id,fever\r\n\r\n\n"])
def test_a_header_alone_has_no_rows(read, data):
    source, batches = read(data)
    assert source.schema.names == ["id", "fever"]
    assert batches == []


def test_names_that_stand_twice_are_all_told(read):
    with pytest.raises(InputError) as error:
        read("id,fever,pain,fever ,id,id\n")
    assert [problem.message for problem in error.value.problems] == [
        "3 columns are called 'id'.",
        "2 columns are called 'fever'.",
    ]


def test_columns_without_a_name_are_called_by_their_place(read):
    source, batches = read(",fever\n0,present\n")
    assert source.schema.names == ["column 1", "fever"]
    assert source.notes == ["columns without a name: column 1"]
    assert rows_of(batches) == [("0", "present")]


def test_delimiters_at_the_end_of_every_line_are_nothing(read):
    _, batches = read("id,fever\nP1,present,\nP2,absent,\n")
    assert problems_of(batches) == []
    source, _ = read("id,fever,,\nP1,present\nP2,absent\n")
    assert source.schema.names == ["id", "fever"]


def test_rows_that_are_all_wider_than_the_header_would_stand_under_wrong_names(read):
    with pytest.raises(InputError, match="names 2 columns, but the rows have 3 cells"):
        read("id,fever\n1,P1,present\n2,P2,absent\n")


def test_batches_end_where_rows_say_and_can_be_taken_up_again(read):
    lines = [f"P{n},{n % 7}" if n % 1000 else f"P{n}" for n in range(2 * ROWS + 10)]
    _, whole = read("id,pain\n" + "\n".join(lines))
    assert [(batch.first_row, batch.table.num_rows) for batch in whole] == [
        (1, ROWS),
        (ROWS + 1, ROWS),
        (2 * ROWS + 1, 10),
    ]
    assert [row[0] for row in rows_of(whole)] == [f"P{n}" for n in range(2 * ROWS + 10)]
    assert [row for row, _, _ in problems_of(whole)] == [n + 1 for n in range(0, 2 * ROWS + 10, 1000)]
    _, rest = read("id,pain\n" + "\n".join(lines), skip=ROWS)
    assert rest == whole[1:]
    _, odd = read("id,pain\n" + "\n".join(lines), skip=995)
    assert rows_of(odd) == rows_of(whole)[995:]
    assert problems_of(odd) == problems_of(whole)[1:]


CELL = st.text(st.sampled_from('ab ",;\n1é'), max_size=3).map(lambda cell: f".{cell}")


@given(st.lists(st.lists(CELL, min_size=1, max_size=5), max_size=30))
def test_whatever_the_cells_every_row_is_there_in_its_place(tmp_path_factory, rows):
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n", quoting=csv.QUOTE_ALL)
    # The first rows are of the right width, so that the table isn't taken for one whose header is too short.
    rows = [["n", "0", "0"], *([str(n), *row] for n, row in enumerate(rows))]
    writer.writerows([["id", "a", "b"], *rows])
    file = tmp_path_factory.mktemp("any") / "records.csv"
    file.write_text(text.getvalue(), newline="")
    found = rows_of(DelimitedSource(Bytes(file), ReadOptions()).batches())
    assert found == [tuple([*row, None, None][:3]) for row in rows]


def test_memory_does_not_grow_with_the_file(tmp_path):
    file = tmp_path / "long.csv"
    with file.open("w") as stream:
        stream.write("id,a,b,c,d,e\n")
        for _ in range(60):
            stream.write("P1,present,absent,38.4 Cel,unknown,\n" * 20_000)
    before = pa.total_allocated_bytes()
    most = rows = 0
    for batch in DelimitedSource(Bytes(file), ReadOptions()).batches():
        rows += batch.table.num_rows
        most = max(most, pa.total_allocated_bytes() - before)
    assert rows == 1_200_000
    assert most < 40_000_000 < file.stat().st_size


def test_progress_grows_to_one(tmp_path):
    file = tmp_path / "long.csv"
    file.write_text("id,a\n" + "P1,present\n" * 500_000)
    source = DelimitedSource(Bytes(file), ReadOptions())
    seen = [source.progress() for _ in source.batches()]
    assert all(a <= b for a, b in pairwise(seen))
    assert source.progress() == 1
