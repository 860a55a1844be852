"""Who appears in the features of training: a patient who is told of, and learners who answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from tests.unit.training.conftest import perfect
from thecal.assessment import Considered, Triage
from thecal.knowledge.words import Urgency
from thecal.scenarios import Draft, Expecting, StepError
from thecal.training.answer import Answer
from thecal.training.case import Case
from thecal.training.feedback import Feedback, Ground
from thecal.training.inquiry import Inquiry
from thecal.training.mark import Marks
from thecal.training.progress import Store
from thecal.training.sitting import Judged, Sitting

NOW = dt.datetime(2026, 11, 24, 12, tzinfo=dt.UTC)


@dataclass
class Patient:
    """The visit of a scenario, told by its given-steps in any order, and what the rules say of it."""

    draft: Draft
    triage: Triage
    _considered: Considered | None = None

    @property
    def considered(self) -> Considered:
        if self._considered is None:
            self._considered = self.triage.consider(self.draft.visit())
        return self._considered

    @property
    def case(self) -> Case:
        """The visit as a case of its own."""
        visit = self.considered.intake.visit
        suspected = tuple(one.id for one in self.considered.assessment.with_status("suspected"))
        return Case(
            "told", "scenario", visit, self.considered.assessment.urgency.because, suspected, visit.phase, "", 1
        )

    @property
    def right(self) -> Answer:
        """The answer of somebody who knows the rules by heart."""
        return perfect(self.considered)


@dataclass
class Learner:
    """Somebody who answers: first the answer is put together, and once somebody looks at the marks it is given."""

    name: str
    patient: Patient
    store: Store
    answer: Answer = field(default_factory=lambda: Answer(Urgency.ROUTINE))
    asks: bool = False
    _judged: Judged | None = None

    def says(self, urgency: str) -> None:
        self.answer = replace(self.answer, urgency=Urgency(urgency.replace(" ", "_")))

    def adds(self, kind: str, names: frozenset[str]) -> None:
        self.answer = replace(self.answer, **{kind: getattr(self.answer, kind) | names})

    def leaves_out(self, kind: str, names: frozenset[str]) -> None:
        there: frozenset[str] = getattr(self.answer, kind)
        assert names <= there, f"{self.name} names none of {sorted(names - there)}"
        self.answer = replace(self.answer, **{kind: there - names})

    def asks_for(self, *findings: str) -> None:
        self.asks = True
        self.answer = replace(self.answer, asked=(*self.answer.asked, *findings))

    @property
    def judged(self) -> Judged:
        if self._judged is None:
            way = Inquiry if self.asks else Sitting
            with way(self.patient.triage.book, [self.patient.case], self.store, self.name) as sitting:
                self._judged = sitting.answer(self.answer, NOW)
        return self._judged

    @property
    def marks(self) -> Marks:
        return self.judged.marks

    @property
    def hears(self) -> Feedback:
        return self.judged.feedback

    def part(self, words: str) -> float:
        """A part of the marks, of 100."""
        name = {"in all": "total", "for the urgency": "urgency", "for the complications": "complications",
                "for the checks": "checks", "for the questions": "questions"}[words]  # fmt: skip
        share = getattr(self.marks, name)
        assert share is not None, f"{self.name} was not marked {words}"
        return round(100 * float(share), 4)

    def grounds(self) -> Iterator[Ground]:
        """Every reason that is named in the feedback."""
        said = self.hears
        yield from said.urgency.why
        for one in (*said.complications_missed, *said.complications_without_reason):
            yield from (*one.for_, *one.against)
        for check in (*said.checks_missed, *said.checks_without_reason):
            yield from check.why
        for question in said.not_asked:
            yield from question.shows


def thing(words: str, expecting: Expecting) -> tuple[str, str]:
    """What words name: ("complications" or "checks", id)."""
    try:
        return "checks", expecting.check(words)
    except StepError:
        return "complications", expecting.complication(words)
