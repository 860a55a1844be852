"""Options of a screening on a cluster that are wrong: said before Spark is started."""

from __future__ import annotations

import pytest

from tests.unit.cli.conftest import Thecal


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("x.parquet", "--on", "spark"), ["need a place"]),
        (("x.parquet", "-o", "a", "--on", "spark", "--resume", "--threads", "2"), ["--resume, --threads can't"]),
        (("-", "-o", "a", "--on", "spark", "--conf", "memory"), ["- can't", "no setting of Spark"]),
        (("x.parquet", "--master", "local"), ["--on spark"]),
    ],
)
def test_options_that_mean_nothing(thecal: Thecal, arguments: tuple[str, ...], words: list[str]) -> None:
    ended = thecal("screen", *arguments)
    assert (ended.code, ended.out) == (2, "")
    for word in words:
        assert word in ended.err
