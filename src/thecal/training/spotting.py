"""One sitting of *spot*: each case with an answer in which one thing was made wrong on purpose."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from thecal.assessment.assess import Considered
from thecal.assessment.model import Assessment
from thecal.training.case import Case
from thecal.training.progress import Attempt, Mode
from thecal.training.row import Row
from thecal.training.spot import Claim, ErrorKind, Planted, found, plant
from thecal.training.vignette import Sentence, tell

OFFERED: Final = 6
"""Things to choose from where something is missing: the one that is, and others that rightly are not there."""

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
        return ShownAnswer(case, self.place + 1, len(self.cases), sentences, planted.assessment, where)

    def claim(self, claim: Claim, at: datetime, seconds: float | None = None) -> Spotted:
        """Says whether a claim is right, keeps it, and goes on to the next case.

        Raises:
            IndexError: if no case is left.
        """
        case = self.cases[self.place]
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
        return considered, plant(considered.assessment, self.book, rng)

    def _where(
        self, right: Assessment, planted: Planted, rng: random.Random
    ) -> dict[ErrorKind, dict[str, str]]:  # fmt: skip
        known = self.book.knowledge
        checks = {name: one.name for name, one in known.checks.items()}
        shown = planted.assessment
        misread = {
            one.finding: f"{self._label(one.finding)}: {one.value}"
            for result in shown.with_status("suspected")
            for reason in (*shown.red_flags, *result.for_, *result.against)
            for one in reason.decided_by
        }
        if planted.kind == "finding":
            misread.setdefault(planted.where, self._label(planted.where))
        cautions = {rule.id: rule.statement.say for rule in self.book.rules.values() if rule.kind.value == "caution"}  # type: ignore[attr-defined]  # a caution says something
        gone = {"check_missing": planted.where} if planted.kind == "check_missing" else {}
        gone |= {"caution": planted.where} if planted.kind == "caution" else {}
        there = {caution.id for caution in right.cautions}
        return {
            "urgency": {"urgency": "the urgency"},
            "complication": {
                one.id: one.name for one in shown.complications if one.part_of is None or one.id == planted.where
            },
            "check_missing": self._offered(checks, {one.id for one in right.checks}, gone.get("check_missing"), rng),
            "check_added": {one.id: one.name for one in shown.checks},
            "finding": misread,
            "caution": self._offered(cautions, there, gone.get("caution"), rng),
        }

    @staticmethod
    def _offered(names: Mapping[str, str], there: set[str], gone: str | None, rng: random.Random) -> dict[str, str]:
        """The one that is missing, if one is, among others that need not be there, in the order of the rules."""
        others = [name for name in names if name not in there]
        offered = {*rng.sample(others, min(OFFERED, len(others))), *([gone] if gone else [])}
        return {name: label for name, label in names.items() if name in offered}

    def _label(self, finding: str) -> str:
        words = self.book.knowledge.vocabulary.findings.get(finding)
        return finding if words is None else words.label
