"""Documents that remember their places, and what is refused before it can do harm."""

from __future__ import annotations

import math
import time
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support import ROOT
from thecal.errors import Place, Problem
from thecal.knowledge import located
from thecal.knowledge.located import DEEPEST, MOST_BYTES, MOST_REPEATS, Unreadable, read_located

BOTH = pytest.mark.parametrize("parser", ["in C", "in Python"])


@pytest.fixture
def yaml_parser(parser: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The parser under test; where libyaml is missing both are the Python one."""
    if parser == "in Python":
        monkeypatch.setattr(located, "_Loader", yaml.SafeLoader)


def problems_of(text: str | bytes) -> list[Problem]:
    with pytest.raises(Unreadable) as caught:
        read_located(text, "f.yaml")
    return caught.value.problems


def test_a_value_and_its_key_have_places_that_count_from_one() -> None:
    document = read_located("a:\n  b: [x, yy]\n", "f.yaml")
    assert document.value == {"a": {"b": ["x", "yy"]}}
    assert document.place(("a", "b", 1)) == Place("f.yaml", 2, 10)
    assert document.place(("a", "b"), key=True) == Place("f.yaml", 2, 3)


def test_a_value_that_is_not_there_has_the_place_of_its_nearest_parent() -> None:
    document = read_located("a:\n  b: 1\n", "f.yaml")
    assert document.place(("a", "c", 3)) == Place("f.yaml", 2, 3)


def test_json_has_places_too() -> None:
    document = read_located('{\n  "a": {"b": 1e2}\n}', "f.json")
    assert document.value == {"a": {"b": 100.0}}
    assert document.place(("a", "b")) == Place("f.json", 2, 14)


@BOTH
def test_json_that_yaml_can_t_follow_is_read_without_places(yaml_parser: None) -> None:
    document = read_located('{\n\t"a":\t"\\ud83d\\ude00"}', "f.json")
    assert document.value == {"a": "😀"}
    assert document.place(("a",)) == Place("f.json")


@pytest.mark.parametrize("file", sorted(ROOT.glob("rules/**/*.yaml")), ids=lambda path: path.name)
def test_both_parsers_read_the_rules_alike(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    in_c = read_located(file.read_bytes(), file.name)
    monkeypatch.setattr(located, "_Loader", yaml.SafeLoader)
    assert read_located(file.read_bytes(), file.name) == in_c


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    assert read_located("\ufeffa: 1".encode(), "f.yaml").value == {"a": 1}


@pytest.mark.parametrize("text", ["", "   \n", "# a comment\n", "---\n", "null"])
def test_nothing_is_none(text: str) -> None:
    assert read_located(text, "f.yaml").value is None


@pytest.mark.parametrize("written", ["010", "1_000", "1:30", "1:30.5", "0x1f", "0b11", "-08.5", ".inf", ".nan"])
def test_a_number_that_yaml_would_count_otherwise_stays_as_written(written: str) -> None:
    assert read_located(f"a: {written}", "f.yaml").value == {"a": written}


@pytest.mark.parametrize(
    ("written", "value"), [("12", 12), ("-3", -3), ("38.5", 38.5), ("0.5", 0.5), ("0", 0), ("1.", 1.0)]
)
def test_a_plain_number_is_a_number(written: str, value: float) -> None:
    assert read_located(f"a: {written}", "f.yaml").value == {"a": value}


def test_a_date_that_is_none_stays_text() -> None:
    assert read_located("a: 2026-02-30", "f.yaml").value == {"a": "2026-02-30"}


def test_a_key_is_what_is_written() -> None:
    assert list(read_located("on: 1\nno: 2\n2026-11-24: 3\n12: 4", "f.yaml").value) == ["on", "no", "2026-11-24", "12"]


def test_json_knows_numbers_that_are_none() -> None:
    assert math.isnan(read_located('{"a": NaN}', "f.json").value["a"])
    assert math.isinf(read_located('{"a": 1e999}', "f.json").value["a"])


@pytest.mark.parametrize("text", ["a: &x [1]\nb: *x", "a: &x one\nb: *x", "a: &x {b: 1}\nc:\n  <<: *x"])
def test_an_alias_is_refused(text: str) -> None:
    assert [problem.slug for problem in problems_of(text)] == ["no-anchors"]


@BOTH
@pytest.mark.parametrize("text", ["a: 1\n\tb: 2\n", "a:\n\tb: 2\n", "a:\n  - b\n\t- c\n"])
def test_a_tab_is_told_to_be_a_tab(text: str, yaml_parser: None) -> None:
    (problem,) = problems_of(text)
    assert problem.slug == "not-yaml"
    assert problem.advice == "indent with spaces, not tabs."


@BOTH
@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("a: b: c", "put text that holds ': ' between quotes"),
        ("a: 1\n---\nb: 2", "one document a file"),
        ("a: [1, 2", ""),
    ],
)
def test_a_text_that_is_no_yaml_is_told_with_its_line(text: str, word: str, yaml_parser: None) -> None:
    (problem,) = problems_of(text)
    assert problem.slug == "not-yaml"
    assert problem.advice.startswith(word)
    assert problem.place is not None
    assert problem.place.line > 0


@BOTH
@pytest.mark.parametrize("text", ["a: \x01", "a: \x00", "a: \ud800"])
def test_a_character_that_no_yaml_may_hold_is_told(text: str, yaml_parser: None) -> None:
    (problem,) = problems_of(text)
    assert problem.slug == "not-yaml"
    assert problem.advice == "save it as plain UTF-8 text."


def test_half_a_character_is_refused() -> None:
    assert [problem.slug for problem in problems_of('{"a": "\\ud800"}')] == ["not-text"]
    assert read_located('{"a": "\\ud83d\\ude00"}', "f.json").value == {"a": "😀"}


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16"])
def test_other_encodings_are_not_guessed(encoding: str) -> None:
    assert [problem.slug for problem in problems_of("a: ü".encode(encoding))] == ["not-text"]


@pytest.mark.parametrize("text", ["a: 1\na: 2", '{"a": 1, "a": 2}', "{a: 1, a: 2}"])
def test_a_key_written_twice_is_refused(text: str) -> None:
    (problem,) = problems_of(text)
    assert problem.slug == "duplicate-key"
    assert "'a'" in problem.message


def test_complaints_about_one_file_have_an_end() -> None:
    assert len(problems_of("a: 1\n" * 1000)) == MOST_REPEATS


@BOTH
@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "[" * 1000 + "]" * 1000,
        '{"a":' * 1000 + "1" + "}" * 1000,
        "[" * 100 + "1" + "]" * 100,
        "- " * 2_000_000 + "a",
        "? " * 500_000 + "a",
        "\n".join(" " * level + "a:" for level in range(DEEPEST + 5)),
        "\n".join("  " * level + "- a:" for level in range(DEEPEST // 2 + 5)),
    ],
    ids=["open", "json", "json maps", "closed", "dashes", "questions", "block", "block list"],
)
def test_an_abyss_is_refused_in_time_and_in_peace(text: str, yaml_parser: None) -> None:
    start = time.monotonic()
    assert [problem.slug for problem in problems_of(text)] == ["too-deep"]
    assert time.monotonic() - start < 5


def test_a_text_far_to_the_right_is_not_deep() -> None:
    text = "a: >\n" + " " * 200 + "far\n"
    assert read_located(text, "f.yaml").value == {"a": "far\n"}


def test_more_than_the_most_bytes_are_not_read() -> None:
    (problem,) = problems_of("x" * (MOST_BYTES + 1))
    assert problem.slug == "too-large"


PLAIN = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-1000, 1000)
    | st.text(st.characters(codec="utf-8", exclude_categories=["Cc"])),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abc_", min_size=1), inner, max_size=3),
    max_leaves=10,
)


@settings(deadline=None, max_examples=100)
@given(st.dictionaries(st.text("abc_", min_size=1), PLAIN, max_size=4))
def test_what_is_written_is_what_is_read(value: dict) -> None:
    assert read_located(yaml.safe_dump(value, allow_unicode=True), "f.yaml").value == value


@settings(deadline=None, max_examples=200)
@given(st.binary() | st.text() | st.text("{}[]:-?#&*!|>'\"%@ \n\tab01"))
def test_anything_is_read_or_refused_with_a_message(text: str | bytes) -> None:
    problems: list[Problem] = []
    try:
        read_located(text, "f.yaml")
    except Unreadable as error:
        problems = error.problems
        assert problems, "refused without a word"
    assert all(str(problem).startswith(problem.message) for problem in problems)
