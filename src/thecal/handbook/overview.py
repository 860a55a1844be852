"""What can appear when: for each measure of time, the complications whose statements hang on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from thecal.condition.book import Kind, Rule
from thecal.condition.facts import Truth
from thecal.condition.nodes import findings
from thecal.handbook.pictures import Bar, Group
from thecal.handbook.situations import Situations
from thecal.handbook.timing import Axis, axis, times
from thecal.handbook.walk import without_suspected
from thecal.knowledge.statements import RedFlag
from thecal.knowledge.words import Phase

KINDS = {
    "suspect": "can make it suspected",
    "for": "speaks for it",
    "against": "speaks against it",
    "urgency": "raises its urgency",
}


@dataclass(frozen=True)
class Timed:
    """One measure of time with the statements that hang on it.

    Attributes:
        rows: complication → kind → the statements, and the stretches in which one of them can hold.
    """

    axis: Axis
    rows: dict[str, dict[str, tuple[tuple[Rule, ...], tuple[bool, ...]]]]


def kind_of(rule: Rule) -> str:
    """The colour of a statement's bar; empty for those that are not shown."""
    if rule.kind is Kind.GROUND:
        return "for" if rule.points > 0 else "against"
    return {Kind.RED_FLAG: "suspect", Kind.SUSPECT: "suspect", Kind.URGENCY: "urgency", Kind.CHECK: "check"}.get(
        rule.kind, ""
    )


def overview(situations: Situations) -> tuple[Timed, ...]:
    """Every measure of time on which something hangs."""
    book = situations.book
    found = []
    for name in times(book):
        cut = axis(book, name)
        rows: dict[str, dict[str, tuple[tuple[Rule, ...], tuple[bool, ...]]]] = {}
        for rule in book.rules.values():
            kind = kind_of(rule)
            if kind not in KINDS or name not in findings(without_suspected(rule.condition)):
                continue
            on = tuple(_can_hold(situations, rule, cut, index) for index in range(len(cut.stretches)))
            if all(on) or not any(on):
                continue
            for complication in _its(rule):
                kinds = rows.setdefault(complication, {})
                rules, before = kinds.get(kind, ((), (False,) * len(on)))
                kinds[kind] = ((*rules, rule), tuple(a or b for a, b in zip(before, on, strict=True)))
        if rows:
            order = list(book.knowledge.complications)
            found.append(Timed(cut, {name: rows[name] for name in sorted(rows, key=order.index)}))
    return tuple(found)


def groups(timed: Timed, names: dict[str, str]) -> Iterator[Group]:
    """The bars of a picture, a group a complication."""
    for complication, kinds in timed.rows.items():
        yield Group(
            names[complication],
            tuple(Bar(KINDS[kind], kind, kinds[kind][1]) for kind in KINDS if kind in kinds),
        )


def _its(rule: Rule) -> tuple[str, ...]:
    if isinstance(rule.statement, RedFlag):
        return rule.statement.suspects
    return (rule.complication,) if rule.complication else ()


def _can_hold(situations: Situations, rule: Rule, cut: Axis, index: int) -> bool:
    told = {cut.finding: cut.told(cut.stretches[index])[cut.finding]}
    return any(situations.of(phase, told).truths[rule.id] is not Truth.FALSE for phase in Phase if phase in rule.phases)
