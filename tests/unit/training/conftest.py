"""What the tests of training share: visits of the published scenarios, sampled evenly by urgency, and their assessments."""

from __future__ import annotations

import random
from collections import defaultdict

import pytest

from tests.support import ROOT
from thecal.assessment import Considered, Triage
from thecal.condition import RuleBook
from thecal.knowledge.words import Urgency
from thecal.scenarios import read_features
from thecal.training.answer import Answer

EACH = 15


@pytest.fixture(scope="session")
def balanced(book: RuleBook, alone: Triage) -> list[Considered]:
    """So many considered scenarios of each urgency, the levels taking turns."""
    scenarios = read_features(ROOT / "features", book)
    random.Random("balanced").shuffle(scenarios)
    found: defaultdict[Urgency, list[Considered]] = defaultdict(list)
    for scenario in scenarios:
        considered = alone.consider(scenario.visit)
        found[considered.assessment.urgency.at_least].append(considered)
        if all(len(found[level]) >= EACH for level in Urgency):
            break
    return [found[level][place] for place in range(EACH) for level in Urgency]


def perfect(considered: Considered) -> Answer:
    """The answer of somebody who knows the rules by heart."""
    assessment = considered.assessment
    return Answer(
        assessment.urgency.at_least,
        frozenset(result.id for result in assessment.with_status("suspected")),
        frozenset(check.id for check in assessment.checks),
    )
