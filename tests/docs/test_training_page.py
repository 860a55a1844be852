"""docs/training.md is true: its Python is run, its commands are there, its table is the course file's."""

from __future__ import annotations

import doctest
import re

from tests.docs.pages import entries
from tests.support import ROOT
from thecal.training.course import Course

PAGE = ROOT / "docs" / "training.md"


def test_its_python_runs() -> None:
    text = "\n".join(block.text for entry in entries(PAGE) for block in entry.blocks if block.language == "python")
    test = doctest.DocTestParser().get_doctest(text, {}, "training.md", str(PAGE), 0)
    assert len(test.examples) > 5
    said: list[str] = []
    result = doctest.DocTestRunner().run(test, out=said.append)
    assert result.failed == 0, "".join(said)


def test_every_key_of_a_course_is_explained() -> None:
    explained = re.findall(r"^\| `([a-z]+)` \|", PAGE.read_text("utf-8"), re.MULTILINE)
    keys = {field.alias or name for name, field in Course.model_fields.items()}
    assert set(explained) == keys - {"schema"}
