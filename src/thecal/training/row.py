"""A row of cases for one learner, and the place in it: what every way to play shares."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from types import TracebackType
from typing import Any, ClassVar, Self

from thecal.assessment.assess import Triage
from thecal.condition.book import RuleBook
from thecal.training.case import Case, fingerprint
from thecal.training.progress import Attempt, Mode, OpenSession, Schedule, Store
from thecal.training.source import Fixed, Source


class Row:
    """The cases of a sitting; a context manager.

    Args:
        book: the rules.
        cases: the cases, in order, or where they come from.
        store: where progress is kept.
        learner: their name.
        place: how many cases were answered before (of a sitting that is taken up again).
        plan: what the cases were made from; it is kept with the place, so that the sitting can be taken up again.

    Attributes:
        rests: how long what the last case was drawn for rests before it is due; None before the first answer.
    """

    mode: ClassVar[Mode]

    def __init__(
        self,
        book: RuleBook,
        cases: Sequence[Case] | Source,
        store: Store,
        learner: str,
        *,
        place: int = 0,
        plan: Mapping[str, Any] | None = None,
    ) -> None:
        self.book = book
        self.source = Fixed(cases) if isinstance(cases, Sequence) else cases
        self.store = store
        self.learner = learner
        self.place = place
        self.plan = dict(plan or {})
        self.rests: timedelta | None = None
        self.triage = Triage(book, rete="off")
        self._schedule = Schedule(store)

    @property
    def case(self) -> Case | None:
        """The case to be answered now; None when all are."""
        return self.source.at(self.place)

    def present(self) -> Case:
        """The case to be answered now.

        Raises:
            IndexError: if no case is left.
        """
        case = self.case
        if case is None:
            raise IndexError("no case is left")
        return case

    def chance(self, case: Case) -> random.Random:
        """What a case leaves to chance: the same whenever the sitting is taken up again."""
        return random.Random(f"{self.mode.value}/{case.id}")  # noqa: S311 - no secret

    def keep(self, at: datetime) -> None:
        """Keeps the place, for a learner who leaves."""
        opened = self._open(at)
        if opened is not None:
            self.store.keep_open(opened)

    def finish(self, attempt: Attempt) -> None:
        """Keeps an answer to the present case, plans when its statements are due, and goes on to the next."""
        case = self.present()
        attempt = replace(attempt, answer={**attempt.answer, "kind": case.kind, "told": fingerprint(case)})
        self.place += 1
        # What comes next may hang on this answer: then it is drawn, and kept, once the answer is.
        fixed = self.source.fixed
        self._schedule.finish(attempt, self._open(attempt.at) if fixed else None)
        self.rests = self._schedule.rest(attempt)
        if not fixed:
            self.keep(attempt.at)

    def close(self) -> None:
        """Lets go of the engine."""
        self.triage.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _open(self, at: datetime) -> OpenSession | None:
        case = self.case
        if case is None:
            return None
        state = {"plan": self.plan, "place": self.place, **self.source.kept()}
        return OpenSession(self.learner, self.mode, case.id, state, at)
