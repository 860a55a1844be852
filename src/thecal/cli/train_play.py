"""A sitting of `thecal train ask`, `judge` or `spot`: a new one, or the rest of the one that was left."""

from __future__ import annotations

import getpass
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from thecal.assessment.report import Wording
from thecal.cli.page import QUIET, out
from thecal.cli.train_ask import Asking
from thecal.cli.train_commands import Way
from thecal.cli.train_judge import Judging
from thecal.cli.train_spot import Spot
from thecal.cli.train_talk import Talk
from thecal.condition.book import RuleBook
from thecal.knowledge.words import Phase
from thecal.quick import load_rules
from thecal.training.choose import cases_of
from thecal.training.course import Course, load_course
from thecal.training.inquiry import Inquiry
from thecal.training.progress import OpenSession, Store, progress_file
from thecal.training.row import Row
from thecal.training.sitting import Sitting
from thecal.training.spotting import Spotting

R = TypeVar("R", bound=Row)
CASES = 10
"""So many cases a sitting has, unless somebody says otherwise."""


@dataclass(frozen=True)
class Asked:
    """Which cases the options of a command ask for; None and nothing: no matter."""

    course: str | None = None
    count: int | None = None
    seed: int | None = None
    complications: Sequence[str] | None = None
    phase: str | None = None

    @property
    def anything(self) -> bool:
        """Whether any cases in particular are asked for."""
        return any((self.course, self.count, self.seed is not None, self.complications, self.phase))

    def wanted(self, book: RuleBook) -> Course:
        """The course that is asked for.

        Raises:
            InputError: if its file can't be read.
        """
        if self.course is not None:
            return load_course(self.course, book.knowledge)
        seed = secrets.randbelow(1_000_000) if self.seed is None else self.seed
        return course_of(
            "Practice", seed, self.count or CASES, self.complications or (), [self.phase] if self.phase else ()
        )


def sit_down(way: Way, asked: Asked, learner: str | None, *, anew: bool, rules: str | None) -> None:
    """One sitting, or the rest of one.

    Args:
        way: how to play.
        asked: which cases.
        learner: their name; by default the name of the account.
        anew: begin a new sitting although one is open.
        rules: a folder of rules.

    Raises:
        InputError: if the course can't be read, or no case fits it.
    """
    book = load_rules(rules)
    name = learner or account()
    match way:
        case "ask":
            _sit(Asking, Inquiry, asked, name, book, anew=anew)
        case "judge":
            _sit(Judging[Sitting], Sitting, asked, name, book, anew=anew)
        case "spot":
            _sit(Spot, Spotting, asked, name, book, anew=anew)


def _sit(talk: type[Talk[R]], kind: type[R], asked: Asked, learner: str, book: RuleBook, *, anew: bool) -> None:
    page = out()
    wanted = asked.wanted(book)
    with Store(progress_file()) as store:
        opened = store.open_session(learner, kind.mode)
        before = None if anew or opened is None else _course(opened, book)
        # A place is one in the very same cases: those that were left, unless others are asked for.
        place = 0
        if opened is not None and before is not None and (before == wanted or not asked.anything):
            wanted, place = before, int(opened.state["place"])
        elif opened is not None and not anew:
            page.line(
                ("Other cases than those you left: this is a new sitting, and takes the place of that one.", QUIET)
            )
        cases = cases_of(wanted, book)
        plan = {"course": wanted.model_dump(mode="json", by_alias=True), "knowledge": book.knowledge.hash}
        with kind(book, cases, store, learner, place=place, plan=plan) as row:
            if place:
                page.line((f"On you go: {place} of {len(cases)} cases are done. (--new begins anew.)", QUIET))
            talk(row, page, Wording(book.knowledge)).run()


def _course(opened: OpenSession, book: RuleBook) -> Course | None:
    """The course of a sitting that was left; None where the rules have changed since, and its cases with them."""
    plan = opened.state["plan"]
    return Course.model_validate(plan["course"]) if plan.get("knowledge") == book.knowledge.hash else None


def course_of(title: str, seed: int, count: int, complications: Sequence[str], phases: Sequence[str]) -> Course:
    """What the options of a command ask for."""
    return Course(
        course=title, seed=seed, count=count, complications=tuple(complications), phases=tuple(map(Phase, phases))
    )


def account() -> str:
    """The name of the account that trains."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "learner"
