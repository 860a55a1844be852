"""What the linter finds in a small rule base that was spoilt on purpose, and what it must leave alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import skip_or_fail
from tests.unit.knowledge.kettle import copy_of_tiny, spoil
from thecal.condition import RuleBook, judge
from thecal.condition.facts import Truth
from thecal.errors import Problem
from thecal.lint import lint, linter, review
from thecal.lint.house import House
from thecal.logic import Case, Prover, Undecided, solver_here
from thecal.quick import load_rules
from thecal.visits import Visit, take_in

OVER, SCALE = "complications/boils_over.yaml", "safety_net/limescale.yaml"


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    if not solver_here():
        skip_or_fail("z3", "z3-solver is not installed")
    return copy_of_tiny(tmp_path)


def statement(section: str, name: str, when: str, more: str = "") -> str:
    return (
        f"{section}:\n  - id: {name}\n    when: {when}\n{more}"
        "    because: For a test.\n    source: manual\n    basis: published\n"
    )


def said(rules: Path, slug: str) -> list[Problem]:
    return [problem for problem in lint(load_rules(rules)) if problem.slug == slug]


def visit(problem: Problem) -> Visit:
    told = dict(problem.case)
    assert told, "no visit is shown"
    return Visit(phase=told.pop("phase", "unknown"), findings=told)


def truth(rules: Path, name: str, problem: Problem) -> Truth:
    book = load_rules(rules)
    return judge(book.rules[name].condition, take_in(visit(problem), book).facts).truth


# --- can it be true, can it fail -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("when", "excluded"),
    [
        ("noise = quiet and lid_rattles", ("quiet", "rattling lid")),  # the vocabulary says so
        ("leak_hot and not leak", ("hot leak", "no leak")),  # a child without its parent
        ("worry_total >= 7 and noise = quiet", ("worry", "noise")),  # six points is all that is left
        ("any_fault and not (lid_rattles or leak or leak_hot)", ("any fault", "not")),
        ("scale_age > 90 d and days_since_purchase < 60 d", ("age of the scale", "days since purchase")),
        ("drawn_ratio > 1 and left_over >= 20 mL and expected_over <= 10 mL", None),  # it takes all three
    ],
)
def test_parts_that_exclude_each_other_are_named(rules: Path, when: str, excluded: tuple[str, ...] | None) -> None:
    spoil(rules, OVER, "suspect:\n", statement("suspect", "over_never", when))
    [problem] = said(rules, "never-true")
    assert problem.severity == "error"
    assert "over_never: can never be true" in problem.message
    if excluded is None:
        assert "exclude each other" not in problem.message
        return
    assert "exclude each other" in problem.message
    assert all(words in problem.message for words in excluded)
    assert problem.case


def test_a_part_that_can_never_be_true_is_found_in_an_alternative(rules: Path) -> None:
    spoil(rules, OVER, "suspect:\n", statement("suspect", "over_part", "leak or (noise = quiet and lid_rattles)"))
    [problem] = said(rules, "never-true")
    assert "a part can never be true" in problem.message


@pytest.mark.parametrize(
    "when", ["steam_temperature > 50 Cel or steam_temperature < 60 Cel", "worry_highest <= 2 or worry_total >= 3"]
)
def test_what_is_always_true(rules: Path, when: str) -> None:
    spoil(rules, OVER, "suspect:\n", statement("suspect", "over_ever", when))
    # The caution about boiling over is then always true as well: two complaints, one cause.
    messages = [problem.message for problem in said(rules, "always-true")]
    assert any("over_ever: its condition is true at every visit" in message for message in messages)


def test_an_equality_is_no_comparison_with_the_end_of_the_range(rules: Path) -> None:
    spoil(rules, OVER, "suspect:\n", statement("suspect", "over_quiet", "noise = quiet and leak"))
    spoil(rules, SCALE, "suspect:\n", statement("suspect", "scale_loud", "noise != quiet and leak"))
    assert said(rules, "always-true") == said(rules, "never-true") == []


def test_a_statement_that_its_phase_makes_impossible(rules: Path) -> None:
    more = "    phases: [test_period]\n"
    spoil(rules, OVER, "suspect:\n", statement("suspect", "over_phase", "phase = implanted and leak", more))
    [problem] = said(rules, "never-true")
    assert problem.message.startswith("over_phase")


# --- is it idle ----------------------------------------------------------------------------------------------------


def test_a_suspect_rule_inside_another(rules: Path) -> None:
    spoil(rules, OVER, "suspect:\n", statement("suspect", "over_leaky", "hot and rattling and leak"))
    [problem] = said(rules, "implied")
    assert problem.severity == "warning"
    assert "over_steam is true too" in problem.message
    assert truth(rules, "over_leaky", problem) is truth(rules, "over_steam", problem) is Truth.TRUE


def test_a_suspect_rule_that_is_true_on_less_is_not_idle(rules: Path) -> None:
    # Once everything is known, a scale that old means a purchase as long ago; but it may be all that is known.
    spoil(rules, SCALE, "suspect:\n", statement("suspect", "scale_bought", "days_since_purchase > 30 d"))
    assert said(rules, "implied") == []


def test_a_suspect_rule_is_not_idle_because_of_a_red_flag(rules: Path) -> None:
    spoil(rules, OVER, "suspect:\n", statement("suspect", "over_whistle", "noise >= whistling"))
    assert said(rules, "implied") == []


def test_a_suspect_rule_of_fewer_phases_does_not_make_one_of_more_idle(rules: Path) -> None:
    more = "    phases: [implanted]\n"
    spoil(rules, OVER, "suspect:\n", statement("suspect", "over_rattle", "rattling", more))
    assert said(rules, "implied") == []


def test_two_together_make_a_third_idle(rules: Path) -> None:
    spoil(rules, SCALE, "suspect:\n", statement("suspect", "scale_all", "leak and (lid_rattles or colour = dark)"))
    spoil(
        rules,
        SCALE,
        "suspect:\n  - id: scale_all",
        statement("suspect", "scale_a", "leak and lid_rattles") + "  - id: scale_all",
    )
    spoil(
        rules,
        SCALE,
        "suspect:\n  - id: scale_a\n",
        statement("suspect", "scale_b", "leak and colour = dark") + "  - id: scale_a\n",
    )
    # One of three; the other two stay, as each says something the other does not.
    [problem] = said(rules, "implied")
    assert problem.message == "scale_all: is idle: wherever it is true, scale_b or scale_a is true too."


def test_an_urgency_below_another_that_is_true_with_it(rules: Path) -> None:
    more = "    level: same_day\n"
    spoil(rules, OVER, "urgency:\n", statement("urgency", "over_hotter", "steam_temperature > 105 Cel", more))
    [problem] = said(rules, "implied")
    assert problem.message == "over_hotter: is idle: wherever it counts, it is same day already, by over_now."


def test_an_urgency_above_another_is_not_idle(rules: Path) -> None:
    spoil(rules, OVER, "    level: emergency\n", "    level: same_day\n")
    more = "    level: emergency\n"
    spoil(rules, OVER, "urgency:\n", statement("urgency", "over_hotter", "steam_temperature > 105 Cel", more))
    assert said(rules, "implied") == []


def test_an_urgency_that_can_never_count(rules: Path) -> None:
    more = "    level: same_day\n"
    # Scale is suspected when it is old or when less was drawn than expected: never in a kettle bought today.
    spoil(rules, SCALE, "scale_age > 30 d or drawn_ratio < 0.8", "scale_age > 30 d")
    spoil(rules, SCALE, "urgency:\n", statement("urgency", "scale_new", "days_since_purchase <= 3 d", more))
    [problem] = said(rules, "never-counts")
    assert problem.severity == "error"
    assert "can never be true while limescale is suspected" in problem.message
    assert truth(rules, "scale_new", problem) is Truth.TRUE


def test_a_check_that_is_asked_for_always_and_once_more(rules: Path) -> None:
    again = "checks:\n  - check: switch_off\n    id: off_again\n    when: leak\n    because: For a test.\n    source: manual\n    basis: published\n"
    spoil(rules, OVER, "checks:\n", again)
    [problem] = said(rules, "implied")
    assert "off_again" in problem.message
    assert "boils_over.switch_off" in problem.message


def test_the_same_in_other_words(rules: Path) -> None:
    more = "    for: weak\n"
    spoil(rules, OVER, "grounds:\n", statement("grounds", "over_not_light", "not (colour in (pale, amber))", more))
    [problem] = said(rules, "same-condition")
    assert {"over_not_light", "over_dark"} <= set(problem.message.replace(":", "").replace(".", "").split())


# --- a path in each phase ------------------------------------------------------------------------------------------


def test_a_path_that_its_conditions_block(rules: Path) -> None:
    spoil(rules, OVER, "when: hot and rattling", "when: hot and rattling and phase = implanted")
    spoil(rules, "red_flags.yaml", "suspects: [boils_over]", "suspects: [limescale]")
    [problem] = said(rules, "no-path")
    assert "test_period" in problem.message
    assert "its conditions can't be met there" in problem.message
    assert dict(problem.case)["phase"] == "implanted"


# --- what can't be decided -----------------------------------------------------------------------------------------


def test_what_the_solver_cannot_tell_is_said(rules: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def at_a_loss(self: Prover, *_conditions: object) -> Case | None:
        raise Undecided("too hard")

    monkeypatch.setattr(Prover, "satisfiable", at_a_loss)
    report = review(load_rules(rules))
    assert any("over_steam: not decided" in note for note in report.notes)
    assert not any(problem.slug == "never-true" for problem in report.problems)


def test_without_a_solver_the_rest_is_still_checked_and_it_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(linter, "solver_here", lambda: False)
    spoilt = copy_of_tiny(tmp_path)
    spoil(spoilt, OVER, "steam_temperature >= 100 Cel", "steam_temperature > 120 Cel")
    report = review(load_rules(spoilt))
    assert "never-true" in {problem.slug for problem in report.problems}
    [note] = report.notes
    assert "pip install 'thecal[prove]'" in note


def test_each_question_is_asked_once(book: RuleBook) -> None:
    asked: list[object] = []

    class Counting:
        seconds = 1.0

        def always(self, condition: object) -> None:
            asked.append(condition)

    house = House(book, Counting())  # type: ignore[arg-type]
    rule = next(iter(book.rules.values()))
    assert house.always(rule, rule.condition, "?")
    assert house.always(rule, rule.condition, "?")
    assert len(asked) == 1


def test_the_rules_have_neither_errors_nor_warnings(book: RuleBook) -> None:
    report = review(book)
    assert [str(problem) for problem in report.problems] == []
    # What the solver can't tell is said, never passed over; more than a few would hide real complaints.
    if solver_here():
        assert all("not decided" in note for note in report.notes)
        assert len(report.notes) <= 6
