"""What a rule book makes of one visit, worked out as far as somebody asks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from thecal.assessment.advice import cautions, recommended
from thecal.assessment.assess import assessment_of
from thecal.assessment.model import Assessment
from thecal.assessment.questions import next_questions
from thecal.assessment.weigh import Scale
from thecal.condition.book import RuleBook
from thecal.condition.facts import Truth
from thecal.condition.truth import Judgement
from thecal.engines.channels import Verdict
from thecal.visits.visit import Intake


class AsBefore(Exception):
    """The answer is the same as under the unchanged rules, so whatever is expected of it holds as it did."""


@dataclass(frozen=True)
class Outcome:
    """What a rule book makes of a visit.

    Attributes:
        before: the outcome under the unchanged rules; None if this is it.
    """

    book: RuleBook
    intake: Intake
    judgements: Mapping[str, Judgement]
    before: Outcome | None = None

    @cached_property
    def verdict(self) -> Verdict:
        """The judgements, as a triage on the reference alone gives them."""
        return Verdict(self.judgements, ("reference",), agreed=False, reason="", differences={})

    @cached_property
    def scale(self) -> Scale:
        """The judgements on the scale."""
        return Scale(self.book, self.judgements, self.intake.visit.phase)

    @cached_property
    def assessment(self) -> Assessment:
        """The whole answer.

        Raises:
            AsBefore: if nothing in it that a scenario can see differs from what the unchanged rules say. Making an
                answer takes longer than seeing that.
        """
        if self.before is not None and (self._plainly_the_same or self.gist == self.before.gist):
            raise AsBefore
        return assessment_of(self.scale, self.intake, self.verdict)

    @property
    def _plainly_the_same(self) -> bool:
        before = self.before
        return (
            before is not None
            and self.judgements is before.judgements
            and self.book.rules is before.book.rules
            and self.intake.issues == before.intake.issues
        )

    @cached_property
    def gist(self) -> tuple[object, ...]:
        """Everything in the answer that a scenario can see."""
        scale, intake = self.scale, self.intake
        span, ranked = scale.span(), scale.weighed()
        checks = recommended(scale, ranked, span.at_least)
        warned = cautions(scale, list(checks), intake)
        speaking = [
            (rule.id, rule.points > 0)
            for rule in self.book.rules.values()
            if rule.points and self.judgements[rule.id].truth is Truth.TRUE and scale.counts(rule)
        ]
        return (
            span,
            ranked,
            [(name, asked.by) for name, asked in checks.items()],
            [(one.id, one.applies, one.check, one.not_before) for one in warned],
            speaking,
            [question.finding for question in next_questions(scale, span, intake.facts, intake.asked)],
            intake.issues,
        )
