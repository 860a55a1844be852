"""When to see a statement again: spaced repetition, by the FSRS scheduler.

A card stands for one statement and one learner. Which marks count as failed, and how soon what failed comes again, stand with the
other choices about teaching in `weights.yaml`.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, cast

from fsrs import Card, Rating, Scheduler, State

from thecal.training.progress.attempt import Attempt, utc
from thecal.training.progress.store import KeptCard, OpenSession, Store
from thecal.training.weights import Weights, default_weights

if TYPE_CHECKING:
    from fsrs.card import CardDict


def scheduler(weights: Weights | None = None) -> Scheduler:
    """The scheduler of Thecal: without chance, so that the same answers give the same plan."""
    chosen = (weights or default_weights()).repetition
    steps = (timedelta(minutes=chosen.again_after_minutes),)
    return Scheduler(
        learning_steps=steps, relearning_steps=steps, maximum_interval=chosen.longest_days, enable_fuzzing=False
    )


def rating(total: float, under_triage: int, weights: Weights | None = None) -> Rating:
    """What an attempt says about the statements it exercises.

    An urgency that was too low is a failure whatever else was right: it is the mistake that training is there to prevent.

    >>> rating(0.8, 0).name, rating(0.8, 1).name, rating(1.0, 0).name
    ('Good', 'Again', 'Easy')
    """
    marks = (weights or default_weights()).ratings
    if under_triage or total < marks.again_below:
        return Rating.Again
    if total < marks.hard_below:
        return Rating.Hard
    return Rating.Good if total < marks.easy_from else Rating.Easy


def failed(attempt: Attempt) -> bool:
    """Whether what an attempt exercises has to come again soon."""
    return rating(attempt.total, attempt.under_triage) is Rating.Again


@dataclass(frozen=True, slots=True)
class Standing:
    """How a learner stands with a statement.

    Attributes:
        statement: its id.
        learnt: whether it is past the short steps in which what failed, or nearly so, comes again.
        recall: how likely it is that they would get it right now, from 0 to 1, as the scheduler reckons.
        stability: days until that falls to nine in ten.
        due: when it should be seen again.
    """

    statement: str
    learnt: bool
    recall: float
    stability: float
    due: datetime


class Schedule:
    """What each learner of a store should see next."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._scheduler = scheduler()

    def finish(self, attempt: Attempt, then: OpenSession | None = None) -> bool:
        """Keeps an attempt and plans anew what it exercised; see `Store.record`."""
        kept = self.store.cards(attempt.learner)
        grade = rating(attempt.total, attempt.under_triage)
        cards = []
        for statement in dict.fromkeys(attempt.exercises):
            # The statement names the card; the number that fsrs gives one otherwise is the time, and costs a pause.
            before = _read(kept[statement]) if statement in kept else Card(card_id=0, due=attempt.at)
            after, _ = self._scheduler.review_card(before, grade, attempt.at)
            cards.append(KeptCard(statement, cast("Mapping[str, Any]", after.to_dict()), after.due))
        return self.store.record(attempt, cards, then)

    def rest(self, attempt: Attempt) -> timedelta | None:
        """How long what an attempt was about first rests before it is due; None if nothing is kept of it."""
        kept = self.store.cards(attempt.learner)
        first = next((kept[name] for name in attempt.exercises if name in kept), None)
        return None if first is None else max(first.due - attempt.at, timedelta())

    def standing(self, learner: str, now: datetime) -> tuple[Standing, ...]:
        """All statements the learner has met, the weakest first."""
        stands = []
        for kept in self.store.cards(learner).values():
            card = _read(kept)
            recall = self._scheduler.get_card_retrievability(card, utc(now))
            learnt = card.state is State.Review
            stands.append(Standing(kept.statement, learnt, recall, card.stability or 0.0, kept.due))
        # The day on which it failed the scheduler takes it for well recalled: it has just been told. It is not held.
        return tuple(sorted(stands, key=lambda one: (one.learnt, one.recall, one.stability, one.statement)))

    def due(self, learner: str, now: datetime) -> tuple[str, ...]:
        """The statements that should be seen again by now, the weakest first."""
        return tuple(stand.statement for stand in self.standing(learner, now) if stand.due <= utc(now))

    def next_statement(
        self, learner: str, statements: Mapping[str, str], now: datetime, rng: random.Random
    ) -> str | None:
        """What to see next: what is due, the weakest first; then what is new; then what is due soonest.

        New ones come in turn from the complications the learner has met least, so that a beginner sees some of all.

        Args:
            learner: their name.
            statements: what may be seen, each with the complication (or other part of the rules) it belongs to.
            now: the time.
            rng: draws among new ones that are as good as each other.

        Returns:
            A statement; None if there are none to choose from. Whether it is due, `due` says.
        """
        # Statements of an earlier edition, or outside the course, keep their cards and are left alone.
        standing = [stand for stand in self.standing(learner, now) if stand.statement in statements]
        for stand in standing:
            if stand.due <= utc(now):
                return stand.statement
        met = {stand.statement for stand in standing}
        new = sorted(set(statements) - met)
        if new:
            seen = Counter(statements[statement] for statement in met)
            fewest = min(seen[statements[statement]] for statement in new)
            among = sorted({group for name in new if seen[group := statements[name]] == fewest})
            group = rng.choice(among)
            return rng.choice([name for name in new if statements[name] == group])
        return min(standing, key=lambda stand: (stand.due, stand.statement)).statement if standing else None


def _read(kept: KeptCard) -> Card:
    return Card.from_dict(cast("CardDict", kept.card))
