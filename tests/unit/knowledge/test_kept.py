"""What nothing uses is a warning, unless it says why it is kept; and what is used does not say so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.unit.knowledge.kettle import copy_of_tiny, spoil
from thecal.cli.run import run

KEPT = "    kept: For the record.\n"
UNUSED_FINDING = "    label: hot leak\n"
USED_FINDING = "    label: rattling lid\n"
UNUSED_CHECK = (
    "checks:\n  descale:\n    name: Descale it\n    short: descale\n    how: With vinegar.\n    kind: treatment\n"
)
USED_CHECK = "    name: Look inside\n"


def warned(rules: Path, capsys: pytest.CaptureFixture[str]) -> set[tuple[str, str]]:
    """The slug and the place of each warning."""
    run(["rules", "check", "--rules", str(rules)])
    shown = capsys.readouterr()
    return set(re.findall(r"\[([a-z-]+)\]\s+\S*?(\w+\.yaml:\d+)", shown.out + shown.err))


@pytest.mark.parametrize(
    ("file", "old", "named"),
    [("vocabulary.yaml", UNUSED_FINDING, "unused-finding"), ("checks.yaml", "checks:\n", "unused-check")],
)
def test_what_is_kept_for_a_reason_is_no_warning(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], file: str, old: str, named: str
) -> None:
    rules = copy_of_tiny(tmp_path)
    new = UNUSED_CHECK if named == "unused-check" else old
    spoil(rules, file, old, new)
    before = [slug for slug, _ in warned(rules, capsys)]
    spoil(rules, file, new, new + KEPT)
    after = [slug for slug, _ in warned(rules, capsys)]
    assert named in before
    assert after.count(named) == before.count(named) - 1
    assert "kept-and-used" not in after


@pytest.mark.parametrize(("file", "old"), [("vocabulary.yaml", USED_FINDING), ("checks.yaml", USED_CHECK)])
def test_what_is_used_does_not_say_why_it_is_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], file: str, old: str
) -> None:
    rules = copy_of_tiny(tmp_path)
    spoil(rules, file, old, old + KEPT)
    line = (rules / file).read_text("utf-8").splitlines().index(KEPT.rstrip("\n")) + 1
    assert ("kept-and-used", f"{file}:{line}") in warned(rules, capsys)
