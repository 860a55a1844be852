"""A meaning that changes under the same number is noticed; layout, wording and order are no meaning."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.condition.random_conditions import conditions, states
from tests.unit.knowledge.kettle import condition, copy_of_tiny, facts, kettle, spoil
from thecal.authoring.lock import LOCK, Entry, Lock, compare, entries, read_lock, write_lock
from thecal.authoring.lock.canonical import canonical
from thecal.authoring.lock.compare import State, What, later
from thecal.condition import judge
from thecal.errors import RulesError
from thecal.knowledge.library import Edition
from thecal.quick import load_rules

RELEASED = dt.date(2026, 1, 31)


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    return copy_of_tiny(tmp_path)


def locked(rules: Path, released: dt.date | None = RELEASED) -> Lock:
    return Lock("1", released, entries(load_rules(rules)))


def changed(rules: Path, file: str, old: str, new: str) -> list[tuple[str, str]]:
    """What a change of the files does to the lock: (what, id)."""
    lock = locked(rules)
    spoil(rules, file, old, new)
    book = load_rules(rules)
    return [(one.what.value, one.id) for one in compare(lock, book.knowledge.edition, entries(book)).changes]


OVER, SCALE = "complications/boils_over.yaml", "safety_net/limescale.yaml"


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        (OVER, "steam_temperature >= 100 Cel", "steam_temperature > 100 Cel", ["over_now"]),
        (OVER, "steam_temperature >= 100 Cel", "steam_temperature >= 99.9 Cel", ["over_now"]),
        (OVER, "hot and rattling", "hot or rattling", ["over_steam"]),
        (OVER, "when: lid_rattles or noise >= humming", "when: lid_rattles", ["over_steam"]),
        ("vocabulary.yaml", "when: steam_temperature >= 80 Cel", "when: steam_temperature >= 81 Cel", ["over_steam"]),
        (OVER, "colour = dark", "colour = amber", ["over_dark"]),
        (OVER, "for: weak", "for: strong", ["over_dark"]),
        (OVER, "for: weak", "against: weak", ["over_dark"]),
        (OVER, "level: emergency", "level: same_day", ["over_now"]),
        (OVER, "level: within_days", "level: routine", ["over_always"]),
        (SCALE, "scale_age > 30 d", "scale_age > 31 d", ["scale_old"]),
        (SCALE, "    source: manual", "    source: kitchen", ["scale_old"]),
        (SCALE, "    basis: local_default", "    basis: reported", ["scale_always"]),
        (SCALE, "phases: [implanted]", "phases: [test_period, implanted]",
         ["limescale", "limescale.look_inside", "scale_always", "scale_old"]),
        ("red_flags.yaml", "noise >= whistling", "noise >= humming", ["rf_whistle"]),
        ("red_flags.yaml", "suspects: [boils_over]", "suspects: [boils_over, limescale]", ["rf_whistle"]),
        ("red_flags.yaml", "    because:", "    level: same_day\n    because:", ["rf_whistle"]),
        ("cautions.yaml", "Don't lift the lid", "Lift the lid", ["caution_lid"]),
        ("cautions.yaml", "    not_before: switch_off\n", "", ["caution_lid"]),
        ("cautions.yaml", "suspected(boils_over)", "suspected(limescale)", ["caution_lid"]),
        ("vocabulary.yaml", "{at_most: 60, points: 0}", "{at_most: 61, points: 0}", ["worry"]),
        ("vocabulary.yaml", "range: [0, 120]", "range: [0, 130]", ["steam_temperature"]),
        ("vocabulary.yaml", "under_at_least: 5", "under_at_least: 6", ["drawn_ratio"]),
        ("vocabulary.yaml", "quiet: quiet, humming: a hum", "humming: a hum, quiet: quiet", ["noise"]),
        ("vocabulary.yaml", "findings: [lid_rattles, leak]}", "findings: [lid_rattles, leak_hot]}", ["faults"]),
        ("vocabulary.yaml", "findings: {lid_rattles: present}", "findings: {lid_rattles: absent}", ["noise"]),
        ("checks.yaml", "    obtains: [colour]", "    obtains: [colour, leak]", ["look_inside"]),
    ],
)  # fmt: skip
def test_a_change_of_meaning_is_a_change(rules, file, old, new, expected):
    assert sorted(changed(rules, file, old, new)) == sorted(("changed", name) for name in expected)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (OVER, "hot and rattling", "(rattling and hot)"),
        (OVER, "steam_temperature >= 100 Cel", "steam_temperature >= 373.15 K"),
        (OVER, "lid_rattles or noise >= humming", "noise >= humming or lid_rattles or lid_rattles"),
        (OVER, "    because: It boils now.", "    because:   It boils\n      now."),
        (OVER, "id: boils_over", "# a comment\nid: boils_over"),
        ("vocabulary.yaml", "{pale: pale, amber: amber,", "{amber: amber, pale: pale,"),
        ("sources.yaml", "The kettle's manual.", "The manual of the kettle."),
    ],
)
def test_layout_and_order_are_no_meaning(rules, file, old, new):
    assert [what for what, _ in changed(rules, file, old, new) if what != "wording"] == []


@pytest.mark.parametrize(
    ("file", "old", "new", "name"),
    [
        (OVER, "It boils now.", "It is boiling now.", "over_now"),
        (OVER, "Water leaves the kettle", "Water comes out", "boils_over"),
        (SCALE, "Stone in the spout.", "Stone in the lid.", "limescale"),
        ("vocabulary.yaml", "Does the lid rattle?", "Is the lid rattling?", "lid_rattles"),
        ("checks.yaml", "Press the switch.", "Press the switch down.", "switch_off"),
    ],
)
def test_wording_is_told_and_is_no_meaning(rules, file, old, new, name):
    assert changed(rules, file, old, new) == [("wording", name)]


def test_what_comes_and_goes_is_told(rules):
    lock = locked(rules)
    spoil(rules, OVER, "  - id: over_now\n", "  - id: over_soon\n")
    book = load_rules(rules)
    compared = compare(lock, book.knowledge.edition, entries(book))
    assert {(one.what, one.id) for one in compared.meaning} == {(What.ADDED, "over_soon"), (What.REMOVED, "over_now")}


def test_an_id_that_is_kept_as_an_alias_is_a_rename(rules):
    lock = locked(rules)
    spoil(rules, OVER, "  - id: over_now\n", "  - id: over_soon\n    aliases: [over_now]\n")
    book = load_rules(rules)
    compared = compare(lock, book.knowledge.edition, entries(book))
    assert [(one.what, one.id, one.was) for one in compared.changes] == [(What.RENAMED, "over_soon", "over_now")]
    assert compared.state is State.SAME


def test_a_rename_does_not_hide_a_change(rules):
    lock = locked(rules)
    spoil(rules, OVER, "  - id: over_now\n", "  - id: over_soon\n    aliases: [over_now]\n")
    spoil(rules, OVER, "level: emergency", "level: same_day")
    book = load_rules(rules)
    (change,) = compare(lock, book.knowledge.edition, entries(book)).changes
    assert (change.what, change.parts) == (What.CHANGED, (("level", "emergency", "same_day"),))
    assert change.place.line == 27


@pytest.mark.parametrize(
    ("lock", "edition", "meaning_changed", "state"),
    [
        (("1", RELEASED), ("1", RELEASED), False, State.SAME),
        (("1", RELEASED), ("1", RELEASED), True, State.CHANGED),
        (("1", RELEASED), ("1", None), False, State.BACK),
        (("1", RELEASED), ("1", None), True, State.BACK),
        (("1", None), ("1", None), False, State.SAME),
        (("1", None), ("1", None), True, State.DRAFT),
        (("1", None), ("1", RELEASED), False, State.DRAFT),
        (("1", None), ("1", RELEASED), True, State.DRAFT),
        (("1", RELEASED), ("2", None), True, State.NEXT),
        (("1", RELEASED), ("2", None), False, State.NEXT),
        (("2", RELEASED), ("1", RELEASED), False, State.BACK),
        (("2", None), ("1", None), True, State.BACK),
    ],
)
def test_what_may_be_locked(lock, edition, meaning_changed, state):
    now = entries(kettle())
    statements = dict(now["statements"])
    if meaning_changed:
        statements["over_now"] = replace(statements["over_now"], says={"level": "routine"})
    before = Lock(*lock, {**now, "statements": statements})
    compared = compare(before, Edition(edition=edition[0], released=edition[1], title="A kettle"), now)
    assert compared.state is state
    assert compared.may_lock == (state in {State.SAME, State.DRAFT, State.NEXT})
    assert compared.in_order == (state is State.SAME)


def test_without_a_lock_there_is_nothing_to_keep():
    compared = compare(None, kettle().knowledge.edition, entries(kettle()))
    assert (compared.state, compared.may_lock, compared.in_order) == (State.NO_LOCK, True, False)


@pytest.mark.parametrize(
    ("one", "other"), [("2026.11", "2026.9"), ("2027.1", "2026.12"), ("2", "1"), ("1.1", "1"), ("2026.11b", "2026.11a")]
)
def test_editions_are_ordered_by_their_numbers(one, other):
    assert later(one, other)
    assert not later(other, one)
    assert not later(one, one)


def test_what_is_written_is_read(tmp_path, book):
    """The lock of Thecal's own rules, in full."""
    lock = Lock("2026.11", None, entries(book))
    write_lock(tmp_path / LOCK, lock)
    again = read_lock(tmp_path / LOCK)
    assert again.edition == "2026.11"
    assert compare(again, Edition(edition="2026.11", title="x"), lock.entries).changes == ()
    written = (tmp_path / LOCK).read_text("utf-8")
    write_lock(tmp_path / LOCK, again)
    assert (tmp_path / LOCK).read_text("utf-8") == written


@given(
    words=st.dictionaries(
        st.sampled_from(["when", "level", "say"]), st.text(st.characters(codec="utf-8", exclude_categories=["C"]))
    )
)
def test_any_text_survives_the_file(words, tmp_path_factory):
    path = tmp_path_factory.mktemp("lock") / LOCK
    now = {section: {} for section in entries(kettle())} | {"statements": {"a": Entry(words, "0123456789012345")}}
    write_lock(path, Lock("1", None, now))
    assert read_lock(path).entries["statements"]["a"].says == words


def test_a_line_that_was_written_by_hand_is_refused(tmp_path):
    write_lock(tmp_path / LOCK, Lock("1", None, entries(kettle())))
    spoil(tmp_path, LOCK, "level: within_days", "level: routine")
    with pytest.raises(RulesError, match="over_always"):
        read_lock(tmp_path / LOCK)


@pytest.mark.parametrize(
    "text", ["edition: [", "edition: '1'", "- a", "edition: '1'\nreleased: null\nstatements: {a: {b: c}}"]
)
def test_a_file_that_is_no_lock_is_refused(tmp_path, text):
    (tmp_path / LOCK).write_text(text, "utf-8")
    with pytest.raises(RulesError):
        read_lock(tmp_path / LOCK)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hot and lid_rattles", "lid_rattles and hot"),
        ("hot", "steam_temperature >= 80 Cel"),
        ("leak and (hot and lid_rattles)", "leak and hot and lid_rattles"),
        ("colour in (dark, pale)", "colour in (pale, dark)"),
        ("colour = dark", "colour in (dark)"),
        ("leak or leak", "leak"),
    ],
)
def test_one_meaning_has_one_text(one, other):
    findings = kettle().knowledge.vocabulary.findings
    assert canonical(condition(one), findings) == canonical(condition(other), findings)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("leak and hot or lid_rattles", "leak and (hot or lid_rattles)"),
        ("not (leak and hot)", "not leak and hot"),
        ("at least 2 of (leak, hot, lid_rattles)", "at least 1 of (leak, hot, lid_rattles)"),
        ("at least 2 of (leak, leak, hot)", "at least 2 of (leak, hot)"),
        ("noise >= humming", "noise > humming"),
    ],
)
def test_two_meanings_have_two_texts(one, other):
    findings = kettle().knowledge.vocabulary.findings
    assert canonical(condition(one), findings) != canonical(condition(other), findings)


@given(node=conditions(named=True), told=states())
def test_the_text_of_a_condition_means_the_condition(node, told):
    again = condition(canonical(node, kettle().knowledge.vocabulary.findings))
    assert judge(again, facts(**told)).truth is judge(node, facts(**told)).truth
