"""features/training/schedule.feature: when a statement comes again, and which case is next."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

import pytest
from pytest_bdd import parsers, scenarios, then, when

from tests.features.training.conftest import by
from tests.features.training.people import NOW
from thecal.condition import RuleBook
from thecal.scenarios import Expecting
from thecal.training.case import Case, fingerprint
from thecal.training.course import Course
from thecal.training.plan import Plan
from thecal.training.practice import Practice
from thecal.training.progress import Attempt, Mode, Schedule, Store
from thecal.training.sitting import Sitting

scenarios("training/schedule.feature")

TIME = r"(\d+) (minute|hour|day)s?"
MINUTE = dt.timedelta(minutes=1)


@dataclass
class Clock:
    """A time that passes only when it is told to."""

    now: dt.datetime = NOW

    def __call__(self) -> dt.datetime:
        return self.now


@dataclass
class Training:
    """Where practice happens, and the cases that were met in it, in order."""

    book: RuleBook
    store: Store
    clock: Clock
    expecting: Expecting
    cases: list[Case] = field(default_factory=list)

    def choice(self, words: str, count: str) -> Course:
        """Practice of some complications, always with the same seed: it is not chance that brings other cases."""
        names = tuple(self.expecting.complication(word) for word in words.split(" and "))
        return Course(course="Practice", count=int(count), seed=3, complications=names)

    def answer(self, sitting: Sitting, total: float) -> None:
        case = sitting.present()
        self.clock.now += MINUTE
        sitting.finish(Attempt(sitting.learner, case.id, Mode.JUDGE, self.clock.now, total, exercises=case.exercises))

    @property
    def statements(self) -> list[str]:
        """The statement that each case was for."""
        return [case.exercises[0] for case in self.cases]


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def training(book: RuleBook, store: Store, clock: Clock, expecting: Expecting) -> Training:
    return Training(book, store, clock, expecting)


@pytest.fixture
def schedule(store: Store) -> Schedule:
    return Schedule(store)


def _time(words: str) -> dt.timedelta:
    match = re.fullmatch(TIME, words)
    assert match is not None
    return dt.timedelta(**{f"{match[2]}s": int(match[1])})


@when(parsers.re(rf"(?P<time>{TIME}) pass(?:es)?"))
def time_passes(time: str, clock: Clock) -> None:
    clock.now += _time(time)


@when(by(r"earns (?P<marks>\d+) of 100 with a case about (?P<statement>\w+)(?:, one level too (?P<side>low|high))?"))
def earns(
    who: str, marks: str, statement: str, side: str | None, schedule: Schedule, clock: Clock, book: RuleBook
) -> None:  # fmt: skip
    assert statement in book.rules
    under, over = int(side == "low"), int(side == "high")
    attempt = Attempt(
        who, f"about {statement}", Mode.JUDGE, clock.now, int(marks) / 100,
        under_triage=under, over_triage=over, exercises=(statement,),
    )  # fmt: skip
    assert schedule.finish(attempt)


def _rests(statement: str, who: str | None, schedule: Schedule, clock: Clock) -> dt.timedelta:
    (stand,) = [one for one in schedule.standing(who or "the learner", clock.now) if one.statement == statement]
    return stand.due - clock.now


@then(parsers.re(rf"(?P<statement>\w+) comes again(?: for (?P<who>[A-Z]\w+))? after (?P<time>{TIME}) at the earliest"))
def not_before(statement: str, who: str | None, time: str, schedule: Schedule, clock: Clock) -> None:
    assert _rests(statement, who, schedule, clock) >= _time(time)


@then(parsers.re(rf"(?P<statement>\w+) comes again(?: for (?P<who>[A-Z]\w+))? within (?P<time>{TIME})"))
def not_after(statement: str, who: str | None, time: str, schedule: Schedule, clock: Clock) -> None:
    assert dt.timedelta() < _rests(statement, who, schedule, clock) <= _time(time)


@then(parsers.re(r"(?P<what>\w+) is due for (?P<who>[A-Z]\w+)"))
def is_due(what: str, who: str, schedule: Schedule, clock: Clock) -> None:
    assert schedule.due(who, clock.now) == (() if what == "nothing" else (what,))


@then(parsers.re(r"of (?P<words>.+) the learner meets (?P<statement>\w+) next"))
def meets_next(words: str, statement: str, schedule: Schedule, clock: Clock, book: RuleBook) -> None:
    possible = {name: book.rules[name].complication or "" for name in re.split(", | and ", words)}
    found = {schedule.next_statement("the learner", possible, clock.now, Random(draw)) for draw in range(5)}
    assert found == {statement}


# ------------------------------------------------------------------------------------------------ practice


@when(by(r"practises (?P<count>\d+) cases? about (?P<words>[a-z ]+)(?:, and fails the (?P<failed>\d)(?:st|nd|rd|th))?"))
def practises(who: str, count: str, words: str, failed: str | None, training: Training) -> None:
    book, store = training.book, training.store
    practice = Practice(book, training.choice(words, count), store, who, clock=training.clock)
    with Sitting(book, practice, store, who) as sitting:
        while (case := sitting.case) is not None:
            training.cases.append(case)
            training.answer(sitting, 0.2 if failed == str(len(training.cases)) else 1.0)
    assert sitting.place == int(count)


@when(by(r"practises 1 case about (?P<words>[a-z ]+) every (?P<days>\d+) days, (?P<times>\d+) times"))
def practises_for_years(who: str, words: str, days: str, times: str, training: Training) -> None:
    for _ in range(int(times)):
        practises(who, "1", words, None, training)
        training.clock.now += dt.timedelta(days=int(days))


@when(
    by(r"practises (?P<done>\d+) of (?P<count>\d+) cases about (?P<words>[a-z ]+), and leaves"), target_fixture="plan"
)
def practises_and_leaves(who: str, done: str, count: str, words: str, training: Training) -> Plan:
    book, store = training.book, training.store
    plan = Plan(training.choice(words, count), practice=True)
    with Sitting(book, plan.source(book, store, who), store, who, plan=plan.kept(book)) as sitting:
        for _ in range(int(done)):
            training.answer(sitting, 1.0)
        training.cases.append(sitting.present())
        sitting.keep(training.clock.now)
    return plan


@then(parsers.re(r"what the (?P<place>\d)\w\w case was for comes again, but not as the (?P<other>\d)\w\w"))
def comes_again(place: str, other: str, training: Training) -> None:
    order = training.statements
    statement = order[int(place) - 1]
    later = [number for number, name in enumerate(order, 1) if name == statement][1:]
    assert later
    assert int(other) not in later


@then(parsers.re(r"the (?P<place>\d)\w\w case is for what the (?P<other>\d)\w\w was for"))
def is_for(place: str, other: str, training: Training) -> None:
    assert training.statements[int(place) - 1] == training.statements[int(other) - 1]


@then("each case is for another statement")
def all_different(training: Training) -> None:
    assert len(training.cases) > 1
    assert len(set(training.statements)) == len(training.cases)


@then("each case is for the same statement")
def all_alike(training: Training) -> None:
    assert len(training.cases) > 1
    assert len(set(training.statements)) == 1


@then("no case is told twice")
def told_once(training: Training) -> None:
    assert len({fingerprint(case) for case in training.cases}) == len(training.cases) > 1


@pytest.fixture
def taken_up(plan: Plan, book: RuleBook, store: Store) -> Sequence[object]:
    """The case in hand, and how many are left with it, of a practice that is taken up again."""
    opened = store.open_session("the learner", Mode.JUDGE)
    assert opened is not None
    assert Plan.left(opened, book) == plan
    source = plan.source(book, store, "the learner", opened)
    with Sitting(book, source, store, "the learner", place=int(opened.state["place"])) as sitting:
        return sitting.case, source.count - sitting.place


@then("the case in hand is the same when the practice is taken up again")
def same_case(taken_up: Sequence[object], training: Training) -> None:
    assert taken_up[0] == training.cases[-1]


@then(parsers.re(r"(?P<count>\d+) cases are left"))
def left(count: str, taken_up: Sequence[object]) -> None:
    assert taken_up[1] == int(count)
