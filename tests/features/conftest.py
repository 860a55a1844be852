"""Fixtures of the feature tests: one engine decides every truth of a scenario, each engine in turn."""

from __future__ import annotations

import pytest

from tests.support import skip_or_fail
from thecal.condition import RuleBook
from thecal.errors import EngineError
from thecal.scenarios import Draft, Expecting, Replay

_replays: dict[str, Replay] = {}


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
