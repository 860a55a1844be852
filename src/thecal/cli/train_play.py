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
from thecal.training.course import Course, From, load_course
from thecal.training.generate import must_exist
from thecal.training.inquiry import Inquiry
from thecal.training.plan import Plan
from thecal.training.progress import Store, progress_file
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
    from_: From | None = None

    @property
    def anything(self) -> bool:
        """Whether any cases in particular are asked for."""
        return any((self.course, self.count, self.seed is not None, self.complications, self.phase, self.from_))

    def wanted(self, book: RuleBook) -> Plan:
        """What is asked for: a course, or cases of a seed, the same every time; else practice, in which the schedule chooses.

        Raises:
            InputError: if the file of the course can't be read, or a complication is not there.
        """
        if self.course is not None:
            return Plan(load_course(self.course, book.knowledge))
        complications = self.complications or ()
        must_exist(book, complications)
        seed = secrets.randbelow(1_000_000) if self.seed is None else self.seed
        phases, from_ = [self.phase] if self.phase else (), self.from_ or "generated"
        course = course_of("Practice", seed, self.count or CASES, complications, phases, from_)
        # Practice draws a case for each statement; scenarios are what they are.
        unsaid = self.seed is None
        return Plan(course, practice=unsaid and from_ == "generated", any_seed=unsaid)


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
            _sit(Asking, Inquiry, asked, name, book, rules, anew=anew)
        case "judge":
            _sit(Judging[Sitting], Sitting, asked, name, book, rules, anew=anew)
        case "spot":
            _sit(Spot, Spotting, asked, name, book, rules, anew=anew)


def _sit(
    talk: type[Talk[R]], kind: type[R], asked: Asked, learner: str, book: RuleBook, rules: str | None, *, anew: bool
) -> None:
    page = out()
    wanted = asked.wanted(book)
    with Store(progress_file()) as store:
        opened = store.open_session(learner, kind.mode)
        before = None if anew or opened is None else Plan.left(opened, book)
        # A place is one in the very same cases: those that were left, unless others are asked for.
        goes_on = before is not None and (before.same(wanted) or not asked.anything)
        if opened is not None and not goes_on and not anew:
            page.line(
                ("Other cases than those you left: this is a new sitting, and takes the place of that one.", QUIET)
            )
        plan = before if before is not None and goes_on else wanted
        place = int(opened.state["place"]) if opened is not None and goes_on else 0
        source = plan.source(book, store, learner, opened if goes_on else None, rules)
        with kind(book, source, store, learner, place=place, plan=plan.kept(book)) as row:
            if place:
                page.line((f"On you go: {place} of {source.count} cases are done. (--new begins anew.)", QUIET))
            talk(row, page, Wording(book.knowledge)).run()


def course_of(
    title: str, seed: int, count: int, complications: Sequence[str], phases: Sequence[str], from_: From = "generated"
) -> Course:
    """What the options of a command ask for."""
    return Course(
        course=title,
        seed=seed,
        count=count,
        complications=tuple(complications),
        phases=tuple(map(Phase, phases)),
        from_=from_,
    )


def account() -> str:
    """The name of the account that trains."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "learner"
