"""`thecal screen`: files in and out, what it prints, how it ends."""

from __future__ import annotations

import contextlib
import csv
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tests.support import ROOT
from tests.unit.cli.conftest import Thecal
from thecal.cli.screening import beside

CSV = """\
id,phase,date,implant,leg_weakness,headache,temperature [Cel],remark
a,implanted,2026-11-24,2026-11-20,present,absent,37.1,called twice
b,implanted,2026-11-24,2026-11-20,absent,present,380,
c,test_period,,,absent,,36.8,
c,nonsense,,,,,36.8,
"""


@pytest.fixture
def records(tmp_path: Path) -> Path:
    path = tmp_path / "records.csv"
    path.write_text(CSV, "utf-8")
    return path


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_without_an_output_it_says_who_needs_a_call(thecal: Thecal, records: Path) -> None:
    ended = thecal("screen", str(records))
    assert (ended.code, ended.err) == (0, "")
    assert "EMERGENCIES" in ended.out
    assert "row 1" in ended.out
    assert "remark" in ended.out, "a column that nothing reads is named"
    assert "4 rows" in ended.out
    assert names(records.parent) == ["records.csv"]


def test_with_an_output_it_writes_a_row_for_each_row(thecal: Thecal, records: Path) -> None:
    output = records.with_name("answers.csv")
    ended = thecal("screen", str(records), "-o", str(output))
    assert (ended.code, ended.err) == (0, "")
    answers = rows_of(output)
    assert [row["id"] for row in answers] == ["a", "b", "c", "c"]
    assert answers[0]["urgency_at_least"] == "emergency"
    issues = rows_of(records.with_name("answers.issues.csv"))
    assert {(one["row"], one["finding"]) for one in issues} >= {("2", "temperature"), ("4", "phase")}
    assert [one["value"] for one in issues if "same key" in one["problem"]] == ["row 3"]
    assert "answers.issues.csv" in ended.out
    assert names(records.parent) == [
        "answers.csv",
        "answers.csv.about.json",
        "answers.issues.csv",
        "answers.issues.csv.about.json",
        "records.csv",
    ]


def test_the_summary_for_programs(thecal: Thecal, records: Path) -> None:
    output, issues = records.with_name("answers.parquet"), records.with_name("amiss.jsonl")
    ended = thecal(
        "screen", str(records), "-o", str(output), "--issues", str(issues), "--format", "json", "--detail", "status"
    )
    data = ended.json
    assert data["schema"] == "thecal.screening/1"
    assert (data["rows"], data["rows_with_an_earlier_key"], data["rows_of_an_earlier_run"]) == (4, 1, 0)
    assert sum(data["urgency_at_least"].values()) == 4
    assert data["urgency_at_least"]["emergency"] >= 1
    assert data["files"] == {"answers": str(output), "issues": str(issues)}
    assert data["hash"].startswith("sha256:")
    assert any("remark" in note for note in data["notes"])
    assert pq.read_metadata(output).metadata[b"thecal.detail"] == b"status"
    assert {json.loads(line)["row"] for line in issues.read_text("utf-8").splitlines()} >= {2, 4}


@pytest.mark.parametrize(("level", "code"), [("emergency", 5), ("within_days", 5), (None, 0)])
def test_pipelines_can_stop(thecal: Thecal, records: Path, level: str | None, code: int) -> None:
    ended = thecal("screen", str(records), "--quiet", *(["--fail-on", level] if level else []))
    assert (ended.code, ended.out, ended.err) == (code, "", "")


def test_nobody_reaches_it(thecal: Thecal, records: Path) -> None:
    records.write_text("id,leg_weakness\na,absent\n", "utf-8")
    assert thecal("screen", str(records), "--fail-on", "within_days").code == 0


def test_a_mapping(thecal: Thecal, records: Path) -> None:
    records.write_text("who,weak,temp_f\nx,1,98.6\ny,0,104\n", "utf-8")
    mapping = records.with_name("mapping.yaml")
    mapping.write_text(
        "schema: thecal.mapping/1\nrow: who\nphase: implanted\nfindings:\n  leg_weakness: weak\n"
        '  temperature: {column: temp_f, unit: "[degF]"}\n',
        "utf-8",
    )
    output = records.with_name("answers.csv")
    assert thecal("screen", str(records), "--map", str(mapping), "-o", str(output)).code == 0
    assert [(row["id"], row["phase"]) for row in rows_of(output)] == [("x", "implanted"), ("y", "implanted")]
    mapping.write_text("schema: thecal.mapping/1\nfindings:\n  leg_weaknes: weak\n  headache: pain\n", "utf-8")
    ended = thecal("screen", str(records), "--map", str(mapping))
    assert ended.code == 2
    assert "leg_weakness" in ended.err
    assert f"{mapping}:3" in ended.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), ["Which records"]),
        (("x.csv", "--sql", "select 1"), ["Either a file", "belong together"]),
        (("x.csv", "--resume", "--issues", "i.csv"), ["--issues, --resume"]),
        (("x.csv", "-o", "a.csv", "--resume", "--overwrite"), ["can't both be meant"]),
        (("-", "-o", "a.csv", "--resume"), ["Standard input"]),
        (("none.csv",), ["no such file"]),
        (("--demo", "10"), ["Where should"]),
    ],
)
def test_options_that_can_not_stand_together(thecal: Thecal, arguments: tuple[str, ...], words: list[str]) -> None:
    ended = thecal("screen", *arguments)
    assert (ended.code, ended.out) == (2, "")
    for word in words:
        assert word in ended.err


def test_nothing_is_overwritten_unasked(thecal: Thecal, records: Path) -> None:
    output = records.with_name("answers.csv")
    output.write_text("mine")
    ended = thecal("screen", str(records), "-o", str(output))
    assert (ended.code, output.read_text()) == (2, "mine")
    assert "--overwrite" in ended.err
    assert thecal("screen", str(records), "-o", str(output), "--overwrite").code == 0
    assert len(rows_of(output)) == 4


def test_a_mapping_is_drafted(thecal: Thecal, records: Path) -> None:
    draft, output = records.with_name("draft.yaml"), records.with_name("answers.csv")
    ended = thecal("screen", str(records), "--suggest-map", "-o", str(draft))
    assert ended.code == 0
    assert "columns are mapped" in ended.err
    assert thecal("screen", str(records), "--map", str(draft), "-o", str(output)).code == 0
    assert rows_of(output)[0]["urgency_at_least"] == "emergency"
    assert thecal("screen", str(records), "--suggest-map", "-o", str(draft)).code == 2
    assert thecal("screen", str(records), "--dictionary", str(draft)).code == 2


def test_a_report(thecal: Thecal, records: Path) -> None:
    output, report = records.with_name("answers.csv"), records.with_name("report.html")
    assert thecal("screen", str(records), "--report", str(report)).code == 0
    alone = report.read_text("utf-8")
    assert "records.csv" in alone
    assert str(records.parent) not in alone
    assert "remark" in alone, "the notes of the input are there"
    ended = thecal("screen", str(records), "-o", str(output), "--report", str(report))
    assert (ended.code, names(records.parent)) == (2, ["records.csv", "report.html"])
    ended = thecal(
        "screen", str(records), "-o", str(output), "--report", str(report), "--overwrite", "--format", "json"
    )
    assert (ended.code, ended.json["files"]["report"]) == (0, str(report))
    ended = thecal("screen", str(records), "--report", str(report), "--overwrite", "--suppress-below", "1")
    assert (ended.code, report.read_text("utf-8").count("<html")) == (2, 1)
    assert thecal("screen", str(records), "--suppress-below", "5").code == 2


def test_a_bulk_export(thecal: Thecal, tmp_path: Path) -> None:
    export, output = tmp_path / "export", tmp_path / "answers.csv"
    export.mkdir()
    encounter = {"resourceType": "Encounter", "id": "e1", "status": "finished", "class": {"code": "AMB"}}
    encounter |= {"subject": {"reference": "Patient/p1"}, "period": {"start": "2026-11-24T10:00:00+01:00"}}
    (export / "Patient.ndjson").write_text('{"resourceType": "Patient", "id": "p1"}\n', "utf-8")
    (export / "Encounter.ndjson").write_text(json.dumps(encounter) + "\n", "utf-8")
    assert thecal("screen", str(export), "-o", str(output)).code == 0
    (row,) = rows_of(output)
    assert "e1" in row["id"]


def test_standard_input(thecal: Thecal, tmp_path: Path) -> None:
    output = tmp_path / "answers.csv"
    assert thecal("screen", "-", "-o", str(output), stdin=CSV.encode()).code == 0
    assert len(rows_of(output)) == 4


def test_a_query(thecal: Thecal, tmp_path: Path) -> None:
    output = tmp_path / "answers.csv"
    with contextlib.closing(sqlite3.connect(tmp_path / "clinic.db")) as clinic:
        clinic.execute("create table visits (id, phase, leg_weakness)")
        clinic.executemany("insert into visits values (?, 'implanted', ?)", [("a", "present"), (7, 0), ("c", None)])
        clinic.commit()
    url = f"sqlite:///{tmp_path}/clinic.db"
    ended = thecal("screen", "--sql", "select * from visits order by rowid", "--url", url, "-o", str(output))
    assert (ended.code, [row["id"] for row in rows_of(output)]) == (0, ["a", "7", "c"])
    ended = thecal("screen", "--sql", "select * from nobody", "--url", url, "-o", str(tmp_path / "none.csv"))
    assert ended.code == 2
    assert "no such table: nobody" in ended.err


def test_marks_that_mean_nothing(thecal: Thecal, records: Path) -> None:
    records.write_text('id,leg_weakness\n"a,present\nb,absent\n', "utf-8")
    output = records.with_name("answers.csv")
    assert thecal("screen", str(records), "--quote", "none", "-o", str(output)).code == 0
    assert [row["id"] for row in rows_of(output)] == ['"a', "b"]


def test_made_up_visits_screen_without_a_mapping(thecal: Thecal, tmp_path: Path) -> None:
    made, output = tmp_path / "made.parquet", tmp_path / "answers.parquet"
    ended = thecal("screen", "--demo", "300", "--seed", "7", "-o", str(made))
    assert ended.code == 0
    assert "300 made-up visits" in ended.out
    assert thecal("screen", "--demo", "300", "-o", str(made)).code == 2
    ended = thecal("screen", str(made), "-o", str(output), "--format", "json")
    assert (ended.code, ended.json["rows"], ended.json["rows_with_an_earlier_key"]) == (0, 300, 0)
    assert pq.read_table(output, columns=["id"]) == pq.read_table(made, columns=["id"])


@pytest.mark.slow
def test_killed_at_any_moment_it_goes_on(tmp_path: Path) -> None:
    """A real run of several batches, ended by `kill -9` as soon as each next part is there."""
    made, whole, output = (tmp_path / name for name in ("made.parquet", "whole.parquet", "answers.parquet"))
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src")}

    def screen(*arguments: object) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-m", "thecal", "screen", *map(str, arguments), "--quiet"], env=env, cwd=ROOT
        )

    assert screen("--demo", 330_000, "-o", made).wait() == 0
    assert screen(made, "-o", whole, "--detail", "status").wait() == 0
    folder = output.with_name(output.name + ".thecal-run")
    killed = 0
    for part in range(4):
        process = screen(made, "-o", output, "--detail", "status", "--resume")
        end = time.monotonic() + 120
        while process.poll() is None and not (folder / f"{part:08}.arrow").exists():
            assert time.monotonic() < end
            os.sched_yield()
        process.send_signal(signal.SIGKILL)
        killed += process.wait() == -signal.SIGKILL
    assert killed >= 2
    assert screen(made, "-o", output, "--detail", "status", "--resume").wait() == 0
    assert pq.read_table(output).equals(pq.read_table(whole))
    assert not folder.exists()


@pytest.mark.slow
def test_interrupted_it_says_how_to_go_on(tmp_path: Path) -> None:
    made, output = tmp_path / "made.parquet", tmp_path / "answers.parquet"
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    command = [sys.executable, "-m", "thecal", "screen"]
    subprocess.run([*command, "--demo", "330000", "-o", made, "--quiet"], env=env, cwd=ROOT, check=True)
    process = subprocess.Popen([*command, made, "-o", output], env=env, cwd=ROOT, stderr=subprocess.PIPE)
    end = time.monotonic() + 120
    while not (tmp_path / "answers.parquet.thecal-run" / "00000000.arrow").exists():
        assert time.monotonic() < end
        os.sched_yield()
    process.send_signal(signal.SIGINT)
    said = process.communicate()[1].decode()
    assert process.returncode == 130
    assert "--resume" in said
    assert "Traceback" not in said
    assert not output.exists()


@pytest.mark.parametrize(
    ("output", "expected"),
    [
        ("a.csv", "a.issues.csv"),
        ("a.2026.parquet", "a.2026.issues.parquet"),
        ("a.csv.gz", "a.issues.csv.gz"),
        ("a", "a.issues"),
    ],
)
def test_the_issues_stand_beside_the_output(output: str, expected: str) -> None:
    assert beside(Path("x") / output, "issues") == Path("x") / expected


def test_an_output_that_is_a_folder_is_said_to_be_one(thecal, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "visits.csv").write_text("id,headache\n1,present\n", "utf-8")
    ended = thecal("screen", "visits.csv", "-o", ".")
    assert ended.code == 2
    assert "[output-folder]" in ended.err
