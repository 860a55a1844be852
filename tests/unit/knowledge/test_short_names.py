"""In a table two things never look the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.knowledge.kettle import problems_of, spoilt
from thecal.condition import RuleBook


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("vocabulary.yaml", "short: leak amount", "short: Leak", "'leak' is already called 'Leak' in tables."),
        ("checks.yaml", "short: switch off", "short: look inside", "'look_inside' is already called 'look inside'"),
    ],
)
def test_a_short_name_is_taken_once(tmp_path: Path, file: str, old: str, new: str, said: str) -> None:
    (problem,) = problems_of(spoilt(tmp_path, file, old, new))
    assert problem.slug == "duplicate-name"
    assert problem.message.startswith(said)


@pytest.mark.parametrize(
    ("file", "line", "said"),
    [
        ("vocabulary.yaml", "    short: rattling\n", "short"),
        ("vocabulary.yaml", "    how: Ask.\n", "how"),
        ("checks.yaml", "    short: switch off\n", "short"),
        ("checks.yaml", "    how: Press the switch.\n", "how"),
    ],
)
def test_neither_the_short_name_nor_the_how_can_be_left_out(tmp_path: Path, file: str, line: str, said: str) -> None:
    line = line.replace("rattling", "lid rattles")
    (problem,) = problems_of(spoilt(tmp_path, file, line, ""))
    assert problem.slug == "missing-key"
    assert f"`{said}`" in problem.message


def test_labels_stand_in_lists_and_so_have_no_commas(book: RuleBook) -> None:
    labels = [finding.label for finding in book.knowledge.vocabulary.findings.values()]
    assert [label for label in labels if "," in label] == []
    assert len(set(labels)) == len(labels)
