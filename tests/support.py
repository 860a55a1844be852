"""What tests need beside fixtures."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NoReturn

import pytest

ROOT = Path(__file__).parents[1]


def required(tool: str) -> bool:
    """Whether THECAL_REQUIRE names the tool: then its absence is a failure, not a skip."""
    return tool in os.environ.get("THECAL_REQUIRE", "").replace(" ", "").split(",")


def skip_or_fail(tool: str, reason: str) -> NoReturn:
    """Skips the test, or fails it where the tool is required."""
    if required(tool):
        pytest.fail(f"{tool} is required (THECAL_REQUIRE) and can't be used: {reason}")
    pytest.skip(reason)
