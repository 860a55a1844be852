"""The slow, obvious engine. It defines what is correct; every other engine is a faster way of agreeing with it."""

from __future__ import annotations

from collections.abc import Mapping

from thecal.condition.book import RuleBook
from thecal.condition.facts import Facts, Truth
from thecal.condition.truth import Judgement


class Reference:
    """Judges one statement after the other, as it is written.

    What a statement means is all in `thecal.condition.truth`. What came to the same before for the same reasons is not judged
    again (`thecal.condition.recall`).
    """

    name = "reference"

    def __init__(self, book: RuleBook) -> None:
        self.book = book

    def judge(self, facts: Facts) -> dict[str, Judgement]:
        """The truth of every statement together with its reasons."""
        return dict(zip(self.book.rules, self.book.recall.judge(facts), strict=True))

    def evaluate(self, facts: Facts) -> Mapping[str, Truth]:
        """The truth of every statement."""
        return {name: judgement.truth for name, judgement in self.judge(facts).items()}

    def close(self) -> None:
        """Holds nothing."""
