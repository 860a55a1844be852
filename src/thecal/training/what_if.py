"""Answers to "would it still be urgent if …?": the same visit, assessed again with something otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from thecal.assessment.assess import Considered, Triage
from thecal.assessment.explain import Change, explain
from thecal.assessment.model import UrgencyInterval
from thecal.condition.book import Kind, Rule
from thecal.condition.facts import Truth
from thecal.knowledge.words import Urgency
from thecal.visits.visit import Told, Visit


@dataclass(frozen=True)
class Pivot:
    """A finding on which the urgency hangs.

    Attributes:
        change: what would have to be otherwise.
        was: the least urgency as it is.
        becomes: the least urgency after the change.
    """

    change: Change
    was: Urgency
    becomes: Urgency

    @property
    def raises(self) -> bool:
        """Whether the change makes the visit more urgent."""
        return self.becomes > self.was


def what_if(triage: Triage, visit: Visit, changes: Mapping[str, Told]) -> UrgencyInterval:
    """The urgency of a visit with some findings otherwise; a value of None takes the finding out of the visit."""
    gone = [name for name, value in changes.items() if value is None]
    told = {name: value for name, value in changes.items() if value is not None}
    return triage.assess(visit.without(*gone).answered(**told)).urgency


def pivots(triage: Triage, considered: Considered, most: int = 6) -> tuple[Pivot, ...]:
    """The findings whose change alone would lower or raise the least urgency; each change was tried.

    Args:
        triage: assesses the changed visits.
        considered: the visit as it is.
        most: how many to find in each direction.
    """
    visit, was = considered.intake.visit, considered.assessment.urgency.at_least
    found: dict[bool, list[Pivot]] = {False: [], True: []}
    tried: set[Change] = set()
    for lowers, change in _candidates(considered):
        there = found[not lowers]
        if change in tried or len(there) >= most or any(one.change.finding == change.finding for one in there):
            continue
        tried.add(change)
        after = triage.assess(visit.answered(**{change.finding: change.value}))
        becomes = after.urgency.at_least
        # A value that contradicts the rest of the visit is not used, and would show nothing.
        if (becomes < was if lowers else becomes > was) and len(after.issues) <= len(considered.assessment.issues):
            there.append(Pivot(change, was, becomes))
    return (*found[False], *found[True])


def _candidates(considered: Considered) -> Iterator[tuple[bool, Change]]:
    """Single changes that might lower the urgency (true) or raise it (false), the likeliest first."""
    book, judgements = considered.scale.book, considered.verdict.judgements
    told = considered.intake.visit.findings
    was = considered.assessment.urgency.at_least
    setting = [book.rules[name] for name in considered.assessment.urgency.because]
    suspects = [
        book.rules[reason.id]
        for result in considered.assessment.with_status("suspected")
        for reason in result.for_
        if book.rules[reason.id].kind is Kind.SUSPECT
    ]
    for rule in (*setting, *suspects):
        flipped = explain(rule, judgements[rule.id], considered.intake, book).to_false
        if flipped is not None and len(flipped) == 1 and flipped[0].finding in told:
            yield True, flipped[0]
    # The gravest first; what makes a complication suspected may raise it too.
    levels: list[Rule] = [*book.of(Kind.RED_FLAG), *_of_complications(considered, Kind.URGENCY)]
    graver = [rule for rule in levels if rule.level is not None and rule.level > was]
    for rule in (
        *sorted(graver, key=lambda rule: -(rule.level or was).rank),
        *_of_complications(considered, Kind.SUSPECT),
    ):
        judgement = judgements[rule.id]
        if was is Urgency.EMERGENCY or judgement.truth is Truth.TRUE or not considered.scale.counts(rule):
            continue
        flipped = explain(rule, judgement, considered.intake, book).to_true
        if flipped is not None and len(flipped) == 1 and flipped[0].finding != "phase":
            yield False, flipped[0]


def _of_complications(considered: Considered, kind: Kind) -> list[Rule]:
    book = considered.scale.book
    return [rule for name in book.knowledge.complications for rule in book.of(kind, name)]
