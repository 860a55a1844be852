"""Feature files to scenarios: a visit and what is expected of its assessment, without a test runner."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from thecal.condition.book import RuleBook
from thecal.errors import InputError, Place, Problem
from thecal.scenarios.folder import scenario_files
from thecal.scenarios.given import Draft, StepError
from thecal.scenarios.then import Expectation, Expecting
from thecal.visits.visit import Visit


@dataclass(frozen=True)
class Scenario:
    """One scenario (a row of examples is one of its own).

    Attributes:
        steps: the sentences as written, with their keyword kind: given, when, then.
        rule: the heading in its feature that it stands under; empty if there is none.
        row: whether it is a row of a table of examples, so that its name is not one of its own.
    """

    name: str
    feature: str
    place: Place
    tags: tuple[str, ...]
    steps: tuple[tuple[str, str], ...]
    visit: Visit
    expectations: tuple[Expectation, ...]
    rule: str = ""
    row: bool = False


def read_features(
    folder: str | os.PathLike[str], book: RuleBook, wanted: Callable[[PurePosixPath], bool] | None = None
) -> list[Scenario]:
    """Every scenario of triage under a folder, in order of path.

    Args:
        folder: where the files are.
        book: the rule book.
        wanted: whether a file is to be read, by its path under the folder; by default all are.

    Raises:
        InputError: with every step that can't be read.
    """
    problems: list[Problem] = []
    root = Path(folder)
    found = [
        scenario
        for path in scenario_files(root)
        if wanted is None or wanted(PurePosixPath(path.relative_to(root).as_posix()))
        for scenario in _scenarios(path.read_text("utf-8"), path.relative_to(root).as_posix(), book, problems)
    ]
    if problems:
        raise InputError(problems)
    return found


def _scenarios(text: str, file: str, book: RuleBook, problems: list[Problem]) -> Iterator[Scenario]:
    from gherkin.errors import CompositeParserException, ParserError  # noqa: PLC0415 - only needed here
    from gherkin.parser import Parser  # noqa: PLC0415
    from gherkin.pickles.compiler import Compiler  # noqa: PLC0415

    try:
        document: Any = Parser().parse(text)
    except (CompositeParserException, ParserError) as error:
        problems.append(
            Problem("not-gherkin", f"The feature can't be read: {str(error).splitlines()[-1]}", Place(file))
        )
        return
    document["uri"] = file
    lines, rules = _lines_of_steps(document), _rules_of_scenarios(document)
    expecting = Expecting(book)
    for pickle in Compiler().compile(document):
        draft = Draft(book, name=pickle["name"])
        expectations: list[Expectation] = []
        steps: list[tuple[str, str]] = []
        before = len(problems)
        for step in pickle["steps"]:
            kind = {"Context": "given", "Action": "when", "Outcome": "then"}.get(step["type"], "given")
            steps.append((kind, step["text"]))
            argument: Any = step.get("argument", {})
            rows = argument.get("dataTable", {}).get("rows", [])
            table = [[cell["value"] for cell in row["cells"]] for row in rows]
            try:
                if kind == "given":
                    draft.tell(step["text"], table)
                elif kind == "then":
                    expectations.append(expecting.read(step["text"]))
            except StepError as error:
                place = Place(file, lines.get(step["astNodeIds"][0], 0))
                problems.append(Problem("unknown-step", str(error), place, step["text"]))
        if len(problems) == before:
            yield Scenario(
                name=pickle["name"],
                feature=document["feature"]["name"],
                place=Place(file, pickle["location"]["line"]),
                tags=tuple(tag["name"].lstrip("@") for tag in pickle["tags"]),
                steps=tuple(steps),
                visit=draft.visit(),
                expectations=tuple(expectations),
                rule=rules.get(pickle["astNodeIds"][0], ""),
                row=len(pickle["astNodeIds"]) > 1,
            )


def _rules_of_scenarios(document: Any) -> dict[str, str]:
    """The headings that scenarios stand under, by the scenario's id."""
    headings = [child["rule"] for child in document["feature"]["children"] if "rule" in child]
    return {
        child["scenario"]["id"]: heading["name"]
        for heading in headings
        for child in heading["children"]
        if "scenario" in child
    }


def _lines_of_steps(node: Any) -> dict[str, int]:
    found: dict[str, int] = {}
    stack = [node]
    while stack:
        item = stack.pop()
        if isinstance(item, dict):
            if "id" in item and "location" in item:
                found[item["id"]] = item["location"]["line"]
            stack.extend(item.values())
        elif isinstance(item, list):
            stack.extend(item)
    return found
