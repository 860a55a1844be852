"""One question of the interview, and what is said when an answer is none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal


class NotUnderstood(ValueError):
    """An answer that is none to the question; the message says what would be."""


@dataclass(frozen=True)
class Asked:
    """One question of the interview.

    Attributes:
        kind: about the phase, what brings the patient, one finding, several findings at once (group), or several values in
            one breath (panel).
        name: the finding, group or panel; the kind itself for the first two.
        question: the whole sentence, to be read aloud.
        over_a_list: the same for somebody who sees the options below it; empty where there is no difference.
        findings: the findings it answers.
        options: what can be chosen by number, with its label: a value, a reason for coming, a finding of a group. In a panel
            nothing is chosen: each finding in order, with what is typed for it.
        values: for a group, finding → what it can be other than usual, with labels; for a panel, finding → its values.
        unit: what a bare number means, for a person; empty if there is no unit.
        number: whether a number is expected.
        dates: whether a date, or "3 days ago", is understood.
        obtained_by: how it is obtained (history, examination, …).
        how: one line on how to obtain it; may be empty.
        could_raise_to: the highest urgency that rests on it; None if nothing is said about that.
        would_settle: whether some answer ends the triage.
        waiting: the complications and red flags that wait for it.
        reason: the reason for coming that has it asked; empty otherwise.
    """

    kind: Literal["phase", "presenting", "group", "panel", "finding"]
    name: str
    question: str
    findings: tuple[str, ...] = ()
    options: tuple[tuple[str, str], ...] = ()
    over_a_list: str = ""
    values: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    unit: str = ""
    number: bool = False
    dates: bool = False
    obtained_by: str = "history"
    how: str = ""
    could_raise_to: str | None = None
    would_settle: bool = False
    waiting: tuple[str, ...] = ()
    reason: str = ""

    @property
    def key(self) -> str:
        """A name no other question has; a group may be called like a finding."""
        return f"{self.kind}:{self.name}" if self.kind in {"group", "panel"} else self.name
