"""What every way to train on a terminal shares: the case told, questions with numbered answers, and a place that is kept."""

from __future__ import annotations

import datetime as dt
import getpass
import secrets
import time
from collections.abc import Mapping, Sequence
from typing import Any, Generic, TypeVar

from thecal.assessment.report import Wording
from thecal.cli.page import QUIET, STRONG, WARN, Page, out
from thecal.knowledge.words import Phase
from thecal.quick import load_rules
from thecal.training.choose import cases_of
from thecal.training.course import Course, load_course
from thecal.training.progress import Store, progress_file
from thecal.training.row import Row
from thecal.training.vignette import FIRST, Sentence

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
            self.row.keep(now())
            self.page.blank()
            self.page.line(("Your place is kept.", QUIET))
        self.end()

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
        usual = [one.text for one in sentences if one.finding not in FIRST and one.usual]
        if usual:
            page.line((" ".join(usual), QUIET))
        return time.monotonic()

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
        try:
            said = input().strip()
        except EOFError:
            raise Left from None
        if said.lower() in {"stop", "quit", "exit", "q"}:
            raise Left
        return said


def sit(
    talk: type[Talk[R]],
    kind: type[R],
    course: str | None,
    wanted: Course,
    learner: str | None,
    *,
    anew: bool,
    rules: str | None,
) -> None:
    """One sitting, or the rest of one.

    Args:
        talk: what is said.
        kind: the way to play.
        course: a course file; None takes `wanted`.
        wanted: what the options ask for.
        learner: their name; by default the name of the account.
        anew: begin a new sitting although one is open.
        rules: a folder of rules.

    Raises:
        InputError: if the course can't be read, or no case fits it.
    """
    book = load_rules(rules)
    chosen = load_course(course, book.knowledge) if course else wanted
    name = learner or account()
    page = out()
    with Store(progress_file()) as store:
        opened = None if anew else store.open_session(name, kind.mode)
        kept: Mapping[str, Any] = {} if opened is None else opened.state["plan"]
        place = 0
        # Other rules, or another course, are other cases: no place in them is known.
        if opened is not None and kept.get("knowledge") == book.knowledge.hash:
            before = Course.model_validate(kept["course"])
            if course is None or before == chosen:
                chosen, place = before, int(opened.state["place"])
        plan = {"course": chosen.model_dump(mode="json", by_alias=True), "knowledge": book.knowledge.hash}
        cases = cases_of(chosen, book)
        with kind(book, cases, store, name, place=place, plan=plan) as row:
            if place:
                page.line((f"On you go: {place} of {len(cases)} cases are done. (--new begins anew.)", QUIET))
            talk(row, page, Wording(book.knowledge)).run()


def course_of(title: str, seed: int, count: int, complications: Sequence[str], phases: Sequence[str]) -> Course:
    """What the options of a command ask for."""
    return Course(
        course=title, seed=seed, count=count, complications=tuple(complications), phases=tuple(map(Phase, phases))
    )


def new_seed() -> int:
    """A seed that nobody had yesterday."""
    return secrets.randbelow(1_000_000)


def account() -> str:
    """The name of the account that trains."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "learner"


def now() -> dt.datetime:
    """The moment of an answer."""
    return dt.datetime.now(dt.UTC)


def percent(share: float) -> str:
    """A share as people read it."""
    return f"{round(100 * share)} %"
