"""Rule files with a mistake each: what is said must name the place, the word and what to try."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.support import ROOT
from thecal.errors import RulesError
from thecal.quick import load_rules

PDPH = "complications/post_dural_puncture_headache.yaml"
# file, what stands there, what is written instead, what must be said
MISTAKES = [
    (
        PDPH,
        "when: headache_disabling",
        "when: headache_disablng",
        ["unknown-finding", "'headache_disablng'", "Try: headache_disabling"],
    ),
    (PDPH, "> 5 d", "> 5 kg", ["wrong-unit", "'kg'"]),
    (PDPH, "> 5 d", "> 5", ["no-unit", "Try: 5 d"]),
    (PDPH, "> 5 d", "> 5000 d", ["out-of-range"]),
    (
        PDPH,
        "headache_posture = worse_upright",
        "headache_posture = worse_uprigt",
        ["unknown-value", "Try: worse_upright"],
    ),
    (PDPH, "headache_posture = worse_upright", "headache_posture > worse_upright", ["wrong-type", "no order"]),
    (PDPH, "when: headache_disabling", "when: headache_disabling && fever", ["not-a-condition", "write `and`"]),
    (PDPH, "when: headache_disabling", "when: (headache_disabling", ["not-a-condition", "too early"]),
    (PDPH, "when: headache_disabling", "when: heаdache_disabling", ["strange-character", "U+0430"]),
    (PDPH, "when: headache_disabling", "when: suspected(meningitis)", ["no-suspected"]),
    (PDPH, "source: ichd3_jkna", "source: ichd3_jkn", ["unknown-source", "Try: ichd3_jkna"]),
    (PDPH, "check: positional_test", "check: positional_tset", ["unknown-check", "Try: positional_test"]),
    (PDPH, "level: within_days", "level: soon", ["not-allowed", "'soon'", "within_days"]),
    (PDPH, "    against: weak", "    agianst: weak", ["unknown-key", "Try: against"]),
    (PDPH, "short: PDPH", "shrt: PDPH", ["missing-key", "`short`"]),
    (PDPH, "id: post_dural_puncture_headache", "id: pdph", ["file-name"]),
    (PDPH, "leaflet: [test_period, implanted]", "", ["wrong-folder"]),
    (PDPH, "id: pdph_over_14_days", "id: pdph_postural", ["duplicate-id"]),
    (PDPH, "short: PDPH", "short: PDPH\nshort: PDPH", ["duplicate-key"]),
    (PDPH, "short: PDPH", "short: &a PDPH\nsummary: *a", ["duplicate-key"]),
    (PDPH, "short: PDPH", "\tshort: PDPH", ["not-yaml"]),
    ("red_flags.yaml", "suspects: [meningitis]", "suspects: [meningitus]", ["unknown-complication", "Try: meningitis"]),
    ("vocabulary.yaml", "only_if: headache\n", "only_if: temperature\n", ["wrong-kind", "`only_if`"]),
    ("edition.yaml", "released: 2026-11-24", "released: soon", ["wrong-kind", "date"]),
]


def broken(tmp_path: Path, file: str, old: str, new: str) -> Path:
    folder = tmp_path / "rules"
    shutil.copytree(ROOT / "rules", folder)
    text = (folder / file).read_text("utf-8")
    assert old in text, f"the rules no longer hold {old!r}: mend this test"
    (folder / file).write_text(text.replace(old, new, 1), "utf-8")
    return folder


@pytest.mark.parametrize(
    ("file", "old", "new", "said"), MISTAKES, ids=[f"{one[3][0]}-{n}" for n, one in enumerate(MISTAKES)]
)
def test_a_mistake_is_named_with_its_place(tmp_path: Path, file: str, old: str, new: str, said: list[str]) -> None:
    with pytest.raises(RulesError) as caught:
        load_rules(broken(tmp_path, file, old, new))
    message = str(caught.value)
    for words in said:
        assert words in message
    assert any(problem.place is not None and problem.place.file == file for problem in caught.value.problems)


def test_the_caret_stands_under_the_word(tmp_path: Path) -> None:
    with pytest.raises(RulesError) as caught:
        load_rules(broken(tmp_path, PDPH, "when: headache_disabling", "when: fever and headache_disablng"))
    problem = caught.value.problems[0]
    assert problem.excerpt[problem.caret :].startswith("headache_disablng")
    assert problem.width == len("headache_disablng")


def test_mistakes_in_several_files_are_all_said_at_once(tmp_path: Path) -> None:
    folder = broken(tmp_path, PDPH, "> 5 d", "> 5")
    flags = folder / "red_flags.yaml"
    flags.write_text(
        flags.read_text("utf-8").replace("respiratory_rate < 10 /min", "respiratory_rat < 10 /min", 1), "utf-8"
    )
    with pytest.raises(RulesError) as caught:
        load_rules(folder)
    assert {problem.place.file for problem in caught.value.problems if problem.place} == {PDPH, "red_flags.yaml"}


def test_the_hash_ignores_layout_and_nothing_else(tmp_path: Path) -> None:
    whole = load_rules(ROOT / "rules").knowledge.hash
    laid_out = broken(tmp_path / "a", PDPH, "short: PDPH", "short:   'PDPH'   # a comment\n")
    assert load_rules(laid_out).knowledge.hash == whole
    assert load_rules(broken(tmp_path / "b", PDPH, "> 5 d", "> 6 d")).knowledge.hash != whole
    assert load_rules(broken(tmp_path / "c", PDPH, "against: strong", "against: weak")).knowledge.hash != whole
