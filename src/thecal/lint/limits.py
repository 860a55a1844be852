"""Limits that were chosen here stand in one place, with a reason, and are used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from thecal.condition.nodes import Compare, Condition, Named
from thecal.condition.rests import own_leaves, rests_on
from thecal.errors import Problem
from thecal.knowledge.statements import Statement
from thecal.knowledge.vocabulary import Definition, Quantity
from thecal.knowledge.words import Basis
from thecal.lint.house import House


def unused_limits(house: House) -> Iterator[Problem]:
    """Limits that no condition names, and no presumption."""
    book = house.book
    phrases = [*book.phrases.values(), *(one for own in book.own_phrases.values() for one in own.values())]
    conditions: Iterable[Condition] = [rule.condition for rule in book.rules.values()]
    used = {name for node in (*conditions, *phrases, *(node for node, _ in book.never)) for name in rests_on(node)}
    presumed = (getattr(finding, "presumed", None) for finding in book.knowledge.vocabulary.findings.values())
    used |= {one.at_most for one in presumed if one is not None}
    for name in book.knowledge.limits:
        if name not in used:
            located = book.knowledge.documents["local_defaults.yaml"]
            message = f"No condition names the limit {name}."
            yield located.problem(
                "unused-limit", message, ("limits", name), key=True, width=len(name), severity="warning"
            )


def limits_in_place(house: House) -> Iterator[Problem]:
    """Numbers of our own choice that stand in a condition and not in local_defaults.yaml.

    A statement may be a local default for its level or its wording and take its number from a source: one that names a
    source, as `source` or under `see`, is believed.
    """
    book = house.book
    for rule in book.rules.values():
        numbers = _numbers(house, rule.condition)
        if numbers and _ours(house, rule.statement):
            yield house.complaint(rule, "when", "limit-in-place", _message(numbers), severity="warning", advice=_ADVICE)
    for file, defined, phrases in _defined(house):
        located = book.knowledge.documents[file]
        for name, definition in defined.items():
            numbers = _numbers(house, phrases[name].part)
            if numbers and _ours(house, definition):
                path = ("define", name, "when") if ("define", name, "when") in located.at else ("define", name)
                yield located.problem(
                    "limit-in-place", f"{name}: {_message(numbers)}", path, severity="warning", advice=_ADVICE
                )


_ADVICE = "give the limit a name in local_defaults.yaml and write the name here."


def _defined(house: House) -> Iterator[tuple[str, Mapping[str, Definition], Mapping[str, Named]]]:
    """File, its definitions as written, and as understood."""
    known = house.book.knowledge
    yield "vocabulary.yaml", known.vocabulary.define, house.book.phrases
    for name, complication in known.complications.items():
        yield known.files[name], complication.define, house.book.own_phrases[name]


def _ours(house: House, one: Statement | Definition) -> bool:
    """Whether it is a local default that nobody else is named for."""
    elsewhere = [
        name
        for name in (one.source, *one.see)
        if name is not None and house.book.knowledge.sources[name].kind != "local"
    ]
    return one.basis in {None, Basis.LOCAL_DEFAULT} and not elsewhere


def _numbers(house: House, condition: Condition) -> list[str]:
    """The numbers written in the condition itself, not in a definition that it uses."""
    words = house.book.knowledge.vocabulary.findings
    return [
        f"{leaf.finding} {leaf.op} {leaf.written}"
        for leaf in own_leaves(condition)
        if isinstance(leaf, Compare) and not leaf.named and isinstance(words.get(leaf.finding), Quantity)
    ]


def _message(numbers: list[str]) -> str:
    return f"a local default with {'a number' if len(numbers) == 1 else 'numbers'} of its own: {', '.join(numbers)}."
