"""The slow, obvious engine. It defines what is correct; every other engine is a faster way of agreeing with it."""

from __future__ import annotations

from collections.abc import Mapping

from thecal.condition.book import RuleBook
from thecal.condition.facts import Facts, Truth
from thecal.condition.truth import Judge, Judgement


class Reference:
    """Judges one statement after the other, as it is written."""

    name = "reference"

    def __init__(self, book: RuleBook) -> None:
        self.book = book

    def judge(self, facts: Facts) -> dict[str, Judgement]:
        """The truth of every statement together with its reasons."""
        judge = Judge(facts)
        return {rule.id: judge.read(rule.condition) for rule in self.book.rules.values()}

    def evaluate(self, facts: Facts) -> Mapping[str, Truth]:
        """The truth of every statement."""
        return {name: judgement.truth for name, judgement in self.judge(facts).items()}

    def close(self) -> None:
        """Holds nothing."""
