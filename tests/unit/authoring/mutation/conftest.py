"""The scenarios of this checkout, read once."""

from __future__ import annotations

import pytest

from tests.support import ROOT
from thecal.authoring.mutation import Mutant, all_mutants
from thecal.condition import RuleBook
from thecal.scenarios import Scenario, read_features


@pytest.fixture(scope="session")
def scenarios(book: RuleBook) -> list[Scenario]:
    return read_features(ROOT / "features", book)


@pytest.fixture(scope="session")
def mutants(book: RuleBook) -> list[Mutant]:
    return all_mutants(book)
