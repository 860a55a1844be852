"""Whatever the prover says, no visit contradicts it: random conditions, random visits, judged by the reference."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.strategies import values
from tests.support import ROOT, skip_or_fail
from tests.unit.knowledge.kettle import TINY
from thecal.condition import RuleBook, Truth, judge
from thecal.condition.nodes import And, AtLeast, Compare, Condition, Is, Not, Or, Present
from thecal.knowledge.vocabulary import Choice, Quantity, YesNo
from thecal.logic import Case, Prover, Undecided, solver_here
from thecal.logic.cone import cone
from thecal.quick import load_rules
from thecal.visits import Visit, take_in
from thecal.visits.derive import timed

pytestmark = pytest.mark.slow

NOW = dt.datetime(2026, 11, 24, 12, 0)

CLUSTERS = {
    "headache": (
        "headache", "headache_posture", "headache_onset_after_puncture", "headache_duration", "headache_disabling",
        "days_since_dural_puncture", "phase",
    ),
    "score": ("news2_total", "news2_highest_item", "temperature", "consciousness", "sedation", "supplemental_oxygen"),
    "pump": ("delivered_ratio", "residual_gap", "last_fill", "residual_actual", "residual_expected", "phase"),
    "withdrawal": (
        "cows_score", "withdrawal_symptoms", "agitation", "yawning", "increased_pain_sensitivity", "diarrhoea",
        "pump_alarm", "pump_log_event", "phase",
    ),
    "dose": (
        "hours_since_dose_event", "days_since_refill", "last_dose_event", "drug_opioid", "drug_morphine", "drug_fentanyl",
    ),
    "kettle": (
        "days_since_purchase", "days_to_descaling", "scale_age", "leak", "leak_hot", "any_fault", "worry_total",
        "worry_highest", "noise", "drawn_ratio", "left_off", "hours_since_care",
    ),
}  # fmt: skip
"""Findings that hang together, so that random conditions on them often contradict or imply each other."""

KETTLE = load_rules(TINY)
THECAL = load_rules(ROOT / "rules")
BOOKS = {cluster: KETTLE if cluster == "kettle" else THECAL for cluster in CLUSTERS}


@pytest.fixture(scope="module", params=CLUSTERS)
def cluster(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def book(cluster: str) -> RuleBook:
    return BOOKS[cluster]


@pytest.fixture(scope="module")
def prover(book: RuleBook) -> Prover:
    if not solver_here():
        skip_or_fail("z3", "z3-solver is not installed")
    return Prover(book)


def _leaf(book: RuleBook, name: str) -> st.SearchStrategy[Condition]:
    if name == "phase":
        return st.sampled_from([Is("phase", ("implanted",)), Is("phase", ("test_period",))])
    finding = book.knowledge.vocabulary.findings[name]
    if isinstance(finding, YesNo):
        return st.just(Present(name))
    if isinstance(finding, Choice):
        several = st.lists(st.sampled_from(finding.spellings), min_size=1, max_size=2, unique=True)
        return several.map(lambda words: Is(name, tuple(words)))
    limits = (
        [float(value.split()[0]) for value in values(book, name)] if isinstance(finding, Quantity) else [0.0, 1.0, 2.0]
    )
    limits += [0.8, 0.95, 1.0] if name == "delivered_ratio" else []
    return st.builds(
        lambda op, limit: Compare(name, op, limit), st.sampled_from(["<", "<=", ">", ">="]), st.sampled_from(limits)
    )


@st.composite
def conditions(draw: st.DrawFn, book: RuleBook, cluster: str) -> Condition:
    leaf = st.sampled_from(CLUSTERS[cluster]).flatmap(lambda name: _leaf(book, name))

    def wider(inner: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
        parts = st.lists(inner, min_size=2, max_size=3).map(tuple)
        counted = parts.flatmap(lambda some: st.integers(1, len(some)).map(lambda count: AtLeast(count, some)))
        return st.one_of(inner.map(Not), parts.map(And), parts.map(Or), counted)

    return draw(st.recursive(leaf, wider, max_leaves=5))


@st.composite
def rewritten(draw: st.DrawFn, book: RuleBook, cluster: str, node: Condition) -> Condition:
    """The condition in other words: most ways keep its meaning, some don't."""
    other = draw(conditions(book, cluster))
    ways: list[Condition] = [Not(Not(node)), Or((node, And((node, other)))), And((node, Or((node, other)))), other]
    if isinstance(node, And | Or):
        opposite = Or if isinstance(node, And) else And
        ways += [Not(opposite(tuple(Not(part) for part in node.parts))), type(node)(node.parts[::-1])]
        ways += [AtLeast(len(node.parts) if isinstance(node, And) else 1, node.parts), type(node)(node.parts[1:])]
    if isinstance(node, Compare):
        finding = book.knowledge.vocabulary.findings[node.finding]
        step = finding.resolution if isinstance(finding, Quantity) else 1.0
        turned = {"<": ("<=", -step), "<=": ("<", step), ">": (">=", step), ">=": (">", -step)}[node.op]
        ways += [Compare(node.finding, turned[0], round(node.limit + turned[1], 6))] * 3
    return draw(st.sampled_from(ways))


@st.composite
def told(draw: st.DrawFn, book: RuleBook, names: list[str], *, complete: bool = False) -> Visit:
    """A visit over some findings: as much as somebody happens to tell, or everything."""
    words = book.knowledge.vocabulary
    findings: dict[str, Any] = {}
    events: dict[str, dt.datetime] = {}
    dated = complete or draw(st.booleans())
    phase = draw(st.sampled_from(["test_period", "implanted", *([] if complete else ["unknown"])]))
    for name in names:
        if name == "phase":
            continue
        finding = words.findings[name]
        if complete and finding.phases and phase not in finding.phases:
            continue
        parent = finding.only_if
        if parent is not None and complete and findings.get(parent) != "present":
            continue
        if finding.derived is not None and not timed(finding) and (complete or draw(st.integers(0, 3))):
            continue
        if timed(finding) and dated:
            how = finding.derived
            assert how is not None
            for event in [how.since, *(how.since_latest or ()), *(how.between or ())]:
                if event is not None and event not in events and (complete or draw(st.booleans())):
                    hours = draw(
                        st.sampled_from([0, 5, 12, 13, 24, 71, 72, 73, 96, 120, 144, 150, 24 * 14, 24 * 15, 24 * 61])
                    )
                    events[event] = NOW - dt.timedelta(hours=hours, minutes=draw(st.sampled_from([0, 1])))
            continue
        if complete or draw(st.booleans()):
            findings[name] = draw(st.sampled_from(values(book, name)))
    return Visit(phase=phase, date=NOW, events=events, findings=findings)


def truths(book: RuleBook, visit: Visit, *nodes: Condition) -> list[Truth]:
    facts = take_in(visit, book).facts
    return [judge(node, facts).truth for node in nodes]


def shows(book: RuleBook, case: Case, *nodes: Condition) -> list[Truth]:
    intake = take_in(case.visit(), book)
    assert not intake.issues
    return [judge(node, intake.facts).truth for node in nodes]


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_what_is_the_same_no_visit_tells_apart(
    book: RuleBook, prover: Prover, cluster: str, data: st.DataObject
) -> None:
    a = data.draw(conditions(book, cluster))
    b = data.draw(rewritten(book, cluster, a))
    try:
        case = prover.same(a, b)
    except Undecided:
        return  # to say nothing contradicts nothing
    if case is not None:
        one, other = truths(book, case.visit(), a, b)
        assert one is not other
        return
    for _ in range(4):
        visit = data.draw(told(book, cone(book, (a, b), plausible=True)))
        one, other = truths(book, visit, a, b)
        assert one is other


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_what_is_never_or_always_so_stays_so(book: RuleBook, prover: Prover, cluster: str, data: st.DataObject) -> None:
    a = And(tuple(data.draw(st.lists(conditions(book, cluster), min_size=1, max_size=3))))
    b = data.draw(conditions(book, cluster))
    try:
        found, fails, parted = prover.satisfiable(a), prover.always(Not(a)), prover.implies(a, b)
    except Undecided:
        return
    assert (found is None) == (fails is None)
    if found is not None and fails is not None:
        assert shows(book, found, a) == [Truth.TRUE]
        assert shows(book, fails, Not(a)) == [Truth.FALSE]
    if parted is not None:
        one, other = shows(book, parted, a, b)
        assert (one, other) in {(Truth.TRUE, Truth.FALSE), (Truth.TRUE, Truth.UNKNOWN)}
    names = cone(book, (a, b), plausible=True)
    for _ in range(4):
        visit = data.draw(told(book, names, complete=True))
        assume(not take_in(visit, book).issues)
        one, other = truths(book, visit, a, b)
        assert found is not None or one is not Truth.TRUE
        assert parted is not None or one is not Truth.TRUE or other is Truth.TRUE


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_what_is_implied_by_what_is_known_is_known(
    book: RuleBook, prover: Prover, cluster: str, data: st.DataObject
) -> None:
    a = data.draw(conditions(book, cluster))
    b = Or((data.draw(conditions(book, cluster)), data.draw(rewritten(book, cluster, a))))
    try:
        if prover.implies(a, b, complete=False) is not None:
            return
    except Undecided:
        return
    for _ in range(4):
        visit = data.draw(told(book, cone(book, (a, b), plausible=True)))
        assume(not take_in(visit, book).issues)
        one, other = truths(book, visit, a, b)
        assert one is not Truth.TRUE or other is Truth.TRUE
