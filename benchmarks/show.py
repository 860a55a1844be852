"""The figures as tables: calls with both clocks, ratios, then whatever else a part has to say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from rich.table import Table

if TYPE_CHECKING:
    from rich.console import Console

Figures = Mapping[str, Any]
CLOCKS = ("p50", "p99", "cpu50", "cpu99")
MULTIPLE = "processor time as a multiple of"
WIDTH = 118


def show(console: Console, title: str, figures: Figures) -> None:
    """Prints one part."""
    if not console.is_terminal:
        console.width = WIDTH
    console.rule(f"[bold]{title}", align="left")
    for heading, group in _groups(title, figures):
        console.print(_times(heading, group))
        if any(MULTIPLE in one for one in group.values()):
            console.print(_ratios(group))
    for heading, group in _runs(title, figures):
        console.print(_seconds(heading, group))
    for line in _rest(figures, 0):
        console.print(line, markup=False, highlight=False)
    console.print()


def _is_timed(value: Any) -> bool:
    return isinstance(value, Mapping) and "p50" in value


def _groups(heading: str, figures: Figures) -> Iterator[tuple[str, Figures]]:
    """The timed calls that stand together, under the name of what holds them."""
    timed = {name: value for name, value in figures.items() if _is_timed(value)}
    if timed:
        yield heading, timed
    for name, value in figures.items():
        if isinstance(value, Mapping) and not _is_timed(value):
            yield from _groups(f"{heading}, {name}" if timed or heading else name, value)


def _is_run(value: Any) -> bool:
    return isinstance(value, Mapping) and "rows a second" in value


def _runs(heading: str, figures: Figures) -> Iterator[tuple[str, Figures]]:
    """The runs over many rows that stand together, under the name of what holds them."""
    runs = {name: value for name, value in figures.items() if _is_run(value)}
    if runs:
        yield heading, runs
    for name, value in figures.items():
        if isinstance(value, Mapping) and not _is_run(value):
            yield from _runs(f"{heading}, {name}", value)


def _seconds(heading: str, runs: Figures) -> Table:
    table = _table(heading, "")
    columns = list(dict.fromkeys(key for one in runs.values() for key in one))
    for column in columns:
        table.add_column(column, justify="right")
    for name, one in runs.items():
        table.add_row(name, *(_plain(one[key]) if key in one else "" for key in columns))
    return table


def _table(heading: str, what: str) -> Table:
    table = Table(title=heading, title_justify="left", title_style="bold", box=None, pad_edge=False)
    table.add_column(what, no_wrap=True, min_width=36)
    return table


def _times(heading: str, timed: Figures) -> Table:
    table = _table(heading, "ms a call")
    more = [
        key
        for key in ("visits a second of processor", "below", "met", "met, cpu")
        if any(key in one for one in timed.values())
    ]
    for column in ("p50", "p99", "p50 cpu", "p99 cpu", "calls", *more):
        table.add_column(column, justify="right")
    for name, one in timed.items():
        cells = (f"{one[clock]:.2f}" for clock in CLOCKS)
        table.add_row(name, *cells, str(one["calls"]), *(_plain(one[key]) if key in one else "" for key in more))
    return table


def _ratios(timed: Figures) -> Table:
    """How many times as long each engine takes as each of ours; the least and the greatest of the rounds behind it."""
    table = _table(MULTIPLE, "engine")
    for own in next(iter(timed.values()))[MULTIPLE]:
        table.add_column(own.removeprefix("thecal "), justify="right")
    for name, one in timed.items():
        ratios = one[MULTIPLE].values()
        table.add_row(name, *(f"{of['median']:.2f} ({of['least']:.2f}-{of['most']:.2f})" for of in ratios))
    return table


def _rest(figures: Figures, depth: int) -> Iterator[str]:
    for name, value in figures.items():
        indent = "  " * depth
        if _is_timed(value) or _is_run(value):
            continue
        if isinstance(value, Mapping):
            lines = list(_rest(value, depth + 1))
            if lines:
                yield f"{indent}{name}:"
                yield from lines
        else:
            yield f"{indent}{name}: {_plain(value)}"


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "NO"
    return f"{value:,}" if isinstance(value, int | float) else str(value)
