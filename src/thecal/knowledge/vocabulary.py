"""What can be known at a visit: the models of `rules/vocabulary.yaml`.

A finding is one named thing; its model says what it may hold (`yes_no`, `quantity`, `choice`, `ordinal`), within which
limits, how it is asked for and how it is obtained. A derived finding says from which others it is computed.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, field_serializer, model_validator

from thecal.knowledge.words import Basis, ObtainedBy, Phase

Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
"""A name in the rule files: lower-case letters, digits, underscores."""


Codes = dict[str, list[str]]
"""Terminology → codes; both stand in `rules/codes.yaml`."""

RESERVED = frozenset({"and", "or", "not", "in", "at", "least", "of", "suspected", "phase"})
"""Words that mean something in a condition, so that no finding and no definition can be called so."""

TIME_UNITS = ("h", "d", "wk", "mo", "a")
"""The units in which the time between two dates can be told."""


class Model(BaseModel):
    """Strict, frozen, and closed: a key that is not known is a mistake, never ignored."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Event(Model):
    """Something with a date: a dural puncture, an implantation, a refill."""

    label: str
    question: str


class Quotient(Model):
    """(a - b) / (c - d) of four quantities; not defined while c - d is below `under_at_least`."""

    over: tuple[Name, Name]
    under: tuple[Name, Name]
    under_at_least: float = Field(gt=0)


class Derivation(Model):
    """How a derived finding is computed; exactly one form."""

    since: Name | None = Field(None, description="time from this event to the visit")
    since_latest: tuple[Name, ...] | None = Field(None, description="time from the latest of these events to the visit")
    between: tuple[Name, Name] | None = Field(None, description="time from the first event to the second")
    score: Name | None = Field(None, description="the total of a score")
    highest_of: Name | None = Field(None, description="the highest single item of a score")
    any_of: tuple[Name, ...] | None = Field(None, description="present when any of these is present")
    quotient: Quotient | None = Field(None, description="(a - b) / (c - d)")
    apart: tuple[Name, Name] | None = Field(None, description="how far apart two quantities are, whichever is more")

    @model_validator(mode="after")
    def _one_form(self) -> Derivation:
        forms = type(self).model_fields
        if len([form for form in forms if getattr(self, form)]) != 1:
            raise ValueError("a derivation has exactly one form: " + ", ".join(forms))
        return self

    @property
    def timed(self) -> bool:
        """Whether it is time between dates."""
        return bool(self.since or self.since_latest or self.between)


class Presumed(Model):
    """What a quantity that nobody told is taken to be while none of some signs is present. A told value always counts.

    Attributes:
        at_most: the name of a limit in `rules/local_defaults.yaml`.
        without: yes/no findings; all of them must be known to be absent.
    """

    at_most: Name
    without: tuple[Name, ...] = Field(min_length=1)


class _Finding(Model):
    label: str
    short: str = Field(min_length=1, max_length=16, description="its name in tables, different from all others")
    question: str
    obtained_by: ObtainedBy
    how: str = Field(min_length=1, description="how to ask, look, measure or read it, in one line")
    note: str = ""
    kept: str = Field("", description="why it is here although no statement reads it")
    phases: tuple[Phase, ...] = Field((), description="the phases it belongs to; in others it is not asked. None: all")
    only_if: Name | None = None
    derived: Derivation | None = None
    codes: Codes = Field(default_factory=dict, description="what the finding is, or `present` of a yes/no finding")

    @model_validator(mode="after")
    def _derived_says_so(self) -> _Finding:
        if self.derived is not None and self.obtained_by not in {ObtainedBy.DERIVED, ObtainedBy.HISTORY}:
            raise ValueError("a derived finding is obtained_by: derived (or history, when it can also be told)")
        return self

    @property
    def may_not_apply(self) -> bool:
        """Whether it may have no value at all: its parent is absent, its dates are reversed, the phase is another one."""
        return self.only_if is not None or self.derived is not None or bool(self.phases)


class YesNo(_Finding):
    """A finding that is present or absent. `usual` is the answer when nothing is wrong (most often absent).

    A code is taken for narrower than the finding, so that denying it leaves the rest of the finding open; `whole` names the
    terminologies whose codes leave no rest.
    """

    type: Literal["yes_no"]
    usual: Literal["present", "absent"] = "absent"
    whole: tuple[Name, ...] = Field(
        (), description="terminologies whose codes together are all of it: who denies each of them denies the finding"
    )

    @model_validator(mode="after")
    def _whole_of_its_codes(self) -> YesNo:
        for system in self.whole:
            if not self.codes.get(system):
                raise ValueError(f"whole: it has no codes of {system}")
        return self

    @property
    def spellings(self) -> tuple[str, ...]:
        """The values a visit may hold."""
        return ("present", "absent")

    @property
    def as_usual(self) -> str:
        """What a visit holds when nothing is wrong."""
        return self.usual


class _Valued(_Finding):
    values: dict[Name, str] = Field(min_length=2)
    value_codes: dict[Name, Codes] = Field(default_factory=dict, description="codes that belong to one of the values")

    @model_validator(mode="after")
    def _codes_of_values(self) -> _Valued:
        for value in self.value_codes:
            if value not in self.values:
                raise ValueError(f"value_codes: {value!r} is not one of its values")
        return self

    @property
    def spellings(self) -> tuple[str, ...]:
        """The values a visit may hold; of an ordinal, the mildest first."""
        return tuple(self.values)


class Quantity(_Finding):
    """A measured amount with a UCUM unit.

    `range` holds plausible limits, not normal values: outside them a value is taken for a mistake. `resolution` is the
    smallest step in which it is recorded. `at_most` names another finding that it can't exceed. `presumed` says what it is
    taken for where it was not told and there is no sign that it matters.
    """

    type: Literal["quantity"]
    unit: str
    range: tuple[float, float]
    resolution: float = Field(1, gt=0)
    usual: float | None = Field(None, description="an unremarkable value, for scenarios and training; no rule reads it")
    at_most: Name | None = None
    presumed: Presumed | None = None

    @model_validator(mode="after")
    def _range_rises(self) -> Quantity:
        if not self.range[0] < self.range[1]:
            raise ValueError("range: the first number is the lower limit")
        return self

    @property
    def dimensionless(self) -> bool:
        """Whether numbers stand without a unit (a ratio, a score)."""
        return self.unit == "1" or (self.unit.startswith("{") and self.unit.endswith("}"))

    @property
    def as_usual(self) -> str | None:
        """An unremarkable value, as a visit holds it; None where there is none."""
        if self.usual is None:
            return None
        return f"{self.usual:g}" if self.dimensionless else f"{self.usual:g} {self.unit}"


class Choice(_Valued):
    """One of a list; the list has no order. `usual` is the value when nothing is wrong; `none`, where there is one."""

    type: Literal["choice"]
    usual: Name | None = None

    @model_validator(mode="after")
    def _usual_is_a_value(self) -> Choice:
        if self.usual is not None and self.usual not in self.values:
            raise ValueError(f"usual: {self.usual!r} is not one of its values")
        return self

    @property
    def as_usual(self) -> str | None:
        """The value when nothing is wrong; None where no value is the usual one."""
        return self.usual or ("none" if "none" in self.values else None)


class Ordinal(_Valued):
    """One of an ordered list, the mildest first."""

    type: Literal["ordinal"]

    @property
    def as_usual(self) -> str:
        """The mildest value."""
        return self.spellings[0]


Finding = Annotated[YesNo | Quantity | Choice | Ordinal, Field(discriminator="type")]


class Band(Model):
    """Points for values up to and including `at_most`; without it, for all values above the last band."""

    at_most: float | None = None
    points: int


class ScoreItem(Model):
    """The points one finding adds to a score: bands of a quantity, or points by value."""

    finding: Name
    points: list[Band] | dict[Name, int]

    @property
    def extremes(self) -> tuple[int, int]:
        """The fewest and the most points it can add."""
        all_points = self.points.values() if isinstance(self.points, dict) else [band.points for band in self.points]
        return min(all_points), max(all_points)


class Score(Model):
    """A published score: points by finding."""

    label: str
    source: Name
    basis: Basis
    items: list[ScoreItem] = Field(min_length=1)


class Definition(Model):
    """A phrase used more than once; in a condition its name stands for it."""

    when: str
    say: str = ""
    source: Name | None = None
    basis: Basis | None = None
    see: tuple[Name, ...] = ()
    codes: Codes = Field(default_factory=dict)

    @model_validator(mode="before")
    @classmethod
    def _short_form(cls, data: Any) -> Any:
        return {"when": data} if isinstance(data, str) else data


class Group(Model):
    """One question for several findings: "no" answers each as usual, anything else tells which are not.

    `findings` holds, for each finding, the words that stand for it in the question; empty words are its label. Where
    `question` has `{any}`, the words of those still to be asked stand there, so that nothing is asked which is known.
    """

    question: str
    findings: dict[Name, str] = Field(min_length=2)

    @model_validator(mode="before")
    @classmethod
    def _short_form(cls, data: Any) -> Any:
        if isinstance(data, dict) and isinstance(data.get("findings"), list | tuple):
            return {**data, "findings": dict.fromkeys(data["findings"], "")}
        return data

    @field_serializer("findings")
    def _in_order(self, findings: dict[Name, str]) -> list[list[str]]:
        # The gravest is asked first: in what an edition means, the order of this map counts.
        return [[name, words] for name, words in findings.items()]


class Panel(Model):
    """Values that are told in one breath: blood pressure, pulse, temperature. They are typed in this order."""

    question: str
    findings: tuple[Name, ...] = Field(min_length=2)


class Presenting(Model):
    """What brings the patient: the answers it implies, what to ask first, and which findings it is about.

    A reason for coming that is `about` findings has a page of its own in the rule book for people.
    """

    label: str
    findings: dict[Name, str] = Field(default_factory=dict)
    ask: tuple[Name, ...] = ()
    about: tuple[Name, ...] = Field(
        (), description="the findings that are this symptom; it gets a page in the rule book"
    )


class Never(Model):
    """Findings that can't hold together."""

    when: str
    because: str


class Vocabulary(Model):
    """`rules/vocabulary.yaml`."""

    events: dict[Name, Event]
    scores: dict[Name, Score] = Field(default_factory=dict)
    findings: dict[Name, Finding]
    define: dict[Name, Definition] = Field(default_factory=dict)
    groups: dict[Name, Group] = Field(default_factory=dict)
    panels: dict[Name, Panel] = Field(default_factory=dict)
    presenting: dict[Name, Presenting] = Field(default_factory=dict)
    never: list[Never] = Field(default_factory=list)
