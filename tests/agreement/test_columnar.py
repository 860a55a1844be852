"""The columnar engine equals the reference: statement by statement on every pattern, and on whole tables of dirty rows."""

from __future__ import annotations

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.columns import KINDS, Tables, differences, run, typed
from tests.agreement.test_engines_agree import patterns
from thecal.condition import Facts, Interval, RuleBook
from thecal.condition.nodes import ALWAYS
from thecal.condition.truth import judge
from thecal.engines import make_engine
from thecal.engines.columnar import Columnar, Plane
from thecal.screening.screener import Screener
from thecal.visits.table import Cells, Reading, ToldBatch


@pytest.fixture(scope="session")
def tables(book: RuleBook) -> Tables:
    return Tables(book)


@pytest.fixture(scope="session")
def screener(book: RuleBook) -> Screener:
    return Screener(book, "all")


@pytest.mark.slow
def test_every_pattern_of_every_statement(book: RuleBook) -> None:
    tried = 0
    alone: dict[object, str] = {}
    for rule in book.rules.values():
        if rule.condition != ALWAYS:
            alone.setdefault(rule.condition, rule.id)
    for condition, name in alone.items():
        engine = make_engine("columnar", RuleBook(book.knowledge, {name: book.rules[name]}, book.phrases))
        for number, facts in enumerate(patterns(book, condition)):
            if number % 7 and number > 200:
                continue  # a call a pattern is slow here; whole tables meet the rest
            assert engine.evaluate(facts)[name] is judge(condition, facts).truth, (name, facts.states)
            tried += 1
    assert tried > 10_000


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_tables_of_all_kinds(tables: Tables, screener: Screener, kind) -> None:
    assert list(differences(tables.table(150, 3, kind), screener)) == []


@pytest.mark.parametrize("before", [0, 3, 64])
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_typed_tables_of_all_kinds(tables: Tables, screener: Screener, kind, before: int) -> None:
    assert list(differences(typed(tables.table(70, 4, kind), tables.words, before), screener)) == []


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    seed=st.integers(0, 2**40),
    kind=st.sampled_from(KINDS),
    rows=st.integers(0, 70),
    before=st.none() | st.integers(0, 70),
)
def test_random_tables(tables: Tables, screener: Screener, seed: int, kind, rows: int, before: int | None) -> None:
    told = tables.table(rows, seed, kind)
    if before is not None:
        told = typed(told, tables.words, before)
    assert list(differences(told, screener)) == []


@pytest.mark.slow
def test_thirty_thousand_random_rows() -> None:
    done, wrong = run(30_000, seed=5)
    assert wrong == []
    assert done == 30_000


def test_a_row_means_the_same_alone_and_among_others(tables: Tables, screener: Screener) -> None:
    told = tables.table(100, 9, KINDS[0])
    together = screener.screen(told).table
    for row in (0, 1, 63, 64, 99):

        def one(cells: Cells, row: int = row) -> Cells:
            return Cells(cells.values.slice(row, 1), cells.reading, cells.column)

        alone = ToldBatch(
            1,
            told.id.slice(row, 1),
            one(told.phase),
            one(told.date),
            {name: one(cells) for name, cells in told.events.items()},
            {name: one(cells) for name, cells in told.findings.items()},
        )
        assert screener.screen(alone, row + 1).table.to_pylist() == together.slice(row, 1).to_pylist()


def test_reachable_and_held_equal_the_reference_s_can_true_and_can_false(book: RuleBook, tables: Tables) -> None:
    from thecal.engines.reference import Reference
    from thecal.visits import take_in
    from thecal.visits.table import visit_of
    from thecal.visits.table.intake import take_in_table

    told = tables.table(40, 11, KINDS[4])
    engine, reference = Columnar(book), Reference(book)
    bits = engine.run(take_in_table(told, book).facts)
    for row in range(told.rows):
        visit, _ = visit_of(told, row, book.knowledge.vocabulary)
        for name, judgement in reference.judge(take_in(visit, book).facts).items():
            reachable = bool(int(bits.bits(engine.place[name], Plane.REACHABLE)[0]) >> row & 1)
            held = bool(int(bits.bits(engine.place[name], Plane.HELD)[0]) >> row & 1)
            assert (reachable, held) == (judgement.can_true, not judgement.can_false), (row, name)


def test_a_disagreement_would_be_seen(tables: Tables, screener: Screener, monkeypatch: pytest.MonkeyPatch) -> None:
    from thecal.visits.table.intake import _Intake

    monkeypatch.setattr(_Intake, "_ceilings", lambda self: None)
    assert any(list(differences(tables.table(200, 1, kind), screener)) for kind in KINDS)


def test_one_visit_through_the_registry(book: RuleBook) -> None:
    engine = make_engine("columnar", book)
    facts = Facts({"leg_weakness": True, "temperature": Interval.point(39.0), "phase": "implanted"})
    truths = engine.evaluate(facts)
    assert truths["rf_03_cord_or_cauda"].name == "TRUE"
    assert set(truths) == set(book.rules)
    engine.close()


def test_typed_columns_mean_what_their_texts_mean(book: RuleBook, screener: Screener) -> None:
    texts = {
        "headache": pa.array(["present", "absent", None, "present"]),
        "temperature": pa.array(["38.4 Cel", None, "37 Cel", "380 Cel"]),
        "sedation": pa.array(["drowsy", None, "awake", "unrousable"]),
    }
    typed = {
        "headache": Cells(pa.array([True, False, None, True]), Reading(), "headache"),
        "temperature": Cells(pa.array([38.4, None, 37.0, 380.0]), Reading(unit="Cel"), "temperature"),
        "sedation": Cells(texts["sedation"].dictionary_encode(), Reading(), "sedation"),
    }
    sedations = list(book.knowledge.vocabulary.findings["sedation"].values)
    texts["sedation"] = pa.array([sedations[-1], None, sedations[0], sedations[1]])
    typed["sedation"] = Cells(texts["sedation"].dictionary_encode(), Reading(), "sedation")
    told = ToldBatch(4, findings={name: Cells(values, Reading(), name) for name, values in texts.items()})
    one, other = screener.screen(told), screener.screen(ToldBatch(4, findings=typed))
    assert one.table.to_pylist() == other.table.to_pylist()
    assert one.issues.to_pylist()[0]["problem"] == other.issues.to_pylist()[0]["problem"]
    assert one.issues.num_rows == other.issues.num_rows == 1
