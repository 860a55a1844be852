"""One value from all that was told of a finding in one visit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from thecal.knowledge.vocabulary import YesNo
from thecal.screening.records.meanings import Meaning, Meanings
from thecal.visits.table.told import UNKNOWN

OTHERWISE = "was told otherwise at another time of the same visit; the latest value is used"
"""Without the values, so that the same can be counted as the same."""

CONTRADICTED = "is told as present by one code and as absent by another; present is used"

_SHOWN = 80


@dataclass(frozen=True)
class Fact:
    """One thing that a record tells of a finding: a value, or a problem that makes it unknown."""

    meaning: Meaning
    kind: str
    value: str | None
    problem: str = ""
    shown: str | None = None

    @property
    def column(self) -> str:
        """Where it comes from, as issues show it."""
        return f"{self.kind} {self.meaning.label}"


@dataclass(frozen=True)
class Settled:
    """What the visit holds, and what a person should know: the fact concerned, its value as shown, and why."""

    value: str | None
    issues: tuple[tuple[Fact, str | None, str], ...] = ()


def settle(name: str, facts: Sequence[Fact], meanings: Meanings) -> Settled:
    """The latest value counts; facts come in the order of their times.

    A yes/no finding is present if the latest word of any of its codes is; it is absent only if that leaves nothing of it.
    """
    issues = [(fact, fact.shown, fact.problem) for fact in facts if fact.problem]
    told = [fact for fact in facts if fact.value is not None]
    if not told:
        return Settled(UNKNOWN if issues else None, tuple(issues))
    if isinstance(meanings.words.findings.get(name), YesNo):
        return _yes_no(name, told, meanings, issues)
    used = next((fact for fact in reversed(told) if fact.value != UNKNOWN), told[-1])
    others = [fact for fact in told if fact.value not in {used.value, UNKNOWN}]
    if others:
        issues.append((used, _shown(others), OTHERWISE))
    return Settled(used.value, tuple(issues))


def _yes_no(name: str, told: Iterable[Fact], meanings: Meanings, issues: list[tuple[Fact, str | None, str]]) -> Settled:
    latest: dict[tuple[str, str], Fact] = {}
    for fact in told:
        key = (fact.meaning.system, fact.meaning.code)
        before = latest.get(key)
        if before is not None and {before.value, fact.value} == {"present", "absent"}:
            issues.append((fact, before.value, OTHERWISE))
        if fact.value != UNKNOWN or before is None:
            latest[key] = fact
    present = [fact for fact in latest.values() if fact.value == "present"]
    absent = [key for key, fact in latest.items() if fact.value == "absent"]
    whole = meanings.none_of(name, absent) or any(latest[key].meaning.values == ("absent",) for key in absent)
    if present:
        if whole:
            issues.append((present[0], "absent", CONTRADICTED))
        return Settled("present", tuple(issues))
    strange = [fact.value for fact in latest.values() if fact.value not in {"absent", UNKNOWN}]
    if strange:
        return Settled(strange[-1], tuple(issues))  # the visit's intake says what is wrong with it
    return Settled("absent" if whole else UNKNOWN, tuple(issues))


def _shown(facts: Sequence[Fact]) -> str:
    words = list(dict.fromkeys(str(fact.value) for fact in facts))
    return "; ".join(words)[:_SHOWN]
