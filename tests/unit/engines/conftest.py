"""Tests that need durable-rules ask for the fixture `durable`; THECAL_REQUIRE=durable turns a skip into a failure."""

from __future__ import annotations

import os

import pytest

from thecal.engines.rete import _host


@pytest.fixture(scope="session")
def durable():
    """The module durable.engine."""
    try:
        return _host.load()
    except _host.ReteUnavailable as error:
        if "durable" in os.environ.get("THECAL_REQUIRE", "").replace(" ", "").split(","):
            pytest.fail(str(error))
        pytest.skip(str(error))
