"""docs/spark.md is true: its options, names and settings are those of the program."""

from __future__ import annotations

import re

import pytest

from tests.docs.pages import entries
from tests.support import ROOT
from thecal import spark
from thecal.cli.run import run
from thecal.screening.size import ROWS
from thecal.spark.frame import NOTES
from thecal.spark.worker import BROKEN, ISSUE, ISSUE_LIST

PAGE = ROOT / "docs" / "spark.md"


@pytest.fixture(scope="module")
def text() -> str:
    return PAGE.read_text("utf-8")


def test_its_options_are_those_of_the_command(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    run(["screen", "--help"])
    known = set(re.findall(r"--[a-z-]+", capsys.readouterr().out))
    commands = " ".join(re.findall(r"thecal screen[^`]*", text)) + " ".join(re.findall(r"`(--[a-z-]+)", text))
    options = set(re.findall(r"(?<![\w-])--[a-z-]+", commands))
    assert {"--on", "--master", "--conf"} <= options <= known


def test_its_names_are_those_of_the_package(text: str) -> None:
    used = set(re.findall(r"thecal\.spark\.(\w+)", text))
    assert used == set(spark.__all__)
    for name in (ISSUE_LIST, BROKEN, NOTES, *(one.name for one in ISSUE)):
        assert f"`{name}`" in text
    assert f"{ROWS:,} rows" in text


def test_its_program_is_python() -> None:
    blocks = [block.text for entry in entries(PAGE) for block in entry.blocks if block.language == "python"]
    assert blocks
    for block in blocks:
        compile(block, str(PAGE), "exec")
