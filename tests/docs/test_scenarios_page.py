"""docs/scenarios.md lists every sentence of the steps, and every sentence it lists is understood."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from thecal.condition import RuleBook
from thecal.scenarios import Draft, Expecting, Replay, StepError, given, read_features, then
from tools import write_scenarios_page as writer

TABLE = [["finding", "value"], ["headache", "present"]]


def readings(sentence: str) -> Iterator[list[str]]:
    """The ways to read "x is a | b": what stands before and after the alternatives is not marked, so all are tried."""
    first, *others = sentence.split(" | ")
    if not others:
        yield [sentence]
        return
    *middle, last = others
    heads, tails = first.split(" "), last.split(" ")
    for before, after in product(range(len(heads)), range(1, len(tails) + 1)):
        choices = [" ".join(heads[before:]), *middle, " ".join(tails[:after])]
        yield [" ".join([*heads[:before], choice, *tails[after:]]) for choice in choices]


def understood(sentence: str, book: RuleBook, module: object) -> list[str] | None:
    """The sentences that one line stands for, or None if no reading of it is understood."""
    for lines in readings(sentence):
        try:
            for line in lines:
                if module is given:
                    Draft(book).tell(line, TABLE if line.startswith("these findings") else ())
                else:
                    Expecting(book).read(line)
        except StepError:
            continue
        return lines
    return None


def test_the_page_is_fresh() -> None:
    assert writer.PAGE.read_text(encoding="utf-8") == writer.page(), "python tools/write_scenarios_page.py"


@pytest.mark.parametrize("module", [given, then], ids=["given", "then"])
def test_every_listed_sentence_is_understood_and_every_step_is_listed(module: object, book: RuleBook) -> None:
    lines: list[str] = []
    for sentence, _note in writer.sentences(module):
        found = understood(sentence, book, module)
        assert found is not None, f"no step reads {sentence!r}"
        lines += found
    # The first pattern that fits takes a line: a step whose pattern takes none of the lines is listed nowhere.
    used = {next(n for n, (pattern, _) in enumerate(module._STEPS) if pattern.fullmatch(line)) for line in lines}
    unlisted = [pattern.pattern for n, (pattern, _) in enumerate(module._STEPS) if n not in used]
    assert [pattern for pattern in unlisted if not re.search("today", pattern)] == []


def test_the_event_words_of_the_page_are_understood(book: RuleBook) -> None:
    rows = re.findall(r"^\| `(\w+)` \| .* \| (.+) \|$", writer.page(), re.MULTILINE)
    assert {name for name, _ in rows} == set(book.knowledge.vocabulary.events)
    for name, words in rows:
        for word in words.split(", "):
            draft = Draft(book)
            draft.tell(f"the {word} was 3 days ago")
            assert list(draft.ago) == [name]
            draft.tell(f"the {word} was today")


def test_the_example_holds(book: RuleBook, tmp_path: Path, engine_name: str) -> None:
    (tmp_path / "example.feature").write_text(writer.EXAMPLE, encoding="utf-8")
    scenarios = read_features(tmp_path, book)
    assert len(scenarios) == 3
    replay = Replay(book, engine_name)
    assert [fault for scenario in scenarios for fault in replay.run(scenario).faults] == []
