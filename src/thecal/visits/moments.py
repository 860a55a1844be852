"""Dates as told, with or without a time of day."""

from __future__ import annotations

import datetime as dt
from typing import Any

Moment = dt.datetime | dt.date


class Unusable(ValueError):
    """A told value can't be used; the message says why, without repeating the value."""


def as_moment(value: Any) -> Moment:
    """A date, or a date with a time of day (local time; an offset is dropped).

    >>> as_moment("2026-11-24T09:30")
    datetime.datetime(2026, 11, 24, 9, 30)

    Raises:
        Unusable: if it is neither.
    """
    if isinstance(value, dt.datetime):
        return value.replace(tzinfo=None)
    if isinstance(value, dt.date):
        return value
    if isinstance(value, str) and len(value) <= 40:  # noqa: PLR2004 - longer than any ISO moment
        text = value.strip()
        for kind in (dt.date, dt.datetime):
            try:
                moment = kind.fromisoformat(text)
            except ValueError:
                continue
            return moment.replace(tzinfo=None) if isinstance(moment, dt.datetime) else moment
    raise Unusable("is not a date; write YYYY-MM-DD, or YYYY-MM-DDTHH:MM when hours matter")


def day(moment: Moment) -> dt.date:
    """The calendar day."""
    return moment.date() if isinstance(moment, dt.datetime) else moment


def span(moment: Moment) -> tuple[dt.datetime, dt.datetime]:
    """The earliest and the latest it can have been: a date alone is any moment of its day."""
    if isinstance(moment, dt.datetime):
        return moment, moment
    midnight = dt.datetime.combine(moment, dt.time())
    return midnight, midnight + dt.timedelta(days=1)


def after(moment: Moment, other: Moment) -> bool:
    """Whether it certainly lies after the other; on one day only two times of day can tell."""
    if isinstance(moment, dt.datetime) and isinstance(other, dt.datetime):
        return moment > other
    return day(moment) > day(other)
