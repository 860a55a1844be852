"""Where scenarios stand, which feature files are scenarios of triage, and that the others are run too."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path, PurePosixPath

import pytest

from tests.support import ROOT
from thecal.condition import RuleBook
from thecal.errors import InputError
from thecal.scenarios import read_features
from thecal.scenarios.folder import features_folder, scenario_files

TRIAGE = """\
Feature: A headache
  Scenario: Nothing is known
    Given headache is present
    When the visit is assessed
    Then triage is not settled
"""
TRAINING = """\
Feature: A learner
  Scenario: Nothing was learnt
    When the learner says routine
"""


def test_features_of_training_are_no_scenarios_of_triage(book: RuleBook, tmp_path: Path) -> None:
    for path, text in {
        "training/a.feature": TRAINING,
        "training/deeper/b.feature": TRAINING,
        "others/training/c.feature": TRIAGE,
        "training.feature": TRIAGE,
    }.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    read = [scenario.place.file for scenario in read_features(tmp_path, book)]
    assert read == ["others/training/c.feature", "training.feature"]


def test_every_feature_is_run() -> None:
    """pytest-bdd runs what a module names; a feature that none names would look as if it held."""
    modules = [path.read_text("utf-8") for path in (ROOT / "tests" / "features" / "training").glob("test_*.py")]
    named = {name for text in modules for name in re.findall(r'^scenarios\("(.+)"\)$', text, re.MULTILINE)}
    features = {path.relative_to(ROOT / "features").as_posix() for path in (ROOT / "features").rglob("*.feature")}
    scenarios = {path.relative_to(ROOT / "features").as_posix() for path in scenario_files(ROOT / "features")}
    assert named == features - scenarios
    assert scenarios


@pytest.mark.parametrize(("rules", "features"), [("rules", "features"), ("_rules", "_features")])
def test_beside_the_rules(tmp_path: Path, rules: str, features: str) -> None:
    (tmp_path / rules).mkdir()
    with pytest.raises(InputError, match="no scenarios beside these rules"):
        features_folder(rules=tmp_path / rules)
    (tmp_path / features).mkdir()
    assert features_folder(rules=tmp_path / rules) == tmp_path / features
    assert features_folder(ROOT / "features", rules=tmp_path / rules) == ROOT / "features"


def test_a_wheel_carries_rules_and_scenarios_side_by_side() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    hatch = project["tool"]["hatch"]["build"]["targets"]
    assert hatch["wheel"]["force-include"] == {"rules": "thecal/_rules", "features": "thecal/_features"}
    assert {"/rules", "/features"} <= set(hatch["sdist"]["include"])


def test_only_the_files_wanted_are_read_and_headings_are_kept(book: RuleBook) -> None:
    found = read_features(ROOT / "features", book, lambda path: path == PurePosixPath("safety_net/meningitis.feature"))
    assert {one.place.file for one in found} == {"safety_net/meningitis.feature"}
    assert found[0].rule == "It is suspected without fever too"
    assert (found[0].row, {one.row for one in found}) == (False, {False, True})
