"""`thecal rules mutate`: what it prints, for people and for programs, and how it ends."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.support import ROOT
from tests.unit.cli.conftest import Thecal

FEATURE = """\
Feature: One statement

  Scenario: Worse when she sits up
    Given a patient in the test period
    And headache is present
    And headache posture is {posture}
    When the visit is assessed
    Then statement pdph_postural is true
"""


@pytest.fixture(autouse=True)
def own_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))


@pytest.fixture
def features(tmp_path: Path) -> Path:
    folder = tmp_path / "features"
    folder.mkdir()
    (folder / "one.feature").write_text(FEATURE.format(posture="worse upright"), encoding="utf-8")
    return folder


def test_survivors_are_shown_with_the_scenario_that_is_missing(thecal: Thecal, features: Path) -> None:
    ended = thecal("rules", "mutate", "--statement", "pdph_postural", "--jobs", "1", "--features", str(features))
    assert ended.code == 1
    assert "pdph_postural  strength" in ended.out
    assert "rules/complications/post_dural_puncture_headache.yaml:" in ended.out
    assert "for: strong → for: weak" in ended.out
    assert "Given a patient in the test period" in ended.out
    assert "Then the net grounds for post-dural puncture headache are between" in ended.out
    assert "Score 100 %" not in ended.out


def test_json(thecal: Thecal, features: Path) -> None:
    ended = thecal(
        "rules",
        "mutate",
        "--statement",
        "pdph_postural",
        "--jobs",
        "1",
        "--features",
        str(features),
        "--format",
        "json",
    )
    data = ended.json
    assert {"score", "mutants", "killed", "equivalent", "survivors"} <= set(data)
    assert data["mutants"] == data["killed"] + data["equivalent"] + len(data["survivors"])
    assert data["score"] == data["killed"] / (data["mutants"] - data["equivalent"]) < 1
    strength = next(one for one in data["survivors"] if one["operator"] == "strength")
    assert strength["file"] == "complications/post_dural_puncture_headache.yaml"
    assert strength["line"] > 1
    assert strength["beside"] == "one.feature:3"


def test_the_scenarios_of_this_checkout_hold_the_statement(thecal: Thecal) -> None:
    ended = thecal("rules", "mutate", "--statement", "pdph_postural", "--jobs", "1")
    assert (ended.code, "Score 100 %" in ended.out) == (0, True)
    again = thecal("rules", "mutate", "--statement", "pdph_postural", "--jobs", "1", "--changed", "--format", "json")
    assert (again.code, again.json["score"]) == (0, 1.0)
    assert again.json["remembered"] == again.json["mutants"] > 5


def test_a_scenario_that_fails_anyway_is_the_users_fault(thecal: Thecal, features: Path) -> None:
    (features / "one.feature").write_text(FEATURE.format(posture="not postural"), encoding="utf-8")
    ended = thecal("rules", "mutate", "--statement", "pdph_postural", "--jobs", "1", "--features", str(features))
    assert ended.code == 2
    assert "Worse when she sits up" in ended.err
    assert "one.feature:3" in ended.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--statement", "pdph_posturl"], "pdph_postural"),
        (["--complication", "menigitis"], "meningitis"),
        (["--operator", "swap"], "drop a term"),
        (["--kind", "grounds"], "ground"),
        (["--features", "nowhere"], "There is no such folder of scenarios"),
    ],
)
def test_a_name_that_leads_nowhere(arguments: list[str], said: str, thecal: Thecal) -> None:
    ended = thecal("rules", "mutate", *arguments)
    assert ended.code == 2
    assert said in ended.err


def test_rules_that_do_not_load(thecal: Thecal, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "rules", tmp_path / "rules")
    with (tmp_path / "rules" / "cautions.yaml").open("a", encoding="utf-8") as file:
        file.write("surprise: true\n")
    assert thecal("rules", "mutate", "--rules", str(tmp_path / "rules")).code == 3
