"""Fixtures of the feature tests: one engine decides every truth of a scenario, each engine in turn."""

from __future__ import annotations

import pytest

from tests.support import skip_or_fail
from thecal.condition import RuleBook
from thecal.engines import ENGINES
from thecal.errors import EngineError
from thecal.scenarios import Draft, Expecting, Replay

QUICK = "rete"
"""The engine that the quick part of the suite runs every scenario on: the one written in C, which a Python can break."""

_replays: dict[str, Replay] = {}


@pytest.fixture(
    scope="session",
    params=[pytest.param(name, marks=() if name == QUICK else pytest.mark.slow) for name in ENGINES],
)
def engine_name(request: pytest.FixtureRequest) -> str:
    """Each engine in turn; all but one are left to the whole suite."""
    return str(request.param)


@pytest.fixture
def replay(engine_name: str, book: RuleBook) -> Replay:
    if engine_name not in _replays:
        try:
            _replays[engine_name] = Replay(book, engine_name)
        except EngineError as error:
            skip_or_fail("durable", str(error))
    return _replays[engine_name]


@pytest.fixture
def draft(book: RuleBook) -> Draft:
    return Draft(book)


@pytest.fixture(scope="session")
def expecting(book: RuleBook) -> Expecting:
    return Expecting(book)
