"""Broken visit files, each named after its mistake; values that can't be used are no mistakes of the file."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.knowledge.kettle import kettle, underlined
from thecal.errors import InputError, Problem
from thecal.visits import Intake, Visit, read_visits, take_in, visit_from

BROKEN = Path(__file__).with_name("broken")


class Broken(NamedTuple):
    """One problem of one broken file: its slug, `line:column`, the text above the carets, words that must appear."""

    file: str
    slug: str
    where: str
    under: str
    words: tuple[str, ...]


FILES = [
    Broken("alias.yaml", "no-anchors", "1:11", "&", ("Anchors and aliases are not used here; write the value out",)),
    Broken("broken_indentation.yaml", "not-yaml", "3:2", "l", ("not well-formed YAML: did not find expected key",)),
    Broken(
        "comma_forgotten.json",
        "not-yaml",
        "2:2",
        '"',
        ("This is not well-formed JSON: did not find expected ',' or '}'",),
    ),
    Broken("comment.yaml", "empty", "", "", ("The file holds no visit", "examples/visit.yaml")),
    Broken("cut_off.json", "not-yaml", "2:1", "", ("This is not well-formed JSON: did not find expected ',' or '}'",)),
    Broken("deep_block.yaml", "too-deep", "", "", ("The document is nested deeper than 40 levels",)),
    Broken("deep_brackets.json", "too-deep", "", "", ("The document is nested deeper than 40 levels",)),
    Broken("duplicate_key.json", "duplicate-key", "", "", ("The key 'leak' is written twice",)),
    Broken("duplicate_key.yaml", "duplicate-key", "3:3", "leak", ("The key 'leak' is written twice",)),
    Broken("empty.yaml", "empty", "", "", ("The file holds no visit", "examples/visit.yaml")),
    Broken("empty_list.json", "empty", "1:1", "[", ("The list holds no visit",)),
    Broken(
        "event_at_the_top.yaml",
        "unknown-key",
        "1:1",
        "purchase",
        ("No key is called 'purchase' in a visit", "Try: put `purchase` under `events:`."),
    ),
    Broken(
        "finding_at_the_top.yaml",
        "unknown-key",
        "2:1",
        "lid_rattles",
        ("No key is called 'lid_rattles' in a visit", "Try: put `lid_rattles` under `findings:`."),
    ),
    Broken(
        "full_width_name.yaml",
        "unknown-finding",
        "2:3",
        "ｌｅａｋ",
        (
            "No finding is called 'ｌｅａｋ'. It holds 'ｌ' (U+FF4C), which may only look like a letter",
            "Try: `thecal rules list findings` shows all of them.",
        ),
    ),
    Broken("half_a_character.json", "not-text", "", "", ("A text holds half a character (a lone surrogate)",)),
    Broken("id_of_two.yaml", "wrong-kind", "1:5", "[", ("`id` should be text",)),
    Broken("key_beside_visits.yaml", "unknown-key", "3:1", "others", ("No key is called 'others' beside `visits`",)),
    Broken("latin1.yaml", "not-text", "", "", ("The file is not UTF-8 text (byte 5)", "Try: save it as UTF-8.")),
    Broken(
        "list_of_words.yaml",
        "wrong-kind",
        "1:3",
        "l",
        ("A visit is a map of `key: value` lines, not plain text", "examples/visit.yaml"),
    ),
    Broken(
        "list_of_words.yaml",
        "wrong-kind",
        "2:3",
        "l",
        ("A visit is a map of `key: value` lines, not plain text", "examples/visit.yaml"),
    ),
    Broken(
        "list_where_a_map_belongs.yaml",
        "wrong-kind",
        "3:3",
        "-",
        ("`findings` is a map of `name: value` lines, not a list", "Try: headache: present"),
    ),
    Broken(
        "look_alike.yaml",
        "unknown-finding",
        "2:3",
        "lid_rаttles",
        (
            "No finding is called 'lid_rаttles'. It holds 'а' (U+0430), which may only look like a letter",
            "Try: lid_rattles",
        ),
    ),
    Broken(
        "no_date.yaml",
        "not-a-date",
        "1:7",
        "y",
        ("`date` is not a date; write YYYY-MM-DD, or YYYY-MM-DDTHH:MM when hours matter",),
    ),
    Broken(
        "no_such_day.yaml",
        "not-a-date",
        "1:7",
        "2",
        ("`date` is not a date; write YYYY-MM-DD, or YYYY-MM-DDTHH:MM when hours matter",),
    ),
    Broken(
        "number.json",
        "wrong-kind",
        "1:1",
        "4",
        ("A visit is a map of `key: value` lines, not a single value", "examples/visit.yaml"),
    ),
    Broken(
        "prose.yaml",
        "wrong-kind",
        "1:1",
        "h",
        ("A visit is a map of `key: value` lines, not plain text", "examples/visit.yaml"),
    ),
    Broken(
        "tab.yaml",
        "not-yaml",
        "2:1",
        "·",
        ("not well-formed YAML: found character that cannot start any token", "Try: indent with spaces, not tabs."),
    ),
    Broken(
        "two_documents.yaml",
        "not-yaml",
        "2:1",
        "-",
        (
            "not well-formed YAML: there is more than one document in it",
            "Try: one document a file; several visits go in a list.",
        ),
    ),
    Broken("unknown_event.yaml", "unknown-event", "3:3", "purchas", ("No event is called 'purchas'", "Try: purchase")),
    Broken(
        "unknown_finding.yaml",
        "unknown-finding",
        "3:3",
        "lid_ratles",
        ("No finding is called 'lid_ratles'", "Try: lid_rattles"),
    ),
    Broken(
        "unknown_key.yaml", "unknown-key", "2:1", "findngs", ("No key is called 'findngs' in a visit", "Try: findings")
    ),
    Broken("wrong_phase.yaml", "unknown-phase", "1:8", "implantd", ("`phase` can't be 'implantd'", "Try: implanted")),
]


def read(text: str | bytes, file: str = "visit.yaml") -> tuple[list[Visit], list[Problem]]:
    return read_visits(text, file, kettle().knowledge)


def taken_in(**findings: Any) -> Intake:
    return take_in(Visit(findings=findings), kettle())


def test_every_broken_file_has_a_row_and_every_row_a_file() -> None:
    assert {path.name for path in BROKEN.iterdir()} == {row.file for row in FILES}


@pytest.mark.parametrize("file", dict.fromkeys(row.file for row in FILES))
def test_a_broken_file_is_told_what_is_wrong_where_and_what_to_try(file: str) -> None:
    expected = [row for row in FILES if row.file == file]
    _, problems = read((BROKEN / file).read_bytes(), file)
    assert [problem.slug for problem in problems] == [row.slug for row in expected]
    for problem, row in zip(problems, expected, strict=True):
        assert str(problem).splitlines()[1] == (f"{file}:{row.where}" if row.where else file)
        assert underlined(problem) == row.under
        for word in row.words:
            assert word in str(problem)


def test_all_mistakes_of_a_file_are_told_at_once_and_good_visits_are_kept() -> None:
    visits, problems = read(
        """
- {id: good, findings: {leak: absent}}
- {id: bad, phase: implantd, findings: {leek: absent, noisy: quiet}, events: {fillin: 2026-01-01}}
- just words
- {id: late, date: tomorrow}
- {id: also good}
"""
    )
    assert [visit.id for visit in visits] == ["good", "also good"]
    assert [problem.slug for problem in problems] == [
        "unknown-phase", "unknown-event", "unknown-finding", "unknown-finding", "wrong-kind", "not-a-date",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text", ["findings: {leak: absent}", "[{findings: {leak: absent}}]", "visits:\n- findings: {leak: absent}"]
)
def test_a_file_holds_a_visit_or_a_list_or_a_map_with_a_list(text: str) -> None:
    visits, problems = read(text)
    assert problems == []
    assert [visit.findings for visit in visits] == [{"leak": "absent"}]


def test_json_with_tabs_is_read_and_its_problems_are_told() -> None:
    assert read('{\n\t"findings":\t{"leak": "absent"}\n}', "visit.json")[1] == []
    (problem,) = read('{\n\t"findings":\t{"leek": "\\ud83d\\ude00"}\n}', "visit.json")[1]
    assert problem.message == "findings.leek: No finding is called 'leek'."


@pytest.mark.parametrize("nonsense", ["x", "[", "{", "- ", '"', "a: ", "\x00", "&a *a "])
def test_ten_megabytes_of_nonsense_are_refused_in_time(nonsense: str) -> None:
    start = time.monotonic()
    visits, (problem,) = read(nonsense * (10_000_000 // len(nonsense)))
    assert (visits, problem.slug) == ([], "too-large")
    assert time.monotonic() - start < 2


def test_an_id_is_text_whatever_yaml_takes_it_for() -> None:
    visits, _ = read("[{id: 7}, {id: 007}, {id: 2026-11-24}, {id: x}, {id: null}]")
    assert [visit.id for visit in visits] == ["7", "007", "2026-11-24", "x", None]


def test_plain_values_from_another_program_are_a_visit() -> None:
    visit = visit_from({"phase": "implanted", "date": "2026-11-24", "findings": {"leak": True}}, kettle().knowledge)
    assert visit.phase == "implanted"
    assert str(visit.date) == "2026-11-24"


@pytest.mark.parametrize(
    ("data", "slugs"),
    [
        ({5: 1, "findings": {3: 4}}, ["unknown-key", "unknown-finding"]),
        ({"phase": ["implanted"]}, ["unknown-phase"]),
        ({"findings": "none"}, ["wrong-kind"]),
        ({"date": {}, "events": []}, ["not-a-date", "wrong-kind"]),
        ({"findings": {"phase": "implanted"}}, ["unknown-finding"]),
    ],
)
def test_values_of_the_wrong_kind_are_told_all_at_once(data: dict[Any, Any], slugs: list[str]) -> None:
    with pytest.raises(InputError) as caught:
        visit_from(data, kettle().knowledge)
    assert [problem.slug for problem in caught.value.problems] == slugs
    assert all(problem.slug in str(caught.value) for problem in caught.value.problems)


USABLE = [
    ("steam_temperature", "38.4 Cel", "38.4 Cel"), ("steam_temperature", "3.84e1 Cel", "38.4 Cel"),
    ("steam_temperature", "38.4Cel", "38.4 Cel"), ("steam_temperature", "38.4\u00a0Cel", "38.4 Cel"),
    ("steam_temperature", "+38 Cel", "38 Cel"), ("steam_temperature", "010 Cel", "10 Cel"), ("steam_temperature", "-0 Cel", "0 Cel"),
    ("steam_temperature", "100.4 [degF]", "38 Cel"), ("steam_temperature", "100.4 °F", "38 Cel"), ("steam_temperature", "38 °C", "38 Cel"),
    ("steam_temperature", {"value": 38, "unit": "Cel"}, "38 Cel"), ("steam_temperature", {"value": 3.8e1, "unit": "°C"}, "38 Cel"),
    ("steam_temperature", "120 Cel", "120 Cel"), ("steam_temperature", "0 Cel", "0 Cel"),
    ("scale_age", "2 weeks", "14 d"), ("scale_age", "36 h", "1.5 d"), ("leak_amount", "0.5 L", "500 mL"),
    ("worry_total", 5, "5"), ("worry_total", "5", "5"), ("worry_total", "5 {score}", "5"), ("worry_total", "5 points", "5"),
    ("drawn_ratio", "1.145", "1.145"), ("drawn_ratio", "114.5 %", "1.145"),
    ("leak", "present", "present"), ("leak", "Yes", "present"), ("leak", True, "present"), ("leak", "absent", "absent"),
    ("leak", "n", "absent"), ("leak", False, "absent"), ("colour", "dark", "dark"), ("colour", " Dark ", "dark"),
    ("colour", "Nearly black", "dark"), ("noise", "a hum", "humming"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "value", "shown"), USABLE, ids=[f"{row[0]} {row[1]}" for row in USABLE])
def test_a_value_is_understood_as_people_write_it(name: str, value: Any, shown: str) -> None:
    intake = taken_in(**{name: value})
    assert intake.issues == ()
    assert intake.shown[name] == shown


UNUSABLE = [
    ("steam_temperature", "38", "has no unit; write it like 12 Cel"), ("steam_temperature", 38, "has no unit"),
    ("steam_temperature", float("nan"), "has no unit"), ("steam_temperature", "38 mL", "is not in a unit of temperature of the steam"),
    ("steam_temperature", "38 nonsense", "write it in Cel"), ("steam_temperature", "38 Cel Cel", "write it in Cel"),
    ("steam_temperature", "38 " + "[" * 90, "write it in Cel"),
    ("steam_temperature", "380 Cel", "lies outside what is plausible, 0 to 120 °C"), ("steam_temperature", "-1 Cel", "lies outside"),
    ("steam_temperature", "38,4 Cel", "has a comma; write decimals with a point"), ("steam_temperature", "1,000 Cel", "has a comma"),
    ("steam_temperature", "38.4.1 Cel", "can't be read as a number"), ("steam_temperature", "３８ Cel", "can't be read as a number"),
    ("steam_temperature", "٣٨ Cel", "can't be read as a number"), ("steam_temperature", "hot", "can't be read as a number"),
    ("steam_temperature", "", "can't be read as a number"), ("steam_temperature", "9" * 200 + " Cel", "can't be read as a number"),
    ("steam_temperature", "1e999 Cel", "is not a number"), ("steam_temperature", "0x20 Cel", "write it in Cel"),
    ("steam_temperature", "1_0 Cel", "write it in Cel"), ("steam_temperature", True, "should be a number"),
    ("steam_temperature", [38, "Cel"], "should be a number with its unit"), ("steam_temperature", {"value": 38}, "a map of `value`"),
    ("steam_temperature", {"value": "38", "unit": "Cel"}, "a map of `value` (a number)"),
    ("steam_temperature", {"value": True, "unit": "Cel"}, "a map of `value`"),
    ("steam_temperature", {"value": float("inf"), "unit": "Cel"}, "is not a number"),
    ("steam_temperature", {"value": 10**400, "unit": "Cel"}, "is not a number"),
    ("worry_total", 9, "lies outside what is plausible, 0 to 8"), ("worry_total", float("nan"), "is not a number"),
    ("worry_total", 1e999, "is not a number"), ("worry_total", 10**400, "is not a number"), ("worry_total", "5 Cel", "is not in a unit"),
    ("leak", "maybe", "should be present, absent or unknown"), ("leak", 1, "should be present"), ("leak", [], "should be present"),
    ("leak", {}, "should be present"), ("colour", "drak", "is not one of: pale, amber, dark; perhaps dark"),
    ("colour", "green and blue", "is not one of"), ("colour", 3, "should be one of"), ("colour", True, "should be one of"),
    ("noise", "loud", "is not one of: quiet, humming, whistling"), ("noise", ["quiet"], "should be one of"),
    ("nose", "red", "is not a finding of this knowledge base"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "value", "problem"), UNUSABLE, ids=[f"{row[0]} {str(row[1])[:30]}" for row in UNUSABLE]
)
def test_a_value_that_can_t_be_used_is_an_issue_and_the_finding_unknown(name: str, value: Any, problem: str) -> None:
    intake = taken_in(**{name: value})
    (issue,) = intake.issues
    assert issue.finding == name
    assert problem in issue.problem
    assert issue.value == str(value)[:80]
    assert not intake.facts.known(name)


def test_one_value_that_can_t_be_used_costs_no_other() -> None:
    intake = taken_in(leak="absent", steam_temperature="380 Cel", noise="quiet")
    assert intake.shown["leak"] == "absent"
    assert intake.shown["noise"] == "quiet"
    assert [issue.finding for issue in intake.issues] == ["steam_temperature"]


@pytest.mark.parametrize("word", ["unknown", "Unknown", "?", "not known", "don't know"])
def test_asked_and_unknown_is_unknown_and_remembered(word: str) -> None:
    intake = taken_in(leak=word, colour="dark")
    assert intake.asked == {"leak"}
    assert not intake.facts.known("leak")
    assert intake.issues == ()


@pytest.mark.parametrize("findings", [{}, {"leak": None}])
def test_what_was_not_asked_is_unknown_too(findings: dict[str, None]) -> None:
    intake = taken_in(**findings)
    assert intake.asked == set()
    assert not intake.facts.known("leak")


PLAIN = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=20)
    | st.dates()
    | st.datetimes()
    | st.binary(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["value", "unit", "x"]), inner, max_size=3)
    ),
    max_leaves=5,
)


@settings(deadline=None, max_examples=200)
@given(
    st.dictionaries(st.sampled_from([*kettle().knowledge.vocabulary.findings, "nose"]), PLAIN, max_size=6),
    st.dictionaries(st.sampled_from([*kettle().knowledge.vocabulary.events, "party"]), PLAIN, max_size=3),
)
def test_any_values_are_taken_in_and_each_is_used_or_has_its_issue(
    findings: dict[str, Any], events: dict[str, Any]
) -> None:
    intake = take_in(Visit(date="2026-11-24", findings=findings, events=events), kettle())
    told = {issue.finding for issue in intake.issues}
    for name, value in findings.items():
        assert value is None or name in intake.asked or name in told or name in intake.facts.states
    assert set(intake.shown) == set(intake.facts.states)


@settings(deadline=None, max_examples=200)
@given(PLAIN)
def test_any_plain_value_is_a_visit_or_a_list_of_problems(value: Any) -> None:
    try:
        visit_from({"findings": value, "phase": value, "date": value, "id": value, "events": value}, kettle().knowledge)
        problems = None
    except InputError as error:
        problems = error.problems
    assert problems is None or all(problem.message for problem in problems)


@settings(deadline=None, max_examples=200)
@given(st.binary() | st.text() | st.text("{}[]:-?#&*!|>'\"%@ \n\tfindigsleak").map(lambda text: f"findings: {text}"))
def test_any_file_is_visits_or_problems(text: str | bytes) -> None:
    visits, problems = read(text)
    assert visits or problems
