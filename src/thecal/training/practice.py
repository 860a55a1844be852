"""Practice: the schedule says which statement comes next, and a case is drawn for it.

What is due comes first, the weakest first; then what is new, from the complications met least. A statement that failed comes
again in the same sitting, some cases later. Never is a case told twice.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any, Final, Self

from thecal.condition.book import RuleBook
from thecal.knowledge.words import Urgency
from thecal.training.aims import Aim, Aims
from thecal.training.case import Case, fingerprint
from thecal.training.choose import nothing_fits
from thecal.training.course import Course
from thecal.training.generate import Generator
from thecal.training.progress import Attempt, Schedule, Store
from thecal.training.progress.schedule import failed
from thecal.training.turns import turns
from thecal.training.weights import default_weights

Clock = Callable[[], dt.datetime]

ROUNDS: Final = 2
"""So many cases of each kind are drawn for a statement, to choose from for their urgency."""
MOST_DRAWN: Final = 10
"""More than are drawn for one place: the cases of a place have numbers of their own."""


@dataclass(frozen=True)
class Drawn:
    """A case of the sitting, as far as the next ones hang on it: its id, the statement it was drawn for, its urgency."""

    case: str
    statement: str
    level: Urgency


class Practice:
    """The cases of a sitting, drawn one by one.

    Args:
        book: the rules.
        choice: which complications, phases and difficulties, how many cases, and the seed of what is left to chance.
        store: where progress is kept.
        learner: their name.
        drawn: what was drawn before, of a sitting that is taken up again; the last one is in hand.
        hand: the case in hand.
        clock: the time, which says what is due.
    """

    fixed = False

    def __init__(
        self,
        book: RuleBook,
        choice: Course,
        store: Store,
        learner: str,
        *,
        drawn: Sequence[Drawn] = (),
        hand: Case | None = None,
        clock: Clock = lambda: dt.datetime.now(dt.UTC),
    ) -> None:
        self.book = book
        self.choice = choice
        self.count = choice.count
        self.store = store
        self.learner = learner
        self.clock = clock
        self.drawn = list(drawn)
        self._hand = hand
        self._schedule = Schedule(store)
        self._aims = Aims(book, choice.complications)
        self._kinds = self._by_statement()
        self._barren: set[str] = set()

    @classmethod
    def taken_up(cls, kept: Mapping[str, Any], book: RuleBook, choice: Course, store: Store, learner: str) -> Self:
        """The practice that `kept` told of."""
        drawn = [Drawn(case, statement, Urgency(level)) for case, statement, level in kept["drawn"]]
        return cls(book, choice, store, learner, drawn=drawn, hand=Case.from_dict(kept["case"]))

    def kept(self) -> dict[str, Any]:
        """What was drawn, and the whole case in hand: it is the same one when the sitting is taken up again."""
        return {
            "drawn": [[one.case, one.statement, one.level.value] for one in self.drawn],
            "case": None if self._hand is None else self._hand.to_dict(),
        }

    def at(self, place: int) -> Case | None:
        """The case at a place, from 0; None after the last, or when there are no more.

        Raises:
            InputError: if not even one case fits the choice.
        """
        if place == len(self.drawn) < self.count:
            self._hand = self._draw(place)
            if self._hand is None and not self.drawn:
                raise nothing_fits()
        return self._hand if place == len(self.drawn) - 1 else None

    def _by_statement(self) -> dict[str, list[Aim]]:
        """Statement → the kinds of cases there can be for it."""
        found: dict[str, list[Aim]] = {}
        for aim in self._aims.all():
            if not self.choice.phases or set(self.choice.phases) & set(aim.rule.phases):
                found.setdefault(aim.rule.id, []).append(aim)
        return found

    def _draw(self, place: int) -> Case | None:
        now, rng = self.clock(), Random(f"{self.choice.seed}/practice/{place}")  # noqa: S311 - no secret
        attempts = self.store.attempts(self.learner)
        wanted = turns([one.level for one in self.drawn], rng)
        while (statement := self._statement(attempts, now, rng)) is not None:
            found = self._case(statement, attempts, wanted, place, rng)
            if found is not None:
                case, level = found
                self.drawn.append(Drawn(case.id, statement, level))
                return case
            self._barren.add(statement)
        return None

    def _statement(self, attempts: Sequence[Attempt], now: dt.datetime, rng: Random) -> str | None:
        """The statement that is next."""
        possible = {name: self._group(name) for name in self._kinds if name not in self._barren}
        order = [one.statement for one in self.drawn]
        # Of two cases in a row one at least is for something else than what was met in this sitting, as long as there is
        # something else: who fails much would see the same few statements for ever.
        resting = set(order) if order and order[-1] in order[:-1] else _resting(order)
        again = [name for name in self._failed(attempts) if name in possible and name not in resting]
        if again:
            return again[0]
        # Where the choice is small there may be nothing else, and then as little as can be comes twice.
        for left_out in (resting, _resting(order), set(order[-1:])):
            rested = {name: group for name, group in possible.items() if name not in left_out}
            if rested:
                return self._schedule.next_statement(self.learner, rested, now, rng)
        return self._schedule.next_statement(self.learner, possible, now, rng)

    def _failed(self, attempts: Sequence[Attempt]) -> list[str]:
        """What failed in this sitting, and did not go well since; what waits longest first."""
        drawn = {one.case: one.statement for one in self.drawn}
        latest: dict[str, Attempt] = {}
        for one in attempts:
            if one.case in drawn:
                latest[drawn[one.case]] = one
        return sorted((name for name, one in latest.items() if failed(one)), key=lambda name: latest[name].key)

    def _group(self, statement: str) -> str:
        """The complication a statement belongs to; none for what belongs to all."""
        return next(iter(self._aims.about(self.book.rules[statement])), "")

    def _case(
        self, statement: str, attempts: Sequence[Attempt], wanted: Sequence[Urgency], place: int, rng: Random
    ) -> tuple[Case, Urgency] | None:
        """A case for a statement that was never told, of the level that is wanted most, and of the kind met least."""
        before = [one.answer for one in attempts if one.exercises[:1] == (statement,)]
        met = Counter(answer.get("kind") for answer in before)
        told = {answer.get("told") for answer in before}
        aims = list(self._kinds[statement])
        rng.shuffle(aims)
        aims.sort(key=lambda aim: met[aim.kind])
        best: tuple[Case, Urgency] | None = None
        # A new generator each time: what it drew for another place must not count as told.
        with Generator(self.book, self.choice.seed) as generator:
            for number, aim in enumerate(aims * ROUNDS, place * MOST_DRAWN):
                case = generator.case(self._aims, aim, number, self.choice.phases)
                if case is None or fingerprint(case) in told:
                    continue
                if self.choice.difficulty and case.difficulty not in self.choice.difficulty:
                    continue
                level = generator.triage.assess(case.visit).urgency.at_least
                if best is None or wanted.index(level) < wanted.index(best[1]):
                    best = case, level
                # The level wanted most; once each kind was tried, the one after it will do.
                tried = number - place * MOST_DRAWN + 1
                if best[1] is wanted[0] or (tried >= len(aims) and best[1] is wanted[1]):
                    break
        return best


def _resting(order: Sequence[str]) -> set[str]:
    """The statements of a sitting, as they came, that should not come again yet: each time they rest twice as long."""
    rest = default_weights().repetition.again_after_cases
    times = Counter(order)
    since = {name: len(order) - 1 - place for place, name in enumerate(order)}
    return {name for name in times if since[name] < rest * 2 ** (times[name] - 1)}
