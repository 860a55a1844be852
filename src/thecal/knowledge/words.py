"""The fixed words of the rule files, in the order that matters.

GLOSSARY.md explains each of them to a reader; this module is where the code takes them from.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class _Ordered(StrEnum):
    """Words with an order: the first one written is the least."""

    rank: int
    """The place in the order, from 0."""

    def __new__(cls, value: str) -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.rank = len(cls.__members__)
        return member

    # str already compares, by letters: these four put the order of the field in its place.
    def __lt__(self, other: str) -> bool:
        return self.rank < type(self)(other).rank

    def __le__(self, other: str) -> bool:
        return self.rank <= type(self)(other).rank

    def __gt__(self, other: str) -> bool:
        return self.rank > type(self)(other).rank

    def __ge__(self, other: str) -> bool:
        return self.rank >= type(self)(other).rank


class Urgency(_Ordered):
    """How soon somebody must act. `routine` is the least."""

    ROUTINE = "routine"
    WITHIN_DAYS = "within_days"
    SAME_DAY = "same_day"
    EMERGENCY = "emergency"

    @property
    def say(self) -> str:
        """The words a person reads."""
        return self.value.replace("_", " ")


class Phase(StrEnum):
    """The phases of therapy that the leaflet knows."""

    TEST_PERIOD = "test_period"
    IMPLANTED = "implanted"


class Basis(StrEnum):
    """What stands behind a statement.

    `published`: seen in the primary document. `reported`: seen second-hand. `local_default`: chosen for this
    knowledge base; awaits clinical sign-off and is shown as such wherever it is shown.
    """

    PUBLISHED = "published"
    REPORTED = "reported"
    LOCAL_DEFAULT = "local_default"


class Strength(StrEnum):
    """The weight of a ground."""

    WEAK = "weak"
    STRONG = "strong"

    @property
    def points(self) -> int:
        """Strong counts 2, weak 1 (DESIGN: meaning of grounds)."""
        return 2 if self is Strength.STRONG else 1


class ObtainedBy(_Ordered):
    """How a finding is obtained, easiest first. `derived` findings are computed from others."""

    HISTORY = "history"
    VITAL_SIGN = "vital_sign"
    EXAMINATION = "examination"
    DEVICE_INTERROGATION = "device_interrogation"
    LABORATORY = "laboratory"
    IMAGING = "imaging"
    DERIVED = "derived"

    @property
    def bedside(self) -> bool:
        """Whether the visit itself can tell: history, vital signs, examination, device interrogation."""
        return self.rank <= ObtainedBy.DEVICE_INTERROGATION.rank

    @property
    def say(self) -> str:
        """The words a person reads."""
        return self.value.replace("_", " ")
