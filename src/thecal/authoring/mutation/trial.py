"""All mutants against all scenarios, on several processes."""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from thecal.authoring.mutation.closer import NOTHING, Closer, Look
from thecal.authoring.mutation.mutant import Mutant
from thecal.authoring.mutation.near import concerned
from thecal.authoring.mutation.stage import Stage
from thecal.condition.book import RuleBook
from thecal.errors import InputError, Problem
from thecal.scenarios.read import Scenario

CHUNK = 8
"""So many mutants are handed to a process at a time: neighbours, which concern the same scenarios."""


@dataclass(frozen=True)
class Fate:
    """What became of a mutant.

    Attributes:
        scenario: the scenario that noticed it; None if none did.
        why: what that scenario says.
        closer: what a closer look came to, where no scenario noticed it.
        remembered: whether this is from an earlier run, because nothing that it rests on has changed.
    """

    mutant: Mutant
    scenario: Scenario | None = None
    why: str = ""
    closer: Closer = NOTHING
    remembered: bool = False

    @property
    def killed(self) -> bool:
        """Whether a scenario noticed it."""
        return self.scenario is not None

    @property
    def equivalent(self) -> bool:
        """Whether it was proved to mean the same."""
        return bool(self.closer.proof)

    @property
    def survived(self) -> bool:
        """Whether no scenario noticed it although it may mean something else."""
        return not self.killed and not self.equivalent


class Trial:
    """Tries mutants.

    Args:
        book: the unchanged rules.
        scenarios: the scenarios that should notice.
        mutants: the changes.
        last: mutant's id → place in `scenarios` of the one that noticed it the last time; it is tried first.
    """

    def __init__(
        self,
        book: RuleBook,
        scenarios: Sequence[Scenario],
        mutants: Sequence[Mutant],
        last: Mapping[str, int] | None = None,
    ) -> None:
        self.stage = Stage(book, scenarios)
        self.mutants = mutants
        self.last = last or {}
        self._look: Look | None = None

    @contextmanager
    def fates(self, jobs: int = 1) -> Iterator[Iterator[Fate]]:
        """The fate of every mutant, in their order, as they come.

        Args:
            jobs: how many processes work on it. They are forked when the context is entered, so nothing that runs in
                threads may have been started.

        Raises:
            InputError: if a scenario fails although nothing is changed.
        """
        if jobs <= 1 or len(self.mutants) <= CHUNK or "fork" not in multiprocessing.get_all_start_methods():
            yield map(self._tell, map(self.try_, range(len(self.mutants))))
            return
        global _trial  # noqa: PLW0603 - a forked process inherits it; nothing of it could be pickled
        _trial = self
        gc.collect()
        gc.freeze()
        try:
            with multiprocessing.get_context("fork").Pool(jobs) as pool:
                yield map(self._tell, pool.imap(_try, range(len(self.mutants)), chunksize=CHUNK))
        finally:
            gc.unfreeze()
            _trial = None

    def try_(self, number: int) -> Told:
        """Tries one mutant; the answer can be sent from one process to another."""
        mutant = self.mutants[number]
        variant = mutant.make()
        names, told = concerned(self.stage.book, mutant, variant)
        order = self.stage.likeliest(names, told, self.last.get(mutant.id))
        noticed = self.stage.noticed_by(variant, order)
        if noticed is None:
            self._look = self._look or Look(self.stage)
            return Told(number, closer=self._look.at(mutant, variant, order))
        index, why = noticed
        return Told(number, index, why, wrong=self.stage.acts[index].fault)

    def _tell(self, told: Told) -> Fate:
        if told.scenario is None:
            return Fate(self.mutants[told.mutant], closer=told.closer)
        scenario = self.stage.acts[told.scenario].scenario
        if told.wrong:
            raise InputError([failing(scenario, told.wrong)])
        return Fate(self.mutants[told.mutant], scenario, told.why)


@dataclass(frozen=True)
class Told:
    """The fate of a mutant in numbers and words.

    Attributes:
        wrong: why the scenario fails even though nothing is changed; empty if it does not.
    """

    mutant: int
    scenario: int | None = None
    why: str = ""
    closer: Closer = NOTHING
    wrong: str = ""


def failing(scenario: Scenario, fault: str) -> Problem:
    """A scenario that the unchanged rules fail: it can't notice anything."""
    return Problem(
        "failing-scenario", f"The scenario {scenario.name!r} fails: {fault}", scenario.place,
        advice="mend it first; a scenario that fails anyway notices no change.",
    )  # fmt: skip


def processors() -> int:
    """How many processes can work at the same time."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


_trial: Trial | None = None


def _try(number: int) -> Told:
    assert _trial is not None
    return _trial.try_(number)
