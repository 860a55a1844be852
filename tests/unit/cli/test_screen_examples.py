"""The example tables screen with their mappings: every row comes back, and every mishap in them is told."""

from __future__ import annotations

import csv
from pathlib import Path

import pyarrow.parquet as pq
import yaml

from tests.support import ROOT
from tests.unit.cli.conftest import Thecal

EXAMPLES = ROOT / "examples"

TOLD = {
    # Row of examples/records.csv → the column and what was typed; the mishaps are listed in tools/write_records.py.
    4: ("temp_f", "380"), 18: ("temp_f", "37,9"), 30: ("pulse", "7200"), 45: ("spo2", "970"), 119: ("sedation", "5"),
    128: ("id", "row 1"), 138: ("", ""), 151: ("op_date", "20/11/2031"), 164: ("wound_fluid", "purulent?"),
    202: ("pulse", "sixty"), 210: ("", "see letter"), 231: ("stage", "explanted"), 247: ("rr_sys", "126/81"),
    260: ("age", "580"),
}  # fmt: skip


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_the_records_of_a_clinic_lose_nothing_on_the_way(thecal: Thecal, tmp_path: Path) -> None:
    answers = tmp_path / "answers.csv"
    ended = thecal(
        "screen",
        "examples/records.csv",
        "--map",
        "examples/records.mapping.yaml",
        "-o",
        str(answers),
        "--format",
        "json",
    )
    assert (ended.code, ended.err) == (0, "")
    rows = rows_of(answers)
    assert [int(row["row"]) for row in rows] == list(range(1, 301))
    assert rows[71]["id"] == "'=2+5"  # what begins like a formula is no formula in the output
    assert {row["urgency_at_least"] for row in rows} == {"routine", "within_days", "same_day", "emergency"}
    issues = rows_of(tmp_path / "answers.issues.csv")
    told = {int(one["row"]): (one["column"], one["value"]) for one in issues if int(one["row"]) != 59}
    assert told == TOLD
    assert {one["column"] for one in issues if one["row"] == "59"} == {"visit", ""}


def test_what_was_typed_in_another_way_is_understood(thecal: Thecal, tmp_path: Path) -> None:
    answers = tmp_path / "answers.parquet"
    thecal(
        "screen",
        "examples/records.csv",
        "--map",
        "examples/records.mapping.yaml",
        "-o",
        str(answers),
        "--detail",
        "all",
    )
    about = {row["row"]: row for row in pq.read_table(answers).to_pylist()}
    # Dates as ISO where all others are days before months; °F with its unit; "not sure", 9 and -9; a point for a comma.
    assert [about[row]["issues"] for row in (81, 171, 64, 189, 105, 216)] == [0] * 6


def test_a_redcap_export_screens_with_its_dictionary(thecal: Thecal, tmp_path: Path) -> None:
    answers = tmp_path / "answers.csv"
    ended = thecal("screen", "examples/redcap/export.csv", "--map", "examples/redcap/mapping.yaml", "-o", str(answers))
    assert (ended.code, ended.err) == (0, "")
    export, rows = rows_of(EXAMPLES / "redcap" / "export.csv"), rows_of(answers)
    assert len(rows) == len(export) == 80
    assert rows[0]["id"] == "1/baseline_arm_1"
    assert rows[1]["id"] == "1/follow_up_arm_1/follow_up/1"
    assert rows_of(tmp_path / "answers.issues.csv") == []
    phases = {"1": "test_period", "2": "implanted"}
    assert [row["phase"] for row in rows] == [phases.get(one["phase"], "unknown") for one in export]


def test_zeros_of_an_unfinished_form_were_not_asked(thecal: Thecal, tmp_path: Path) -> None:
    export = rows_of(EXAMPLES / "redcap" / "export.csv")
    mapping = yaml.safe_load((EXAMPLES / "redcap" / "mapping.yaml").read_text("utf-8"))
    assert mapping["findings"]["neck_stiffness"] == {"checkbox": "sx___1"}
    thecal(
        "screen", "examples/redcap/export.csv", "--map", "examples/redcap/mapping.yaml",
        "-o", str(tmp_path / "answers.parquet"),
    )  # fmt: skip
    missing = [row["missing"] for row in pq.read_table(tmp_path / "answers.parquet").to_pylist()]
    unfinished = [
        place for place, row in enumerate(export)
        if row["follow_up_complete"] == "0" and all(row[name] == "0" for name in row if name.startswith("sx___"))
    ]  # fmt: skip
    finished = [place for place, row in enumerate(export) if row["follow_up_complete"] == "2" and row["sx___0"] == "1"]
    assert unfinished
    assert all("neck_stiffness" in missing[place] for place in unfinished)
    assert finished
    assert not any("neck_stiffness" in missing[place] for place in finished)
