"""features/training/course.feature: the same cases for everybody, on a screen and on paper."""

from __future__ import annotations

import datetime as dt
import html
import random
import re
from collections.abc import Sequence

import pytest
from pytest_bdd import given, parsers, scenarios, then, when

from tests.features.training.conftest import by
from tests.features.training.people import NOW
from thecal.assessment import Triage
from thecal.assessment.report import Wording
from thecal.condition import RuleBook
from thecal.errors import InputError
from thecal.knowledge.words import Phase, Urgency
from thecal.scenarios import Expecting
from thecal.training.answer import Answer
from thecal.training.case import Case
from thecal.training.choose import cases_of
from thecal.training.course import Course, read_course, write_course
from thecal.training.progress import Store
from thecal.training.sheets import Printed, Told, print_sheets
from thecal.training.sitting import Shown, Sitting
from thecal.training.vignette import tell

scenarios("training/course.feature")


@pytest.fixture
def taken() -> dict[str, list[Shown]]:
    """Who was shown what."""
    return {}


@given(parsers.re(r"another course of (?P<count>\d+) cases, with seed (?P<seed>\d+)"), target_fixture="another")
def another_course(count: str, seed: str) -> Course:
    return Course(course="Another", count=int(count), seed=int(seed))


@given(
    parsers.re(
        r"a course of (?P<count>\d+) cases about (?P<words>.+), in patients with an implanted pump, "
        r"of difficulty (?P<difficulty>\d)"
    ),
    target_fixture="course",
)
def chosen_course(count: str, words: str, difficulty: str, expecting: Expecting) -> Course:
    return Course(
        course="Chosen",
        count=int(count),
        seed=7,
        complications=(expecting.complication(words),),
        phases=(Phase.IMPLANTED,),
        difficulty=(int(difficulty),),
    )


@when(by("takes the course"))
def takes(who: str, cases: Sequence[Case], book: RuleBook, store: Store, taken: dict[str, list[Shown]]) -> None:
    taken[who] = []
    with Sitting(book, cases, store, who) as sitting:
        while (shown := sitting.now()) is not None:
            taken[who].append(shown)
            sitting.answer(Answer(Urgency.ROUTINE), NOW + dt.timedelta(minutes=shown.number))


@then(parsers.re(r"(?P<who>[A-Z]\w+) and (?P<other>[A-Z]\w+) are told (?P<count>\d+) cases in the same words"))
def same_words(who: str, other: str, count: str, taken: dict[str, list[Shown]]) -> None:
    texts = [[[one.text for one in shown.sentences] for shown in taken[name]] for name in (who, other)]
    assert texts[0] == texts[1]
    assert len({tuple(text) for text in texts[0]}) == int(count)


@then(parsers.re(r"(?P<who>[A-Z]\w+) and (?P<other>[A-Z]\w+) choose among the same complications and checks"))
def same_choices(who: str, other: str, taken: dict[str, list[Shown]]) -> None:
    choices = [[(shown.complications, shown.checks) for shown in taken[name]] for name in (who, other)]
    assert choices[0] == choices[1]
    assert all(complications and checks for complications, checks in choices[0])


@when("the course is written to a file and read again", target_fixture="again")
def written_and_read(course: Course, book: RuleBook) -> Course:
    return read_course(write_course(course).encode(), "course.yaml", book.knowledge)


@then("it has the same cases")
def has_the_same(again: Course, cases: Sequence[Case], book: RuleBook) -> None:
    assert cases_of(again, book) == tuple(cases)


@then("the two have no case in common")
def nothing_in_common(another: Course, cases: Sequence[Case], book: RuleBook) -> None:
    told = [{str(case.visit.findings) for case in each} for each in (cases, cases_of(another, book))]
    assert not told[0] & told[1]


@then(parsers.re("every case is about (?P<words>.+)"))
def all_about(words: str, course: Course, cases: Sequence[Case], expecting: Expecting) -> None:
    assert len(cases) == course.count
    assert all(expecting.complication(words) in case.complications for case in cases)


@then("every patient has an implanted pump")
def all_implanted(cases: Sequence[Case]) -> None:
    assert {case.visit.phase for case in cases} == {"implanted"}


@then("in no case do two complications compete")
def none_compete(cases: Sequence[Case], alone: Triage) -> None:
    for case in cases:
        suspected = alone.assess(case.visit).with_status("suspected")
        assert len([one for one in suspected if one.part_of is None]) <= 1, case


# ------------------------------------------------------------------------------------------------ the file


@given(parsers.re('a course file with the line "(?P<line>.+)"'), target_fixture="refused")
def course_file(line: str, book: RuleBook) -> InputError:
    with pytest.raises(InputError) as caught:
        read_course(f"course: Induction\n{line}\n", "course.yaml", book.knowledge)
    return caught.value


@then(parsers.re(r"the course is refused, and line (?P<line>\d+) is named"))
def line_is_named(line: str, refused: InputError) -> None:
    assert [problem.place.line for problem in refused.problems if problem.place] == [int(line)]


@then(parsers.re("it is said: (?P<said>.+)"))
def it_is_said(said: str, refused: InputError) -> None:
    (problem,) = refused.problems
    assert said in f"{problem.message} {problem.advice} {' '.join(problem.allowed)}"


# ------------------------------------------------------------------------------------------------ on paper


def _printed(cases: Sequence[Case], alone: Triage) -> Printed:
    words = alone.book.knowledge.vocabulary
    told = [
        Told(case.id, tell(case.visit, words, random.Random(case.id)), alone.consider(case.visit), case.exercises)
        for case in cases
    ]
    return print_sheets(told, "A course")


@when("the course is printed", target_fixture="printed")
def is_printed(cases: Sequence[Case], alone: Triage) -> Printed:
    return _printed(cases, alone)


@then("printing it again gives the same pages")
def the_same_pages(printed: Printed, cases: Sequence[Case], alone: Triage) -> None:
    assert _printed(cases, alone) == printed


@then(parsers.re(r"both pages have (?P<count>\d+) cases"))
def both_have(count: str, printed: Printed) -> None:
    assert [page.count("<section") for page in (printed.cases, printed.answers)] == [int(count)] * 2


def _text(page: str) -> str:
    """What a page says, without its form."""
    without_style = re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", without_style)).split())


def _sections(page: str) -> list[str]:
    return [_text(part) for part in page.split("<section")[1:]]


@then("the page of cases tells each case")
def tells_each(printed: Printed, cases: Sequence[Case], book: RuleBook) -> None:
    for section, case in zip(_sections(printed.cases), cases, strict=True):
        told = tell(case.visit, book.knowledge.vocabulary, random.Random(case.id))
        unusual = [one.text for one in told if not one.usual]
        assert unusual
        assert all(" ".join(text.split()) in section for text in unusual)


@then("the page of cases says nothing of what the rules say")
def says_nothing(printed: Printed, cases: Sequence[Case], alone: Triage) -> None:
    told = _text(printed.cases)
    for case in cases:
        assessment = alone.assess(case.visit)
        reasons = [*assessment.red_flags, *assessment.cautions, *assessment.checks]
        reasons += [one for result in assessment.complications for one in (*result.for_, *result.against)]
        assert not [one.because for one in reasons if one.because in told]
        assert not [one.name for one in assessment.with_status("suspected") if one.name in told]
        assert not [name for name in (case.id, *case.exercises) if name in told]
    assert not [one.cite for one in alone.book.knowledge.sources.values() if one.cite in told]


@then("the page of answers says of each case what the rules say, and from which source")
def says_why(printed: Printed, cases: Sequence[Case], alone: Triage) -> None:
    say = Wording(alone.book.knowledge)
    for section, case in zip(_sections(printed.answers), cases, strict=True):
        assessment = alone.assess(case.visit)
        assert say.title(assessment) in section
        assert say.urgency(assessment) in section
        for result in assessment.with_status("suspected"):
            assert result.name in section
            for reason in result.for_:
                assert reason.because in section
                assert alone.book.knowledge.sources[reason.source].cite in section


@then("neither page needs anything from the network")
def on_its_own(printed: Printed) -> None:
    for page in (printed.cases, printed.answers):
        assert not re.findall(r"<(?:script|link|img|iframe)|@import|url\(", page)
