"""What all tests share: the rule book (costly, so made once), and the engines."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support import ROOT, skip_or_fail
from thecal.assessment import Triage
from thecal.condition import RuleBook
from thecal.engines import ENGINES
from thecal.quick import load_rules


@pytest.fixture(scope="session")
def book() -> RuleBook:
    return load_rules(ROOT / "rules")


@pytest.fixture(scope="session")
def triage(book: RuleBook) -> Triage:
    """Both channels, in this process."""
    made = Triage(book)
    if made.channels.rete is None:
        skip_or_fail("durable", made.channels.why_single)
    return made


@pytest.fixture(scope="session")
def alone(book: RuleBook) -> Iterator[Triage]:
    """Triage on the reference alone."""
    with Triage(book, rete="off") as made:
        yield made


@pytest.fixture(scope="session", params=list(ENGINES))
def engine_name(request: pytest.FixtureRequest) -> str:
    """Each engine in turn."""
    return str(request.param)
