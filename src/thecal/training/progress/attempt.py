"""One attempt: a learner's answer to one case, and what it was worth."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, Final

from thecal.errors import ThecalError

LONGEST_NAME: Final = 80
"""Characters of a learner's name: enough for a person's, too few for a pasted page."""


class Mode(StrEnum):
    """The ways to play: decide what to ask, judge what is shown, spot the planted error."""

    ASK = "ask"
    JUDGE = "judge"
    SPOT = "spot"


@dataclass(frozen=True, slots=True)
class Attempt:
    """What is kept of one answered case. The case is synthetic: nothing of a patient is in it.

    Attributes:
        learner: the name, or the pseudonym, the learner goes by.
        case: the id of the case.
        mode: how it was played.
        at: when it was answered; kept in UTC.
        total: the marks, from 0 to 1.
        urgency: the marks for the urgency alone, from 0 to 1; None where no urgency was asked for (*spot*).
        under_triage: by how many levels the urgency was too low.
        over_triage: by how many levels it was too high.
        exercises: the statements the case exercises.
        complications: the complications it is about; none for a visit without one.
        answer: what the learner answered, as JSON can hold it.
        seconds: how long it took; None if nobody measured.
    """

    learner: str
    case: str
    mode: Mode
    at: datetime
    total: float
    urgency: float | None = None
    under_triage: int = 0
    over_triage: int = 0
    exercises: tuple[str, ...] = ()
    complications: tuple[str, ...] = ()
    answer: Mapping[str, Any] = field(default_factory=dict, compare=False)
    seconds: float | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "learner", learner_name(self.learner))
        object.__setattr__(self, "mode", Mode(self.mode))
        object.__setattr__(self, "at", utc(self.at))
        if not all(0 <= mark <= 1 for mark in (self.total, self.urgency) if mark is not None):
            raise ValueError("marks lie between 0 and 1")
        if self.under_triage < 0 or self.over_triage < 0 or (self.under_triage and self.over_triage):
            raise ValueError("an urgency is too low, or too high, by a number of levels")
        if self.seconds is not None and not (math.isfinite(self.seconds) and self.seconds >= 0):
            raise ValueError("an attempt takes a number of seconds")

    @property
    def key(self) -> tuple[datetime, str, str, str]:
        """What makes two attempts one and the same, wherever they were kept; sorted, it is the order of time."""
        return self.at, self.learner, self.case, self.mode.value


def learner_name(name: str) -> str:
    """The name without blanks around it.

    Raises:
        ThecalError: if nothing is left, or it can't be shown on one line.

    >>> learner_name("  Anna K. ")
    'Anna K.'
    """
    name = name.strip()
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise ThecalError(
            f"A learner's name is one line of 1 to {LONGEST_NAME} letters or other signs. It need not be the real one: "
            "a pseudonym does as well."
        )
    return name


def utc(moment: datetime) -> datetime:
    """The same moment in UTC. A moment without a zone could be any of two dozen, so there is no such thing here."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return moment.astimezone(UTC)
