"""One sitting of *spot*: each case with an answer in which one thing was made wrong on purpose."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from thecal.assessment.assess import Considered
from thecal.assessment.model import Assessment, Reason
from thecal.condition.book import Kind
from thecal.knowledge.statements import Caution
from thecal.training.case import Case
from thecal.training.progress import Attempt, Mode
from thecal.training.row import Row
from thecal.training.spot import Claim, ErrorKind, Planted, found, plant
from thecal.training.vignette import Sentence, tell

OFFERED: Final = 6
"""Things to choose from where something may be missing: the one that is, if one is, and others that rightly are not there."""

CHOICES: Final[Mapping[ErrorKind, str]] = {
    "urgency": "the urgency",
    "complication": "a complication's status",
    "check_missing": "a check is missing",
    "check_added": "a check is not called for",
    "finding": "a finding was misread",
    "caution": "a caution is missing",
}
"""What can be wrong, in words."""


@dataclass(frozen=True)
class ShownAnswer:
    """A case with an answer that has one error.

    Attributes:
        number: which one of the sitting, from 1.
        of: how many there are.
        sentences: the vignette.
        answer: the answer, with the error.
        where: kind of error → what it can be about: id → name.
    """

    case: Case
    number: int
    of: int
    sentences: tuple[Sentence, ...]
    answer: Assessment
    where: Mapping[ErrorKind, Mapping[str, str]]


@dataclass(frozen=True)
class Spotted:
    """What a claim came to: whether it names the error, what that was, and the right answer."""

    found: bool
    planted: Planted
    considered: Considered


class Spotting(Row):
    """A row of cases, each with an error to be found."""

    mode = Mode.SPOT

    def now(self) -> ShownAnswer | None:
        """The case to be answered now; None when all are."""
        case = self.case
        if case is None:
            return None
        rng = self.chance(case)
        considered, planted = self._planted(case)
        sentences = tell(case.visit, self.book.knowledge.vocabulary, rng)
        where = self._where(considered.assessment, planted, rng)
        return ShownAnswer(case, self.place + 1, self.source.count, sentences, planted.assessment, where)

    def claim(self, claim: Claim, at: datetime, seconds: float | None = None) -> Spotted:
        """Says whether a claim is right, keeps it, and goes on to the next case.

        Raises:
            IndexError: if no case is left.
        """
        case = self.present()
        considered, planted = self._planted(case)
        right = found(planted, claim)
        attempt = Attempt(
            learner=self.learner,
            case=case.id,
            mode=self.mode,
            at=at,
            total=float(right),
            exercises=case.exercises,
            complications=case.complications,
            answer={"kind": claim.kind, "where": claim.where, "planted": planted.kind},
            seconds=seconds,
        )
        self.finish(attempt)
        return Spotted(right, planted, considered)

    def planted(self, case: Case) -> Planted:
        """The answer to a case with its error; the same every time."""
        return self._planted(case)[1]

    def _planted(self, case: Case) -> tuple[Considered, Planted]:
        considered = self.triage.consider(case.visit)
        rng = random.Random(f"planted/{case.id}")  # noqa: S311 - no secret
        planted = plant(considered.assessment, self.book, rng)
        if planted.kind == "finding" and planted.where not in self._read(planted.assessment):
            # What the answer does not show can't be found in it.
            others = [kind for kind in CHOICES if kind != "finding"]
            planted = plant(considered.assessment, self.book, rng, others)
        return considered, planted

    def _where(
        self, right: Assessment, planted: Planted, rng: random.Random
    ) -> dict[ErrorKind, dict[str, str]]:  # fmt: skip
        """What a claim can be about. That something can be chosen, or how much, must not tell that it is the error."""
        shown = planted.assessment
        statuses = ({one.id for one in answer.with_status("suspected")} for answer in (right, shown))
        suspected = set[str]().union(*statuses)
        checks = {name: one.name for name, one in self.book.knowledge.checks.items()}
        cautions = {
            rule.id: rule.statement.say for rule in self.book.of(Kind.CAUTION) if isinstance(rule.statement, Caution)
        }
        gone = planted.where if planted.kind in {"check_missing", "caution"} else None
        return {
            "urgency": {"urgency": "the urgency"},
            "complication": {
                one.id: one.name for one in shown.complications if one.part_of is None or one.id in suspected
            },
            "check_missing": self._offered(checks, {one.id for one in right.checks}, gone, rng),
            "check_added": {one.id: one.name for one in shown.checks},
            "finding": self._read(shown),
            "caution": self._offered(cautions, {one.id for one in right.cautions}, gone, rng),
        }

    def _read(self, answer: Assessment) -> dict[str, str]:
        """The findings that an answer shows among its reasons, each with its value."""
        reasons: list[Reason] = [*answer.red_flags]
        for result in answer.with_status("suspected"):
            reasons += [*result.for_, *result.against]
        return {
            one.finding: f"{self._label(one.finding)}: {one.value}" for reason in reasons for one in reason.decided_by
        }

    @staticmethod
    def _offered(names: Mapping[str, str], there: set[str], gone: str | None, rng: random.Random) -> dict[str, str]:
        """The one that is missing, if one is, among others that need not be there: so many in all, in the rules' order."""
        others = [name for name in names if name not in there]
        own = {gone} & names.keys()
        offered = {*rng.sample(others, min(OFFERED - len(own), len(others))), *own}
        return {name: label for name, label in names.items() if name in offered}

    def _label(self, finding: str) -> str:
        words = self.book.knowledge.vocabulary.findings.get(finding)
        return finding if words is None else words.label
