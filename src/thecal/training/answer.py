"""What a learner answers about one visit."""

from __future__ import annotations

from dataclasses import dataclass

from thecal.condition.book import RuleBook
from thecal.errors import InputError, Problem, nearest
from thecal.knowledge.words import Urgency


@dataclass(frozen=True)
class Answer:
    """A learner's judgement of one visit.

    Attributes:
        urgency: how soon somebody must act.
        complications: those the learner would suspect.
        checks: those the learner would do or order.
        asked: the findings the learner asked for, in order; empty where all was shown.
    """

    urgency: Urgency
    complications: frozenset[str] = frozenset()
    checks: frozenset[str] = frozenset()
    asked: tuple[str, ...] = ()

    def checked(self, book: RuleBook) -> Answer:
        """This answer, if everything in it exists.

        Raises:
            InputError: with every name that the knowledge base does not have.
        """
        known = book.knowledge
        problems = [
            Problem("unknown-id", f"No {kind} is called {name[:60]!r}.", allowed=tuple(nearest(name, names)))
            for kind, told, names in (
                ("complication", self.complications, known.complications),
                ("check", self.checks, known.checks),
                ("finding", frozenset(self.asked), known.vocabulary.findings),
            )
            for name in sorted(told)
            if name not in names
        ]
        if problems:
            raise InputError(problems)
        return self
