"""A sitting is told, answered, marked, kept, and taken up again; no one answer fits a course."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from statistics import mean

import pytest

from thecal.assessment.assess import Triage
from thecal.condition import RuleBook
from thecal.errors import InputError
from thecal.knowledge.words import Phase, Urgency
from thecal.training.answer import Answer
from thecal.training.case import Case
from thecal.training.choose import cases_of
from thecal.training.course import Course
from thecal.training.mark import mark
from thecal.training.progress import Mode, Store
from thecal.training.sitting import AT_LEAST_WRONG, Sitting

NOW = dt.datetime(2026, 11, 24, 12, tzinfo=dt.UTC)
COURSE = Course(course="a test", seed=3, count=24)


@pytest.fixture(scope="module")
def cases(book: RuleBook) -> tuple[Case, ...]:
    return cases_of(COURSE, book)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "progress.sqlite") as opened:
        yield opened


def test_a_course_is_mixed_and_repeats_itself(book: RuleBook, cases: tuple[Case, ...]) -> None:
    assert len(cases) == COURSE.count
    assert len({case.id for case in cases}) == COURSE.count
    assert cases_of(COURSE, book) == cases
    with Triage(book, rete="off") as triage:
        levels = [triage.assess(case.visit).urgency.at_least for case in cases]
    assert all(levels.count(level) == COURSE.count / 4 for level in Urgency)


def test_difficulty_is_kept_to_and_may_leave_nothing(book: RuleBook) -> None:
    hard = cases_of(Course(course="hard", count=5, difficulty=(3,)), book)
    assert {case.difficulty for case in hard} == {3}
    # No statement of the pump's own belongs to the test period.
    nothing = Course(course="none", count=1, complications=("pump_telemetry_loss",), phases=(Phase.TEST_PERIOD,))
    with pytest.raises(InputError, match="No case fits"):
        cases_of(nothing, book)


@pytest.mark.parametrize("urgency", Urgency)
@pytest.mark.parametrize("names", ["nothing", "everything"])
def test_whoever_always_answers_alike_does_badly(
    book: RuleBook, cases: tuple[Case, ...], urgency: Urgency, names: str
) -> None:
    whole = names == "everything"
    answer = Answer(
        urgency,
        frozenset(book.knowledge.complications) if whole else frozenset(),
        frozenset(book.knowledge.checks) if whole else frozenset(),
    )
    with Triage(book, rete="off") as triage:
        totals = [mark(answer, triage.consider(case.visit)).total for case in cases]
    assert mean(totals) < 0.4


@pytest.mark.parametrize(("urgency", "most"), [(Urgency.EMERGENCY, 0.65), (Urgency.ROUTINE, 0.4)])
def test_always_the_same_urgency_loses_much_even_with_all_else_right(
    book: RuleBook, cases: tuple[Case, ...], urgency: Urgency, most: float
) -> None:
    with Triage(book, rete="off") as triage:
        marks = [
            mark(
                Answer(
                    urgency,
                    frozenset(one.id for one in considered.assessment.with_status("suspected")),
                    frozenset(one.id for one in considered.assessment.checks),
                ),
                considered,
            )
            for considered in (triage.consider(case.visit) for case in cases)
        ]
    assert mean(one.total for one in marks) < most
    # Where a case is settled, too urgent is wrong, and is counted so.
    wrong = sum(one.over_triage > 0 or one.under_triage > 0 for one in marks)
    assert wrong > len(marks) / 4


def _right(sitting: Sitting, book: RuleBook) -> Answer:
    shown = sitting.now()
    assert shown is not None
    with Triage(book, rete="off") as triage:
        assessment = triage.assess(shown.case.visit)
    return Answer(
        assessment.urgency.at_least,
        frozenset(one.id for one in assessment.with_status("suspected")),
        frozenset(one.id for one in assessment.checks),
    )


def test_whoever_knows_has_full_marks_and_can_choose_the_answer(
    book: RuleBook, cases: tuple[Case, ...], store: Store
) -> None:
    with Sitting(book, cases[:6], store, "anna") as sitting:
        while (shown := sitting.now()) is not None:
            right = _right(sitting, book)
            assert right.checks <= shown.checks.keys()
            assert len(shown.checks.keys() - right.checks) >= AT_LEAST_WRONG
            judged = sitting.answer(right, NOW + dt.timedelta(minutes=shown.number), 5.0)
            assert judged.marks.total == pytest.approx(1)
            assert not judged.feedback.complications_missed
    assert [attempt.case for attempt in store.attempts("anna")] == [case.id for case in cases[:6]]
    assert store.cards("anna").keys() == {name for case in cases[:6] for name in case.exercises}
    assert store.open_session("anna") is None


def test_a_sitting_is_taken_up_where_it_was_left(book: RuleBook, cases: tuple[Case, ...], store: Store) -> None:
    with Sitting(book, cases[:3], store, "bo", plan={"course": "a test"}) as sitting:
        first = sitting.now()
        sitting.answer(Answer(Urgency.ROUTINE), NOW)
        second = sitting.now()
        sitting.keep(NOW)
    opened = store.open_session("bo", Mode.JUDGE)
    assert opened is not None
    assert (opened.state["place"], opened.state["plan"]) == (1, {"course": "a test"})
    with Sitting(book, cases[:3], store, "bo", place=opened.state["place"]) as again:
        assert again.now() == second != first


def test_an_answer_that_is_none_is_not_kept(book: RuleBook, cases: tuple[Case, ...], store: Store) -> None:
    with Sitting(book, cases[:1], store, "cy") as sitting:
        with pytest.raises(InputError):
            sitting.answer(Answer(Urgency.ROUTINE, frozenset({"nonsense"})), NOW)
        assert sitting.place == 0
    assert store.attempts("cy") == ()
