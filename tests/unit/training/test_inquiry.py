"""A sitting of *ask*: nothing is given away, words find what they mean, and questions are marked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from thecal.condition import RuleBook
from thecal.knowledge.words import Urgency
from thecal.training.answer import Answer
from thecal.training.case import Case
from thecal.training.choose import cases_of
from thecal.training.course import Course
from thecal.training.inquiry import Inquiry
from thecal.training.progress import Mode, Store

NOW = dt.datetime(2026, 11, 24, 12, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def cases(book: RuleBook) -> tuple[Case, ...]:
    return cases_of(Course(course="a test", seed=6, count=12), book)


@pytest.fixture
def inquiry(book: RuleBook, cases: tuple[Case, ...], tmp_path: Path) -> Iterator[Inquiry]:
    with Store(tmp_path / "p.sqlite") as store, Inquiry(book, cases, store, "anna") as opened:
        yield opened


def test_only_what_the_patient_brings_is_told_before_a_question(inquiry: Inquiry, cases: tuple[Case, ...]) -> None:
    hidden = 0
    for case in cases:
        known = inquiry.known(case)
        told = case.visit.findings
        assert set(known) <= told.keys()
        # What is told of the complaint is that it is there, never how it is.
        assert all(told[name] == "present" for name in known if name not in {"age", "sex"})
        hidden += len(told) - len(known)
    shown = inquiry.now()
    assert shown is not None
    assert {one.finding for one in shown.sentences} <= {"phase", *inquiry.known(cases[0])}
    assert hidden > 5 * len(cases)


def test_a_question_is_answered_with_the_case_and_nothing_else(inquiry: Inquiry, cases: tuple[Case, ...]) -> None:
    case = cases[0]
    for name in inquiry.book.knowledge.vocabulary.findings:
        answer = inquiry.asks(case, name)
        assert answer.finding == name
        assert (answer.value == "unknown") == (case.visit.findings.get(name, "unknown") == "unknown")
        assert answer == inquiry.asks(case, name)


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("fever", "temperature"),
        ("pulse", "heart_rate"),
        ("leg weakness", "leg_weakness"),
        ("days_since_implant", "days_since_implant"),
        ("Breathing", "respiratory_rate"),
        ("headach", "headache"),
    ],
)
def test_words_find_what_they_mean(inquiry: Inquiry, words: str, first: str) -> None:
    assert next(iter(inquiry.meant(words))) == first


def test_every_finding_is_found_by_its_name(inquiry: Inquiry) -> None:
    for name, finding in inquiry.book.knowledge.vocabulary.findings.items():
        if finding.obtained_by.value != "derived":
            assert name in inquiry.meant(name)
            assert name in inquiry.meant(finding.label)
            assert name in inquiry.meant(finding.short)


@pytest.mark.parametrize("words", ["xyzzy", "", "   ", "of", "?"])
def test_words_that_mean_nothing_find_nothing(inquiry: Inquiry, words: str) -> None:
    assert inquiry.meant(words) == {}


def test_whoever_asks_nothing_is_told_what_it_would_have_shown(inquiry: Inquiry, cases: tuple[Case, ...]) -> None:
    place = next(number for number, case in enumerate(cases) if inquiry.triage.assess(case.visit).red_flags)
    inquiry.place = place
    assessment = inquiry.triage.assess(cases[place].visit)
    right = Answer(
        assessment.urgency.at_least,
        frozenset(one.id for one in assessment.with_status("suspected")),
        frozenset(one.id for one in assessment.checks),
    )
    guessed = inquiry.answer(right, NOW)
    assert guessed.marks.questions is not None
    assert guessed.marks.questions < 0.5
    assert any(one.red_flag for one in guessed.feedback.not_asked)
    inquiry.place = place
    asked = Answer(right.urgency, right.complications, right.checks, tuple(cases[place].visit.findings))
    knew = inquiry.answer(asked, NOW + dt.timedelta(minutes=1))
    assert knew.marks.questions is not None
    assert knew.marks.questions > guessed.marks.questions
    assert knew.feedback.not_asked == ()
    assert {attempt.mode for attempt in inquiry.store.attempts("anna")} == {Mode.ASK}


def test_judging_without_asking_is_no_full_mark(inquiry: Inquiry) -> None:
    assert inquiry.answer(Answer(Urgency.EMERGENCY), NOW).marks.total < 0.5
