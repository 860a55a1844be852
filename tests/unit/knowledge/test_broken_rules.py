"""Broken rule files, each named after its mistake: what is said, where, and what the caret stands under."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.unit.knowledge.kettle import BROKEN, TINY, copy_of_tiny, kettle, problems_of, spoil, spoilt, underlined


class Broken(NamedTuple):
    """One problem of one broken file: its slug, `line:column`, the text above the carets, words that must appear."""

    file: str
    slug: str
    where: str
    under: str
    words: tuple[str, ...]


FILES = [
    Broken("a_date_that_is_none", "wrong-kind", "23:11", "2", ("`reviewed` should be a date, YYYY-MM-DD",)),
    Broken("anchor", "no-anchors", "8:14", "&", ("Anchors and aliases are not used here; write the value out",)),
    Broken("at_least_too_many", "bad-count", "7:20", "3", ("At least 3 of 2 can never be true",)),
    Broken("bracket_closed", "not-a-condition", "7:30", ")", ("')' can't stand here",)),
    Broken("bracket_open", "not-a-condition", "7:30", "k", ("The condition ends too early",)),
    Broken("choice_in_order", "wrong-type", "7:18", ">", ("The values of 'colour' have no order",)),
    Broken(
        "colon_in_text",
        "not-yaml",
        "8:23",
        ":",
        (
            "mapping values are not allowed in this context",
            "Try: put text that holds ': ' between quotes, or mend the indentation",
        ),
    ),
    Broken("deep_list", "too-deep", "", "", ("The document is nested deeper than 40 levels",)),
    Broken(
        "duplicate_id",
        "duplicate-id",
        "6:9",
        "over_steam",
        ("The id 'over_steam' is already used in complications/boils_over.yaml",),
    ),
    Broken("duplicate_key", "duplicate-key", "5:1", "short", ("The key 'short' is written twice",)),
    Broken(
        "empty_condition",
        "empty-condition",
        "7:11",
        "",
        ("The condition is empty", "Try: name a finding, e.g. `headache`"),
    ),
    Broken("empty_file", "empty", "", "", ("The file says nothing yet", "Try: start from another file of its kind")),
    Broken("habit_ampersands", "not-a-condition", "7:23", "&&", ("'&&' is not in the language", "Try: write `and`")),
    Broken("habit_capitals", "not-a-condition", "7:23", "AND", ("'AND' can't stand here", "Try: write `and`")),
    Broken(
        "habit_capitals_after_a_number",
        "not-a-condition",
        "7:28",
        "AND",
        ("'AND' is not in the language", "Try: write `and`"),
    ),
    Broken(
        "habit_comma", "not-a-condition", "7:34", ",", ("A number has no comma", "Try: write decimals with a point")
    ),
    Broken("habit_degree", "not-a-condition", "7:35", "°C", ("'°C' is not in the language", "Try: write `Cel`")),
    Broken("habit_equals", "not-a-condition", "7:29", "==", ("'==' is not in the language", "Try: write `=`")),
    Broken("list_where_a_map_belongs", "wrong-kind", "5:8", "[", ("`codes` should be a map of `key: value` lines",)),
    Broken(
        "look_alike",
        "strange-character",
        "7:16",
        "а",
        (
            "The character 'а' (U+0430) is not in the language; it may only look like a letter",
            "Try: type it again with the keyboard",
        ),
    ),
    Broken(
        "map_where_a_list_belongs", "wrong-kind", "22:9", "{", ("`misses` should be a list, its items begun with `- `",)
    ),
    Broken("missing_key", "missing-key", "6:5", "i", ("`source` is missing", "Try: add a line `source: …`")),
    Broken(
        "missing_unit",
        "no-unit",
        "7:32",
        "80",
        ("The number has no unit; temperature of the steam is in Cel", "Try: 80 Cel"),
    ),
    Broken("no_misses", "not-valid", "22:1", "m", ("`misses` needs at least 1",)),
    Broken("not_a_name", "not-a-name", "6:9", "S", ("small letters, digits and underscores",)),
    Broken("not_its_name", "file-name", "1:5", "a", ("this one should be another_name.yaml",)),
    Broken("not_utf8", "not-text", "", "", ("The file is not UTF-8 text (byte 32)", "Try: save it as UTF-8")),
    Broken(
        "only_a_comment", "empty", "", "", ("The file says nothing yet", "Try: start from another file of its kind")
    ),
    Broken("out_of_range", "out-of-range", "7:32", "800", ("this limit can never matter",)),
    Broken(
        "own_phrase_in_a_circle",
        "defined-later",
        "6:10",
        "round",
        ("'round' is defined here or further down", "Try: move round up"),
    ),
    Broken(
        "own_phrase_too_late",
        "defined-later",
        "6:10",
        "late",
        ("'late' is defined here or further down", "Try: move late up"),
    ),
    Broken(
        "phrase_already_a_finding", "duplicate-name", "6:3", "leak", ("'leak' is already a name of the vocabulary",)
    ),
    Broken(
        "quantity_named", "wrong-type", "7:11", "steam_temperature", ("compare it", "Try: steam_temperature >= … Cel")
    ),
    Broken(
        "quantity_with_a_word",
        "wrong-type",
        "7:31",
        "hot",
        ("it is compared with a number", "Try: steam_temperature = … Cel"),
    ),
    Broken("spoken_unit", "wrong-unit", "7:25", "weeks", ("'weeks' is not a unit of age of the scale", "Try: 3 wk")),
    Broken(
        "suspected_outside_cautions",
        "no-suspected",
        "7:21",
        "limescale",
        ("`suspected(…)` is only for cautions", "Try: name the findings, or use `define:`"),
    ),
    Broken(
        "tabs",
        "not-yaml",
        "7:1",
        "·",
        ("found a tab character that violates indentation", "Try: indent with spaces, not tabs"),
    ),
    Broken("too_long_a_short_name", "not-valid", "3:1", "s", ("`short` has room for 24 characters at most",)),
    Broken(
        "too_many_ways",
        "too-many-ways",
        "7:11",
        "(lid_rattles or colour = pale) and (leak or colour = dark) and (leak_hot or noise > quiet) and …",
        ("too many ways", "Try: name a part with `define:`"),
    ),
    Broken(
        "two_least_urgencies",
        "not-valid",
        "1:1",
        "i",
        ("exactly one urgency stands without `when` (the least it ever is); here are 2",),
    ),
    Broken(
        "two_sides", "not-valid", "12:5", "i", ("a ground speaks `for:` or `against:`, one of them, strong or weak",)
    ),
    Broken(
        "unknown_check", "unknown-check", "18:12", "look_insde", ("No check is called 'look_insde'", "Try: look_inside")
    ),
    Broken(
        "unknown_finding",
        "unknown-finding",
        "7:19",
        "lid_ratles",
        ("No finding is called 'lid_ratles'", "Try: lid_rattles"),
    ),
    Broken("unknown_key", "missing-key", "6:5", "i", ("`because` is missing", "Try: add a line `because: …`")),
    Broken("unknown_key", "unknown-key", "8:5", "becuase", ("No key is called 'becuase' here", "Try: because")),
    Broken(
        "unknown_key_at_the_top", "missing-key", "1:1", "i", ("`summary` is missing", "Try: add a line `summary: …`")
    ),
    Broken(
        "unknown_key_at_the_top", "unknown-key", "4:1", "sumary", ("No key is called 'sumary' here", "Try: summary")
    ),
    Broken("unknown_level", "not-allowed", "13:12", "soon", ("`urgency.level` can't be 'soon'",)),
    Broken("unknown_source", "unknown-source", "9:13", "manul", ("No source is called 'manul'", "Try: manual")),
    Broken("unknown_value", "unknown-value", "7:20", "drak", ("'drak' is not one of its values", "Try: dark")),
    Broken("wrapped_condition", "unknown-finding", "7:11", "leek", ("No finding is called 'leek'", "Try: leak")),
    Broken(
        "wrong_folder",
        "wrong-folder",
        "1:5",
        "w",
        (
            "complications/ holds what the leaflet documents (`leaflet:` names the phases); the rest goes to safety_net/",
        ),
    ),
    Broken("wrong_unit", "wrong-unit", "7:35", "mL", ("'mL' is not a unit of temperature of the steam", "Try: 80 Cel")),
    Broken(
        "yes_no_compared",
        "wrong-type",
        "7:23",
        "=",
        ("it is named, not compared", "Try: `lid_rattles` or `not lid_rattles`"),
    ),
]
"""Complications with a mistake. A row a problem: a file with two rows has two problems, and no third."""


class Edit(NamedTuple):
    """One mistake in a file of the tiny rule base: `old` has become `new`."""

    file: str
    old: str
    new: str
    slug: str
    under: str
    words: tuple[str, ...]


V = "vocabulary.yaml"
EDITS = {
    "a score of an unknown finding": Edit(
        V, "- finding: noise", "- finding: noice", "unknown-finding", "noice", ("Try: noise",)
    ),
    "a score with a hole": Edit(
        V, ", {points: 3}]", "]", "score-gap", "[", ("Bands rise, and the last one has no `at_most`",)
    ),
    "bands that fall": Edit(V, "{at_most: 95", "{at_most: 59", "score-gap", "[", ("Bands rise",)),
    "a score that forgets a value": Edit(
        V,
        "humming: 1, ",
        "",
        "score-gap",
        "{",
        ("Every value of 'noise' has its points", "Allowed: quiet, humming, whistling"),
    ),
    "a score with a value too many": Edit(
        V, "humming: 1, ", "humming: 1, loud: 2, ", "score-gap", "{", ("nothing else",)
    ),
    "bands of a list": Edit(
        V, "{quiet: 0, humming: 1, whistling: 3}", "[{points: 1}]", "wrong-kind", "[", ("a map of `value: points`",)
    ),
    "values of a quantity": Edit(
        V,
        "[{at_most: 60, points: 0}, {at_most: 95, points: 1}, {points: 3}]",
        "{hot: 1}",
        "wrong-kind",
        "{",
        ("bands",),
    ),
    "a score of a score": Edit(
        V, "- finding: lid_rattles", "- finding: any_fault", "wrong-kind", "a", ("itself computed: name its parts",)
    ),
    "only_if of an unknown finding": Edit(
        V, "only_if: leak", "only_if: leek", "unknown-finding", "leek", ("Try: leak",)
    ),
    "only_if of a quantity": Edit(
        V, "only_if: leak", "only_if: poured_in", "wrong-kind", "p", ("`only_if` names a yes/no finding", "'poured_in'")
    ),
    "only_if of a finding that has one": Edit(
        V,
        "only_if: leak\n    question: Where",
        "only_if: leak_hot\n    question: Where",
        "wrong-kind",
        "l",
        ("asked for by itself", "'leak_hot'"),
    ),
    "only_if of a derived finding": Edit(
        V,
        "only_if: leak\n    question: Where",
        "only_if: any_fault\n    question: Where",
        "wrong-kind",
        "a",
        ("'any_fault'",),
    ),
    "a limit by another unit": Edit(
        V, "at_most: days_since_purchase", "at_most: hours_since_care", "wrong-kind", "h", ("is not a quantity in d",)
    ),
    "a group with a quantity": Edit(
        V,
        "findings: [lid_rattles, leak]",
        "findings: [lid_rattles, poured_in]",
        "wrong-kind",
        "p",
        ("A group holds findings for which", "'poured_in'"),
    ),
    "a group with an unknown finding": Edit(
        V, "findings: [lid_rattles, leak]", "findings: [lid_rattles, lek]", "unknown-finding", "lek", ("Try: leak",)
    ),
    "a quotient of unknown findings": Edit(
        V,
        "over: [poured_in, left_over]",
        "over: [poured_out, left_over]",
        "unknown-finding",
        "poured_out",
        ("poured_in",),
    ),
    "a quotient of words": Edit(
        V,
        "over: [poured_in, left_over]",
        "over: [colour, left_over]",
        "wrong-kind",
        "c",
        ("`quotient` holds quantities",),
    ),
    "apart from words": Edit(
        V, "apart: [left_over,", "apart: [colour,", "wrong-kind", "c", ("`apart` holds quantities",)
    ),
    "apart in other units": Edit(
        V, "apart: [left_over,", "apart: [steam_temperature,", "wrong-kind", "s", ("have one unit",)
    ),
    "any of a quantity": Edit(
        V, "any_of: [lid_rattles,", "any_of: [poured_in,", "wrong-kind", "p", ("`any_of` holds yes/no findings",)
    ),
    "a time since an unknown event": Edit(
        V, "since: purchase", "since: purchas", "unknown-event", "purchas", ("Try: purchase",)
    ),
    "a time in litres": Edit(
        V,
        "unit: d\n    range: [0, 4000]\n    question: How many days ago",
        "unit: L\n    range: [0, 4000]\n    question: How many days ago",
        "wrong-kind",
        "{",
        ("Time between dates is in h, d, wk, mo, a",),
    ),
    "a score that is a yes/no finding": Edit(
        V,
        "derived: {any_of: [lid_rattles, leak, leak_hot]}",
        "derived: {score: worry}",
        "wrong-kind",
        "{",
        ("are quantities",),
    ),
    "an unknown score": Edit(
        V, "derived: {score: worry}", "derived: {score: wory}", "unknown-score", "wory", ("Try: worry",)
    ),
    "a derivation of two forms": Edit(
        V, "{since: purchase}", "{since: purchase, score: worry}", "not-valid", "d", ("exactly one form",)
    ),
    "a derivation from nothing": Edit(V, "{since: purchase}", "{since: null}", "not-valid", "d", ("exactly one form",)),
    "a derivation from no events": Edit(V, "[filling, descaling]}", "[]}", "not-valid", "d", ("exactly one form",)),
    "a finding called like a word of the language": Edit(
        V, "  colour:\n", "  not:\n", "not-a-name", "not", ("a word of the language",)
    ),
    "a finding called phase": Edit(V, "  colour:\n", "  phase:\n", "not-a-name", "phase", ("a word of the language",)),
    "a definition called like a word": Edit(
        "complications/boils_over.yaml", "  rattling: ", "  at: ", "not-a-name", "at", ("a word of the language",)
    ),
    "a range that falls": Edit(
        V, "range: [0, 120]", "range: [120, 0]", "not-valid", "s", ("the first number is the lower limit",)
    ),
    "a range of one": Edit(V, "range: [0, 120]", "range: [0]", "wrong-kind", "[", ("a list of more items",)),
    "a finding without a type": Edit(
        V, "    type: ordinal\n", "", "missing-key", "l", ("does not say its `type`", "ordinal")
    ),
    "a finding of an unknown type": Edit(
        V, "type: ordinal", "type: scale", "not-allowed", "l", ("can't be 'scale'", "quantity")
    ),
    "a range of words": Edit(V, "range: [0, 120]", "range: [cold, 120]", "wrong-kind", "c", ("should be a number",)),
    "a finding obtained somehow": Edit(
        V, "obtained_by: vital_sign", "obtained_by: vital_sing", "not-allowed", "vital_sing", ("Try: vital_sign",)
    ),
    "a presenting reason with an unknown value": Edit(
        V, "findings: {lid_rattles: present}", "findings: {lid_rattles: loud}", "not-allowed", "l", ("present, absent",)
    ),
    "a definition called like a finding": Edit(
        V, "  hot: {when", "  leak: {when", "duplicate-name", "leak", ("already the name",)
    ),
    "a definition of nonsense": Edit(
        V,
        "steam_temperature >= 80 Cel, say",
        "steam >= 80 Cel, say",
        "unknown-finding",
        "steam",
        ("No finding is called 'steam'",),
    ),
    "a caution about an unknown complication": Edit(
        "cautions.yaml",
        "suspected(boils_over)",
        "suspected(boils_ovr)",
        "unknown-complication",
        "boils_ovr",
        ("Try: boils_over",),
    ),
    "a caution with an unknown check": Edit(
        "cautions.yaml",
        "not_before: switch_off",
        "not_before: switch_of",
        "unknown-check",
        "switch_of",
        ("Try: switch_off",),
    ),
    "a caution that comes before nothing": Edit(
        "cautions.yaml", "    check: look_inside\n", "", "not-valid", "c", ("name the `check` too",)
    ),
    "a red flag of an unknown complication": Edit(
        "red_flags.yaml",
        "suspects: [boils_over]",
        "suspects: [boil_over]",
        "unknown-complication",
        "boil_over",
        ("Try: boils_over",),
    ),
    "a red flag that suspects nothing": Edit(
        "red_flags.yaml", "suspects: [boils_over]", "suspects: []", "not-valid", "s", ("needs at least 1",)
    ),
    "a check that obtains an unknown finding": Edit(
        "checks.yaml", "obtains: [colour]", "obtains: [color]", "unknown-finding", "color", ("Try: colour",)
    ),
    "a check of an unknown kind": Edit(
        "checks.yaml", "kind: treatment", "kind: therapy", "not-allowed", "therapy", ("referral",)
    ),
    "a source of an unknown kind": Edit(
        "sources.yaml", "kind: local", "kind: rumour", "not-allowed", "rumour", ("textbook",)
    ),
    "a basis that is none": Edit(
        "complications/boils_over.yaml",
        "basis: published",
        "basis: publshed",
        "not-allowed",
        "publshed",
        ("Try: published",),
    ),
    "an edition without a date": Edit(
        "edition.yaml", "released: 2026-01-31", "released: soon", "wrong-kind", "s", ("a date, YYYY-MM-DD",)
    ),
}


def with_broken(folder: Path, *names: str) -> Path:
    rules = copy_of_tiny(folder)
    for name in names:
        shutil.copy(BROKEN / f"{name}.yaml", rules / "safety_net")
    return rules


def test_the_tiny_rule_base_is_sound() -> None:
    assert len(kettle().rules) == 10
    assert problems_of(TINY) == []


def test_every_broken_file_has_a_row_and_every_row_a_file() -> None:
    assert {path.stem for path in BROKEN.glob("*.yaml")} == {row.file for row in FILES}


@pytest.mark.parametrize("file", dict.fromkeys(row.file for row in FILES))
def test_a_broken_file_is_told_what_is_wrong_where_and_what_to_try(file: str, tmp_path: Path) -> None:
    expected = [row for row in FILES if row.file == file]
    problems = problems_of(with_broken(tmp_path, file))
    assert [problem.slug for problem in problems] == [row.slug for row in expected]
    for problem, row in zip(problems, expected, strict=True):
        place = f"safety_net/{file}.yaml" + (f":{row.where}" if row.where else "")
        assert str(problem).splitlines()[:2] == [f"{problem.message}  [{row.slug}]", place]
        assert underlined(problem) == row.under
        for word in row.words:
            assert word in str(problem)


@pytest.mark.parametrize("mistake", EDITS)
def test_a_mistake_in_a_shared_file_is_told_at_its_line(mistake: str, tmp_path: Path) -> None:
    edit = EDITS[mistake]
    problems = problems_of(spoilt(tmp_path, edit.file, edit.old, edit.new))
    assert edit.slug in [problem.slug for problem in problems]
    problem = next(problem for problem in problems if problem.slug == edit.slug)
    assert problem.place is not None
    assert problem.place.file == edit.file
    assert problem.place.line > 0
    assert underlined(problem).startswith(edit.under)
    for word in edit.words:
        assert word in str(problem)


def test_all_mistakes_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    rules = with_broken(tmp_path, "missing_key", "tabs", "not_utf8", "unknown_level")
    spoil(rules, "sources.yaml", "kind: local", "kind: rumour")
    spoil(rules, "edition.yaml", "title:", "titel:")
    told = {(problem.place.file, problem.slug) for problem in problems_of(rules) if problem.place}
    assert told == {
        ("safety_net/missing_key.yaml", "missing-key"),
        ("safety_net/tabs.yaml", "not-yaml"),
        ("safety_net/not_utf8.yaml", "not-text"),
        ("safety_net/unknown_level.yaml", "not-allowed"),
        ("sources.yaml", "not-allowed"),
        ("edition.yaml", "missing-key"),
        ("edition.yaml", "unknown-key"),
    }


def test_all_dangling_names_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    rules = with_broken(tmp_path, "unknown_source", "unknown_check", "not_its_name", "duplicate_id")
    assert {problem.slug for problem in problems_of(rules)} == {
        "unknown-source",
        "unknown-check",
        "file-name",
        "duplicate-id",
    }


def test_all_faults_of_all_conditions_are_told_at_once(tmp_path: Path) -> None:
    names = ("unknown_finding", "habit_equals", "wrong_unit", "too_many_ways")
    rules = with_broken(tmp_path, *names)
    spoil(rules, "vocabulary.yaml", "noise = quiet and", "noise = silent and")
    places = [problem.place.file for problem in problems_of(rules) if problem.place]
    assert sorted(places) == sorted([*(f"safety_net/{name}.yaml" for name in names), "vocabulary.yaml"])


def test_two_faults_of_one_condition_are_told_at_once(tmp_path: Path) -> None:
    rules = spoilt(tmp_path, "complications/boils_over.yaml", "hot and rattling", "hott and ratling and noise > loud")
    assert [underlined(problem) for problem in problems_of(rules)] == ["hott", "ratling", "loud"]


def test_two_files_with_one_id_are_told(tmp_path: Path) -> None:
    rules = copy_of_tiny(tmp_path)
    shutil.copy(rules / "safety_net/limescale.yaml", rules / "safety_net/more_limescale.yaml")
    (problem,) = problems_of(rules)
    assert problem.slug == "duplicate-id"
    assert "'limescale' is already the id of safety_net/limescale.yaml" in problem.message


@pytest.mark.parametrize("file", ["edition.yaml", "vocabulary.yaml", "cautions.yaml"])
def test_a_missing_file_is_told_by_name(file: str, tmp_path: Path) -> None:
    rules = copy_of_tiny(tmp_path)
    (rules / file).unlink()
    (problem,) = problems_of(rules)
    assert (problem.slug, str(problem.place)) == ("missing-file", file)


def test_rules_without_a_complication_are_no_rules(tmp_path: Path) -> None:
    rules = copy_of_tiny(tmp_path)
    shutil.rmtree(rules / "complications")
    shutil.rmtree(rules / "safety_net")
    (problem,) = problems_of(rules)
    assert problem.slug == "no-rules"


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    rules = copy_of_tiny(tmp_path)
    (rules / "safety_net/huge.yaml").write_text("# nothing but talk\n" * 300_000, "utf-8")
    (problem,) = problems_of(rules)
    assert problem.slug == "too-large"
    assert "5,000,000 bytes" in problem.message


def test_a_long_condition_is_refused(tmp_path: Path) -> None:
    rules = spoilt(tmp_path, "safety_net/limescale.yaml", "scale_age > 30 d or", "leak or " * 600)
    (problem,) = problems_of(rules)
    assert problem.slug == "too-long"
    assert len(str(problem)) < 500


def test_a_message_about_a_long_line_stays_short(tmp_path: Path) -> None:
    rules = spoilt(tmp_path, "safety_net/limescale.yaml", "scale_age > 30 d or", "leak or " * 200 + "leek or")
    (problem,) = problems_of(rules)
    assert underlined(problem) == "leek"
    assert max(map(len, str(problem).splitlines())) < 110
