"""`thecal screen diff`: what it prints, in each format, and how it ends."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from tests.support import ROOT
from tests.unit.cli.conftest import Thecal

BEFORE = """\
id,phase,leg_weakness,headache,temperature [Cel]
a,implanted,absent,absent,37.1
=b,implanted,present,absent,36.8
*c*,test_period,absent,,36.8
d,implanted,absent,absent,36.8
"""
AFTER = """\
id,phase,leg_weakness,headache,temperature [Cel]
a,implanted,present,absent,37.1
=b,implanted,absent,absent,36.8
*c*,test_period,absent,,36.8
e,implanted,absent,absent,36.8
"""


@pytest.fixture
def outputs(thecal: Thecal, tmp_path: Path) -> tuple[str, str]:
    paths = []
    for name, text in (("before", BEFORE), ("after", AFTER)):
        (tmp_path / f"{name}.csv").write_text(text, "utf-8")
        output = tmp_path / f"{name}.parquet"
        assert thecal("screen", str(tmp_path / f"{name}.csv"), "-o", str(output), "--quiet").code == 0
        paths.append(str(output))
    return paths[0], paths[1]


def test_it_says_who_changed_and_by_which_statement(thecal: Thecal, outputs: tuple[str, str]) -> None:
    ended = thecal("screen", "diff", *outputs)
    assert (ended.code, ended.err) == (0, "")
    words = " ".join(ended.out.split())
    assert "a (row 1): routine to emergency → emergency" in words
    assert "now true: rf_03_cord_or_cauda: " in words
    assert "=b (row 2): emergency → routine to emergency" in words
    assert "no longer true: rf_03_cord_or_cauda: " in words
    gone = words.partition("no longer suspected: ")[2].partition("no longer true")[0]
    assert "Compression of the spinal cord or cauda equina" in gone
    assert "d (row 4)" in words
    assert "e (row 4)" in words
    assert "*c*" not in words
    assert "unchanged 1" in words


def test_as_json(thecal: Thecal, outputs: tuple[str, str]) -> None:
    data = json.loads(thecal("screen", "diff", *outputs, "--format", "json").out)
    assert data["schema"] == "thecal.diff/1"
    assert data["a"]["hash"] == data["b"]["hash"] != ""
    assert {kind: count for kind, count in data["counts"].items() if count} == {
        "raised": 1, "lowered": 1, "only_a": 1, "only_b": 1, "same": 1,
    }  # fmt: skip
    assert data["urgency_at_least"]["routine"]["emergency"] == 1
    raised = data["changes"][0]
    assert (raised["kind"], raised["id"], raised["row_a"], raised["row_b"]) == ("raised", "a", 1, 1)
    assert "cord_compression" in raised["suspected"]
    assert "rf_03_cord_or_cauda" in raised["by"]
    assert len(data["changes"]) == 4


def test_an_empty_difference_as_json(thecal: Thecal, outputs: tuple[str, str]) -> None:
    data = json.loads(thecal("screen", "diff", outputs[0], outputs[0], "--format", "json").out)
    assert data["changes"] == []


def test_as_csv_no_cell_is_a_formula(thecal: Thecal, outputs: tuple[str, str]) -> None:
    rows = list(csv.DictReader(io.StringIO(thecal("screen", "diff", *outputs, "--format", "csv").out)))
    assert [row["kind"] for row in rows] == ["raised", "lowered", "only_a", "only_b"]
    assert rows[1]["id"] == "'=b"
    assert rows[1]["least_b"] == "routine"
    assert "cord_compression: suspected → " in rows[1]["statuses"]


def test_as_markdown_an_id_is_only_text(thecal: Thecal, outputs: tuple[str, str], tmp_path: Path) -> None:
    before = (tmp_path / "before.csv").read_text("utf-8").replace("\na,", "\n*a*,")
    (tmp_path / "before.csv").write_text(before, "utf-8")
    assert thecal("screen", str(tmp_path / "before.csv"), "-o", outputs[0], "--quiet", "--overwrite").code == 0
    text = thecal("screen", "diff", *outputs, "--format", "markdown").out
    html = MarkdownIt("commonmark").enable("table").render(text)
    assert "<h1>What changed</h1>" in html
    assert "<td>more urgent</td>" in html
    assert "<strong>*a* (row 1):</strong>" in html


@pytest.mark.parametrize(("same", "code"), [(True, 0), (False, 1)])
def test_the_exit_code_says_whether_anything_changed(thecal: Thecal, outputs, same, code) -> None:
    pair = (outputs[0], outputs[0]) if same else outputs
    assert thecal("screen", "diff", *pair, "--exit-code", "--format", "csv").code == code


def test_two_knowledge_bases(thecal: Thecal, outputs, tmp_path: Path) -> None:
    rules = tmp_path / "rules"
    shutil.copytree(ROOT / "rules", rules)
    flags = rules / "red_flags.yaml"
    text = flags.read_text("utf-8")
    head, _, rest = text.partition("- id: rf_03_cord_or_cauda")
    assert rest
    level = rest.replace("\n    suspects:", "\n    level: same_day\n    suspects:", 1)
    flags.write_text(f"{head}- id: rf_03_cord_or_cauda{level}", "utf-8")
    records = str(tmp_path / "before.csv")
    ended = thecal("screen", "diff", "--records", records, "--rules-b", str(rules), "--format", "json")
    assert (ended.code, ended.err) == (0, "")
    data = json.loads(ended.out)
    assert data["a"]["hash"] != data["b"]["hash"]
    [change] = data["changes"]
    assert change["id"] == "=b"
    assert sum(data["counts"].values()) == 4


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), ["Two outputs are needed", "thecal screen diff A B"]),
        (("a.csv",), ["Two outputs are needed"]),
        (
            ("a.csv", "b.csv", "--rules-a", "x", "--map", "m"),
            ["--map goes with --records", "--rules-a goes with --records"],
        ),
        (("a.csv", "--records", "r.csv"), ["no outputs are named", "nothing can differ"]),
        (("none.csv", "nothing.parquet"), ["no such file", "none.csv", "nothing.parquet"]),
    ],
)
def test_wrong_options_are_all_told_at_once(thecal: Thecal, arguments, words) -> None:
    ended = thecal("screen", "diff", *arguments)
    assert ended.code == 2
    assert ended.out == ""
    said = " ".join(ended.err.split())
    assert [word for word in words if word not in said] == []
