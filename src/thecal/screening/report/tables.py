"""What the page says of counts: tables, and the pictures of the same numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from thecal.assessment.report import Wording
from thecal.condition.book import Rule, RuleBook
from thecal.screening.report import pictures
from thecal.screening.report.counts import PHASES, Counts
from thecal.screening.report.numbers import WITHHELD, Numbers
from thecal.screening.report.since import STRETCHES
from thecal.screening.report.sums import ROWS
from thecal.screening.screener import STATUSES
from thecal.screening.summary import LEVELS, issue_place

if TYPE_CHECKING:
    from markupsafe import Markup

DRAWN: Final = 15
"""So many findings or statements are drawn; the table has all."""

SAY = {level: level.replace("_", " ") for level in LEVELS}
PANELS = {"test_period": "test period", "implanted": "implanted pump", "unknown": "phase unknown"}
_MISSING = ("could raise the urgency", "could make it an emergency", "is all that is missing")
_FIRING = ("true", "can't be told")


@dataclass(frozen=True)
class Table:
    """A table: the first cell of a row is its heading.

    Attributes:
        caption: what it shows.
        head: the headings of its columns.
        rows: its rows, headings first.
        words: how many columns after the first hold words; the rest are numbers.
    """

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    words: int = 0


@dataclass(frozen=True)
class Figure:
    """A picture and the table of its numbers; None where there is nothing to draw."""

    picture: Markup | None
    table: Table


class Tables:
    """Makes the tables and pictures of one report."""

    def __init__(self, counts: Counts, numbers: Numbers, book: RuleBook) -> None:
        self.counts, self.n, self.book = counts, numbers, book
        self.say = Wording(book.knowledge)

    def urgency(self) -> Figure:
        """What is certain against what is possible."""
        levels = tuple(reversed(LEVELS))
        rows = [
            (SAY[least], *(self._cell(least, most) for most in levels), self.n.shown("least", least))
            for least in levels
        ]
        rows.append(("all", *(self.n.shown("most", most) for most in levels), self.n.shown(*ROWS)))
        drawn = [
            {
                "group": _at_least(least),
                "part": SAY[most],
                "place": place,
                "count": self.n.number("urgency", least, most) or 0,
            }
            for least in levels
            for place, most in enumerate(reversed(levels))
            if self.n.true(("urgency", least, most))
        ]
        head = ("at least", *(f"at most {SAY[most]}" for most in levels), "all")
        title = "Rows by the urgency that is certain, each bar divided by the urgency that is possible"
        picture = pictures.stacked(drawn, list(map(_at_least, levels)), "picture-urgency", title) if drawn else None
        return Figure(picture, Table("How urgent at least, and how urgent at most", head, tuple(rows)))

    def _cell(self, least: str, most: str) -> str:
        return "" if LEVELS.index(most) < LEVELS.index(least) else self.n.shown("urgency", least, most)

    def status(self) -> Table:
        """Each complication's statuses."""
        rows = [
            (one.name, *(self.n.shown("status", name, status) for status in STATUSES))
            for name, one in self.book.knowledge.complications.items()
        ]
        head = ("complication", *(status.replace("_", " ") for status in STATUSES))
        return Table("Complications by status", head, tuple(rows))

    def since(self) -> Figure:
        """Suspected complications by phase and time since the implant."""
        panels = [phase for phase in PHASES if self.n.true(("phase", phase))]
        names = [name for name in self.book.knowledge.complications if self.n.true(("status", name, "suspected"))]
        names.sort(key=lambda name: -self._much("status", name, "suspected"))
        places = [
            (phase, stretch) for phase in panels for stretch in STRETCHES if self.n.true(("since", phase, stretch))
        ]
        rows = [("all rows", *(self.n.shown("since", *place) for place in places), self.n.shown(*ROWS))]
        drawn = []
        for name in names:
            cells = [self.n.shown("suspected", name, *place) for place in places]
            rows.append((self._name(name), *cells, self.n.shown("status", name, "suspected")))
            for place, words in zip(places, cells, strict=True):
                if self.n.true(("suspected", name, *place)):
                    drawn.append(
                        {
                            "group": self.book.knowledge.complications[name].short,
                            "panel": PANELS[place[0]],
                            "column": place[1],
                            "count": self.n.number("suspected", name, *place),
                            "words": "…" if words == WITHHELD else words,
                        }
                    )
        order = [self.book.knowledge.complications[name].short for name in names]
        title = "Suspected complications by phase and time since implant or revision; darker is more"
        picture = pictures.shaded(drawn, order, STRETCHES, "picture-since", title) if drawn else None
        head = ("complication", *(f"{PANELS[phase]}, {stretch}" for phase, stretch in places), "all")
        return Figure(picture, Table("Suspected, by phase and time since implant or revision", head, tuple(rows)))

    def missing(self) -> Figure:
        """What was not recorded, and what that costs."""
        names = sorted(
            (finding for (finding,), _ in self.counts.under("missing")), key=lambda one: -self._much("missing", one)
        )
        keys = ("missing", "emergency", "only")
        rows = [
            (
                self.say.label(name),
                *(self.n.shown(key, name) for key in keys),
                self.n.share(("missing", name), ROWS),
                self._recorded(name),
            )
            for name in names
        ]
        head = ("finding", *_MISSING, "of all rows", "recorded in")
        caption = "Bedside findings whose answers are missing, and in how many rows that matters"
        title = "The findings that most rows wait for, and in how many of them each could change the urgency"
        picture = self._bars(names, keys, _MISSING, self.say.label, "picture-missing", title)
        return Figure(picture, Table(caption, head, tuple(rows)))

    def _recorded(self, finding: str) -> str:
        if finding == "phase":
            return ""
        known = self.book.knowledge.vocabulary.findings.get(finding)
        if known is not None and known.derived is not None and not self.n.true(("recorded", finding)):
            return "worked out"
        return self.n.shown("recorded", finding)

    def firing(self) -> Figure:
        """How often each statement was true, and how often it could not be told."""
        rules = [rule for rule in self.book.rules.values() if self._fires(rule) or self.n.true(("open", rule.id))]
        rules.sort(key=lambda rule: (-self._much(self._key(rule), rule.id), -self._much("open", rule.id)))
        rows = [
            (
                rule.id,
                self._name(rule.complication) if rule.complication else rule.kind.value.replace("_", " "),
                self.n.shown(self._key(rule), rule.id),
                self.n.share((self._key(rule), rule.id), ("counts", rule.id)),
                self.n.shown("open", rule.id),
                self.n.share(("open", rule.id), ("counts", rule.id)),
                "awaits" if rule.needs_sign_off else "",
            )
            for rule in rules
        ]
        head = ("statement", "of", "true in rows", "share", "can't be told, and could matter", "share", "sign-off")
        names = [rule.id for rule in rules if self._key(rule) == "fired"]
        title = (
            "The statements that were true most often, and how often each could not be told although it could matter"
        )
        picture = self._bars(names, ("fired", "open"), _FIRING, str, "picture-firing", title)
        caption = "Statements that were true, or could not be told where that could raise the urgency"
        return Figure(picture, Table(caption, head, tuple(rows), words=1))

    def signing(self) -> Table:
        """Statements that spoke and await clinical sign-off."""
        rules = [rule for rule in self.book.rules.values() if rule.needs_sign_off and self._fires(rule)]
        rules.sort(key=lambda rule: -self._much(self._key(rule), rule.id))
        rows = [(rule.id, rule.because, self.n.shown(self._key(rule), rule.id)) for rule in rules]
        return Table("Statements that await clinical sign-off", ("statement", "says", "rows"), tuple(rows), words=1)

    def issues(self) -> Table:
        """What could not be used, by column and problem."""
        found = sorted(self.counts.under("issue"), key=lambda one: -self._much("issue", *one[0]))
        rows = [
            (issue_place(column, problem), problem, self.n.shown("issue", column, problem))
            for (column, problem), _ in found
        ]
        return Table(
            "What could not be used, and counts as unknown", ("column", "what is wrong", "cells"), tuple(rows), 1
        )

    def _bars(
        self,
        names: Sequence[str],
        keys: Sequence[str],
        kinds: Sequence[str],
        label: Callable[[str], str],
        name: str,
        title: str,
    ) -> Markup | None:
        some = list(names[:DRAWN])
        drawn = [
            {"group": label(one), "kind": kind, "count": self.n.number(key, one) or 0, "words": self.n.shown(key, one)}
            for one in some
            for key, kind in zip(keys, kinds, strict=True)
        ]
        return pictures.grouped(drawn, [label(one) for one in some], kinds, name, title) if drawn else None

    def _much(self, *key: str) -> int:
        """For the order of rows: how large a count is. What is withheld comes last, as its place would tell of it."""
        return self.n.number(*key) or 0

    def _key(self, rule: Rule) -> str:
        return "caution" if rule.kind.value == "caution" else "fired"

    def _fires(self, rule: Rule) -> int:
        return self.n.true((self._key(rule), rule.id))

    def _name(self, complication: str) -> str:
        return self.book.knowledge.complications[complication].name


def _at_least(level: str) -> str:
    return SAY[level] if level == LEVELS[-1] else f"at least {SAY[level]}"
