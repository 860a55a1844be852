"""A rule base about a kettle: small, and nobody takes it for medicine."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

from thecal.condition import Facts, RuleBook, State
from thecal.condition.check import Names, understand
from thecal.condition.nodes import Condition
from thecal.errors import Problem, RulesError
from thecal.quick import load_rules

TINY = Path(__file__).with_name("tiny")
TINY_FEATURES = Path(__file__).with_name("tiny_features")
BROKEN = Path(__file__).with_name("broken")


@cache
def kettle() -> RuleBook:
    """The rule book; made once, since it never changes."""
    return load_rules(TINY)


def condition(text: str) -> Condition:
    """A condition about the kettle, which must be free of faults."""
    book = kettle()
    node, faults = understand(text, Names(book.knowledge.vocabulary.findings, book.phrases))
    assert not faults, faults
    return node


def facts(**states: State) -> Facts:
    """Facts of plain states, without any intake."""
    return Facts(states)


def copy_of_tiny(folder: Path) -> Path:
    """A copy that a test may spoil."""
    return Path(shutil.copytree(TINY, folder / "rules"))


def spoilt(folder: Path, file: str, old: str, new: str) -> Path:
    """A copy in which the first `old` of a file is `new`."""
    rules = copy_of_tiny(folder)
    spoil(rules, file, old, new)
    return rules


def spoil(rules: Path, file: str, old: str, new: str) -> None:
    """Puts `new` for the first `old` of a file."""
    text = (rules / file).read_text("utf-8")
    assert old in text, f"{old!r} is not in {file}"
    (rules / file).write_text(text.replace(old, new, 1), "utf-8")


def problems_of(rules: Path) -> list[Problem]:
    """What is wrong with a folder of rules; nothing, if it loads."""
    try:
        load_rules(rules)
    except RulesError as error:
        return error.problems
    return []


def underlined(problem: Problem) -> str:
    """The text that the caret of the printed message stands under."""
    lines = str(problem).splitlines()
    for line, below in zip(lines, lines[1:], strict=False):
        if below.strip() and set(below.strip()) == {"^"}:
            return line[below.index("^") : below.rindex("^") + 1]
    return ""
