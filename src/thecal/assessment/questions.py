"""What to ask next: the bedside findings on which the urgency still hangs, the one that moves it most first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from thecal.assessment.model import Question
from thecal.assessment.weigh import Scale, Span
from thecal.condition.book import Kind, Rule
from thecal.condition.check import PHASE, AnyFinding
from thecal.condition.facts import Facts, Truth
from thecal.condition.nodes import AtLeast, Leaf
from thecal.condition.truth import judge, leaf_truth
from thecal.knowledge.words import ObtainedBy, Urgency

Answers = frozenset[str]
"""Findings that must be answered together for one way to come true."""

_EFFORT = {
    ObtainedBy.HISTORY: 1.0,
    ObtainedBy.VITAL_SIGN: 1.0,
    ObtainedBy.EXAMINATION: 1.25,
    ObtainedBy.DEVICE_INTERROGATION: 2.5,
}


@dataclass
class _Claim:
    """What hangs on one finding.

    Attributes:
        shares: red flag or complication → how directly the level hangs on this finding, 1 for "on this alone".
    """

    level: Urgency = Urgency.ROUTINE
    shares: dict[str, float] = field(default_factory=dict)
    waiting: dict[str, Urgency] = field(default_factory=dict)
    settles: bool = False

    def add(self, what: str, level: Urgency, share: float, *, settles: bool) -> None:
        """One more chance that rests on the finding."""
        rank = level.rank
        if what not in self.waiting or rank > self.waiting[what].rank:
            self.waiting[what] = level
        if rank > self.level.rank:
            self.level, self.shares = level, {}
        if rank == self.level.rank and share > self.shares.get(what, 0.0):
            self.shares[what] = share
        self.settles |= settles


def next_questions(scale: Scale, span: Span, facts: Facts, asked: frozenset[str]) -> tuple[Question, ...]:
    """The bedside findings whose answers can move the urgency interval, ranked.

    A finding ranks by the highest urgency that rests on it, then by how directly: a red flag or complication that waits
    for this finding alone counts fully, one that waits for several is shared among them, and one of which something
    holds already counts double. What is harder to obtain weighs less. Findings that were asked and could not be told come
    last. Nothing is left to ask once triage is settled.
    """
    if span.settled:
        return ()
    claims: dict[str, _Claim] = {}
    chances: dict[tuple[str, Urgency, Answers], bool] = {}
    for what, level, answers, held in _chances(scale, span, facts):
        key = (what, level, answers)
        chances[key] = held or chances.get(key, False)
    for (what, level, answers), held in chances.items():
        share = (2.0 if held else 1.0) / len(answers) ** 2
        settles = len(answers) == 1 and level is span.at_most
        for name in answers:
            claim = claims.setdefault(name, _Claim())
            claim.add(what, level, share, settles=settles)
    if len(claims) == 1:
        next(iter(claims.values())).settles = True  # the last one: whatever the answer, nothing is left
    words: dict[str, AnyFinding] = {"phase": PHASE, **scale.book.knowledge.vocabulary.findings}
    place = {name: index for index, name in enumerate(words)}

    def order(name: str) -> tuple[bool, int, float, int]:
        claim = claims[name]
        weight = sum(claim.shares.values()) / _EFFORT.get(words[name].obtained_by, 1.0)
        return name in asked, -claim.level.rank, -round(weight, 6), place[name]

    return tuple(_question(name, words[name], claims[name], asked) for name in sorted(claims, key=order))


def _question(name: str, finding: AnyFinding, claim: _Claim, asked: frozenset[str]) -> Question:
    return Question.model_construct(
        finding=name,
        question=finding.question,
        obtained_by=finding.obtained_by.value,
        could_raise_to=claim.level,
        would_settle=claim.settles,
        for_=tuple(sorted(claim.waiting, key=lambda what: -claim.waiting[what].rank)),
        asked=name in asked,
    )


def _chances(scale: Scale, span: Span, facts: Facts) -> Iterator[tuple[str, Urgency, Answers, bool]]:
    """Every way in which bedside answers could raise the urgency above `at_least`.

    Yields:
        The red flag or complication, the level, the findings to answer, and whether something of it holds already.
    """
    floor = span.at_least.rank
    for rule in scale.book.of(Kind.RED_FLAG):
        level = rule.level
        if level is not None and level.rank > floor and scale.counts(rule):
            held = bool(scale.judgements[rule.id].decided_by)
            for answers in _open_ways(rule, scale, facts):
                yield rule.id, level, answers, held
    for name, complication in scale.book.knowledge.complications.items():
        if any(phase in complication.applies_in for phase in scale.phases):
            yield from _of_complication(scale, name, floor, facts)


def _of_complication(scale: Scale, name: str, floor: int, facts: Facts) -> Iterator[tuple[str, Urgency, Answers, bool]]:
    causes: list[tuple[Answers, bool]] = []
    for rule in scale.suspects(name):
        judgement = scale.judgements[rule.id]
        if judgement.truth is Truth.TRUE:
            causes = [(frozenset(), True)]
            break
        causes += [(answers, bool(judgement.decided_by)) for answers in _open_ways(rule, scale, facts)]
    if not causes:
        return
    applies_in = scale.book.knowledge.complications[name].applies_in
    extra = frozenset() if all(phase in applies_in for phase in scale.phases) else frozenset({"phase"})
    shortest = min((answers for answers, _ in causes), key=len)
    for rule in scale.book.of(Kind.URGENCY, name):
        level = rule.level
        judgement = scale.judgements[rule.id]
        if level is None or level.rank <= floor or not judgement.can_true or not scale.counts(rule):
            continue
        own = [frozenset[str]()] if judgement.truth is Truth.TRUE else list(_open_ways(rule, scale, facts))
        least = min(own, key=len, default=frozenset[str]())
        # Every cause with the shortest way to the level, and every way to the level with the shortest cause: all findings
        # appear with their most direct chance, without multiplying the two out.
        for answers, held in causes:
            if answers | least | extra:
                yield name, level, answers | least | extra, held
        for answers in own:
            if answers | shortest | extra:
                yield name, level, answers | shortest | extra, bool(judgement.decided_by) or not shortest


def _open_ways(rule: Rule, scale: Scale, facts: Facts) -> Iterator[Answers]:
    """The ways in which a rule could still become true from the bedside: for each, the findings to answer."""
    judgement = scale.judgements[rule.id]
    if judgement.truth is not Truth.UNKNOWN or not judgement.can_true:
        return
    for way in rule.ways:
        needed = [_needed(literal.leaf, holds=literal.holds, facts=facts) for literal in way]
        answers = frozenset(name for names in needed if names is not None for name in names)
        if answers and None not in needed:
            yield answers


def _needed(leaf: Leaf | AtLeast, *, holds: bool, facts: Facts) -> Iterable[str] | None:
    """The bedside findings one literal waits for: none if it holds already, None if it can't come to hold."""
    if isinstance(leaf, AtLeast):
        judgement = judge(leaf, facts)
        truth, missing = judgement.truth, judgement.missing
    else:
        truth = leaf_truth(leaf, facts.states.get(leaf.finding))
        missing = facts.missing_for(leaf.finding) if truth is Truth.UNKNOWN else ()
    if truth is Truth.UNKNOWN:
        bedside = [name for name in missing if name in facts.bedside]
        return bedside or None
    return () if (truth is Truth.TRUE) is holds else None
