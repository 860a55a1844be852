"""The statements of a rule book that count in the phases a visit may be in; found once, not at every visit."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from thecal.knowledge.words import Phase

if TYPE_CHECKING:
    from collections.abc import Iterable

    from thecal.condition.book import Kind, Rule, RuleBook


class Counting:
    """The statements that count in one of some phases.

    Args:
        book: the rule book.
        phases: the phases a visit may be in.
    """

    def __init__(self, book: RuleBook, phases: tuple[Phase, ...]) -> None:
        self.book = book
        self.phases = phases
        self._of: dict[tuple[Kind, str | None], tuple[Rule, ...]] = {}
        self._flags: dict[str, tuple[Rule, ...]] = {}
        self._suspects: dict[str, tuple[Rule, ...]] = {}
        self._strongest: dict[str, tuple[Rule, ...]] = {}

    @cached_property
    def complications(self) -> frozenset[str]:
        """The complications that are looked for."""
        known = self.book.knowledge.complications
        return frozenset(name for name, one in known.items() if not one.applies_in.isdisjoint(self.phases))

    def has(self, rule: Rule) -> bool:
        """Whether a statement counts."""
        return not rule.phases.isdisjoint(self.phases)

    def of(self, kind: Kind, complication: str | None = None) -> tuple[Rule, ...]:
        """Those of one kind, in order; of one complication if it is named."""
        key = kind, complication
        if key not in self._of:
            self._of[key] = self._those(self.book.of(kind, complication))
        return self._of[key]

    def flags(self, complication: str) -> tuple[Rule, ...]:
        """The red flags that make a complication suspected."""
        if complication not in self._flags:
            self._flags[complication] = self._those(self.book.flags_of[complication])
        return self._flags[complication]

    def suspects(self, complication: str) -> tuple[Rule, ...]:
        """Those any of which makes a complication suspected: red flags first, then its own, then its sub-types'."""
        if complication not in self._suspects:
            self._suspects[complication] = self._those(self.book.suspects_of(complication))
        return self._suspects[complication]

    def strongest(self, grounds: Kind, complication: str) -> tuple[Rule, ...]:
        """The grounds of a complication, the strongest first."""
        if complication not in self._strongest:
            found = sorted(self.of(grounds, complication), key=lambda rule: -abs(rule.points))
            self._strongest[complication] = tuple(found)
        return self._strongest[complication]

    def _those(self, rules: Iterable[Rule]) -> tuple[Rule, ...]:
        return tuple(rule for rule in rules if self.has(rule))
