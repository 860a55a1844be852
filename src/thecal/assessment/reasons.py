"""Statements with their reasons, as the answer shows them."""

from __future__ import annotations

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
    return Reason(**parts(rule, judgement, intake))


def decided(judgement: Judgement, intake: Intake) -> tuple[Decided, ...]:
    """The findings that decided it, with their values; what was worked out names where it came from as well."""
    found: dict[str, str] = {}
    for name in judgement.decided_by:
        found[name] = intake.shown.get(name, "unknown")
        for origin in intake.facts.inferred.get(name, ()):
            found.setdefault(origin, intake.shown.get(origin, "unknown"))
    return tuple(Decided(finding=name, value=value) for name, value in found.items())
