"""A visit in, an assessment out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from thecal.assessment.advice import Recommended, cautions, check_results, recommended
from thecal.assessment.model import (
    AboutEngine,
    AboutKnowledge,
    AboutVisit,
    Assessment,
    ComplicationResult,
    Flag,
    IssueResult,
    UrgencyInterval,
)
from thecal.assessment.questions import next_questions
from thecal.assessment.reasons import Reasons, parts
from thecal.assessment.weigh import Scale, Weighed
from thecal.condition.book import Kind, Rule, RuleBook
from thecal.condition.facts import Truth
from thecal.engines.channels import Channels, ReteMode, Verdict
from thecal.knowledge.statements import RedFlag
from thecal.visits.intake import take_in
from thecal.visits.visit import Intake, Visit


@dataclass(frozen=True)
class Considered:
    """An assessment together with what it was made from, for explanations."""

    assessment: Assessment
    intake: Intake
    verdict: Verdict
    scale: Scale


class Triage:
    """Assesses visits with one rule book; keep it, it is costly to make and cheap to use.

    Args:
        book: the rule book.
        rete: where the second channel runs: ``inline``, ``worker`` (a process of its own) or ``off``.
    """

    def __init__(self, book: RuleBook, rete: ReteMode = "inline") -> None:
        self.book = book
        self.channels = Channels(book, rete)

    def assess(self, visit: Visit) -> Assessment:
        """The assessment of one visit."""
        return self.consider(visit).assessment

    def consider(self, visit: Visit) -> Considered:
        """The assessment of one visit, with the facts and judgements behind it."""
        intake = take_in(visit, self.book)
        verdict = self.channels.evaluate(intake.facts)
        scale = Scale(self.book, verdict.judgements, visit.phase)
        return Considered(assessment_of(scale, intake, verdict), intake, verdict, scale)

    def close(self) -> None:
        """Ends the engines."""
        self.channels.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()


def assessment_of(scale: Scale, intake: Intake, verdict: Verdict) -> Assessment:
    """The answer, from a visit's facts and the judgements of its channels."""
    book, visit = scale.book, intake.visit
    span = scale.span()
    ranked = scale.weighed()
    asked_for = recommended(scale, ranked, span.at_least)
    warned = cautions(scale, list(asked_for), intake)
    flags = _flags(scale, intake)
    reasons = Reasons(scale.judgements, intake)
    complications = tuple(_complication(scale, one, reasons) for one in ranked)
    # model_construct: everything here was made by us a moment ago; validating it again would double the cost of a triage.
    return Assessment.model_construct(
        schema_="thecal.assessment/1",
        visit=AboutVisit.model_construct(
            id=visit.id, phase=visit.phase, date=visit.date.isoformat() if visit.date else None
        ),
        knowledge=AboutKnowledge.model_construct(edition=book.knowledge.edition.edition, hash=book.knowledge.hash),
        engine=AboutEngine.model_construct(
            channels=verdict.channels, agreed=verdict.agreed, degraded=verdict.degraded, reason=verdict.reason
        ),
        urgency=UrgencyInterval.model_construct(
            at_least=span.at_least, at_most=span.at_most, settled=span.settled, because=span.because
        ),
        complications=complications,
        red_flags=flags,
        checks=check_results(scale, asked_for, warned),
        cautions=warned,
        next_questions=next_questions(scale, span, intake.facts, intake.asked),
        issues=tuple(
            IssueResult.model_construct(finding=issue.finding, value=issue.value, problem=issue.problem)
            for issue in intake.issues
        ),
        needs_sign_off=_local_defaults(
            book, span.because, complications, asked_for, [caution.id for caution in warned]
        ),
    )


def _flags(scale: Scale, intake: Intake) -> tuple[Flag, ...]:
    found = []
    for rule in scale.here.of(Kind.RED_FLAG):
        judgement = scale.judgements[rule.id]
        if judgement.truth is Truth.TRUE:
            flag = rule.statement
            assert isinstance(flag, RedFlag)
            found.append(Flag(**parts(rule, judgement, intake), level=flag.level, suspects=flag.suspects))
    return tuple(sorted(found, key=lambda flag: -flag.level.rank))


def _complication(scale: Scale, one: Weighed, reasons: Reasons) -> ComplicationResult:
    judgements = scale.judgements
    complication = scale.book.knowledge.complications[one.id]
    sides: tuple[Sequence[Rule], Sequence[Rule], Sequence[Rule]] = ((), (), ())
    if one.status in {"suspected", "open"}:
        causes = scale.suspects(one.id)
        strongest = scale.here.strongest(Kind.GROUND, one.id)

        def those(rules: Sequence[Rule], truth: Truth) -> list[Rule]:
            return [rule for rule in rules if judgements[rule.id].truth is truth]

        sides = (
            [*those(causes, Truth.TRUE), *(rule for rule in those(strongest, Truth.TRUE) if rule.points > 0)],
            [rule for rule in those(strongest, Truth.TRUE) if rule.points < 0],
            [*those(causes, Truth.UNKNOWN), *those(strongest, Truth.UNKNOWN)],
        )
    ruled_out: dict[str, None] = {}
    if one.status == "not_supported":
        for rule in scale.suspects(one.id):
            ruled_out.update(dict.fromkeys(judgements[rule.id].decided_by))
    for_, against, open_ = (tuple(map(reasons.of, rules)) for rules in sides)
    return ComplicationResult.made(
        id=one.id,
        name=complication.name,
        documented=complication.documented,
        part_of=complication.part_of,
        status=one.status,
        urgency=one.urgency,
        net=one.net,
        for_=for_,
        against=against,
        open=open_,
        ruled_out_by=tuple(ruled_out),
    )


def _local_defaults(
    book: RuleBook,
    because: Sequence[str],
    complications: Sequence[ComplicationResult],
    asked_for: Recommended,
    warned: Sequence[str],
) -> tuple[str, ...]:
    """The statements this answer rests on that await clinical sign-off, in the order of the files."""
    used = {*because, *warned}
    for result in complications:
        if result.status == "suspected":
            used.update(one.id for one in (*result.for_, *result.against))
    used.update(rule.id for asked in asked_for.values() for rule in asked.rules)
    return tuple(name for name in book.awaiting_sign_off if name in used)
