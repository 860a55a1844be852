"""The forms in which a symptom shows: each value of each finding it is about, beyond what is usual."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from thecal.condition.book import RuleBook
from thecal.handbook.timing import axis
from thecal.knowledge.vocabulary import Choice, Ordinal, Presenting, Quantity, YesNo
from thecal.visits.derive import timed


@dataclass(frozen=True)
class Variant:
    """One form of a symptom.

    Attributes:
        finding: the finding that it adds; empty for the symptom as such.
        value: what is said of it, in words; empty for a plain yes.
        told: the findings as a visit would hold them.
    """

    finding: str
    value: str
    told: Mapping[str, str]


def variants(book: RuleBook, reason: Presenting) -> tuple[Variant, ...]:
    """The symptom as such (where the reason for coming implies a finding), then its forms."""
    base = dict(reason.findings)
    found = [Variant(name, "", base) for name in list(base)[:1]]
    for name in reason.about:
        for value, words in forms(book, name):
            told = {**base, name: value}
            if told not in [one.told for one in found]:
                found.append(Variant(name, words, told))
    return tuple(found)


def forms(book: RuleBook, name: str) -> Iterator[tuple[str, str]]:
    """The values of a finding that say something is not as usual, each with its words.

    Of a quantity: the stretches between the limits of the rules, without the one that holds its usual value.
    """
    finding = book.knowledge.vocabulary.findings[name]
    match finding:
        case YesNo():
            yield ("absent", "no") if finding.usual == "present" else ("present", "")
        case Choice():
            usual = finding.usual or "none"
            yield from ((value, words) for value, words in finding.values.items() if value != usual)
        case Ordinal():
            yield from list(finding.values.items())[1:]
        case Quantity():
            if finding.derived is not None and not timed(finding):
                return
            cut = axis(book, name)
            for stretch in cut.stretches if len(cut.stretches) > 1 else ():
                inside = finding.usual is not None and stretch.lo <= finding.usual <= (stretch.hi or finding.usual)
                if not inside:
                    yield cut.told(stretch)[name], stretch.label
