"""Which question comes first: the one after which the fewest ways to a higher urgency are open."""

from __future__ import annotations

from thecal.assessment.plan import Plan, Prompt
from thecal.knowledge import Urgency

FEVER, WEAK, NUMB, DAYS = "temperature", "leg_weakness", "sensory_change", "days_since_implant"


def plan(book, *ways, done=(), closed=()):
    chances = {(what, Urgency(level), frozenset(names)): False for what, level, *names in ways}
    return Plan(book.knowledge.vocabulary, chances, lambda name: None if name in closed else name, done)


def test_members_that_matter_are_asked_together_and_the_others_are_left_out(book):
    made = plan(book, ("cord", "emergency", WEAK), ("cord", "emergency", NUMB), ("pus", "same_day", "crp"))
    assert made.first() == Prompt("group", "cord_and_back", (WEAK, NUMB))


def test_a_single_member_is_asked_by_itself(book):
    assert plan(book, ("cord", "emergency", WEAK)).first() == Prompt("finding", WEAK, (WEAK,))


def test_the_higher_urgency_comes_first_even_if_another_question_closes_more(book):
    made = plan(
        book, ("a", "emergency", FEVER), ("b", "same_day", WEAK), ("c", "same_day", WEAK), ("d", "same_day", NUMB)
    )
    assert made.first() == Prompt("finding", FEVER, (FEVER,))


def test_one_question_that_closes_all_ways_is_enough(book):
    ways = [(f"way {name}", "emergency", FEVER, name) for name in ("headache", WEAK, "pocket_swelling", "seizure")]
    assert plan(book, *ways).cover == (Prompt("finding", FEVER, (FEVER,)),)


def test_a_question_that_others_make_needless_is_left_out(book):
    made = plan(
        book,
        ("one", "emergency", FEVER, "seizure"),
        ("two", "emergency", FEVER, "pocket_swelling"),
        ("three", "emergency", "seizure"),
        ("four", "emergency", "pocket_swelling"),
    )
    assert {prompt.name for prompt in made.cover} == {"seizure", "pocket_swelling"}


def test_a_usual_answer_closes_more_surely_than_a_number_of_days(book):
    assert plan(book, ("bleeding", "emergency", DAYS, WEAK)).first() == Prompt("finding", WEAK, (WEAK,))
    assert plan(book, ("bleeding", "emergency", DAYS, WEAK), closed=(WEAK,)).first() == Prompt("finding", DAYS, (DAYS,))


def test_what_was_put_together_before_is_asked_singly(book):
    made = plan(book, ("a", "emergency", WEAK), ("b", "emergency", NUMB), done=("group:cord_and_back",))
    assert {prompt.kind for prompt in made.prompts} == {"finding"}


def test_nothing_is_asked_where_nothing_can_be(book):
    assert plan(book).first() is None
    assert plan(book, ("a", "emergency", WEAK), closed=(WEAK,)).first() is None


def test_whoever_comes_with_a_thing_is_asked_for_its_course(book):
    made = plan(book, ("a", "emergency", "headache_posture"), ("b", "same_day", "headache_duration"))
    assert made.with_finding("headache_posture").kind == "panel"
    assert made.with_finding(WEAK) is None
