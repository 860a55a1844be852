"""How a problem is laid out, and what is suggested."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.knowledge.kettle import underlined
from thecal.errors import InputError, Place, Problem, RulesError, listed, nearest


@pytest.mark.parametrize(
    ("place", "shown"),
    [(Place("f"), "f"), (Place("f", 3), "f:3"), (Place("f", 3, 7), "f:3:7"), (Place("f", 0, 7), "f")],
)
def test_a_place_is_shown_as_far_as_it_is_known(place: Place, shown: str) -> None:
    assert str(place) == shown


def test_a_problem_is_laid_out_line_by_line() -> None:
    problem = Problem("a-slug", "It broke.", Place("f", 1, 5), "one two", 4, 3, ("three", "four"), "five")
    assert str(problem).splitlines() == [
        "It broke.  [a-slug]", "f:1:5", "    one two", "        ^^^", "Allowed: three, four", "Try: five",
    ]  # fmt: skip


def test_a_problem_without_a_place_is_one_line() -> None:
    assert str(Problem("a-slug", "It broke.")) == "It broke.  [a-slug]"


@settings(deadline=None, max_examples=200)
@given(
    st.text(st.characters(min_codepoint=33, max_codepoint=126, exclude_characters="^"), min_size=1, max_size=50),
    st.integers(1, 20),
    st.data(),
)
def test_the_caret_stands_under_the_fault_however_long_the_line(text: str, times: int, data: st.DataObject) -> None:
    line = text * times
    caret = data.draw(st.integers(0, len(line) - 1) | st.just(len(line) - 1))
    problem = Problem("a-slug", "It broke.", Place("f"), line, caret)
    assert underlined(problem) == line[caret]
    assert max(map(len, str(problem).splitlines())) <= 100


def test_a_line_of_megabytes_is_cut_in_no_time() -> None:
    problem = Problem("a-slug", "It broke.", Place("f"), "x" * 5_000_000 + "!", 5_000_000)
    assert underlined(problem) == "!"


def test_what_can_t_be_printed_is_a_dot() -> None:
    assert "    a·b·c" in str(Problem("a-slug", "It broke.", Place("f"), "a\tb\x1b[31m"[:4] + "c"))


def test_an_error_says_all_its_problems() -> None:
    problems = [Problem("one", "First."), Problem("two", "Second.")]
    for family in (InputError, RulesError):
        assert str(family(problems)) == "First.  [one]\n\nSecond.  [two]"
        assert family(problems).problems == problems


def test_families_have_exit_codes_of_their_own() -> None:
    assert (InputError.exit_code, RulesError.exit_code) == (2, 3)


@pytest.mark.parametrize(
    ("word", "found"), [("neck_stifness", ["neck_stiffness"]), ("xyzzy", []), ("", []), ("fewer", ["fever"])]
)
def test_the_nearest_words_are_suggested(word: str, found: list[str]) -> None:
    assert nearest(word, {"neck_stiffness", "headache", "fever"}) == found


def test_a_long_list_is_cut_and_says_so() -> None:
    assert listed(["a", "b"], 2) == ("a", "b")
    assert listed(["a", "b", "c", "d"], 2) == ("a", "b", "… and 2 more")
