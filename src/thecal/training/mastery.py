"""How well a learner has each statement and each complication in hand: old answers fade, and no answer is for ever."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from thecal.training.weights import Weights, default_weights


@dataclass(frozen=True)
class Seen:
    """One case that was answered.

    Attributes:
        exercises: the statements it was about.
        score: what the answer earned, from 0 to 1; true and false stand for 1 and 0.
        complications: the complications it was about.
    """

    exercises: tuple[str, ...]
    score: float
    complications: tuple[str, ...] = ()


@dataclass(frozen=True)
class Mastery:
    """Mastery from 0 to 1; what was never seen is not there.

    Attributes:
        statements: statement → mastery.
        complications: complication → mastery.
    """

    statements: Mapping[str, float] = field(default_factory=dict)
    complications: Mapping[str, float] = field(default_factory=dict)

    @property
    def overall(self) -> float:
        """The mean over all statements seen; 0 while there are none."""
        return sum(self.statements.values()) / len(self.statements) if self.statements else 0.0

    def weakest(self, most: int = 5) -> tuple[str, ...]:
        """The statements that are least in hand, the weakest first."""
        return tuple(sorted(self.statements, key=lambda name: (self.statements[name], name))[:most])


def mastery(history: Iterable[Seen], weights: Weights | None = None) -> Mastery:
    """The mastery that a history of answers amounts to.

    Each answer moves the mastery of what it was about a fixed part of the way to its score, so that after one half-life of
    further answers it counts half.

    Args:
        history: what was answered, the oldest first.
        weights: by default those that come with Thecal.

    Raises:
        ValueError: if a score is not from 0 to 1.
    """
    chosen = (weights or default_weights()).mastery
    step = 1 - 0.5 ** (1 / chosen.half_life)
    statements: dict[str, float] = {}
    complications: dict[str, float] = {}
    for seen in history:
        if not 0 <= seen.score <= 1:
            raise ValueError(f"A score is from 0 to 1, not {seen.score}.")
        for names, levels in ((seen.exercises, statements), (seen.complications, complications)):
            for name in dict.fromkeys(names):
                before = levels.get(name, chosen.start)
                levels[name] = before + step * (seen.score - before)
    return Mastery(statements, complications)
