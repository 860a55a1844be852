"""What the cases of a sitting are made from: a course with its fixed cases, or practice; and how it is kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Self

from thecal.condition.book import RuleBook
from thecal.training.choose import cases_of
from thecal.training.course import Course
from thecal.training.practice import Practice
from thecal.training.progress import OpenSession, Store
from thecal.training.source import Fixed, Source


@dataclass(frozen=True)
class Plan:
    """What a sitting's cases are made from.

    Attributes:
        course: which cases.
        practice: whether the schedule chooses among them, and new ones are drawn; else they are those of the course.
        any_seed: whether nobody chose the seed.
    """

    course: Course
    practice: bool = False
    any_seed: bool = False

    @classmethod
    def left(cls, opened: OpenSession, book: RuleBook) -> Self | None:
        """The plan of a sitting that was left; None where the rules have changed since, and its cases with them."""
        plan = opened.state["plan"]
        if plan.get("knowledge") != book.knowledge.hash:
            return None
        return cls(
            Course.model_validate(plan["course"]), bool(plan.get("practice", False)), bool(plan.get("any_seed", False))
        )

    def kept(self, book: RuleBook) -> dict[str, Any]:
        """What must be kept of it, as JSON can hold it."""
        course = self.course.model_dump(mode="json", by_alias=True)
        own = {"practice": self.practice, "any_seed": self.any_seed}
        return {"course": course, **own, "knowledge": book.knowledge.hash}

    def same(self, other: Plan) -> bool:
        """Whether both ask for the same cases, as far as anybody chose them."""
        drawn = all(one.practice or one.any_seed for one in (self, other))
        if drawn and self.practice is other.practice:
            return self.course.model_copy(update={"seed": other.course.seed}) == other.course
        return self == other

    def source(
        self, book: RuleBook, store: Store, learner: str, opened: OpenSession | None = None, rules: str | None = None
    ) -> Source:
        """Where the cases come from.

        Args:
            book: the rules.
            store: where progress is kept.
            learner: their name.
            opened: the sitting that is taken up again, if one is; its plan must be this one.
            rules: the folder of the rules, if it is not Thecal's own.

        Raises:
            InputError: if no case fits a course. Of a practice its first case says so.
        """
        if not self.practice:
            return Fixed(cases_of(self.course, book, rules))
        if opened is None:
            return Practice(book, self.course, store, learner)
        return Practice.taken_up(opened.state, book, self.course, store, learner)
