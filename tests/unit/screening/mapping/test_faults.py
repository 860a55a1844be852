"""Everything wrong with a mapping is said at once, with its line, what is allowed, and what was probably meant."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.unit.screening.mapping.tables import Table
from thecal.condition import RuleBook
from thecal.errors import InputError, Problem
from thecal.screening.mapping import load_mapping

BAD = """\
schema: thecal.mapping/1
phase: {column: stage, values: {a: trial}}
date: {column: seen, format: "%d.%m"}
findigs: 3
findings:
  temprature: {column: t, unit: C}
  temperature: {column: t, unit: mg}
  headache: {column: ha, values: {1: yes, 2: absnt}}
  sex: {checkbox: s___1}
  photophobia: {column: a, columns: [b, c]}
  crp: {codes: {column: dx, system: loinc}}
  esr: {codes: {column: dx, system: icd10}}
  news2_total: {column: n, unit: mg}
  nausea_or_vomiting: {name: NV}
  implant: op
events: {implnt: x}
"""


def problems(source: Any, book: RuleBook, schema: pa.Schema | None = None) -> list[Problem]:
    with pytest.raises(InputError) as caught:
        load_mapping(source, book, schema)
    return caught.value.problems


def test_all_at_once_and_each_with_its_line(book: RuleBook, tmp_path: Path) -> None:
    (tmp_path / "mapping.yaml").write_text(BAD)
    found = problems(tmp_path / "mapping.yaml", book)
    said = {(problem.place.line, problem.slug) for problem in found if problem.place}
    assert said == {
        (2, "unknown-value"), (3, "not-a-format"), (4, "unknown-key"), (6, "unknown-finding"), (7, "wrong-unit"),
        (8, "unknown-value"), (9, "not-allowed"), (10, "not-valid"), (11, "no-codes"), (12, "unknown-terminology"),
        (13, "wrong-unit"), (14, "not-allowed"), (15, "unknown-finding"), (16, "unknown-event"),
    }  # fmt: skip
    lines = [problem.place.line for problem in found if problem.place]
    assert lines == sorted(lines)
    by_line = {problem.place.line: problem for problem in found if problem.place}
    assert by_line[6].advice == "temperature"
    assert by_line[7].allowed == ("Cel", "[degF]")
    assert by_line[7].excerpt[by_line[7].caret :].startswith("mg")
    assert by_line[8].excerpt[by_line[8].caret :].startswith("absnt")
    assert by_line[8].allowed == ("present", "absent", "unknown", "null (not asked)")
    assert by_line[15].advice == "put `implant` under `events:`."


def test_columns_that_are_not_there_with_the_nearest_names(book: RuleBook, tmp_path: Path) -> None:
    path = tmp_path / "mapping.yaml"
    path.write_text(
        "row: [recordid, visit]\n"
        "date: visit_dat\n"
        "phase: {column: fase}\n"
        "events: {implant: {column: op_dat}}\n"
        "findings:\n"
        "  headache: haedache\n"
        "  temperature: {columns: [{column: temp_c, unit: Cel}, {column: temp_g, unit: Cel}]}\n"
        "  crp: {column: crp, unit: mg/L}\n"
        "  esr: sedimentation\n"
    )
    schema = pa.schema(
        [(n, pa.string()) for n in ("record_id", "visit", "visit_date", "phase", "op_date", "headache", "temp_c", "temp_f")]
        + [("crp", pa.float64()), ("esr", pa.float64())]
    )  # fmt: skip
    found = problems(path, book, schema)
    assert [(p.place.line, p.slug, p.advice) for p in found if p.place][:6] == [
        (1, "no-column", "'record_id'"), (2, "no-column", "'visit_date' or 'visit'"), (3, "no-column", "'phase'"),
        (4, "no-column", "'op_date'"), (6, "no-column", "'headache'"), (7, "no-column", "'temp_f' or 'temp_c'"),
    ]  # fmt: skip
    assert [p.slug for p in found][6:] == ["no-column"]
    with pytest.raises(InputError):
        load_mapping({"findings": {"headache": "haedache"}}, book).bind(schema)


def test_numbers_of_a_quantity_need_a_unit(book: RuleBook) -> None:
    schema = pa.schema([("t", pa.float64()), ("n", pa.int64()), ("c", pa.string())])
    (problem,) = problems({"findings": {"temperature": "t", "cows_score": "n", "crp": "c"}}, book, schema)
    assert problem.slug == "no-unit"
    assert problem.advice == 'add a line `unit: "Cel"`, or the unit they are in.'


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("", "empty"),
        ("- a\n", "wrong-kind"),
        ("findings: {headache: a, headache: b}\n", "duplicate-key"),
        ("findings: {headache: [\n", "not-yaml"),
        ("schema: thecal.mapping/2\nfindings: {headache: a}\n", "not-allowed"),
        ("layout: {long: {name: n}}\nfindings: {headache: a}\n", "missing-key"),
        ("missing: [no]\nfindings: {headache: a}\n", "not-valid"),
        ("findings: {headache: {column: a, form: b}}\n", "not-valid"),
        ("redcap: {dictionary: none.csv}\nfindings: {headache: a}\n", "no-file"),
    ],
)
def test_files_that_say_nothing_of_use(text: str, slug: str, book: RuleBook, tmp_path: Path) -> None:
    (tmp_path / "mapping.yaml").write_text(text)
    found = problems(tmp_path / "mapping.yaml", book)
    assert [problem.slug for problem in found] == [slug]
    assert found[0].place
    assert found[0].place.file.startswith(str(tmp_path))


def test_a_file_that_is_not_there(book: RuleBook, tmp_path: Path) -> None:
    assert [problem.slug for problem in problems(tmp_path / "none.yaml", book)] == ["no-file"]


def test_a_long_layout_names_columns_that_are_there(book: RuleBook) -> None:
    mapping = load_mapping(
        {"layout": {"long": {"name": "itm", "value": "val"}}, "row": "pid", "findings": {"headache": "HA"}}, book
    )
    with pytest.raises(InputError) as caught:
        mapping.open(Table(pa.table({"id": ["1"], "item": ["HA"], "val": ["yes"]})))
    assert [(p.slug, p.advice) for p in caught.value.problems] == [("no-column", "'item'"), ("no-column", "'id'")]
    with pytest.raises(InputError, match="long-layout"):
        mapping.bind(pa.schema([("pid", pa.string())]))


def test_a_mapping_that_names_no_column_says_nothing_of_a_table(book: RuleBook) -> None:
    mapping = load_mapping({"row": "id"}, book)
    with pytest.raises(InputError, match="no-findings"):
        mapping.bind(pa.schema([("id", pa.string())]))


def test_a_faulty_line_does_not_hide_a_missing_column(book: RuleBook, tmp_path: Path) -> None:
    path = tmp_path / "mapping.yaml"
    path.write_text(
        "row: pid\nrows: x\nfindings:\n  headache: {column: ha, vales: {1: present}}\n  seizure: sz\n  sex: {column: s, unit: kg}\n"
    )
    found = problems(path, book, pa.schema([("id", pa.string()), ("s", pa.string())]))
    assert [(p.place.line, p.slug) for p in found if p.place] == [
        (1, "no-column"), (2, "unknown-key"), (4, "unknown-key"), (5, "no-column"), (6, "not-allowed"),
    ]  # fmt: skip


_KEYS = (
    "schema", "layout", "long", "row", "phase", "date", "missing", "unknown", "decimal", "events", "findings", "redcap", "fhir",
    "ignore", "column", "columns", "checkbox", "form", "codes", "name", "unit", "values", "format", "system", "present",
    "otherwise", "separator", "value", "headache", "temperature", "sex", "implant", "dictionary", "record", "1", "",
)  # fmt: skip
_LEAVES = st.one_of(
    st.none(), st.booleans(), st.integers(-9, 99), st.floats(allow_nan=False),
    st.sampled_from([*_KEYS, "a", "b___1", "hpo", "icd10cm", "%d.%m.%Y", "%", "Cel", "[degF]", ",", "absent", "\x00", "T85*"]),
)  # fmt: skip
_ANYTHING = st.recursive(
    _LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(_KEYS), inner, max_size=4)
)
_FINDING = st.dictionaries(
    st.sampled_from(["column", "columns", "checkbox", "codes", "unit", "values"]), _ANYTHING, max_size=3
)
_MAPPING = st.fixed_dictionaries(
    {},
    optional=dict.fromkeys(_KEYS[:14], _ANYTHING)
    | {
        "findings": st.dictionaries(
            st.sampled_from(["headache", "temperature", "sex", "heada"]), _FINDING | _LEAVES, max_size=3
        )
    },
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(document=_MAPPING)
def test_whatever_it_says_it_is_read_or_refused_with_reasons(document: dict[str, Any], book: RuleBook) -> None:
    schema = pa.schema([("a", pa.string()), ("b___1", pa.int64()), ("headache", pa.float64())])
    found: list[Problem] = []
    try:
        mapping = load_mapping(document, book, schema)
        if mapping.document.long is None:
            binder = mapping.bind(schema)
            cells = {"a": ["1", None], "b___1": [1, 0], "headache": [1.5, None]}
            assert binder(pa.RecordBatch.from_pydict(cells, schema)).rows == 2
    except InputError as error:
        found = error.problems or [Problem("", "")]
    assert all(problem.message and problem.slug for problem in found)


def test_an_empty_list_names_no_column(book: RuleBook) -> None:
    found = problems(
        {"findings": {"headache": {"checkbox": []}, "seizure": {"columns": ["a"]}, "sex": {"name": []}}}, book
    )
    assert [problem.slug for problem in found] == ["not-valid"] * 3
