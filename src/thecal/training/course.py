"""A course: which cases a trainer wants, as a file that anybody can read, change and hand on.

    course: Induction on the pain ward
    seed: 7
    count: 10
    complications: [post_dural_puncture_headache, system_infection]
    phases: [implanted]
    difficulty: [1, 2]

The same file and the same rules give the same cases on every machine.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from thecal.errors import InputError, Place, Problem, nearest
from thecal.knowledge.base import KnowledgeBase
from thecal.knowledge.complaints import complaints
from thecal.knowledge.located import Located, Unreadable, read_located
from thecal.knowledge.words import Phase

SCHEMA = "thecal.course/1"
From = Literal["generated", "scenarios", "both"]
"""Where cases come from: drawn from the statements of the rules, or the scenarios that the rules are tested with."""
MOST_CASES = 1_000


class Course(BaseModel):
    """What a course file says."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    schema_: Literal["thecal.course/1"] = Field("thecal.course/1", alias="schema")
    course: str = Field(min_length=1, max_length=120, description="its title")
    seed: int = Field(0, ge=0, description="another seed gives other cases")
    count: int = Field(10, ge=1, le=MOST_CASES, description="how many cases")
    complications: tuple[str, ...] = Field((), description="ids of complications; none: all")
    phases: tuple[Phase, ...] = Field((), description="phases of therapy; none: both")
    difficulty: tuple[Annotated[int, Field(ge=1, le=3)], ...] = Field(
        (), description="1: one suspicion, settled; 2 and 3: competing or unsettled; none: all"
    )
    from_: From = Field("generated", alias="from", description="drawn from the rules, told from scenarios, or both")


def read_course(text: str | bytes, file: str, knowledge: KnowledgeBase) -> Course:
    """A course from the text of its file.

    Args:
        text: YAML or JSON.
        file: its name, for messages.
        knowledge: whose complications it names.

    Raises:
        InputError: with every problem of the file.
    """
    try:
        located = read_located(text, file)
    except Unreadable as error:
        raise InputError(error.problems) from None
    document = located.value
    if not isinstance(document, dict):
        message = "A course is a map of `key: value` lines." if document is not None else "The course is empty."
        raise InputError([located.problem("empty" if document is None else "wrong-kind", message, ())])
    problems = _unknown(document, located, knowledge)
    course = None
    try:
        course = Course.model_validate(document)
    except ValidationError as error:
        problems += complaints(error, Course, located)
    if course is None or problems:
        raise InputError(sorted(problems, key=lambda one: one.place.line if one.place else 0))
    return course


def load_course(path: str | os.PathLike[str], knowledge: KnowledgeBase) -> Course:
    """A course from a file.

    Raises:
        InputError: if it can't be read, or with every problem in it.
    """
    try:
        text = Path(path).read_bytes()
    except OSError as error:
        reason = (error.strerror or "not possible").lower()
        problem = Problem("no-file", f"The course can't be read: {reason}.", Place(os.fspath(path)))
        raise InputError([problem]) from None
    return read_course(text, os.fspath(path), knowledge)


def write_course(course: Course) -> str:
    """The text of a course file, with what is not said left out."""
    lines = [f"schema: {SCHEMA}", f"course: {_quoted(course.course)}", f"seed: {course.seed}", f"count: {course.count}"]
    for name in ("complications", "phases", "difficulty"):
        values = getattr(course, name)
        if values:
            said = ", ".join(value.value if isinstance(value, Phase) else str(value) for value in values)
            lines.append(f"{name}: [{said}]")
    if course.from_ != "generated":
        lines.append(f"from: {course.from_}")
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """A title in YAML's double quotes, whatever is in it."""
    return str(yaml.safe_dump(text, default_style='"', allow_unicode=True, width=1000)).strip()


def _unknown(document: dict[str, object], located: Located, knowledge: KnowledgeBase) -> list[Problem]:
    """The complications that don't exist."""
    named = document.get("complications")
    return [
        located.problem(
            "unknown-complication",
            f"No complication is called {name[:60]!r}.",
            ("complications", place),
            width=len(name),
            allowed=tuple(nearest(name, knowledge.complications)),
        )
        for place, name in enumerate(named if isinstance(named, list) else ())
        if isinstance(name, str) and name not in knowledge.complications
    ]
