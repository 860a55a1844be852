"""Every line of the leaflet leads to a complication that is looked for, and can be found, in its phase."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from thecal.condition.book import Rule
from thecal.condition.nodes import And, Condition, Is
from thecal.errors import Problem
from thecal.knowledge.words import Phase
from thecal.lint.house import House, any_of, causes, shown
from thecal.logic import Case

LEAFLET_LINES = ("T1", "T2", "T3", "I1", "I2", "I3", "I4", "I5", "I6")
"""The lines of the leaflet that document a complication, by phase."""


def leaflet(house: House) -> Iterator[Problem]:
    """Lines that no complication covers, or that belong to another phase."""
    known = house.book.knowledge
    covered: dict[str, list[str]] = defaultdict(list)
    for name, complication in known.complications.items():
        located = known.documents[known.files[name]]
        for line in complication.leaflet_lines:
            phase = Phase.TEST_PERIOD if line.startswith("T") else Phase.IMPLANTED
            if line not in LEAFLET_LINES:
                yield located.problem(
                    "leaflet-line", f"The leaflet has no line {line}.", ("leaflet_lines",), allowed=LEAFLET_LINES
                )
            elif phase not in complication.leaflet:
                message = f"Line {line} documents it in the phase {phase.value}, which `leaflet` does not name."
                yield located.problem("leaflet-line", message, ("leaflet_lines",))
            covered[line].append(name)
    if not any(line in covered for line in LEAFLET_LINES):
        return  # not a rule base about this leaflet at all, e.g. a trial of the language
    for line in LEAFLET_LINES:
        if line not in covered:
            located = known.documents["edition.yaml"]
            yield located.problem("leaflet-line", f"No complication covers line {line} of the leaflet.", ())


def paths(house: House) -> Iterator[Problem]:
    """Complications that nothing can make suspected in a phase in which they are looked for."""
    book = house.book
    for name, complication in book.knowledge.complications.items():
        located = book.knowledge.documents[book.knowledge.files[name]]
        documented = "in which the leaflet documents it" if complication.leaflet else "in which it is looked for"
        for phase in Phase:
            if phase not in complication.applies_in:
                continue
            rules = [rule for rule in causes(book, name) if phase in rule.phases]
            blocked = not rules or _blocked(house, rules, phase)
            if blocked:
                reason = "" if not rules else ": its conditions can't be met there"
                message = f"Nothing can make it suspected in the phase {phase.value}, {documented}{reason}."
                yield shown(located.problem("no-path", message, ("suspect",)), _elsewhere(house, name, phase))


def _blocked(house: House, rules: list[Rule], phase: Phase) -> bool:
    """Whether no plausible visit of this phase makes any of the rules true."""
    wanted = _in(phase, any_of(*(rule.condition for rule in rules)))
    return house.never(rules[0], wanted, f"can it be suspected in {phase.value}?")


def _elsewhere(house: House, name: str, phase: Phase) -> Case | None:
    """A visit of the other phase at which it is suspected."""
    for other in Phase:
        rules = [rule.condition for rule in causes(house.book, name) if other in rule.phases]
        if other is not phase and rules:
            return house.shows(_in(other, any_of(*rules)))
    return None


def _in(phase: Phase, condition: Condition) -> Condition:
    return And((Is("phase", (phase.value,)), condition))
