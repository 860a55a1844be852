"""A cohort's results: gathered from its files, added up, and exported so that no spreadsheet runs them."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thecal.errors import ThecalError
from thecal.training.progress import Attempt, Mode, Store
from thecal.training.results import add_up, attempts_csv, gather, results_csv
from thecal.training.results.table import neutral, read_attempts

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
PDPH, GRANULOMA = "post_dural_puncture_headache", "catheter_tip_granuloma"


def attempt(learner, minute, total, *complications, under=0, over=0, mode=Mode.JUDGE):
    return Attempt(
        learner,
        f"case-{minute}",
        mode,
        NOW + timedelta(minutes=minute),
        total,
        urgency=None if mode is Mode.SPOT else total,
        under_triage=under,
        over_triage=over,
        exercises=("one", "two"),
        complications=complications,
        seconds=12.25,
    )


COHORT = (
    attempt("Anna", 1, 0.2, GRANULOMA, under=2),
    attempt("Anna", 2, 0.9, GRANULOMA),
    attempt("Anna", 3, 1.0, PDPH),
    attempt("Ben", 4, 0.4, GRANULOMA, PDPH, under=1),
    attempt("Ben", 5, 0.6, over=1),
    attempt("Ben", 6, 0.8, PDPH, mode=Mode.SPOT),
)


def counts(tally):
    return tally.attempts, tally.judged, tally.under_triaged, tally.over_triaged


def test_it_adds_up_by_learner():
    anna, ben = add_up(COHORT).learners
    assert (anna.learner, ben.learner) == ("Anna", "Ben")
    assert counts(anna) == (3, 3, 1, 0)
    assert anna.mean_total == pytest.approx(0.7)
    assert anna.under_share == pytest.approx(1 / 3)
    assert counts(ben) == (3, 2, 1, 1)
    assert ben.over_share == 0.5


def test_it_adds_up_by_complication_the_most_under_triaged_first():
    by = {tally.complication: tally for tally in add_up(COHORT).complications}
    assert list(by) == [GRANULOMA, PDPH, ""]
    assert counts(by[GRANULOMA]) == (3, 3, 2, 0)
    assert counts(by[PDPH]) == (3, 2, 1, 0)
    assert counts(by[""]) == (1, 1, 0, 1)


def test_a_case_about_two_complications_counts_once_over_all():
    assert counts(add_up(COHORT).everybody) == (6, 5, 2, 1)


def test_it_says_who_under_triages_what():
    told = [(pair.learner, pair.complication, pair.under_share) for pair in add_up(COHORT).under_triage]
    assert told == [("Ben", GRANULOMA, 1.0), ("Ben", PDPH, 1.0), ("Anna", GRANULOMA, 0.5)]


def test_a_planted_error_asks_for_no_urgency_and_has_no_share():
    (pair,) = add_up(COHORT[5:]).pairs
    assert pair.under_share is pair.over_share is None


def test_nothing_adds_up_to_nothing():
    results = add_up(())
    assert results.everybody is None
    assert results_csv(results).count("\n") == 1


def test_the_order_of_attempts_changes_no_byte():
    assert results_csv(add_up(COHORT)) == results_csv(add_up(reversed(COHORT)))
    assert attempts_csv(COHORT) == attempts_csv(reversed(COHORT))


def test_the_sums_are_a_table():
    rows = list(csv.DictReader(io.StringIO(results_csv(add_up(COHORT)))))
    assert [(row["learner"], row["complication"]) for row in rows[:6]] == [
        ("(all)", "(all)"),
        ("Anna", "(all)"),
        ("Ben", "(all)"),
        ("(all)", GRANULOMA),
        ("(all)", PDPH),
        ("(all)", "(none)"),
    ]
    assert rows[3]["under_share"] == "0.667"
    assert rows[-1] == rows[-1] | {"learner": "Ben", "complication": PDPH, "mean_total": "0.600", "under_triaged": "1"}


@pytest.mark.parametrize("name", ["=1+1", "+49 30", "-x", "@cmd", "＝1", "'=1", "''=1"])
def test_no_spreadsheet_runs_a_name_and_it_is_read_back_as_it_was(name):
    text = attempts_csv([attempt(name, 1, 0.5, PDPH)])
    assert f"\n'{name}," in text
    assert f"\n'{name}," in results_csv(add_up([attempt(name, 1, 0.5)]))
    assert next(read_attempts(text, "a.csv")).learner == name


@given(st.text("=+'-a,;\"\n é", max_size=6), st.text("=+'-a,;\"\n é", max_size=6))
def test_no_two_texts_become_one_cell(one, other):
    assert (neutral(one) == neutral(other)) == (one == other)


def test_attempts_are_read_back_as_they_were():
    text = attempts_csv(COHORT)
    assert tuple(read_attempts(text, "a.csv")) == COHORT
    assert tuple(read_attempts("\ufeff" + text.replace("\n", "\r\n"), "a.csv")) == COHORT


def test_several_files_are_gathered_and_nothing_counts_twice(tmp_path):
    anna, ben = tmp_path / "anna.sqlite", tmp_path / "ben.csv"
    with Store(anna) as store:
        for done in COHORT[:4]:
            store.record(done)
    before = anna.read_bytes()
    ben.write_text(attempts_csv(COHORT[2:]))
    assert gather([ben, anna]) == COHORT
    assert anna.read_bytes() == before


def test_a_file_of_something_else_is_refused(tmp_path):
    other = tmp_path / "other.csv"
    other.write_text("learner,case\nAnna,1\n")
    with pytest.raises(ThecalError, match=r"other\.csv is neither .* no column mode, at"):
        gather([other])
    other.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ThecalError, match="UTF-8"):
        gather([other])
    other.write_bytes(b"")
    with pytest.raises(ThecalError, match="no column learner"):
        gather([other])
    with pytest.raises(ThecalError, match="no such file"):
        gather([tmp_path / "missing.csv"])
    with pytest.raises(ThecalError, match="is a directory"):
        gather([tmp_path])


@pytest.mark.parametrize(
    ("old", "new"), [("judge", "guess"), ("0.2", "1.2"), ("Anna", ""), ("+00:00", ""), (",2,0,", ",two,0,")]
)
def test_a_row_that_is_no_attempt_is_named(old, new):
    text = attempts_csv(COHORT[:1]).replace(old, new)
    with pytest.raises(ThecalError, match=r"a\.csv, line 2"):
        list(read_attempts(text, "a.csv"))
