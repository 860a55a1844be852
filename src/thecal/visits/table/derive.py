"""Derived findings of many visits: the counterpart of `thecal.visits.derive`, a column at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

from thecal.knowledge.vocabulary import Ordinal, Quantity, Quotient, Score, ScoreItem, Vocabulary
from thecal.visits.derive import timed
from thecal.visits.table.bits import Bits, Mask, unpack
from thecal.visits.table.moments import Moments, elapsed_all
from thecal.visits.table.numbers import tidy_all
from thecal.visits.table.states import UNKNOWN_CODE, Codes, Flags, Floats, Spans, States


def times_of(words: Vocabulary, events: Mapping[str, Moments], visit: Moments) -> dict[str, Spans]:
    """Days and hours between the dates; unknown where a date is missing."""
    found: dict[str, Spans] = {}
    for name, finding in words.findings.items():
        how = finding.derived
        if how is None or not timed(finding) or not isinstance(finding, Quantity):
            continue
        if how.since is not None and how.since in events:
            found[name] = elapsed_all(events[how.since], visit, finding.unit)
        elif how.between is not None and all(event in events for event in how.between):
            first, last = how.between
            found[name] = elapsed_all(events[first], events[last], finding.unit, before=True)
        elif how.since_latest is not None:
            told = [elapsed_all(events[event], visit, finding.unit) for event in how.since_latest if event in events]
            if told:
                found[name] = _latest(told, len(how.since_latest))
    return found


def _latest(told: list[Spans], events: int) -> Spans:
    """The time since the latest; one that was not told may have come later: then less time has passed, never more."""
    there = [unpack(~one.absent(), len(one.lo)) for one in told]
    some = np.logical_or.reduce(there)
    every = np.logical_and.reduce(there) & (len(told) == events)
    hi = np.minimum.reduce([one.hi for one in told])
    lo = np.minimum.reduce([np.where(known, one.lo, np.inf) for one, known in zip(told, there, strict=True)])
    return Spans(np.where(some, np.where(every, lo, 0.0), -np.inf), np.where(some, hi, np.inf))


class Rest:
    """Scores, ratios and any-of findings, with the parts that each still lacks."""

    def __init__(self, words: Vocabulary, states: Mapping[str, States], rows: int) -> None:
        self.words = words
        self.rows = rows
        self._given = states
        self._items: dict[str, tuple[Floats, Floats]] = {}  # a total and a highest item are made of the same points
        self.states: dict[str, Flags | Spans] = {}
        self.lacking: dict[str, dict[str, Bits]] = {}
        for name, finding in words.findings.items():
            how = finding.derived
            if how is None or timed(finding):
                continue
            if how.any_of is not None:
                parts = how.any_of
                self.states[name] = self._any_of(parts)
            elif how.quotient is not None:
                parts = (*how.quotient.over, *how.quotient.under)
                self.states[name] = self._quotient(how.quotient)
            elif how.apart is not None:
                parts = how.apart
                self.states[name] = self._apart(*parts)
            else:
                score = words.scores[how.score or how.highest_of or ""]
                parts = tuple(item.finding for item in score.items)
                self.states[name] = self._score(score, np.add if how.score else np.maximum)
            self.lacking[name] = {part: ~self._state(part).settled() for part in dict.fromkeys(parts)}

    def _state(self, name: str) -> States:
        state = self._given.get(name)
        if state is not None:
            return state
        return unknown_of(self.words, name, self.rows)

    def _any_of(self, parts: tuple[str, ...]) -> Flags:
        flags = [state for part in parts if isinstance(state := self._state(part), Flags)]
        return Flags(np.bitwise_or.reduce([one.yes for one in flags]), np.bitwise_and.reduce([one.no for one in flags]))

    def _points(self, parts: tuple[str, ...]) -> tuple[list[Floats], Mask]:
        spans = [state for part in parts if isinstance(state := self._state(part), Spans)]
        known = np.logical_and.reduce([one.lo == one.hi for one in spans])
        return [np.where(known, one.lo, 0.0) for one in spans], known

    def _quotient(self, quotient: Quotient) -> Spans:
        (a, b, c, d), known = self._points((*quotient.over, *quotient.under))
        under = c - d
        known = known & (under >= quotient.under_at_least)  # below, too little was due for the ratio to mean anything
        return _where(known, tidy_all((a - b) / np.where(known, under, 1.0)))

    def _apart(self, first: str, second: str) -> Spans:
        (a, b), known = self._points((first, second))
        return _where(known, tidy_all(np.abs(a - b)))

    def _score(self, score: Score, total: Callable[[Floats, Floats], Floats]) -> Spans:
        ends = [self._remembered(score, item) for item in score.items]
        lo, hi = ends[0]
        for least, most in ends[1:]:
            lo, hi = total(lo, least), total(hi, most)
        return Spans(lo.copy(), hi.copy())

    def _remembered(self, score: Score, item: ScoreItem) -> tuple[Floats, Floats]:
        key = f"{score.label}/{item.finding}"
        if key not in self._items:
            self._items[key] = self._item(item)
        return self._items[key]

    def _item(self, item: ScoreItem) -> tuple[Floats, Floats]:
        """The fewest and the most points this item can add, given what is known."""
        state = self._state(item.finding)
        if isinstance(item.points, dict):
            return self._by_value(item, item.points, state)
        assert isinstance(state, Spans)
        tops = np.array([np.inf if band.at_most is None else band.at_most for band in item.points])
        points = [band.points for band in item.points]
        return _between(points, np.searchsorted(tops, state.lo), np.searchsorted(tops, state.hi), np.isnan(state.lo))

    def _by_value(self, item: ScoreItem, points: Mapping[str, int], state: States) -> tuple[Floats, Floats]:
        least, most = (float(end) for end in item.extremes)
        if isinstance(state, Flags):
            yes, no = float(points["present"]), float(points["absent"])
            known = unpack(state.settled(), self.rows)
            at = np.where(unpack(state.yes, self.rows), yes, no)
            return np.where(known, at, least), np.where(known, at, most)
        values = list(getattr(self.words.findings[item.finding], "values", {}))
        by_place = [points[value] for value in values]
        if isinstance(state, Codes):
            table = np.array([*by_place, 0, 0], dtype=np.float64)  # the last two: not applicable, unknown
            at = table[state.code]
            unknown = state.code == UNKNOWN_CODE
            return np.where(unknown, least, at), np.where(unknown, most, at)
        nowhere = np.isnan(state.lo)
        ends = (
            np.where(nowhere, 0, np.clip(state.lo, 0, None)),
            np.where(nowhere, 0, np.clip(state.hi, None, len(values))),
        )
        lo, hi = _between(by_place, ends[0].astype(np.int64), ends[1].astype(np.int64), nowhere)
        unknown = unpack(state.absent(), self.rows)
        return np.where(unknown, least, lo), np.where(unknown, most, hi)


def _between(
    points: list[int], first: NDArray[np.int64], last: NDArray[np.int64], nowhere: Mask
) -> tuple[Floats, Floats]:
    """The fewest and the most points of the bands from the first to the last, 0 where nothing applies."""
    size = len(points)
    least, most = np.zeros((size, size)), np.zeros((size, size))
    for i in range(size):
        for j in range(i, size):
            least[i, j], most[i, j] = min(points[i : j + 1]), max(points[i : j + 1])
    first, last = np.clip(first, 0, size - 1), np.clip(last, 0, size - 1)
    return np.where(nowhere, 0.0, least[first, last]), np.where(nowhere, 0.0, most[first, last])


def _where(known: Mask, values: Floats) -> Spans:
    return Spans(np.where(known, values, -np.inf), np.where(known, values, np.inf))


def unknown_of(words: Vocabulary, name: str, rows: int) -> States:
    """The states of a finding of which no row knows anything."""
    finding = words.findings[name]
    if isinstance(finding, Quantity | Ordinal):
        return Spans.unknown(rows)
    return Flags.unknown(rows) if finding.type == "yes_no" else Codes.unknown(rows)
