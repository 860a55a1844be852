"""Which findings a proof about some conditions has to think of: what they read, and whatever that hangs on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from thecal.condition.book import RuleBook
from thecal.condition.nodes import Condition, findings
from thecal.knowledge.vocabulary import Quantity, Vocabulary
from thecal.visits.derive import timed


def parts_of(words: Vocabulary, name: str) -> tuple[str, ...]:
    """The findings that a derived one is computed from."""
    how = words.findings[name].derived
    if how is None:
        return ()
    if how.any_of is not None:
        return tuple(dict.fromkeys(how.any_of))
    if how.quotient is not None:
        return tuple(dict.fromkeys((*how.quotient.over, *how.quotient.under)))
    if how.apart is not None:
        return tuple(dict.fromkeys(how.apart))
    score = words.scores.get(how.score or how.highest_of or "")
    return tuple(item.finding for item in score.items) if score is not None else ()


def cone(book: RuleBook, conditions: Iterable[Condition], *, plausible: bool) -> list[str]:
    """The findings to think of, in the order of the vocabulary; the phase comes first if it is read.

    With `plausible`, what can't hold together with one of them is thought of too. Any values for these findings that go
    together can then be completed to a whole visit: nothing outside touches them.
    """
    words = book.knowledge.vocabulary
    seen: set[str] = set()
    queue = [name for condition in conditions for name in findings(condition)]
    barred = [findings(condition) for condition, _ in book.never] if plausible else []
    while queue:
        name = queue.pop()
        if name in seen:
            continue
        seen.add(name)
        queue += _hangs_on(words, name)
        queue += [other for names in barred if name in names for other in names]
    return [name for name in ("phase", *words.findings) if name in seen]


def _hangs_on(words: Vocabulary, name: str) -> Iterator[str]:
    finding = words.findings.get(name)
    if finding is None:
        return
    yield from parts_of(words, name)
    if finding.only_if is not None:
        yield finding.only_if
    if finding.phases:
        yield "phase"
    if isinstance(finding, Quantity) and finding.at_most is not None:
        yield finding.at_most
    if isinstance(finding, Quantity) and finding.presumed is not None:
        yield from finding.presumed.without
    if finding.derived is not None and finding.derived.between is not None:
        yield from (other for event in finding.derived.between for other in counted_from(words, event))


def counted_from(words: Vocabulary, event: str) -> list[str]:
    """The findings that tell, in days, how long ago an event was."""
    return [
        name
        for name, finding in words.findings.items()
        if timed(finding)
        and isinstance(finding, Quantity)
        and finding.unit == "d"
        and finding.derived is not None
        and finding.derived.since == event
    ]
