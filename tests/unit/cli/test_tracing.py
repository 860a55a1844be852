"""`thecal rules trace` on the command line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.unit.knowledge.kettle import TINY_FEATURES, copy_of_tiny, spoil


@pytest.fixture
def kettle(tmp_path: Path) -> Path:
    """A folder with the rules of the kettle and its scenarios; no link is broken."""
    shutil.copytree(TINY_FEATURES, tmp_path / "features")
    copy_of_tiny(tmp_path)
    return tmp_path


def test_the_command_prints_writes_and_fails_on_a_broken_link(kettle, thecal):
    good = thecal("rules", "trace", "--rules", str(kettle / "rules"))
    assert good.code == 0
    assert "no link is broken" in good.out
    spoil(kettle / "features", "kettle.feature", "    And statement over_steam is unknown\n", "")
    files = [str(kettle / f"trace{end}") for end in (".md", ".csv", ".html")]
    writes = [word for file in files for word in ("--write", file)]
    bad = thecal("rules", "trace", "--rules", str(kettle / "rules"), "--format", "json", *writes)
    assert bad.code == 1
    data = bad.json
    assert [(one["slug"], one["line"]) for one in data["broken"]] == [("no-scenario", 9)]
    assert data["written"] == files
    assert data["evidence"]["sourced"] == {"rows": 2, "expressed": 2, "left_out": 0, "unplaced": 0, "share": 1.0}
    assert all(Path(file).read_text("utf-8") for file in files)


def test_the_command_refuses_what_it_cannot_write(kettle, thecal):
    rules = str(kettle / "rules")
    assert thecal("rules", "trace", "--rules", rules, "--write", str(kettle / "trace.docx")).code == 2
    assert thecal("rules", "trace", "--rules", rules, "--write", str(kettle / "no" / "trace.md")).code == 2
    shutil.rmtree(kettle / "features")
    ended = thecal("rules", "trace", "--rules", rules)
    assert ended.code == 2
    assert "--features" in ended.err


def test_a_faulty_index_is_the_fault_of_the_rules(kettle, thecal):
    spoil(kettle / "rules", "evidence_index.yaml", "tag: E", "tag: W")
    ended = thecal("rules", "trace", "--rules", str(kettle / "rules"))
    assert ended.code == 3
    assert "evidence_index.yaml" in ended.err
