"""What every way to train on a terminal shares: the case told, questions with numbered answers, and a place that is kept."""

from __future__ import annotations

import datetime as dt
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Generic, TypeVar

from thecal.assessment.report import Wording
from thecal.cli.page import QUIET, STRONG, WARN, Page
from thecal.training.row import Row
from thecal.training.vignette import FIRST, Sentence, quiet

HELP = "Answer with numbers, as in 2 5, or n for none. stop keeps your place; the same command goes on from there."

R = TypeVar("R", bound=Row)


class Left(Exception):
    """The learner leaves."""


class Talk(Generic[R]):
    """A sitting on a terminal; each way to play says what a case asks, and how the sitting ends."""

    def __init__(self, row: R, page: Page, say: Wording) -> None:
        self.row = row
        self.page = page
        self.say = say
        self._ahead: list[str] = []

    def case(self) -> None:
        """The present case: shown, answered, and explained."""
        raise NotImplementedError

    def end(self) -> None:
        """The sum of the sitting."""
        raise NotImplementedError

    def run(self) -> None:
        """Case after case, until none is left or the learner leaves."""
        self.page.line((HELP, QUIET))
        try:
            while self.row.case is not None:
                self.case()
        except Left:
            self._keep()
        except KeyboardInterrupt:
            self._keep()
            raise
        self.end()

    def _keep(self) -> None:
        self.row.keep(now())
        if self.row.case is not None:
            self.page.blank()
            self.page.line(("Your place is kept.", QUIET))

    def tell(self, number: int, of: int, sentences: Sequence[Sentence]) -> float:
        """Tells a case; returns when that was, for the time it takes."""
        page = self.page
        page.blank()
        page.rule()
        page.heading(f"Case {number} of {of}")
        who = [one.text for one in sentences if one.finding in FIRST]
        if who:
            page.line((" ".join(who), STRONG))
        for one in sentences:
            if one.finding not in FIRST and not one.usual:
                page.item("• ", one.text)
        usual = quiet(sentences)
        if usual:
            page.line((" ".join(usual), QUIET))
        return time.monotonic()

    def comes_again(self) -> None:
        """When a practised statement comes again, once its case is answered."""
        rests = self.row.rests
        if rests is not None and not self.row.source.fixed:
            self.page.line((f"You will see this again {in_time(rests)}.", QUIET))

    def choose(self, question: str, options: Mapping[str, str], *, one: bool = False) -> list[str]:
        """What the learner chooses of some options, by number; exactly one where only one makes sense."""
        page = self.page
        page.blank()
        page.line((question, STRONG))
        for number, label in enumerate(options.values(), 1):
            page.item(f"  {number:>2} ", label)
        names = list(options)
        while True:
            said = self.said()
            words = said.replace(",", " ").split()
            if said.lower() in {"n", "none", "0"} and not one:
                return []
            numbers = [int(word) for word in words if word.isdecimal()]
            fits = len(numbers) == len(words) and all(1 <= number <= len(names) for number in numbers)
            if numbers and fits and (len(numbers) == 1 or not one):
                return [names[number - 1] for number in dict.fromkeys(numbers)]
            page.line((f"One number from 1 to {len(names)}." if one else HELP, WARN), indent=2)

    def said(self, hint: str = "") -> str:
        """What the learner types.

        Raises:
            Left: if they leave.
        """
        self.page.console.print(f"{hint}> ", end="")
        self.page.stream.flush()
        said = self._line()
        if said is None:
            raise Left
        if said.lower() in {"stop", "quit", "exit", "q"}:
            raise Left
        return said

    def at_terminal(self) -> bool:
        """Whether somebody types; else the answers come from a file or a program."""
        return sys.stdin.isatty()

    def next_if(self, begins: Callable[[str], bool]) -> str | None:
        """The next line, unasked, if it begins so; any other is left for the next question.

        An empty line is taken as well: it goes on where a learner would press Enter.
        """
        said = self._line()
        if said and not begins(said):
            self._ahead.append(said)
            return None
        return said

    def _line(self) -> str | None:
        """The next line; None at the end of all that is typed."""
        if self._ahead:
            return self._ahead.pop()
        try:
            return input().strip()
        except EOFError:
            return None


def now() -> dt.datetime:
    """The moment of an answer."""
    return dt.datetime.now(dt.UTC)


def in_time(rests: dt.timedelta) -> str:
    """How long it is until something, in whole minutes, hours, days or months.

    >>> [in_time(dt.timedelta(minutes=10)), in_time(dt.timedelta(days=1)), in_time(dt.timedelta(days=100))]
    ['in 10 minutes', 'in 1 day', 'in 3 months']
    """
    units = {"month": dt.timedelta(days=30), "day": dt.timedelta(days=1), "hour": dt.timedelta(hours=1)}
    for unit, lasts in units.items():
        number = int(rests / lasts)
        if number > (unit == "month"):
            break
    else:
        unit, number = "minute", max(1, round(rests / dt.timedelta(minutes=1)))
    return f"in {number} {unit}{'s' * (number > 1)}"


def percent(share: float) -> str:
    """A share as people read it."""
    return f"{round(100 * share)} %"
