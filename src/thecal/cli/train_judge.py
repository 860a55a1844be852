"""`thecal train judge` on a terminal: a case, three questions, and what the rules say. What it means is in `thecal.training`."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Any, TypeVar

from thecal.assessment.model import Decided
from thecal.assessment.report import Wording
from thecal.cli.page import QUIET, STRONG, URGENCY_STYLE, WARN, Page
from thecal.cli.train_talk import Talk, now, percent
from thecal.cli.train_what_if import play_what_if
from thecal.knowledge.words import Urgency
from thecal.training.answer import Answer
from thecal.training.feedback import Feedback, Ground
from thecal.training.mark import Marks
from thecal.training.sitting import Judged, Shown, Sitting

R = TypeVar("R", bound=Sitting)


class Judging(Talk[R]):
    """Three questions about a case, and what the rules say."""

    def __init__(self, row: R, page: Page, say: Wording) -> None:
        super().__init__(row, page, say)
        self.marks: list[Marks] = []

    def case(self) -> None:
        """The present case: shown, judged, and explained."""
        shown = self.row.now()
        assert shown is not None
        self.judge(shown, self.tell(shown.number, shown.of, shown.sentences))

    def judge(self, shown: Shown, start: float, asked: Sequence[str] = ()) -> None:
        """The three questions, and what the rules say of the answers."""
        levels = {level.value: level.say for level in Urgency}
        (urgency,) = self.choose("How soon must somebody act?", levels, one=True)
        named = self.choose("Which complications do you suspect?", shown.complications)
        checks = self.choose("Which of these would you do or order?", shown.checks)
        answer = Answer(Urgency(urgency), frozenset(named), frozenset(checks), tuple(asked))
        judged = self.row.answer(answer, now(), time.monotonic() - start)
        self.marks.append(judged.marks)
        self._feedback(judged)
        self.comes_again()
        play_what_if(self, judged.considered)

    def _feedback(self, judged: Judged) -> None:
        page, told, marks = self.page, judged.feedback, judged.marks
        page.blank()
        parts = {"urgency": marks.urgency, "complications": marks.complications, "checks": marks.checks}
        if marks.questions is not None:
            parts["questions"] = marks.questions
        said = ", ".join(f"{name} {percent(share)}" for name, share in parts.items())
        page.line((f"{round(100 * marks.total)} of 100", STRONG), f"  {said}")
        self._urgency(told)
        for one in told.complications_missed:
            page.item("  missed  ", (one.name, STRONG))
            self._grounds(one.for_)
        for one in told.complications_without_reason:
            page.item("  without reason  ", (one.name, STRONG))
            self._grounds(one.against)
        for check in told.checks_missed:
            why = check.why[0] if check.why else None
            because = "" if why is None else f"  {why.because} [{why.source}]"
            star = " (local default)" if why is not None and why.local_default else ""
            page.item("  missed  ", (check.name, STRONG), (because, QUIET), (star, WARN))
        if told.checks_without_reason:
            page.item("  checks not called for  ", ", ".join(one.name for one in told.checks_without_reason))
        for not_asked in told.not_asked:
            flag = " (a red flag rests on it)" if not_asked.red_flag else ""
            page.item("  not asked  ", not_asked.question, (flag, WARN))
            shown = " ".join(dict.fromkeys(ground.because for ground in not_asked.shows))
            page.item(
                "    - ",
                f"{self.say.decided(Decided(finding=not_asked.finding, value=not_asked.value))}. ",
                (shown, QUIET),
            )
        if told.point:
            page.item("  learning point  ", (told.point, STRONG))
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
            self.page.line((ground.cite, QUIET), indent=6)

    def end(self) -> None:
        """The mean of the marks, and how often the urgency was too low or too high."""
        marks = self.marks
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
