"""features/training/ask.feature: what a patient says, and what it costs not to have asked."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from pytest_bdd import parsers, scenarios, then, when

from tests.features.training.conftest import Learners, by
from tests.features.training.people import Learner, Patient
from thecal.scenarios import Draft
from thecal.training.inquiry import Inquiry
from thecal.training.progress import Store

scenarios("training/ask.feature")


@pytest.fixture
def inquiry(patient: Patient, store: Store) -> Iterator[Inquiry]:
    """The patient, waiting for questions."""
    with Inquiry(patient.triage.book, [patient.case], store, "nobody in particular") as opened:
        yield opened


def _known(learner: Learner, inquiry: Inquiry) -> dict[str, str]:
    """What a learner has heard: before any question, and in answer to each."""
    shown = inquiry.now()
    assert shown is not None
    answers = [inquiry.asks(shown.case, finding) for finding in learner.answer.asked]
    return {one.finding: one.value for one in (*shown.sentences, *answers)}


@when(by("hears what brings the patient"))
@when(by("asks nothing"))
def asks_nothing(who: str, learners: Learners) -> None:
    learners[who].asks_for()


@when(by("asks for everything"))
def asks_for_everything(who: str, learners: Learners, patient: Patient) -> None:
    learners[who].asks_for(*patient.considered.intake.visit.findings)


@when(by("asks for (?P<words>(?!everything).+)"))
def asks_for(who: str, words: str, learners: Learners, draft: Draft) -> None:
    learners[who].asks_for(*map(draft.finding, re.split(", | and ", words)))


@when(by('asks about "(?P<words>.+)"'), target_fixture="meant")
def asks_about(words: str, inquiry: Inquiry) -> list[str]:
    return list(inquiry.meant(words))


@then(parsers.re("that can mean (?P<words>.+)"))
def can_mean(words: str, meant: list[str], draft: Draft) -> None:
    assert meant[:1] == ([] if words == "nothing" else [draft.finding(words)])


@then(by("knows that (?P<words>.+?) is (?P<value>.+)"))
def knows(who: str, words: str, value: str, learners: Learners, inquiry: Inquiry, draft: Draft) -> None:
    assert _known(learners[who], inquiry)[draft.finding(words)] == value


@then(by("knows nothing of (?P<words>.+)"))
def knows_nothing(who: str, words: str, learners: Learners, inquiry: Inquiry, draft: Draft) -> None:
    assert draft.finding(words) not in _known(learners[who], inquiry)


@then(
    by(r"hears that (?P<words>.+) was not asked, and that (?P<flag>the red flag )?(?P<statement>\w+) rests on it"),
)
def not_asked(
    who: str, words: str, flag: str | None, statement: str, learners: Learners, draft: Draft, patient: Patient
) -> None:  # fmt: skip
    name = draft.finding(words)
    said = {one.finding: one for one in learners[who].hears.not_asked}[name]
    assert statement in [ground.statement for ground in said.shows]
    assert said.red_flag == bool(flag)
    assert said.value == patient.considered.intake.shown[name]


@then(by("hears of nothing that was not asked"))
def all_asked(who: str, learners: Learners) -> None:
    assert learners[who].hears.not_asked == ()
