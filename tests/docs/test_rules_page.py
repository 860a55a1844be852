"""The exercise of docs/rules.md is a rule file that loads beside the real ones, and its scenarios hold."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.support import ROOT
from thecal.condition import RuleBook, judge
from thecal.condition.check import Names, understand
from thecal.condition.facts import Facts
from thecal.lint import lint
from thecal.quick import load_rules
from thecal.scenarios import Replay, read_features

PAGE = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")


def block(language: str) -> str:
    (found,) = re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    return str(found)


@pytest.fixture(scope="module")
def with_exercise(tmp_path_factory: pytest.TempPathFactory) -> RuleBook:
    rules = shutil.copytree(ROOT / "rules", tmp_path_factory.mktemp("exercise") / "rules")
    (rules / "safety_net" / "dressing_reaction.yaml").write_text(block("yaml"), encoding="utf-8")
    return load_rules(rules)


def test_the_exercise_loads_and_the_linter_asks_only_for_its_limits(with_exercise: RuleBook, book: RuleBook) -> None:
    assert set(with_exercise.rules) - set(book.rules) == {
        "dress_red_skin", "dress_early", "dress_fever", "dress_least", "dress_spreading",
        "dressing_reaction.wound_and_pocket_inspection", "dressing_reaction.crp_and_blood_count",
    }  # fmt: skip
    assert {problem.slug for problem in lint(with_exercise) if "dressing" in str(problem.place)} == {"limit-in-place"}


def test_its_scenarios_hold(with_exercise: RuleBook, tmp_path: Path, engine_name: str) -> None:
    (tmp_path / "dressing_reaction.feature").write_text(block("gherkin"), encoding="utf-8")
    scenarios = read_features(tmp_path, with_exercise)
    assert len(scenarios) == 5
    replay = Replay(with_exercise, engine_name)
    assert [fault for scenario in scenarios for fault in replay.run(scenario).faults] == []


def test_the_conditions_in_its_table_are_conditions(book: RuleBook) -> None:
    names = Names(book.knowledge.vocabulary.findings, dict(book.phrases), book.knowledge.limits)
    rows = re.findall(r"^\| (`[^|]+`[^|]*) \| .* \|$", PAGE, re.MULTILINE)
    written = [text for row in rows for text in re.findall(r"`([^`]+)`", row) if not text.startswith("rules/")]
    shapes = [text for text in written if re.search(r"\b[abc]\b|…|suspected", text)]
    for text in sorted(set(written) - set(shapes)):
        condition, faults = understand(text, names)
        assert not faults, text
        assert judge(condition, Facts({})).truth.say == "unknown"
    assert len(written) - len(shapes) >= 7
    assert any(rule.text.startswith("suspected(") for rule in book.rules.values())


def test_the_files_it_names_are_there() -> None:
    for path in re.findall(r"^\| `(rules/[^`]+)` \|", PAGE, re.MULTILINE):
        assert list(ROOT.glob(path)), path
