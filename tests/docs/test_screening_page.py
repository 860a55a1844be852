"""docs/screening.md is true: its Python is run, its table of columns is the output's."""

from __future__ import annotations

import doctest
import re

import pytest

from tests.docs.pages import entries
from tests.support import ROOT
from thecal.condition import RuleBook
from thecal.screening.screener import Screener

PAGE = ROOT / "docs" / "screening.md"


def test_the_notebook_runs() -> None:
    text = "\n".join(block.text for entry in entries(PAGE) for block in entry.blocks if block.language == "python")
    test = doctest.DocTestParser().get_doctest(text, {}, "screening.md", str(PAGE), 0)
    assert len(test.examples) > 5
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE)
    said: list[str] = []
    result = runner.run(test, out=said.append)
    assert result.failed == 0, "".join(said)


@pytest.mark.parametrize("detail", ["status", "lists"])
def test_every_column_of_the_output_is_explained(book: RuleBook, detail) -> None:
    explained = set(
        re.findall(r"`([a-z_.<>]+)`", "".join(re.findall(r"^\| (`.*?) \|", PAGE.read_text("utf-8"), re.MULTILINE)))
    )
    names = {
        name if not name.startswith("status.") else "status.<complication>"
        for name in Screener(book, detail).schema.names
    }
    assert names <= explained
    assert detail == "status" or explained == names
