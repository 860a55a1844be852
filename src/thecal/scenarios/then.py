"""Then-steps: what a scenario expects of the assessment.

The sentences (docs/scenarios.md shows them all)::

    post-dural puncture headache is suspected | open | not supported | not applicable
    the urgency is emergency                 (at least that, and at most that: settled)
    the urgency is at least same day
    the urgency is at most within days
    the urgency is between routine and emergency
    the urgency rests on | does not rest on rf_04_meningitis
    triage is settled | not settled
    statement pdph_postural is true | false | unknown
    pdph_postural speaks for | against post-dural puncture headache
    red flag rf_04_meningitis is raised | not raised | unknown
    the urgency of meningitis is emergency   (its own, whatever else is found)
    meningitis is a suspected part of system infection
    check positional test is recommended | not recommended
    check vital signs is for | is not for meningitis
    check emergency call is the first check
    check blood cultures comes before antibiotics
    caution caution_crp_no_rule_out applies | does not apply | applies unless ruled out
    caution caution_crp_no_rule_out belongs to check crp and blood count
    caution caution_csf_sampling_after_head_ct puts brain imaging before csf sampling
    meningitis ranks above system infection
    meningitis is among the first 3
    the next question is about neck stiffness
    the questions include | do not include neck stiffness
    news2 total comes to 7
    news2 total lies between 3 and 12
    an issue names temperature
    there is no issue
    statement rf_04_meningitis needs neck stiffness          (it is missing)
    statement rf_04_meningitis was decided by temperature
    statement rf_04_meningitis would be true if neck stiffness were present
    the net grounds for pump seroma are between 1 and 4
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from thecal.assessment.explain import explain
from thecal.assessment.model import Assessment
from thecal.assessment.weigh import Scale
from thecal.condition.book import Kind, RuleBook
from thecal.condition.check import PHASE
from thecal.engines.channels import Verdict
from thecal.errors import nearest
from thecal.knowledge.vocabulary import Choice, Ordinal
from thecal.knowledge.words import Urgency
from thecal.scenarios.given import StepError
from thecal.visits.visit import Intake


class Outcome(Protocol):
    """What an expectation looks at: an assessment with what it was made from (`Considered` is one)."""

    @property
    def assessment(self) -> Assessment:
        """The answer."""

    @property
    def intake(self) -> Intake:
        """The facts it rests on."""

    @property
    def verdict(self) -> Verdict:
        """What the engines found."""

    @property
    def scale(self) -> Scale:
        """The judgements on the scale."""


Check = Callable[[Outcome], str]
"""Looks at the outcome; says what is wrong, or nothing."""


@dataclass(frozen=True)
class Expectation:
    """One expectation of a scenario.

    Attributes:
        about: the ids it looks at (statements, complications, checks, …), for traceability.
    """

    text: str
    about: tuple[str, ...]
    check: Check

    def fault(self, outcome: Outcome) -> str:
        """What is wrong; empty when it holds."""
        return self.check(outcome)


class Expecting:
    """Reads then-steps against one rule book."""

    def __init__(self, book: RuleBook) -> None:
        self.book = book
        known = book.knowledge
        self._complications = {
            word.lower(): name
            for name, one in known.complications.items()
            for word in (name, name.replace("_", " "), one.name, one.short)
        }
        self._checks = {
            word.lower(): name
            for name, one in known.checks.items()
            for word in (name, name.replace("_", " "), one.name)
        }

        self._statements = {rule.lower(): rule for rule in book.rules}
        self._findings = {name.replace("_", " "): name for name in (*known.vocabulary.findings, "phase")}

    def read(self, text: str) -> Expectation:
        """The expectation that a step states.

        Raises:
            StepError: if it is not one of the sentences, or names something that does not exist.
        """
        for pattern, make in _STEPS:
            match = pattern.fullmatch(text.strip())
            if match is not None:
                about, check = make(self, *match.groups())
                return Expectation(text, about, check)
        raise StepError(f"No then-step reads {text!r}; see docs/scenarios.md.")

    def complication(self, words: str) -> str:
        return self._named("complication", words, self._complications)

    def check(self, words: str) -> str:
        return self._named("check", words, self._checks)

    def statement(self, name: str) -> str:
        return self._named("statement", name, self._statements)

    def finding(self, words: str) -> str:
        return self._named("finding", words.replace("_", " "), self._findings)

    @staticmethod
    def _named(kind: str, words: str, known: dict[str, str]) -> str:
        name = known.get(words.strip().strip('"').lower())
        if name is None:
            close = nearest(words.lower(), known)
            raise StepError(f"No {kind} is called {words!r}." + (f" Try: {close[0]}" if close else ""))
        return name


Made = tuple[tuple[str, ...], Check]


def _wrong(found: object, wanted: object, what: str) -> str:
    return "" if found == wanted else f"{what} is {found}, not {wanted}"


def _status(reader: Expecting, words: str, status: str) -> Made:
    name = reader.complication(words)
    wanted = status.replace(" ", "_")
    return (name,), lambda outcome: _wrong(outcome.scale.status(name), wanted, name)


def _level(words: str) -> Urgency:
    try:
        return Urgency(words.strip().replace(" ", "_"))
    except ValueError:
        raise StepError(f"{words!r} is not an urgency: {', '.join(level.say for level in Urgency)}.") from None


def _exactly(reader: Expecting, words: str) -> Made:
    return _between(reader, words, words)


def _between(_: Expecting, low: str, high: str) -> Made:
    least, most = _level(low), _level(high)

    def check(outcome: Outcome) -> str:
        urgency = outcome.assessment.urgency
        found = f"{urgency.at_least.value} to {urgency.at_most.value}"
        return _wrong(found, f"{least.value} to {most.value}", "the urgency")

    return ("urgency",), check


def _at_least(_: Expecting, words: str) -> Made:
    level = _level(words)
    return ("urgency",), lambda outcome: _wrong(
        outcome.assessment.urgency.at_least.value, level.value, "the least urgency"
    )


def _at_most(_: Expecting, words: str) -> Made:
    level = _level(words)
    return ("urgency",), lambda outcome: _wrong(
        outcome.assessment.urgency.at_most.value, level.value, "the most urgency"
    )


def _rests(reader: Expecting, verb: str, name: str) -> Made:
    statement = reader.statement(name)

    def check(outcome: Outcome) -> str:
        because = outcome.assessment.urgency.because
        return _wrong(statement in because, verb == "rests", f"the urgency resting on {statement}")

    return ("urgency", statement), check


def _settled(_: Expecting, no: str | None) -> Made:
    return ("urgency",), lambda outcome: _wrong(outcome.assessment.urgency.settled, not no, "settled")


def _truth(reader: Expecting, name: str, truth: str) -> Made:
    statement = reader.statement(name)
    return (statement,), lambda outcome: _wrong(outcome.verdict.judgements[statement].truth.say, truth, statement)


def _speaks(reader: Expecting, name: str, side: str, words: str) -> Made:
    statement, complication = reader.statement(name), reader.complication(words)
    rule = reader.book.rules[statement]
    if rule.kind is not Kind.GROUND or rule.complication != complication:
        raise StepError(f"{statement} is not a ground of {complication}.")

    def check(outcome: Outcome) -> str:
        result = outcome.assessment.complication(complication)
        names = [reason.id for reason in (result.for_ if side == "for" else result.against)]
        return "" if statement in names else f"{statement} does not speak {side} {complication}"

    return (statement, complication), check


def _flag(reader: Expecting, name: str, state: str) -> Made:
    statement = reader.statement(name)
    truth = {"raised": "true", "not raised": "false", "unknown": "unknown"}[state]
    return (statement,), lambda outcome: _wrong(outcome.verdict.judgements[statement].truth.say, truth, statement)


def _own_level(reader: Expecting, words: str, level: str) -> Made:
    name, wanted = reader.complication(words), _level(level)

    def check(outcome: Outcome) -> str:
        if outcome.scale.status(name) == "not_applicable":
            return f"{name} is not applicable"
        return _wrong(outcome.scale.level(name).value, wanted.value, f"the urgency of {name}")

    return (name,), check


def _part(reader: Expecting, words: str, other: str) -> Made:
    part, whole = reader.complication(words), reader.complication(other)

    def check(outcome: Outcome) -> str:
        statuses = [(name, outcome.scale.status(name)) for name in (part, whole)]
        if part not in outcome.scale.book.parts_of[whole]:
            return f"{part} is no part of {whole}"
        return next((f"{name} is {status}" for name, status in statuses if status != "suspected"), "")

    return (part, whole), check


def _check(reader: Expecting, words: str, no: str | None) -> Made:
    name = reader.check(words)
    return (name,), lambda outcome: _wrong(
        name in [one.id for one in outcome.assessment.checks], not no, f"{name} recommended"
    )


def _check_for(reader: Expecting, words: str, no: str | None, other: str) -> Made:
    name, complication = reader.check(words), reader.complication(other)

    def check(outcome: Outcome) -> str:
        found = next((one.for_ for one in outcome.assessment.checks if one.id == name), None)
        if found is None:
            return f"{name} is not recommended"
        return _wrong(complication in found, not no, f"{name} for {complication}")

    return (name, complication), check


def _first_check(reader: Expecting, words: str) -> Made:
    name = reader.check(words)

    def check(outcome: Outcome) -> str:
        checks = outcome.assessment.checks
        return _wrong(checks[0].id if checks else None, name, "the first check")

    return (name,), check


def _check_order(reader: Expecting, words: str, other: str) -> Made:
    first, second = reader.check(words), reader.check(other)

    def check(outcome: Outcome) -> str:
        names = [one.id for one in outcome.assessment.checks]
        if first not in names or second not in names:
            return f"{first} or {second} is not recommended"
        return "" if names.index(first) < names.index(second) else f"{first} comes after {second}"

    return (first, second), check


def _caution(reader: Expecting, name: str, state: str) -> Made:
    statement = reader.statement(name)
    wanted = {"applies": "yes", "does not apply": "no", "applies unless ruled out": "unless_ruled_out"}[state]

    def check(outcome: Outcome) -> str:
        found = next((one.applies for one in outcome.assessment.cautions if one.id == statement), "no")
        return _wrong(found, wanted, statement)

    return (statement,), check


def _belongs(reader: Expecting, name: str, words: str) -> Made:
    statement, wanted = reader.statement(name), reader.check(words)

    def check(outcome: Outcome) -> str:
        found = next((one for one in outcome.assessment.cautions if one.id == statement), None)
        return _wrong(found.check, wanted, f"the check of {statement}") if found else f"{statement} does not apply"

    return (statement, wanted), check


def _puts_before(reader: Expecting, name: str, words: str, other: str) -> Made:
    statement, first, later = reader.statement(name), reader.check(words), reader.check(other)

    def check(outcome: Outcome) -> str:
        found = next((one for one in outcome.assessment.cautions if one.id == statement), None)
        if found is None:
            return f"{statement} does not apply"
        said = (f"{check} waits for {before}" for check, before in ((found.check, found.not_before), (later, first)))
        return _wrong(next(said), next(said), statement)

    return (statement, first, later), check


def _above(reader: Expecting, words: str, other: str) -> Made:
    first, second = reader.complication(words), reader.complication(other)

    def check(outcome: Outcome) -> str:
        order = [one.id for one in outcome.assessment.complications]
        # A sub-type stands where its complication stands; within one, where it stands itself.
        known = outcome.scale.book.knowledge.complications
        places = [(order.index(known[name].part_of or name), order.index(name)) for name in (first, second)]
        return "" if places[0] < places[1] else f"{first} ranks below {second}"

    return (first, second), check


def _among(reader: Expecting, words: str, count: str) -> Made:
    name = reader.complication(words)

    def check(outcome: Outcome) -> str:
        suspected = [one.id for one in outcome.assessment.with_status("suspected")]
        known = outcome.scale.book.knowledge.complications
        whole = known[name].part_of or name
        first = [one for one in suspected if not known[one].sub_type][: int(count)]
        return "" if whole in first and name in suspected else f"{name} is not among {first}"

    return (name,), check


def _next(reader: Expecting, words: str) -> Made:
    name = reader.finding(words)

    def check(outcome: Outcome) -> str:
        questions = outcome.assessment.next_questions
        return _wrong(questions[0].finding if questions else None, name, "the next question")

    return (name,), check


def _questions(reader: Expecting, verb: str, words: str) -> Made:
    name = reader.finding(words)

    def check(outcome: Outcome) -> str:
        asked = name in [question.finding for question in outcome.assessment.next_questions]
        return _wrong(asked, verb == "include", f"{name} among the questions")

    return (name,), check


def _comes_to(reader: Expecting, words: str, value: str) -> Made:
    name = reader.finding(words)
    several = isinstance(reader.book.knowledge.vocabulary.findings.get(name, PHASE), Choice | Ordinal)
    wanted = value.replace(" ", "_") if several and value != "not applicable" else value
    return (name,), lambda outcome: _wrong(outcome.intake.shown.get(name, "unknown"), wanted, name)


def _lies_between(reader: Expecting, words: str, low: str, high: str) -> Made:
    return _comes_to(reader, words, f"{low} to {high}")


def _issue(_: Expecting, words: str) -> Made:
    name = words.strip().replace(" ", "_")
    return (
        (name,),
        lambda outcome: (
            ""
            if any(name in issue.finding.split(", ") for issue in outcome.assessment.issues)
            else f"no issue names {name}"
        ),
    )


def _no_issue(_: Expecting) -> Made:
    return ("issues",), lambda outcome: _wrong([issue.finding for issue in outcome.assessment.issues], [], "issues")


def _needs(reader: Expecting, name: str, words: str) -> Made:
    statement, finding = reader.statement(name), reader.finding(words)

    def check(outcome: Outcome) -> str:
        missing = outcome.verdict.judgements[statement].missing
        return (
            "" if finding in missing else f"{statement} waits for {', '.join(missing) or 'nothing'}, not for {finding}"
        )

    return (statement, finding), check


def _decided(reader: Expecting, name: str, words: str) -> Made:
    statement, finding = reader.statement(name), reader.finding(words)

    def check(outcome: Outcome) -> str:
        by = outcome.verdict.judgements[statement].decided_by
        return "" if finding in by else f"{statement} was decided by {', '.join(by) or 'nothing'}, not by {finding}"

    return (statement, finding), check


def _would(reader: Expecting, name: str, truth: str, words: str, value: str) -> Made:
    statement, finding = reader.statement(name), reader.finding(words)
    several = isinstance(reader.book.knowledge.vocabulary.findings.get(finding, PHASE), Choice | Ordinal)
    wanted = [(finding, value.replace(" ", "_") if several else value)]

    def check(outcome: Outcome) -> str:
        book = outcome.scale.book
        found = explain(book.rules[statement], outcome.verdict.judgements[statement], outcome.intake, book)
        changes = found.to_true if truth == "true" else found.to_false
        said = [(change.finding, change.value) for change in changes or ()]
        return _wrong(said, wanted, f"the change for {statement}")

    return (statement, finding), check


def _net(reader: Expecting, words: str, low: str, high: str) -> Made:
    name = reader.complication(words)
    return (name,), lambda outcome: _wrong(outcome.scale.net(name), (int(low), int(high)), f"net grounds of {name}")


_LEVEL = r"(routine|within days|same day|emergency)"
_STEPS: list[tuple[re.Pattern[str], Callable[..., Made]]] = [
    (re.compile(rf"the urgency is {_LEVEL}"), _exactly),
    (re.compile(rf"the urgency is at least {_LEVEL}"), _at_least),
    (re.compile(rf"the urgency is at most {_LEVEL}"), _at_most),
    (re.compile(rf"the urgency is between {_LEVEL} and {_LEVEL}"), _between),
    (re.compile(r"the urgency (rests|does not rest) on (\S+)"), _rests),
    (re.compile(r"triage is (not )?settled"), _settled),
    (re.compile(r"statement (\S+) is (true|false|unknown)"), _truth),
    (re.compile(r"(\S+) speaks (for|against) (.+)"), _speaks),
    (re.compile(r"red flag (\S+) is (raised|not raised|unknown)"), _flag),
    (re.compile(rf"the urgency of (.+?) is {_LEVEL}"), _own_level),
    (re.compile(r"(.+?) is a suspected part of (.+)"), _part),
    (re.compile(r"check (.+?) is (not )?recommended"), _check),
    (re.compile(r"check (.+?) is (not )?for (.+)"), _check_for),
    (re.compile(r"check (.+?) is the first check"), _first_check),
    (re.compile(r"check (.+?) comes before (.+)"), _check_order),
    (re.compile(r"caution (\S+) (applies|does not apply|applies unless ruled out)"), _caution),
    (re.compile(r"caution (\S+) belongs to check (.+)"), _belongs),
    (re.compile(r"caution (\S+) puts (.+?) before (.+)"), _puts_before),
    (re.compile(r"(.+?) ranks above (.+)"), _above),
    (re.compile(r"(.+?) is among the first (\d+)"), _among),
    (re.compile(r"the next question is about (.+)"), _next),
    (re.compile(r"the questions (include|do not include) (.+)"), _questions),
    (re.compile(r"(.+?) comes to (.+)"), _comes_to),
    (re.compile(r"(.+?) lies between (\S+) and (.+)"), _lies_between),
    (re.compile(r"an issue names (.+)"), _issue),
    (re.compile(r"there is no issue"), _no_issue),
    (re.compile(r"statement (\S+) needs (.+)"), _needs),
    (re.compile(r"statement (\S+) was decided by (.+)"), _decided),
    (re.compile(r"statement (\S+) would be (true|false) if (.+?) were (.+)"), _would),
    (re.compile(r"the net grounds for (.+?) are between (-?\d+) and (-?\d+)"), _net),
    (re.compile(r"(.+?) is (suspected|open|not supported|not applicable)"), _status),
]
