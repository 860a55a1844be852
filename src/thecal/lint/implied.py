"""Statements that say nothing which others do not say already: proved over all visits, also those half known.

A statement is idle when, wherever it counts, others of the same or a higher level count as well. It is asked of visits at
which anything may be unknown: one that is true as soon as less is known is not idle.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from thecal.condition.book import Kind, Rule
from thecal.condition.nodes import ALWAYS, And, Condition, findings
from thecal.errors import Problem
from thecal.knowledge.statements import RedFlag
from thecal.lint.house import House, any_of, causes, suspicion, within

Other = tuple[str, Condition]
"""Another statement: its id and its condition."""


def suspects(house: House) -> Iterator[Problem]:
    """Suspect rules that are true only where another suspect rule makes the complication suspected.

    A red flag that says it too does not count: it says how urgent it is, on a basis of its own.
    """
    book = house.book
    for name in book.knowledge.complications:
        idle: set[str] = set()
        rules = [rule for rule in causes(book, name) if rule.kind is Kind.SUSPECT]
        for rule in reversed(book.of(Kind.SUSPECT, name)):
            others = [
                (other.id, other.condition) for other in rules
                if other is not rule and other.id not in idle and other.phases >= rule.phases
            ]  # fmt: skip
            by = _implied(house, rule, rule.condition, others)
            if by:
                idle.add(rule.id)
                yield _complaint(house, rule, "wherever it is true", by, rule.condition)


def urgencies(house: House) -> Iterator[Problem]:
    """Urgency rules that are true only where the urgency is as high already, or where nothing is suspected."""
    book = house.book
    for name in book.knowledge.complications:
        idle: set[str] = set()
        for rule in reversed(book.of(Kind.URGENCY, name)):
            if rule.condition == ALWAYS or rule.level is None:
                continue
            suspected = suspicion(book, name, rule.phases)
            here = And((suspected, rule.condition))
            others = [
                (other.id, other.condition)
                for other in (*book.of(Kind.URGENCY, name), *book.flags_of[name])
                if other is not rule and other.id not in idle and other.level is not None
                and other.level >= rule.level and other.phases >= rule.phases and other.condition != ALWAYS
            ]  # fmt: skip
            for part in book.parts_of[name]:
                others += [
                    (other.id, And((suspicion(book, part, rule.phases), other.condition)))
                    for other in book.of(Kind.URGENCY, part)
                    if other.level is not None and other.level >= rule.level and other.phases >= rule.phases
                ]
            by = _implied(house, rule, here, others)
            if by:
                idle.add(rule.id)
                yield _complaint(house, rule, f"wherever it counts, it is {rule.level.say} already", by, here)
            else:
                yield from _counts(house, rule, name)


def checks(house: House) -> Iterator[Problem]:
    """Checks whose condition never holds while the complication is suspected, or always does; and checks asked for twice."""
    book = house.book
    for name in book.knowledge.complications:
        rules = book.of(Kind.CHECK, name)
        idle: set[str] = set()
        for rule in reversed(rules):
            others = [
                (other.id, other.condition) for other in rules
                if other is not rule and other.id not in idle and other.phases >= rule.phases
                and getattr(other.statement, "check", "") == getattr(rule.statement, "check", None)
            ]  # fmt: skip
            by = _implied(house, rule, rule.condition, others)
            if by:
                idle.add(rule.id)
                yield _complaint(house, rule, "the check is asked for already", by, rule.condition)
            elif rule.condition != ALWAYS:
                yield from _counts(house, rule, name)


def red_flags(house: House) -> Iterator[Problem]:
    """Red flags that are true only where another one is that names the same complications."""
    idle: set[str] = set()
    flags = house.book.of(Kind.RED_FLAG)
    for rule in reversed(flags):
        assert isinstance(rule.statement, RedFlag)
        named = set(rule.statement.suspects)
        others = [
            (other.id, other.condition) for other in flags
            if other is not rule and other.id not in idle and isinstance(other.statement, RedFlag)
            and named.issubset(other.statement.suspects) and other.statement.level >= rule.statement.level
            and other.phases >= rule.phases
        ]  # fmt: skip
        by = _implied(house, rule, rule.condition, others)
        if by:
            idle.add(rule.id)
            yield _complaint(house, rule, "wherever it is true", by, rule.condition)


def twins(house: House) -> Iterator[Problem]:
    """Two statements of one kind and complication that come to the same at every visit: one of them says nothing."""
    seen: dict[object, list[Rule]] = {}
    for rule in house.book.rules.values():
        if rule.kind in {Kind.CHECK, Kind.CAUTION} or rule.condition == ALWAYS:
            continue
        key = (rule.kind, rule.complication, rule.phases, rule.points > 0, frozenset(findings(rule.condition)))
        for other in seen.setdefault(key, []):
            same = rule.condition == other.condition
            if not same:
                same = house.same(rule, rule.condition, other.condition, f"is it the same as {other.id}?")
            if same:
                message = f"has the condition of {other.id}."
                case = house.shows(rule.condition)
                yield house.complaint(rule, "when", "same-condition", message, severity="warning", case=case)
                break
        seen[key].append(rule)


def _counts(house: House, rule: Rule, name: str) -> Iterator[Problem]:
    """Whether a rule can count at all, and whether its condition makes a difference, while the complication is suspected."""
    suspected = suspicion(house.book, name, rule.phases)
    counting = within(rule.phases, And((suspected, rule.condition)))
    if house.never(rule, counting, f"can it be true while {name} is suspected?"):
        message = f"can never be true while {name} is suspected, so it never counts."
        yield house.complaint(rule, "when", "never-counts", message, case=house.shows(rule.condition))
        return
    if house.implies(rule, suspected, rule.condition, f"is it true whenever {name} is suspected?"):
        message = f"its condition is true whenever {name} is suspected: it makes no difference."
        yield house.complaint(rule, "when", "idle-condition", message, severity="warning", case=house.shows(suspected))


def _implied(house: House, rule: Rule, here: Condition, others: Sequence[Other]) -> list[str]:
    """The statements that are true wherever this one counts: one alone if one will do, else all it takes."""

    def enough(some: Sequence[Other]) -> bool:
        together = any_of(*(condition for _, condition in some))
        return bool(some) and house.implies(rule, here, together, "do others say it already?")

    if not enough(others):
        return []
    for one in others:
        if enough([one]):
            return [one[0]]
    needed = list(others)
    for one in others:
        rest = [other for other in needed if other is not one]
        needed = rest if enough(rest) else needed
    return [name for name, _ in needed]


def _complaint(house: House, rule: Rule, where: str, by: list[str], here: Condition) -> Problem:
    names = by[0] if len(by) == 1 else f"{', '.join(by[:-1])} or {by[-1]}"
    message = f"is idle: {where}, by {names}." if " already" in where else f"is idle: {where}, {names} is true too."
    return house.complaint(
        rule, "when", "implied", message, severity="warning", case=house.shows(here),
        advice="leave it out, or say what it adds.",
    )  # fmt: skip
