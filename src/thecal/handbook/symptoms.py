"""What a symptom may mean: by its form, by time, and together with what else is found. All of it worked out from the rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from thecal.condition.book import Kind, Rule, RuleBook
from thecal.condition.nodes import findings
from thecal.handbook.clock import Clock, clocks
from thecal.handbook.grids import Grid, grids
from thecal.handbook.situations import Situations
from thecal.handbook.together import Joint, joints
from thecal.handbook.variants import Variant, variants
from thecal.knowledge.vocabulary import Presenting


@dataclass(frozen=True)
class Meaning:
    """A complication the symptom can make suspected, with the statements through which it does."""

    complication: str
    rules: tuple[Rule, ...]


@dataclass(frozen=True)
class Symptom:
    """One symptom page.

    Attributes:
        meanings: the complications that have a suspect rule or red flag on one of its findings.
        flags: the red flags that look at one of its findings.
        forms: what each form of it means while nothing else is known.
        clocks: how its meaning changes with time, the clock on which most hangs first.
        joints: what together with it means more than either alone.
    """

    id: str
    reason: Presenting
    variants: tuple[Variant, ...]
    meanings: tuple[Meaning, ...]
    flags: tuple[Rule, ...]
    forms: tuple[Grid, ...]
    clocks: tuple[Clock, ...]
    joints: tuple[Joint, ...]


def symptoms(book: RuleBook) -> Mapping[str, Presenting]:
    """The reasons for coming that have a page: those that say which findings they are about."""
    return {name: reason for name, reason in book.knowledge.vocabulary.presenting.items() if reason.about}


def symptom(situations: Situations, name: str) -> Symptom:
    """Works out one symptom page."""
    book = situations.book
    reason = symptoms(book)[name]
    shown = variants(book, reason)
    meanings = tuple(_meanings(book, reason))
    scope = [meaning.complication for meaning in meanings]
    flags = tuple(rule for rule in book.of(Kind.RED_FLAG) if _reads(rule, reason))
    return Symptom(
        name,
        reason,
        shown,
        meanings,
        flags,
        grids(situations, shown),
        clocks(situations, reason, shown, scope),
        joints(situations, reason, shown),
    )


def _reads(rule: Rule, reason: Presenting) -> bool:
    return not set(reason.about).isdisjoint(findings(rule.condition))


def _meanings(book: RuleBook, reason: Presenting) -> Iterator[Meaning]:
    for name in book.knowledge.complications:
        rules = [rule for rule in (*book.flags_of[name], *book.of(Kind.SUSPECT, name)) if _reads(rule, reason)]
        if rules:
            yield Meaning(name, tuple(rules))
