"""Which cases a course has: drawn as it says, and mixed so that no answer is right for most of them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Final

from thecal.assessment.assess import Triage
from thecal.condition.book import RuleBook
from thecal.errors import InputError, Problem
from thecal.knowledge.words import Urgency
from thecal.training.case import Case
from thecal.training.course import Course
from thecal.training.draw import draw

DRAWN: Final = (4, 16)
"""For each case wanted so many are drawn to choose from; the larger number only where the smaller leaves one out."""
SCARCE: Final = 400
"""So many are drawn where fewer fit than are wanted: a difficulty can be rare."""


def cases_of(course: Course, book: RuleBook, rules: str | os.PathLike[str] | None = None) -> tuple[Case, ...]:
    """The cases of a course, the same for the same course and rules.

    The levels of urgency take turns as long as there are cases of each: near misses are often routine, and a learner who
    always says so must not come off well.

    Args:
        course: what is wanted.
        book: the rules.
        rules: their folder, if they are not Thecal's own; scenarios stand beside it.

    Raises:
        InputError: if no case fits the course, or there are no scenarios.
    """
    drawn: tuple[Case, ...] = ()
    by_level: dict[Urgency, list[Case]] = {}
    few, many = (course.count * times for times in DRAWN)
    for number in (few, many, max(many, SCARCE)):
        if number == len(drawn):
            continue
        drawn = draw(book, course.seed, number, course.complications, course.phases, course.from_, rules).cases
        by_level = _by_level(course, drawn, book)
        least, found = min(map(len, by_level.values())), sum(map(len, by_level.values()))
        # A level that has no more cases is no reason to draw on where there are enough of others.
        if least * len(by_level) >= course.count or (number >= many and found >= course.count):
            break
    if not any(by_level.values()):
        raise nothing_fits()
    chosen: list[Case] = []
    while len(chosen) < course.count and any(by_level.values()):
        chosen += [cases.pop(0) for cases in by_level.values() if cases]
    chosen = chosen[: course.count]
    # Taking turns must not show: the cases come in the order in which they were drawn.
    place = {case.id: number for number, case in enumerate(drawn)}
    return tuple(sorted(chosen, key=lambda case: place[case.id]))


def nothing_fits() -> InputError:
    """What to say where there is not one case."""
    advice = "ask for more complications, phases or difficulties."
    return InputError([Problem("usage", "No case fits what is asked for.", advice=advice)])


def _by_level(course: Course, drawn: Sequence[Case], book: RuleBook) -> dict[Urgency, list[Case]]:
    """The cases that fit, the gravest level first."""
    found: dict[Urgency, list[Case]] = {level: [] for level in reversed(Urgency)}
    with Triage(book, rete="off") as triage:
        for case in drawn:
            if not course.difficulty or case.difficulty in course.difficulty:
                found[triage.assess(case.visit).urgency.at_least].append(case)
    return found
