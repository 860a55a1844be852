"""A guided interview, with no terminal in it: what to ask now, what an answer means, and the way back.

It starts with the phase and with what brings the patient, asks first what that reason calls for, then the finding on
which the urgency hangs most, and stops when no further answer could change the urgency. The state after every answer is
kept, so any number of answers can be taken back.

    interview = Interview(Triage(load_rules()))
    while (asked := interview.question()) is not None:
        interview.answer(ask_somebody(asked))
    interview.assessment, interview.visit
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, Literal

from thecal.assessment.assess import Considered, Triage
from thecal.assessment.model import Assessment, Question
from thecal.condition.check import PHASE, AnyFinding
from thecal.condition.units import show
from thecal.knowledge.vocabulary import Derivation, Quantity, YesNo
from thecal.visits.derive import PER_DAY, timed
from thecal.visits.moments import Moment, Unusable, after, as_moment, day
from thecal.visits.values import UNKNOWN_WORDS, as_state
from thecal.visits.visit import Visit

YES: Final = frozenset({"y", "yes", "present", "true"})
NO: Final = frozenset({"n", "no", "absent", "false"})

_BARE = re.compile(r"[-+]?(\d+(\.\d*)?|\.\d+)", re.ASCII)
_AGO = re.compile(r"(?P<count>\d+(?:\.\d+)?|an?|one)\s*(?P<unit>[a-z]+)\s+ago", re.ASCII)
_SPANS = {
    "h": ("h", "hr", "hrs", "hour", "hours"),
    "d": ("d", "day", "days"),
    "wk": ("w", "wk", "week", "weeks"),
    "mo": ("mo", "month", "months"),
    "a": ("a", "y", "yr", "year", "years"),
}


class NotUnderstood(ValueError):
    """An answer that is none to the question; the message says what would be."""


@dataclass(frozen=True)
class Asked:
    """One question of the interview.

    Attributes:
        kind: about the phase, what brings the patient, one finding, or several findings at once.
        name: the finding or group; the kind itself for the first two.
        findings: the findings it answers.
        options: what can be chosen by number: value and label.
        unit: what a bare number means, for a person; empty if there is no unit.
        number: whether a number is expected.
        dates: whether a date, or "3 days ago", is understood.
        obtained_by: how it is obtained (history, examination, …).
        how: one line on how to obtain it; may be empty.
        could_raise_to: the highest urgency that rests on it; None if nothing is said about that.
        would_settle: whether some answer ends the triage.
        waiting: the complications and red flags that wait for it.
        reason: the reason for coming that has it asked; empty otherwise.
    """

    kind: Literal["phase", "presenting", "group", "finding"]
    name: str
    question: str
    findings: tuple[str, ...] = ()
    options: tuple[tuple[str, str], ...] = ()
    unit: str = ""
    number: bool = False
    dates: bool = False
    obtained_by: str = "history"
    how: str = ""
    could_raise_to: str | None = None
    would_settle: bool = False
    waiting: tuple[str, ...] = ()
    reason: str = ""

    @property
    def key(self) -> str:
        """A name no other question has; a group may be called like a finding."""
        return f"group:{self.name}" if self.kind == "group" else self.name


@dataclass(frozen=True)
class _Step:
    """The interview after one answer.

    Attributes:
        asked: what has been asked: findings, `phase`, `presenting`, and groups that were opened.
        queue: findings to ask before the ranked ones, each by itself.
        reasons: what brings the patient.
    """

    visit: Visit
    asked: frozenset[str] = frozenset()
    queue: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()


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
        self._steps = [_Step(visit, asked)]
        self._considered: list[Considered] = [triage.consider(visit)]

    @property
    def visit(self) -> Visit:
        """What has been told so far."""
        return self._steps[-1].visit

    @property
    def considered(self) -> Considered:
        """The assessment so far, with what it was made from."""
        return self._considered[-1]

    @property
    def assessment(self) -> Assessment:
        """The assessment so far."""
        return self.considered.assessment

    @property
    def left(self) -> int:
        """How many findings can still be asked on which the urgency hangs."""
        return sum(self._ready(question.finding) is not None for question in self.assessment.next_questions)

    def back(self) -> bool:
        """Takes the last answer back; False if there is none."""
        if len(self._steps) == 1:
            return False
        self._steps.pop()
        self._considered.pop()
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
        for name in step.queue:
            ready = self._ready(name)
            if ready is not None:
                return self._finding(ready)
        for question in self.assessment.next_questions:
            ready = self._ready(question.finding)
            if ready is not None:
                return self._group(ready) or self._finding(ready)
        return None

    def answer(self, text: str) -> None:
        """Answers the present question.

        Args:
            text: yes, no, ``?``, the number or words of an option, an amount (a bare number is in the unit that the question
                names), a date, or a time such as ``3 days ago``.

        Raises:
            NotUnderstood: if it is no answer to it; nothing has changed then.
        """
        asked = self.question()
        if asked is None:
            raise NotUnderstood("There is nothing left to ask.")
        text = " ".join(text.split())
        word = text.lower().rstrip(".!")
        unknown = word in UNKNOWN_WORDS or text == "?"
        step = self._steps[-1]
        match asked.kind:
            case "phase":
                phase = "unknown" if unknown else _picked(text, asked.options)
                step = replace(step, visit=step.visit.model_copy(update={"phase": phase}))
            case "presenting":
                step = self._presented(step, () if unknown else _several(text, asked.options))
            case "group":
                step = self._group_answered(step, asked, word, unknown=unknown)
            case "finding":
                step = replace(step, visit=self._told(step.visit, asked.name, text, unknown=unknown))
        considered = self.triage.consider(step.visit)
        self._steps.append(replace(step, asked=step.asked | {asked.key}))
        self._considered.append(considered)

    # ------------------------------------------------------------------------------------------- what to ask

    def _open(self, name: str) -> bool:
        """Whether a finding is neither known nor asked."""
        intake = self.considered.intake
        return name not in self._steps[-1].asked and name not in intake.asked and not intake.facts.known(name)

    def _ready(self, name: str) -> str | None:
        """The finding to ask in order to learn `name`: itself, or first the one it depends on; None if there is none."""
        if name not in self.words.findings or not self._open(name):
            return None
        parent = self.words.findings[name].only_if
        if parent is None or self.considered.intake.facts.states.get(parent) is True:
            return name
        # Whoever could not tell whether there is a swelling can't tell how it feels.
        return parent if self._open(parent) else None

    def _ranked(self, names: Iterable[str]) -> list[Question]:
        wanted = set(names)
        return [question for question in self.assessment.next_questions if question.finding in wanted]

    def _group(self, name: str) -> Asked | None:
        """The group question that answers this finding and at least one more."""
        for group, several in self.words.groups.items():
            members = tuple(member for member in several.findings if self._ready(member) == member)
            if name in members and len(members) > 1 and f"group:{group}" not in self._steps[-1].asked:
                kinds = [self.words.findings[member].obtained_by for member in members]
                return self._with_reasons(
                    Asked("group", group, several.question, members, obtained_by=max(kinds).value)
                )
        return None

    def _finding(self, name: str) -> Asked:
        finding = self.words.findings[name]
        quantity = isinstance(finding, Quantity)
        values: dict[str, str] = {} if quantity else getattr(finding, "values", {})
        return self._with_reasons(
            Asked(
                "finding",
                name,
                finding.question,
                (name,),
                tuple(values.items()),
                unit=show(finding.unit) if isinstance(finding, Quantity) else "",
                number=quantity,
                dates=timed(finding),
                obtained_by=finding.obtained_by.value,
                how=finding.how,
            )
        )

    def _with_reasons(self, asked: Asked) -> Asked:
        ranked = self._ranked(asked.findings)
        step = self._steps[-1]
        reasons = [self.words.presenting[name] for name in step.reasons]
        return replace(
            asked,
            could_raise_to=max((question.could_raise_to for question in ranked), default=None),
            would_settle=any(question.would_settle for question in ranked),
            waiting=tuple(dict.fromkeys(name for question in ranked for name in question.for_)),
            reason=next((reason.label for reason in reasons if set(asked.findings) & set(reason.ask)), ""),
        )

    # ---------------------------------------------------------------------------------- what an answer means

    def _presented(self, step: _Step, reasons: Sequence[str]) -> _Step:
        chosen = [self.words.presenting[name] for name in reasons]
        implied = {name: value for reason in chosen for name, value in reason.findings.items()}
        queue = tuple(dict.fromkeys(name for reason in chosen for name in reason.ask))
        return replace(step, visit=step.visit.answered(**implied), queue=queue, reasons=tuple(reasons))

    def _group_answered(self, step: _Step, asked: Asked, word: str, *, unknown: bool) -> _Step:
        if word in YES:
            return replace(step, queue=(*asked.findings, *step.queue))
        if word not in NO and not unknown:
            raise NotUnderstood(
                "Answer y if there is any of these (each is then asked), n if there is none, or ? if not known."
            )
        value = "unknown" if unknown else "absent"
        return replace(step, visit=step.visit.answered(**dict.fromkeys(asked.findings, value)))

    def _told(self, visit: Visit, name: str, text: str, *, unknown: bool) -> Visit:
        finding = self.words.findings[name]
        if unknown:
            return visit.answered(**{name: "unknown"})
        try:
            if timed(finding) and isinstance(finding, Quantity):
                return _Times(visit, name, finding).told(text)
            return visit.answered(**{name: _value(finding, text)})
        except Unusable as reason:
            said = f"{finding.label} {reason}".replace("present, absent or unknown", "y, n or ? (not known)")
            raise NotUnderstood(said[:1].upper() + said[1:] + ".") from None


def _value(finding: AnyFinding, text: str) -> str:
    """The value as a visit file would hold it."""
    if isinstance(finding, YesNo):
        return "present" if as_state(finding, text) is True else "absent"
    if isinstance(finding, Quantity):
        if _BARE.fullmatch(text) and not finding.dimensionless:
            text = f"{text} {finding.unit}"
        as_state(finding, text)
        return text
    return _picked(text, tuple(finding.values.items()))


def _picked(text: str, options: Sequence[tuple[str, str]]) -> str:
    """The option meant: by its number, its name, its label, or the beginning of one of them if that is clear.

    >>> _picked("2", [("test_period", "test period"), ("implanted", "implanted pump")])
    'implanted'
    """
    if text.isdecimal() and text.isascii():
        if 1 <= int(text[:4]) <= len(options):
            return options[int(text[:4]) - 1][0]
        raise NotUnderstood(f"Choose a number from 1 to {len(options)}, or ? if not known.")
    said = text.lower()
    exact = [value for value, label in options if said in {value, value.replace("_", " "), label.lower()}]
    begun = [value for value, label in options if said and (value.startswith(said) or label.lower().startswith(said))]
    if len(exact or begun) == 1:
        return (exact or begun)[0]
    raise NotUnderstood(f"Choose a number from 1 to {len(options)}, or ? if not known.")


def _several(text: str, options: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """One option or more: several by number, with spaces or commas between."""
    numbers = text.replace(",", " ").split()
    if all(number.isdecimal() for number in numbers):
        return tuple(dict.fromkeys(_picked(number, options) for number in numbers)) or (_picked(text, options),)
    return (_picked(text, options),)


class _Times:
    """Answers about time: an amount, ``3 days ago``, or a date; kept as the date of an event where there is one."""

    def __init__(self, visit: Visit, name: str, finding: Quantity) -> None:
        assert visit.date is not None
        assert finding.derived is not None
        self.visit, self.name, self.finding = visit, name, finding
        self.now: Moment = visit.date
        self.how: Derivation = finding.derived

    def told(self, text: str) -> Visit:
        """The visit with this time told.

        Raises:
            Unusable: if the answer can't be used.
        """
        said = text.lower()
        ago = _AGO.fullmatch(said)
        if ago is not None:
            return self._ago(ago)
        if said in {"today", "yesterday"}:
            return self._on(day(self.now) - dt.timedelta(days=said == "yesterday"))
        if _BARE.fullmatch(text):
            return self._amount(text, float(text))
        try:
            return self._on(as_moment(text))
        except Unusable:
            if re.match(r"\d{4}-", text) is None:
                return self._amount(text, None)
            raise

    def _ago(self, ago: re.Match[str]) -> Visit:
        unit = next((unit for unit, words in _SPANS.items() if ago["unit"] in words), None)
        if unit is None:
            raise Unusable("is told in a unit of time that is not known; hours, days, weeks, months and years are")
        count = 1.0 if ago["count"] in {"a", "an", "one"} else float(ago["count"])
        days = count / PER_DAY[unit]
        if self.how.between is not None:  # so long ago it began: a date, not yet the time between the two events
            if days > 36600:  # noqa: PLR2004 - a hundred years
                raise Unusable("lies too far back")
            return self._on(day(self.now) - dt.timedelta(days=round(days)))
        amount = round(days * PER_DAY[self.finding.unit], 2)
        return self._amount(f"{amount:g} {self.finding.unit}", amount)

    def _amount(self, text: str, number: float | None) -> Visit:
        value = f"{text} {self.finding.unit}" if number is not None and _BARE.fullmatch(text) else text
        as_state(self.finding, value)
        if number is not None and number.is_integer() and self.finding.unit == "d" and self.how.since is not None:
            # As a date it also tells what else is counted from this event.
            return self._event(self.how.since, day(self.now) - dt.timedelta(days=int(number)))
        return self.visit.answered(**{self.name: value})

    def _on(self, moment: Moment) -> Visit:
        if after(moment, self.now):
            raise Unusable("lies after the visit")
        if self.how.since is not None:
            return self._event(self.how.since, moment)
        if self.how.between is not None:
            first, last = self.how.between
            if first not in self.visit.events:
                raise Unusable(f"can't be worked out from one date alone; give it in {show(self.finding.unit)}")
            return self._event(last, moment)
        if not isinstance(moment, dt.datetime) or not isinstance(self.now, dt.datetime):
            raise Unusable("is counted in hours: give a number, or a date with the time, YYYY-MM-DDTHH:MM")
        hours = (self.now - moment) / dt.timedelta(hours=1) * PER_DAY[self.finding.unit] / PER_DAY["h"]
        value = f"{round(hours, 2):g} {self.finding.unit}"
        as_state(self.finding, value)
        return self.visit.answered(**{self.name: value})

    def _event(self, name: str, moment: Moment) -> Visit:
        events: dict[str, Any] = {**self.visit.events, name: moment}
        return self.visit.model_copy(update={"events": events})
