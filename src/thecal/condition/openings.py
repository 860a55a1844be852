"""The ways in which statements could still become true at a visit, by answers from the bedside alone."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, Final

from thecal.condition.facts import Facts, Truth
from thecal.condition.recall import Recall
from thecal.condition.truth import Judgement
from thecal.condition.ways import Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from thecal.condition.book import Rule

Answers = frozenset[str]
"""Findings that must be answered together for one way to come true."""

Needs = tuple[str, ...] | None
"""The bedside findings that a literal waits for: none if it holds already, None if it can't come to hold."""

MOST: Final = 20_000
"""So many outcomes are remembered; then all are forgotten."""


class Openings:
    """The ways of some statements, sorted out once for all visits.

    What a statement waits for depends on what its literals wait for. Where that is as it was before, so are the ways, and they
    are looked up; no value of a visit is kept.

    Args:
        rules: the statements.
    """

    def __init__(self, rules: Iterable[Rule]) -> None:
        literals: dict[Literal, int] = {}
        self._needs_of: dict[str, Callable[[Sequence[Needs]], object]] = {}
        self._ways: dict[str, tuple[tuple[int, ...], ...]] = {}
        for rule in rules:
            self._ways[rule.id] = tuple(
                tuple(literals.setdefault(literal, len(literals)) for literal in way) for way in rule.ways
            )
            places = sorted({place for way in self._ways[rule.id] for place in way})
            self._needs_of[rule.id] = itemgetter(*places) if places else _nothing
        self._literals = tuple(literals)
        leaves = {literal.leaf: None for literal in literals}
        self._recall = Recall(tuple(leaves))
        place = {leaf: number for number, leaf in enumerate(leaves)}
        self._leaf_of = tuple(place[literal.leaf] for literal in literals)
        self._seen: dict[tuple[str, object], tuple[Answers, ...]] = {}

    def at(self, facts: Facts) -> Callable[[Rule], tuple[Answers, ...]]:
        """For a visit: what must be answered for a statement to become true, one set of findings for each way.

        A way that asks for more than another one does is left out: its extra answers would change nothing yet.
        """
        judgements, bedside = self._recall.judge(facts), facts.bedside
        needs = [
            _needs(judgements[leaf], bedside, holds=literal.holds)
            for literal, leaf in zip(self._literals, self._leaf_of, strict=True)
        ]

        def ways(rule: Rule) -> tuple[Answers, ...]:
            key = rule.id, self._needs_of[rule.id](needs)
            found = self._seen.get(key)
            if found is None:
                if len(self._seen) >= MOST:
                    self._seen = {}
                found = self._seen[key] = tuple(_shortest(self._ways[rule.id], needs))
            return found

        return ways


def _needs(judgement: Judgement, bedside: frozenset[str], *, holds: bool) -> Needs:
    if judgement.truth is Truth.UNKNOWN:
        return tuple(name for name in judgement.missing if name in bedside) or None
    return () if (judgement.truth is Truth.TRUE) is holds else None


def _shortest(ways: Iterable[Sequence[int]], needs: Sequence[Needs]) -> Iterator[Answers]:
    found: dict[Answers, None] = {}
    for way in ways:
        answers: set[str] = set()
        for place in way:
            needed = needs[place]
            if needed is None:
                break
            answers.update(needed)
        else:
            found[frozenset(answers)] = None
    for answers_of_one in sorted(found, key=len):
        if answers_of_one and not any(other < answers_of_one for other in found):
            yield answers_of_one


def _nothing(needs: Sequence[Needs]) -> object:
    """What a statement without literals waits for."""
    del needs
    return ()
