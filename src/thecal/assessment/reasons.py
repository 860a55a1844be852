"""Statements with their reasons, as the answer shows them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from thecal.assessment.model import Decided, Reason
from thecal.condition.book import Rule
from thecal.condition.truth import Judgement
from thecal.visits.visit import Intake


def parts(rule: Rule, judgement: Judgement, intake: Intake) -> dict[str, Any]:
    """What every kind of reason shares: the statement, what decided it, what it lacks."""
    return {
        "id": rule.id,
        "because": rule.because,
        "source": rule.statement.source,
        "basis": rule.statement.basis,
        "decided_by": decided(judgement, intake),
        "missing": judgement.missing,
    }


def reason(rule: Rule, judgement: Judgement, intake: Intake) -> Reason:
    """One statement and how it came out."""
    statement = rule.statement
    return Reason(
        id=rule.id,
        because=statement.because,
        source=statement.source,
        basis=statement.basis,
        decided_by=decided(judgement, intake),
        missing=judgement.missing,
    )


def decided(judgement: Judgement, intake: Intake) -> tuple[Decided, ...]:
    """The findings that decided it, with their values; what was worked out names where it came from as well."""
    if not judgement.decided_by:
        return ()
    found: dict[str, str] = {}
    for name in judgement.decided_by:
        found[name] = intake.shown.get(name, "unknown")
        for origin in intake.facts.inferred.get(name, ()):
            found.setdefault(origin, intake.shown.get(origin, "unknown"))
    return tuple(Decided(finding=name, value=value) for name, value in found.items())


class Reasons:
    """The reasons of one visit. A statement is a reason for several complications, and is told once.

    Args:
        judgements: what the statements came to.
        intake: the visit.
    """

    def __init__(self, judgements: Mapping[str, Judgement], intake: Intake) -> None:
        self._judgements = judgements
        self._intake = intake
        self._told: dict[str, Reason] = {}

    def of(self, rule: Rule) -> Reason:
        """One statement and how it came out."""
        found = self._told.get(rule.id)
        if found is None:
            found = self._told[rule.id] = reason(rule, self._judgements[rule.id], self._intake)
        return found
