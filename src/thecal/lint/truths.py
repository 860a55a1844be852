"""Conditions, and parts of them, that no plausible visit can fail, or meet."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from thecal.condition.book import Rule
from thecal.condition.nodes import ALWAYS, And, AtLeast, Compare, Condition, Is, Leaf, Named, Not, Or, Present
from thecal.condition.say import say
from thecal.errors import Problem
from thecal.knowledge.vocabulary import Quantity
from thecal.lint.house import House, within


def comparisons(house: House) -> Iterator[Problem]:
    """Comparisons that every plausible value, or none, makes true. Needs no proof: the range says it."""
    words = house.book.knowledge.vocabulary.findings
    for rule in house.book.rules.values():
        for leaf in dict.fromkeys(_looks(rule.condition)):
            if (
                isinstance(leaf, Is)
                and leaf.finding in words
                and set(leaf.values) == set(getattr(words[leaf.finding], "values", ()))
            ):
                yield house.complaint(rule, "when", "always-true", f"{leaf.finding} is always one of all its values.")
            if isinstance(leaf, Compare) and _settled(house, leaf) is not None:
                said = f"{leaf.finding} {leaf.op} {leaf.written}"
                if _settled(house, leaf):
                    yield house.complaint(rule, "when", "always-true", f"{said} is true of every plausible value.")
                else:
                    yield house.complaint(rule, "when", "never-true", f"{said} is true of no plausible value.")


def _looks(node: Condition) -> Iterator[Leaf]:
    """The leaves; an equality, which is written as two comparisons, is none."""
    if isinstance(node, And | Or | AtLeast):
        if isinstance(node, AtLeast) or not _is_equality(node):
            for part in node.parts:
                yield from _looks(part)
    elif isinstance(node, Not | Named):
        yield from _looks(node.part)
    elif isinstance(node, Present | Is | Compare):
        yield node


def _settled(house: House, leaf: Compare) -> bool | None:
    """Whether the range alone makes a comparison always true, or never; None: neither."""
    finding = house.book.knowledge.vocabulary.findings[leaf.finding]
    lo, hi = finding.range if isinstance(finding, Quantity) else (0.0, len(getattr(finding, "values", ())) - 1.0)
    if (leaf.op == ">=" and leaf.limit <= lo) or (leaf.op == "<=" and leaf.limit >= hi):
        return True
    return False if (leaf.op == "<" and leaf.limit <= lo) or (leaf.op == ">" and leaf.limit >= hi) else None


def _at_its_end(house: House, condition: Condition) -> bool:
    """Whether `comparisons` has said already what is wrong."""
    return any(isinstance(leaf, Compare) and _settled(house, leaf) is not None for leaf in _looks(condition))


def never_or_always(house: House) -> Iterator[Problem]:
    """Whole conditions that can't be true, or can't fail; and the parts of conditions of which that holds."""
    for rule in house.book.rules.values():
        if rule.condition == ALWAYS or _at_its_end(house, rule.condition):
            continue
        whole = within(rule.phases, rule.condition)
        if house.never(rule, whole, "can it be true?"):
            yield _never(house, rule, whole)
        elif house.always(rule, rule.condition, "can it be false?"):
            message = "its condition is true at every visit at which everything is known."
            yield house.complaint(rule, "when", "always-true", message, case=house.shows(whole))
        else:
            yield from _parts(house, rule, rule.condition)


def _never(house: House, rule: Rule, whole: Condition) -> Problem:
    """The complaint, with the two parts that exclude each other if there are two."""
    words = house.book.knowledge.vocabulary.findings
    for one, other in combinations(_conjuncts(whole), 2):
        if house.never(rule, And((one, other)), "do parts exclude each other?"):
            message = f"can never be true: “{say(one, words)}” and “{say(other, words)}” exclude each other."
            return house.complaint(rule, "when", "never-true", message, case=house.shows(one))
    return house.complaint(rule, "when", "never-true", "can never be true at a plausible visit.")


def _conjuncts(node: Condition) -> list[Condition]:
    """The parts that must all be true."""
    if isinstance(node, And):
        return [inner for part in node.parts for inner in _conjuncts(part)]
    if isinstance(node, Named) and isinstance(node.part, And):
        return [inner for part in node.part.parts for inner in _conjuncts(part)]
    return [node]


def _parts(house: House, rule: Rule, node: Condition) -> Iterator[Problem]:
    """Alternatives that can never be true, and requirements that are always met."""
    if isinstance(node, Not):
        yield from _parts(house, rule, node.part)
    if not isinstance(node, And | Or) or _is_equality(node):
        return
    for part in node.parts:
        if _plain(house, part):
            continue
        said = say(part, house.book.knowledge.vocabulary.findings)
        if isinstance(node, Or) and house.never(rule, part, f"can “{said}” be true?"):
            yield house.complaint(rule, "when", "never-true", f"a part can never be true: “{said}”.")
        elif isinstance(node, And) and house.always(rule, part, f"can “{said}” be false?"):
            yield house.complaint(rule, "when", "always-true", f"a part is always true: “{said}”.")
        else:
            yield from _parts(house, rule, part)


def _plain(house: House, node: Condition) -> bool:
    """A look at one finding that is asked for: `comparisons` says all there is to say of it."""
    if isinstance(node, Not):
        return _plain(house, node.part)
    words = house.book.knowledge.vocabulary.findings
    return isinstance(node, Present | Is | Compare) and (node.finding == "phase" or words[node.finding].derived is None)


def _is_equality(node: And | Or) -> bool:
    """`x = 3` and `x != 3`, which are written as two comparisons."""
    first, *others = node.parts or (node,)
    return isinstance(first, Compare) and all(
        isinstance(other, Compare) and (other.finding, other.limit) == (first.finding, first.limit) for other in others
    )
