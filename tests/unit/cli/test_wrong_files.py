"""Files of every wrong kind: a clear complaint or an answer with an issue, never a traceback."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

import pytest

# What is in the file → the words that the complaint (exit 2) must hold.
REFUSED = {
    "unknown finding": (b"findings: {neck_stifness: present}", ["neck_stifness", "Try: neck_stiffness", "1:12"]),
    "unknown event": (b"events: {implnt: 2026-11-20}", ["implnt", "implant"]),
    "wrong phase": (b"phase: implantd", ["implantd", "Try: implanted"]),
    "finding at the top": (b"headache: present", ["headache", "under `findings:`"]),
    "unknown key": (b"finding: {headache: present}", ["finding", "Try: findings"]),
    "broken YAML": (b"findings:\n  headache: [present\n", ["YAML"]),
    "tab": (b"findings:\n\theadache: present\n", ["YAML"]),
    "broken JSON": (b'{"findings": {"headache": "present"', ["YAML"]),
    "list instead of map": (b"findings: [headache]", ["map", "not a list"]),
    "list of lists": (b"[[1], [2]]", ["map", "not a list"]),
    "plain text": (b"just some words", ["not plain text"]),
    "a number": (b"42", ["not a single value"]),
    "empty": (b"", ["holds no visit"]),
    "only a comment": (b"# nothing\n", ["holds no visit"]),
    "empty list": (b"[]", ["holds no visit"]),
    "bad date": (b"date: 2026-13-45", ["date"]),
    "date as number": (b"date: 20261124", ["date"]),
    "key twice": (b"id: a\nid: b\n", ["twice"]),
    "anchors": (b"findings: &a {headache: *a}", []),
    "anchor bomb": (b"a: &a [1]\nb: &b [*a,*a]\nc: &c [*b,*b]\nid: x\n", ["Anchors"]),
    "binary": (bytes(range(256)) * 20, ["not UTF-8"]),
    "utf-16": ("phase: implanted".encode("utf-16"), ["not UTF-8"]),
    "NUL": (b"id: a\x00b", []),
    "control characters": (b"id: \x1b[2Jx\n\x07", []),
    "cyrillic e in a finding": ("findings: {tempеrature: 38 Cel}".encode(), ["U+0435", "Try: temperature"]),
    "full-width phase": ("phase: ｉmplanted".encode(), ["phase"]),
    "deep brackets": (b"[" * 100_000, ["deep"]),
    "deep JSON": (b'{"a":' * 5000 + b"1" + b"}" * 5000, ["deep"]),
    "10 MB of nonsense": (os.urandom(10_000_000), ["larger than"]),
    "10 MB on one line": (b"id: " + b"x" * 10_000_000, ["larger than"]),
    "two documents": (b"id: a\n---\nid: b\n", ["one document"]),
    "YAML tags": (b"!!python/object/apply:os.system [ls]", []),
    "half a character": (b'{"id": "\\ud800"}', ["half a character"]),
    "key that is a list": (b"? [a, b]\n: c\n", []),
}

# What is in the file → the words that the answer (exit 0) must hold under "told, and not used".
AN_ISSUE = {
    "wrong unit": (b"findings: {temperature: 38 kg}", ["38 kg", "not in a unit"]),
    "no unit": (b"findings: {temperature: 38}", ["has no unit"]),
    "impossible": (b"findings: {temperature: 380 Cel}", ["380 Cel", "plausible"]),
    "NaN": (b"findings: {temperature: .nan}", ["body temperature"]),
    "NaN in JSON": (b'{"findings": {"temperature": NaN}}', ["body temperature"]),
    "infinity": (b"findings: {temperature: {value: .inf, unit: Cel}}", ["body temperature"]),
    "huge exponent": (b"findings: {temperature: 1e999 Cel}", ["body temperature"]),
    "tiny exponent": (b"findings: {temperature: 1e-300 Cel}", ["body temperature"]),
    "huge integer": (b"findings: {temperature: " + b"9" * 400 + b"}", ["body temperature"]),
    "comma": (b'findings: {temperature: "38,4 Cel"}', ["comma"]),
    "arabic digits": ("findings: {temperature: ٣٨ Cel}".encode(), ["can't be read"]),
    "a list as value": (b"findings: {headache: [present]}", ["present, absent or unknown"]),
    "a map as value": (b"findings: {headache: {a: 1}}", ["present, absent or unknown"]),
    "yes to a quantity": (b"findings: {temperature: yes}", ["body temperature"]),
    "no such choice": (b"findings: {wound_discharge: green}", ["green", "purulent"]),
    "event that is no date": (b"date: 2026-11-24\nevents: {implant: soon}", ["soon", "not a date"]),
    "event after the visit": (b"date: 2026-11-24\nevents: {implant: 2027-01-01}", ["lies after the visit"]),
}

FINE = {
    "UTF-8 with a BOM": b"\xef\xbb\xbfphase: implanted",
    "Windows line ends": b"phase: implanted\r\nfindings:\r\n  headache: present\r\n",
    "exponent": b"findings: {temperature: 3.84e1 Cel}",
    "only an id": b"id: x",
    "null findings": b"findings:",
    "a very long id": b"id: " + b"x" * 100_000,
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_wrong_file_is_refused_with_a_clear_complaint(name, thecal, tmp_path):
    data, words = REFUSED[name]
    file = tmp_path / "visit.yaml"
    file.write_bytes(data)
    start = time.perf_counter()
    ended = thecal("triage", str(file))
    assert time.perf_counter() - start < 5
    assert ended.code == 2, ended.out
    assert ended.out == ""
    assert "\x1b" not in ended.err
    assert len(ended.err) < 8000
    said = " ".join(ended.err.split())
    for word in ["visit.yaml", *words]:
        assert word in said


@pytest.mark.parametrize("name", AN_ISSUE)
def test_a_wrong_value_counts_as_unknown_and_is_shown(name, thecal):
    data, words = AN_ISSUE[name]
    ended = thecal("triage", "-", stdin=data)
    assert ended.code == 0, ended.err
    said = " ".join(ended.out.partition("TOLD, AND NOT USED")[2].split())
    for word in words:
        assert word in said
    answer = thecal("triage", "--format", "json", "-", stdin=data).json
    assert len(answer["issues"]) == 1


@pytest.mark.parametrize("name", FINE)
@pytest.mark.parametrize("format_", ["text", "json", "markdown"])
def test_an_odd_file_is_answered(name, format_, thecal):
    ended = thecal("triage", "--format", format_, "-", stdin=FINE[name])
    assert ended.code == 0, ended.err
    if format_ == "json":
        assert json.loads(ended.out)["issues"] == []


def test_a_missing_file_names_one_that_looks_like_it(thecal):
    ended = thecal("triage", "examples/vist.yaml")
    assert ended.code == 2
    assert "no such file" in ended.err
    assert "Try: examples/visit.yaml" in ended.err


def test_a_folder(thecal):
    ended = thecal("triage", "examples")
    assert ended.code == 2
    assert "folder" in ended.err


def test_a_name_that_cannot_be_one(thecal):
    assert thecal("triage", "a\0b").code == 2
    assert thecal("triage", "x" * 5000).code == 2


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs /dev/zero")
def test_a_file_without_end(thecal):
    ended = thecal("triage", "/dev/zero")
    assert ended.code == 2
    assert "larger than" in ended.err


def test_the_other_files_are_answered_all_the_same(thecal):
    ended = thecal("triage", "none.yaml", "examples/visit.yaml")
    assert ended.code == 2
    assert ended.out.startswith("AT LEAST SAME DAY")
    assert "none.yaml" in ended.err


def test_a_wrong_file_for_explain(thecal, tmp_path):
    file = tmp_path / "visit.yaml"
    file.write_bytes(b"findings: [")
    assert thecal("rules", "explain", "rf_04_meningitis", "--visit", str(file)).code == 2
    assert thecal("rules", "explain", "rf_04_meningitis", "--visit", "none.yaml").code == 2
