"""Which truths of which statements the scenarios pin down: a statement nobody pins can change unnoticed."""

from __future__ import annotations

import re
from collections.abc import Iterable

from thecal.condition.book import RuleBook
from thecal.condition.nodes import ALWAYS
from thecal.scenarios.read import Scenario

TRUTHS = ("true", "false", "unknown")
_PINS: tuple[tuple[re.Pattern[str], dict[str, str]], ...] = (
    (re.compile(r"statement (\S+) is (true|false|unknown)"), {}),
    (re.compile(r"red flag (\S+) is (raised|not raised|unknown)"), {"raised": "true", "not raised": "false"}),
    (re.compile(r"(\S+) speaks (for|against) .+"), {"for": "true", "against": "true"}),
    (re.compile(r"caution (\S+) (applies)"), {"applies": "true"}),
    (re.compile(r"caution (\S+) (applies unless ruled out)"), {"applies unless ruled out": "unknown"}),
)


def pinned(scenarios: Iterable[Scenario]) -> dict[str, set[str]]:
    """Statement → the truths that some scenario expects of it by name."""
    found: dict[str, set[str]] = {}
    for scenario in scenarios:
        for expectation in scenario.expectations:
            for pattern, words in _PINS:
                match = pattern.fullmatch(expectation.text)
                if match is not None:
                    found.setdefault(str(match[1]), set()).add(words.get(str(match[2]), str(match[2])))
    return found


def unpinned(book: RuleBook, scenarios: Iterable[Scenario]) -> list[tuple[str, str]]:
    """(statement, truth) pairs that no scenario expects; a statement without a condition can only be true."""
    found = pinned(scenarios)
    return [
        (name, truth)
        for name, rule in book.rules.items()
        for truth in TRUTHS
        if rule.condition != ALWAYS and truth not in found.get(name, set())
    ]
