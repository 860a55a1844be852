"""What a screening came to, on a terminal: tables of counts, and who needs a call today."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from rich.table import Table
from rich.text import Text

from thecal.cli.page import QUIET, STRONG, URGENCY_STYLE, WARN, Page, visible
from thecal.condition.book import RuleBook
from thecal.knowledge.words import Urgency
from thecal.screening.summary import SHOWN, Summary, issue_place


@dataclass(frozen=True)
class Ran:
    """A screening that is over.

    Attributes:
        before: rows that an earlier run had finished.
        files: what was written: what it is → its path.
        notes: what a reader of the answers should know (an encoding that was guessed, columns that nothing reads).
    """

    summary: Summary
    seconds: float = 0.0
    before: int = 0
    files: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    @property
    def rate(self) -> float:
        """Rows a second, of the rows of this run."""
        return (self.summary.rows - self.before) / self.seconds if self.seconds else 0.0


def as_json(ran: Ran, book: RuleBook) -> dict[str, Any]:
    """The summary for a program."""
    return {
        "schema": "thecal.screening/1",
        "edition": book.knowledge.edition.edition,
        "hash": book.knowledge.hash,
        **ran.summary.as_dict(),
        "seconds": round(ran.seconds, 3),
        "rows_per_second": round(ran.rate),
        "rows_of_an_earlier_run": ran.before,
        "files": dict(ran.files),
        "notes": list(ran.notes),
    }


def show_summary(ran: Ran, book: RuleBook, page: Page) -> None:
    """Prints the summary, and the first emergencies if they were kept."""
    summary = ran.summary
    if summary.kept:
        _worklist(summary, book, page)
    _urgencies(summary, page)
    names = {name: one.name for name, one in book.knowledge.complications.items()}
    _counted("suspected", summary.suspected, names, page)
    labels = {name: one.short or one.label for name, one in book.knowledge.vocabulary.findings.items()}
    _counted("missing, and could raise the urgency", dict(summary.missing.most_common()), labels, page)
    _issues(summary, page)
    if summary.repeated:
        page.line((f"The key of an earlier row comes again in {_rows(summary.repeated)}.", WARN))
    for note in ran.notes:
        page.item("- ", note)
    for what, path in ran.files.items():
        page.line((f"{what}: ", QUIET), path)
    earlier = f", {ran.before:,} of them by an earlier run" if ran.before else ""
    knowledge = book.knowledge
    page.line(
        (
            f"{_rows(summary.rows)}{earlier}; {ran.seconds:.1f} s, {ran.rate:,.0f} rows/s; ",
            QUIET,
        ),
        (f"edition {knowledge.edition.edition}, {knowledge.hash[:19]}", QUIET),
    )


def _worklist(summary: Summary, book: RuleBook, page: Page) -> None:
    if not summary.emergencies:
        return
    page.heading("Emergencies")
    for called in summary.emergencies:
        name = f"{called.id}  " if called.id is not None else ""
        page.item("", (name, URGENCY_STYLE[Urgency.EMERGENCY]), (f"row {called.row:,}", QUIET))
        for statement in called.because:
            rule = book.rules.get(statement)
            page.item("- ", rule.because if rule else statement, indent=2)
    more = summary.at_least[Urgency.EMERGENCY.value] - len(summary.emergencies)
    if more:
        page.line((f"… and {more:,} more: -o FILE lists them all.", QUIET))
    page.blank()


def _urgencies(summary: Summary, page: Page) -> None:
    table = _table("urgency, at least", "rows", "share", "could be more urgent")
    for level in reversed(Urgency):
        count, upward = summary.at_least[level.value], summary.open_upward[level.value]
        table.add_row(Text(level.say, URGENCY_STYLE[level]), f"{count:,}", _share(count, summary.rows), f"{upward:,}")
    _print(table, page)
    page.line(f"Settled, whatever else is found: {_rows(summary.settled)}, {_share(summary.settled, summary.rows)}.")
    page.blank()


def _counted(what: str, counts: Mapping[str, int], names: Mapping[str, str], page: Page) -> None:
    if not counts:
        return
    table = _table(what, "rows")
    for name, count in list(counts.items())[:SHOWN]:
        table.add_row(visible(names.get(name, name)), f"{count:,}")
    _print(table, page)
    if len(counts) > SHOWN:
        page.line((f"… and {len(counts) - SHOWN} more.", QUIET))
    page.blank()


def _issues(summary: Summary, page: Page) -> None:
    if not summary.issues:
        return
    page.line(f"What could not be used counts as unknown, in {_rows(summary.with_issues)}:")
    for (column, problem), count in summary.issues.most_common(SHOWN):
        page.item("- ", (issue_place(column, problem), STRONG), f": {problem} ({count:,})")
    if len(summary.issues) > SHOWN:
        page.line((f"… and {len(summary.issues) - SHOWN} other kinds.", QUIET))
    page.blank()


def _rows(count: int) -> str:
    return f"{count:,} row{'' if count == 1 else 's'}"


def _share(count: int, rows: int) -> str:
    """In percent; never rounded to none or all."""
    if not rows:
        return "–"
    percent = 100 * count / rows
    if 0 < percent < 0.1:  # noqa: PLR2004 - the smallest that is shown
        return "< 0.1 %"
    return "> 99.9 %" if 99.9 < percent < 100 else f"{percent:.1f} %"  # noqa: PLR2004 - the largest that is not all


def _table(first: str, *numbers: str) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style=QUIET, show_edge=False)
    table.add_column(first, overflow="fold")
    for word in numbers:
        table.add_column(word, justify="right")
    return table


def _print(table: Table, page: Page) -> None:
    page.console.print(table, width=page.width, soft_wrap=False)
