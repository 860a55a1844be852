"""What leans on a local default awaits sign-off like one; a definition is made of those above it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.knowledge.kettle import condition, copy_of_tiny, problems_of, spoil, underlined
from thecal.condition.rests import rests_on
from thecal.quick import load_rules

CHOSEN = "  hot: {when: steam_temperature >= 80 Cel, say: hot steam, source: kitchen, basis: local_default}"
PUBLISHED = "  hot: {when: steam_temperature >= 80 Cel, say: hot steam, source: manual, basis: published}"
LIMITS = """\
limits:
  hot_limit: {value: 80, unit: Cel, meaning: From here on it burns., why: Our guess., sign_off: the cook}
"""


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    return copy_of_tiny(tmp_path)


def test_a_published_statement_that_uses_a_chosen_definition_awaits_sign_off(rules: Path) -> None:
    assert load_rules(rules).rules["over_steam"].leans_on == ()
    spoil(rules, "vocabulary.yaml", PUBLISHED, CHOSEN)
    rule = load_rules(rules).rules["over_steam"]
    assert rule.leans_on == ("hot",)
    assert rule.statement.basis == "published"
    assert rule.needs_sign_off


def test_a_definition_that_claims_nothing_is_ours(rules: Path) -> None:
    spoil(rules, "vocabulary.yaml", PUBLISHED, "  hot: steam_temperature >= 80 Cel")
    assert load_rules(rules).rules["over_steam"].leans_on == ("hot",)


def test_a_limit_leans_through_a_published_definition(rules: Path) -> None:
    (rules / "local_defaults.yaml").write_text(LIMITS, "utf-8")
    spoil(rules, "vocabulary.yaml", "steam_temperature >= 80 Cel", "steam_temperature >= hot_limit")
    assert load_rules(rules).rules["over_steam"].leans_on == ("hot_limit",)


def test_what_uses_no_local_default_does_not_wait(rules: Path) -> None:
    rule = load_rules(rules).rules["rf_whistle"]
    assert rule.leans_on == ()
    assert not rule.needs_sign_off


def test_a_definition_used_twice_is_named_once() -> None:
    assert rests_on(condition("hot and not (leak or hot)")) == ("hot",)


def test_a_suspicion_is_no_definition(rules: Path) -> None:
    # What makes it suspected stands in the answer for itself, with its own mark.
    assert load_rules(rules).rules["caution_lid"].leans_on == ()


@pytest.mark.parametrize("name", ["hot", "scalding"])
def test_a_definition_can_use_neither_itself_nor_a_later_one(rules: Path, name: str) -> None:
    earlier = f"  scalding: {{when: {name} and leak_hot, say: scalding, source: manual, basis: published}}\n"
    spoil(rules, "vocabulary.yaml", PUBLISHED, earlier + PUBLISHED)
    [problem] = problems_of(rules)
    assert problem.slug == "defined-later"
    assert underlined(problem) == name
    assert f"move {name} up" in problem.advice


def test_a_later_definition_of_the_same_complication_is_named_as_such(rules: Path) -> None:
    spoil(
        rules,
        "complications/boils_over.yaml",
        "  rattling: {",
        "  loud: rattling\n  rattling: {",
    )
    [problem] = problems_of(rules)
    assert problem.slug == "defined-later"
