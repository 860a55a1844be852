"""How a learner stands: with each complication, with each statement, and what is due."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from statistics import mean
from typing import Any

from thecal.condition.book import Rule, RuleBook
from thecal.knowledge.statements import Caution, CheckRule, FirstAct
from thecal.training.aims import Aims
from thecal.training.mastery import Seen, mastery
from thecal.training.progress import Attempt, Mode, OpenSession, Schedule, Standing, Store

SCHEMA = "thecal.status/1"


@dataclass(frozen=True)
class OfComplication:
    """How a learner stands with a complication.

    Attributes:
        mastery: from 0 to 1.
        due: how many statements about it are due.
    """

    id: str
    name: str
    mastery: float
    due: int

    def to_dict(self) -> dict[str, Any]:
        """It as plain values, for JSON."""
        return {"id": self.id, "name": self.name, "mastery": round(self.mastery, 4), "due": self.due}


@dataclass(frozen=True)
class OfStatement:
    """How a learner stands with a statement.

    Attributes:
        says: what it says.
        complications: those it is about; none for what belongs to all.
        needs_sign_off: whether it is a local default that awaits clinical sign-off.
        standing: how well it is held, and when it should be seen again.
        due: whether that is now.
    """

    id: str
    says: str
    complications: tuple[str, ...]
    needs_sign_off: bool
    standing: Standing
    due: bool

    def to_dict(self) -> dict[str, Any]:
        """It as plain values, for JSON."""
        return {
            "id": self.id,
            "says": self.says,
            "complications": list(self.complications),
            "needs_sign_off": self.needs_sign_off,
            "learnt": self.standing.learnt,
            "recall": round(self.standing.recall, 4),
            "stability_days": round(self.standing.stability, 2),
            "due_at": self.standing.due.isoformat(timespec="seconds"),
            "due": self.due,
        }


@dataclass(frozen=True)
class Status:
    """How a learner stands.

    Attributes:
        attempts: what they answered, in the order of time.
        complications: those met, in the order of the rules.
        statements: those met, the weakest first.
        new: how many statements they have not met.
        opened: the sitting that is open in each way to play.
    """

    learner: str
    attempts: tuple[Attempt, ...]
    complications: tuple[OfComplication, ...]
    statements: tuple[OfStatement, ...]
    new: int
    opened: tuple[OpenSession, ...]

    @property
    def mean(self) -> float:
        """The mean of the marks, from 0 to 1."""
        return mean(one.total for one in self.attempts) if self.attempts else 0.0

    @property
    def under_triage(self) -> int:
        """How often the urgency was too low."""
        return sum(one.under_triage > 0 for one in self.attempts)

    @property
    def over_triage(self) -> int:
        """How often the urgency was too high."""
        return sum(one.over_triage > 0 for one in self.attempts)

    @property
    def due(self) -> int:
        """How many statements should be seen again by now."""
        return sum(one.due for one in self.statements)

    @property
    def next_due(self) -> dt.datetime | None:
        """When the next statement is due; None if none was met."""
        return min((one.standing.due for one in self.statements), default=None)

    def to_dict(self) -> dict[str, Any]:
        """All of it as plain values, for JSON."""
        judging = next((one for one in self.opened if one.mode is Mode.JUDGE), None)
        return {
            "schema": SCHEMA,
            "learner": self.learner,
            "attempts": len(self.attempts),
            "mean": self.mean,
            "under_triage": self.under_triage,
            "over_triage": self.over_triage,
            "due": self.due,
            "new": self.new,
            "complications": [one.to_dict() for one in self.complications],
            "statements": [one.to_dict() for one in self.statements],
            "open": None if judging is None else {"case": judging.case, "answered": judging.state.get("place", 0)},
        }


def status(book: RuleBook, store: Store, learner: str, now: dt.datetime, complications: Collection[str] = ()) -> Status:
    """How a learner stands at a moment.

    Args:
        book: the rules. What was met in an edition that had other statements is not told.
        store: where progress is kept.
        learner: their name.
        now: the moment.
        complications: only statements about these, and these alone; none: all.
    """
    aims = Aims(book, complications)
    possible = dict.fromkeys(aim.rule.id for aim in aims.all())
    attempts = store.attempts(learner)
    statements = [
        _of_statement(book.rules[one.statement], one, now, aims)
        for one in Schedule(store).standing(learner, now)
        if one.statement in possible
    ]
    opened = (store.open_session(learner, mode) for mode in Mode)
    return Status(
        learner,
        attempts,
        tuple(_of_complications(attempts, statements, aims)),
        tuple(statements),
        len(possible) - len(statements),
        tuple(one for one in opened if one is not None),
    )


def _of_complications(
    attempts: Sequence[Attempt], statements: Sequence[OfStatement], aims: Aims
) -> list[OfComplication]:
    held = mastery(Seen(one.exercises, one.total, one.complications) for one in attempts).complications
    return [
        OfComplication(id_, one.name, held[id_], sum(each.due and id_ in each.complications for each in statements))
        for id_, one in aims.book.knowledge.complications.items()
        if id_ in held and (not aims.wanted or id_ in aims.wanted)
    ]


def _of_statement(rule: Rule, standing: Standing, now: dt.datetime, aims: Aims) -> OfStatement:
    says, about = _says(rule, aims.book), aims.about(rule)
    return OfStatement(rule.id, says, about, rule.needs_sign_off, standing, standing.due <= now)


def _says(rule: Rule, book: RuleBook) -> str:
    """What a statement says: why, and of a check or a caution also what."""
    statement = rule.statement
    if isinstance(statement, Caution):
        return f"{statement.say.rstrip('.')}: {rule.because}"
    if isinstance(statement, CheckRule | FirstAct):
        return f"{book.knowledge.checks[statement.check].name}: {rule.because}"
    return rule.because
