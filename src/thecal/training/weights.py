"""The weights of marking and of repetition, read from the one file that holds them."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from thecal.errors import InputError, Place, Problem
from thecal.knowledge.complaints import complaints
from thecal.knowledge.located import Unreadable, read_located
from thecal.knowledge.words import Urgency

WEIGHTS = Path(__file__).with_name("weights.yaml")

Share = Annotated[float, Field(ge=0, le=1)]
Positive = Annotated[float, Field(gt=0)]


class _Weight(BaseModel):
    """One weight or a few, always with the reason."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    because: str = Field(min_length=1)


class Costs(_Weight):
    """What one, two and three levels cost."""

    costs: tuple[Share, Share, Share]

    def of(self, levels: int) -> float:
        """The cost of so many levels."""
        return self.costs[levels - 1] if levels else 0.0


class Cost(_Weight):
    """What one level costs."""

    cost: Share


class Shares(_Weight):
    """How the parts of a mark are put together."""

    urgency: Positive
    complications: Positive
    checks: Positive
    questions: Positive


class Gravity(_Weight):
    """How much more counts what belongs to a graver complication."""

    routine: Positive
    within_days: Positive
    same_day: Positive
    emergency: Positive

    def of(self, level: Urgency | None) -> float:
        """The weight of a level; of the least where none is known."""
        return float(getattr(self, (level or Urgency.ROUTINE).value))


class Times(_Weight):
    """A factor."""

    times: Annotated[float, Field(ge=1)]


class Weight(_Weight):
    """A part of the whole weight."""

    weight: Share


class Number(_Weight):
    """A count."""

    number: Annotated[int, Field(ge=0)]


class Questions(_Weight):
    """What it costs not to have asked."""

    missed_red_flag: Share
    missed_deciding: Share


class MasteryWeights(_Weight):
    """How fast old answers fade, and where mastery starts."""

    half_life: Positive
    start: Share


class Ratings(_Weight):
    """Which marks the schedule takes for "again", "hard", "good" and "easy"."""

    again_below: Share
    hard_below: Share
    easy_from: Share

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if not self.again_below <= self.hard_below <= self.easy_from:
            raise ValueError("the marks for again, hard and easy should rise")
        return self


class Repetition(_Weight):
    """When a failed statement comes again in a sitting, and how long anything may rest."""

    again_after_minutes: Annotated[int, Field(ge=1)]
    again_after_cases: Annotated[int, Field(ge=1)]
    longest_days: Annotated[int, Field(ge=1)]


class Weights(BaseModel):
    """All weights: choices about teaching, none of them a clinical fact."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    under_triage: Costs
    over_triage: Costs
    inside: Cost
    shares: Shares
    gravity: Gravity
    first_act: Times
    missed: Weight
    wrong: Weight
    free_complications: Number
    free_checks: Number
    questions: Questions
    mastery: MasteryWeights
    ratings: Ratings
    repetition: Repetition

    @model_validator(mode="after")
    def _under_costs_more(self) -> Self:
        under, over = self.under_triage.costs, self.over_triage.costs
        for levels, (too_low, too_high) in enumerate(zip(under, over, strict=True), 1):
            if too_low <= too_high:
                raise ValueError(f"under-triage by {levels} should cost more than over-triage by {levels}")
        if list(under) != sorted(under) or list(over) != sorted(over):
            raise ValueError("more levels should not cost less")
        if any(self.inside.cost * levels >= cost for levels, cost in enumerate(over, 1)):
            raise ValueError("a level that is still possible should cost less than over-triage")
        return self


def read_weights(path: str | os.PathLike[str] = WEIGHTS) -> Weights:
    """The weights of a file; by default those that come with Thecal.

    Raises:
        InputError: with every problem of the file.
    """
    file = Path(path)
    try:
        located = read_located(file.read_bytes(), file.name)
    except OSError:
        problem = Problem("missing-file", "The file of weights is missing or can't be read.", Place(file.name))
        raise InputError([problem]) from None
    except Unreadable as error:
        raise InputError(error.problems) from None
    try:
        return Weights.model_validate(located.value)
    except ValidationError as error:
        raise InputError(complaints(error, Weights, located)) from None


@cache
def default_weights() -> Weights:
    """The weights that come with Thecal."""
    return read_weights()
