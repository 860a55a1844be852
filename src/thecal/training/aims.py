"""What a generated case is aimed at: a statement, the kind of case, and what must be found for it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from random import Random

from thecal.condition.book import Kind as RuleKind
from thecal.condition.book import Rule, RuleBook
from thecal.condition.facts import Truth
from thecal.condition.nodes import ALWAYS
from thecal.knowledge.statements import RedFlag
from thecal.knowledge.words import Phase
from thecal.training.case import Kind
from thecal.training.wanting import Demand, wanted


@dataclass(frozen=True)
class Aim:
    """One statement, and the kind of case."""

    rule: Rule
    kind: Kind

    @property
    def truth(self) -> Truth:
        """How the statement must come out."""
        return {"near_miss": Truth.FALSE, "decisive_missing": Truth.UNKNOWN}.get(self.kind, Truth.TRUE)


class Aims:
    """All aims of a rule book.

    Args:
        complications: only statements about these; none: about all.
    """

    def __init__(self, book: RuleBook, complications: Collection[str] = ()) -> None:
        self.book = book
        self.wanted = {part for name in complications for part in (name, *book.parts_of[name])}

    def all(self) -> Iterator[Aim]:
        """Every statement with each kind of case that it can have, in the order of the files."""
        for rule in self.book.rules.values():
            if self.wanted and not self.wanted.intersection(self.about(rule)):
                continue
            yield Aim(rule, "typical")
            if rule.condition != ALWAYS:
                yield Aim(rule, "near_miss")
                yield Aim(rule, "decisive_missing")
            if rule.kind in {RuleKind.SUSPECT, RuleKind.RED_FLAG}:
                yield Aim(rule, "dilemma")

    def about(self, rule: Rule) -> tuple[str, ...]:
        """The complications that a statement is about; a caution is about what it names."""
        if rule.complication is not None:
            return (rule.complication,)
        if isinstance(rule.statement, RedFlag):
            return rule.statement.suspects
        return tuple(name for name in self.book.knowledge.complications if f"suspected({name})" in rule.text)

    @cached_property
    def suspecting(self) -> dict[str, tuple[Rule, ...]]:
        """Complication → the statements that make it suspected; those of its sub-types do."""
        return {
            name: tuple(
                rule for part in (name, *self.book.parts_of[name])
                for rule in (*self.book.of(RuleKind.SUSPECT, part), *self.book.flags_of[part])
            )
            for name in self.book.knowledge.complications
        }  # fmt: skip

    def beside(self, aim: Aim, phase: Phase, rng: Random) -> Rule | None:
        """The statement that must be true as well, so that the aimed one matters.

        A check or an urgency of a complication counts while that is suspected, an act that comes first once a visit is
        urgent enough. A dilemma has a second complication.
        """
        rule = aim.rule
        if aim.kind == "dilemma":
            return self._other(rule, phase, rng)
        if rule.kind not in {RuleKind.CHECK, RuleKind.URGENCY}:
            return None
        if rule.complication is not None:
            return _one(self.suspecting[rule.complication], phase, rng)
        urgent = [one for one in self.book.of(RuleKind.RED_FLAG) if rule.level is None or one.level is rule.level]
        return _one(urgent or self._as_urgent(rule), phase, rng)

    def _as_urgent(self, rule: Rule) -> list[Rule]:
        """Statements that suspect something which is at least of this urgency."""
        return [
            cause
            for one in self.book.rules.values()
            if one.kind is RuleKind.URGENCY and one.level is rule.level and one.condition == ALWAYS
            for cause in self.suspecting[one.complication or ""]
        ]

    def _other(self, rule: Rule, phase: Phase, rng: Random) -> Rule | None:
        """What suspects another complication, no part of the first and no whole of it."""
        own = {self._whole(name) for name in self.about(rule)}
        names = [
            name for name, complication in self.book.knowledge.complications.items()
            if phase in complication.applies_in and self._whole(name) not in own
        ]  # fmt: skip
        return _one(self.suspecting[rng.choice(names)], phase, rng) if names else None

    def _whole(self, name: str) -> str:
        return self.book.knowledge.complications[name].part_of or name


def _one(rules: Sequence[Rule], phase: Phase, rng: Random) -> Rule | None:
    possible = [rule for rule in rules if phase in rule.phases]
    return rng.choice(possible) if possible else None


def demands(aim: Aim, beside: Rule | None, rng: Random) -> list[Demand]:
    """What must be found, in one of the ways that there are."""
    near = aim.kind == "near_miss"
    own = wanted(aim.rule.condition, rng, truth=not near, near=near) if aim.rule.condition != ALWAYS else []
    return own + ([] if beside is None else wanted(beside.condition, rng, truth=True))
