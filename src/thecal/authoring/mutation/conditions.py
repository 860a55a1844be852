"""Changes of one condition: what a slip of the pen, or of the mind, would make of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from thecal.authoring.mutation.edit import equality, inequality, put, spots
from thecal.authoring.mutation.units import in_other_units
from thecal.authoring.mutation.write import amount, written
from thecal.condition.check import PHASE, AnyFinding
from thecal.condition.nodes import ALWAYS, And, AtLeast, Compare, Comparison, Condition, Is, Not, Or
from thecal.condition.units import tidy
from thecal.condition.ways import TooManyWays, ways
from thecal.knowledge.vocabulary import Choice, Ordinal, Quantity

Words = Mapping[str, AnyFinding]

_NEIGHBOUR: dict[Comparison, Comparison] = {"<": "<=", "<=": "<", ">": ">=", ">=": ">"}


@dataclass(frozen=True)
class Edit:
    """One change of a condition.

    Attributes:
        operator: the kind of change.
        before: the part that is changed, in the language of rules.
        after: what stands there instead.
        condition: the whole condition after it.
    """

    operator: str
    before: str
    after: str
    condition: Condition


def edits(condition: Condition, vocabulary: Words) -> list[Edit]:
    """Every change of a condition that the language allows; two changes with the same result count once."""
    if condition == ALWAYS:
        return []  # there is no text that could be changed
    words = {**vocabulary, "phase": PHASE}
    found: dict[Condition, Edit] = {}
    for spot, node in spots(condition):
        for operator, change in OPERATORS.items():
            for new in change(node, words):
                whole = put(condition, spot, new)
                if whole != condition and whole not in found and _readable(whole):
                    found[whole] = Edit(operator, written(node, words), written(new, words), whole)
    return list(found.values())


def _readable(condition: Condition) -> bool:
    """Whether the loader would take it: it refuses what has too many ways to be true."""
    try:
        ways(condition)
    except TooManyWays:
        return False
    return True


def _drop_a_term(node: Condition, _: Words) -> Iterator[Condition]:
    pair = equality(node) or inequality(node)
    if pair is not None:
        yield from pair  # `=` becomes `>=` or `<=`
        return
    match node:
        case And(parts) | Or(parts):
            for index in range(len(parts)) if len(parts) > 1 else ():
                left = parts[:index] + parts[index + 1 :]
                yield left[0] if len(left) == 1 else type(node)(left)
        case AtLeast(count, parts):
            for index in range(len(parts)) if len(parts) > count else ():
                yield AtLeast(count, parts[:index] + parts[index + 1 :])


def _negate(node: Condition, _: Words) -> Iterator[Condition]:
    if isinstance(node, Not):
        yield node.part
    else:
        yield Not(node)


def _and_or(node: Condition, _: Words) -> Iterator[Condition]:
    if equality(node) or inequality(node):
        return
    match node:
        case And(parts) if len(parts) > 1:
            yield Or(parts)
        case Or(parts) if len(parts) > 1:
            yield And(parts)


def _count(node: Condition, _: Words) -> Iterator[Condition]:
    if isinstance(node, AtLeast):
        for count in (node.count - 1, node.count + 1):
            if 1 <= count <= len(node.parts):
                yield AtLeast(count, node.parts)


def _boundary(node: Condition, _: Words) -> Iterator[Condition]:
    if isinstance(node, Compare):
        yield replace(node, op=_NEIGHBOUR[node.op])


def _limit(node: Condition, words: Words) -> Iterator[Condition]:
    pair = equality(node) or inequality(node)
    one = pair[0] if pair else node
    if isinstance(one, Compare):
        for limit in next_to(one.limit, words[one.finding]):
            yield moved(node, limit, words)


def _unit(node: Condition, words: Words) -> Iterator[Condition]:
    pair = equality(node) or inequality(node)
    one = pair[0] if pair else node
    if isinstance(one, Compare) and isinstance(finding := words[one.finding], Quantity):
        for limit, said in in_other_units(one.written, finding):
            yield moved(node, limit, words, said)


def next_to(limit: float, finding: AnyFinding) -> Iterator[float]:
    """The limits one step of the finding below and above that could still matter."""
    if isinstance(finding, Quantity):
        step, (least, most) = finding.resolution, finding.range
    else:
        assert isinstance(finding, Ordinal)
        step, (least, most) = 1.0, (0.0, len(finding.values) - 1.0)
    for other in (tidy(limit - step), tidy(limit + step)):
        if least <= other <= most:
            yield other


def moved(node: Condition, limit: float, words: Words, said: str = "") -> Condition:
    """The comparison, equality or inequality with another limit."""
    match node:
        case Compare():
            return replace(node, limit=limit, written=said or amount(words[node.finding], limit), named="")
        case And(parts):
            return And(tuple(moved(part, limit, words, said) for part in parts))
        case Or(parts):
            return Or(tuple(moved(part, limit, words, said) for part in parts))
    raise ValueError(f"{type(node).__name__} has no limit")


def _value(node: Condition, words: Words) -> Iterator[Condition]:
    if not isinstance(node, Is):
        return
    finding = words[node.finding]
    assert isinstance(finding, Choice)
    if len(node.values) > 1:
        for value in node.values:
            yield Is(node.finding, tuple(other for other in node.values if other != value))
    else:
        for value in finding.spellings:
            if value not in node.values:
                yield Is(node.finding, (value,))


OPERATORS: dict[str, Callable[[Condition, Words], Iterator[Condition]]] = {
    "drop a term": _drop_a_term,
    "negate": _negate,
    "and/or": _and_or,
    "count": _count,
    "boundary": _boundary,
    "limit": _limit,
    "unit": _unit,
    "value": _value,
}
"""The kinds of change of a condition; of two with the same result the first one's name counts."""
