"""What the agreement tests share."""

from __future__ import annotations

import pytest

from tests.strategies import Tellable
from thecal.condition import RuleBook


@pytest.fixture(scope="session")
def tellable(book: RuleBook) -> Tellable:
    return Tellable(book)
