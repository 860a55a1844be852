"""A scenario's visit told as a patient's: times in place of dates, a pump that has something in it, and the like.

Nothing that the rules say of the visit may change by it; where it would, the visit is told as it is.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from thecal.assessment.assess import Considered, Triage
from thecal.condition.facts import Interval, Truth
from thecal.condition.units import plainly
from thecal.knowledge.vocabulary import Quantity
from thecal.training.plausible import PUMP_INSIDE
from thecal.visits.derive import timed
from thecal.visits.visit import Visit

DRUGS: Final = "drug_"
"""What begins so says what is in the pump."""
MOST_COMMON: Final = "drug_morphine"
"""What is in a pump of which is said only what is not in it."""
EVENT: Final = "last_dose_event"


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


def patientlike(considered: Considered, triage: Triage, exercises: Collection[str]) -> Considered:
    """The same visit without what "nothing else is found" says too much of.

    That sentence denies every drug at once, tells of a pump in the body in a test period, and that there was no dose event
    where the scenario tells of one.

    Args:
        considered: a visit, and what the rules say of it.
        triage: judges it again.
        exercises: the statements that are to come out as they do.
    """
    for mended in (_outside, _with_event, _filled):
        visit = mended(considered.intake.visit)
        if visit is None:
            continue
        again = triage.consider(visit)
        before, after = _truths(considered), _truths(again)
        kept = all(after[name] is before[name] for name in exercises)
        if kept and _answer(again) == _answer(considered) and not again.intake.issues:
            considered = again
    return considered


def _outside(visit: Visit) -> Visit | None:
    """Without what can be told of a pump in the body only; None where nothing of it is told."""
    told = [name for name in PUMP_INSIDE if name in visit.findings]
    return visit.without(*told) if told and visit.phase == "test_period" else None


def _with_event(visit: Visit) -> Visit | None:
    """Without "no dose event in the last week" where one, or a refill, has its time; None where neither has."""
    times = {"hours_since_dose_event", "days_since_refill"} & visit.findings.keys()
    return visit.without(EVENT) if times and visit.findings.get(EVENT) == "none" else None


def _filled(visit: Visit) -> Visit | None:
    """With morphine in a pump that would else be told to be empty; None where it is not."""
    drugs = {value for name, value in visit.findings.items() if name.startswith(DRUGS)}
    empty = drugs == {"absent"} and MOST_COMMON in visit.findings
    return visit.answered(**{MOST_COMMON: "present"}) if empty else None


def _truths(considered: Considered) -> dict[str, Truth]:
    return {name: judgement.truth for name, judgement in considered.verdict.judgements.items()}


def _answer(considered: Considered) -> tuple[object, ...]:
    """What an answer is marked against."""
    answer = considered.assessment
    statuses = {one.id: one.status for one in answer.complications}
    return (answer.urgency.at_least, answer.urgency.at_most, statuses, {check.id for check in answer.checks})
