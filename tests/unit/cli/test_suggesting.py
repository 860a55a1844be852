"""`thecal screen --suggest-map`, as far as it is not the draft itself."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from thecal.cli.suggesting import suggest_map
from thecal.condition import RuleBook
from thecal.errors import InputError
from thecal.screening.mapping import load_mapping
from thecal.screening.readers import open_input


@pytest.fixture
def records(tmp_path: Path) -> Path:
    path = tmp_path / "records.csv"
    path.write_text("record_id,ha,shoe\n1,1,44\n2,2,39\n", encoding="utf-8")
    return path


def test_it_writes_a_mapping_and_says_what_is_left(
    records: Path, book: RuleBook, capsys: pytest.CaptureFixture[str]
) -> None:
    dictionary = records.parent / "dictionary.csv"
    dictionary.write_text(
        'field_name,form_name,field_type,field_label,select_choices_or_calculations\nrecord_id,f,text,Id,\nha,f,radio,Headache,"1, Yes | 2, No"\n'
    )
    (records.parent / "sub").mkdir()
    target = records.parent / "sub" / "mapping.yaml"
    suggest_map(open_input(records), str(target), str(dictionary))
    mapping = load_mapping(target, book)
    assert mapping.document.findings["headache"].values == {"1": "present", "2": "absent"}
    assert mapping.dictionary is not None, "the mapping finds the dictionary from where it lies"
    out, err = capsys.readouterr()
    assert out == ""
    assert "1 of 3 columns are mapped" in err
    assert "shoe" in err
    assert "--map" in err


def test_without_an_output_it_prints_the_mapping(records: Path, capsys: pytest.CaptureFixture[str]) -> None:
    suggest_map(open_input(records))
    out, err = capsys.readouterr()
    assert yaml.safe_load(out)["schema"] == "thecal.mapping/1"
    assert "Doubtful, left as comments: ha (headache?)" in err


def test_for_scripts(records: Path, capsys: pytest.CaptureFixture[str]) -> None:
    suggest_map(open_input(records), format_="json")
    said = json.loads(capsys.readouterr().out)
    assert [column["column"] for column in said["columns"]] == ["ha"]
    assert said["unmapped"] == ["shoe"]


def test_a_mapping_that_is_there_is_not_lost(records: Path) -> None:
    target = records.parent / "mapping.yaml"
    target.write_text("mine")
    with pytest.raises(InputError, match="output-exists"):
        suggest_map(open_input(records), str(target))
    assert target.read_text() == "mine"
    suggest_map(open_input(records), str(target), overwrite=True)
    assert target.read_text() != "mine"


def test_a_folder_that_is_not_there(records: Path) -> None:
    with pytest.raises(InputError, match="not-writable"):
        suggest_map(open_input(records), str(records.parent / "none" / "mapping.yaml"))
