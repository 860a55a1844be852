"""Who did how well on what: attempts added up by learner, by complication, and by both."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from thecal.training.progress.attempt import Attempt


@dataclass(frozen=True, slots=True)
class Tally:
    """Attempts added up.

    Attributes:
        learner: whose; None for everybody's.
        complication: on which; None for all, and ``""`` for cases without a complication.
        attempts: how many.
        mean_total: the mean of their marks, from 0 to 1.
        judged: in how many an urgency was asked for; shares are of these.
        under_triaged: in how many it was too low.
        over_triaged: in how many it was too high.
    """

    learner: str | None
    complication: str | None
    attempts: int
    mean_total: float
    judged: int
    under_triaged: int
    over_triaged: int

    @property
    def under_share(self) -> float | None:
        """The share in which the urgency was too low; None where none was asked for."""
        return self.under_triaged / self.judged if self.judged else None

    @property
    def over_share(self) -> float | None:
        """The share in which it was too high."""
        return self.over_triaged / self.judged if self.judged else None


@dataclass(frozen=True, slots=True)
class Results:
    """The results of a cohort. A case about two complications counts with each, and once in what is over all.

    Attributes:
        everybody: all attempts; None if there are none.
        learners: one for each learner, by name.
        complications: one for each complication, the most often under-triaged first.
        pairs: one for each learner and complication they met, by name and id.
    """

    everybody: Tally | None
    learners: tuple[Tally, ...]
    complications: tuple[Tally, ...]
    pairs: tuple[Tally, ...]

    @property
    def under_triage(self) -> tuple[Tally, ...]:
        """Who under-triages what: the pairs in which it happened, the greatest share first."""
        return tuple(sorted((pair for pair in self.pairs if pair.under_triaged), key=_worst_first))


def add_up(attempts: Iterable[Attempt]) -> Results:
    """Adds up attempts, in whatever order they come."""
    every = list(attempts)
    learners: dict[str, list[Attempt]] = defaultdict(list)
    complications: dict[str, list[Attempt]] = defaultdict(list)
    pairs: dict[tuple[str, str], list[Attempt]] = defaultdict(list)
    for attempt in every:
        learners[attempt.learner].append(attempt)
        for complication in dict.fromkeys(attempt.complications or ("",)):
            complications[complication].append(attempt)
            pairs[attempt.learner, complication].append(attempt)
    by_complication = (_tally(None, complication, group) for complication, group in complications.items())
    return Results(
        everybody=_tally(None, None, every) if every else None,
        learners=tuple(_tally(learner, None, learners[learner]) for learner in sorted(learners)),
        complications=tuple(sorted(by_complication, key=_worst_first)),
        pairs=tuple(_tally(*pair, pairs[pair]) for pair in sorted(pairs)),
    )


def _tally(learner: str | None, complication: str | None, group: Sequence[Attempt]) -> Tally:
    judged = [attempt for attempt in group if attempt.urgency is not None]
    return Tally(
        learner=learner,
        complication=complication,
        attempts=len(group),
        # fsum: the same sum in any order, so that the same attempts export to the same bytes.
        mean_total=math.fsum(attempt.total for attempt in group) / len(group),
        judged=len(judged),
        under_triaged=sum(attempt.under_triage > 0 for attempt in judged),
        over_triaged=sum(attempt.over_triage > 0 for attempt in judged),
    )


def _worst_first(tally: Tally) -> tuple[float, int, float, str, str]:
    """By the share of under-triage, then by how often it happened, then by marks."""
    share = tally.under_share or 0.0
    return -share, -tally.under_triaged, tally.mean_total, tally.learner or "", tally.complication or ""
