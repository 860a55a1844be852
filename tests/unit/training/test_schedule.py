"""What a learner sees next: due ones first, the weakest first, then new ones from everywhere."""

from __future__ import annotations

import random
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from fsrs import Rating

from thecal.training.progress import Attempt, Mode, Schedule, Store
from thecal.training.progress.schedule import rating
from thecal.training.weights import default_weights

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
REPEAT = default_weights().repetition
SOON = timedelta(minutes=REPEAT.again_after_minutes)
STATEMENTS = {f"{group}_{n}": group for group in ("pdph", "granuloma", "seroma") for n in range(3)}


@pytest.fixture
def schedule(tmp_path):
    with Store(tmp_path / "training.sqlite") as store:
        yield Schedule(store)


def play(schedule, *statements, total=1.0, at=NOW, under=0, learner="Anna"):
    done = Attempt(
        learner, f"{statements[0]}-{total}", Mode.JUDGE, at, total, under_triage=under, exercises=tuple(statements)
    )
    assert schedule.finish(done)


@pytest.mark.parametrize(
    ("total", "under", "is_"),
    [
        (0.0, 0, Rating.Again),
        (0.49, 0, Rating.Again),
        (0.5, 0, Rating.Hard),
        (0.74, 0, Rating.Hard),
        (0.75, 0, Rating.Good),
        (0.94, 0, Rating.Good),
        (0.95, 0, Rating.Easy),
        (1.0, 1, Rating.Again),
    ],
)
def test_marks_become_ratings(total, under, is_):
    assert rating(total, under) is is_


def test_the_better_the_marks_the_later_it_comes_again(schedule):
    for statement, total in {"again": 0.1, "hard": 0.6, "good": 0.8, "easy": 1.0}.items():
        play(schedule, statement, total=total)
    dues = {stand.statement: stand.due for stand in schedule.standing("Anna", NOW)}
    assert sorted(dues, key=dues.__getitem__) == ["again", "hard", "good", "easy"]
    assert dues["again"] == NOW + SOON


def test_nothing_rests_longer_than_a_year(schedule):
    at = NOW
    for _ in range(12):
        play(schedule, "pdph_0", at=at)
        (stand,) = schedule.standing("Anna", at)
        rest, at = stand.due - at, stand.due
        assert rest <= timedelta(days=REPEAT.longest_days)
    assert rest == timedelta(days=REPEAT.longest_days)


def test_the_same_answers_give_the_same_plan(tmp_path):
    plans = []
    for name in "ab":
        with Store(tmp_path / name) as store:
            schedule = Schedule(store)
            play(schedule, "pdph_0", "pdph_1", total=0.6)
            play(schedule, "pdph_1", total=0.9, at=NOW + timedelta(days=3))
            plans.append(list(store.cards("Anna").values()))
    assert plans[0] == plans[1]


def test_due_ones_come_first_and_the_weakest_of_them(schedule):
    play(schedule, "pdph_0", total=0.6)
    play(schedule, "seroma_0", total=0.8)
    play(schedule, "granuloma_0", total=0.1)
    later = NOW + timedelta(days=30)
    assert schedule.due("Anna", later) == ("granuloma_0", "pdph_0", "seroma_0")
    assert schedule.next_statement("Anna", STATEMENTS, later, random.Random(1)) == "granuloma_0"
    assert schedule.due("Anna", NOW) == ()
    assert schedule.due("Ben", later) == ()


def test_new_ones_come_in_turn_from_all_complications(schedule):
    rng = random.Random(7)
    for turn in range(1, 10):
        statement = schedule.next_statement("Anna", STATEMENTS, NOW, rng)
        play(schedule, statement)
        seen = Counter(STATEMENTS[stand.statement] for stand in schedule.standing("Anna", NOW))
        assert sum(seen.values()) == turn
        assert max(seen.values()) - min(seen[group] for group in STATEMENTS.values()) <= 1


def test_the_draw_hangs_on_the_seed_alone(schedule):
    draws = [
        [schedule.next_statement("Anna", dict(items), NOW, random.Random(seed)) for seed in range(20)]
        for items in (list(STATEMENTS.items()), list(STATEMENTS.items())[::-1])
    ]
    assert draws[0] == draws[1]
    assert len(set(draws[0])) > 4


def test_with_nothing_due_and_nothing_new_the_soonest_comes(schedule):
    play(schedule, "pdph_0", total=1.0)
    play(schedule, "pdph_1", total=0.6)
    few = {"pdph_0": "pdph", "pdph_1": "pdph"}
    assert schedule.next_statement("Anna", few, NOW, random.Random(1)) == "pdph_1"
    assert schedule.next_statement("Anna", {}, NOW, random.Random(1)) is None


def test_what_is_outside_the_course_is_left_alone(schedule):
    play(schedule, "of_an_old_edition", total=0.0)
    later = NOW + timedelta(days=30)
    assert schedule.next_statement("Anna", {"pdph_0": "pdph"}, later, random.Random(1)) == "pdph_0"


def test_recall_fades_and_a_review_restores_it(schedule):
    play(schedule, "pdph_0", total=0.8)
    fresh, faded = (schedule.standing("Anna", NOW + timedelta(days=days))[0].recall for days in (0, 20))
    assert fresh == 1.0 > faded
    play(schedule, "pdph_0", total=0.9, at=NOW + timedelta(days=20))
    assert schedule.standing("Anna", NOW + timedelta(days=20))[0].recall == 1.0
    assert schedule.standing("Anna", NOW + timedelta(days=40))[0].recall > faded


def test_an_attempt_told_twice_counts_once(schedule):
    done = Attempt("Anna", "c", Mode.JUDGE, NOW, 0.8, exercises=("pdph_0", "pdph_0"))
    assert schedule.finish(done)
    before = schedule.store.cards("Anna")
    assert not schedule.finish(done)
    assert schedule.store.cards("Anna") == before


def test_what_just_failed_is_the_weakest(schedule):
    play(schedule, "pdph_0", total=1.0)
    play(schedule, "pdph_1", total=0.2)
    stands = schedule.standing("Anna", NOW + SOON)
    assert [(stand.statement, stand.learnt) for stand in stands] == [("pdph_1", False), ("pdph_0", True)]
