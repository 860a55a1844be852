"""The index of the evidence and the list of what is left out: read whole, or every fault is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import ROOT
from tests.unit.knowledge.kettle import copy_of_tiny, spoil
from thecal.authoring.evidence import Row, Standing, read_evidence
from thecal.errors import RulesError


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    return copy_of_tiny(tmp_path)


@pytest.mark.parametrize(
    ("tag", "standing"),
    [
        ("V", Standing.SOURCED),
        ("2", Standing.SOURCED),
        ("V+E", Standing.SOURCED),
        ("V/2*", Standing.SOURCED),
        ("E", Standing.CHOSEN),
        ("2*+E", Standing.CHOSEN),
        ("R/E", Standing.CHOSEN),
        ("R", Standing.OUT),
        ("2*", Standing.OUT),
    ],
)
def test_a_tag_says_what_may_become_of_a_row(tag, standing):
    assert Row(section="1", tag=tag, sources=(), fact="x").standing is standing


def test_without_an_index_there_is_nothing_to_compare_with(rules):
    (rules / "evidence_index.yaml").unlink()
    evidence = read_evidence(rules)
    assert not evidence.known
    assert (evidence.rows, evidence.left_out) == ({}, ())


def test_a_line_may_name_several_rows_and_say_that_only_a_part_is_missing(rules):
    spoil(rules, "not_expressed.md", "| LID-2 | wholly |", "| LID-2, LID-S1 | partly |")
    left_out = read_evidence(rules).left_out
    assert [(one.row, one.partly, one.why, one.place.line) for one in left_out] == [
        ("LID-2", True, "Everybody knows.", 5),
        ("LID-S1", True, "Everybody knows.", 5),
    ]


@pytest.mark.parametrize(
    ("file", "old", "new", "slug", "words"),
    [
        ("evidence_index.yaml", "tag: E", "tag: W", "not-a-name", "'W'"),
        ("evidence_index.yaml", "tag: E, ", "", "missing-key", "`tag`"),
        ("evidence_index.yaml", "LID-2: {section: \"1\"", "LID-2: {section: \"7\"", "not-valid", "section 7"),
        ("evidence_index.yaml", "fact: A lid", "facts: A lid", "unknown-key", "fact"),
        ("evidence_index.yaml", "sections:", "sections: [", "not-yaml", "YAML"),
        ("not_expressed.md", "| wholly |", "| mostly |", "not-a-line", "`wholly` or `partly`"),
        ("not_expressed.md", "| LID-2 |", "| lid two |", "not-a-line", "three cells"),
        ("not_expressed.md", " Everybody knows. ", " ", "not-a-line", "the reason"),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_place(rules, file, old, new, slug, words):
    spoil(rules, file, old, new)
    with pytest.raises(RulesError) as caught:
        read_evidence(rules)
    problem = next(one for one in caught.value.problems if one.slug == slug)
    assert words in str(problem)
    assert problem.place.file == file
    assert problem.place.line > 0


def test_faults_of_both_files_are_told_at_once(rules):
    spoil(rules, "evidence_index.yaml", "tag: E", "tag: W")
    spoil(rules, "not_expressed.md", "| wholly |", "| mostly |")
    with pytest.raises(RulesError) as caught:
        read_evidence(rules)
    assert {one.place.file for one in caught.value.problems} == {"evidence_index.yaml", "not_expressed.md"}


def test_the_index_of_thecal_knows_every_source_it_names(book):
    """Except those of low grade, which stay out of sources.yaml on purpose."""
    evidence = read_evidence(ROOT / "rules")
    known = {source.evidence for source in book.knowledge.sources.values()}
    strangers = {
        source
        for row in evidence.rows.values()
        for source in row.sources
        if source not in known and not any(tag in row.tags for tag in ("2*", "R"))
    }
    assert strangers <= {"WELLY"}  # beside an E row: named as the reason of a choice, not cited
    assert len(evidence.rows) > 300


def test_the_index_of_thecal_holds_every_line_of_the_leaflet():
    leaflet = read_evidence(ROOT / "rules").leaflet
    assert sorted(leaflet) == ["I1", "I2", "I3", "I4", "I5", "I6", "T1", "T2", "T3"]
    assert all((line[0] == "T") == (entry.phase == "test_period") for line, entry in leaflet.items())
