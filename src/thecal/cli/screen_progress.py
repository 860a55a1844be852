"""How far a screening is, how fast, and how long it will take; on a terminal only."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from thecal.cli.page import visible
from thecal.cli.stopping import Stop
from thecal.screening.readers.base import Source
from thecal.screening.run import Watch

_WHOLE = 10_000
"""Sources that know their rows count them; the others tell which part of their bytes was read, in so many steps."""


@contextmanager
def progress(source: Source, stop: Stop, *, quiet: bool) -> Iterator[Watch]:
    """What is to be told the number of rows after every batch, which is a good place to stop."""
    if quiet or not sys.stderr.isatty():
        yield lambda _: stop.here()
        return
    from rich.console import Console  # noqa: PLC0415 - only on a terminal
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    columns = (TextColumn("Rows"), BarColumn(), TextColumn("{task.fields[said]}"), TimeRemainingColumn())
    with Progress(*columns, console=Console(file=sys.stderr), transient=True) as bar:
        task = bar.add_task("", total=None, said="")
        rate = _Rate()

        def watch(rows: int) -> None:
            of = "" if source.rows is None else f" of {source.rows:,}"
            if source.rows is not None:
                bar.update(task, total=source.rows, completed=rows)
            elif (part := source.progress()) is not None:
                bar.update(task, total=_WHOLE, completed=int(part * _WHOLE))
            bar.update(task, said=f"{rows:,}{of}{rate.said(rows)}")
            stop.here()

        yield watch


@contextmanager
def steps(*, quiet: bool) -> Iterator[Callable[[str], None]]:
    """What is to be told what is being done, where that can't be counted."""
    if quiet or not sys.stderr.isatty():
        yield _silent
        return
    from rich.console import Console  # noqa: PLC0415 - only on a terminal

    with Console(file=sys.stderr, markup=False).status("") as status:
        yield lambda what: status.update(visible(what))


@contextmanager
def counting(rows: int, *, quiet: bool) -> Iterator[Callable[[int], None]]:
    """What is to be told how many more rows are done."""
    if quiet or not sys.stderr.isatty():
        yield _nothing
        return
    from rich.console import Console  # noqa: PLC0415 - only on a terminal
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    columns = (TextColumn("Rows"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(file=sys.stderr), transient=True) as bar:
        task = bar.add_task("", total=rows)
        yield lambda more: bar.advance(task, more)


class _Rate:
    """Rows a second over the last batches: those of an earlier run come all at once, and would make it a lie."""

    def __init__(self) -> None:
        self.seen: list[tuple[float, int]] = []

    def said(self, rows: int) -> str:
        """The rate over the last batches, in words; empty while it can't be told."""
        self.seen = [*self.seen[-30:], (time.monotonic(), rows)]
        seconds, more = self.seen[-1][0] - self.seen[0][0], rows - self.seen[0][1]
        return f", {more / seconds:,.0f} a second" if seconds > 0 else ""


def _nothing(rows: int) -> None:
    del rows


def _silent(what: str) -> None:
    del what
