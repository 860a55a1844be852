"""What follows from what was told: times, scores, ratios, parents and children; with parts missing, intervals."""

from __future__ import annotations

import datetime as dt
import math
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.strategies import Tellable, visits
from tests.support import ROOT
from tests.unit.knowledge.kettle import kettle
from thecal.condition import NOT_APPLICABLE, Interval, RuleBook
from thecal.knowledge.vocabulary import TIME_UNITS, Quantity
from thecal.quick import load_rules
from thecal.visits import Intake, Visit, take_in
from thecal.visits.derive import PER_DAY, elapsed

BOOK = load_rules(ROOT / "rules")
TELLABLE = Tellable(BOOK)
TODAY = "2026-11-24"


def taken_in(date: str | None = TODAY, events: dict[str, Any] | None = None, **findings: Any) -> Intake:
    return take_in(Visit(date=date, events=events or {}, findings=findings), kettle())


def issues(intake: Intake) -> dict[str, str]:
    return {issue.finding: issue.problem for issue in intake.issues}


# --- times


@pytest.mark.parametrize(
    ("start", "end", "unit", "lo", "hi"),
    [
        ("2026-11-17", "2026-11-24", "d", 7, 7),
        ("2026-11-23T23:59", "2026-11-24T00:01", "d", 1, 1),
        ("2026-11-24", "2026-11-24", "d", 0, 0),
        ("2026-11-10", "2026-11-24", "wk", 2, 2),
        ("2025-11-24", "2026-11-24", "a", 0.999316, 0.999316),
        ("2026-02-28", "2026-03-01", "d", 1, 1),
        ("2028-02-28", "2028-03-01", "d", 2, 2),
        ("2026-11-24T08:00", "2026-11-24T09:30", "h", 1.5, 1.5),
        ("2026-11-24", "2026-11-24", "h", 0, 24),
        ("2026-11-23", "2026-11-24", "h", 0, 48),
        ("2026-11-22", "2026-11-24", "h", 24, 72),
        ("2026-11-23", "2026-11-24T09:30", "h", 9.5, 33.5),
        ("2026-11-23T09:30", "2026-11-24", "h", 14.5, 38.5),
        ("2026-11-24", "2026-11-24T09:30", "h", 0, 9.5),
    ],
)
def test_the_time_between_two_moments(start: str, end: str, unit: str, lo: float, hi: float) -> None:
    as_moment = lambda text: (dt.datetime if "T" in text else dt.date).fromisoformat(text)  # noqa: E731
    assert elapsed(as_moment(start), as_moment(end), unit) == Interval(lo, hi)


@settings(deadline=None, max_examples=100)
@given(
    st.datetimes(dt.datetime(2026, 1, 1), dt.datetime(2026, 3, 1)),
    st.datetimes(dt.datetime(2026, 1, 1), dt.datetime(2026, 3, 1)),
)
def test_a_date_alone_is_any_moment_of_its_day(one: dt.datetime, other: dt.datetime) -> None:
    start, end = sorted((one, other))
    exact = elapsed(start, end, "h").lo
    for first, last in product((start, start.date()), (end, end.date())):
        span = elapsed(first, last, "h")
        assert span.lo - 1e-6 <= exact <= span.hi + 1e-6


def test_every_unit_of_time_is_one_that_can_be_worked_out() -> None:
    assert set(PER_DAY) == set(TIME_UNITS)


@pytest.mark.parametrize(
    ("events", "interval"),
    [
        ({"filling": "2026-11-20", "descaling": "2026-11-22"}, Interval(24, 72)),
        ({"filling": "2026-11-22T12:00", "descaling": "2026-11-22"}, Interval(24, 60)),
        ({"filling": "2026-11-20"}, Interval(0, 120)),  # it may have been descaled since
        ({"descaling": "2026-11-20", "filling": "unknown"}, Interval(0, 120)),
    ],
)
def test_the_latest_of_events_is_no_longer_ago_than_any_and_may_be_untold(
    events: dict[str, str], interval: Interval
) -> None:
    assert taken_in(events=events).facts.states["hours_since_care"] == interval


def test_without_any_event_the_time_since_is_unknown_and_asked_for_itself() -> None:
    facts = taken_in().facts
    assert "hours_since_care" not in facts.states
    assert facts.missing_for("hours_since_care") == ("hours_since_care",)
    assert "hours_since_care" in facts.bedside


def test_between_needs_no_date_of_the_visit() -> None:
    intake = taken_in(None, {"purchase": "2026-11-01", "descaling": "2026-11-11"})
    assert intake.facts.states["days_to_descaling"] == Interval.point(10)
    assert "days_since_purchase" not in intake.facts.states
    assert issues(intake) == {"date": "is missing, so the dates of events can't be turned into days"}


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, {}),
        (
            {"days_to_descaling": "3 d"},
            {"days_to_descaling": "is not used: from the rest of the visit follows not applicable"},
        ),
    ],
)
def test_an_end_before_its_beginning_is_not_applicable(told: dict[str, str], expected: dict[str, str]) -> None:
    intake = taken_in(events={"purchase": "2026-11-11", "descaling": "2026-11-01"}, **told)
    assert intake.facts.states["days_to_descaling"] is NOT_APPLICABLE
    assert issues(intake) == expected


ONSET = {"dural_puncture": "2026-11-20", "headache_onset": "2026-11-22"}


@pytest.mark.parametrize(
    ("events", "headache", "onset", "duration"),
    [
        (ONSET, "present", Interval.point(2), Interval.point(2)),
        (ONSET, "absent", NOT_APPLICABLE, NOT_APPLICABLE),
        (ONSET, "unknown", None, None),  # the date does not say that there is a headache now
        ({"dural_puncture": "2026-11-20"}, "present", Interval(0, 4), None),  # it began by today
        ({"dural_puncture": "2026-11-20"}, "unknown", None, None),
    ],
)
def test_a_time_that_depends_on_a_finding_waits_for_it(
    events: dict[str, str], headache: str, onset: Interval | None, duration: Interval | None
) -> None:
    states = take_in(Visit(date=TODAY, events=events, findings={"headache": headache}), BOOK).facts.states
    assert states.get("headache_onset_after_puncture") == onset
    assert states.get("headache_duration") == duration


def test_what_is_longer_ago_than_the_range_is_at_the_end_of_the_range() -> None:
    assert taken_in(events={"purchase": "1999-01-01"}).facts.states["days_since_purchase"] == Interval.point(4000)


@pytest.mark.parametrize(
    ("date", "event", "after"),
    [
        ("2026-11-24", "2026-11-25", True),
        ("2026-11-24", "2026-11-24", False),
        ("2026-11-24", "2026-11-24T23:00", False),
        ("2026-11-24T09:00", "2026-11-24T10:00", True),
        ("2026-11-24T09:00", "2026-11-24", False),
    ],
)
def test_an_event_after_the_visit_is_not_used(date: str, event: str, after: bool) -> None:
    intake = taken_in(date, {"filling": event})
    assert issues(intake) == ({"filling": "lies after the visit"} if after else {})
    assert ("hours_since_care" in intake.facts.states) is not after


def test_an_event_without_a_date_and_an_unknown_event_are_issues() -> None:
    intake = taken_in(events={"filling": "soon", "party": TODAY, "purchase": None, "descaling": "unknown"})
    assert set(issues(intake)) == {"filling", "party"}


# --- told against derived


@pytest.mark.parametrize(
    ("told", "state", "issue"),
    [
        ("12 h", Interval.point(12), None),  # inside what the date allows: the told value is nearer
        ("24 h", Interval.point(24), None),
        ("48 h", Interval(0, 24), "is not used: from the rest of the visit follows 0 to 24 h"),
    ],
)
def test_a_told_time_narrows_what_the_dates_say_and_gives_way_when_they_differ(
    told: str, state: Interval, issue: str | None
) -> None:
    intake = taken_in(events={"filling": TODAY}, hours_since_care=told)
    assert intake.facts.states["hours_since_care"] == state
    assert issues(intake).get("hours_since_care") == issue


def test_a_told_time_is_used_where_no_date_is_told() -> None:
    assert taken_in(hours_since_care="48 h").shown["hours_since_care"] == "48 h"


def test_a_told_score_inside_what_its_items_allow_is_used() -> None:
    intake = taken_in(noise="whistling", worry_total=5)
    assert intake.shown["worry_total"] == "5"
    assert not intake.issues


def test_a_told_score_that_its_items_exclude_is_not_used() -> None:
    intake = taken_in(noise="whistling", worry_total=2)
    assert intake.facts.states["worry_total"] == Interval(3, 8)
    assert issues(intake) == {"worry_total": "is not used: from the rest of the visit follows 3 to 8"}


def test_a_told_any_of_that_its_parts_exclude_is_not_used() -> None:
    intake = taken_in(leak="present", any_fault="absent")
    assert intake.facts.states["any_fault"] is True
    assert issues(intake) == {"any_fault": "is not used: from the rest of the visit follows present"}


def test_a_told_ratio_gives_way_to_what_was_measured() -> None:
    parts = {"poured_in": "100 mL", "left_over": "40 mL", "expected_over": "40 mL"}
    assert taken_in(drawn_ratio=1, **parts).issues == ()
    assert taken_in(drawn_ratio=2, **parts).shown["drawn_ratio"] == "1"
    assert taken_in(drawn_ratio=2, poured_in="100 mL").shown["drawn_ratio"] == "2"


# --- scores

NEWS2: dict[str, list[tuple[float, int]]] = {
    "respiratory_rate": [(8, 3), (11, 1), (20, 0), (24, 2), (math.inf, 3)],
    "spo2": [(91, 3), (93, 2), (95, 1), (math.inf, 0)],
    "systolic_bp": [(90, 3), (100, 2), (110, 1), (219, 0), (math.inf, 3)],
    "heart_rate": [(40, 3), (50, 1), (90, 0), (110, 1), (130, 2), (math.inf, 3)],
    "temperature": [(35.0, 3), (36.0, 1), (38.0, 0), (39.0, 1), (math.inf, 2)],
}
"""The bands of NEWS2 (scale 1) once more, from the score's own chart: up to and including a value, so many points."""

UNITS = {"respiratory_rate": "/min", "spo2": "%", "systolic_bp": "mm[Hg]", "heart_rate": "/min", "temperature": "Cel"}
WORDS = {
    "supplemental_oxygen": {"present": 2, "absent": 0},
    "consciousness": dict.fromkeys(["new_confusion", "responds_to_voice", "responds_to_pain", "unresponsive"], 3)
    | {"alert": 0},
}


def values_of(name: str) -> list[str]:
    """Values of an item on both sides of every limit."""
    if name in WORDS:
        return list(WORDS[name])
    finding = BOOK.knowledge.vocabulary.findings[name]
    assert isinstance(finding, Quantity)
    edges = [limit for limit, _ in NEWS2[name] if limit < math.inf]
    numbers = {*finding.range, *edges, *(limit + finding.resolution for limit in edges)}
    return [f"{round(number, 1):g} {UNITS[name]}" for number in sorted(numbers)]


def points(name: str, value: str) -> int:
    if name in WORDS:
        return WORDS[name][value]
    return next(points for limit, points in NEWS2[name] if float(value.split(maxsplit=1)[0]) <= limit)


ITEMS = [*NEWS2, *WORDS]


@settings(deadline=None, max_examples=60)
@given(
    st.fixed_dictionaries({name: st.sampled_from(values_of(name)) for name in ITEMS}),
    st.sets(st.sampled_from(ITEMS), max_size=3),
)
def test_news2_with_missing_items_spans_exactly_what_they_may_turn_out_to_be(
    full: dict[str, str], missing: set[str]
) -> None:
    told = {name: value for name, value in full.items() if name not in missing}
    facts = take_in(Visit(findings=told), BOOK).facts
    totals, highest = set(), set()
    for world in product(*(values_of(name) for name in missing)):
        scores = [points(name, value) for name, value in {**told, **dict(zip(missing, world, strict=True))}.items()]
        totals.add(sum(scores))
        highest.add(max(scores))
    assert facts.states["news2_total"] == Interval(min(totals), max(totals))
    assert facts.states["news2_highest_item"] == Interval(min(highest), max(highest))
    unsettled = facts.states["news2_total"].lo != facts.states["news2_total"].hi
    assert set(facts.missing_for("news2_total")) == (missing if unsettled else {"news2_total"})


@pytest.mark.parametrize("name", ITEMS)
def test_each_value_of_each_item_has_the_points_of_the_chart(name: str) -> None:
    healthy = {"respiratory_rate": "16 /min", "spo2": "98 %", "systolic_bp": "120 mm[Hg]", "heart_rate": "70 /min",
               "temperature": "37 Cel", "supplemental_oxygen": "absent", "consciousness": "alert"}  # fmt: skip
    for value in values_of(name):
        facts = take_in(Visit(findings={**healthy, name: value}), BOOK).facts
        assert facts.states["news2_total"] == Interval.point(points(name, value)), value


def test_nothing_known_of_a_score_is_its_whole_span() -> None:
    facts = taken_in().facts
    assert facts.states["worry_total"] == Interval(0, 8)
    assert facts.states["worry_highest"] == Interval(0, 3)
    assert facts.missing_for("worry_total") == ("steam_temperature", "noise", "lid_rattles")


# --- ratios and any-of


@pytest.mark.parametrize(
    ("poured", "left", "expected", "ratio"),
    [
        ("100 mL", "40 mL", "40 mL", "1"),
        ("100 mL", "10 mL", "40 mL", "1.5"),
        ("0.1 L", "10 mL", "40 mL", "1.5"),
        ("100 mL", "100 mL", "40 mL", "0"),
        ("100 mL", "40 mL", "95 mL", "12"),
        ("100 mL", "40 mL", "96 mL", None),  # less than 5 mL was due: no ratio
        ("100 mL", "40 mL", "120 mL", None),
        ("100 mL", "40 mL", "unknown", None),
    ],
)
def test_a_ratio_is_worked_out_when_enough_was_due(poured: str, left: str, expected: str, ratio: str | None) -> None:
    intake = taken_in(poured_in=poured, left_over=left, expected_over=expected)
    assert intake.shown.get("drawn_ratio") == ratio


@pytest.mark.parametrize(
    ("left", "expected", "apart"),
    [
        ("40 mL", "40 mL", "0"),
        ("45 mL", "40 mL", "5"),
        ("40 mL", "45 mL", "5"),
        ("0.05 L", "45 mL", "5"),
        ("45 mL", "unknown", None),
    ],
)
def test_how_far_two_quantities_are_apart_whichever_is_more(left: str, expected: str, apart: str | None) -> None:
    intake = taken_in(left_over=left, expected_over=expected)
    assert intake.shown.get("left_off") == (None if apart is None else f"{apart} mL")


def test_how_far_apart_asks_for_the_part_that_is_missing_and_may_be_told_when_both_are() -> None:
    assert taken_in(left_over="9 mL").facts.missing_for("left_off") == ("expected_over",)
    assert taken_in(left_off="9 mL").shown["left_off"] == "9 mL"
    assert taken_in(left_off="9 mL", left_over="1 mL", expected_over="2 mL").shown["left_off"] == "1 mL"


def test_a_ratio_without_meaning_asks_for_nothing_more_and_one_with_a_part_missing_for_that_part() -> None:
    assert taken_in(poured_in="9 mL", left_over="9 mL", expected_over="9 mL").facts.missing_for("drawn_ratio") == ()
    assert taken_in(poured_in="9 mL", left_over="9 mL").facts.missing_for("drawn_ratio") == ("expected_over",)


@pytest.mark.parametrize(
    ("findings", "state"),
    [
        ({"lid_rattles": "present"}, True),
        ({"lid_rattles": "absent", "leak": "absent"}, False),  # what leaks hot needs a leak
        ({"lid_rattles": "absent"}, None),
        ({"lid_rattles": "absent", "leak": "unknown"}, None),
        ({"lid_rattles": "unknown", "leak_hot": "present"}, True),
    ],
)
def test_any_of_is_present_with_one_absent_with_none_and_else_unknown(
    findings: dict[str, str], state: bool | None
) -> None:
    assert taken_in(**findings).facts.states.get("any_fault") is state


# --- parents and children


def test_children_of_an_absent_parent_are_absent_or_not_applicable() -> None:
    facts = taken_in(leak="absent").facts
    assert facts.states["leak_hot"] is False
    assert facts.states["leak_place"] is facts.states["leak_amount"] is NOT_APPLICABLE
    assert facts.inferred["leak_place"] == ("leak",)


@pytest.mark.parametrize(
    ("child", "value"), [("leak_hot", "present"), ("leak_place", "spout"), ("leak_amount", "5 mL")]
)
def test_a_child_that_is_told_implies_its_parent(child: str, value: str) -> None:
    facts = taken_in(**{child: value}).facts
    assert facts.states["leak"] is True
    assert facts.inferred["leak"] == (child,)


@pytest.mark.parametrize("value", ["absent", "unknown"])
def test_a_child_that_is_absent_or_unknown_says_nothing_of_its_parent(value: str) -> None:
    assert "leak" not in taken_in(leak_hot=value).facts.states


def test_while_its_parent_is_unknown_a_child_asks_for_the_parent_first() -> None:
    assert taken_in().facts.missing_for("leak_place") == ("leak", "leak_place")
    assert taken_in(leak="present").facts.missing_for("leak_place") == ("leak_place",)


@pytest.mark.parametrize(
    ("child", "value"), [("leak_hot", "present"), ("leak_place", "spout"), ("leak_amount", "0 mL")]
)
def test_a_child_told_against_its_parent_makes_both_unknown(child: str, value: str) -> None:
    intake = taken_in(leak="absent", **{child: value})
    assert not {"leak", child} & set(intake.facts.states)
    assert issues(intake) == {child: "is told although leak is told as absent; neither is used"}


def test_an_unusable_child_does_not_shake_its_parent() -> None:
    intake = taken_in(leak="absent", leak_place="nowhere")
    assert intake.facts.states["leak"] is False
    assert intake.facts.states["leak_place"] is NOT_APPLICABLE
    assert set(issues(intake)) == {"leak_place"}


# --- limits


def test_an_unknown_age_is_at_most_the_age_of_what_it_is_on() -> None:
    facts = taken_in(events={"purchase": "2026-11-14"}).facts
    assert facts.states["scale_age"] == Interval(0, 10)
    assert facts.inferred["scale_age"] == ("days_since_purchase",)
    assert facts.missing_for("scale_age") == ("scale_age",)


def test_a_told_age_is_kept() -> None:
    assert taken_in(events={"purchase": "2026-11-14"}, scale_age="3 d").shown["scale_age"] == "3 d"


def test_an_age_above_its_limit_is_an_issue_and_a_date_outweighs_it() -> None:
    intake = taken_in(events={"purchase": "2026-11-14"}, scale_age="11 d")
    assert issues(intake) == {"scale_age": "is more than days since purchase, 10 d; it is not used"}
    assert "scale_age" not in intake.facts.states
    assert intake.shown["days_since_purchase"] == "10 d"


def test_of_an_age_and_its_limit_both_told_and_at_odds_neither_is_used() -> None:
    intake = taken_in(days_since_purchase="10 d", scale_age="11 d")
    assert set(issues(intake)) == {"scale_age, days_since_purchase"}
    assert not {"scale_age", "days_since_purchase"} & set(intake.facts.states)
    assert not taken_in(days_since_purchase="10 d", scale_age="10 d").issues


def test_without_its_limit_an_age_is_unknown() -> None:
    assert "scale_age" not in taken_in().facts.states


# --- what is presumed, what belongs to a phase

SIGNS = ("withdrawal_symptoms", "agitation", "yawning", "increased_pain_sensitivity", "diarrhoea")


def of_thecal(phase: str = "implanted", **findings: Any) -> Intake:
    return take_in(Visit(phase=phase, date=TODAY, findings=findings), BOOK)  # type: ignore[arg-type]


def test_a_score_nobody_took_is_low_while_every_sign_is_absent() -> None:
    intake = of_thecal(**dict.fromkeys(SIGNS, "absent"))
    assert intake.facts.states["cows_score"] == Interval(0, 4)
    assert set(intake.facts.inferred["cows_score"]) == set(SIGNS)
    assert not intake.issues


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("value", ["present", "unknown", None])
def test_one_sign_that_is_present_or_not_known_leaves_the_score_open(sign: str, value: str | None) -> None:
    facts = of_thecal(**dict.fromkeys(SIGNS, "absent") | {sign: value}).facts
    assert "cows_score" not in facts.states
    assert facts.missing_for("cows_score") == (("cows_score",) if value == "present" else (sign, "cows_score"))


@pytest.mark.parametrize(("score", "names"), [("4", set()), ("5", {"cows_score"}), ("48", {"cows_score"})])
def test_a_score_that_was_taken_counts_and_is_an_issue_where_no_sign_is_there(score: str, names: set[str]) -> None:
    intake = of_thecal(**dict.fromkeys(SIGNS, "absent"), cows_score=score)
    assert intake.facts.states["cows_score"] == Interval.point(float(score))
    assert set(issues(intake)) == names


def test_what_belongs_to_the_other_phase_does_not_apply_and_is_not_missing() -> None:
    facts = of_thecal("test_period").facts
    assert facts.states["pump_alarm"] is facts.states["last_fill"] is NOT_APPLICABLE
    assert facts.states["telemetry_failure"] is False
    assert not {"pump_alarm", "last_fill", "telemetry_failure"} & facts.bedside
    assert facts.missing_for("delivered_ratio") == ()
    for phase in ("implanted", "unknown"):
        assert {"pump_alarm", "last_fill"} <= of_thecal(phase).facts.bedside


def test_what_belongs_to_the_other_phase_counts_if_it_is_told_and_is_an_issue() -> None:
    intake = of_thecal("test_period", pump_alarm="two_tone")
    assert intake.facts.states["pump_alarm"] == "two_tone"
    assert issues(intake) == {"pump_alarm": "does not belong to the phase test period"}


# --- what can't be together


def test_what_can_t_hold_together_is_an_issue_and_stays_as_told() -> None:
    intake = taken_in(noise="quiet", lid_rattles="present")
    assert issues(intake) == {"noise, lid_rattles": "can't be so together: A lid that rattles can be heard."}
    assert intake.shown["noise"] == "quiet"


def test_what_could_be_impossible_but_is_not_yet_known_is_no_issue() -> None:
    assert taken_in(lid_rattles="present").issues == ()


# --- properties of every visit


def same(one: Intake, other: Intake) -> bool:
    return (
        one.facts == other.facts
        and set(one.issues) == set(other.issues)
        and (one.asked, one.shown) == (other.asked, other.shown)
    )


@settings(deadline=None, max_examples=60)
@given(visits(TELLABLE, least=3), st.data())
def test_the_order_in_which_things_are_told_means_nothing(visit: Visit, data: st.DataObject) -> None:
    findings = data.draw(st.permutations(list(visit.findings.items())))
    events = data.draw(st.permutations(list(visit.events.items())))
    turned = visit.model_copy(update={"findings": dict(findings), "events": dict(events)})
    assert same(take_in(visit, BOOK), take_in(turned, BOOK))


@settings(deadline=None, max_examples=60)
@given(visits(TELLABLE, events=False), st.data())
def test_a_contradiction_does_not_depend_on_the_order_either(visit: Visit, data: st.DataObject) -> None:
    children = [name for name, parent in TELLABLE.parent.items() if parent is not None]
    child = data.draw(st.sampled_from(children))
    findings = {**visit.findings, child: TELLABLE.values[child][0], TELLABLE.parent[child]: "absent"}
    forth = visit.model_copy(update={"findings": findings})
    back = visit.model_copy(update={"findings": dict(reversed(findings.items()))})
    assert same(take_in(forth, BOOK), take_in(back, BOOK))


@settings(deadline=None, max_examples=80)
@given(visits(TELLABLE, least=2, events=False), st.data())
def test_telling_less_never_makes_a_state_narrower_or_other(visit: Visit, data: st.DataObject) -> None:
    dropped = data.draw(st.sets(st.sampled_from(sorted(visit.findings)))) if visit.findings else set()
    more, less = take_in(visit, BOOK).facts.states, take_in(visit.without(*dropped), BOOK).facts.states
    for name, state in less.items():
        if isinstance(state, Interval) and name not in LIMITED:
            assert isinstance(more[name], Interval)
            assert state.lo <= more[name].lo <= more[name].hi <= state.hi
        elif name not in LIMITED:
            assert more[name] == state


def limited(book: RuleBook) -> set[str]:
    return {name for name, finding in book.knowledge.vocabulary.findings.items() if getattr(finding, "at_most", None)}


LIMITED = limited(BOOK)
"""Findings with a ceiling; told beyond it, they are not used."""


@settings(deadline=None, max_examples=60)
@given(visits(TELLABLE))
def test_a_visit_that_does_not_contradict_itself_has_every_told_value_used(visit: Visit) -> None:
    intake = take_in(visit, BOOK)
    contradicted = {name for issue in intake.issues for name in issue.finding.split(", ")}
    for name, value in visit.findings.items():
        if value == "unknown":
            assert name in intake.asked
        elif name not in contradicted:
            assert intake.facts.known(name)


def test_taking_in_changes_nothing_of_the_visit() -> None:
    visit = Visit(date=TODAY, events={"purchase": "2026-11-14"}, findings={"leak_hot": "present", "leak": "absent"})
    before = visit.model_dump()
    take_in(visit, kettle())
    assert visit.model_dump() == before


def test_telling_more_and_telling_less_make_new_visits() -> None:
    visit = Visit(findings={"leak": "absent"})
    assert visit.answered(noise="quiet").findings == {"leak": "absent", "noise": "quiet"}
    assert visit.answered(noise="quiet").without("leak", "colour").findings == {"noise": "quiet"}
    assert visit.findings == {"leak": "absent"}


@pytest.mark.parametrize(
    ("phase", "state"), [("implanted", "implanted"), ("test_period", "test_period"), ("unknown", None)]
)
def test_the_phase_is_a_finding_that_may_be_unknown(phase: str, state: str | None) -> None:
    facts = take_in(Visit(phase=phase), kettle()).facts
    assert facts.states.get("phase") == state
    assert ("phase" in facts.bedside) is (state is None)
