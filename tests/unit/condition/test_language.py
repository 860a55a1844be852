"""The language of conditions: what is read, and what an author is told who wrote something else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.condition.random_conditions import conditions, written
from tests.unit.knowledge.kettle import condition, kettle
from thecal.condition.check import Names, understand
from thecal.condition.nodes import And, AtLeast, Compare, Condition, Is, Not, Or, Present
from thecal.condition.parse import MOST_CHARACTERS, Fault, parse

A, B, C = Present("lid_rattles"), Present("leak"), Present("leak_hot")


def faults_of(text: str) -> list[Fault]:
    book = kettle()
    return understand(text, Names(book.knowledge.vocabulary.findings, book.phrases))[1]


@pytest.mark.parametrize(
    ("text", "node"),
    [
        ("lid_rattles", A),
        ("(((lid_rattles)))", A),
        ("lid_rattles and leak or leak_hot", Or((And((A, B)), C))),
        ("lid_rattles or leak and leak_hot", Or((A, And((B, C))))),
        ("(lid_rattles or leak) and leak_hot", And((Or((A, B)), C))),
        ("not lid_rattles and leak", And((Not(A), B))),
        ("not (lid_rattles and leak)", Not(And((A, B)))),
        ("lid_rattles and leak and leak_hot", And((A, B, C))),
        ("at least 2 of (lid_rattles, leak or leak_hot, not leak)", AtLeast(2, (A, Or((B, C)), Not(B)))),
        ("colour = dark", Is("colour", ("dark",))),
        ("colour != dark", Not(Is("colour", ("dark",)))),
        ("colour in (dark, pale, dark)", Is("colour", ("dark", "pale"))),
        ("phase in (implanted)", Is("phase", ("implanted",))),
        ("steam_temperature>=80Cel", Compare("steam_temperature", ">=", 80.0, "80 Cel")),
        ("steam_temperature < 212 [degF]", Compare("steam_temperature", "<", 100.0, "212 [degF]")),
        ("scale_age <= 2 wk", Compare("scale_age", "<=", 14.0, "2 wk")),
        ("worry_total >= 7", Compare("worry_total", ">=", 7.0, "7")),
        ("worry_total >= 7 {score}", Compare("worry_total", ">=", 7.0, "7")),
        ("drawn_ratio > 80 %", Compare("drawn_ratio", ">", 0.8, "80")),
        ("noise > quiet", Compare("noise", ">", 0.0, "quiet")),
        ("lid_rattles\n  and\n\tleak", And((A, B))),
    ],
)
def test_a_condition_means(text: str, node: Condition) -> None:
    assert condition(text) == node


@settings(deadline=None, max_examples=150)
@given(conditions())
def test_what_is_written_out_is_read_back(node: Condition) -> None:
    assert condition(written(node)) == node


@settings(deadline=None, max_examples=100)
@given(conditions(), st.data())
def test_white_space_means_nothing(node: Condition, data: st.DataObject) -> None:
    words = written(node).split(" ")
    gaps = data.draw(st.lists(st.sampled_from([" ", "  ", "\n", "\t"]), min_size=len(words), max_size=len(words)))
    assert condition("".join(word + gap for word, gap in zip(words, gaps, strict=True))) == node


def test_equal_nodes_are_one_object() -> None:
    names = Names(kettle().knowledge.vocabulary.findings)
    first, _ = understand("leak and lid_rattles", names)
    second, _ = understand("leak and lid_rattles", names)
    assert first is second


WRONG = [
    # text, slug, the marked words, words of the message or its advice
    ("lid_rattles && leak", "not-a-condition", "&&", "`and`"),
    ("lid_rattles || leak", "not-a-condition", "||", "`or`"),
    ("!leak", "not-a-condition", "!", "`not`"),
    ("lid_rattles AND leak", "not-a-condition", "AND", "`and`"),
    ("NOT leak", "not-a-condition", "NOT", "`not`"),
    ("worry_total >= 3 OR leak", "not-a-condition", "OR", "`or`"),
    ("worry_total == 3", "not-a-condition", "==", "`=`"),
    ("worry_total => 3", "not-a-condition", "=>", "`>=`"),
    ("worry_total =< 3", "not-a-condition", "=<", "`<=`"),
    ("worry_total <> 3", "not-a-condition", "<>", "`!=`"),
    ("worry_total ≥ 3", "not-a-condition", "≥", "`>=`"),
    ("leak is present", "not-a-condition", "is", "`=`"),
    ("Leak", "not-a-condition", "Leak", "small letters"),
    ("leak annd lid_rattles", "not-a-condition", "annd", "`and`"),
    ("leak lid_rattles", "not-a-condition", "lid_rattles", "between two findings"),
    ("leak, lid_rattles", "not-a-condition", ",", ""),
    ("(leak", "not-a-condition", "k", "ends too early"),
    ("leak)", "not-a-condition", ")", "can't stand here"),
    ("leak and", "not-a-condition", "d", "ends too early"),
    ("and leak", "not-a-condition", "and", "can't stand here"),
    ("leak or or hot", "not-a-condition", "or", "can't stand here"),
    ("steam_temperature >= 80,5 Cel", "not-a-condition", ",", "decimals with a point"),
    ("steam_temperature >= 80 °C", "not-a-condition", "°C", "`Cel`"),
    ("at least two of (leak, hot)", "not-a-condition", "two", "a whole number"),
    ("at least 2 (leak, hot)", "not-a-condition", "(", "of"),
    ("leak # why", "not-a-condition", "#", "can't stand here"),
    ("lеak", "strange-character", "е", "U+0435"),
    ("leak\u00a0or hot", "strange-character", "\u00a0", "U+00A0"),
    ("leek", "unknown-finding", "leek", "leak"),
    ("xyzzy", "unknown-finding", "xyzzy", "thecal rules list findings"),
    ("colour = drak", "unknown-value", "drak", "dark"),
    ("colour in (dark, bright)", "unknown-value", "bright", "is not one of its values"),
    ("noise > loud", "unknown-value", "loud", "is not one of its values"),
    ("colour > amber", "wrong-type", ">", "have no order"),
    ("colour", "wrong-type", "colour", "colour = pale"),
    ("colour = 3", "wrong-type", "3", "not a number"),
    ("noise", "wrong-type", "noise", "noise = quiet"),
    ("noise in (quiet, humming)", "wrong-type", "noise", "noise >= quiet"),
    ("leak = present", "wrong-type", "=", "`leak` or `not leak`"),
    ("leak in (present)", "wrong-type", "leak", "is not"),
    ("leak >= 1", "wrong-type", ">=", "yes/no finding"),
    ("steam_temperature", "wrong-type", "steam_temperature", "steam_temperature >= … Cel"),
    ("worry_total", "wrong-type", "worry_total", "worry_total >= …"),
    ("steam_temperature = hot", "wrong-type", "hot", "compared with a number"),
    ("steam_temperature in (hot)", "wrong-type", "steam_temperature", "one of a list"),
    ("steam_temperature > 80", "no-unit", "80", "80 Cel"),
    ("steam_temperature > 80 mL", "wrong-unit", "mL", "80 Cel"),
    ("steam_temperature > 80 nonsense", "wrong-unit", "nonsense", "80 Cel"),
    ("steam_temperature > 80 F", "wrong-unit", "F", "80 [degF]"),
    ("steam_temperature > 80 days", "wrong-unit", "days", "80 Cel"),
    ("scale_age > 3 days", "wrong-unit", "days", "3 d"),
    ("worry_total > 3 points", "wrong-unit", "points", "a number without a unit"),
    ("steam_temperature > 121 Cel", "out-of-range", "121", "between 0 and 120"),
    ("steam_temperature > -1 Cel", "out-of-range", "-1", "can never matter"),
    ("steam_temperature > 999 [degF]", "out-of-range", "999", "can never matter"),
    ("steam_temperature > " + "9" * 400 + " Cel", "out-of-range", "9" * 400, "can never matter"),
    ("worry_total > " + "9" * 400, "out-of-range", "9" * 400, "can never matter"),
    ("at least 3 of (leak, hot)", "bad-count", "3", "never be true"),
    ("at least 0 of (leak, hot)", "bad-count", "0", "never fail to be true"),
    ("suspected(limescale)", "no-suspected", "limescale", "only for cautions"),
    ("", "empty-condition", "", "is empty"),
    (" \n ", "empty-condition", " ", "is empty"),
    ("leak or " * (MOST_CHARACTERS // 8) + "leak ", "too-long", "l", "4,000 characters"),
    ("(" * 41 + "leak" + ")" * 41, "too-deep", "(", "more than 40 times"),
    ("not " * 900 + "leak", "too-deep", "n", "more than 40 times"),
]


@pytest.mark.parametrize(("text", "slug", "marked", "words"), WRONG, ids=[row[0][:40] for row in WRONG])
def test_a_wrong_condition_is_told_what_where_and_what_to_try(text: str, slug: str, marked: str, words: str) -> None:
    (fault,) = faults_of(text)
    assert fault.slug == slug
    assert text[fault.at : fault.at + fault.width] == marked
    assert words in " ".join((fault.message, *fault.allowed, fault.advice))


def test_all_faults_of_meaning_are_found_at_once() -> None:
    found = faults_of("leek and colour > amber and steam_temperature > 3 and at least 9 of (hot, lid_ratles)")
    assert [fault.slug for fault in found] == [
        "unknown-finding",
        "wrong-type",
        "no-unit",
        "unknown-finding",
        "bad-count",
    ]


def test_nothing_can_ask_whether_a_finding_is_known() -> None:
    for text in ("leak = unknown", "known(leak)", "colour = unknown", "unknown(colour)", "steam_temperature = unknown"):
        assert faults_of(text)


@pytest.mark.parametrize("name", ["order", "android", "notch", "inner", "offer", "at_home", "least", "of"])
def test_a_name_that_begins_like_a_word_of_the_language_is_a_name(name: str) -> None:
    (fault,) = faults_of(name)
    assert (fault.slug, fault.at, fault.width) == ("unknown-finding", 0, len(name))


@settings(deadline=None, max_examples=200)
@given(st.text() | st.text("() <>=!,abc_ 019.%[]{}/\n", max_size=60) | st.lists(
    st.sampled_from(["leak", "hot", "and", "or", "not", "(", ")", "at", "least", "2", "of", ",", "in", "=", ">", "80", "Cel",
                     "colour", "dark", "steam_temperature", "AND", "==", "suspected"]), max_size=12).map(" ".join))  # fmt: skip
def test_any_text_is_a_condition_or_a_fault_that_points_into_it(text: str) -> None:
    for fault in faults_of(text):
        assert 0 <= fault.at <= max(0, len(text) - 1)
        assert fault.message


@settings(deadline=None, max_examples=50)
@given(st.text("abc ()", max_size=30))
def test_a_parse_gives_a_tree_or_a_fault_and_nothing_else(text: str) -> None:
    try:
        tree = parse(text)
    except Fault as fault:
        tree = fault
    assert isinstance(tree, Fault) or hasattr(tree, "data")
