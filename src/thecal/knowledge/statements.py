"""What the rules say: the models of complications, red flags and cautions.

Every statement has an id that is its for ever, a sentence that says why, a source, and a basis (DESIGN §3). A `when:`
is kept as the text its author wrote; what it *means* belongs to `thecal.condition`.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from pydantic import Field, model_validator

from thecal.knowledge.vocabulary import Codes, Definition, Model, Name
from thecal.knowledge.words import Basis, Phase, Strength, Urgency

LeafletLine = Annotated[str, Field(pattern=r"^[TI][1-9]$")]

EvidenceRow = Annotated[str, Field(pattern=r"^[A-Z]+-[A-Z]*[0-9]+$")]
"""The name of a row of the evidence, e.g. `PDPH-S1` (see `rules/evidence_index.yaml`)."""


class Statement(Model):
    """What all statements share."""

    because: str = Field(min_length=1)
    source: Name
    basis: Basis
    see: tuple[Name, ...] = ()
    phases: tuple[Phase, ...] = ()
    aliases: tuple[Name, ...] = ()
    rows: tuple[EvidenceRow, ...] = Field((), description="the rows of the evidence that it expresses")


class Suspect(Statement):
    """Any one true: the complication is suspected."""

    id: Name
    when: str


class Ground(Statement):
    """Speaks for or against; orders the list, never lowers an urgency."""

    id: Name
    when: str
    for_: Strength | None = Field(None, alias="for")
    against: Strength | None = None

    @model_validator(mode="after")
    def _one_side(self) -> Ground:
        if (self.for_ is None) == (self.against is None):
            raise ValueError("a ground speaks `for:` or `against:`, one of them, strong or weak")
        return self


class UrgencyRule(Statement):
    """How soon to act while the complication is suspected; without `when`, the least it ever is."""

    id: Name
    when: str | None = None
    level: Urgency


class CheckRule(Statement):
    """A check to recommend while the complication is suspected (and `when`, if given, is true)."""

    check: Name
    id: Name | None = None
    when: str | None = None


class FirstAct(Statement):
    """An act that comes before all other checks once a visit is of this urgency, whatever caused it."""

    id: Name
    check: Name
    level: Urgency


class RedFlag(Statement):
    """An emergency whatever else is found; it also makes the complications it names suspected."""

    id: Name
    when: str
    suspects: tuple[Name, ...] = Field(min_length=1)
    level: Urgency = Urgency.EMERGENCY


class Caution(Statement):
    """What must not be done, or not yet, in this combination."""

    id: Name
    when: str
    say: str
    check: Name | None = None
    not_before: Name | None = None


class Complication(Model):
    """One file of `rules/complications/` (in the leaflet) or `rules/safety_net/` (not in it)."""

    id: Name
    name: str
    short: str = Field(max_length=24)
    summary: str
    leaflet: tuple[Phase, ...] = ()
    leaflet_lines: tuple[LeafletLine, ...] = ()
    phases: tuple[Phase, ...] = ()
    part_of: Name | None = Field(None, description="the complication of which this is a sub-type")
    codes: Codes = Field(default_factory=dict)
    aliases: tuple[Name, ...] = ()
    define: dict[Name, Definition] = Field(default_factory=dict)
    suspect: list[Suspect] = Field(min_length=1)
    grounds: list[Ground] = Field(default_factory=list)
    urgency: list[UrgencyRule] = Field(min_length=1)
    checks: list[CheckRule] = Field(min_length=1)
    misses: list[str] = Field(min_length=1)
    false_alarms: list[str] = Field(min_length=1)
    reviewed: dt.date | None = None

    @model_validator(mode="after")
    def _one_least_urgency(self) -> Complication:
        least = [rule for rule in self.urgency if rule.when is None]
        if len(least) != 1:
            raise ValueError(f"exactly one urgency stands without `when` (the least it ever is); here are {len(least)}")
        return self

    @property
    def documented(self) -> bool:
        """Whether the leaflet names it."""
        return bool(self.leaflet)

    @property
    def applies_in(self) -> frozenset[Phase]:
        """The phases in which it is looked for."""
        return frozenset(self.leaflet or self.phases or tuple(Phase))

    @property
    def sub_type(self) -> bool:
        """Whether it rolls up to another complication, which is what a reader sees first."""
        return self.part_of is not None
