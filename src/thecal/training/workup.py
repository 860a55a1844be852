"""A careful visit: what the interview would have asked is told as well, until the urgency is settled."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from thecal.assessment.assess import Triage
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

    def done(self, visit: Visit, answers: Mapping[str, Any]) -> Visit:
        """The visit with the answers that the interview asks for.

        What is asked of everybody in this phase is told of everybody, also where nothing hangs on it any more: else the
        length of a case would tell that it is an emergency.

        Args:
            visit: what is told already.
            answers: what the patient would answer to any question.
        """
        wanted = self._asked_of_everybody(visit.phase)
        for _ in range(ROUNDS):
            new = {name: answers[name] for name in wanted if name in answers and name not in visit.findings}
            if not new:
                break
            visit = visit.answered(**new)
            wanted = Interview(self.triage, visit).to_ask
        order = {name: place for place, name in enumerate(self.triage.book.knowledge.vocabulary.findings)}
        told = sorted(visit.findings, key=lambda name: order.get(name, len(order)))
        return visit.model_copy(update={"findings": {name: visit.findings[name] for name in told}})

    def _asked_of_everybody(self, phase: str) -> tuple[str, ...]:
        if phase not in self._always:
            self._always[phase] = Interview(self.triage, Visit.model_validate({"phase": phase})).to_ask
        return self._always[phase]
