"""A guided interview, with no terminal in it: what to ask now, what an answer means, and the way back.

It starts with the phase and with what brings the patient, asks first what that reason calls for, then what closes most of
the ways to a higher urgency, and stops when no further answer could change the urgency. The state after every answer is
kept, so any number of answers can be taken back.

    interview = Interview(Triage(load_rules()))
    while (asked := interview.question()) is not None:
        interview.answer(ask_somebody(asked))
    interview.assessment, interview.visit
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from thecal.assessment.answers import NO, YES, chosen, not_known, picked, several, told
from thecal.assessment.asked import Asked, NotUnderstood
from thecal.assessment.assess import Considered, Triage
from thecal.assessment.model import Assessment
from thecal.assessment.plan import Plan, Prompt
from thecal.assessment.putting import put
from thecal.assessment.questions import chances
from thecal.condition.check import PHASE
from thecal.visits.moments import Moment
from thecal.visits.visit import Visit

__all__ = ["Asked", "Interview", "NotUnderstood"]


@dataclass(frozen=True)
class _Step:
    """The interview after one answer.

    Attributes:
        asked: what has been asked: findings, `phase`, `presenting`, groups and panels.
        singly: findings to ask next, each by itself.
        first: findings to ask before others, for what brings the patient.
        reasons: what brings the patient.
    """

    visit: Visit
    considered: Considered
    asked: frozenset[str] = frozenset()
    singly: tuple[str, ...] = ()
    first: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()

    @cached_property
    def plan(self) -> Plan:
        """What can be asked now."""
        scale, facts = self.considered.scale, self.considered.intake.facts
        words = scale.book.knowledge.vocabulary
        return Plan(words, chances(scale, scale.span(), facts), self.ready, self.asked)

    def open(self, name: str) -> bool:
        """Whether a finding is neither known nor asked."""
        intake = self.considered.intake
        return name not in self.asked and name not in intake.asked and not intake.facts.known(name)

    def ready(self, name: str) -> str | None:
        """The finding to ask in order to learn `name`: itself, or first the one it depends on; None if there is none."""
        words = self.considered.scale.book.knowledge.vocabulary
        if name not in words.findings or not self.open(name):
            return None
        parent = words.findings[name].only_if
        if parent is None or self.considered.intake.facts.states.get(parent) is True:
            return name
        # Whoever could not tell whether there is a swelling can't tell how it feels.
        return self.ready(parent)

    def next(self) -> Prompt | None:
        """What to ask now: what was said to be there, what the reason for coming calls for, what closes most."""
        for name in self.singly:
            ready = self.ready(name)
            if ready is not None:
                return Prompt("finding", ready, (ready,))
        for name in self.first:
            prompt = self.plan.with_finding(name)
            if prompt is not None:
                return prompt
        return self.plan.first()


class Interview:
    """Asks until triage is settled.

    Args:
        triage: assesses the visit after each answer.
        visit: what is known already.
        now: the moment of the visit, to which "3 days ago" refers; by default now, to the minute.
    """

    def __init__(self, triage: Triage, visit: Visit | None = None, now: Moment | None = None) -> None:
        self.triage = triage
        self.words = triage.book.knowledge.vocabulary
        visit = visit or Visit()
        if visit.date is None:
            moment = now or dt.datetime.now().replace(second=0, microsecond=0)  # noqa: DTZ005 - local, as all dates of a visit
            visit = visit.model_copy(update={"date": moment})
        asked = frozenset({"phase"}) if visit.phase != "unknown" else frozenset[str]()
        self._steps = [_Step(visit, triage.consider(visit), asked)]

    @property
    def visit(self) -> Visit:
        """What has been told so far."""
        return self._steps[-1].visit

    @property
    def considered(self) -> Considered:
        """The assessment so far, with what it was made from."""
        return self._steps[-1].considered

    @property
    def assessment(self) -> Assessment:
        """The assessment so far."""
        return self.considered.assessment

    @property
    def left(self) -> int:
        """About how many questions are still to come: so many if every answer is as usual."""
        return 0 if self.assessment.urgency.settled else len(self._steps[-1].plan.cover)

    @property
    def to_ask(self) -> tuple[str, ...]:
        """The findings that the questions still to come ask for if every answer is as usual, in the order of asking."""
        if self.assessment.urgency.settled:
            return ()
        return tuple(dict.fromkeys(name for prompt in self._steps[-1].plan.cover for name in prompt.findings))

    def back(self) -> bool:
        """Takes the last answer back; False if there is none."""
        if len(self._steps) == 1:
            return False
        self._steps.pop()
        return True

    def question(self) -> Asked | None:
        """What to ask now; None when triage is settled or nothing is left to ask."""
        step = self._steps[-1]
        if "phase" not in step.asked:
            return Asked("phase", "phase", PHASE.question, ("phase",), tuple(PHASE.values.items()))
        if "presenting" not in step.asked and self.words.presenting:
            options = tuple((name, reason.label) for name, reason in self.words.presenting.items())
            return Asked("presenting", "presenting", "What brings the patient?", (), options)
        if self.assessment.urgency.settled:
            return None
        prompt = step.next()
        return None if prompt is None else put(prompt, self.words, self.assessment.next_questions, step.reasons)

    def answer(self, text: str) -> None:
        """Answers the present question.

        Args:
            text: yes, no, ``?``, the number or words of an option, an amount (a bare number is in the unit that the question
                names), a date, or a time such as ``3 days ago``. To a group, ``n`` for none of these, the numbers of what
                there is (``2 5.3``, with ``3?`` for what is not known), or ``y`` to be asked one by one. To a panel, the
                values in order; those that are left out are asked next.

        Raises:
            NotUnderstood: if it is no answer to it; nothing has changed then.
        """
        asked = self.question()
        if asked is None:
            raise NotUnderstood("There is nothing left to ask.")
        text = " ".join(text.split())
        step = self._steps[-1]
        match asked.kind:
            case "phase":
                phase = "unknown" if not_known(text) else picked(text, asked.options)
                step = replace(step, visit=step.visit.model_copy(update={"phase": phase}))
            case "presenting":
                step = self._presented(step, () if not_known(text) else several(text, asked.options))
            case "group":
                step = self._group_answered(step, asked, text)
            case "panel":
                step = self._panel_answered(step, asked, text)
            case "finding":
                finding = self.words.findings[asked.name]
                step = replace(step, visit=told(step.visit, asked.name, finding, text))
        considered = self.triage.consider(step.visit)
        self._steps.append(replace(step, considered=considered, asked=step.asked | {asked.key}))

    def _presented(self, step: _Step, reasons: Sequence[str]) -> _Step:
        chosen_ones = [self.words.presenting[name] for name in reasons]
        implied = {name: value for reason in chosen_ones for name, value in reason.findings.items()}
        first = tuple(dict.fromkeys(name for reason in chosen_ones for name in reason.ask))
        return replace(step, visit=step.visit.answered(**implied), first=first, reasons=tuple(reasons))

    def _group_answered(self, step: _Step, asked: Asked, text: str) -> _Step:
        """No: each is as usual. Numbers: these are there, the others are not. Yes: each is asked, the gravest first."""
        word = text.lower().rstrip(".!")
        if word in YES:
            ranked = [question.finding for question in self.assessment.next_questions]
            gravest = sorted(asked.findings, key=lambda name: ranked.index(name) if name in ranked else len(ranked))
            return replace(step, singly=(*gravest, *step.singly))
        if not_known(text):
            return replace(step, visit=step.visit.answered(**dict.fromkeys(asked.findings, "unknown")))
        values = {} if word in NO else chosen(text, asked)
        answers = {
            name: values[name] if name in values else self.words.findings[name].as_usual
            for name in asked.findings
            if values.get(name, "") is not None
        }
        to_ask = tuple(name for name, value in values.items() if value is None)
        return replace(step, visit=step.visit.answered(**answers), singly=(*to_ask, *step.singly))

    def _panel_answered(self, step: _Step, asked: Asked, text: str) -> _Step:
        """The values in order, ``?`` for one that is not known; those that are left out are asked one by one."""
        if not_known(text):
            return replace(step, visit=step.visit.answered(**dict.fromkeys(asked.findings, "unknown")))
        said = text.split()
        if not said or len(said) > len(asked.findings):
            raise NotUnderstood(
                f"Give at most {len(asked.findings)} values with spaces between: "
                f"{', '.join(label for _, label in asked.options)}. A ? stands for one that is not known."
            )
        visit = step.visit
        for name, word in zip(asked.findings, said, strict=False):
            visit = told(visit, name, self.words.findings[name], word)
        return replace(step, visit=visit, singly=(*asked.findings[len(said) :], *step.singly))
