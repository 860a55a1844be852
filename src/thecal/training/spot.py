"""Spot the error: an assessment in which one thing was made wrong on purpose, and whether a learner found it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import Final, Literal, TypeVar

from thecal.assessment.model import Assessment, CheckResult, Decided, Reason, Status
from thecal.condition.book import Kind, Rule, RuleBook
from thecal.condition.units import tidy
from thecal.knowledge.statements import CheckRule, FirstAct
from thecal.knowledge.vocabulary import Quantity
from thecal.knowledge.words import Urgency

R = TypeVar("R", bound=Reason)

ErrorKind = Literal["urgency", "complication", "check_missing", "check_added", "finding", "caution"]
KINDS: Final[tuple[ErrorKind, ...]] = (
    "urgency",
    "complication",
    "check_missing",
    "check_added",
    "finding",
    "caution",
)

_AMOUNT = re.compile(r"(?P<amount>-?\d+(?:\.\d+)?)(?P<unit>(?: .+)?)", re.ASCII)


@dataclass(frozen=True)
class Claim:
    """What a learner says is wrong: a kind of error, and the complication, check, finding or caution it is about."""

    kind: ErrorKind
    where: str


@dataclass(frozen=True)
class Planted:
    """An assessment with one error.

    Attributes:
        assessment: with the error.
        kind: what was made wrong.
        where: the complication, check, finding or caution; `urgency` for the urgency.
        truth: what stood there: the level, the status, the value, the name of the check, or what the caution says.
    """

    assessment: Assessment
    kind: ErrorKind
    where: str
    truth: str


Planter = Callable[[Assessment, RuleBook, Random], Planted | None]


def plant(assessment: Assessment, book: RuleBook, rng: Random, kinds: Sequence[ErrorKind] = KINDS) -> Planted:
    """The assessment with one error planted; which one is drawn among the kinds that can be planted here.

    Args:
        assessment: the right one; it is left as it is.
        book: the rule book it was made with.
        rng: draws; the same draws plant the same error.
        kinds: the kinds of error to choose from.

    Raises:
        ValueError: if none of the kinds can be planted in this assessment.
    """
    for kind in rng.sample(list(kinds), len(kinds)):
        planted = _PLANTERS[kind](assessment, book, rng)
        if planted is not None:
            return planted
    raise ValueError(f"Nothing of this kind can be planted here: {', '.join(kinds)}.")


def found(planted: Planted, claim: Claim) -> bool:
    """Whether a claim names the planted error."""
    return claim.kind == planted.kind and (claim.kind == "urgency" or claim.where == planted.where)


def _urgency(assessment: Assessment, _book: RuleBook, rng: Random) -> Planted:
    """One level off: the whole of it where triage is settled, else its lower end, which must stay below the upper."""
    right, levels = assessment.urgency, list(Urgency)
    top = len(levels) - 1 if right.settled else right.at_most.rank
    ranks = [rank for rank in (right.at_least.rank - 1, right.at_least.rank + 1) if 0 <= rank <= top]
    level = levels[rng.choice(ranks)]
    at_most = level if right.settled else right.at_most
    wrong = right.model_copy(update={"at_least": level, "at_most": at_most, "settled": level is at_most})
    return Planted(assessment.model_copy(update={"urgency": wrong}), "urgency", "urgency", right.at_least.value)


def _complication(assessment: Assessment, _book: RuleBook, rng: Random) -> Planted | None:
    """Suspected becomes not supported, or the other way round: an open one could be taken for either."""
    swapped: dict[Status, Status] = {"suspected": "not_supported", "not_supported": "suspected"}
    able = [result for result in assessment.complications if result.status in swapped]
    if not able:
        return None
    right = rng.choice(able)
    wrong = right.model_copy(update={"status": swapped[right.status]})
    results = tuple(wrong if result is right else result for result in assessment.complications)
    planted = assessment.model_copy(update={"complications": results})
    return Planted(planted, "complication", right.id, right.status)


def _check_missing(assessment: Assessment, _book: RuleBook, rng: Random) -> Planted | None:
    if not assessment.checks:
        return None
    gone = rng.choice(assessment.checks)
    checks = tuple(check for check in assessment.checks if check is not gone)
    return Planted(assessment.model_copy(update={"checks": checks}), "check_missing", gone.id, gone.name)


def _check_added(assessment: Assessment, book: RuleBook, rng: Random) -> Planted | None:
    """A check that nothing suspected and nothing open would call for, with the reason it would have elsewhere."""
    here = {result.id for result in assessment.complications if result.status in {"suspected", "open"}}
    rules = [rule for rule in book.rules.values() if rule.kind is Kind.CHECK]
    called_for = {check.id for check in assessment.checks}
    elsewhere: dict[str, Rule] = {}
    for rule in rules:
        statement = rule.statement
        assert isinstance(statement, CheckRule | FirstAct)
        if isinstance(statement, FirstAct) or rule.complication in here:
            called_for.add(statement.check)
        else:
            elsewhere.setdefault(statement.check, rule)
    able = [name for name in elsewhere if name not in called_for]
    if not able:
        return None
    name = rng.choice(able)
    rule, check = elsewhere[name], book.knowledge.checks[name]
    added = CheckResult.model_construct(
        id=name,
        name=check.name,
        how=check.how,
        for_=() if rule.complication is None else (rule.complication,),
        because=rule.because,
        source=rule.statement.source,
        basis=rule.statement.basis,
        cautions=(),
    )
    place = rng.randint(0, len(assessment.checks))
    checks = (*assessment.checks[:place], added, *assessment.checks[place:])
    return Planted(assessment.model_copy(update={"checks": checks}), "check_added", name, check.name)


def _finding(assessment: Assessment, book: RuleBook, rng: Random) -> Planted | None:
    """A value read wrongly, wherever the reasons show it."""
    values: dict[str, str] = {}
    for reason in _reasons(assessment):
        values.update({one.finding: one.value for one in reason.decided_by})
    for name in rng.sample(list(values), len(values)):
        others = _others(name, values[name], book)
        if others:
            misread = _Misread(name, rng.choice(others))
            return Planted(misread.everywhere(assessment), "finding", name, values[name])
    return None


def _caution(assessment: Assessment, _book: RuleBook, rng: Random) -> Planted | None:
    if not assessment.cautions:
        return None
    gone = rng.choice(assessment.cautions)
    checks = tuple(
        check.model_copy(update={"cautions": tuple(name for name in check.cautions if name != gone.id)})
        for check in assessment.checks
    )
    cautions = tuple(caution for caution in assessment.cautions if caution is not gone)
    planted = assessment.model_copy(update={"cautions": cautions, "checks": checks})
    return Planted(planted, "caution", gone.id, gone.say)


_PLANTERS: Final[dict[ErrorKind, Planter]] = {
    "urgency": _urgency,
    "complication": _complication,
    "check_missing": _check_missing,
    "check_added": _check_added,
    "finding": _finding,
    "caution": _caution,
}


def _reasons(assessment: Assessment) -> list[Reason]:
    """Every reason that shows findings with their values."""
    of_complications = [
        reason for result in assessment.complications for reason in (*result.for_, *result.against, *result.open)
    ]
    return [*assessment.red_flags, *of_complications, *assessment.cautions]


def _others(name: str, value: str, book: RuleBook) -> list[str]:
    """Other values the finding could have, well apart from the right one; none where that can't be told."""
    finding = book.knowledge.vocabulary.findings.get(name)
    if finding is None:
        return []
    if not isinstance(finding, Quantity):
        return [other for other in finding.spellings if other != value] if value in finding.spellings else []
    match = _AMOUNT.fullmatch(value)
    if match is None or match["unit"].strip() not in {"", finding.unit}:
        return []  # "0 to 3" is not known well enough to be misread
    amount, (lo, hi) = float(match["amount"]), finding.range
    # A twentieth of the value, or five steps of what can be read off: no rounding explains it.
    steps = max(5, round(abs(amount) / 20 / finding.resolution))
    amounts = (tidy(amount + sign * steps * finding.resolution) for sign in (-1, 1))
    return [f"{other:.10g}{match['unit']}" for other in amounts if lo <= other <= hi]


@dataclass(frozen=True)
class _Misread:
    """One finding with another value than it has."""

    finding: str
    value: str

    def everywhere(self, assessment: Assessment) -> Assessment:
        """The assessment with the finding misread in every reason."""
        complications = tuple(
            result.model_copy(
                update={
                    "for_": self._in(result.for_),
                    "against": self._in(result.against),
                    "open": self._in(result.open),
                }
            )
            for result in assessment.complications
        )
        flags, cautions = self._in(assessment.red_flags), self._in(assessment.cautions)
        return assessment.model_copy(update={"complications": complications, "red_flags": flags, "cautions": cautions})

    def _in(self, reasons: Sequence[R]) -> tuple[R, ...]:
        return tuple(replace(reason, decided_by=self._shown(reason.decided_by)) for reason in reasons)

    def _shown(self, decided: Sequence[Decided]) -> tuple[Decided, ...]:
        return tuple(replace(one, value=self.value) if one.finding == self.finding else one for one in decided)
