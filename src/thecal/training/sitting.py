"""One sitting: a row of cases to judge, with what was done kept after each. No terminal, and no web page, is known here.

with Store(progress_file()) as store, Sitting(book, cases, store, "anna") as sitting:
while (shown := sitting.now()) is not None:
judged = sitting.answer(ask_somebody(shown), at=datetime.now(UTC))
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from thecal.assessment.assess import Considered
from thecal.training.answer import Answer
from thecal.training.asking import retrace
from thecal.training.case import Case
from thecal.training.feedback import Feedback, feedback
from thecal.training.mark import Marks, mark
from thecal.training.progress import Attempt, Mode
from thecal.training.row import Row
from thecal.training.vignette import Sentence, tell
from thecal.visits.visit import Visit

CHECKS_OFFERED: Final = 12
"""Checks to choose from: as many as can be read at a glance; more where a case calls for so many."""
AT_LEAST_WRONG: Final = 4
"""So many of those offered are not called for, or the list would be the answer."""


@dataclass(frozen=True)
class Shown:
    """A case as the learner sees it.

    Attributes:
        number: which one of the sitting, from 1.
        of: how many there are.
        sentences: the vignette.
        complications: id → name of what can be named; the same in every case.
        checks: id → name of some checks, those of the answer among others.
    """

    case: Case
    number: int
    of: int
    sentences: tuple[Sentence, ...]
    complications: Mapping[str, str]
    checks: Mapping[str, str]


@dataclass(frozen=True)
class Judged:
    """What an answer came to."""

    marks: Marks
    feedback: Feedback
    considered: Considered


class Sitting(Row):
    """A row of cases to judge."""

    mode = Mode.JUDGE

    def now(self) -> Shown | None:
        """The case to be answered now; None when all are."""
        case = self.case
        if case is None:
            return None
        rng = self.chance(case)
        return Shown(
            case,
            self.place + 1,
            self.source.count,
            tell(self.visit(case), self.book.knowledge.vocabulary, rng),
            {name: one.name for name, one in self.book.knowledge.complications.items() if one.part_of is None},
            self._checks(case, rng),
        )

    def visit(self, case: Case) -> Visit:
        """What can be known of the patient; the answer is marked against all of it."""
        return case.visit

    def known(self, case: Case) -> tuple[str, ...] | None:  # noqa: ARG002 - the other ways need it
        """What is told before any question; None where all is shown and nothing is to be asked."""
        return None

    def answer(self, answer: Answer, at: datetime, seconds: float | None = None) -> Judged:
        """Marks an answer to the present case, keeps it, and goes on to the next.

        Raises:
            InputError: if the answer names something that does not exist; nothing is kept then.
            IndexError: if no case is left.
        """
        case = self.present()
        considered = self.triage.consider(self.visit(case))
        known = self.known(case)
        retraced = None if known is None else retrace(self.triage, considered, answer.asked, known)
        marks = mark(answer, considered, retraced=retraced)
        judged = Judged(marks, feedback(answer, considered, known=known, title=case.title), considered)
        attempt = Attempt(
            learner=self.learner,
            case=case.id,
            mode=self.mode,
            at=at,
            total=marks.total,
            urgency=marks.urgency,
            under_triage=marks.under_triage,
            over_triage=marks.over_triage,
            exercises=case.exercises,
            complications=case.complications,
            answer={
                "urgency": answer.urgency.value,
                "complications": sorted(answer.complications),
                "checks": sorted(answer.checks),
                "asked": list(answer.asked),
            },
            seconds=seconds,
        )
        self.finish(attempt)
        return judged

    def _checks(self, case: Case, rng: random.Random) -> dict[str, str]:
        """Checks to choose from: all of the answer, and some others, in the order of the rules."""
        known = self.book.knowledge.checks
        right = {check.id for check in self.triage.assess(self.visit(case)).checks}
        others = [name for name in known if name not in right]
        wrong = max(AT_LEAST_WRONG, CHECKS_OFFERED - len(right))
        offered = {*right, *rng.sample(others, min(wrong, len(others)))}
        return {name: one.name for name, one in known.items() if name in offered}
