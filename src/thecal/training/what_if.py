"""Answers to "would it still be urgent if …?": the same visit, assessed again with something otherwise."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from thecal.assessment.assess import Considered, Triage
from thecal.assessment.model import Decided, IssueResult, UrgencyInterval
from thecal.condition.book import RuleBook
from thecal.condition.facts import Interval
from thecal.knowledge.vocabulary import Quantity
from thecal.training.asking import deciding_statements
from thecal.training.feedback import Ground, ground_of
from thecal.visits.derive import PER_DAY, timed
from thecal.visits.moments import Unusable, as_moment
from thecal.visits.values import as_state, asked_and_unknown
from thecal.visits.visit import Told, Visit

SCHEMA = "thecal.what_if/1"


@dataclass(frozen=True)
class WhatIf:
    """What would be otherwise, and what would not.

    Attributes:
        changes: the findings as they would be, in the words of the visit.
        along: findings that could not stay as they were told: without a headache nothing is told of its posture.
        before: the urgency as it is.
        after: the urgency with the changes.
        began: the statements that would speak for an urgency or a suspicion and do not now, those that set the urgency first.
        ended: those that speak now and would not then.
        issues: what could not be used of the changes.
    """

    changes: tuple[Decided, ...]
    along: tuple[Decided, ...]
    before: UrgencyInterval
    after: UrgencyInterval
    began: tuple[Ground, ...]
    ended: tuple[Ground, ...]
    issues: tuple[IssueResult, ...]

    @property
    def moved(self) -> bool:
        """Whether either end of the urgency is another one."""
        return (self.before.at_least, self.before.at_most) != (self.after.at_least, self.after.at_most)

    def to_dict(self) -> dict[str, Any]:
        """All of it as plain values, for JSON."""
        return {
            "schema": SCHEMA,
            "changes": [{"finding": one.finding, "value": one.value} for one in self.changes],
            "along": [{"finding": one.finding, "value": one.value} for one in self.along],
            "before": self.before.model_dump(mode="json"),
            "after": self.after.model_dump(mode="json"),
            "began": [one.model_dump(mode="json") for one in self.began],
            "ended": [one.model_dump(mode="json") for one in self.ended],
            "issues": [one.model_dump(mode="json") for one in self.issues],
        }


def what_if(triage: Triage, considered: Considered, changes: Mapping[str, Told]) -> WhatIf:
    """A visit with some findings otherwise.

    Args:
        triage: assesses the changed visit.
        considered: the visit as it is.
        changes: finding → value; None: as if it had not been asked.
    """
    visit = considered.intake.visit
    changed, along = otherwise(visit, changes, triage.book)
    after = triage.consider(changed)
    spoke, speaks = _speaking(considered), _speaking(after)
    known = considered.assessment.issues
    return WhatIf(
        changes=tuple(Decided(finding=name, value=after.intake.shown.get(name, "unknown")) for name in changes),
        along=tuple(Decided(finding=name, value=after.intake.shown.get(name, "unknown")) for name in along),
        before=considered.assessment.urgency,
        after=after.assessment.urgency,
        began=tuple(ground_of(name, after) for name in speaks if name not in spoke),
        ended=tuple(ground_of(name, considered) for name in spoke if name not in speaks),
        issues=tuple(issue for issue in after.assessment.issues if issue not in known),
    )


def otherwise(visit: Visit, changes: Mapping[str, Told], book: RuleBook) -> tuple[Visit, tuple[str, ...]]:
    """The visit with findings otherwise, and the findings that could not stay as they were told.

    What is told of something that is now absent goes with it; what is told of something makes it present. A time that the
    visit's dates tell is moved there.
    """
    words = book.knowledge.vocabulary.findings
    told: dict[str, Any] = dict(visit.findings)
    along: dict[str, None] = {}
    for name, value in changes.items():
        told.pop(name, None)
        if value is not None:
            told[name] = value
    for name in changes:
        finding, value = words[name], told.get(name)
        if value is None or asked_and_unknown(value):
            continue
        if _absent(book, name, value):
            gone = [child for child in told if child not in changes and child in words and words[child].only_if == name]
            for child in gone:
                del told[child]
            along |= dict.fromkeys(gone)
        elif (
            finding.only_if is not None
            and finding.only_if not in changes
            and _absent(book, finding.only_if, told.get(finding.only_if))
        ):
            told[finding.only_if] = "present"
            along[finding.only_if] = None
    moved = visit.model_copy(update={"findings": told})
    for name in changes:
        moved = _dated(moved, name, book)
    return moved, tuple(along)


def _absent(book: RuleBook, name: str, value: Any) -> bool:
    """Whether a yes/no finding is told as absent."""
    try:
        return value is not None and as_state(book.knowledge.vocabulary.findings[name], value) is False
    except Unusable:
        return False


def _dated(visit: Visit, name: str, book: RuleBook) -> Visit:
    """The visit with the event moved from which a told time follows; the dates would contradict it."""
    finding, value = book.knowledge.vocabulary.findings[name], visit.findings.get(name)
    how = finding.derived
    if how is None or not timed(finding) or not isinstance(finding, Quantity) or value is None:
        return visit
    since = how.between[0] if how.between is not None else None
    event = how.between[1] if how.between is not None else how.since
    if event is None or event not in visit.events or (since is not None and since not in visit.events):
        return visit
    left = visit.without(name)
    if asked_and_unknown(value):
        return left.model_copy(update={"events": {**visit.events, event: "unknown"}})
    try:
        state = as_state(finding, value)
        start = as_moment(visit.events[since]) if since is not None else visit.date
    except Unusable:
        return visit
    if start is None or not isinstance(state, Interval):
        return visit
    time = dt.timedelta(days=state.lo / PER_DAY[finding.unit])
    return left.model_copy(
        update={"events": {**visit.events, event: start + time if since is not None else start - time}}
    )


def _speaking(considered: Considered) -> tuple[str, ...]:
    """The statements that set the urgency, then the other red flags, then what makes complications suspected."""
    answer = considered.assessment
    suspicions = [one.id for result in answer.with_status("suspected") for one in result.for_]
    return tuple(
        dict.fromkeys((*deciding_statements(considered), *(flag.id for flag in answer.red_flags), *suspicions))
    )
