"""What an answer rests on, and what could still raise its urgency, for one visit: what screening tells of every row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from thecal.assessment.weigh import Scale, Span
from thecal.condition.book import Kind, Rule
from thecal.condition.facts import Facts, Truth


@dataclass(frozen=True)
class Matters:
    """Of one visit, as ids in the order of the files.

    Attributes:
        fired: true statements behind the answer: red flags, suspicions, grounds of what is suspected or open, and urgency
            rules of what is suspected.
        open_statements: unknown ones which bedside answers could make true, so that the urgency rises.
        missing: the bedside findings they wait for, in the order of the vocabulary; `phase` first.
    """

    fired: tuple[str, ...]
    open_statements: tuple[str, ...]
    missing: tuple[str, ...]


def matters(scale: Scale, span: Span, facts: Facts) -> Matters:
    """What the answer rests on and what could raise it, by the reference's judgements."""
    book, judgements = scale.book, scale.judgements
    statuses = {name: scale.status(name) for name in book.knowledge.complications}
    fired = {
        rule.id
        for rule in book.rules.values()
        if judgements[rule.id].truth is Truth.TRUE and scale.counts(rule) and _speaks(rule, statuses)
    }
    waiting: set[str] = set()

    def rises(rule: Rule) -> bool:
        return (
            rule.level is not None
            and rule.level.rank > span.at_least.rank
            and scale.counts(rule)
            and judgements[rule.id].can_true
        )  # fmt: skip

    waiting.update(rule.id for rule in book.of(Kind.RED_FLAG) if rises(rule))
    for name, status in statuses.items():
        if status not in {"suspected", "open"}:
            continue
        causes = [rule.id for rule in scale.suspects(name) if judgements[rule.id].can_true]
        rising = [rule.id for rule in book.of(Kind.URGENCY, name) if rises(rule)]
        if causes and rising:
            waiting.update(rising)
            if status == "open":
                waiting.update(causes)
    open_ = {name for name in waiting if judgements[name].truth is Truth.UNKNOWN}
    lacking = {part for name in open_ for part in judgements[name].missing if part in facts.bedside}
    if len(scale.phases) > 1 and not span.settled:
        lacking.add("phase")
    order = ("phase", *book.knowledge.vocabulary.findings)
    return Matters(
        tuple(name for name in book.rules if name in fired),
        tuple(name for name in book.rules if name in open_),
        tuple(name for name in order if name in lacking),
    )


def _speaks(rule: Rule, statuses: Mapping[str, str]) -> bool:
    status = statuses.get(rule.complication or "", "")
    match rule.kind:
        case Kind.RED_FLAG | Kind.SUSPECT:
            return True
        case Kind.GROUND:
            return status in {"suspected", "open"}
        case Kind.URGENCY:
            return status == "suspected"
        case _:
            return False
