"""What each operator makes of a condition, and of a statement."""

from __future__ import annotations

from collections import Counter

import pytest

from thecal.authoring.mutation import Mutant
from thecal.authoring.mutation.conditions import OPERATORS, edits
from thecal.authoring.mutation.variant import suspicion
from thecal.authoring.mutation.write import written
from thecal.condition import RuleBook
from thecal.condition.book import Kind, Rule
from thecal.condition.check import Names, understand
from thecal.condition.nodes import ALWAYS, And, AtLeast, Condition, Named, Not, Or
from thecal.knowledge.words import Urgency


def condition(text: str, book: RuleBook) -> Condition:
    node, faults = understand(text, Names(book.knowledge.vocabulary.findings, book.phrases, book.knowledge.limits))
    assert not faults
    return node


@pytest.mark.parametrize(
    ("operator", "text", "after"),
    [
        ("drop a term", "headache and back_pain", {"headache", "back_pain"}),
        ("drop a term", "headache or back_pain or seizure", {"back_pain or seizure", "headache or seizure", "headache or back_pain"}),
        ("drop a term", "cows_score = 13", {"cows_score >= 13", "cows_score <= 13"}),
        ("drop a term", "at least 2 of (headache, seizure)", set()),
        ("negate", "headache", {"not headache"}),
        ("negate", "not headache", {"headache"}),
        ("negate", "headache and not fever", {"not (headache and not fever)", "not headache", "fever"}),
        ("and/or", "headache and (back_pain or seizure)", {"headache or back_pain or seizure", "back_pain and seizure"}),
        ("count", "at least 2 of (headache, seizure, back_pain)",
         {"at least 1 of (headache, seizure, back_pain)", "at least 3 of (headache, seizure, back_pain)"}),
        ("boundary", "temperature > 38.0 Cel", {"temperature >= 38.0 Cel"}),
        ("boundary", "sedation <= drowsy", {"sedation < drowsy"}),
        ("limit", "temperature > 38.0 Cel", {"temperature > 37.9 Cel", "temperature > 38.1 Cel"}),
        ("limit", "sedation >= unrousable", {"sedation >= difficult_to_rouse"}),
        ("limit", "cows_score != 0", {"cows_score != 1"}),
        ("unit", "days_since_implant <= 3 d", {"days_since_implant <= 3 h", "days_since_implant <= 3 wk",
                                              "days_since_implant <= 3 mo", "days_since_implant <= 3 a"}),
        ("value", "loss_of_pain_relief = gradual", {"loss_of_pain_relief = none", "loss_of_pain_relief = sudden"}),
        ("value", "loss_of_pain_relief in (gradual, sudden)", {"loss_of_pain_relief = gradual", "loss_of_pain_relief = sudden"}),
    ],
)  # fmt: skip
def test_an_operator(operator: str, text: str, after: set[str], book: RuleBook) -> None:
    words = book.knowledge.vocabulary.findings
    found = {edit.after for edit in edits(condition(text, book), words) if edit.operator == operator}
    assert {one.replace("(back_pain or seizure)", "back_pain or seizure") for one in found} == after


def test_a_limit_outside_the_plausible_range_is_no_mutant(book: RuleBook) -> None:
    found = edits(condition("temperature > 38.0 Cel", book), book.knowledge.vocabulary.findings)
    assert not [edit for edit in found if edit.operator == "unit"]  # 38 °F and 38 K: nobody has such a temperature


def test_two_changes_with_one_result_count_once(book: RuleBook) -> None:
    found = edits(condition("headache and headache", book), book.knowledge.vocabulary.findings)
    assert [edit.after for edit in found if edit.operator == "drop a term"] == ["headache"]


def test_no_change_is_no_change(book: RuleBook) -> None:
    for rule in book.rules.values():
        made = edits(rule.condition, book.knowledge.vocabulary.findings)
        results = [edit.condition for edit in made]
        assert rule.condition not in results
        assert len(set(results)) == len(results)


def names_for(book: RuleBook, rule: Rule) -> Names:
    """The names that the file of a rule may use."""
    phrases = dict(book.phrases)
    stack: list[Condition] = [rule.condition]
    suspected: dict[str, Condition] = {}
    while stack:
        node = stack.pop()
        if isinstance(node, Named):
            (suspected if node.name.startswith("suspected(") else phrases)[node.name] = node
        stack += (
            [node.part] if isinstance(node, Named | Not) else node.parts if isinstance(node, And | Or | AtLeast) else []
        )
    return Names(
        book.knowledge.vocabulary.findings,
        phrases,
        book.knowledge.limits,
        suspected=lambda name: suspected.get(f"suspected({name})"),
        complications=tuple(book.knowledge.complications),
    )


def test_every_condition_can_be_written_and_read_back(book: RuleBook) -> None:
    for rule in book.rules.values():
        if rule.condition == ALWAYS:
            continue
        text = written(rule.condition, book.knowledge.vocabulary.findings)
        node, faults = understand(text, names_for(book, rule))
        assert (faults, node) == ([], rule.condition), f"{rule.id}: {text}"


def test_every_changed_condition_is_one_the_language_knows(book: RuleBook) -> None:
    words = book.knowledge.vocabulary.findings
    for rule in list(book.rules.values())[::9]:
        for edit in edits(rule.condition, words):
            node, faults = understand(written(edit.condition, words), names_for(book, rule))
            assert not faults, f"{rule.id}: {written(edit.condition, words)}"
            assert written(node, words) == written(edit.condition, words)


def test_what_is_suspected_means_here_what_it_means_to_the_loader(book: RuleBook) -> None:
    seen: dict[str, Condition] = {}
    stack = [rule.condition for rule in book.of(Kind.CAUTION)]
    while stack:
        node = stack.pop()
        if isinstance(node, Named) and node.name.startswith("suspected("):
            seen[node.name.removeprefix("suspected(").removesuffix(")")] = node
        elif isinstance(node, Not | Named):
            stack.append(node.part)
        elif isinstance(node, And | Or | AtLeast):
            stack += node.parts
    assert len(seen) > 3
    for name, node in seen.items():
        assert suspicion(book, name) == node


def test_every_statement_is_changed_and_removed(book: RuleBook, mutants: list[Mutant]) -> None:
    changed = {mutant.subject for mutant in mutants}
    assert set(book.rules) <= changed
    removed = {mutant.subject for mutant in mutants if mutant.operator == "remove"}
    for name in set(book.rules) - removed:  # the loader itself would notice these
        rule = book.rules[name]
        assert rule.condition == ALWAYS or len(book.of(rule.kind, rule.complication)) == 1


def test_every_kind_of_change_is_tried(mutants: list[Mutant]) -> None:
    kinds = Counter(mutant.operator for mutant in mutants)
    wanted = {
        *OPERATORS, "remove", "level", "for/against", "strength", "phase", "check", "order", "suspects", "not before",
        "only_if", "at_most", "derived", "drop an item", "points", "part_of",
    }  # fmt: skip
    assert wanted <= set(kinds)
    assert {"definition", "limit", "vocabulary", "complication"} <= {mutant.kind for mutant in mutants}


def test_every_other_level_is_tried(book: RuleBook, mutants: list[Mutant]) -> None:
    for rule in [*book.of(Kind.RED_FLAG), *book.of(Kind.URGENCY, "meningitis")]:
        levels = {mutant.after for mutant in mutants if mutant.subject == rule.id and mutant.operator == "level"}
        assert levels == {level.value for level in Urgency if level is not rule.level}


def test_ids_are_unique_and_stable(book: RuleBook, mutants: list[Mutant]) -> None:
    names = [mutant.id for mutant in mutants]
    assert len(set(names)) == len(names)
