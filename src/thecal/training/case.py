"""One training case: a visit, and what there is to learn from it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Literal, get_args

from thecal.assessment.assess import Considered
from thecal.visits.visit import Visit

Kind = Literal["scenario", "typical", "near_miss", "decisive_missing", "dilemma"]
"""Where a case comes from, or what it is made to show.

- `scenario`: a scenario of the feature files.
- `typical`: its statement is true.
- `near_miss`: its statement is false, and would be true if one finding were otherwise.
- `decisive_missing`: a typical case in which nobody knows the finding that decides.
- `dilemma`: two complications are suspected at once.
"""
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True)
class Case:
    """One case.

    Attributes:
        id: its name, see `case_id`.
        visit: what is known of the patient.
        exercises: the statements that are its learning point.
        complications: the complications it is aimed at.
        phase: the phase of therapy.
        origin: the scenario (file:line), or the seed.
        difficulty: 1 to 3, see `difficulty_of`.
        worked_up: whether it is a careful visit: what else would have been asked is told too.
        title: what a scenario is called, and so what it teaches; empty for a generated case.
    """

    id: str
    kind: Kind
    visit: Visit
    exercises: tuple[str, ...]
    complications: tuple[str, ...]
    phase: str
    origin: str
    difficulty: int
    worked_up: bool = False
    title: str = ""

    def to_dict(self) -> dict[str, Any]:
        """The case as plain values, for JSON."""
        return {
            "id": self.id,
            "kind": self.kind,
            "origin": self.origin,
            "phase": self.phase,
            "difficulty": self.difficulty,
            "worked_up": self.worked_up,
            "exercises": list(self.exercises),
            "complications": list(self.complications),
            "visit": self.visit.model_dump(mode="json", exclude_none=True),
            **({"title": self.title} if self.title else {}),
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Case:
        """The case that `to_dict` made these values of.

        Raises:
            KeyError: if one of them is missing.
            ValueError: if one of them can't be.
        """
        kind = data["kind"]
        if kind not in KINDS:
            raise ValueError(f"no kind of case is called {kind!r}")
        return cls(
            id=str(data["id"]),
            kind=kind,
            visit=Visit.model_validate(data["visit"]),
            exercises=tuple(data["exercises"]),
            complications=tuple(data["complications"]),
            phase=str(data["phase"]),
            origin=str(data["origin"]),
            difficulty=int(data["difficulty"]),
            worked_up=bool(data.get("worked_up", False)),
            title=str(data.get("title", "")),
        )


def case_id(*what: object) -> str:
    """A name that does not tell what the case is about, the same for the same case.

    It stands on sheets and in files that learners see, so it can't name the statement; `exercises` does.

    >>> case_id("pdph_postural", "near_miss", 7, 0)
    'c-8b5741ee0d'
    """
    text = "/".join(str(one) for one in what)
    return f"c-{sha256(text.encode()).hexdigest()[:10]}"


def difficulty_of(considered: Considered) -> int:
    """How hard a visit is to judge.

    1 to begin with; one more where two or more complications that are no part of each other are suspected, since they
    compete; one more where what is still to be asked could raise the urgency by two levels or more.
    """
    assessment = considered.assessment
    whole = [one for one in assessment.complications if one.status == "suspected" and one.part_of is None]
    urgency = assessment.urgency
    return 1 + (len(whole) > 1) + (urgency.at_most.rank - urgency.at_least.rank >= 2)  # noqa: PLR2004 - two levels


def fingerprint(case: Case) -> str:
    """What tells two cases apart: the phase and what is told, whatever they are called."""
    told = json.dumps([case.visit.phase, case.visit.findings], sort_keys=True, default=str)
    return hashlib.sha256(told.encode()).hexdigest()[:16]
