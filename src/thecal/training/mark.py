"""Marks for an answer, against what the rules say of the same visit.

The total is the mark for urgency times a weighted mean of all parts: whoever gets the urgency wrong can't make up for it, and
whoever gets only the urgency right has not judged the visit.
"""

from __future__ import annotations

from dataclasses import dataclass

from thecal.assessment.assess import Considered
from thecal.assessment.model import UrgencyInterval
from thecal.knowledge.words import Urgency
from thecal.training.answer import Answer
from thecal.training.asking import Retraced
from thecal.training.expected import Expected, expected_checks, expected_complications, whole
from thecal.training.weights import Weights, default_weights


@dataclass(frozen=True)
class Marks:
    """What an answer earned; each mark from 0 to 1.

    Attributes:
        urgency: for the level of urgency.
        complications: recall and precision in one, the graver weighing more.
        complications_recall: the share of what is suspected that was named.
        complications_precision: the share of what was named that is suspected; what is open stands outside.
        checks: for the checks.
        questions: for what was asked; None where all was shown.
        under_triage: how many levels too low.
        over_triage: how many levels too high.
        total: all together.
    """

    urgency: float
    complications: float
    complications_recall: float
    complications_precision: float
    checks: float
    questions: float | None
    under_triage: int
    over_triage: int
    total: float


def mark(
    answer: Answer, considered: Considered, weights: Weights | None = None, retraced: Retraced | None = None
) -> Marks:
    """Marks an answer.

    Args:
        answer: the learner's.
        considered: what the rules say of the same visit.
        weights: by default those that come with Thecal.
        retraced: the learner's questions beside the interview's, where the learner had to ask.

    Raises:
        InputError: if the answer names something that the knowledge base does not have.
    """
    book = considered.scale.book
    answer.checked(book)
    weights = weights or default_weights()
    under, over = triage_levels(answer.urgency, considered.assessment.urgency)
    urgency = _urgency(answer.urgency, considered.assessment.urgency, weights)
    named = frozenset(whole(name, book) for name in answer.complications)
    complications = expected_complications(considered, weights)
    surplus = complications.surplus(named, weights.free_complications.number)
    hits = len(named & complications.must.keys())
    without_reason = len(complications.wrong(named)) + surplus
    parts = {
        "urgency": urgency,
        "complications": _overlap(named, complications, weights.free_complications.number, weights),
        "checks": _overlap(answer.checks, expected_checks(considered, weights), weights.free_checks.number, weights),
    }
    questions = None if retraced is None else _questions(retraced, weights)
    if questions is not None:
        parts["questions"] = questions
    shares = {name: float(getattr(weights.shares, name)) for name in parts}
    content = sum(parts[name] * share for name, share in shares.items()) / sum(shares.values())
    return Marks(
        urgency=urgency,
        complications=parts["complications"],
        complications_recall=hits / len(complications.must) if complications.must else 1.0,
        complications_precision=hits / (hits + without_reason) if hits + without_reason else 1.0,
        checks=parts["checks"],
        questions=questions,
        under_triage=under,
        over_triage=over,
        total=round(urgency * content, 6),
    )


def triage_levels(told: Urgency, right: UrgencyInterval) -> tuple[int, int]:
    """By how many levels an urgency lies below the interval, and by how many above."""
    return max(0, right.at_least.rank - told.rank), max(0, told.rank - right.at_most.rank)


def levels_inside(told: Urgency, right: UrgencyInterval) -> int:
    """By how many levels an urgency lies above what is certain, as far as that is still possible."""
    return max(0, min(told.rank, right.at_most.rank) - right.at_least.rank)


def _urgency(told: Urgency, right: UrgencyInterval, weights: Weights) -> float:
    under, over = triage_levels(told, right)
    cost = weights.under_triage.of(under) + weights.over_triage.of(over)
    cost += weights.inside.cost * levels_inside(told, right)
    return max(0.0, 1.0 - cost)


def _overlap(named: frozenset[str], expected: Expected, free: int, weights: Weights) -> float:
    """What was hit as a share of what was hit, missed, and named without reason (Tversky's index)."""
    hit = sum(weight for name, weight in expected.must.items() if name in named)
    missed = sum(expected.must[name] for name in expected.missed(named)) * weights.missed.weight
    wrong = (len(expected.wrong(named)) + expected.surplus(named, free)) * weights.wrong.weight
    whole_weight = hit + missed + wrong
    return hit / whole_weight if whole_weight else 1.0


def _questions(retraced: Retraced, weights: Weights) -> float:
    """Neither many more questions than the interview needs, nor fewer as long as they leave it unsettled."""
    used, shortest = retraced.used, retraced.shortest
    if used > shortest or not retraced.enough:
        ratio = min(used, shortest) / max(used, shortest) if max(used, shortest) else 1.0
    else:
        ratio = 1.0
    cost = weights.questions.missed_red_flag * len(retraced.missed_flags)
    cost += weights.questions.missed_deciding * len(retraced.missed_deciding)
    return max(0.0, ratio - cost)
