"""The pictures of the book: what each of them shows, drawn with `pictures`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thecal.condition.book import Kind, Rule, RuleBook
from thecal.handbook.clock import Clock
from thecal.handbook.overview import KINDS, Timed, groups, kind_of
from thecal.handbook.pictures import Bar, Group, stairs, timeline
from thecal.handbook.symptoms import Symptom
from thecal.handbook.words import URGENCIES
from thecal.knowledge.statements import CheckRule, RedFlag
from thecal.knowledge.words import Urgency

if TYPE_CHECKING:
    from markupsafe import Markup


class Drawings:
    """Draws for one book."""

    def __init__(self, book: RuleBook) -> None:
        self.book = book

    def stairs(self, complication: str) -> Markup:
        """The urgencies of a complication."""
        rules = (*self.book.flags_of[complication], *self.book.of(Kind.URGENCY, complication))
        counts: dict[Urgency, int] = {}
        for rule in rules:
            assert rule.level is not None
            counts[rule.level] = counts.get(rule.level, 0) + 1
        least = next(rule.level for rule in rules if rule.kind is Kind.URGENCY and not rule.text)
        assert least is not None
        levels = ", ".join(URGENCIES[level] for level in Urgency if counts.get(level))
        title = f"{self._name(complication)}: at least {URGENCIES[least]}; there are rules for {levels}"
        return stairs(counts, least, f"stairs-{complication}", title)

    def clock(self, symptom: Symptom, clock: Clock) -> Markup:
        """How time changes a symptom: statements as bars, above them the urgency of the symptom as such."""
        by_complication: dict[str, list[Bar]] = {}
        for rule, on in clock.counts:
            for name in self._its(rule, symptom):
                by_complication.setdefault(name, []).append(Bar(self._effect(rule), kind_of(rule), on))
        drawn = [Group(self._name(name), tuple(_merged(bars))) for name, bars in by_complication.items()]
        band: list[tuple[Urgency, bool]] = []
        if clock.grids and not clock.grids[-1].rows[0].variant.value:
            for cell in clock.grids[-1].rows[0].cells:
                outcome = cell.outcome
                band += [(outcome.urgency, bool(outcome.names)) if outcome else (Urgency.ROUTINE, False)] * cell.span
        title = f"{symptom.reason.label}, by {clock.axis.label}: which statements can hold when. The tables below say the same."
        return timeline(clock.axis, drawn, f"clock-{symptom.id}-{clock.axis.finding}", title, band)

    def overview(self, timed: Timed) -> Markup:
        """Which complications hang on a time, and when."""
        names = {name: self._name(name) for name in timed.rows}
        title = f"{timed.axis.label}: when statements on each complication can hold. The table below says the same."
        return timeline(timed.axis, list(groups(timed, names)), f"overview-{timed.axis.finding}", title)

    def _name(self, complication: str) -> str:
        return self.book.knowledge.complications[complication].name

    def _its(self, rule: Rule, symptom: Symptom) -> tuple[str, ...]:
        if isinstance(rule.statement, RedFlag):
            meant = {meaning.complication for meaning in symptom.meanings}
            return tuple(name for name in rule.statement.suspects if name in meant)
        return (rule.complication,) if rule.complication else ()

    def _effect(self, rule: Rule) -> str:
        if isinstance(rule.statement, RedFlag):
            return "red flag"
        if isinstance(rule.statement, CheckRule):
            return f"asks for: {self.book.knowledge.checks[rule.statement.check].name}"
        if rule.kind is Kind.GROUND:
            return f"{'strongly' if abs(rule.points) > 1 else 'weakly'} {kind_of(rule)}"
        if rule.level is not None:
            return URGENCIES[rule.level]
        return KINDS["suspect"]


def _merged(bars: list[Bar]) -> list[Bar]:
    """Bars with the same words as one."""
    found: dict[tuple[str, str], Bar] = {}
    for bar in bars:
        key = (bar.label, bar.kind)
        before = found.get(key)
        on = bar.on if before is None else tuple(a or b for a, b in zip(before.on, bar.on, strict=True))
        found[key] = Bar(bar.label, bar.kind, on)
    return list(found.values())
