"""A learner's questions beside those of the interview, about the same patient."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from thecal.assessment.asked import Asked, NotUnderstood
from thecal.assessment.assess import Considered, Triage
from thecal.assessment.interview import Interview
from thecal.assessment.reasons import decided
from thecal.condition.book import Kind
from thecal.condition.facts import Facts, Truth
from thecal.knowledge.vocabulary import Quantity, Vocabulary, YesNo
from thecal.visits.visit import Intake


@dataclass(frozen=True)
class Retraced:
    """How a learner asked.

    Attributes:
        used: how many questions the learner put; several findings of one group or panel are one question.
        shortest: how many the interview puts about the same patient.
        enough: whether what was asked tells as much of the urgency as everything that can be told.
        missed_flags: findings behind a red flag that were not asked for.
        missed_deciding: other findings that decided the urgency and were not asked for, where the urgency was not reached
            without them: the interview stops as well once it is.
    """

    used: int
    shortest: int
    enough: bool
    missed_flags: tuple[str, ...]
    missed_deciding: tuple[str, ...]


def retrace(triage: Triage, considered: Considered, asked: Collection[str], known: Collection[str] = ()) -> Retraced:
    """Puts a learner's questions beside the interview's.

    Args:
        triage: assesses what was asked for alone, and drives the interview.
        considered: what the rules say of the whole visit.
        asked: the findings the learner asked for.
        known: findings that were told before any question.
    """
    visit = considered.intake.visit
    heard = {*asked, *known}
    partly = visit.without(*(name for name in visit.findings if name not in heard))
    reached = triage.assess(partly).urgency
    right = considered.assessment.urgency
    enough = (reached.at_least, reached.at_most) == (right.at_least, right.at_most)
    flags, deciding = deciding_findings(considered)
    words = triage.book.knowledge.vocabulary
    return Retraced(
        used=len({_question(name, words) for name in asked}),
        shortest=shortest(triage, considered.intake, known),
        enough=enough,
        missed_flags=tuple(name for name in flags if name not in heard),
        missed_deciding=() if enough else tuple(name for name in deciding if name not in heard and name not in flags),
    )


def deciding_findings(considered: Considered) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The told findings behind the red flags, and those behind the urgency; each in the order of the rules."""
    told, judgements = considered.intake.visit.findings, considered.verdict.judgements

    def behind(ids: Collection[str]) -> tuple[str, ...]:
        reasons = [decided(judgements[one], considered.intake) for one in ids]
        return tuple(dict.fromkeys(one.finding for reason in reasons for one in reason if one.finding in told))

    return behind([flag.id for flag in considered.assessment.red_flags]), behind(deciding_statements(considered))


def deciding_statements(considered: Considered) -> tuple[str, ...]:
    """The statements that set the urgency, each with what makes its complication suspected."""
    scale, found = considered.scale, dict[str, None]()
    for name in considered.assessment.urgency.because:
        found[name] = None
        rule = scale.book.rules[name]
        # "At least within days if suspected" rests on whatever made it suspected.
        if rule.kind is Kind.URGENCY and rule.complication is not None:
            causes = scale.suspects(rule.complication)
            found |= dict.fromkeys(one.id for one in causes if scale.judgements[one.id].truth is Truth.TRUE)
    return tuple(found)


def shortest(triage: Triage, intake: Intake, known: Collection[str] = ()) -> int:
    """How many questions about findings the interview puts to this patient; what was not told is answered "not known"."""
    visit = intake.visit
    start = visit.without(*(name for name in visit.findings if name not in known))
    interview = Interview(triage, start)
    answers = answers_of(intake.facts, triage.book.knowledge.vocabulary)
    put = 0
    while (asked := interview.question()) is not None:
        put += asked.kind not in {"phase", "presenting"}
        try:
            interview.answer(answers(asked))
        except NotUnderstood:
            # A time that a date contradicts can't be typed; the patient can't tell it, then.
            interview.answer("?")
    return put


def answers_of(facts: Facts, words: Vocabulary) -> Callable[[Asked], str]:
    """What a patient of whom this is known would say to each question of the interview."""
    return _Answerer(facts, words).answer


def _question(name: str, words: Vocabulary) -> str:
    """The question that asks for a finding: the panel or group it stands in, or its own."""
    for kind, several in (("panel", words.panels), ("group", words.groups)):
        for key, one in several.items():
            if name in one.findings:
                return f"{kind}:{key}"
    return name


class _Answerer:
    """Answers as the patient of a visit would."""

    def __init__(self, facts: Facts, words: Vocabulary) -> None:
        self.facts = facts
        self.words = words

    def answer(self, asked: Asked) -> str:
        """What would be typed."""
        match asked.kind:
            case "phase" | "presenting":
                return "?"
            case "panel":
                return " ".join(self._typed(name) for name in asked.findings)
            case "group":
                return self._group(asked)
            case _:
                return self._typed(asked.name)

    def _typed(self, name: str) -> str:
        finding, value = self.words.findings[name], self._value(name)
        if value is None:
            return "?"
        if isinstance(finding, Quantity):
            return value
        if isinstance(finding, YesNo):
            return "y" if value == "present" else "n"
        return str(finding.spellings.index(value) + 1)

    def _value(self, name: str) -> str | None:
        """The value as the interview would take it; None if it is not known for certain."""
        state, finding = self.facts.states.get(name), self.words.findings[name]
        if isinstance(finding, YesNo):
            return None if not isinstance(state, bool) else "present" if state else "absent"
        if isinstance(state, str):
            return state if state in getattr(finding, "spellings", ()) else None
        point = getattr(state, "lo", None)
        if point is None or point != getattr(state, "hi", None):
            return None
        return f"{point:.10g}" if isinstance(finding, Quantity) else list(finding.spellings)[int(point)]

    def _group(self, asked: Asked) -> str:
        values = {name: self._value(name) for name in asked.findings}
        if not any(values.values()):
            return "?"
        said = []
        for number, (name, _) in enumerate(asked.options, 1):
            others = [value for value, _ in asked.values[name]]
            value = values[name]
            if value is None:
                said.append(f"{number}?")
            elif value in others:
                said.append(f"{number}.{others.index(value) + 1}" if len(others) > 1 else str(number))
        return " ".join(said) or "n"
