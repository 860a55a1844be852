"""The answer in words: what every face says alike, and the whole answer as Markdown.

`Wording` holds the phrases (a value, a reason, the urgency while it is not settled), so that the terminal, the Markdown
report and the web pages say one thing in one way.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from thecal.assessment.assess import Considered
from thecal.assessment.model import (
    Assessment,
    CautionResult,
    CheckResult,
    ComplicationResult,
    Decided,
    Question,
    Reason,
)
from thecal.assessment.reasons import reason
from thecal.condition.check import PHASE, AnyFinding
from thecal.condition.facts import Truth
from thecal.condition.units import show
from thecal.knowledge.base import KnowledgeBase
from thecal.knowledge.vocabulary import Quantity, YesNo
from thecal.knowledge.words import Basis, Urgency

SUPPORT = "Decision support for clinicians; it never delays emergency care."

_LEVEL = {
    Urgency.ROUTINE: "routine",
    Urgency.WITHIN_DAYS: "a matter of days",
    Urgency.SAME_DAY: "a matter for the same day",
    Urgency.EMERGENCY: "an emergency",
}
_OBTAINED = {
    "history": "ask",
    "vital_sign": "measure",
    "examination": "examine",
    "device_interrogation": "read the pump",
    "laboratory": "laboratory",
    "imaging": "imaging",
}
_PHASES = {"test_period": "test period", "implanted": "implanted", "unknown": "phase unknown"}
_BASIS = {Basis.PUBLISHED: "published", Basis.REPORTED: "reported second-hand", Basis.LOCAL_DEFAULT: "local default"}


class Wording:
    """The phrases of the answer, in the words of one knowledge base."""

    def __init__(self, knowledge: KnowledgeBase) -> None:
        self.knowledge = knowledge
        self._words: dict[str, AnyFinding] = {"phase": PHASE, **knowledge.vocabulary.findings}

    def label(self, finding: str) -> str:
        """A finding's name as a person reads it; the names of several, joined by commas, are each put in words."""
        return ", ".join(self._label(name) for name in finding.split(", "))

    def _label(self, name: str) -> str:
        if name in self._words:
            return self._words[name].label
        event = self.knowledge.vocabulary.events.get(name)
        return event.label if event is not None else name.replace("_", " ")

    def decided(self, one: Decided) -> str:
        """A finding with its value.

        ``headache``, ``no headache``, ``body temperature 38.4 °C``, ``wound discharge: pus``.
        """
        finding, label = self._words.get(one.finding), self._label(one.finding)
        if isinstance(finding, YesNo):
            return {"present": label, "absent": f"no {label}"}.get(one.value, f"{label}: {one.value}")
        if isinstance(finding, Quantity):
            amount = one.value.removesuffix(f" {finding.unit}")
            unit = show(finding.unit) if amount != one.value else ""
            # One day, not one days.
            unit = unit.removesuffix("s") if amount == "1" else unit
            return f"{label} {amount}{' ' + unit if unit else ''}"
        values = getattr(finding, "values", {})
        return f"{label}: {values.get(one.value, one.value.replace('_', ' '))}"

    def found(self, one: Reason) -> str:
        """What decided a statement, in words."""
        return ", ".join(self.decided(each) for each in one.decided_by)

    def title(self, assessment: Assessment) -> str:
        """The urgency in two or three words."""
        urgency = assessment.urgency
        if urgency.settled:
            return urgency.at_least.say
        return "not settled" if urgency.at_least is Urgency.ROUTINE else f"at least {urgency.at_least.say}"

    def urgency(self, assessment: Assessment) -> str:
        """What is certain of the urgency, and what it hangs on while it is not settled."""
        urgency = assessment.urgency
        if urgency.settled:
            return "Settled: no further answer from the bedside can change this."
        hangs = [one.finding for one in assessment.next_questions if one.could_raise_to is urgency.at_most]
        start = (
            "Nothing urgent is found so far, but it could be" if urgency.at_least is Urgency.ROUTINE else "It could be"
        )
        sentence = f"{start} {_LEVEL[urgency.at_most]}"
        return f"{sentence} until these are known: {self.some(hangs, 3)}." if hangs else f"{sentence}."

    def some(self, findings: Sequence[str], most: int) -> str:
        """The first findings by label, and how many more there are."""
        return _some([self._label(name) for name in findings], most)

    @staticmethod
    def because(considered: Considered) -> list[str]:
        """The reasons for the lower end of the urgency, except the red flags, which are shown by themselves."""
        flags = {flag.id for flag in considered.assessment.red_flags}
        rules = considered.scale.book.rules
        names = (name for name in considered.assessment.urgency.because if name not in flags)
        return list(dict.fromkeys(rules[name].because for name in names))

    def complication(self, name: str) -> str:
        """A complication (or red flag) by name."""
        found = self.knowledge.complications.get(name)
        return found.name if found is not None else "a red flag"

    def listed(self, names: Sequence[str], most: int = 6) -> str:
        """Complications by name, and how many more there are."""
        return _some([self.complication(name) for name in names], most)

    def short(self, name: str) -> str:
        """A complication's short name."""
        found = self.knowledge.complications.get(name)
        return found.short if found is not None else "red flag"

    @staticmethod
    def documented(result: ComplicationResult) -> str:
        """Whether the leaflet names it."""
        return "documented in the leaflet" if result.documented else "safety net"

    @staticmethod
    def obtained(question: Question) -> str:
        """What to do for the answer: ask, measure, examine, read the pump."""
        return _OBTAINED.get(question.obtained_by, question.obtained_by.replace("_", " "))

    @staticmethod
    def phase(phase: str) -> str:
        """The phase in words."""
        return _PHASES[phase]

    @staticmethod
    def basis(basis: Basis) -> str:
        """What stands behind a statement."""
        return _BASIS[basis]

    def source(self, name: str) -> tuple[str, str]:
        """A source's citation and its link (empty if none is known)."""
        found = self.knowledge.sources.get(name)
        if found is None:
            return name, ""
        locator = f" [{found.locator}]" if found.locator and found.locator not in found.cite else ""
        second = " (reported in; not read itself)" if found.read == "second_hand" else ""
        return f"{found.cite}{locator}{second}", found.link or ""

    def why_open(self, result: ComplicationResult, suspects: Iterable[str]) -> str:
        """What an open complication waits for."""
        of = set(suspects)
        waiting = [name for one in result.open if one.id in of for name in one.missing]
        return f"waits for {self.some(list(dict.fromkeys(waiting)), 4)}" if waiting else "waits for findings"

    def why_not(self, name: str, considered: Considered) -> str:
        """What speaks against every way of suspecting a complication, in brief."""
        scale = considered.scale
        told: dict[str, None] = {}
        for rule in scale.suspects(name):
            judgement = scale.judgements[rule.id]
            if judgement.truth is Truth.FALSE:
                told.update(
                    dict.fromkeys(self.decided(one) for one in reason(rule, judgement, considered.intake).decided_by)
                )
        return _some(list(told), 4) if told else "nothing that would raise it"

    @staticmethod
    def caution_of(check: CheckResult, cautions: Sequence[CautionResult]) -> list[CautionResult]:
        """The cautions attached to a check."""
        return [one for one in cautions if one.id in check.cautions]


def _some(words: Sequence[str], most: int) -> str:
    if len(words) <= most + 1:  # "and 1 more" is no shorter than the one
        return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)
    return f"{', '.join(words[:most])} and {len(words) - most} more"


def sources_of(considered: Considered, *, all_reasons: bool = False) -> list[str]:
    """The ids of the sources behind an answer, in order of first use."""
    answer, rules = considered.assessment, considered.scale.book.rules
    found: dict[str, None] = {}
    statements = [*answer.urgency.because, *(flag.id for flag in answer.red_flags)]
    for result in answer.complications:
        if result.status == "suspected":
            statements += [one.id for one in (*result.for_, *result.against, *(result.open if all_reasons else ()))]
    for name in statements:
        statement = rules[name].statement
        found.update(dict.fromkeys((statement.source, *statement.see)))
    found.update(dict.fromkeys(check.source for check in answer.checks))
    found.update(dict.fromkeys(caution.source for caution in answer.cautions))
    return list(found)


def markdown(considered: Considered, *, why: bool = False, sources: bool = False) -> str:
    """One answer as Markdown.

    Args:
        considered: the answer, with what it was made from.
        why: every reason with what decided it, and why the others are open or not supported.
        sources: full citations.
    """
    return _Markdown(considered, why=why, sources=sources).text()


class _Markdown:
    def __init__(self, considered: Considered, *, why: bool, sources: bool) -> None:
        self.considered = considered
        self.answer = considered.assessment
        self.book = considered.scale.book
        self.say = Wording(self.book.knowledge)
        self.why, self.sources = why, sources
        self.lines: list[str] = []

    def text(self) -> str:
        self._head()
        for part in (
            self._flags,
            self._suspected,
            self._checks,
            self._questions,
            self._others,
            self._issues,
            self._sources,
        ):
            part()
        self._foot()
        return re.sub(r"\n{3,}", "\n\n", "\n".join(self.lines)).rstrip() + "\n"

    def _heading(self, words: str) -> None:
        self.lines += ["", f"## {words}", ""]

    def _head(self) -> None:
        visit = self.answer.visit
        about = [plain(visit.id or ""), self.say.phase(visit.phase), (visit.date or "").replace("T", " ")[:16]]
        self.lines += [
            f"# {self.say.title(self.answer).capitalize()}",
            "",
            " · ".join(part for part in about if part),
            "",
        ]
        engine = self.answer.engine
        if engine.degraded:
            self.lines += [f"**Degraded answer**: it rests on one engine only. {plain(engine.reason)}", ""]
        self.lines.append(self.say.urgency(self.answer))
        self.lines += [f"- {words}" for words in self.say.because(self.considered)]

    def _reason(self, one: Reason, mark: str) -> str:
        found = self.say.found(one)
        tail = f" ({found})" if found and self.why else ""
        note = self._note(one.basis)
        source = f" [{one.source}]" if self.why or self.sources else ""
        return f"- {mark} {one.because}{plain(tail)}{note}{source}"

    def _note(self, basis: Basis) -> str:
        """What is not published is marked so, wherever it stands."""
        return f" *({self.say.basis(basis)})*" if basis is not Basis.PUBLISHED else ""

    def _flags(self) -> None:
        if self.answer.red_flags:
            self._heading("Red flags")
            self.lines += [self._reason(flag, f"**{flag.level.say}**:") for flag in self.answer.red_flags]

    def _suspected(self) -> None:
        self._heading("Suspected complications")
        suspected = self.answer.nested("suspected")
        if not suspected:
            self.lines.append("None so far.")
        for whole, parts in suspected:
            self._complication(whole, parts)

    def _complication(self, result: ComplicationResult, parts: Sequence[ComplicationResult]) -> None:
        level = result.urgency.say if result.urgency else ""
        if result.part_of is None:
            self.lines += [f"### {result.name}", "", f"{level}; {self.say.documented(result)}", ""]
        else:
            self.lines += [f"#### {result.name}", "", level, ""]
        if not self.why and parts:
            named = [f"{part.name} ({part.urgency.say if part.urgency else ''})" for part in parts]
            self.lines += [f"- namely: {', '.join(named)}"]
        shown = result.for_ if self.why else result.for_[:2]
        self.lines += [self._reason(one, "for:") for one in shown]
        self.lines += [self._reason(one, "against:") for one in (result.against if self.why else result.against[:1])]
        if self.why:
            self.lines += [f"- open: {one.because} [{one.source}]" for one in result.open]
        self.lines.append("")
        for part in parts if self.why else ():
            self._complication(part, ())

    def _checks(self) -> None:
        if self.answer.checks:
            self._heading("Checks, in this order")
        attached = set()
        for number, check in enumerate(self.answer.checks, 1):
            self.lines.append(f"{number}. **{check.name}**: {check.because}{self._note(check.basis)}")
            for caution in self.say.caution_of(check, self.answer.cautions):
                attached.add(caution.id)
                self.lines.append(f"   - Caution: {caution_words(caution)}{self._note(caution.basis)}")
        general = [caution for caution in self.answer.cautions if caution.id not in attached]
        if general:
            self._heading("Cautions")
            self.lines += [f"- {caution_words(caution)}{self._note(caution.basis)}" for caution in general]

    def _questions(self) -> None:
        if self.answer.next_questions:
            self._heading("What to find out next")
        for question in self.answer.next_questions[: None if self.why else 5]:
            asked = " (asked, not known)" if question.asked else ""
            self.lines.append(f"- {self.say.obtained(question)}: {question.question}{asked}")

    def _others(self) -> None:
        open_ = self.answer.with_status("open")
        if open_:
            self._heading("Still open")
            if not self.why:
                self.lines.append(", ".join(result.name for result in open_) + ".")
        for result in open_ if self.why else ():
            suspects = (rule.id for rule in self.considered.scale.suspects(result.id))
            self.lines.append(f"- {result.name}: {self.say.why_open(result, suspects)}")
        not_supported = self.answer.with_status("not_supported")
        if not_supported and self.why:
            self._heading("Not supported")
            for result in not_supported:
                self.lines.append(f"- {result.name}: {plain(self.say.why_not(result.id, self.considered))}")

    def _issues(self) -> None:
        if self.answer.issues:
            self._heading("Told, and not used")
        for issue in self.answer.issues:
            value = f" `{plain(issue.value)}`" if issue.value is not None else ""
            self.lines.append(f"- {self.say.label(issue.finding)}{value} {plain(issue.problem)}")

    def _sources(self) -> None:
        if not self.sources:
            return
        self._heading("Sources")
        for name in sources_of(self.considered, all_reasons=self.why):
            cite, link = self.say.source(name)
            self.lines.append(f"- [{name}] {cite}{' ' + link if link else ''}")

    def _foot(self) -> None:
        count = len(self.answer.needs_sign_off)
        if count:
            self._heading("Awaiting clinical sign-off")
            listed = ": " + ", ".join(self.answer.needs_sign_off) if self.why else ""
            self.lines.append(f"{count} local defaults stand behind this answer{listed}.")
        about = self.answer.knowledge
        self.lines += ["", "---", "", f"Knowledge {about.edition} ({about.hash[:15]}). {SUPPORT}"]


def caution_words(caution: CautionResult) -> str:
    """A caution as it is read beside its check."""
    doubt = "" if caution.applies == "yes" else " (unless ruled out)"
    return f"{caution.say.rstrip('.')}{doubt}."


def plain(text: str) -> str:
    """Text of a visit, with nothing in it that a terminal or Markdown would obey."""
    shown = "".join(character if character.isprintable() else "·" for character in text)
    return shown.replace("<", "‹").replace("`", "'")
