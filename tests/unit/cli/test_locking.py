"""`thecal rules lock` on the command line: a draft is locked at will, a released edition only as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.knowledge.kettle import copy_of_tiny, spoil

OVER = "complications/boils_over.yaml"


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    return copy_of_tiny(tmp_path)


@pytest.fixture
def lock(thecal, rules):
    return lambda *arguments: thecal("rules", "lock", "--rules", str(rules), *arguments)


def warm(rules: Path) -> None:
    """A change of meaning."""
    spoil(rules, OVER, "steam_temperature >= 100 Cel", "steam_temperature >= 90 Cel")


def test_rules_that_were_never_locked_are_not_in_order_until_they_are(rules, lock):
    assert lock("--check").code == 1
    assert not (rules / "lock.yaml").exists()
    first = lock()
    assert first.code == 0
    assert "Edition 1 (released) is locked." in first.out
    assert lock("--check").code == 0


def test_a_released_edition_keeps_its_meaning(rules, lock):
    lock()
    before = (rules / "lock.yaml").read_bytes()
    warm(rules)
    for arguments in (["--check"], []):
        ended = lock(*arguments)
        assert ended.code == 1
        assert "changed over_now" in ended.out
        assert "boils_over.yaml:27" in ended.out
        assert ">= 100 Cel → steam_temperature >= 90 Cel" in ended.out
        assert "--new-edition" in ended.out
        assert (rules / "lock.yaml").read_bytes() == before


def test_a_new_edition_takes_the_change(rules, lock):
    lock()
    warm(rules)
    assert lock("--new-edition", "2").code == 0
    assert (rules / "edition.yaml").read_text("utf-8") == 'edition: "2"\nreleased: null\ntitle: A kettle\n'
    assert lock("--check").out.startswith("Edition 2 (a draft) means what is locked.")


@pytest.mark.parametrize("number", ["1", "0.9"])
def test_a_new_edition_comes_after_the_old_one(rules, lock, number):
    lock()
    ended = lock("--new-edition", number)
    assert ended.code == 2
    assert "edition-not-later" in ended.err
    assert 'edition: "1"' in (rules / "edition.yaml").read_text("utf-8")


def test_a_number_that_is_not_written_plainly_is_left_to_its_author(rules, lock):
    (rules / "edition.yaml").write_text('{edition: "1", released: 2026-01-31, title: A kettle}\n', "utf-8")
    ended = lock("--new-edition", "2")
    assert ended.code == 2
    assert 'edition: "2"' in ended.err
    assert not (rules / "lock.yaml").exists()


def test_a_draft_is_locked_again_at_will_and_the_check_still_asks_for_it(rules, lock):
    spoil(rules, "edition.yaml", "released: 2026-01-31", "released: null")
    lock()
    warm(rules)
    assert lock("--check").code == 1
    again = lock()
    assert again.code == 0
    assert "changed over_now" in again.out
    assert lock("--check").code == 0


def test_a_draft_is_released_by_its_date_and_not_opened_again(rules, lock):
    spoil(rules, "edition.yaml", "released: 2026-01-31", "released: null")
    lock()
    spoil(rules, "edition.yaml", "released: null", "released: 2026-01-31")
    assert lock("--check").code == 1
    assert lock().code == 0
    spoil(rules, "edition.yaml", "released: 2026-01-31", "released: null")
    ended = lock()
    assert ended.code == 1
    assert "was released on 2026-01-31" in ended.out


def test_wording_is_mentioned_and_passes(rules, lock):
    lock()
    spoil(rules, OVER, "It boils now.", "It is boiling.")
    ended = lock("--check")
    assert ended.code == 0
    assert "Only the wording changed of 1: over_now." in ended.out


def test_for_a_program(rules, lock):
    lock()
    warm(rules)
    data = lock("--check", "--format", "json").json
    assert (data["state"], data["edition"], data["locked_edition"], data["written"]) == ("changed", "1", "1", False)
    (change,) = data["changes"]
    assert (change["what"], change["section"], change["id"], change["line"]) == (
        "changed",
        "statements",
        "over_now",
        27,
    )
    assert change["before"] != change["after"]
    assert change["parts"] == [
        {"part": "when", "before": "steam_temperature >= 100 Cel", "after": "steam_temperature >= 90 Cel"}
    ]


def test_a_limit_comes_before_the_statements_that_use_it(rules, lock):
    (rules / "local_defaults.yaml").write_text(
        "limits:\n  boil: {value: 100, unit: Cel, meaning: m, why: w, sign_off: s}\n", "utf-8"
    )
    spoil(rules, OVER, "steam_temperature >= 100 Cel", "steam_temperature >= boil")
    lock()
    spoil(rules, "local_defaults.yaml", "value: 100", "value: 95")
    out = lock("--check").out
    assert out.index("changed boil (limits)") < out.index("changed over_now")


def test_a_spoilt_lock_is_told_and_not_overwritten(rules, lock):
    lock()
    spoil(rules, "lock.yaml", "level: within_days", "level: routine")
    ended = lock()
    assert ended.code == 3
    assert "over_always" in ended.err


def test_check_and_new_edition_do_not_go_together(lock):
    assert lock("--check", "--new-edition", "2").code == 2
