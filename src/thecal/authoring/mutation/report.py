"""What a run of mutation came to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from thecal.authoring.mutation.trial import Fate


@dataclass(frozen=True)
class Report:
    """The fates of all mutants that were tried."""

    fates: tuple[Fate, ...]

    @property
    def killed(self) -> int:
        """How many a scenario noticed."""
        return sum(fate.killed for fate in self.fates)

    @property
    def equivalent(self) -> tuple[Fate, ...]:
        """Those that were proved to mean the same."""
        return tuple(fate for fate in self.fates if fate.equivalent)

    @property
    def survivors(self) -> tuple[Fate, ...]:
        """Those that no scenario noticed."""
        return tuple(fate for fate in self.fates if fate.survived)

    @property
    def score(self) -> float:
        """The share of the mutants that mean something else and were noticed; 1 if there are none."""
        count = len(self.fates) - len(self.equivalent)
        return self.killed / count if count else 1.0

    def as_dict(self) -> dict[str, Any]:
        """The report as data."""
        return {
            "score": self.score,
            "mutants": len(self.fates),
            "killed": self.killed,
            "equivalent": len(self.equivalent),
            "remembered": sum(fate.remembered for fate in self.fates),
            "survivors": [_survivor(fate) for fate in self.survivors],
            "equivalents": [{**_mutant(fate), "proof": fate.closer.proof} for fate in self.equivalent],
        }


def _mutant(fate: Fate) -> dict[str, Any]:
    mutant = fate.mutant
    return {
        "id": mutant.id,
        "subject": mutant.subject,
        "kind": mutant.kind,
        "complication": mutant.complication,
        "operator": mutant.operator,
        "file": mutant.place.file,
        "line": mutant.place.line,
        "before": mutant.before,
        "after": mutant.after,
    }


def _survivor(fate: Fate) -> Mapping[str, Any]:
    missing = fate.closer.missing
    return {
        **_mutant(fate),
        "note": fate.closer.note,
        "scenario": missing.gherkin() if missing else None,
        "beside": str(missing.beside) if missing and missing.beside else None,
    }
