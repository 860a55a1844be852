"""Codes and units mean to others what they mean here; the terminologies are asked without a network."""

from __future__ import annotations

import re
import shutil
import socket
from pathlib import Path

import pytest
from ucumvert import PintUcumRegistry

from tests.support import ROOT
from tests.unit.knowledge.kettle import problems_of, spoil
from tests.unit.knowledge.terminologies import CHECKED, complaints, hpo, icd10cm
from thecal.condition import RuleBook
from thecal.knowledge.codes import carried
from thecal.knowledge.load import load
from thecal.knowledge.vocabulary import Choice, Ordinal, Quantity, YesNo


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_kwargs: object) -> None:
        raise AssertionError("a terminology was looked for in the network")

    monkeypatch.setattr(socket, "socket", refuse)
    icd10cm()
    hpo()


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT / "rules", tmp_path / "rules"))


def test_every_code_is_one_and_has_the_words_of_its_terminology(book: RuleBook) -> None:
    assert [str(problem) for problem in complaints(book.knowledge)] == []
    assert set(book.knowledge.codes) == set(CHECKED)


SPOILT = {
    "a code that ICD-10-CM does not have": ("G97.1", "G97.12", "ICD-10-CM G97.12 is not a code of ICD-10-CM."),
    "one without its seventh character": (
        "T85.735A",
        "T85.735",
        "ICD-10-CM T85.735 is not complete; a record needs one of T85.735A, T85.735D, T85.735S.",
    ),
    "another code": (
        "G06.1",
        "G06.2",
        "ICD-10-CM G06.2 is called 'Extradural and subdural abscess, unspecified'.",
    ),
    "an id that HPO never gave out": ("HP:0002315", "HP:9002315", "HP:9002315 is not a term of HPO."),
    "an obsolete term": ("HP:0002315", "HP:0000361", "HP:0000361 is obsolete; replaced by HP:0008629."),
    "another term": ("HP:0002315", "HP:0002076", "HP:0002076 is called 'Migraine'."),
    "a mistyped LOINC code": ("8310-5", "8301-5", "LOINC 8301-5 has a wrong check digit."),
    "a mistyped SNOMED CT id": ("25064002", "25046002", "SNOMED CT (candidate) 25046002 has a wrong check digit."),
}


@pytest.mark.parametrize(("code", "wrong", "said"), SPOILT.values(), ids=SPOILT)
def test_a_wrong_code_is_found_where_it_stands(copy: Path, code: str, wrong: str, said: str) -> None:
    for file in copy.rglob("*.yaml"):  # everywhere, so that the rules still load
        file.write_text(re.sub(rf"\b{code}\b", wrong, file.read_text("utf-8")), "utf-8")
    (problem,) = complaints(load(copy))
    assert problem.message.endswith(said)
    lines = (copy / "codes.yaml").read_text("utf-8").splitlines()
    assert problem.place.file == "codes.yaml"
    assert lines[problem.place.line - 1].strip().strip('"').startswith(wrong)


def test_words_of_its_own_making_are_found_too(copy: Path) -> None:
    spoil(copy, "codes.yaml", "Intraspinal abscess and granuloma", "Granuloma of the spine")
    (problem,) = complaints(load(copy))
    assert problem.message == "ICD-10-CM G06.1 is called 'Intraspinal abscess and granuloma'."


CARRIED = {
    "a complication": ("complications/post_dural_puncture_headache.yaml", "icd10cm: [G97.1", "icd10cm: [G97.2"),
    "a finding": ("vocabulary.yaml", '{hpo: ["HP:0002315"]', '{hpo: ["HP:0002316"]'),
    "a value": ("vocabulary.yaml", 'positive: {hpo: ["HP:0031864"]}', 'positive: {hpo: ["HP:0031865"]}'),
    "a phrase": ("vocabulary.yaml", 'codes: {hpo: ["HP:0001945"]', 'codes: {hpo: ["HP:0001946"]'),
}


@pytest.mark.parametrize(("file", "old", "new"), CARRIED.values(), ids=CARRIED)
def test_a_code_that_nobody_looked_up_is_refused(copy: Path, file: str, old: str, new: str) -> None:
    spoil(copy, file, old, new)
    (problem,) = problems_of(copy)
    text = (copy / file).read_text("utf-8")
    assert problem.slug == "unknown-code"
    assert problem.place.file == file
    assert problem.place.line == text[: text.index(new)].count("\n") + 1


def test_codes_belong_to_a_value_that_there_is(copy: Path) -> None:
    spoil(copy, "vocabulary.yaml", 'pinpoint: {hpo: ["HP:0000616"]', 'pin_point: {hpo: ["HP:0000616"]')
    (problem,) = problems_of(copy)
    assert "'pin_point' is not one of its values" in problem.message


def test_a_whole_is_of_codes_that_there_are(copy: Path) -> None:
    spoil(copy, "vocabulary.yaml", "    whole: [hpo, snomed_candidate]", "    whole: [hpo, loinc]")
    (problem,) = problems_of(copy)
    assert "whole: it has no codes of loinc" in problem.message


def test_every_code_that_was_looked_up_is_carried(book: RuleBook) -> None:
    used = {(found.system, found.code) for found in carried(book.knowledge)}
    known = {(name, code) for name, system in book.knowledge.codes.items() for code in system.codes}
    assert sorted(known - used) == []


def test_each_terminology_stands_where_it_can_say_what_it_means(book: RuleBook) -> None:
    findings = book.knowledge.vocabulary.findings
    for found in carried(book.knowledge):
        finding = findings.get(found.holder) if found.file == "vocabulary.yaml" else None
        if found.system == "hpo" and finding is not None:
            assert isinstance(finding, YesNo) or found.value is not None, (
                f"{found.code} on {found.holder}: which value?"
            )
        if found.system == "loinc":
            assert isinstance(finding, Quantity | Choice), f"{found.code} on {found.holder}: nothing is measured"
            assert found.value is None


def test_every_value_with_a_code_is_out_of_the_ordinary(book: RuleBook) -> None:
    for name, finding in book.knowledge.vocabulary.findings.items():
        if isinstance(finding, Choice | Ordinal):
            usual = finding.usual if isinstance(finding, Choice) else finding.spellings[0]
            assert usual not in finding.value_codes, name


def test_every_unit_is_ucum(book: RuleBook) -> None:
    registry = PintUcumRegistry()
    units = {finding.unit for finding in book.knowledge.vocabulary.findings.values() if isinstance(finding, Quantity)}
    units |= {limit.unit for limit in book.knowledge.limits.values()}
    assert {"Cel", "mm[Hg]", "10*9/L"} <= units
    for unit in sorted(units):
        assert registry.from_ucum(unit) is not None, unit
