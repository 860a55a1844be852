"""features/training/cases.feature: what a drawn case shows, and what its vignette says."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pytest_bdd import given, parsers, scenarios, then, when

from tests.features.training.people import Patient
from thecal.assessment import Considered, Triage
from thecal.assessment.explain import explain
from thecal.condition import RuleBook
from thecal.condition.facts import Truth
from thecal.knowledge.words import Urgency
from thecal.scenarios import Draft, Expecting
from thecal.training.case import Case
from thecal.training.expected import whole
from thecal.training.generate import generate
from thecal.training.vignette import Sentence, tell
from thecal.visits.visit import Visit

scenarios("training/cases.feature")


@dataclass
class Drawn:
    """Cases, with what they were drawn from."""

    complication: str
    seed: int
    cases: tuple[Case, ...]

    def others(self, book: RuleBook, seed: int, count: int) -> tuple[Case, ...]:
        return generate(book, seed, count, [self.complication]).cases


@given(
    parsers.re(r"(?P<count>\d+) cases about (?P<words>.+), drawn with seed (?P<seed>\d+)"),
    target_fixture="drawn",
)
def drawn_cases(count: str, words: str, seed: str, book: RuleBook, expecting: Expecting) -> Drawn:
    what = (expecting.complication(words), int(seed), int(count))
    if what not in _drawn:
        drawn = Drawn(what[0], what[1], ())
        drawn.cases = drawn.others(book, *what[1:])
        _drawn[what] = drawn
    assert len(_drawn[what].cases) == int(count)
    return _drawn[what]


_drawn: dict[tuple[str, int, int], Drawn] = {}
"""What was drawn once need not be drawn for each scenario."""


# ------------------------------------------------------------------------------------------------ the draw


@then("drawing them again gives the same cases")
def again(drawn: Drawn, book: RuleBook) -> None:
    assert drawn.others(book, drawn.seed, len(drawn.cases)) == drawn.cases


@then(parsers.re(r"with seed (?P<seed>\d+) they would be others"))
def other_seed(seed: str, drawn: Drawn, book: RuleBook) -> None:
    others = drawn.others(book, int(seed), len(drawn.cases))
    assert not {str(one.visit.findings) for one in others} & {str(one.visit.findings) for one in drawn.cases}


@then(parsers.re(r"the first (?P<count>\d+) of them come alone when \d+ are drawn"))
def fewer(count: str, drawn: Drawn, book: RuleBook) -> None:
    assert drawn.others(book, drawn.seed, int(count)) == drawn.cases[: int(count)]


# ------------------------------------------------------------------------------------------ what they show


def _judged(drawn: Drawn, kind: str, alone: Triage) -> Iterator[tuple[Case, Considered]]:
    """The cases of a kind as the rules judge them; there must be some."""
    cases = [case for case in drawn.cases if case.kind == kind]
    assert cases, f"no {kind} among them"
    for case in cases:
        yield case, alone.consider(case.visit)


def _all_have(drawn: Drawn, kind: str, truth: Truth, alone: Triage) -> None:
    for case, considered in _judged(drawn, kind, alone):
        assert considered.verdict.judgements[case.exercises[0]].truth is truth, case


@then("each typical case makes its statement true")
def typical(drawn: Drawn, alone: Triage) -> None:
    _all_have(drawn, "typical", Truth.TRUE, alone)


@then("each near miss leaves its statement false")
def near_miss(drawn: Drawn, alone: Triage) -> None:
    _all_have(drawn, "near_miss", Truth.FALSE, alone)


@then("each near miss lacks one thing")
def lacks_one_thing(drawn: Drawn, alone: Triage) -> None:
    for case, considered in _judged(drawn, "near_miss", alone):
        rule = alone.book.rules[case.exercises[0]]
        told = explain(rule, considered.verdict.judgements[rule.id], considered.intake, alone.book)
        # A score is not changed as such, but by one of its parts: there is nothing single to name then.
        assert told.to_true is None or len(told.to_true) == 1, case


@then("each case without what decides leaves its statement unknown")
def decisive_missing(drawn: Drawn, alone: Triage) -> None:
    _all_have(drawn, "decisive_missing", Truth.UNKNOWN, alone)


@then("each dilemma suspects two complications that are no part of each other")
def dilemma(drawn: Drawn, alone: Triage) -> None:
    for case, considered in _judged(drawn, "dilemma", alone):
        suspected = {whole(one.id, alone.book) for one in considered.assessment.with_status("suspected")}
        assert len(suspected & {whole(name, alone.book) for name in case.complications}) > 1, case


@then("no case contradicts itself")
def no_contradiction(drawn: Drawn, alone: Triage) -> None:
    assert [case.id for case in drawn.cases if alone.assess(case.visit).issues] == []


@then("every kind of case is among them")
def every_kind(drawn: Drawn) -> None:
    assert {case.kind for case in drawn.cases} == {"typical", "near_miss", "decisive_missing", "dilemma"}


@then("no name of a case tells its statement, its complication or its kind")
def opaque(drawn: Drawn) -> None:
    for case in drawn.cases:
        assert not [word for word in (*case.exercises, *case.complications, case.kind) if word in case.id]


@then("no two cases have the same name")
def named_once(drawn: Drawn) -> None:
    assert len({case.id for case in drawn.cases}) == len(drawn.cases)


@then(parsers.re(r"each level of urgency is certain for (?P<count>\d+) of them"))
def levels(count: str, cases: Sequence[Case], alone: Triage) -> None:
    found = Counter(alone.assess(case.visit).urgency.at_least for case in cases)
    assert found == dict.fromkeys(Urgency, int(count))


# -------------------------------------------------------------------------------------------- the vignette


def _told(visit: Visit, book: RuleBook, draw: int = 0) -> tuple[Sentence, ...]:
    return tell(visit, book.knowledge.vocabulary, random.Random(draw))


@when("the visit is told", target_fixture="sentences")
def is_told(patient: Patient, book: RuleBook) -> dict[str, Sentence]:
    return {one.finding: one for one in _told(patient.considered.intake.visit, book)}


@then(parsers.re("it is said that (?P<words>.+) is (?P<value>.+)"))
def is_said(words: str, value: str, sentences: dict[str, Sentence], draft: Draft) -> None:
    said = sentences[draft.finding(words)]
    assert said.value == value
    number = value.partition(" ")[0]
    if number[0].isdecimal():
        assert number in said.text
    assert (value == "unknown") == ("could not be told" in said.text)


@then(parsers.re("nothing is said of (?P<words>.+)"))
def nothing_said(words: str, sentences: dict[str, Sentence], draft: Draft) -> None:
    assert draft.finding(words) not in sentences


@then(parsers.re(r"told (?P<times>\d+) times more it says the same in several ways"))
def several_ways(times: str, sentences: dict[str, Sentence], patient: Patient, book: RuleBook) -> None:
    texts = set()
    for draw in range(int(times)):
        told = _told(patient.considered.intake.visit, book, draw)
        assert {one.finding: one.value for one in told} == {name: one.value for name, one in sentences.items()}
        texts.add(" ".join(one.text for one in told))
    assert len(texts) > 4


@then("each vignette tells every finding of its case once, and nothing else")
def tells_all(drawn: Drawn, book: RuleBook) -> None:
    for case in drawn.cases:
        assert Counter(one.finding for one in _told(case.visit, book)) == Counter(["phase", *case.visit.findings])


@then("what each vignette says is judged as its case")
def judged_alike(drawn: Drawn, book: RuleBook, alone: Triage) -> None:
    for case in drawn.cases:
        said = {one.finding: one.value for one in _told(case.visit, book)}
        phase = said.pop("phase")
        again, before = alone.consider(Visit(phase=phase, findings=said)), alone.consider(case.visit)  # type: ignore[arg-type]
        assert again.assessment.urgency == before.assessment.urgency
        truths = [{name: one.truth for name, one in each.verdict.judgements.items()} for each in (again, before)]
        assert truths[0] == truths[1]
