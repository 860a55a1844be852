"""A course file says what it means, and every mistake in it is told at once."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thecal.condition import RuleBook
from thecal.errors import InputError
from thecal.knowledge.base import KnowledgeBase
from thecal.knowledge.words import Phase
from thecal.quick import load_rules
from thecal.training.course import Course, load_course, read_course, write_course

WHOLE = """\
course: Induction
seed: 7
count: 12
complications: [system_infection, post_dural_puncture_headache]
phases: [implanted]
difficulty: [1, 3]
"""


@cache
def _knowledge() -> KnowledgeBase:
    """Not the fixture: hypothesis would print all of it when a test fails."""
    return load_rules().knowledge


def test_a_course_is_read_as_it_is_written(book: RuleBook) -> None:
    course = read_course(WHOLE, "course.yaml", book.knowledge)
    assert course == Course(
        course="Induction",
        seed=7,
        count=12,
        complications=("system_infection", "post_dural_puncture_headache"),
        phases=(Phase.IMPLANTED,),
        difficulty=(1, 3),
    )


def test_only_a_title_is_needed(book: RuleBook) -> None:
    assert read_course("course: Mine", "c.yaml", book.knowledge) == Course(course="Mine", seed=0, count=10)


@settings(deadline=None, max_examples=60)
@given(
    st.text(st.characters(codec="utf-8"), min_size=1, max_size=40),
    st.integers(0, 10**9),
    st.integers(1, 1000),
    st.lists(st.sampled_from(list(Phase)), unique=True),
    st.lists(st.integers(1, 3), unique=True),
)
def test_what_is_written_is_read_back(
    title: str, seed: int, count: int, phases: list[Phase], difficulty: list[int]
) -> None:
    course = Course(course=title, seed=seed, count=count, phases=tuple(phases), difficulty=tuple(difficulty))
    assert read_course(write_course(course), "c.yaml", _knowledge()) == course


def test_every_mistake_is_told_at_once_with_its_line(book: RuleBook) -> None:
    text = "course: ''\ncount: many\ncomplications: [system_infektion]\nphases: [later]\ndifficulty: [4]\nlevel: 2\n"
    with pytest.raises(InputError) as caught:
        read_course(text, "c.yaml", book.knowledge)
    told = [(problem.place.line, problem.slug) for problem in caught.value.problems if problem.place]
    assert [line for line, _ in told] == [1, 2, 3, 4, 5, 6]
    assert (3, "unknown-complication") in told
    assert "system_infection" in str(caught.value)


@pytest.mark.parametrize(("text", "slug"), [("", "empty"), ("- a", "wrong-kind"), ("course: [", "not-yaml")])
def test_what_is_no_course_is_refused(book: RuleBook, text: str, slug: str) -> None:
    with pytest.raises(InputError) as caught:
        read_course(text, "c.yaml", book.knowledge)
    assert [problem.slug for problem in caught.value.problems] == [slug]


def test_a_file_is_read_or_said_to_be_missing(book: RuleBook, tmp_path: Path) -> None:
    path = tmp_path / "course.yaml"
    with pytest.raises(InputError, match="can't be read"):
        load_course(path, book.knowledge)
    path.write_text(WHOLE, "utf-8")
    assert load_course(path, book.knowledge).count == 12


def test_where_its_cases_come_from_is_said_only_if_it_is_not_usual(book: RuleBook) -> None:
    told = Course(course="Told", from_="both")
    text = write_course(told)
    assert text.endswith("from: both\n")
    assert read_course(text, "course.yaml", book.knowledge) == told
    assert "from" not in write_course(Course(course="Drawn"))
    assert read_course("course: Old\n", "course.yaml", book.knowledge).from_ == "generated"
    with pytest.raises(InputError, match="from"):
        read_course("course: x\nfrom: nowhere\n", "course.yaml", book.knowledge)
