"""features/training/judge.feature: what an answer earns, and what is said about it."""

from __future__ import annotations

import re

from pytest_bdd import parsers, scenarios, then

from tests.features.training.conftest import Learners, by
from tests.features.training.people import Learner, thing
from thecal.scenarios import Draft, Expecting
from thecal.training.feedback import AWAITS_SIGN_OFF, AboutCheck, AboutComplication, Ground

scenarios("training/judge.feature")


def _named(learner: Learner, how: str) -> dict[str, AboutComplication | AboutCheck]:
    said = learner.hears
    if how == "missed":
        return {one.id: one for one in (*said.complications_missed, *said.checks_missed)}
    return {one.id: one for one in (*said.complications_without_reason, *said.checks_without_reason)}


@then(by(r"hears that the urgency rests on (?P<statement>\w+)"))
def urgency_rests(who: str, statement: str, learners: Learners) -> None:
    assert statement in [ground.statement for ground in learners[who].hears.urgency.why]


@then(by(r"hears that (?P<words>.+) was missed because of (?P<statement>\w+)"))
def missed_because(who: str, words: str, statement: str, learners: Learners, expecting: Expecting) -> None:
    one = _named(learners[who], "missed")[thing(words, expecting)[1]]
    grounds = one.why if isinstance(one, AboutCheck) else one.for_
    # A sub-type speaks for the whole; what is missed of a check is named by the check's own statement.
    assert statement in [ground.statement for ground in grounds]


@then(by(r"hears that (?P<words>.+) was (?P<how>missed|named without reason)"))
def heard(who: str, words: str, how: str, learners: Learners, expecting: Expecting) -> None:
    assert thing(words, expecting)[1] in _named(learners[who], how)


@then(by(r"hears nothing of (?P<words>.+)"))
def unheard(who: str, words: str, learners: Learners, expecting: Expecting) -> None:
    name = thing(words, expecting)[1]
    assert name not in _named(learners[who], "missed")
    assert name not in _named(learners[who], "named without reason")


@then(by(r"hears that (?P<words>.+) is ruled out by (?P<finding>.+)"))
def ruled_out(who: str, words: str, finding: str, learners: Learners, expecting: Expecting, draft: Draft) -> None:
    one = _named(learners[who], "named without reason")[expecting.complication(words)]
    assert isinstance(one, AboutComplication)
    assert draft.finding(finding) in [each.finding for each in one.ruled_out_by]


@then(by(r"hears that (?P<statement>\w+) was decided by (?P<words>.+)"))
def decided_by(who: str, statement: str, words: str, learners: Learners, draft: Draft) -> None:
    findings = {one.finding for ground in _grounds(learners[who], statement) for one in ground.decided_by}
    assert {draft.finding(word) for word in re.split(", | and ", words)} == findings


@then(by("hears of nothing missed and of nothing without reason"))
def nothing(who: str, learners: Learners) -> None:
    assert not _named(learners[who], "missed")
    assert not _named(learners[who], "named without reason")


@then(by(r"hears that (?P<statement>\w+) (?P<waits>is a local default|has a source of its own)"))
def local_default(who: str, statement: str, waits: str, learners: Learners) -> None:
    marked = {ground.local_default for ground in _grounds(learners[who], statement)}
    assert marked == {waits == "is a local default"}


@then(by("hears that whoever decided otherwise may have good reason"))
def not_scolded(who: str, learners: Learners) -> None:
    said = learners[who].hears
    assert "you may have good reason" in AWAITS_SIGN_OFF
    assert said.note == AWAITS_SIGN_OFF
    assert said.needs_sign_off


@then(by("hears nothing that awaits sign-off"))
def settled_rules(who: str, learners: Learners) -> None:
    said = learners[who].hears
    assert (said.note, said.local_default, said.needs_sign_off) == ("", False, ())


@then(parsers.re(r"(?P<who>[A-Z][a-z]+) and (?P<other>[A-Z][a-z]+) hear the same"))
def alike(who: str, other: str, learners: Learners) -> None:
    assert learners[who].hears == learners[other].hears


def _grounds(learner: Learner, statement: str) -> list[Ground]:
    found = [ground for ground in learner.grounds() if ground.statement == statement]
    assert found, f"nothing is said of {statement}"
    return found
