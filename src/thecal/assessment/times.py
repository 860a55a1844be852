"""Answers about time: an amount, ``3 days ago``, or a date; kept as the date of an event where there is one."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any, Final

from thecal.condition.units import show
from thecal.knowledge.vocabulary import Derivation, Quantity
from thecal.visits.derive import PER_DAY
from thecal.visits.moments import Moment, Unusable, after, as_moment, day
from thecal.visits.values import as_state
from thecal.visits.visit import Visit

BARE: Final = re.compile(r"[-+]?(\d+(\.\d*)?|\.\d+)", re.ASCII)
"""A number without a unit."""

_AGO = re.compile(r"(?P<count>\d+(?:\.\d+)?|an?|one)\s*(?P<unit>[a-z]+)\s+ago", re.ASCII)
_SPANS = {
    "h": ("h", "hr", "hrs", "hour", "hours"),
    "d": ("d", "day", "days"),
    "wk": ("w", "wk", "week", "weeks"),
    "mo": ("mo", "month", "months"),
    "a": ("a", "y", "yr", "year", "years"),
}


class Times:
    """Takes in one answer about time.

    Args:
        visit: the visit it is told at; it has a date.
        name: the finding.
        finding: its model; a time between dates.
    """

    def __init__(self, visit: Visit, name: str, finding: Quantity) -> None:
        assert visit.date is not None
        assert finding.derived is not None
        self.visit, self.name, self.finding = visit, name, finding
        self.now: Moment = visit.date
        self.how: Derivation = finding.derived

    def told(self, text: str) -> Visit:
        """The visit with this time told.

        Raises:
            Unusable: if the answer can't be used.
        """
        said = text.lower()
        ago = _AGO.fullmatch(said)
        if ago is not None:
            return self._ago(ago)
        if said in {"today", "yesterday"}:
            return self._on(day(self.now) - dt.timedelta(days=said == "yesterday"))
        if BARE.fullmatch(text):
            return self._amount(text, float(text))
        try:
            return self._on(as_moment(text))
        except Unusable:
            if re.match(r"\d{4}-", text) is None:
                return self._amount(text, None)
            raise

    def _ago(self, ago: re.Match[str]) -> Visit:
        unit = next((unit for unit, words in _SPANS.items() if ago["unit"] in words), None)
        if unit is None:
            raise Unusable("is told in a unit of time that is not known; hours, days, weeks, months and years are")
        count = 1.0 if ago["count"] in {"a", "an", "one"} else float(ago["count"])
        days = count / PER_DAY[unit]
        if self.how.between is not None:  # so long ago it began: a date, not yet the time between the two events
            if days > 36600:  # noqa: PLR2004 - a hundred years
                raise Unusable("lies too far back")
            return self._on(day(self.now) - dt.timedelta(days=round(days)))
        amount = round(days * PER_DAY[self.finding.unit], 2)
        return self._amount(f"{amount:g} {self.finding.unit}", amount)

    def _amount(self, text: str, number: float | None) -> Visit:
        value = f"{text} {self.finding.unit}" if number is not None and BARE.fullmatch(text) else text
        as_state(self.finding, value)
        if number is not None and number.is_integer() and self.finding.unit == "d" and self.how.since is not None:
            # As a date it also tells what else is counted from this event.
            return self._event(self.how.since, day(self.now) - dt.timedelta(days=int(number)))
        return self.visit.answered(**{self.name: value})

    def _on(self, moment: Moment) -> Visit:
        if after(moment, self.now):
            raise Unusable("lies after the visit")
        if self.how.since is not None:
            return self._event(self.how.since, moment)
        if self.how.between is not None:
            first, last = self.how.between
            if first not in self.visit.events:
                raise Unusable(f"can't be worked out from one date alone; give it in {show(self.finding.unit)}")
            return self._event(last, moment)
        if not isinstance(moment, dt.datetime) or not isinstance(self.now, dt.datetime):
            raise Unusable("is counted in hours: give a number, or a date with the time, YYYY-MM-DDTHH:MM")
        hours = (self.now - moment) / dt.timedelta(hours=1) * PER_DAY[self.finding.unit] / PER_DAY["h"]
        value = f"{round(hours, 2):g} {self.finding.unit}"
        as_state(self.finding, value)
        return self.visit.answered(**{self.name: value})

    def _event(self, name: str, moment: Moment) -> Visit:
        events: dict[str, Any] = {**self.visit.events, name: moment}
        return self.visit.model_copy(update={"events": events})
