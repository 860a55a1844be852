"""`thecal train judge` on a terminal: a case, three questions, and what the rules say. What it means is in `thecal.training`."""

from __future__ import annotations

import datetime as dt
import getpass
import secrets
import time
from collections.abc import Mapping, Sequence
from typing import Any

from thecal.assessment.report import Wording
from thecal.cli.page import QUIET, STRONG, URGENCY_STYLE, WARN, Page, out
from thecal.knowledge.words import Phase, Urgency
from thecal.quick import load_rules
from thecal.training.answer import Answer
from thecal.training.choose import cases_of
from thecal.training.course import Course, load_course
from thecal.training.feedback import Feedback, Ground
from thecal.training.progress import Mode, Store, progress_file
from thecal.training.sitting import Judged, Shown, Sitting
from thecal.training.vignette import FIRST

HELP = "Answer with numbers, as in 2 5, or n for none. stop keeps your place; thecal train judge goes on from there."


class _Left(Exception):
    """The learner leaves."""


def judge_cases(course: str | None, wanted: Course, learner: str | None, *, anew: bool, rules: str | None) -> None:
    """One sitting, or the rest of one.

    Args:
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
        opened = None if anew else store.open_session(name, Mode.JUDGE)
        place = 0
        if opened is not None and opened.state.get("knowledge") in {None, book.knowledge.hash}:
            kept = opened.state["plan"]
            if kept.get("knowledge") == book.knowledge.hash and (
                course is None or Course.model_validate(kept["course"]) == chosen
            ):
                chosen, place = Course.model_validate(kept["course"]), int(opened.state["place"])
        plan = {"course": chosen.model_dump(mode="json", by_alias=True), "knowledge": book.knowledge.hash}
        cases = cases_of(chosen, book)
        with Sitting(book, cases, store, name, place=place, plan=plan) as sitting:
            if place:
                page.line((f"On you go: {place} of {len(cases)} cases are done. (--new begins anew.)", QUIET))
            _Talk(sitting, page, Wording(book.knowledge)).run()


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


class _Talk:
    def __init__(self, sitting: Sitting, page: Page, say: Wording) -> None:
        self.sitting = sitting
        self.page = page
        self.say = say

    def run(self) -> None:
        self.page.line((HELP, QUIET))
        try:
            while (shown := self.sitting.now()) is not None:
                self._case(shown)
        except _Left:
            self.sitting.keep(dt.datetime.now(dt.UTC))
            self.page.blank()
            self.page.line(("Your place is kept.", QUIET))
        self._end()

    def _case(self, shown: Shown) -> None:
        page = self.page
        page.blank()
        page.rule()
        page.heading(f"Case {shown.number} of {shown.of}")
        for mark, texts in (
            ("", [one.text for one in shown.sentences if one.finding in FIRST]),
            ("• ", [one.text for one in shown.sentences if one.finding not in FIRST and not one.usual]),
        ):
            if mark:
                for text in texts:
                    page.item(mark, text)
            elif texts:
                page.line((" ".join(texts), STRONG))
        usual = [one.text for one in shown.sentences if one.finding not in FIRST and one.usual]
        if usual:
            page.line((" ".join(usual), QUIET))
        start = time.monotonic()
        levels = {level.value: level.say for level in Urgency}
        (urgency,) = self._choose("How soon must somebody act?", levels, one=True)
        named = self._choose("Which complications do you suspect?", shown.complications)
        checks = self._choose("Which of these would you do or order?", shown.checks)
        answer = Answer(Urgency(urgency), frozenset(named), frozenset(checks))
        judged = self.sitting.answer(answer, dt.datetime.now(dt.UTC), time.monotonic() - start)
        self._feedback(judged)

    def _choose(self, question: str, options: Mapping[str, str], *, one: bool = False) -> list[str]:
        page = self.page
        page.blank()
        page.line((question, STRONG))
        for number, label in enumerate(options.values(), 1):
            page.item(f"  {number:>2} ", label)
        names = list(options)
        while True:
            said = self._said()
            words = said.replace(",", " ").split()
            if said.lower() in {"n", "none", "0"} and not one:
                return []
            numbers = [int(word) for word in words if word.isdecimal()]
            fits = len(numbers) == len(words) and all(1 <= number <= len(names) for number in numbers)
            if numbers and fits and (len(numbers) == 1 or not one):
                return [names[number - 1] for number in dict.fromkeys(numbers)]
            page.line((f"One number from 1 to {len(names)}." if one else HELP, WARN), indent=2)

    def _said(self) -> str:
        self.page.console.print("> ", end="")
        self.page.stream.flush()
        try:
            said = input().strip()
        except EOFError:
            raise _Left from None
        if said.lower() in {"stop", "quit", "exit", "q"}:
            raise _Left
        return said

    def _feedback(self, judged: Judged) -> None:
        page, told, marks = self.page, judged.feedback, judged.marks
        page.blank()
        page.line((f"{round(100 * marks.total)} of 100", STRONG), f"  urgency {_percent(marks.urgency)}, complications "
                  f"{_percent(marks.complications)}, checks {_percent(marks.checks)}")  # fmt: skip
        self._urgency(told)
        for one in told.complications_missed:
            page.item("  missed  ", (one.name, STRONG))
            self._grounds(one.for_)
        for one in told.complications_without_reason:
            page.item("  without reason  ", (one.name, STRONG))
            self._grounds(one.against)
        if told.checks_missed:
            page.item("  checks missed  ", ", ".join(one.name for one in told.checks_missed))
        if told.checks_without_reason:
            page.item("  checks not called for  ", ", ".join(one.name for one in told.checks_without_reason))
        if told.note:
            page.line((told.note, QUIET), indent=2)

    def _urgency(self, told: Feedback) -> None:
        about = told.urgency
        if about.under_triage:
            head: Any = ("Under-triage: somebody must act sooner than you said.", WARN)
        elif about.over_triage:
            head = ("Over-triage: it is less urgent than you said.", WARN)
        elif about.chosen is not about.right.at_least:
            head = ("It may come to that; on what is told, it is less urgent so far.", QUIET)
        else:
            head = ("The urgency is right.", "green")
        style = URGENCY_STYLE[about.right.at_least]
        self.page.line(head, indent=2)
        spread = about.right.at_least.say
        if about.right.at_most is not about.right.at_least:
            spread = f"{spread}; it could still be: {about.right.at_most.say}"
        self.page.item("  the rules say  ", (spread, style))
        self._grounds(about.why)

    def _grounds(self, grounds: Sequence[Ground]) -> None:
        for ground in grounds:
            found = ", ".join(self.say.decided(one) for one in ground.decided_by)
            star = " (local default)" if ground.local_default else ""
            self.page.item("    - ", ground.because, (f" ({found})" if found else "", QUIET), (star, WARN))
            if not ground.local_default:
                self.page.line((ground.cite, QUIET), indent=6)

    def _end(self) -> None:
        marks = self.sitting.marks
        if not marks:
            return
        page = self.page
        page.blank()
        page.rule()
        mean = sum(one.total for one in marks) / len(marks)
        under = sum(one.under_triage > 0 for one in marks)
        over = sum(one.over_triage > 0 for one in marks)
        page.line((f"{len(marks)} case{'s' * (len(marks) > 1)}, {round(100 * mean)} of 100.", STRONG),
                  f" Under-triage {under}, over-triage {over}.")  # fmt: skip


def _percent(share: float) -> str:
    return f"{round(100 * share)} %"
