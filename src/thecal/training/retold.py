"""A scenario's visit told as a patient's: times in place of dates, and a pump that has something in it.

Nothing that the rules say of the visit may change by it; where it would, the visit is told as it is.
"""

from __future__ import annotations

from typing import Final

from thecal.assessment.assess import Considered, Triage
from thecal.condition.facts import Interval, Truth
from thecal.condition.units import plainly
from thecal.knowledge.vocabulary import Quantity
from thecal.visits.derive import timed

DRUGS: Final = "drug_"
"""What begins so says what is in the pump."""
MOST_COMMON: Final = "drug_morphine"
"""What is in a pump of which only is said what is not in it. "Nothing else is found" denies every drug at once."""


def undated(considered: Considered, triage: Triage) -> Considered:
    """The same visit with times in place of its dates: people say "twelve days ago".

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


def filled(considered: Considered, triage: Triage, exercises: tuple[str, ...]) -> Considered:
    """The same visit with morphine in a pump that would else be told to be empty.

    Args:
        considered: a visit, and what the rules say of it.
        triage: judges it again.
        exercises: the statements that are to come out as they do.
    """
    visit = considered.intake.visit
    drugs = {value for name, value in visit.findings.items() if name.startswith(DRUGS)}
    if drugs != {"absent"} or MOST_COMMON not in visit.findings:
        return considered
    again = triage.consider(visit.answered(**{MOST_COMMON: "present"}))
    before, after = _truths(considered), _truths(again)
    same = _answer(again) == _answer(considered) and all(after[name] is before[name] for name in exercises)
    return again if same and not again.intake.issues else considered


def _truths(considered: Considered) -> dict[str, Truth]:
    return {name: judgement.truth for name, judgement in considered.verdict.judgements.items()}


def _answer(considered: Considered) -> tuple[object, ...]:
    """What an answer is marked against."""
    answer = considered.assessment
    statuses = {one.id: one.status for one in answer.complications}
    return (answer.urgency.at_least, answer.urgency.at_most, statuses, {check.id for check in answer.checks})
