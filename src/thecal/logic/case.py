"""A case: the visit that shows what a proof came to, small enough to be read aloud."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from thecal.visits.visit import Visit

DATE = dt.date(2026, 11, 24)
"""The day of a case that has events; only the days between matter."""


@dataclass(frozen=True)
class Case:
    """A visit as it could be told.

    Attributes:
        findings: finding → value as in a visit file or a given-step, e.g. ``38.4 Cel``; the phase is one of them.
        days_ago: event → how many days before the visit it was; only where no finding can say it.
    """

    findings: Mapping[str, str]
    days_ago: Mapping[str, int] = field(default_factory=dict)

    def visit(self) -> Visit:
        """The visit of this case."""
        told: dict[str, object] = {name: value for name, value in self.findings.items() if name != "phase"}
        return Visit(
            phase=self.findings.get("phase", "unknown"),  # type: ignore[arg-type]  # one of the words of PHASE
            date=DATE if self.days_ago else None,
            events={name: DATE - dt.timedelta(days=days) for name, days in self.days_ago.items()},
            findings=told,
        )

    def without(self, name: str) -> Case:
        """The same case with one finding or event not told."""
        return replace(
            self,
            findings={key: value for key, value in self.findings.items() if key != name},
            days_ago={key: value for key, value in self.days_ago.items() if key != name},
        )

    def as_dict(self) -> dict[str, str]:
        """Everything told, as text by name."""
        return {**self.findings, **{name: f"{days} days ago" for name, days in self.days_ago.items()}}

    def __str__(self) -> str:
        """The case on one line.

        >>> str(Case({"phase": "implanted", "temperature": "38.4 Cel"}))
        'phase implanted, temperature 38.4 Cel'
        """
        told = self.as_dict()
        first = {name: told.pop(name) for name in ("phase",) if name in told}
        return ", ".join(f"{name} {value}" for name, value in {**first, **told}.items()) or "nothing told"
