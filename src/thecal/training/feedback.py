"""What a learner hears after an answer: what the rules say of the same visit, and why, from the trace of the assessment.

Nothing here explains anew: every sentence is a statement's own, with its source and the findings that decided it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from pydantic import BaseModel, ConfigDict, Field

from thecal.assessment.assess import Considered
from thecal.assessment.model import Decided, Reason, UrgencyInterval
from thecal.assessment.reasons import decided, reason
from thecal.condition.book import RuleBook
from thecal.knowledge.words import Urgency
from thecal.training.answer import Answer
from thecal.training.asking import deciding_statements
from thecal.training.expected import expected_checks, expected_complications, whole
from thecal.training.mark import levels_inside, triage_levels
from thecal.training.weights import Weights, default_weights

AWAITS_SIGN_OFF: Final = (
    "Part of this answer rests on rules that were chosen for this knowledge base and await clinical sign-off. "
    "Where you decided otherwise, you may have good reason: talk it over with whoever is responsible for the rules."
)
"""What is said where a local default plays a part: the rules are open to question there, not the learner."""


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Ground(_Part):
    """A statement that speaks here."""

    statement: str
    because: str
    source: str = Field(description="the key of the source")
    cite: str = Field(description="the source, as it is cited")
    local_default: bool = Field(description="whether it awaits clinical sign-off")
    decided_by: tuple[Decided, ...] = ()


class AboutUrgency(_Part):
    """The urgency: what was chosen, what the rules say, and why."""

    chosen: Urgency
    right: UrgencyInterval
    under_triage: int = Field(description="levels too low")
    over_triage: int = Field(description="levels too high")
    above_certain: int = Field(
        description="levels above what is certain, as far as that is still possible: no over-triage"
    )
    why: tuple[Ground, ...]
    local_default: bool = Field(description="whether all that sets the urgency awaits clinical sign-off")


class AboutComplication(_Part):
    """One complication in which the answer and the rules differ."""

    id: str
    name: str
    status: str
    for_: tuple[Ground, ...] = Field((), serialization_alias="for")
    against: tuple[Ground, ...] = ()
    ruled_out_by: tuple[Decided, ...] = ()


class AboutCheck(_Part):
    """One check that was missed, or chosen without reason."""

    id: str
    name: str
    why: tuple[Ground, ...] = ()
    for_: tuple[str, ...] = Field((), serialization_alias="for")


class NotAsked(_Part):
    """A finding that was not asked for, and what it would have shown."""

    finding: str
    question: str
    value: str
    shows: tuple[Ground, ...]
    red_flag: bool


class Feedback(_Part):
    """All that is said after one answer."""

    urgency: AboutUrgency
    complications_chosen: tuple[str, ...]
    complications_missed: tuple[AboutComplication, ...]
    complications_without_reason: tuple[AboutComplication, ...]
    checks_chosen: tuple[str, ...]
    checks_missed: tuple[AboutCheck, ...]
    checks_without_reason: tuple[AboutCheck, ...]
    not_asked: tuple[NotAsked, ...]
    local_default: bool = Field(description="whether the answer of the rules rests on what awaits clinical sign-off")
    needs_sign_off: tuple[str, ...]
    note: str = Field(description="a sentence about what awaits sign-off; empty if nothing does")
    point: str = Field("", description="what the case is there to teach, where the answer missed something; else empty")

    @property
    def anything_amiss(self) -> bool:
        """Whether the answer differs from the rules' own in anything."""
        parts = (
            self.complications_missed,
            self.complications_without_reason,
            self.checks_missed,
            self.checks_without_reason,
        )
        return any(parts) or bool(self.urgency.under_triage or self.urgency.over_triage)

    def to_json(self) -> str:
        """The feedback as one JSON object."""
        return self.model_dump_json(by_alias=True)


def feedback(
    answer: Answer,
    considered: Considered,
    weights: Weights | None = None,
    known: Sequence[str] | None = None,
    title: str = "",
) -> Feedback:
    """What to say about an answer.

    Args:
        answer: the learner's.
        considered: what the rules say of the same visit.
        weights: by default those that come with Thecal.
        known: where the learner had to ask, the findings told before any question; None where all was shown.
        title: what the case is called, if it has a name of its own.

    Raises:
        InputError: if the answer names something that the knowledge base does not have.
    """
    answer.checked(considered.scale.book)
    said = _Teller(answer, considered, weights or default_weights()).told(known)
    return said.model_copy(update={"point": title}) if title and said.anything_amiss else said


class _Teller:
    def __init__(self, answer: Answer, considered: Considered, weights: Weights) -> None:
        self.answer = answer
        self.considered = considered
        self.assessment = considered.assessment
        self.book: RuleBook = considered.scale.book
        self.complications = expected_complications(considered, weights)
        self.checks = expected_checks(considered, weights)

    def told(self, known: Sequence[str] | None) -> Feedback:
        named = frozenset(whole(name, self.book) for name in self.answer.complications)
        waiting = self.assessment.needs_sign_off
        return Feedback(
            urgency=self._urgency(),
            complications_chosen=tuple(sorted(self.answer.complications)),
            complications_missed=tuple(self._complication(name) for name in self.complications.missed(named)),
            complications_without_reason=tuple(self._complication(name) for name in self.complications.wrong(named)),
            checks_chosen=tuple(sorted(self.answer.checks)),
            checks_missed=tuple(self._check(name) for name in self.checks.missed(self.answer.checks)),
            checks_without_reason=tuple(self._check(name) for name in self.checks.wrong(self.answer.checks)),
            not_asked=() if known is None else self._not_asked({*known, *self.answer.asked}),
            local_default=bool(waiting),
            needs_sign_off=waiting,
            note=AWAITS_SIGN_OFF if waiting else "",
        )

    def _urgency(self) -> AboutUrgency:
        right = self.assessment.urgency
        under, over = triage_levels(self.answer.urgency, right)
        why = tuple(self._statement(name) for name in right.because)
        return AboutUrgency(
            chosen=self.answer.urgency,
            right=right,
            under_triage=under,
            over_triage=over,
            above_certain=levels_inside(self.answer.urgency, right),
            why=why,
            local_default=bool(why) and all(one.local_default for one in why),
        )

    def _complication(self, name: str) -> AboutComplication:
        result = self.assessment.complication(name)
        shown = self.considered.intake.shown
        return AboutComplication(
            id=name,
            name=result.name,
            status=result.status,
            for_=tuple(self._ground(one) for one in result.for_),
            against=tuple(self._ground(one) for one in result.against),
            ruled_out_by=tuple(Decided(finding=one, value=shown.get(one, "unknown")) for one in result.ruled_out_by),
        )

    def _check(self, name: str) -> AboutCheck:
        check = next((one for one in self.assessment.checks if one.id == name), None)
        if check is None:
            return AboutCheck(id=name, name=self.book.knowledge.checks[name].name)
        why = tuple(
            self._statement(rule.id)
            for rule in self.book.rules.values()
            if getattr(rule.statement, "check", None) == name
            and rule.because == check.because
            and rule.complication in {None, *check.for_}
        )
        return AboutCheck(id=name, name=check.name, why=why[:1], for_=check.for_)

    def _not_asked(self, heard: set[str]) -> tuple[NotAsked, ...]:
        """Told findings behind red flags, the urgency, or a suspicion, that the learner did not ask for."""
        flags = tuple(flag.id for flag in self.assessment.red_flags)
        suspicions = [one.id for result in self.assessment.with_status("suspected") for one in result.for_]
        shows: dict[str, list[Ground]] = {}
        behind_flags: set[str] = set()
        for name in dict.fromkeys((*flags, *deciding_statements(self.considered), *suspicions)):
            for one in decided(self.considered.verdict.judgements[name], self.considered.intake):
                if one.finding in self.considered.intake.visit.findings and one.finding not in heard:
                    shows.setdefault(one.finding, []).append(self._statement(name))
                    if name in flags:
                        behind_flags.add(one.finding)
        words, shown = self.book.knowledge.vocabulary.findings, self.considered.intake.shown
        return tuple(
            NotAsked(
                finding=name,
                question=words[name].question,
                value=shown.get(name, "unknown"),
                shows=tuple(grounds),
                red_flag=name in behind_flags,
            )
            for name, grounds in shows.items()
        )

    def _statement(self, name: str) -> Ground:
        return ground_of(name, self.considered)

    def _ground(self, one: Reason) -> Ground:
        return _ground(one, self.book)


def ground_of(name: str, considered: Considered) -> Ground:
    """A statement as it came out at a visit."""
    book = considered.scale.book
    return _ground(reason(book.rules[name], considered.verdict.judgements[name], considered.intake), book)


def _ground(one: Reason, book: RuleBook) -> Ground:
    return Ground(
        statement=one.id,
        because=one.because,
        source=one.source,
        cite=book.knowledge.sources[one.source].cite,
        local_default=book.rules[one.id].needs_sign_off,
        decided_by=one.decided_by,
    )
