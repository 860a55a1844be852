"""docs/language.md: each condition reads as the page says, and comes to what its table says."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import pytest

from tests.docs.pages import entries
from tests.support import ROOT
from thecal.condition import RuleBook, judge, nodes, say
from thecal.condition.check import Names, understand
from thecal.condition.nodes import Condition
from thecal.visits import Intake, Visit, take_in

PAGE = ROOT / "docs" / "language.md"
VISITED = "2026-11-24"


@dataclass
class Example:
    """One condition of the page, its plain English, and the rows of its table."""

    when: str
    reads: str = ""
    rows: list[tuple[str, str]] = field(default_factory=list)


def examples() -> list[Example]:
    found: list[Example] = []
    text = PAGE.read_text("utf-8")
    for part in re.split(r"^```when\n", text, flags=re.MULTILINE)[1:]:
        when, _, rest = part.partition("\n```\n")
        example = Example(when)
        for line in rest.splitlines():
            if line.startswith("#"):
                break
            if line.startswith("> "):
                example.reads = f"{example.reads} {line[2:]}".strip()
            row = re.fullmatch(r"\|(.*)\| (true|false|unknown) \|", line)
            if row:
                example.rows.append((row[1].strip(), row[2]))
        found.append(example)
    return found


EXAMPLES = examples()
ROWS = [(example.when, told, truth) for example in EXAMPLES for told, truth in example.rows]


def understood(text: str, book: RuleBook) -> Condition:
    node, faults = understand(text, Names(book.knowledge.vocabulary.findings, book.phrases))
    assert faults == []
    return node


def visit(told: str, book: RuleBook) -> Intake:
    phase, findings, events = "unknown", {}, {}
    for item in filter(None, told.split(", ")):
        if " on " in item:
            event, _, date = item.partition(" on ")
            events[event] = date
        elif item.startswith("phase: "):
            phase = item.removeprefix("phase: ")
        else:
            name, _, value = item.partition(": ")
            findings[name] = value
    data: dict[str, Any] = {"phase": phase, "date": VISITED, "findings": findings, "events": events}
    intake = take_in(Visit(**data), book)
    assert not [issue for issue in intake.issues if "is told although" not in issue.problem]
    return intake


def test_the_page_has_an_example_of_everything() -> None:
    text = " ".join(example.when for example in EXAMPLES)
    for word in ("and", "or", "not", "at least", "in (", "=", "!=", "<=", ">=", ">", "phase", "fever", "("):
        assert word in text
    assert {truth for _, _, truth in ROWS} == {"true", "false", "unknown"}
    assert len(EXAMPLES) >= 20


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.when)
def test_a_condition_reads_as_the_page_says(example: Example, book: RuleBook) -> None:
    assert example.rows
    assert say(understood(example.when, book), book.knowledge.vocabulary.findings) == example.reads


@pytest.mark.parametrize(("when", "told", "truth"), ROWS)
def test_a_condition_comes_to_what_the_page_says(when: str, told: str, truth: str, book: RuleBook) -> None:
    assert judge(understood(when, book), visit(told, book).facts).truth.say == truth


def test_the_truth_table_is_that_of_the_nodes() -> None:
    (table,) = [entry.blocks[0].text for entry in entries(PAGE) if entry.title == "The truth table"]
    lines = [line.strip() for line in (nodes.__doc__ or "").splitlines() if "|" in line]
    assert [line.strip() for line in table.splitlines()] == lines
