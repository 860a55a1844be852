"""What an id stands for: one name may be a complication and a check, or a finding and a reason for coming."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from thecal.condition.book import Rule, RuleBook
from thecal.errors import InputError, Place, Problem, nearest


@dataclass(frozen=True)
class Thing:
    """Something with an id.

    Attributes:
        kind: statement, complication, finding, check, source, event, group, score, phrase or presenting.
        model: what the rules say of it.
        place: where that stands.
    """

    kind: str
    id: str
    model: Any
    place: Place


def things(book: RuleBook, id_: str) -> list[Thing]:
    """All things of this id (or whose old id it is).

    Raises:
        InputError: if there is none; with the ids that look like it.
    """
    found = [thing for thing in everything(book) if id_ == thing.id or id_ in _old_ids(thing)]
    if not found:
        raise no_such("", id_, (thing.id for thing in everything(book)))
    return found


def rule_of(book: RuleBook, id_: str) -> Rule:
    """The statement of this id, or whose old id it is.

    Raises:
        InputError: if there is none.
    """
    for rule in book.rules.values():
        if id_ == rule.id or id_ in rule.statement.aliases:
            return rule
    if id_ in book.knowledge.complications:
        several = [rule.id for rule in book.rules.values() if rule.complication == id_]
        message = f"{id_!r} is a complication, not a statement."
        raise InputError(
            [
                Problem(
                    "unknown-id", message, allowed=tuple(several[:6]), advice=f"thecal rules list --complication {id_}"
                )
            ]
        )
    raise no_such("statement", id_, book.rules)


def no_such(kind: str, id_: str, known: Iterable[str]) -> InputError:
    """The complaint about an id that is not there."""
    close = nearest(id_, set(known))
    advice = (
        " or ".join(close)
        if close
        else "`thecal rules list` shows the statements; `thecal rules list --help` what else."
    )
    return InputError(
        [Problem("unknown-id", f"{f'No {kind}' if kind else 'Nothing'} is called {id_[:60]!r}.", advice=advice)]
    )


def everything(book: RuleBook) -> Iterator[Thing]:
    """Everything with an id."""
    known = book.knowledge
    for name, complication in known.complications.items():
        yield Thing("complication", name, complication, Place(known.files[name], 1, 1))
    for name, rule in book.rules.items():
        yield Thing("statement", name, rule, rule.place)
    vocabulary = known.vocabulary
    for kind, file, key, several in (
        ("finding", "vocabulary.yaml", "findings", vocabulary.findings),
        ("check", "checks.yaml", "checks", known.checks),
        ("source", "sources.yaml", "sources", known.sources),
        ("event", "vocabulary.yaml", "events", vocabulary.events),
        ("score", "vocabulary.yaml", "scores", vocabulary.scores),
        ("phrase", "vocabulary.yaml", "define", vocabulary.define),
        ("group", "vocabulary.yaml", "groups", vocabulary.groups),
        ("reason for coming", "vocabulary.yaml", "presenting", vocabulary.presenting),
    ):
        for name, model in several.items():
            yield Thing(kind, name, model, known.documents[file].place((key, name), key=True))


def _old_ids(thing: Thing) -> tuple[str, ...]:
    model = thing.model.statement if isinstance(thing.model, Rule) else thing.model
    return tuple(getattr(model, "aliases", ()))
