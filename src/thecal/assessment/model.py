"""The answer for one visit, in the shape that scripts rely on (`thecal schema assessment` publishes it)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field

from thecal.knowledge.words import Basis, Urgency

Status = Literal["suspected", "open", "not_supported", "not_applicable"]
SCHEMA = "thecal.assessment/1"


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    @classmethod
    def made(cls, **values: Any) -> Self:
        """One of values that are known to be right, by the names of the fields, in their order, and of all fields.

        It is `model_construct` without the search for aliases and defaults: an answer has a hundred parts, and that search
        took a tenth of the time of a triage.
        """
        one = cls.__new__(cls)
        object.__setattr__(one, "__dict__", values)
        object.__setattr__(one, "__pydantic_fields_set__", set(values))
        object.__setattr__(one, "__pydantic_extra__", None)
        object.__setattr__(one, "__pydantic_private__", None)
        return one


# Plain dataclasses, unlike the rest: an answer holds some two hundred reasons, and pydantic takes ten times as long to make
# one. In JSON and in the schema they are the same.
@dataclass(slots=True, kw_only=True)
class Decided:
    """A finding that decided a statement, with its value."""

    finding: str
    value: str


@dataclass(slots=True, kw_only=True)
class Reason:
    """A statement and how it came out."""

    id: str
    because: str
    source: str
    basis: Basis
    decided_by: tuple[Decided, ...] = ()
    missing: Annotated[tuple[str, ...], Field(description="findings that could still change it")] = ()


@dataclass(slots=True, kw_only=True)
class Flag(Reason):
    """A red flag that is true."""

    level: Urgency
    suspects: tuple[str, ...]


class AboutVisit(_Part):
    """Which visit it was."""

    id: str | None
    phase: Literal["test_period", "implanted", "unknown"]
    date: str | None


class AboutKnowledge(_Part):
    """Which knowledge base spoke."""

    edition: str
    hash: str


class AboutEngine(_Part):
    """Which engines answered, and whether they said the same."""

    channels: tuple[str, ...]
    agreed: bool
    degraded: bool
    reason: str = Field("", description="why the answer is degraded; empty when it is not")


class UrgencyInterval(_Part):
    """How soon somebody must act: never less than `at_least`; no bedside answer can make it more than `at_most`."""

    at_least: Urgency
    at_most: Urgency
    settled: bool
    because: tuple[str, ...] = Field((), description="the statements that set at_least")


class ComplicationResult(_Part):
    """One complication: its status, and what speaks for and against it."""

    id: str
    name: str
    documented: bool = Field(description="whether the leaflet documents it; otherwise it is of the safety net")
    part_of: str | None = Field(None, description="the complication of which it is a sub-type")
    status: Status
    urgency: Urgency | None = Field(description="its own urgency if suspected, what it would be at least if open")
    net: tuple[int, int] = Field(description="grounds for minus against; an interval while some are unknown")
    for_: tuple[Reason, ...] = Field((), alias="for")
    against: tuple[Reason, ...] = ()
    open: tuple[Reason, ...] = ()
    ruled_out_by: tuple[str, ...] = Field((), description="while not supported: the findings that make it so")


@dataclass(slots=True, kw_only=True)
class CautionResult(Reason):
    """What must not be done, or not yet. `unless_ruled_out`: what it depends on is not known yet."""

    say: str
    check: str | None = None
    not_before: str | None = None
    applies: Literal["yes", "unless_ruled_out"]


class CheckResult(_Part):
    """A recommended check, with every complication that asks for it."""

    id: str
    name: str
    how: str
    for_: tuple[str, ...] = Field(alias="for")
    because: str
    source: str
    basis: Basis
    cautions: tuple[str, ...] = Field((), description="ids of the cautions attached to it")


class Question(_Part):
    """What to ask or look at next, and why."""

    finding: str
    question: str
    obtained_by: str
    could_raise_to: Urgency = Field(description="the highest urgency that rests on this answer")
    would_settle: bool = Field(description="whether some answer ends triage")
    for_: tuple[str, ...] = Field(
        (), alias="for", description="complications and red flags that wait for it, the gravest first"
    )
    asked: bool = Field(default=False, description="whether it was asked and could not be told")


class IssueResult(_Part):
    """What was told and can't be used."""

    finding: str
    value: str | None
    problem: str


class Assessment(_Part):
    """The answer for one visit."""

    schema_: Literal["thecal.assessment/1"] = Field("thecal.assessment/1", alias="schema")
    visit: AboutVisit
    knowledge: AboutKnowledge
    engine: AboutEngine
    urgency: UrgencyInterval
    complications: tuple[ComplicationResult, ...]
    red_flags: tuple[Flag, ...]
    checks: tuple[CheckResult, ...]
    cautions: tuple[CautionResult, ...]
    next_questions: tuple[Question, ...]
    issues: tuple[IssueResult, ...]
    needs_sign_off: tuple[str, ...] = Field(description="local defaults that this answer rests on")

    def complication(self, name: str) -> ComplicationResult:
        """The result for one complication.

        Raises:
            KeyError: if there is none of that id.
        """
        for result in self.complications:
            if result.id == name:
                return result
        raise KeyError(name)

    def with_status(self, status: Status) -> tuple[ComplicationResult, ...]:
        """The complications of one status, in order."""
        return tuple(result for result in self.complications if result.status == status)

    def nested(self, status: Status) -> tuple[tuple[ComplicationResult, tuple[ComplicationResult, ...]], ...]:
        """The complications of one status that stand by themselves, each with its sub-types of that status."""
        results = self.with_status(status)
        parts = [result for result in results if result.part_of is not None]
        return tuple(
            (whole, tuple(part for part in parts if part.part_of == whole.id))
            for whole in results
            if whole.part_of is None
        )

    def to_json(self) -> str:
        """The answer as one JSON object."""
        return self.model_dump_json(by_alias=True)
