"""Changes of statements: of their condition, and of what follows from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Any

from thecal.authoring.mutation.conditions import edits
from thecal.authoring.mutation.mutant import Mutant
from thecal.authoring.mutation.variant import with_order, with_rules
from thecal.condition.book import Kind, Rule, RuleBook
from thecal.knowledge.statements import Caution, CheckRule, FirstAct, RedFlag, UrgencyRule
from thecal.knowledge.words import Phase, Urgency

_LEVELS = tuple(reversed(Urgency))


def of_statements(book: RuleBook) -> Iterator[Mutant]:
    """Every mutant of every statement, in the order of the files."""
    maker = _Maker(book)
    for rule in book.rules.values():
        yield from maker.of(rule)


class _Maker:
    def __init__(self, book: RuleBook) -> None:
        self.book = book
        self.words = book.knowledge.vocabulary.findings

    def of(self, rule: Rule) -> Iterator[Mutant]:
        yield from self._conditions(rule)
        yield from self._remove(rule)
        yield from self._level(rule)
        yield from self._ground(rule)
        yield from self._phases(rule)
        match rule.statement:
            case CheckRule() | FirstAct():
                yield from self._check(rule, rule.statement)
            case RedFlag():
                yield from self._suspects(rule, rule.statement)
            case Caution():
                yield from self._caution(rule, rule.statement)

    def _mutant(self, rule: Rule, operator: str, before: str, after: str, changed: Rule) -> Mutant:
        make = partial(with_rules, self.book, [changed])
        return Mutant(rule.id, rule.kind.value, rule.complication, operator, before, after, rule.place, make)

    def _conditions(self, rule: Rule) -> Iterator[Mutant]:
        for edit in edits(rule.condition, self.words):
            changed = replace(rule, condition=edit.condition)
            mutant = self._mutant(rule, edit.operator, edit.before, edit.after, changed)
            yield replace(mutant, conditions=(rule.condition, edit.condition))

    def _remove(self, rule: Rule) -> Iterator[Mutant]:
        if self._needed(rule):
            return
        make = partial(with_rules, self.book, removed=[rule.id])
        yield Mutant(
            rule.id, rule.kind.value, rule.complication, "remove", rule.text or "always", "nothing", rule.place, make
        )

    def _needed(self, rule: Rule) -> bool:
        """Whether the loader would refuse the file without it."""
        if isinstance(rule.statement, UrgencyRule) and rule.statement.when is None:
            return True
        if isinstance(rule.statement, FirstAct):
            return False
        sections = {Kind.SUSPECT, Kind.URGENCY, Kind.CHECK}
        return rule.kind in sections and len(self.book.of(rule.kind, rule.complication)) == 1

    def _level(self, rule: Rule) -> Iterator[Mutant]:
        if rule.level is None:
            return
        for level in _LEVELS:
            if level is not rule.level:
                yield self._mutant(
                    rule, "level", rule.level.value, level.value, _stating(replace(rule, level=level), level=level)
                )

    def _ground(self, rule: Rule) -> Iterator[Mutant]:
        if not rule.points:
            return
        for operator, points in (("for/against", -rule.points), ("strength", _otherwise_strong(rule.points))):
            yield self._mutant(rule, operator, _said(rule.points), _said(points), replace(rule, points=points))

    def _phases(self, rule: Rule) -> Iterator[Mutant]:
        stated = rule.statement.phases
        if not stated:
            return
        others: list[tuple[Phase, ...]] = [()]
        others += [tuple(phase for phase in stated if phase is not gone) for gone in stated if len(stated) > 1]
        others += [tuple(phase for phase in Phase if phase not in stated)] if len(stated) < len(Phase) else []
        for phases in others:
            where = self._applies_in(rule) & frozenset(phases or Phase)
            if where != rule.phases:
                changed = _stating(replace(rule, phases=where), phases=phases)
                yield self._mutant(rule, "phase", _phrase(stated), _phrase(phases), changed)

    def _applies_in(self, rule: Rule) -> frozenset[Phase]:
        if rule.complication is None:
            return frozenset(Phase)
        return self.book.knowledge.complications[rule.complication].applies_in

    def _check(self, rule: Rule, statement: CheckRule | FirstAct) -> Iterator[Mutant]:
        beside = self.book.of(Kind.CHECK, rule.complication)
        index = beside.index(rule)
        asked = {other.statement.check for other in beside if isinstance(other.statement, CheckRule | FirstAct)}
        unasked = next((name for name in self.book.knowledge.checks if name not in asked), None)
        if unasked is not None:
            yield self._mutant(rule, "check", statement.check, unasked, _stating(rule, check=unasked))
        if index + 1 < len(beside):
            other = beside[index + 1]
            assert isinstance(other.statement, CheckRule | FirstAct)
            one, two = statement.check, other.statement.check
            if one != two:
                make = partial(with_order, self.book, rule.id, other.id)
                yield Mutant(
                    rule.id, rule.kind.value, rule.complication, "order", f"{one}, {two}", f"{two}, {one}", rule.place, make
                )  # fmt: skip

    def _suspects(self, rule: Rule, statement: RedFlag) -> Iterator[Mutant]:
        for name in statement.suspects if len(statement.suspects) > 1 else ():
            left = tuple(other for other in statement.suspects if other != name)
            changed = _stating(rule, suspects=left)
            yield self._mutant(rule, "suspects", ", ".join(statement.suspects), ", ".join(left), changed)

    def _caution(self, rule: Rule, statement: Caution) -> Iterator[Mutant]:
        check, first = statement.check, statement.not_before
        if check is not None:
            yield self._mutant(
                rule, "check", f"check: {check}", "no check", _stating(rule, check=None, not_before=None)
            )
            other = next(name for name in self.book.knowledge.checks if name not in {check, first})
            yield self._mutant(rule, "check", f"check: {check}", f"check: {other}", _stating(rule, check=other))
        if first is not None and check is not None:
            yield self._mutant(rule, "not before", f"not_before: {first}", "nothing", _stating(rule, not_before=None))
            yield self._mutant(
                rule, "not before", f"{check} not before {first}", f"{first} not before {check}",
                _stating(rule, check=first, not_before=check),
            )  # fmt: skip


def _stating(rule: Rule, **fields: Any) -> Rule:
    return replace(rule, statement=rule.statement.model_copy(update=fields))


def _otherwise_strong(points: int) -> int:
    """Strong counts two and weak one: three less the one is the other."""
    return (3 - abs(points)) * (1 if points > 0 else -1)


def _said(points: int) -> str:
    return f"{'for' if points > 0 else 'against'}: {'strong' if abs(points) > 1 else 'weak'}"


def _phrase(phases: tuple[Phase, ...]) -> str:
    return ", ".join(phases) or "every phase"
