"""docs/records.md shows the codes of the rules, and its mapping is one that can be used."""

from __future__ import annotations

import re
from pathlib import Path

from tests.support import ROOT
from thecal.condition import RuleBook
from thecal.screening.records import load_extra
from thecal.screening.records.fhir_sql import SHAPES
from thecal.screening.records.meanings import Meanings
from thecal.screening.records.omop_sql import CLINICAL
from tools import write_records_page as writer

PAGE = (ROOT / "docs" / "records.md").read_text(encoding="utf-8")


def test_the_table_is_that_of_the_rules() -> None:
    assert writer.page(PAGE) == PAGE, "python tools/write_records_page.py"
    assert "| `temperature` |  |  | 8310-5 | 386725007 |" in PAGE


def test_its_mapping_is_understood(tmp_path: Path, book: RuleBook) -> None:
    (example,) = re.findall(r"^```yaml\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    file = tmp_path / "mapping.yaml"
    file.write_text(example, encoding="utf-8")
    extra = load_extra(file, "fhir")
    told = {meaning.name for meaning in Meanings(book.knowledge, extra).all}
    assert told >= {"residual_actual", "pump_alarm", "refill", "headache_onset", "drug_morphine", "back_swelling"}
    assert extra.phase == "implanted"


def test_every_table_of_omop_that_is_read_is_named() -> None:
    assert all(f"`{table}`" in PAGE for table in CLINICAL)


def test_the_statuses_that_count_are_named() -> None:
    used = re.findall(r"'([a-z-]+)'", SHAPES["Observation"].left_out)
    assert {"final", "amended"} <= set(used)
    row = next(line for line in PAGE.splitlines() if line.startswith("| Observation: final"))
    assert [status for status in used if status != "status" and status not in row] == []
