"""One follow-up visit, as it was told: nothing corrected, nothing guessed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from thecal.condition.facts import Facts
from thecal.visits.moments import Moment, as_moment

Told = bool | int | float | str | dict[str, Any] | None
"""A value as told: text, a number, yes or no, or ``{value: …, unit: …}``."""


class Visit(BaseModel):
    """What is known about one patient at one follow-up.

    Attributes:
        id: the visit's own name; never a patient's name.
        phase: `test_period`, `implanted`, or `unknown`.
        date: when the visit was; with a time of day if hours matter.
        events: dates of what happened before (`dural_puncture`, `implant`, `refill`, …).
        findings: finding → value as told. `unknown` was asked and could not be told; a finding that is not there (or
            null) was not asked. Both mean unknown.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    id: str | None = None
    phase: Literal["test_period", "implanted", "unknown"] = "unknown"
    date: Moment | None = None
    events: dict[str, Any] = Field(default_factory=dict)
    findings: dict[str, Any] = Field(default_factory=dict)

    @field_validator("date", mode="before")
    @classmethod
    def _a_moment(cls, value: Any) -> Moment | None:
        return None if value is None else as_moment(value)

    def answered(self, **findings: Told) -> Visit:
        """The same visit with more findings told."""
        return self.model_copy(update={"findings": {**self.findings, **findings}})

    def without(self, *findings: str) -> Visit:
        """The same visit as if these had not been asked."""
        left = {name: value for name, value in self.findings.items() if name not in findings}
        return self.model_copy(update={"findings": left})


@dataclass(frozen=True)
class Issue:
    """Something that was told and can't be used; it counts as unknown, and is shown.

    Attributes:
        finding: the finding or event; several are joined by a comma.
        value: what was told, as text; None where the fault is not one value's.
        problem: one sentence.
    """

    finding: str
    value: str | None
    problem: str


@dataclass(frozen=True)
class Intake:
    """A visit made ready for the engines.

    Attributes:
        facts: the state of every finding that is not plainly unknown.
        issues: what was told and can't be used.
        asked: findings that were asked and could not be told.
        shown: finding → value as a person reads it.
    """

    visit: Visit
    facts: Facts
    issues: tuple[Issue, ...]
    asked: frozenset[str]
    shown: dict[str, str]
