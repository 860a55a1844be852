"""Derived findings: days from dates, scores, ratios. With parts missing they are intervals, never guesses."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from thecal.condition.check import AnyFinding
from thecal.condition.facts import Interval, NotApplicable, State
from thecal.condition.units import tidy
from thecal.knowledge.vocabulary import Quantity, Quotient, Score, ScoreItem, Vocabulary
from thecal.visits.moments import Moment, day, span

PER_DAY = {"d": 1.0, "h": 24.0, "wk": 1 / 7, "mo": 1 / 30.4375, "a": 1 / 365.25}
"""Units of time a day is made of; the month and the year are UCUM's."""


@dataclass
class Derived:
    """The states of derived findings, and the base findings each still lacks."""

    states: dict[str, State] = field(default_factory=dict)
    lacking: dict[str, tuple[str, ...]] = field(default_factory=dict)
    parts: dict[str, tuple[str, ...]] = field(default_factory=dict)


def timed(finding: AnyFinding) -> bool:
    """Whether it is time between dates; such a finding can also be told directly, so it is asked for itself."""
    return finding.derived is not None and finding.derived.timed


def derive_times(words: Vocabulary, events: Mapping[str, Moment], visit: Moment | None) -> Derived:
    """Days and hours between the dates of a visit."""
    result = Derived()
    for name, finding in words.findings.items():
        how = finding.derived
        if how is None or not timed(finding) or not isinstance(finding, Quantity):
            continue
        interval: Interval | None = None
        if how.since is not None and how.since in events and visit is not None:
            interval = elapsed(events[how.since], visit, finding.unit)
        elif how.between is not None and all(event in events for event in how.between):
            interval = elapsed(events[how.between[0]], events[how.between[1]], finding.unit, before=True)
        elif how.since_latest is not None and visit is not None:
            times = [elapsed(events[event], visit, finding.unit) for event in how.since_latest if event in events]
            if times:
                # Another of these events may have come later and not been told: then less time has passed, never more.
                lo = min(time.lo for time in times) if len(times) == len(how.since_latest) else 0.0
                interval = Interval(lo, min(time.hi for time in times))
        if interval is not None:
            result.states[name] = interval
            if not interval.known:
                result.lacking[name] = (name,)
    return result


def elapsed(start: Moment, end: Moment, unit: str, *, before: bool = False) -> Interval:
    """The time from `start` to `end`.

    Days are calendar days. For hours, a date without a time of day is any moment of that day, so the result is an
    interval; it is not below zero unless `before` allows the end to come first.

    >>> import datetime
    >>> elapsed(datetime.date(2026, 11, 17), datetime.date(2026, 11, 24), "d")
    Interval(lo=7.0, hi=7.0)
    >>> elapsed(datetime.date(2026, 11, 24), datetime.date(2026, 11, 24), "h")
    Interval(lo=0.0, hi=24.0)
    """
    if unit != "h":
        days = float((day(end) - day(start)).days) * PER_DAY[unit]
        lo = hi = tidy(days)
    else:
        first, last = span(start), span(end)
        hour = dt.timedelta(hours=1)
        lo, hi = tidy((last[0] - first[1]) / hour), tidy((last[1] - first[0]) / hour)
    if before:
        return Interval(lo, hi)
    return Interval(max(lo, 0.0), max(hi, 0.0))


def derive_rest(words: Vocabulary, states: Mapping[str, State]) -> Derived:
    """Scores, ratios and any-of findings, from the states of the findings they are made of."""
    result = Derived()
    for name, finding in words.findings.items():
        how = finding.derived
        if how is None or timed(finding):
            continue
        if how.any_of is not None:
            parts = how.any_of
            state: State | None = _any_of([states.get(part) for part in parts])
        elif how.quotient is not None:
            parts = (*how.quotient.over, *how.quotient.under)
            state = _quotient(how.quotient, states)
        elif how.apart is not None:
            parts = how.apart
            state = _apart(*(states.get(part) for part in parts))
        else:
            score = words.scores[how.score or how.highest_of or ""]
            parts = tuple(item.finding for item in score.items)
            state = _score(score, states, words, sum if how.score else max)
        parts = tuple(dict.fromkeys(parts))
        result.parts[name] = parts
        if state is not None:
            result.states[name] = state
        if state is None or (isinstance(state, Interval) and not state.known):
            result.lacking[name] = tuple(part for part in parts if not _settled(states.get(part)))
    return result


def _settled(state: State | None) -> bool:
    return state is not None and not (isinstance(state, Interval) and not state.known)


def _any_of(states: list[State | None]) -> bool | None:
    if any(state is True for state in states):
        return True
    return None if any(state is None for state in states) else False


def _quotient(quotient: Quotient, states: Mapping[str, State]) -> Interval | None:
    known: list[float] = []
    for part in (*quotient.over, *quotient.under):
        state = states.get(part)
        if not isinstance(state, Interval) or not state.known:
            return None
        known.append(state.lo)
    over, under = known[0] - known[1], known[2] - known[3]
    if under < quotient.under_at_least:
        return None  # too little was due for the ratio to mean anything
    return Interval.point(tidy(over / under))


def _apart(first: State | None, second: State | None) -> Interval | None:
    pair = [state for state in (first, second) if isinstance(state, Interval) and state.known]
    return Interval.point(tidy(abs(pair[0].lo - pair[1].lo))) if len(pair) == 2 else None  # noqa: PLR2004 - a pair


def _score(
    score: Score, states: Mapping[str, State], words: Vocabulary, total: Callable[[list[int]], int]
) -> Interval:  # fmt: skip
    spans = [_points(item, states.get(item.finding), words) for item in score.items]
    return Interval(float(total([lo for lo, _ in spans])), float(total([hi for _, hi in spans])))


def _points(item: ScoreItem, state: State | None, words: Vocabulary) -> tuple[int, int]:
    """The fewest and the most points this item can add, given what is known."""
    if state is None or isinstance(state, NotApplicable):
        return item.extremes if state is None else (0, 0)
    if isinstance(item.points, dict):
        if isinstance(state, Interval):  # an ordinal: its rank, or ranks
            names = list(getattr(words.findings[item.finding], "values", {}))
            possible = [item.points[name] for name in names[int(state.lo) : int(state.hi) + 1]]
        else:
            possible = [item.points["present" if state is True else "absent" if state is False else str(state)]]
        return min(possible), max(possible)
    assert isinstance(state, Interval)
    below = -math.inf
    touched = []
    for band in item.points:
        top = math.inf if band.at_most is None else band.at_most
        if state.hi > below and state.lo <= top:
            touched.append(band.points)
        below = top
    return min(touched), max(touched)


def at_most(finding: AnyFinding, states: Mapping[str, State]) -> Interval | None:
    """The limits of an unknown quantity that can't exceed another finding."""
    if not isinstance(finding, Quantity) or finding.at_most is None:
        return None
    ceiling = states.get(finding.at_most)
    if isinstance(ceiling, Interval) and ceiling.hi < finding.range[1]:
        return Interval(finding.range[0], max(ceiling.hi, finding.range[0]))
    return None
