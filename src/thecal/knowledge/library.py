"""What statements refer to: sources, checks, and the edition they belong to."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import Field, model_validator

from thecal.knowledge.statements import Caution, EvidenceRow, FirstAct, RedFlag
from thecal.knowledge.vocabulary import Model, Name

SourceKind = Literal[
    "guideline", "criteria", "study", "case_report", "label", "safety_notice", "textbook", "score", "leaflet", "local"
]


class Source(Model):
    """Where a statement comes from, and how much of it was really read."""

    cite: str
    kind: SourceKind
    doi: str | None = None
    url: str | None = None
    locator: str | None = None
    read: Literal["abstract", "opening", "table", "notice", "second_hand", "whole"] | None = None
    evidence: str | None = None
    note: str | None = None

    @property
    def link(self) -> str | None:
        """A link a reader can follow, if one is known."""
        return f"https://doi.org/{self.doi}" if self.doi else self.url


class Check(Model):
    """An examination, test or act that a statement may recommend."""

    name: str
    short: str = Field(min_length=1, max_length=20, description="its name in tables, different from all others")
    how: str = Field(min_length=1)
    kind: Literal[
        "vital_sign", "examination", "history", "device", "laboratory", "imaging", "treatment", "referral", "communication"
    ]  # fmt: skip
    obtains: tuple[Name, ...] = ()
    kept: str = Field("", description="why it is here although nothing recommends it")


class Limit(Model):
    """A limit that was chosen here and not published; a condition may write its name where a number stands.

    A department changes it in this one place, without touching a rule. `sign_off` says who should approve it.
    """

    value: float
    unit: str
    meaning: str = Field(min_length=1)
    why: str = Field(min_length=1)
    sign_off: str = Field(min_length=1)
    see: tuple[Name, ...] = ()
    rows: tuple[EvidenceRow, ...] = Field((), description="the rows of the evidence that it expresses")


class Edition(Model):
    """`rules/edition.yaml`: the knowledge base has its own number, apart from the program's."""

    edition: str
    released: dt.date | None = Field(None, description="the day it was released; null while it is a draft")
    title: str
    note: str = ""


class Sources(Model):
    """`rules/sources.yaml`."""

    sources: dict[Name, Source]


class Checks(Model):
    """`rules/checks.yaml`."""

    checks: dict[Name, Check]
    first: list[FirstAct] = Field(default_factory=list)


class LocalDefaults(Model):
    """`rules/local_defaults.yaml`."""

    limits: dict[Name, Limit] = Field(default_factory=dict)


class RedFlags(Model):
    """`rules/red_flags.yaml`."""

    red_flags: list[RedFlag] = Field(min_length=1)


class Cautions(Model):
    """`rules/cautions.yaml`."""

    cautions: list[Caution]

    @model_validator(mode="after")
    def _not_before_needs_a_check(self) -> Cautions:
        for caution in self.cautions:
            if caution.not_before and not caution.check:
                raise ValueError(f"{caution.id}: `not_before` says what comes before which check: name the `check` too")
        return self
