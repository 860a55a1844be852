"""Which feature files are scenarios of triage, and that the others are run too."""

from __future__ import annotations

import re
from pathlib import Path

from tests.support import ROOT
from thecal.condition import RuleBook
from thecal.scenarios import read_features
from thecal.scenarios.folder import scenario_files

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
