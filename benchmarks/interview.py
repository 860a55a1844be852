"""How many questions the interview asks until triage is settled, of patients for whom everything is known.

Each patient of `benchmarks.patients` is interviewed to the end. Whoever answers tells the truth, and says "not known" only
where nobody could tell. A question for several findings counts once; what was typed is counted beside it.
"""

from __future__ import annotations

import datetime as dt
import statistics
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from benchmarks.patients import PATIENTS, Patient
from thecal.assessment import Triage
from thecal.assessment.interview import Asked, Interview
from thecal.condition import RuleBook
from thecal.knowledge import Urgency
from thecal.knowledge.vocabulary import Quantity
from thecal.visits import Visit

NOW = dt.datetime(2026, 11, 24, 9, 30)  # noqa: DTZ001 - visits are in the clinic's own time
AIMS = {"well": 15, "in the leaflet": 8}
"""The medians aimed at: for a well patient, and for a complication of the leaflet in its typical form."""
GOLD = "in the leaflet"


class Untrue(Exception):
    """A patient who does not have what is said: a slip in `benchmarks.patients`."""


@dataclass
class Interviewed:
    """One interview.

    Attributes:
        asked: the questions in order, by name.
        typed: answers typed: values of a panel and the choices of a group count one by one.
        reached: after so many questions the lower end of the urgency had its final value.
        open: the findings that were still open at the end, if it did not settle.
    """

    patient: Patient
    asked: list[str] = field(default_factory=list)
    typed: int = 0
    reached: int = 0
    settled: bool = False
    urgency: str = ""
    open: tuple[str, ...] = ()


class Answerer:
    """Answers every question of an interview truthfully.

    Args:
        patient: who is asked.
        book: the rule book, for what can be asked.
    """

    def __init__(self, patient: Patient, book: RuleBook) -> None:
        self.patient = patient
        self.words = book.knowledge.vocabulary.findings
        self.true = patient.truth(book)

    def answer(self, asked: Asked) -> str:
        """What is typed."""
        match asked.kind:
            case "phase":
                return self.patient.phase
            case "presenting":
                names = [name for name, _ in asked.options]
                known = [str(names.index(reason) + 1) for reason in self.patient.reasons if reason in names]
                return " ".join(known) or str(names.index("routine") + 1)
            case "panel":
                return " ".join(self._in_panel(name) for name in asked.findings)
            case "group":
                return self._group(asked)
            case _:
                return self._one(asked)

    def _number(self, name: str) -> str:
        return self.true.get(name, "?").partition(" ")[0]

    def _in_panel(self, name: str) -> str:
        finding, value = self.words[name], self.true.get(name)
        if value is None or isinstance(finding, Quantity):
            return self._number(name)
        return {"present": "y", "absent": "n"}.get(value) or str(finding.spellings.index(value) + 1)

    def _one(self, asked: Asked) -> str:
        value = self.true.get(asked.name)
        if value is None:
            return "?"
        if asked.options:
            return str([name for name, _ in asked.options].index(value) + 1)
        return self._number(asked.name) if asked.number else {"present": "y", "absent": "n"}[value]

    def _group(self, asked: Asked) -> str:
        """No; or the numbers of what there is and, with a question mark, of what is not known; or not known at all."""
        if not any(name in self.true for name in asked.findings):
            return "?"
        said = []
        for number, (name, _) in enumerate(asked.options, 1):
            values = [value for value, _ in asked.values[name]]
            if name not in self.true:
                said.append(f"{number}?")
            elif self.true[name] in values:
                said.append(f"{number}.{values.index(self.true[name]) + 1}" if len(values) > 1 else str(number))
        return " ".join(said) or "n"


def interviewed(patient: Patient, triage: Triage) -> Interviewed:
    """The interview of one patient, to its end."""
    answerer = Answerer(patient, triage.book)
    interview = Interview(triage, Visit(date=NOW))
    result = Interviewed(patient)
    least: list[Urgency] = []
    while (asked := interview.question()) is not None:
        said = answerer.answer(asked)
        interview.answer(said)
        result.asked.append(asked.key)
        result.typed += len(said.split())
        least.append(interview.assessment.urgency.at_least)
    end = interview.assessment
    final = end.urgency.at_least
    result.reached = least.index(final) + 1
    result.settled = end.urgency.settled
    result.urgency = f"{final.value}" if result.settled else f"{final.value} to {end.urgency.at_most.value}"
    result.open = () if result.settled else tuple(question.finding for question in end.next_questions)
    if patient.of and not any(one.id == patient.of for one in end.with_status("suspected")):
        full = triage.assess(Visit(phase=patient.phase, date=NOW, findings=answerer.true))  # type: ignore[arg-type]  # a phase
        if not any(one.id == patient.of for one in full.with_status("suspected")):
            raise Untrue(f"{patient.story}: {patient.of} is not even suspected of whom everything is known")
    return result


def interviews(book: RuleBook, few: int, tick: Callable[[], object]) -> dict[str, Any]:
    """The figures: medians by kind of patient, then each patient with the questions put."""
    done: list[Interviewed] = []
    with Triage(book, rete="off") as triage:
        for patient in PATIENTS[:: min(few, 3)]:
            done.append(interviewed(patient, triage))
            tick()
    kinds: defaultdict[str, list[Interviewed]] = defaultdict(list)
    documented = {name for name, one in book.knowledge.complications.items() if one.documented}
    for one in done:
        kinds[one.patient.kind].append(one)
    leaflet = [one for one in done if one.patient.of in documented]
    return {
        "median questions": {
            "well": _medians(kinds["well"], AIMS["well"]),
            GOLD: _medians(leaflet, AIMS[GOLD]),
        },
        "by kind": {name: _medians(group) for name, group in kinds.items()},
        "patients": {f"{one.patient.kind}: {one.patient.story}": _told(one) for one in done},
    }


def _medians(done: Iterable[Interviewed], aim: int | None = None) -> dict[str, Any]:
    done = list(done)
    settled = [len(one.asked) for one in done if one.settled]
    every = statistics.median([len(one.asked) for one in done]) if done else None
    found: dict[str, Any] = {
        "patients": len(done),
        "settled": len(settled),
        "until settled": statistics.median(settled) if settled else None,
        "until settled or nothing is left": every,
        "until the answer was reached": statistics.median([one.reached for one in done]) if done else None,
        "typed": statistics.median([one.typed for one in done]) if done else None,
    }
    if aim is not None:
        found |= {"aim": aim, "met": bool(settled) and len(settled) == len(done) and statistics.median(settled) <= aim}
    return found


def _told(one: Interviewed) -> dict[str, Any]:
    return {
        "questions": len(one.asked),
        "answer reached after": one.reached,
        "typed": one.typed,
        "urgency": one.urgency,
        "asked": ", ".join(one.asked),
        **({} if one.settled else {"still open": ", ".join(one.open) or "nothing that can be asked"}),
    }
