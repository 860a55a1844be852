"""The benchmarks run, and measure what they say; how fast anything is, no test asks."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from dataclasses import replace
from io import StringIO
from typing import Self

import pytest
from rich.console import Console

from benchmarks import agree
from benchmarks.__main__ import about
from benchmarks.completions import Completions, told
from benchmarks.forms import by_ways, forms
from benchmarks.shapes import Shapes
from benchmarks.show import show
from benchmarks.speed import own_times
from benchmarks.tightness import CHOICES, tightness
from benchmarks.timing import in_turn, summed_up, timed_ms
from benchmarks.visits import ALL_KINDS, DENSE, SPARSE, Drawer, limits_of
from tests.support import ROOT
from thecal.condition import Kind, RuleBook, Truth
from thecal.condition.nodes import And, Condition, Not, Or, Present
from thecal.engines import Verdict
from thecal.engines.reference import Reference
from thecal.visits import Visit, take_in


@pytest.fixture(scope="module")
def drawer(book: RuleBook) -> Drawer:
    return Drawer(book)


@pytest.fixture(scope="module")
def completions(drawer: Drawer) -> Completions:
    return Completions(drawer)


# ---------------------------------------------------------------------------------------------------- visits


def test_a_seed_gives_the_same_visit_whatever_the_order_of_hashes() -> None:
    program = (
        "from benchmarks.visits import *; from thecal.quick import load_rules\n"
        "drawer = Drawer(load_rules())\n"
        "print([drawer.visit(seed, kind).model_dump_json() for seed in range(3) for kind in ALL_KINDS])"
    )
    answers = [
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=ROOT,
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert answers[0] == answers[1]
    assert "temperature" in answers[0]


@pytest.mark.parametrize("kind", ALL_KINDS, ids=lambda kind: kind.name)
def test_visits_contradict_nothing(drawer: Drawer, kind) -> None:
    for seed in range(40):
        assert drawer.intake(seed, kind).issues == ()


def test_dense_visits_tell_more_than_sparse_ones(drawer: Drawer) -> None:
    dense, sparse = (sum(len(drawer.visit(seed, kind).findings) for seed in range(10)) for kind in (DENSE, SPARSE))
    assert dense > 2 * sparse > 0


def test_the_sweep_meets_every_value_that_matters(drawer: Drawer) -> None:
    told_values = {(name, value) for visit in drawer.sweep() for name, value in visit.findings.items()}
    assert {(name, value) for name in drawer.names for value in drawer.values[name]} <= told_values
    assert {"37.9 Cel", "38 Cel", "38.1 Cel"} <= set(drawer.values["temperature"])


# ------------------------------------------------------------------------------------------------- agreement


def test_a_short_run_agrees() -> None:
    result = agree.run(visits=24, seed=5)
    assert (result.visits, result.disagreements, result.first) == (24, 0, "")
    assert result.visits_per_second > 0


def test_a_disagreement_ends_the_run_and_names_the_seed_and_the_statements_only(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Liar:
        rete = object()

        def __init__(self, *_: object) -> None: ...
        def __enter__(self) -> Self:
            return self

        def __exit__(self, *_: object) -> None: ...
        def evaluate(self, facts: object) -> Verdict:
            wrong = {"rf_03_cord_or_cauda": (Truth.FALSE, Truth.TRUE)}
            return Verdict({}, ("rete", "reference"), agreed=False, reason="…", differences=wrong)

    monkeypatch.setattr(agree, "Channels", Liar)
    assert agree.main(["--visits", "9", "--seed", "2"]) == 1
    told_so = capsys.readouterr()
    assert told_so.err.strip() == "The channels differ on the visit of seed 2000000 (dense): rf_03_cord_or_cauda"
    assert "1 visits, 1 disagreements" in told_so.out


def test_a_channel_that_died_counts_as_a_disagreement() -> None:
    alone = Verdict({}, ("reference",), agreed=False, reason="the worker died", differences={})
    assert agree.trouble(alone, 7, DENSE) == "the visit of seed 7 (dense): the worker died"


# ------------------------------------------------------------------------------------------------- tightness


def test_the_search_finds_the_levels_that_trying_everything_finds(completions: Completions) -> None:
    """On few unknown findings, all completions one by one, without any pruning."""
    quiet = {
        name: completions.drawer.usual(name)
        for name in completions.drawer.bedside
        if completions.drawer.words[name].only_if is None
    }
    unknown = ("neck_stiffness", "wound_tenderness", "temperature", "wound_redness_or_warmth")
    told_rest = {name: value for name, value in quiet.items() if name not in unknown and value != "unknown"}
    partial = Visit(phase="implanted", findings=told_rest)
    whole = [partial]
    for name in unknown:
        values = completions.drawer.values[name]
        whole = [told(one, name, value) for one in whole for value in values]
    levels = {completions.view(one).span.at_least for one in whole}
    assert len(whole) > 8
    assert len(levels) > 1
    assert levels <= completions.exact(partial).levels


def test_a_random_completion_lies_in_the_exact_interval(completions: Completions) -> None:
    partial = completions.drawer.visit(3, ALL_KINDS[2]).without("leg_weakness", "temperature", "neck_stiffness")
    partial = partial.model_copy(update={"events": {}, "phase": "implanted"})
    one = completions.any_one(partial, random.Random(1))
    assert set(completions.drawer.bedside) - completions.ratios - set(one.findings) <= {
        name for name in completions.drawer.bedside if completions.drawer.words[name].only_if
    }
    assert completions.reported(partial).at_least <= completions.reported(one).at_least


def test_values_above_what_a_finding_cannot_exceed_are_no_completions(completions: Completions) -> None:
    visit = Visit(phase="implanted", findings={"headache": "present", "days_since_dural_puncture": "3 d"})
    facts = take_in(visit, completions.book).facts
    assert completions.allowed("headache_onset_after_puncture", facts) == ["0 d", "2 d", "3 d"]


# ----------------------------------------------------------------------------------------------------- peers


@pytest.mark.parametrize("flat", [False, True], ids=["as written", "as conjunctions"])
def test_the_forms_for_other_engines_mean_what_the_reference_means(book: RuleBook, drawer: Drawer, flat: bool) -> None:
    """Python itself can run the expressions: their `and`, `or`, `==` are the same."""
    made = forms(book)
    expressions = by_ways(made) if flat else made.expressions
    compiled = [(compile(text, "form", "eval"), names) for text, names in expressions.items()]
    for seed in range(12):
        facts = drawer.intake(seed, ALL_KINDS[seed % len(ALL_KINDS)]).facts
        fields = {**made.fields, **made.fact(facts)}
        held = {name for code, names in compiled if eval(code, {}, fields) for name in names}
        assert made.truths(held) == Reference(book).evaluate(facts)


# ---------------------------------------------------------------------------------------------------- figures


def test_calls_in_turn_are_counted_without_the_warm_up() -> None:
    made: list[str] = []
    found = in_turn(3, {"a": lambda: made.append("a"), "b": lambda: made.append("b")})
    assert found["a"]["calls"] == found["b"]["calls"] == 3
    assert sorted(made) == ["a"] * 4 + ["b"] * 4
    assert made[:4] == ["a", "b", "b", "a"]


def test_imports_are_summed_by_package() -> None:
    report = (
        "import time: self [us] | cumulative | imported package\n"
        "import time:      2000 |       2000 |     rich.text\nimport time:       500 |       2500 |   rich\n"
        "import time:      1000 |       1000 | yaml\n"
    )
    assert own_times(report) == {"all 3 modules": 3.5, "rich (2)": 2.5, "yaml (1)": 1.0}


def test_figures_are_shown_and_can_be_kept(book: RuleBook) -> None:
    figures = {
        "call": {**summed_up([timed_ms(lambda: None)]), "met": False},
        "part": {"why": {"a statement": 3}, "other": summed_up([timed_ms(lambda: None)])},
    }
    console = Console(record=True, width=120, file=StringIO())
    show(console, "assessment", figures)
    text = console.export_text()
    assert "NO" in text
    assert "a statement: 3" in text
    assert json.loads(json.dumps({**about(book), **figures}))["knowledge"].startswith("sha256:")


def test_the_tightness_of_a_few_visits_can_be_told(book: RuleBook) -> None:
    made: list[int] = []
    figures = tightness(book, 1, lambda: made.append(1))
    assert len(made) == len(figures) == len(CHOICES)
    assert {lot["visits"] + lot["given up, too many completions"] for lot in figures.values()} == {1}


def test_the_part_of_a_ratio_takes_the_values_at_which_the_ratio_meets_its_limits(completions: Completions) -> None:
    told_parts = {"last_fill": "40 mL", "residual_expected": "0 mL"}
    facts = take_in(Visit(phase="implanted", findings=told_parts), completions.book).facts
    allowed = completions.allowed("residual_actual", facts)
    truths = set()
    for value in allowed:
        visit = Visit(phase="implanted", findings={**told_parts, "residual_actual": value})
        ratio = take_in(visit, completions.book).facts.states["delivered_ratio"]
        truths.add(tuple(ratio.lo > limit for limit in limits_of(completions.book, "delivered_ratio")))
    assert len(truths) == sum(limit <= 1 for limit in limits_of(completions.book, "delivered_ratio")) + 1


def changed(book: RuleBook, **conditions: Condition) -> Completions:
    """The book with other conditions in some of its statements."""
    rules = {
        name: replace(rule, condition=conditions[name]) if name in conditions else rule
        for name, rule in book.rules.items()
    }
    return Completions(Drawer(RuleBook(book.knowledge, rules, book.phrases)))


def looseness(completions: Completions, *unknown: str) -> tuple[int, set[str]]:
    """By how many levels the reported `at_most` is too high on a visit without findings, and why."""
    drawer = completions.drawer
    quiet = {name: drawer.usual(name) for name in drawer.bedside if drawer.words[name].only_if is None}
    told_rest = {
        name: "0 mL" if value == "unknown" and "mL" in drawer.values[name][0] else value
        for name, value in quiet.items()
        if name not in unknown
    }
    partial = Visit(phase="implanted", findings=told_rest)
    span, exact = completions.reported(partial), completions.exact(partial)
    return span.at_most.rank - exact.most.rank, Shapes(completions).why_higher(partial, span, exact)


def test_a_statement_that_excludes_itself_is_found_to_widen_the_interval(book: RuleBook) -> None:
    flags = book.of(Kind.RED_FLAG)
    never = And((Present("yawning"), Not(Present("yawning"))))
    lost = {rule.id: Or(()) for rule in book.rules.values() if rule.kind in {Kind.RED_FLAG, Kind.SUSPECT}}
    wide, why = looseness(changed(book, **{**lost, flags[0].id: never}), "yawning")
    assert wide > 0
    assert why == {f"within one statement, {flags[0].id}: what it asks for excludes itself here"}


def test_a_level_and_a_cause_that_exclude_each_other_are_found_to_widen_the_interval(book: RuleBook) -> None:
    lost = {rule.id: Or(()) for rule in book.rules.values() if rule.kind in {Kind.RED_FLAG, Kind.SUSPECT, Kind.URGENCY}}
    cause = book.of(Kind.SUSPECT, "meningitis")[0].id
    level = next(rule.id for rule in book.of(Kind.URGENCY, "meningitis") if rule.level is not None)
    wide, why = looseness(
        changed(book, **{**lost, cause: Not(Present("yawning")), level: Present("yawning")}), "yawning"
    )
    assert wide > 0
    assert why == {f"level and cause exclude each other, {level} with {cause}: share yawning"}
