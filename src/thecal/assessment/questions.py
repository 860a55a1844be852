"""What to ask next: the bedside findings on which the urgency still hangs, the one that moves it most first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from thecal.assessment.model import Question
from thecal.assessment.weigh import Scale, Span
from thecal.condition.book import Kind, Rule
from thecal.condition.check import PHASE, AnyFinding
from thecal.condition.facts import Facts, Truth
from thecal.condition.openings import Answers
from thecal.knowledge.words import ObtainedBy, Urgency

Chance = tuple[str, Urgency, Answers, bool]
Chances = dict[tuple[str, Urgency, Answers], bool]
"""The red flag or complication, the level, the findings to answer → whether something of it holds already."""

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
    claims: defaultdict[str, _Claim] = defaultdict(_Claim)
    for (what, level, answers), held in chances(scale, span, facts).items():
        share = (2.0 if held else 1.0) / len(answers) ** 2
        settles = len(answers) == 1 and level is span.at_most
        for name in answers:
            claims[name].add(what, level, share, settles=settles)
    if len(claims) == 1:
        next(iter(claims.values())).settles = True  # the last one: whatever the answer, nothing is left
    words: dict[str, AnyFinding] = {"phase": PHASE, **scale.book.knowledge.vocabulary.findings}
    place = {name: index for index, name in enumerate(words)}

    def order(name: str) -> tuple[bool, int, float, int]:
        claim = claims[name]
        weight = sum(claim.shares.values()) / _EFFORT.get(words[name].obtained_by, 1.0)
        return name in asked, -claim.level.rank, -round(weight, 6), place[name]

    return tuple(_question(name, words[name], claims[name], asked) for name in sorted(claims, key=order))


def chances(scale: Scale, span: Span, facts: Facts) -> Chances:
    """Every way in which bedside answers could raise the urgency above `at_least`, each once."""
    found: Chances = {}
    for what, level, answers, held in _Ways(scale, span, facts):
        key = (what, level, answers)
        found[key] = held or found.get(key, False)
    return found


def _question(name: str, finding: AnyFinding, claim: _Claim, asked: frozenset[str]) -> Question:
    return Question.made(
        finding=name,
        question=finding.question,
        obtained_by=finding.obtained_by.value,
        could_raise_to=claim.level,
        would_settle=claim.settles,
        for_=tuple(sorted(claim.waiting, key=lambda what: -claim.waiting[what].rank)),
        asked=name in asked,
    )


class _Ways:
    """Every way in which bedside answers could raise the urgency above `at_least`.

    Iterating gives: the red flag or complication, the level, the findings to answer, and whether something of it holds
    already.
    """

    def __init__(self, scale: Scale, span: Span, facts: Facts) -> None:
        self.scale = scale
        self.floor = span.at_least.rank
        self._ways = scale.book.openings.at(facts)

    def __iter__(self) -> Iterator[Chance]:
        scale = self.scale
        for rule in scale.here.of(Kind.RED_FLAG):
            level = rule.level
            if level is not None and level.rank > self.floor:
                held = bool(scale.judgements[rule.id].decided_by)
                for answers in self._open_ways(rule):
                    yield rule.id, level, answers, held
        for name in scale.book.knowledge.complications:
            if name in scale.here.complications:
                yield from self._of_complication(name)

    def _of_complication(self, name: str) -> Iterator[Chance]:
        scale = self.scale
        rising = [
            (rule, level)
            for rule in scale.here.of(Kind.URGENCY, name)
            if (level := rule.level) is not None and level.rank > self.floor and scale.judgements[rule.id].can_true
        ]
        causes = self._causes(name) if rising else []
        if not causes:
            return
        applies_in = scale.book.knowledge.complications[name].applies_in
        extra = frozenset() if all(phase in applies_in for phase in scale.phases) else frozenset({"phase"})
        shortest = min((answers for answers, _ in causes), key=len)
        joined: set[tuple[Urgency, Answers]] = set()
        for rule, level in rising:
            judgement = scale.judgements[rule.id]
            own = (frozenset[str](),) if judgement.truth is Truth.TRUE else self._open_ways(rule)
            least = min(own, key=len, default=frozenset[str]()) | extra
            # Every cause with the shortest way to the level, and every way to the level with the shortest cause: all
            # findings appear with their most direct chance, without multiplying the two out.
            for answers, held in causes if (level, least) not in joined else ():
                if together := answers | least:
                    yield name, level, together, held
            joined.add((level, least))
            for answers in own:
                if together := answers | shortest | extra:
                    yield name, level, together, bool(judgement.decided_by) or not shortest

    def _causes(self, name: str) -> list[tuple[Answers, bool]]:
        """The ways in which a complication could come to be suspected; the empty one if it is."""
        judgements = [(rule, self.scale.judgements[rule.id]) for rule in self.scale.suspects(name)]
        if any(judgement.truth is Truth.TRUE for _, judgement in judgements):
            return [(frozenset(), True)]
        return [
            (answers, bool(judgement.decided_by)) for rule, judgement in judgements for answers in self._open_ways(rule)
        ]

    def _open_ways(self, rule: Rule) -> tuple[Answers, ...]:
        """The ways in which a rule could still become true from the bedside: for each, the findings to answer."""
        judgement = self.scale.judgements[rule.id]
        return self._ways(rule) if judgement.truth is Truth.UNKNOWN and judgement.can_true else ()
