"""A sitting of *spot*: the error is there to be found, the right claim finds it, and no other does."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from thecal.condition import RuleBook
from thecal.training.case import Case
from thecal.training.choose import cases_of
from thecal.training.course import Course
from thecal.training.progress import Mode, Store
from thecal.training.spot import Claim
from thecal.training.spotting import CHOICES, OFFERED, Spotting

NOW = dt.datetime(2026, 11, 24, 12, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def cases(book: RuleBook) -> tuple[Case, ...]:
    return cases_of(Course(course="a test", seed=11, count=16), book)


def test_whoever_names_the_error_finds_it(book: RuleBook, cases: tuple[Case, ...], tmp_path: Path) -> None:
    kinds = set()
    with Store(tmp_path / "p.sqlite") as store, Spotting(book, cases, store, "anna") as spotting:
        while (shown := spotting.now()) is not None:
            planted = spotting.planted(shown.case)
            kinds.add(planted.kind)
            assert shown.answer == planted.assessment
            assert shown.answer != spotting.triage.assess(shown.case.visit)
            # It can be chosen, and is not the only thing that can.
            assert planted.where in shown.where[planted.kind]
            assert sum(map(len, shown.where.values())) > 6
            spotted = spotting.claim(Claim(planted.kind, planted.where), NOW + dt.timedelta(minutes=shown.number))
            assert spotted.found
        attempts = store.attempts("anna")
    assert len(kinds) > 3
    assert [attempt.case for attempt in attempts] == [case.id for case in cases]
    assert {(attempt.mode, attempt.total, attempt.urgency) for attempt in attempts} == {(Mode.SPOT, 1.0, None)}


def test_any_other_claim_does_not(book: RuleBook, cases: tuple[Case, ...], tmp_path: Path) -> None:
    with Store(tmp_path / "p.sqlite") as store, Spotting(book, cases[:6], store, "bo") as spotting:
        while (shown := spotting.now()) is not None:
            kind, where = spotting.planted(shown.case).kind, spotting.planted(shown.case).where
            others = [Claim(one, name) for one in CHOICES for name in shown.where[one] if (one, name) != (kind, where)]
            assert not spotting.claim(others[-1], NOW + dt.timedelta(minutes=shown.number)).found
        assert {attempt.total for attempt in store.attempts("bo")} == {0.0}


def test_a_case_looks_alike_when_it_is_taken_up_again(book: RuleBook, cases: tuple[Case, ...], tmp_path: Path) -> None:
    with Store(tmp_path / "p.sqlite") as store:
        with Spotting(book, cases[:2], store, "cy") as spotting:
            spotting.claim(Claim("urgency", "urgency"), NOW)
            shown = spotting.now()
        opened = store.open_session("cy", Mode.SPOT)
        assert opened is not None
        with Spotting(book, cases[:2], store, "cy", place=opened.state["place"]) as again:
            assert again.now() == shown


def test_what_can_be_chosen_does_not_tell_the_error(book: RuleBook, cases: tuple[Case, ...], tmp_path: Path) -> None:
    with Store(tmp_path / "p.sqlite") as store, Spotting(book, cases, store, "di") as spotting:
        while (shown := spotting.now()) is not None:
            planted = spotting.planted(shown.case)
            assert len(shown.where["check_missing"]) == len(shown.where["caution"]) == OFFERED
            # A sub-type can be chosen where it is suspected, in the right answer or the wrong one; not only where it is wrong.
            suspected = {one.id for one in spotting.triage.assess(shown.case.visit).with_status("suspected")}
            suspected |= {one.id for one in shown.answer.with_status("suspected")}
            parts = {one.id for one in shown.answer.complications if one.part_of is not None}
            assert parts & shown.where["complication"].keys() == parts & suspected
            # What was misread is shown, with a value like all others.
            if planted.kind == "finding":
                shown_values = {
                    one.finding: one.value
                    for result in shown.answer.with_status("suspected")
                    for reason in (*shown.answer.red_flags, *result.for_, *result.against)
                    for one in reason.decided_by
                }
                assert shown.where["finding"][planted.where].endswith(f": {shown_values[planted.where]}")
            spotting.place += 1
