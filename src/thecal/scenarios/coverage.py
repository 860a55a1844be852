"""Which truths of which statements the scenarios pin down: a statement nobody pins can change unnoticed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from thecal.condition.book import Kind, Rule, RuleBook
from thecal.condition.nodes import ALWAYS
from thecal.errors import Place
from thecal.scenarios.read import Scenario
from thecal.scenarios.then import Expectation

TRUTHS = ("true", "false", "unknown")

Pins = Mapping[str, Mapping[str, tuple[Place, ...]]]
"""Statement → truth → the scenarios that expect it, in order."""

_PINS: tuple[tuple[re.Pattern[str], dict[str, str]], ...] = (
    (re.compile(r"statement (\S+) is (true|false|unknown)"), {}),
    (re.compile(r"red flag (\S+) is (raised|not raised|unknown)"), {"raised": "true", "not raised": "false"}),
    (re.compile(r"(\S+) speaks (for|against) .+"), {"for": "true", "against": "true"}),
    (re.compile(r"the urgency rests on (\S+)()"), {"": "true"}),
    (re.compile(r"caution (\S+) (applies)"), {"applies": "true"}),
    (re.compile(r"caution (\S+) (applies unless ruled out)"), {"applies unless ruled out": "unknown"}),
)
_SUSPECTED = re.compile(r".+ is (suspected|a suspected part of .+)")
_RECOMMENDED = re.compile(r"check .+ (is recommended|is the first check|comes before .+)")
_FOR = re.compile(r"check .+ is for .+")
_URGENCY = re.compile(r"the urgency is .+")
_OWN_URGENCY = re.compile(r"the urgency of .+ is .+")


def pinned(scenarios: Iterable[Scenario]) -> dict[str, set[str]]:
    """Statement → the truths that some scenario expects of it by name."""
    found: dict[str, set[str]] = {}
    for scenario in scenarios:
        for name, truth in _named(scenario):
            found.setdefault(name, set()).add(truth)
    return found


def pins(book: RuleBook, scenarios: Iterable[Scenario]) -> Pins:
    """Where each truth of each statement is expected.

    A statement without a condition is true whenever it is looked at. A scenario pins it by name, or by what it gives:
    the check that a suspected complication asks for, the urgency that it has at least.
    """
    found: dict[str, dict[str, list[Place]]] = {name: {} for name in book.rules}
    always = [rule for rule in book.rules.values() if rule.condition == ALWAYS]
    for scenario in scenarios:
        named = [pin for pin in _named(scenario) if pin[0] in found]
        for name, truth in dict.fromkeys((*named, *((rule.id, "true") for rule in _given(scenario, always)))):
            found[name].setdefault(truth, []).append(scenario.place)
    return {name: {truth: tuple(places) for truth, places in truths.items()} for name, truths in found.items()}


def needed(rule: Rule) -> tuple[str, ...]:
    """The truths that scenarios should pin; a statement without a condition can only be true."""
    return TRUTHS[:1] if rule.condition == ALWAYS else TRUTHS


def unpinned(book: RuleBook, scenarios: Iterable[Scenario]) -> list[tuple[str, str]]:
    """(statement, truth) pairs that no scenario expects by name, of statements that have a condition."""
    found = pinned(scenarios)
    return [
        (name, truth)
        for name, rule in book.rules.items()
        for truth in TRUTHS
        if rule.condition != ALWAYS and truth not in found.get(name, set())
    ]


def _named(scenario: Scenario) -> Iterator[tuple[str, str]]:
    for expectation in scenario.expectations:
        for pattern, words in _PINS:
            match = pattern.fullmatch(expectation.text)
            if match is not None:
                yield str(match[1]), words.get(str(match[2]), str(match[2]))


def _given(scenario: Scenario, always: Iterable[Rule]) -> Iterator[Rule]:
    """The statements without a condition whose consequence a scenario expects."""
    suspected = {one.about[0] for one in _told(scenario, _SUSPECTED)}
    recommended = {name for one in _told(scenario, _RECOMMENDED) for name in one.about}
    whose = {one.about[:2] for one in _told(scenario, _FOR)}
    levels = {one.about[0] for one in _told(scenario, _OWN_URGENCY)}
    if any(_told(scenario, _URGENCY)):
        levels |= suspected
    for rule in always:
        if rule.kind is Kind.CHECK:
            check = getattr(rule.statement, "check", "")
            # An act that comes first has no complication: any visit of its urgency gets it.
            asked = rule.complication is None or rule.complication in suspected
            if (asked and check in recommended) or (check, rule.complication) in whose:
                yield rule
        elif rule.complication in levels:
            yield rule


def _told(scenario: Scenario, pattern: re.Pattern[str]) -> list[Expectation]:
    return [one for one in scenario.expectations if pattern.fullmatch(one.text)]
