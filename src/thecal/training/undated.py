"""A visit with dates told as people tell it: twelve days ago, not on the 12th of November."""

from __future__ import annotations

from thecal.assessment.assess import Considered, Triage
from thecal.condition.facts import Interval, Truth
from thecal.condition.units import plainly
from thecal.knowledge.vocabulary import Quantity
from thecal.visits.derive import timed


def undated(considered: Considered, triage: Triage) -> Considered:
    """The same visit with times in place of its dates; as it is, where the dates say more than the times would.

    Args:
        considered: a visit, and what the rules say of it.
        triage: judges it again.
    """
    visit, states = considered.intake.visit, considered.intake.facts.states
    if not visit.events:
        return considered
    told = dict(visit.findings)
    for name, finding in triage.book.knowledge.vocabulary.findings.items():
        state = states.get(name)
        if timed(finding) and isinstance(finding, Quantity) and isinstance(state, Interval) and state.known:
            told[name] = f"{plainly(state.lo)} {finding.unit}"
    again = triage.consider(visit.model_copy(update={"date": None, "events": {}, "findings": told}))
    return again if not again.intake.issues and _truths(again) == _truths(considered) else considered


def _truths(considered: Considered) -> dict[str, Truth]:
    return {name: judgement.truth for name, judgement in considered.verdict.judgements.items()}
