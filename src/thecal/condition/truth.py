"""What a condition comes to for one visit, and which findings made it so.

One walk gives the truth, the findings that decided it, the findings that are missing, and whether answers from the
bedside could still make it certainly true or certainly false. The explanation is thus a by-product of the very
evaluation that decides; it can't drift from it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from thecal.condition.facts import Facts, Interval, NotApplicable, State, Truth
from thecal.condition.nodes import And, AtLeast, Compare, Condition, Is, Leaf, Named, Not, Or, Reader

TRUE, UNKNOWN, FALSE = Truth.TRUE, Truth.UNKNOWN, Truth.FALSE


class Judgement(NamedTuple):
    """What one walk over a condition found.

    Attributes:
        truth: for what is known now.
        decided_by: the findings that made it so: the smallest reason, first written first. While the truth is unknown,
            those that already hold.
        missing: the base findings that could still change it; empty unless unknown.
        can_true: whether bedside answers alone could make it (or have made it) certainly true.
        can_false: whether bedside answers alone could make it (or have made it) certainly false.
    """

    truth: Truth
    decided_by: tuple[str, ...]
    missing: tuple[str, ...]
    can_true: bool
    can_false: bool


_COMPARE: dict[str, tuple[Callable[[Interval, float], bool], Callable[[Interval, float], bool]]] = {
    # operator: (true for every value in the interval, false for every value in the interval)
    "<": (lambda i, x: i.hi < x, lambda i, x: i.lo >= x),
    "<=": (lambda i, x: i.hi <= x, lambda i, x: i.lo > x),
    ">": (lambda i, x: i.lo > x, lambda i, x: i.hi <= x),
    ">=": (lambda i, x: i.lo >= x, lambda i, x: i.hi < x),
}


def leaf_truth(leaf: Leaf, state: State | None) -> Truth:
    """The truth of one leaf on the state of its finding (None: unknown).

    >>> leaf_truth(Compare("news2_total", ">=", 7), Interval(7, 12)).name
    'TRUE'
    >>> leaf_truth(Compare("news2_total", ">=", 7), Interval(3, 12)).name
    'UNKNOWN'
    """
    if state is None:
        return UNKNOWN
    if isinstance(state, NotApplicable):
        return FALSE
    if isinstance(leaf, Compare):
        assert isinstance(state, Interval), leaf.finding
        surely, never = _COMPARE[leaf.op]
        return TRUE if surely(state, leaf.limit) else FALSE if never(state, leaf.limit) else UNKNOWN
    if isinstance(leaf, Is):
        return TRUE if state in leaf.values else FALSE
    return TRUE if state else FALSE


def _join(judgements: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for names in judgements:
        for name in names:
            found[name] = None
    return tuple(found)


def _smallest(parts: Sequence[Judgement], count: int) -> tuple[str, ...]:
    """The findings of the `count` parts with the shortest reasons, in written order."""
    if count == 1:
        return parts[0].decided_by if len(parts) == 1 else min((part.decided_by for part in parts), key=len)
    if count == len(parts):
        return _join([part.decided_by for part in parts])
    best = sorted(range(len(parts)), key=lambda index: (len(parts[index].decided_by), index))[:count]
    return _join(parts[index].decided_by for index in sorted(best))


_ALWAYS = Judgement(TRUE, (), (), can_true=True, can_false=False)


class Judge(Reader[Judgement]):
    """Judges conditions against the facts of one visit; remembers every node it has judged."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        # By identity: hashing a node costs more than judging it. A rule book keeps its nodes alive and shares equal ones.
        self._seen: dict[int, Judgement] = {}

    def read(self, node: Condition) -> Judgement:
        """What `node` comes to."""
        found = self._seen.get(id(node))
        if found is None:
            found = self._seen[id(node)] = self._methods[type(node)](self, node)
        return found

    def given(self, node: Condition, judgement: Judgement) -> None:
        """Takes what `node` comes to as known already."""
        self._seen[id(node)] = judgement

    def _leaf(self, node: Leaf) -> Judgement:
        facts = self.facts
        truth = leaf_truth(node, facts.states.get(node.finding))
        if truth is UNKNOWN:
            missing = facts.missing_for(node.finding)
            reachable = any(part in facts.bedside for part in missing)
            return Judgement(UNKNOWN, (), missing, reachable, reachable)
        return Judgement(truth, (node.finding,), (), truth is TRUE, truth is FALSE)

    read_Present = read_Is = read_Compare = _leaf

    def read_Not(self, node: Not) -> Judgement:
        part = self.read(node.part)
        return Judgement(~part.truth, part.decided_by, part.missing, part.can_false, part.can_true)

    def read_Named(self, node: Named) -> Judgement:
        return self.read(node.part)

    def read_And(self, node: And) -> Judgement:
        return self._count([self.read(part) for part in node.parts], len(node.parts)) if node.parts else _ALWAYS

    def read_Or(self, node: Or) -> Judgement:
        return self._count([self.read(part) for part in node.parts], 1)

    def read_AtLeast(self, node: AtLeast) -> Judgement:
        return self._count([self.read(part) for part in node.parts], node.count)

    @staticmethod
    def _count(parts: list[Judgement], needed: int) -> Judgement:
        """`and` needs all its parts, `or` needs one, `at least n of` needs n: one rule for the three."""
        spare = len(parts) - needed + 1  # so many false ones make it false
        true, false, can_true, can_false = [], [], 0, 0
        for part in parts:
            if part.truth is TRUE:
                true.append(part)
            elif part.truth is FALSE:
                false.append(part)
            can_true += part.can_true
            can_false += part.can_false
        if len(true) >= needed:
            return Judgement(TRUE, _smallest(true, needed), (), can_true >= needed, can_false >= spare)
        if len(false) >= spare:
            return Judgement(FALSE, _smallest(false, spare), (), can_true >= needed, can_false >= spare)
        held = _join(
            part.decided_by for part in parts if part.truth is TRUE or (part.truth is UNKNOWN and part.decided_by)
        )
        missing = _join(part.missing for part in parts if part.truth is UNKNOWN)
        return Judgement(UNKNOWN, held, missing, can_true >= needed, can_false >= spare)


def judge(node: Condition, facts: Facts) -> Judgement:
    """What `node` comes to for these facts."""
    return Judge(facts).read(node)
