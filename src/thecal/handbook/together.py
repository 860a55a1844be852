"""What means more together than either alone: a headache is one thing, a fever another, and both are an emergency."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from thecal.condition.book import Kind, Rule, RuleBook
from thecal.condition.nodes import findings
from thecal.handbook.situations import Situations
from thecal.handbook.variants import Variant, forms
from thecal.knowledge.vocabulary import Presenting, Quantity
from thecal.knowledge.words import Phase, Urgency
from thecal.visits.derive import timed

Effect = tuple[Urgency, tuple[str, ...]]
"""The urgency of both together, and the complications that neither alone makes suspected."""

Other = tuple[str, str]
"""A finding and the words of its value, empty for a plain yes."""


@dataclass(frozen=True)
class Joint:
    """Forms of the symptom, any one of which has this effect with any one of the others.

    Attributes:
        more: complications that neither alone makes suspected.
        because: the statements that set the urgency.
        phases: where this holds.
    """

    variants: tuple[Variant, ...]
    others: tuple[Other, ...]
    urgency: Urgency
    more: tuple[str, ...]
    because: tuple[str, ...]
    phases: tuple[Phase, ...]


@dataclass
class _Found:
    others: list[Other] = field(default_factory=list)
    because: dict[str, None] = field(default_factory=dict)


def joints(situations: Situations, reason: Presenting, shown: Sequence[Variant]) -> tuple[Joint, ...]:
    """All pairs of a form of the symptom and another finding that mean more than the two apart; the most urgent first.

    What holds for the symptom as such is not said again for its forms.
    """
    general: dict[Other, Effect] = {}
    gathered: dict[tuple[Effect, tuple[Phase, ...], tuple[Other, ...]], tuple[list[Variant], _Found]] = {}
    for place, variant in enumerate(shown):
        found = _of(situations, reason, variant, general)
        for (effect, phases), several in found.items():
            key = (effect, phases, tuple(several.others))
            variants, its = gathered.setdefault(key, ([], several))
            variants.append(variant)
            its.because.update(several.because)
        if place == 0 and not variant.value and reason.findings:
            general = {other: effect for (effect, _), several in found.items() for other in several.others}
    joined = [
        Joint(tuple(variants), others, effect[0], effect[1], tuple(its.because), phases)
        for (effect, phases, others), (variants, its) in gathered.items()
    ]
    return tuple(sorted(joined, key=lambda one: -one.urgency.rank))


def _of(
    situations: Situations, reason: Presenting, variant: Variant, general: dict[Other, Effect]
) -> dict[tuple[Effect, tuple[Phase, ...]], _Found]:  # fmt: skip
    found: dict[tuple[Effect, tuple[Phase, ...]], _Found] = {}
    for name, value, words in _others(situations, reason, variant):
        effects: dict[Effect, tuple[list[Phase], list[str]]] = {}
        for phase in Phase:
            effect = _effect(situations, phase, variant, name, value)
            if effect and general.get((name, words)) != effect:
                phases, because = effects.setdefault(effect, ([], []))
                phases.append(phase)
                because += situations.of(phase, {**variant.told, name: value}).because
        for effect, (phases, because) in effects.items():
            its = found.setdefault((effect, tuple(phases)), _Found())
            its.others.append((name, words))
            its.because.update(dict.fromkeys(because))
    return found


def _effect(situations: Situations, phase: Phase, variant: Variant, name: str, value: str) -> Effect | None:
    both = situations.of(phase, {**variant.told, name: value})
    here, there = situations.of(phase, variant.told), situations.of(phase, {name: value})
    if not both.possible:
        return None
    more = tuple(one for one in both.names if one not in here.names and one not in there.names)
    if not more and both.urgency <= max(here.urgency, there.urgency):
        return None
    return both.urgency, more


def _others(situations: Situations, reason: Presenting, variant: Variant) -> Iterator[tuple[str, str, str]]:
    """The values of other findings that could matter beside this form.

    Some statement looks at both; or it sets the urgency of a complication that this form makes suspected.
    """
    book = situations.book
    suspected = {name for phase in Phase for name in situations.of(phase, variant.told).names}
    names: set[str] = set()
    for rule in _deciding(book):
        read = findings(rule.condition)
        if variant.finding in read or (rule.kind is Kind.URGENCY and rule.complication in suspected):
            names.update(read)
    for name, finding in book.knowledge.vocabulary.findings.items():
        if name not in names or name in reason.about or name in variant.told or finding.derived is not None:
            continue
        if finding.only_if is not None and finding.only_if not in variant.told:
            continue  # its parent is in the list itself
        if isinstance(finding, Quantity) and timed(finding):
            continue  # time has tables of its own
        for value, words in forms(book, name):
            yield name, value, words


def _deciding(book: RuleBook) -> Iterator[Rule]:
    return (rule for rule in book.rules.values() if rule.kind in {Kind.RED_FLAG, Kind.SUSPECT, Kind.URGENCY})
