"""docs/mapping.md: each mapping makes of its table the visits that the page shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.docs.pages import Entry, entries
from tests.support import ROOT
from thecal.condition import RuleBook
from thecal.condition.facts import Interval
from thecal.knowledge.located import read_located
from thecal.screening.mapping import load_mapping
from thecal.screening.mapping.model import MappingFile
from thecal.screening.mapping.suggest import suggest
from thecal.screening.readers import open_input
from thecal.visits import Visit, take_in
from thecal.visits.table import visit_of
from thecal.visits.values import show_state

PAGE = ROOT / "docs" / "mapping.md"


def block(entry: Entry, language: str) -> str:
    (found,) = [one.text for one in entry.blocks if one.language == language]
    return found + "\n"


EXAMPLES = [entry for entry in entries(PAGE) if any(one.language == "visits" for one in entry.blocks)]


@pytest.mark.parametrize("entry", EXAMPLES, ids=lambda entry: entry.title)
def test_the_rows_tell_what_the_page_says(entry: Entry, book: RuleBook, tmp_path: Path) -> None:
    (tmp_path / "records.csv").write_text(block(entry, "csv"), encoding="utf-8")
    (tmp_path / "mapping.yaml").write_text(block(entry, "yaml"), encoding="utf-8")
    mapping = load_mapping(tmp_path / "mapping.yaml", book)
    source, bind = mapping.open(open_input(tmp_path / "records.csv"))
    said = []
    for raw in source.batches():
        told = bind(raw.table, raw.issues)
        for row in range(told.rows):
            visit, issues = visit_of(told, row, book.knowledge.vocabulary)
            said.append(line(visit, book))
            said += [f"{visit.id}: {issue.column} {issue.problem}" for issue in issues]
    assert "\n".join(said) + "\n" == block(entry, "visits")


def line(visit: Visit, book: RuleBook) -> str:
    """What a visit tells, on one line."""
    intake = take_in(visit, book)
    assert intake.issues == ()
    words = [", ".join(filter(None, (visit.phase, visit.date and visit.date.isoformat())))]
    words += [f"{name} {moment}" for name, moment in visit.events.items()]
    for name in visit.findings:
        state = intake.facts.states.get(name)
        finding = book.knowledge.vocabulary.findings[name]
        known = state is not None and (not isinstance(state, Interval) or state.known)
        words.append(f"{name} {show_state(finding, state) if known else 'unknown'}")  # type: ignore[arg-type]  # known
    return f"{visit.id}: {'; '.join(words)}"


def test_the_page_has_an_example_of_everything() -> None:
    text = "\n".join(block(entry, "yaml") for entry in EXAMPLES)
    used = {key for entry in EXAMPLES for key in read_located(block(entry, "yaml"), "page").value}
    assert {info.alias or name for name, info in MappingFile.model_fields.items()} - used == {"fhir", "omop", "ignore"}
    for word in ("columns:", "checkbox:", "form:", "codes:", "name:", "separator:", "otherwise:", "unit:", "values:"):
        assert word in text


def test_the_draft_is_what_the_command_makes(book: RuleBook, tmp_path: Path) -> None:
    (entry,) = [one for one in entries(PAGE) if one.title == "A draft"]
    (tmp_path / "records.csv").write_text(block(entry, "csv"), encoding="utf-8")
    (batch,) = open_input(tmp_path / "records.csv").batches()
    assert suggest(batch.table, book).text == block(entry, "draft")


def test_what_the_draft_leaves_open_is_what_the_page_says(book: RuleBook) -> None:
    (entry,) = [one for one in entries(PAGE) if one.title == "A draft"]
    draft = block(entry, "draft")
    assert "whether 1 or 2 is yes can't be told" in draft
    assert "mg/L or mg/dL" in draft
    assert "NOT °C" in draft
