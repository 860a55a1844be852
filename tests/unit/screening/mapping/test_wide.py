"""A mapped table tells the visits that somebody would have typed from it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.strategies import Tellable, visits
from tests.unit.screening.mapping.tables import Table, told
from thecal.condition import RuleBook
from thecal.knowledge.vocabulary import Quantity, YesNo
from thecal.screening.mapping import load_mapping
from thecal.visits import Visit, take_in


def findings_of(rows: list[Visit]) -> list[dict[str, Any]]:
    return [visit.findings for visit in rows]


def test_values_words_for_nothing_and_for_not_known(book: RuleBook) -> None:
    mapping = load_mapping(
        {
            "missing": ["-9", 999],
            "unknown": "dk",
            "findings": {"headache": {"column": "ha", "values": {1: "present", 2: "absent", 3: None, 4: "unknown"}}},
        },
        book,
    )
    cells = ["1", "2", "3", "4", "-9", "999", "DK", "", None, "yes"]
    rows, issues = told(mapping, book, ha=cells)
    assert [visit.findings.get("headache") for visit in rows] == [
        "present", "absent", None, "unknown", None, None, "unknown", None, None, "yes",
    ]  # fmt: skip
    assert issues == []


def test_numbers_are_values_too(book: RuleBook) -> None:
    mapping = load_mapping({"findings": {"headache": {"column": "ha", "values": {1: "present", 2: "absent"}}}}, book)
    assert [v.findings for v in told(mapping, book, ha=[1.0, 2.0, None])[0]] == [
        {"headache": "present"}, {"headache": "absent"}, {},
    ]  # fmt: skip


def test_units_decimals_and_dates(book: RuleBook) -> None:
    mapping = load_mapping(
        {
            "row": ["pid", "visit"],
            "phase": {"column": "stage", "values": {"trial": "test_period", "pump": "implanted"}},
            "date": {"column": "seen", "format": "%d.%m.%Y"},
            "decimal": ",",
            "events": {"implant": {"column": "op", "format": ["%d.%m.%Y", "%m/%d/%Y"]}},
            "findings": {"temperature": {"column": "t", "unit": "°F"}, "age": {"column": "age", "unit": "a"}},
        },
        book,
    )
    (visit, other), issues = told(
        mapping, book, pid=["7", "8"], visit=["v1", None], stage=["pump", "Trial"], seen=["24.11.2026", "2026-11-25"],
        op=["03.02.2026", "11/30/2026"], t=["100,4", "38,2 Cel"], age=["60", "61"],
    )  # fmt: skip
    assert (visit.id, other.id) == ("7/v1", "8")
    assert (visit.phase, other.phase) == ("implanted", "test_period")
    assert visit.date == dt.date(2026, 11, 24)
    assert (visit.events["implant"], other.events["implant"]) == (dt.date(2026, 2, 3), dt.date(2026, 11, 30))
    assert take_in(visit, book).facts.states["temperature"].lo == 38  # type: ignore[union-attr]  # an interval
    assert take_in(other, book).facts.states["temperature"].lo == 38.2  # type: ignore[union-attr]  # an interval
    assert issues == []


def test_one_phase_for_all_rows(book: RuleBook) -> None:
    mapping = load_mapping({"phase": "implanted", "findings": {"headache": "ha"}}, book)
    assert {visit.phase for visit in told(mapping, book, ha=["yes", None])[0]} == {"implanted"}


def test_of_several_columns_the_first_that_tells_counts_and_another_answer_is_an_issue(book: RuleBook) -> None:
    mapping = load_mapping(
        {
            "missing": "-9",
            "findings": {
                "temperature": {"columns": [{"column": "c", "unit": "Cel"}, {"column": "f", "unit": "[degF]"}]},
                "headache": {"columns": ["ha", "cephalgia"]},
            },
        },
        book,
    )
    rows, issues = told(
        mapping, book, c=["37.0", "", "-9", "37.0", "unknown"], f=["98.6", "100.4", "", "104", "100.4"],
        ha=["yes", "unknown", None, "no", None], cephalgia=["present", "no", None, "yes", "unknown"],
    )  # fmt: skip
    assert [visit.findings.get("temperature") for visit in rows] == [
        "37.0 Cel", "100.4 [degF]", None, "37.0 Cel", "100.4 [degF]",
    ]  # fmt: skip
    assert [visit.findings.get("headache") for visit in rows] == ["yes", "no", None, "no", "unknown"]
    assert [(i.row, i.finding, i.column) for i in issues] == [(3, "temperature", "f"), (3, "headache", "cephalgia")]
    assert "the column c says something else" in issues[0].problem


def test_codes_of_the_vocabulary_and_of_the_mapping(book: RuleBook) -> None:
    mapping = load_mapping(
        {
            "findings": {
                "neck_stiffness": {"codes": {"column": "dx", "system": "hpo", "separator": "|"}},
                "pupils": {"codes": {"column": "dx", "system": "hpo", "separator": "|"}},
                "back_pain": {"codes": {"column": "icd", "system": "icd10cm", "present": ["M54.*"]}},
                "photophobia": {
                    "codes": {"column": "icd", "system": "icd10cm", "present": "H53.14", "otherwise": "absent"}
                },
            }
        },
        book,
    )
    rows, issues = told(
        mapping, book, dx=["HP:0025258|HP:0000616", "hp:0031179", "HP:0000616|HP:0011499", "X", None],
        icd=["M545", "h53.14", "M5", None, ""],
    )  # fmt: skip
    assert findings_of(rows) == [
        {"neck_stiffness": "present", "pupils": "pinpoint", "back_pain": "present", "photophobia": "absent"},
        {"neck_stiffness": "present", "photophobia": "present"},
        {"photophobia": "absent"},
        {},
        {},
    ]
    assert [(i.row, i.finding) for i in issues] == [(2, "pupils")]


def test_codes_may_stand_in_lists(book: RuleBook) -> None:
    mapping = load_mapping({"findings": {"seizure": {"codes": {"column": "dx", "system": "hpo"}}}}, book)
    rows, _ = told(mapping, book, dx=[["HP:0001250", "X"], [], None])
    assert findings_of(rows) == [{"seizure": "present"}, {}, {}]


def test_only_the_columns_that_are_named_are_read_and_the_others_are_told(book: RuleBook) -> None:
    mapping = load_mapping({"row": "id", "findings": {"headache": "ha"}, "ignore": ["mrn", "gone"]}, book)
    table = pa.table({"comment": ["x"], "id": ["1"], "mrn": ["2"], "ha": ["yes"]})
    source, binder = mapping.open(Table(table))
    assert source.schema.names == ["id", "ha"]
    assert [note for note in binder.notes if "comment" in note]
    assert not [note for note in binder.notes if "mrn" in note]
    assert [note for note in binder.notes if "'gone'" in note]


@pytest.mark.parametrize(
    ("findings", "column", "says"),
    [
        ({"temperature": {"column": "x", "unit": "Cel"}}, ["98.6", "99.1", "100.4"], "[degF] (°F)"),
        ({"temperature": {"column": "x", "unit": "Cel"}}, ["36,9", "37,1", "38,2"], "`decimal: ','`"),
        ({"temperature": {"column": "x"}}, ["36.9", "37.1", "38.2"], "no unit, but nearly all would fit in Cel"),
        ({"pupils": "x"}, ["A", "B", "C"], "may need `values`"),
    ],
)
def test_a_look_at_the_first_rows_sees_what_does_not_fit(
    findings: dict[str, Any], column: list[str], says: str, book: RuleBook
) -> None:
    _, binder = load_mapping({"findings": findings}, book).open(Table(pa.table({"x": column})))
    assert [note for note in binder.notes if says in note], binder.notes
    assert not [note for note in binder.notes if any(cell in note for cell in column if len(cell) > 1)]


def test_dates_in_another_style_are_seen(book: RuleBook) -> None:
    mapping = load_mapping({"date": {"column": "d", "format": "%m/%d/%Y"}, "findings": {"headache": "h"}}, book)
    _, binder = mapping.open(Table(pa.table({"d": ["24.11.2026", "25.11.2026"], "h": ["yes", "no"]})))
    assert [note for note in binder.notes if "its style looks like %d.%m.%Y" in note]


def test_the_hash_is_of_what_is_said_and_not_of_how(book: RuleBook, tmp_path: Any) -> None:
    (tmp_path / "a.yaml").write_text("findings:\n  headache: ha   # a comment\n")
    (tmp_path / "b.yaml").write_text("schema: thecal.mapping/1\nfindings: {headache: {column: ha}}\n")
    (tmp_path / "c.yaml").write_text("findings: {headache: {column: hb}}\n")
    a, b, c = (load_mapping(tmp_path / f"{name}.yaml", book).hash for name in "abc")
    assert a == b != c


@pytest.fixture(scope="module")
def tellable(book: RuleBook) -> Tellable:
    return Tellable(book)


def _coded(value: Any, finding: Any, scramble: int) -> str:
    """The value as some table might hold it."""
    if value == "unknown":
        return "88"
    if isinstance(finding, Quantity):
        return str(value).removesuffix(f" {finding.unit}").replace(".", ",")
    spellings = list(finding.spellings)
    return str((spellings.index(value) + scramble) % len(spellings) + 1)


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_a_coded_table_tells_the_visit_it_was_made_from(
    data: st.DataObject, book: RuleBook, tellable: Tellable
) -> None:
    """Codes for words, bare numbers with decimal commas for quantities, German dates: the facts are the same."""
    several = data.draw(st.lists(visits(tellable), min_size=1, max_size=4))
    scramble = data.draw(st.integers(0, 3))
    words = book.knowledge.vocabulary
    columns: dict[str, list[Any]] = {"seen": [], "stage": []}
    columns |= {f"e_{name}": [] for name in words.events} | {f"f_{name}": [] for name in tellable.names}
    for visit in several:
        assert visit.date is not None
        columns["seen"].append(visit.date.strftime("%d.%m.%Y"))
        columns["stage"].append({"implanted": "P", "test_period": "T", "unknown": "?"}[visit.phase])
        for name in words.events:
            moment = visit.events.get(name)
            columns[f"e_{name}"].append(moment and moment.strftime("%d.%m.%Y"))
        for name in tellable.names:
            value = visit.findings.get(name)
            columns[f"f_{name}"].append(value and _coded(value, words.findings[name], scramble))
    findings: dict[str, Any] = {}
    for name in tellable.names:
        finding = words.findings[name]
        findings[name] = {"column": f"f_{name}"}
        if isinstance(finding, Quantity):
            findings[name] |= {} if finding.dimensionless else {"unit": finding.unit}
        else:
            spellings = list(finding.spellings)
            findings[name]["values"] = {
                str((i + scramble) % len(spellings) + 1): value for i, value in enumerate(spellings)
            }
            if isinstance(finding, YesNo) and scramble == 0:
                findings[name]["values"] = {"1": True, "2": False}
    mapping = load_mapping(
        {
            "phase": {"column": "stage", "values": {"P": "implanted", "T": "test_period"}},
            "date": {"column": "seen", "format": "%d.%m.%Y"},
            "decimal": ",",
            "unknown": ["88"],
            "events": {name: {"column": f"e_{name}", "format": "%d.%m.%Y"} for name in words.events},
            "findings": findings,
        },
        book,
    )
    binder = mapping.bind(pa.schema([(name, pa.string()) for name in columns]))
    batch = pa.RecordBatch.from_pydict({name: pa.array(cells, pa.string()) for name, cells in columns.items()})
    from thecal.visits.table import visit_of

    made = binder(batch)
    for row, visit in enumerate(several):
        found, issues = visit_of(made, row, words)
        assert issues == ()
        assert found.phase == visit.phase
        ours, theirs = take_in(found, book), take_in(visit, book)
        assert ours.facts.states == theirs.facts.states
        assert ours.asked == theirs.asked
        assert [i.problem for i in ours.issues] == [i.problem for i in theirs.issues]
