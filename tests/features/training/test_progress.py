"""features/training/progress.feature: what is kept, taken up again, added up and sent."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from pytest_bdd import parsers, scenarios, then, when

from tests.features.training.conftest import by
from tests.features.training.people import NOW
from thecal.condition import RuleBook
from thecal.errors import InputError
from thecal.knowledge.words import Urgency
from thecal.scenarios import Expecting
from thecal.training.answer import Answer
from thecal.training.case import Case
from thecal.training.inquiry import Inquiry
from thecal.training.progress import Attempt, Mode, Store
from thecal.training.results import Results, add_up, attempts_csv, gather, json_lines
from thecal.training.sitting import Shown, Sitting

scenarios("training/progress.feature")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The progress file; it is opened anew by whoever looks."""
    return tmp_path / "progress.sqlite"


@pytest.fixture
def shown() -> list[Shown]:
    """What the learner saw, in order."""
    return []


@pytest.fixture
def clock() -> list[int]:
    """How many answers were given: each comes a minute after the one before."""
    return []


def _at(clock: list[int]) -> dt.datetime:
    clock.append(1)
    return NOW + dt.timedelta(minutes=len(clock))


# ------------------------------------------------------------------------------------------------ a sitting


@when(by(r"(?P<how>answers|asks about) (?P<count>\d) cases? and (?P<end>leaves|the power fails)"))
def sits(
    who: str, how: str, count: str, end: str,
    book: RuleBook, cases: Sequence[Case], file: Path, shown: list[Shown],
) -> None:  # fmt: skip
    way = Sitting if how == "answers" else Inquiry
    with Store(file) as store, way(book, cases, store, who) as sitting:
        for number in range(int(count)):
            sitting.answer(Answer(Urgency.ROUTINE), NOW + dt.timedelta(minutes=number))
        last = sitting.now()
        if last is not None:
            shown.append(last)
        if end == "leaves":
            sitting.keep(NOW + dt.timedelta(hours=1))


@when(by("names a complication that does not exist"), target_fixture="sitting")
def names_nonsense(who: str, book: RuleBook, cases: Sequence[Case], file: Path) -> Sitting:
    with Store(file) as store, Sitting(book, cases, store, who) as sitting:
        with pytest.raises(InputError):
            sitting.answer(Answer(Urgency.ROUTINE, frozenset({"menigitis"})), NOW)
        return sitting


@then(parsers.re(r"case (?P<number>\d) is still to be answered"))
def still_to_be_answered(number: str, sitting: Sitting) -> None:
    assert sitting.place + 1 == int(number)


@then(parsers.re(r"(?P<count>\d) answers?(?: of (?P<who>[A-Z]\w+))? (?:is|are) kept"))
def are_kept(count: str, who: str | None, file: Path) -> None:
    with Store(file, read_only=True) as store:
        assert len(store.attempts(who or "the learner")) == int(count)


def _place(mode: Mode, file: Path) -> int | None:
    with Store(file, read_only=True) as store:
        opened = store.open_session("the learner", mode)
    return None if opened is None else int(opened.state["place"])


@then(parsers.re(r"the sitting(?P<ask> of ask)? is open at case (?P<number>\d) of (?P<count>\d)"))
def is_open(ask: str | None, number: str, count: str, file: Path, cases: Sequence[Case]) -> None:
    assert len(cases) == int(count)
    assert _place(Mode.ASK if ask else Mode.JUDGE, file) == int(number) - 1


@then("no sitting is open")
def none_open(file: Path) -> None:
    assert [_place(mode, file) for mode in Mode] == [None, None, None]


@then(parsers.re(r"case (?P<number>\d) is told in the same words when the sitting is taken up"))
def told_alike(number: str, book: RuleBook, cases: Sequence[Case], file: Path, shown: list[Shown]) -> None:
    place = _place(Mode.JUDGE, file)
    assert place is not None
    with Store(file) as store, Sitting(book, cases, store, "the learner", place=place) as sitting:
        assert sitting.now() == shown[-1]
        assert shown[-1].number == int(number)


@when(by("is forgotten"))
def is_forgotten(who: str, file: Path) -> None:
    with Store(file) as store:
        assert store.forget(who)


@then(parsers.re(r"nothing of (?P<who>[A-Z]\w+) is in the file"))
def nothing_of(who: str, file: Path) -> None:
    with Store(file, read_only=True) as store:
        assert who not in store.learners()
        assert store.attempts(who) == ()
        assert store.cards(who) == {}
        assert store.open_session(who) is None
    assert who.encode() not in file.read_bytes()


# ------------------------------------------------------------------------------------------------ a cohort


@when(by(r"answers (?P<count>\d) cases about (?P<words>.+), (?P<wrong>\d) of them too (?P<side>low|high)"))
def answers(
    who: str, count: str, words: str, wrong: str, side: str,
    file: Path, clock: list[int], expecting: Expecting,
) -> None:  # fmt: skip
    name = expecting.complication(words)
    with Store(file) as store:
        for number in range(int(count)):
            off = int(number < int(wrong))
            levels = {"under_triage": off} if side == "low" else {"over_triage": off}
            told = {"urgency": "routine", "checks": ["emergency_call"]}
            store.record(
                Attempt(
                    who, f"c-{number}", Mode.JUDGE, _at(clock), 1 - off / 2, 1 - off / 2,
                    complications=(name,), answer=told, **levels,
                )
            )  # fmt: skip


@when(by(r"spots (?P<count>\d) errors"))
def spots(who: str, count: str, file: Path, clock: list[int]) -> None:
    with Store(file) as store:
        for number in range(int(count)):
            store.record(Attempt(who, f"c-{number}", Mode.SPOT, _at(clock), 1.0, complications=("meningitis",)))


@pytest.fixture
def results(file: Path) -> Results:
    return add_up(gather([file]))


@then(by(r"under-triages (?P<words>.+) in (?P<wrong>\d) of (?P<count>\d)"))
def under_triages(who: str, words: str, wrong: str, count: str, results: Results, expecting: Expecting) -> None:
    found = {(one.learner, one.complication): one for one in results.under_triage}
    tally = found[who, expecting.complication(words)]
    assert (tally.under_triaged, tally.judged) == (int(wrong), int(count))


@then(by("under-triages nothing"))
def under_triages_nothing(who: str, results: Results) -> None:
    assert who in [one.learner for one in results.learners]
    assert who not in [one.learner for one in results.under_triage]


@then(parsers.re(r"the first to talk about is (?P<who>[A-Z]\w+) with (?P<words>.+)"))
def first(who: str, words: str, results: Results, expecting: Expecting) -> None:
    worst = results.under_triage[0]
    assert (worst.learner, worst.complication) == (who, expecting.complication(words))


@then(parsers.re(r"of all (?P<count>\d+) answers (?P<low>\d+) were too low and (?P<high>\d+) too high"))
def of_all(count: str, low: str, high: str, results: Results) -> None:
    every = results.everybody
    assert every is not None
    assert (every.attempts, every.under_triaged, every.over_triaged) == (int(count), int(low), int(high))


@then(parsers.re(r"none of (?P<count>\d) answers was judged by its urgency"))
def none_judged(count: str, results: Results) -> None:
    every = results.everybody
    assert every is not None
    assert (every.attempts, every.judged, every.under_share) == (int(count), 0, None)


@when("the answers are written to a table", target_fixture="table")
def to_a_table(file: Path, tmp_path: Path) -> Path:
    path = tmp_path / "answers.csv"
    path.write_text(attempts_csv(gather([file])), "utf-8")
    return path


@then(parsers.re(r"the file and the table together have (?P<count>\d) answers"))
def together(count: str, file: Path, table: Path) -> None:
    assert len(gather([table])) == int(count)
    assert gather([file, table]) == gather([file])
    assert len(gather([file])) == int(count)


# ------------------------------------------------------------------------------------------------- the store


@when(parsers.re(r"the answers are sent to a store as those of people at (?P<home>\S+)"), target_fixture="sent")
def sent(home: str, file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in json_lines(gather([file]), home).splitlines()]


@then(parsers.re(r"the store has (?P<count>\d) statements of (?P<who>[A-Z]\w+) at (?P<home>\S+)"))
def store_has(count: str, who: str, home: str, sent: list[dict[str, Any]]) -> None:
    assert len({one["id"] for one in sent}) == int(count)
    assert {(one["actor"]["account"]["name"], one["actor"]["account"]["homePage"]) for one in sent} == {(who, home)}


@then(parsers.re(r"one of them tells of an urgency (?P<levels>\d) level too low"))
def tells_of_level(levels: str, sent: list[dict[str, Any]]) -> None:
    told = [one["result"]["extensions"]["urn:thecal:xapi:under-triage"] for one in sent]
    assert sorted(told) == [0, int(levels)]
    assert sorted(one["result"]["score"]["scaled"] for one in sent) == [0.5, 1.0]


@then("none of them tells what was answered")
def answer_untold(sent: list[dict[str, Any]]) -> None:
    assert "emergency_call" not in json.dumps(sent)


@then("sending them again gives the same statements")
def again(sent: list[dict[str, Any]], file: Path) -> None:
    home = sent[0]["actor"]["account"]["homePage"]
    assert [json.loads(line) for line in json_lines(gather([file]), home).splitlines()] == sent
