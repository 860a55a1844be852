"""A rule book with one change in it, made without reading all the rules again.

Everything the change does not touch is the same object as before, so that what was worked out from it stays true: the
truth of other statements at a visit, and the ways in which they can come about.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from thecal.authoring.mutation.edit import Substitution
from thecal.condition.book import Kind, Rule, RuleBook
from thecal.condition.nodes import And, AtLeast, Condition, Is, Named
from thecal.knowledge.base import KnowledgeBase
from thecal.knowledge.words import Phase


@dataclass(frozen=True)
class Variant:
    """A changed rule book.

    Attributes:
        rejudged: statements whose condition is another one.
        touched: statements that count otherwise, whatever their condition comes to.
        removed: statements that are gone.
        everywhere: whether the change reaches further than the statements named above.
        taken_in_again: whether the same visit may come to other facts.
    """

    book: RuleBook
    rejudged: frozenset[str] = frozenset()
    touched: frozenset[str] = frozenset()
    removed: frozenset[str] = frozenset()
    everywhere: bool = False
    taken_in_again: bool = False

    @property
    def about(self) -> frozenset[str]:
        """The statements it changes in any way."""
        return self.rejudged | self.touched | self.removed


def with_rules(book: RuleBook, changed: Iterable[Rule] = (), removed: Iterable[str] = ()) -> Variant:
    """The book with some statements changed or gone; what cautions say about suspected complications follows."""
    new, gone = {rule.id: rule for rule in changed}, frozenset(removed)
    rules = {name: new.get(name, rule) for name, rule in book.rules.items() if name not in gone}
    return _settled(book, replace(book, rules=rules), set(new), gone)


def with_order(book: RuleBook, first: str, second: str) -> Variant:
    """The book with two statements in each other's place."""
    names = list(book.rules)
    one, other = names.index(first), names.index(second)
    names[one], names[other] = second, first
    rules = {name: book.rules[name] for name in names}
    return Variant(replace(book, rules=rules), touched=frozenset({first, second}))


def with_nodes(book: RuleBook, instead: Mapping[Condition, Condition], within: Iterable[str] | None = None) -> Variant:
    """The book with other nodes in the place of some: of a definition, or of a limit.

    Args:
        book: the book as it is.
        instead: node → what stands in its place.
        within: the statements it is about; by default all.
    """
    substitution = Substitution(instead)
    changed = [
        replace(rule, condition=condition)
        for rule in (book.rules.values() if within is None else (book.rules[name] for name in within))
        if (condition := substitution.of(rule.condition)) is not rule.condition
    ]
    return with_rules(book, changed)


def with_knowledge(book: RuleBook, knowledge: KnowledgeBase, changed: Iterable[Rule] = ()) -> Variant:
    """The book with other words or complications.

    The content hash is not worked out again: no scenario can name it, and it costs more than all the rest.
    """
    vars(knowledge)["hash"] = book.knowledge.hash
    new = {rule.id: rule for rule in changed}
    rules = {name: new.get(name, rule) for name, rule in book.rules.items()}
    variant = _settled(book, replace(book, knowledge=knowledge, rules=rules), set(new), frozenset())
    return replace(variant, everywhere=True)


def _settled(base: RuleBook, book: RuleBook, changed: set[str], removed: frozenset[str]) -> Variant:
    again = {name for name in changed if base.rules[name].condition is not book.rules[name].condition}
    renewed: dict[Condition, Condition] = {
        suspicion(base, name): suspicion(book, name)
        for name in book.knowledge.complications
        if _suspects(base, name) != _suspects(book, name)
    }
    if renewed:
        substitution = Substitution(renewed)
        rules = dict(book.rules)
        for rule in book.of(Kind.CAUTION):
            condition = substitution.of(rule.condition)
            if condition is not rule.condition:
                rules[rule.id] = replace(rule, condition=condition)
                again.add(rule.id)
        book = replace(book, rules=rules)
    touched = {name for name in changed if _counts_otherwise(base.rules[name], book.rules[name])}
    return Variant(book, frozenset(again), frozenset(touched), removed)


def _counts_otherwise(before: Rule, after: Rule) -> bool:
    return (before.statement, before.phases, before.level, before.points) != (
        after.statement,
        after.phases,
        after.level,
        after.points,
    )


def suspicion(book: RuleBook, name: str) -> Named:
    """What `suspected(name)` means in a book: any suspect rule of it or its sub-types, any red flag that names one."""
    parts = tuple(_within(phases, condition) for phases, condition in _suspects(book, name))
    label = book.knowledge.complications[name].name
    return Named(f"suspected({name})", f"{label} is suspected", AtLeast(1, tuple(dict.fromkeys(parts))))


def _suspects(book: RuleBook, name: str) -> list[tuple[frozenset[Phase], Condition]]:
    """The conditions any of which makes a complication suspected, with the phases in which each does."""
    found: list[tuple[frozenset[Phase], Condition]] = []
    for one in (name, *book.parts_of[name]):
        applies_in = book.knowledge.complications[one].applies_in
        found += [(applies_in & rule.phases, rule.condition) for rule in book.flags_of[one]]
        found += [(rule.phases, rule.condition) for rule in book.of(Kind.SUSPECT, one)]
    return found


def _within(phases: frozenset[Phase], condition: Condition) -> Condition:
    if phases == frozenset(Phase):
        return condition
    return And((Is("phase", tuple(sorted(phase.value for phase in phases))), condition))
