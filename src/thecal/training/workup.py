"""A careful visit: what the interview would have asked is told as well, until the urgency is settled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from thecal.assessment.assess import Considered, Triage
from thecal.assessment.interview import Interview
from thecal.visits.visit import Visit

ROUNDS = 4
"""So often it is looked what is still to be asked; an answer out of the ordinary can open further questions."""


class WorkUp:
    """Tells of a visit what a careful one would have told.

    Args:
        triage: says what is to be asked.
    """

    def __init__(self, triage: Triage) -> None:
        self.triage = triage
        self._always: dict[str, tuple[str, ...]] = {}

    def done(self, visit: Visit, answers: Mapping[str, Any]) -> tuple[Visit, Considered]:
        """The visit with the answers that the interview asks for, and what the rules say of it.

        What is asked of everybody in this phase is told of everybody, also where nothing hangs on it any more: else the
        length of a case would tell that it is an emergency.

        Args:
            visit: what is told already.
            answers: what the patient would answer to any question.
        """
        visit = self._answered(visit, answers, self._asked_of_everybody(visit.phase))
        interview = Interview(self.triage, visit)
        for _ in range(ROUNDS):
            further = self._answered(visit, answers, interview.to_ask)
            if further.findings == visit.findings:
                break
            visit, interview = further, Interview(self.triage, further)
        order = {name: place for place, name in enumerate(self.triage.book.knowledge.vocabulary.findings)}
        told = sorted(visit.findings, key=lambda name: order.get(name, len(order)))
        ordered = visit.model_copy(update={"findings": {name: visit.findings[name] for name in told}})
        return ordered, interview.considered

    def _answered(self, visit: Visit, answers: Mapping[str, Any], asked: Sequence[str]) -> Visit:
        return visit.answered(
            **{name: answers[name] for name in asked if name in answers and name not in visit.findings}
        )

    def _asked_of_everybody(self, phase: str) -> tuple[str, ...]:
        if phase not in self._always:
            self._always[phase] = Interview(self.triage, Visit.model_validate({"phase": phase})).to_ask
        return self._always[phase]
