"""What changed between two screenings, in words: for a terminal, or as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from thecal.cli.page import QUIET, STRONG, URGENCY_STYLE, Page, Part
from thecal.condition.book import RuleBook
from thecal.knowledge.words import Urgency
from thecal.screening.diff import KINDS, Change, Difference, Output
from thecal.screening.summary import LEVELS

TOP = 10
"""So many statements and complications are named."""


def show_difference(difference: Difference, book: RuleBook, limit: int, page: Page, *, markdown: bool) -> None:
    """Prints it.

    Args:
        difference: what changed.
        book: the rules that give complications and statements their words.
        limit: so many rows of each kind.
        page: where.
        markdown: whether as Markdown.
    """
    words = (_Markdown if markdown else _Text)(book, page)
    words.head(difference)
    words.table("Rows", ("", "rows"), [(said, f"{difference.counts[kind]:,}") for kind, said in KINDS.items()])
    if not difference.different:
        return
    rows = [
        (LEVELS[place].replace("_", " "), *(f"{count:,}" for count in reversed(row)))
        for place, row in reversed(list(enumerate(difference.matrix)))
    ]
    levels = [level.replace("_", " ") for level in reversed(LEVELS)]
    words.table("Urgency at least, the first down and the second across", ("", *levels), rows)
    tallies = (
        ("Statements that made the difference", difference.statements()),
        ("Suspected", difference.suspected()),
    )
    for heading, found in tallies:
        if found:
            shown = [(words.name(name), f"{now:,}", f"{gone:,}") for name, now, gone in found[:TOP]]
            more = f" ({len(found) - TOP} more)" if len(found) > TOP else ""
            words.table(heading + more, ("", "now", "no longer"), shown)
    kind = ""
    for change in difference.changes(limit):
        if change.kind != kind:
            kind = change.kind
            count = difference.counts[kind]
            more = f", {limit:,} of {count:,}" if count > limit else ""
            words.heading(f"{KINDS[kind][:1].upper()}{KINDS[kind][1:]}{more}")
        words.change(change)


class _Words:
    """What both forms say alike."""

    def __init__(self, book: RuleBook, page: Page) -> None:
        self.book = book
        self.page = page

    def name(self, name: str) -> str:
        """A complication by its name, a statement by its id."""
        found = self.book.knowledge.complications.get(name)
        return found.name if found is not None else name

    def names(self, names: Iterable[str]) -> str:
        """Several."""
        return ", ".join(map(self.name, names))

    def output(self, output: Output) -> str:
        """What an output was made with, as far as it says."""
        said = [f"edition {output.edition}" if output.edition else "", output.hash[:19]]
        return ", ".join(one for one in said if one) or "it does not say by which rules"

    def who(self, change: Change) -> str:
        """Which row it is."""
        rows = [row for row in dict.fromkeys([change.row_a, change.row_b]) if row is not None]
        nth = f", number {change.nth} of this id" if change.nth > 1 else ""
        return f"{change.id if change.id is not None else 'no id'} (row {' and '.join(map(str, rows))}{nth})"

    def facts(self, change: Change) -> Iterable[tuple[str, str]]:
        """What can be said of it: a word, and what it is about."""
        if change.suspected:
            yield "suspected", self.names(change.suspected)
        if change.no_longer:
            yield "no longer suspected", self.names(change.no_longer)
        opened = {"could_be_more": "can now still be true", "could_be_less": "can now still be true"}
        yield from self._statements(opened.get(change.kind, "now true"), change.by)
        closed = {"could_be_more": "no longer open", "could_be_less": "no longer open"}
        yield from self._statements(closed.get(change.kind, "no longer true"), change.without)
        if change.same and change.kind != "open":
            yield from self._statements("by the same statements", change.same)
        if change.kind == "open":
            said = (f"{self.name(of)} {_plain(first)} → {_plain(second)}" for of, first, second in change.statuses)
            yield "status", ", ".join(said)

    def _statements(self, what: str, names: Sequence[str]) -> Iterable[tuple[str, str]]:
        few = 3
        for name in names[:few]:
            rule = self.book.rules.get(name)
            yield what, f"{name}: {rule.because}" if rule is not None else name
        if len(names) > few:
            yield what, f"and {len(names) - few} more"

    @staticmethod
    def urgencies(change: Change) -> list[str]:
        """The urgency on each side on which the row is."""
        sides = ((change.least_a, change.most_a), (change.least_b, change.most_b))
        return [
            _plain(least) if least == most else f"{_plain(least)} to {_plain(most)}"
            for least, most in sides
            if least is not None and most is not None
        ]


class _Text(_Words):
    def head(self, difference: Difference) -> None:
        for mark, output in (("A  ", difference.a), ("B  ", difference.b)):
            self.page.item(mark, output.name, "  ", (self.output(output), QUIET), style=STRONG)
        if difference.repeated:
            self.page.line(
                (f"{difference.repeated:,} ids are there more than once; their rows are paired in order.", QUIET)
            )
        if not (difference.a.lists and difference.b.lists):
            self.page.line(("No statements are named: --detail status leaves them out.", QUIET))

    def heading(self, words: str) -> None:
        self.page.blank()
        self.page.heading(words)

    def table(self, heading: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        self.heading(heading)
        every = [head, *rows] if any(head[1:]) and len(head) > 2 else list(rows)  # noqa: PLR2004 - two columns say enough
        widths = [max(len(row[place]) for row in every) for place in range(len(head))]
        for row in every:
            cells = [
                row[0].ljust(widths[0]),
                *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)),
            ]
            self.page.as_is("  ".join(cells).rstrip())

    def change(self, change: Change) -> None:
        parts: list[Part] = [(self.who(change), STRONG), ": "]
        for number, said in enumerate(self.urgencies(change)):
            level = Urgency(said.split(" to ")[0].replace(" ", "_"))
            parts += [" → " if number else "", (said, URGENCY_STYLE[level])]
        self.page.line(*parts)
        for what, said in self.facts(change):
            self.page.item(f"{what}: ", said, indent=2, style=QUIET)


class _Markdown(_Words):
    def head(self, difference: Difference) -> None:
        self.page.as_is("# What changed\n")
        for mark, output in (("A", difference.a), ("B", difference.b)):
            self.page.as_is(f"- **{mark}:** {_safe(output.name)} ({self.output(output)})")
        if difference.repeated:
            self.page.as_is(f"- {difference.repeated:,} ids are there more than once; their rows are paired in order.")
        if not (difference.a.lists and difference.b.lists):
            self.page.as_is("- No statements are named: `--detail status` leaves them out.")

    def heading(self, words: str) -> None:
        self.page.as_is(f"\n## {_safe(words)}\n")

    def table(self, heading: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        self.heading(heading)
        self.page.as_is(f"| {' | '.join(head)} |")
        self.page.as_is("|---|" + "---:|" * (len(head) - 1))
        for row in rows:
            self.page.as_is(f"| {' | '.join(map(_safe, row))} |")

    def change(self, change: Change) -> None:
        self.page.as_is(f"- **{_safe(self.who(change))}:** {' → '.join(self.urgencies(change))}")
        for what, said in self.facts(change):
            self.page.as_is(f"  - {what}: {_safe(said)}")


def _plain(word: str) -> str:
    return word.replace("_", " ")


def _safe(text: str) -> str:
    """Text that stays text in Markdown; an id is somebody else's."""
    return re.sub(r"([\\`*_\[\]<>#|])", r"\\\1", " ".join(text.split()))
