"""The findings on which the urgency of a visit hangs: single changes that would lower or raise it, each tried."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from thecal.assessment.assess import Considered, Triage
from thecal.assessment.explain import Change, explain
from thecal.condition.book import Kind, Rule
from thecal.condition.facts import Truth
from thecal.condition.nodes import findings
from thecal.knowledge.words import Urgency
from thecal.training.what_if import otherwise


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
        after = triage.assess(otherwise(visit, {change.finding: change.value}, triage.book)[0])
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
    # What makes a complication suspected may raise it too.
    levels: list[Rule] = [*book.of(Kind.RED_FLAG), *_of_complications(considered, Kind.URGENCY)]
    graver = [rule for rule in levels if rule.level is not None and rule.level > was]
    unusual = _unusual(considered)

    def nearness(rule: Rule) -> tuple[bool, int]:
        # What has to do with what is the matter teaches more than any other emergency.
        return unusual.isdisjoint(findings(rule.condition)), -(rule.level or was).rank

    for rule in (
        *sorted(graver, key=nearness),
        *_of_complications(considered, Kind.SUSPECT),
    ):
        judgement = judgements[rule.id]
        if was is Urgency.EMERGENCY or judgement.truth is Truth.TRUE or not considered.scale.counts(rule):
            continue
        flipped = explain(rule, judgement, considered.intake, book).to_true
        if flipped is not None and len(flipped) == 1 and flipped[0].finding != "phase":
            yield False, flipped[0]


def _unusual(considered: Considered) -> set[str]:
    """The told findings that are not as in anybody."""
    words, shown = considered.scale.book.knowledge.vocabulary.findings, considered.intake.shown
    told = (name for name in considered.intake.visit.findings if name in words and name in shown)
    return {name for name in told if shown[name] not in {words[name].as_usual, "absent"}}


def _of_complications(considered: Considered, kind: Kind) -> list[Rule]:
    book = considered.scale.book
    return [rule for name in book.knowledge.complications for rule in book.of(kind, name)]
