"""Given-steps: a situation in a clinician's words becomes a visit.

The sentences (docs/scenarios.md shows them all)::

    a patient in the test period
    a patient with an implanted pump
    a patient whose phase of therapy is unknown
    the visit is on 2026-11-24
    the dural puncture was 3 days ago
    neck stiffness is absent
    temperature is 38.4 Cel
    loss of pain relief is gradual
    headache posture is unknown
    these findings:            (with a table: finding | value)
    nothing else is found

A finding is named as in the vocabulary, with spaces for underscores. "Is unknown" means asked and could not be told.
"Nothing else is found" answers every other bedside question as usual: no to symptoms, unremarkable vital signs.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from thecal.condition.book import RuleBook
from thecal.errors import nearest
from thecal.knowledge.vocabulary import Choice, Ordinal
from thecal.visits.derive import timed
from thecal.visits.visit import Visit

DATE = dt.datetime(2026, 11, 24, 12, 0)  # noqa: DTZ001 - visits are in the clinic's own time
"""The moment of a visit whose scenario does not name one."""

EVENT_WORDS = {
    "implantation": "implant", "implant or revision": "implant", "surgery": "implant", "last refill": "refill", "mri": "mri",
    "last programming change": "programming_change", "dose change": "programming_change", "last mri": "mri",
    "start of the infusion": "infusion_start", "start of the headache": "headache_onset", "lumbar puncture": "dural_puncture",
}  # fmt: skip
"""Other words for events, beside their own names."""


class StepError(ValueError):
    """A step says nothing that Thecal understands."""


@dataclass
class Draft:
    """A visit being told, step by step; the order of the steps does not matter."""

    book: RuleBook
    name: str | None = None
    phase: str = "unknown"
    date: dt.date | dt.datetime = DATE
    ago: dict[str, dt.timedelta] = field(default_factory=dict)
    findings: dict[str, str] = field(default_factory=dict)
    as_usual: bool = False

    def tell(self, text: str, table: Sequence[Sequence[str]] = ()) -> None:
        """Takes in one given-step.

        Raises:
            StepError: if it is not one of the sentences, or names something that does not exist.
        """
        for pattern, act in _STEPS:
            match = pattern.fullmatch(text.strip())
            if match is not None:
                act(self, *match.groups(), *([table] if table else []))
                return
        raise StepError(f"No given-step reads {text!r}; see docs/scenarios.md.")

    def visit(self) -> Visit:
        """The visit told so far."""
        events = {name: self.date - ago for name, ago in self.ago.items()}
        findings = {**(usual_findings(self.book, self.phase) if self.as_usual else {}), **self.findings}
        if self.as_usual:
            implied = self._implied()
            findings = {
                name: value for name, value in findings.items() if not self._follows(name) and name not in implied
            }
        told = {name: value for name, value in findings.items() if value != "not asked"}
        return Visit(id=self.name, phase=self.phase, date=self.date, events=events, findings=told)  # type: ignore[arg-type]  # set by steps only

    def _implied(self) -> set[str]:
        """Parents that nobody told but a told child implies: their usual answer would contradict it."""
        words = self.book.knowledge.vocabulary.findings
        present = [name for name, value in self.findings.items() if value not in {"absent", "unknown", "not asked"}]
        return {parent for name in present if (parent := words[name].only_if) is not None} - set(self.findings)

    def _follows(self, name: str) -> bool:
        """Whether a usual answer would only repeat, or contradict, what follows from its parent."""
        parent = self.book.knowledge.vocabulary.findings[name].only_if
        return parent is not None and name not in self.findings and self.findings.get(parent) != "present"

    def finding(self, words: str) -> str:
        """The finding that the words name.

        Raises:
            StepError: if there is none.
        """
        name = words.strip().lower().replace(" ", "_").replace("-", "_")
        known = self.book.knowledge.vocabulary.findings
        if name not in known:
            close = nearest(name, known)
            raise StepError(
                f"No finding is called {words!r}." + (f" Try: {close[0].replace('_', ' ')}" if close else "")
            )
        return name


def is_given_step(text: str) -> bool:
    """Whether a text has the form of a sentence of this module; whether what it names is there, `Draft.tell` finds out."""
    return any(pattern.fullmatch(text.strip()) for pattern, _ in _STEPS)


def usual_findings(book: RuleBook, phase: str = "unknown") -> dict[str, str]:
    """Every bedside finding of a phase with its usual value; quantities only where the vocabulary names one."""
    usual: dict[str, str] = {}
    for name, finding in book.knowledge.vocabulary.findings.items():
        if not finding.obtained_by.bedside or timed(finding) or finding.derived is not None:
            continue
        if finding.as_usual is not None and (phase == "unknown" or not finding.phases or phase in finding.phases):
            usual[name] = finding.as_usual
    return usual


def _phase(value: str) -> Callable[[Draft], None]:
    def act(draft: Draft) -> None:
        draft.phase = value

    return act


def _date(draft: Draft, text: str) -> None:
    draft.date = dt.datetime.fromisoformat(text) if "T" in text else dt.date.fromisoformat(text)


def _event(draft: Draft, words: str, number: str, unit: str) -> None:
    known = draft.book.knowledge.vocabulary.events
    name = EVENT_WORDS.get(words.lower(), words.lower().replace(" ", "_"))
    if name not in known:
        raise StepError(f"No event is called {words!r}. There are: {', '.join(known)}.")
    count = 0.0 if number == "today" else float(number)
    unit = unit or "day"
    draft.ago[name] = (
        dt.timedelta(**{f"{unit.rstrip('s')}s": count})
        if unit.rstrip("s") in {"hour", "day", "week"}
        else _long(count, unit)
    )


def _long(count: float, unit: str) -> dt.timedelta:
    return dt.timedelta(days=round(count * (365.25 if unit.startswith("year") else 30.4375)))


def _finding(draft: Draft, words: str, value: str) -> None:
    name = draft.finding(words)
    finding = draft.book.knowledge.vocabulary.findings[name]
    text = value.strip()
    if text not in {"unknown", "not asked"} and isinstance(finding, Choice | Ordinal):
        text = text.replace(" ", "_") if text.replace(" ", "_") in finding.values else text
    draft.findings[name] = text


def _table(draft: Draft, table: Sequence[Sequence[str]] = ()) -> None:
    if not table or [cell.strip().lower() for cell in table[0]] != ["finding", "value"]:
        raise StepError("The table of findings has two columns: finding, value.")
    for row in table[1:]:
        _finding(draft, row[0], row[1])


def _as_usual(draft: Draft) -> None:
    draft.as_usual = True


_STEPS: list[tuple[re.Pattern[str], Callable[..., None]]] = [
    (re.compile(r"a patient in the test period"), _phase("test_period")),
    (re.compile(r"a patient with an implanted pump"), _phase("implanted")),
    (re.compile(r"a patient whose phase of therapy is unknown"), _phase("unknown")),
    (re.compile(r"the visit is on (\S+)"), _date),
    (re.compile(r"the (.+?) was (\d+(?:\.\d+)?) (hours?|days?|weeks?|months?|years?) ago"), _event),
    (re.compile(r"the (.+?) was (today)()"), _event),
    (re.compile(r"these findings:?"), _table),
    (re.compile(r"nothing else is found"), _as_usual),
    (re.compile(r"(?:the )?(.+?) (?:is|are) (.+)"), _finding),
]
