"""`thecal screen --on spark`: files in, folders out, the same answers."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from thecal.cli.run import run
from thecal.condition import RuleBook
from thecal.screening.bind import bind_by_name
from thecal.screening.readers import open_input
from thecal.screening.screener import Screener
from thecal.screening.summary import Summary

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("spark")]

RECORDS = '''id,phase,note,leg_weakness,headache,temperature [Cel]
a,implanted,,yes,no,37.1
b,implanted,"two
lines, and a comma",no,yes,380
c,implanted,,no,yes,39.1
c,test,"says ""no""",,,
d,implanted,shifted, by a comma,yes,no,37.0
e,implanted,,yes
f,implanted,"left open,no,no,37.0
'''


@pytest.fixture
def records(tmp_path: Path) -> Path:
    path = tmp_path / "records.csv"
    path.write_text(RECORDS)
    return path


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = run(["screen", *arguments])
    return code, *capsys.readouterr()


def test_a_text_table_is_screened_as_on_one_machine(spark, capsys, records: Path, book: RuleBook) -> None:
    output = records.with_name("answers")
    arguments = (str(records), "-o", str(output), "--on", "spark", "--format", "json", "--fail-on", "emergency")
    code, out, _ = told(capsys, *arguments)
    assert code == 5
    answers = pq.read_table(output).sort_by([("id", "ascending"), ("phase", "ascending")]).to_pylist()
    assert [row["id"] for row in answers] == ["a", "b", "c", "c", "d", "e", "f"]

    source = open_input(records)
    (raw,) = source.batches()
    bind = bind_by_name(source.schema, book.knowledge.vocabulary)
    here = Screener(book).screen(bind(raw.trusted(bind.keys), raw.issues))
    wanted = [name for name in here.table.schema.names if name != "row"]
    expected_answers = pa.Table.from_batches([here.table]).select(wanted).to_pylist()
    assert by_key([{name: row[name] for name in wanted} for row in answers]) == by_key(expected_answers)
    summary = Summary()
    summary.add(here.table, here.issues)
    said, expected = json.loads(out), summary.as_dict()
    same = ("rows", "urgency_at_least", "could_be_more_urgent", "settled", "rows_with_issues", "missing", "suspected")
    assert {name: said[name] for name in same} == {name: expected[name] for name in same}
    assert said["rows_with_an_earlier_key"] == 1
    assert any("note" in note for note in said["notes"])

    found = pq.read_table(f"{output}.issues").to_pylist()
    assert ("c", "id", "2 rows") in {(row["id"], row["column"], row["value"]) for row in found}
    assert by_key([row for row in found if row["column"] != "id"]) == by_key(
        [{**row, "row": None} for row in here.issues.to_pylist()]
    )


def by_key(rows: list[dict]) -> list[dict]:
    return sorted(rows, key=lambda row: (str(row["id"]), str(row.get("phase")), str(row.get("column"))))


def test_bytes_that_are_no_utf_8_are_said(spark, capsys, tmp_path: Path) -> None:
    (tmp_path / "records.csv").write_bytes("id;leg_weakness\nJosé€;yes\n".encode("cp1252"))
    output = tmp_path / "answers"
    code, _, err = told(capsys, str(tmp_path / "records.csv"), "-o", str(output), "--on", "spark", "--quiet")
    assert (code, err) == (0, "")
    (issue,) = pq.read_table(f"{output}.issues").to_pylist()
    assert issue["column"] == "id"
    assert "--encoding" in issue["problem"]
    arguments = ("--on", "spark", "--quiet", "--overwrite", "--encoding", "cp1252")
    assert told(capsys, str(tmp_path / "records.csv"), "-o", str(output), *arguments)[0] == 0
    assert pq.read_table(output)["id"].to_pylist() == ["José€"]


def test_nothing_is_overwritten_unasked(spark, capsys, records: Path) -> None:
    output = records.with_name("answers")
    output.mkdir()
    code, _, err = told(capsys, str(records), "-o", str(output), "--on", "spark")
    assert code == 2
    assert "--overwrite" in err
    assert told(capsys, str(records), "-o", str(output), "--on", "spark", "--overwrite", "--quiet")[0] == 0
    assert pq.read_table(output).num_rows == 7


def test_a_file_that_is_not_there(spark, capsys, tmp_path: Path) -> None:
    code, out, err = told(capsys, str(tmp_path / "none.parquet"), "-o", str(tmp_path / "answers"), "--on", "spark")
    assert (code, out) == (2, "")
    assert "Spark finds no such file" in err


def test_what_spark_says_of_a_row_is_kept_out(spark, capsys, tmp_path: Path) -> None:
    wrong = tmp_path / "visits.parquet"
    wrong.write_bytes(b"PAR1 Smith, John, fever PAR1")
    code, out, err = told(capsys, str(wrong), "-o", str(tmp_path / "answers"), "--on", "spark")
    assert code in {1, 2}
    assert "Smith" not in out + err
    assert "Traceback" not in err
