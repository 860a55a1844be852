"""Mastery: it rises for one who learns, and stays flat for one who guesses."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from tests.unit.training.conftest import perfect
from thecal.assessment import Considered
from thecal.condition import RuleBook
from thecal.knowledge.words import Urgency
from thecal.training.answer import Answer
from thecal.training.mark import mark
from thecal.training.mastery import Mastery, Seen, mastery
from thecal.training.weights import default_weights

CASES = 200


def guess(book: RuleBook, rng: random.Random) -> Answer:
    known = book.knowledge
    return Answer(
        rng.choice(list(Urgency)),
        frozenset(rng.sample(sorted(known.complications), 2)),
        frozenset(rng.sample(sorted(known.checks), 5)),
    )


def exercised(considered: Considered) -> tuple[str, ...]:
    """What a case is about: the statements that set its urgency; of a routine visit, that it is one."""
    return considered.assessment.urgency.because or ("routine",)


def played(cases: list[Considered], book: RuleBook, *, learns: bool, seed: str) -> list[Seen]:
    """Cases in turn; who learns knows a statement the more surely, the more often it was seen."""
    rng = random.Random(seed)
    often: Counter[str] = Counter()
    history = []
    for number in range(CASES):
        case = cases[number % len(cases)]
        about = exercised(case)
        knows = 1 - 0.75 ** min(often[name] for name in about)
        answer = perfect(case) if learns and rng.random() < knows else guess(book, rng)
        often.update(about)
        history.append(Seen(about, mark(answer, case).total))
    return history


@pytest.mark.parametrize("seed", ["one", "two", "three"])
def test_one_who_learns_rises_and_one_who_guesses_stays_flat(
    balanced: list[Considered], book: RuleBook, seed: str
) -> None:
    cases = balanced[:24]  # few enough to come again: nobody learns from what is seen once
    learner = played(cases, book, learns=True, seed=seed)
    guesser = played(cases, book, learns=False, seed=seed)
    rises = [mastery(learner[:end]).overall for end in (50, 100, CASES)]
    flat = [mastery(guesser[:end]).overall for end in (50, 100, CASES)]
    assert rises[0] < rises[1] < rises[2]
    assert rises[-1] - rises[0] > 0.2
    assert max(flat) - min(flat) < 0.1
    assert max(flat) < 0.3


def test_after_one_half_life_an_answer_counts_half() -> None:
    weights = default_weights()
    levels = [Seen(("a",), 1.0)] * int(weights.mastery.half_life)
    reached = mastery(levels).statements["a"]
    assert reached == pytest.approx((1 + weights.mastery.start) / 2)


def test_what_was_never_seen_is_not_there() -> None:
    assert mastery([]) == Mastery()
    assert mastery([]).overall == 0
    assert mastery([Seen(("a",), 1.0)]).statements.keys() == {"a"}


def test_complications_have_a_mastery_of_their_own() -> None:
    found = mastery([Seen(("a", "b", "b"), 1.0, ("meningitis",)), Seen(("b",), 0.0)])
    assert found.complications.keys() == {"meningitis"}
    assert found.statements["b"] < found.statements["a"] == found.complications["meningitis"]
    assert found.weakest(1) == ("b",)


def test_true_and_false_are_scores() -> None:
    assert mastery([Seen(("a",), True)]) == mastery([Seen(("a",), 1.0)])


@pytest.mark.parametrize("score", [-0.1, 1.5, float("nan")])
def test_a_score_beyond_0_to_1_is_refused(score: float) -> None:
    with pytest.raises(ValueError, match="from 0 to 1"):
        mastery([Seen(("a",), score)])
