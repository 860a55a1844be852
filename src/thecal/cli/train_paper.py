"""`thecal train course` and `thecal train print`: a course as a file, and cases on paper."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from thecal.assessment.assess import Triage
from thecal.cli.page import out
from thecal.cli.train_play import course_of
from thecal.errors import InputError, Place, Problem
from thecal.quick import load_rules
from thecal.training.choose import cases_of
from thecal.training.course import Course, From, load_course, read_course, write_course
from thecal.training.sheets import Told, print_sheets
from thecal.training.vignette import tell

CASES, ANSWERS = "cases.html", "answers.html"


@dataclass(frozen=True)
class Wished:
    """What a new course is to be."""

    title: str
    seed: int
    count: int
    complications: Sequence[str]
    phases: Sequence[str]
    difficulty: Sequence[int]
    from_: From

    def course(self) -> Course:
        """The course.

        Raises:
            InputError: if it can't be one.
        """
        try:
            course = course_of(self.title, self.seed, self.count, self.complications, self.phases, self.from_)
        except ValidationError:
            raise InputError(
                [Problem("usage", "A course has a title of 1 to 120 letters.", advice='"Induction"')]
            ) from None
        return course.model_copy(update={"difficulty": tuple(self.difficulty)})


def make_course(wished: Wished, output: str | None, rules: str | None) -> None:
    """Prints a course file, or writes it where nothing is yet.

    Raises:
        InputError: if it can't be a course, no case fits it, or it can't be written.
    """
    book = load_rules(rules)
    course = wished.course()
    text = write_course(course)
    read_course(text, "course", book.knowledge)
    count, found = course.count, len(cases_of(course, book, rules))
    page = out()
    if output is None:
        page.as_is(text)
        return
    _write(Path(output), text, overwrite=False)
    fewer = "" if found == count else f" (no more than {found} fit)"
    page.line(f"{output}: {count} cases{fewer}. Begin with: thecal train judge --course {output}")


def print_course(course: str | None, wanted: Course, folder: str, *, overwrite: bool, rules: str | None) -> None:
    """Writes the case sheets and the answer sheet.

    Raises:
        InputError: if the course can't be read, no case fits it, or the pages can't be written.
    """
    book = load_rules(rules)
    chosen = load_course(course, book.knowledge) if course else wanted
    with Triage(book, rete="off") as triage:
        told = [
            Told(
                case.id,
                tell(case.visit, book.knowledge.vocabulary, random.Random(case.id)),  # noqa: S311 - no secret
                triage.consider(case.visit),
                case.exercises,
            )
            for case in cases_of(chosen, book, rules)
        ]
    sheets = print_sheets(told, chosen.course)
    where = Path(folder)
    for name in (CASES, ANSWERS):
        if (where / name).exists() and not overwrite:
            message = f"{where / name} exists; nothing was written."
            raise InputError([Problem("output-exists", message, advice="name another folder, or --overwrite.")])
    try:
        where.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _failed(where, error) from None
    _write(where / CASES, sheets.cases, overwrite=True)
    _write(where / ANSWERS, sheets.answers, overwrite=True)
    out().line(f"{where / CASES}: {len(told)} cases. {where / ANSWERS}: what the rules say.")


def _write(path: Path, text: str, *, overwrite: bool) -> None:
    try:
        with path.open("w" if overwrite else "x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        message = f"{path} exists; nothing was written."
        raise InputError([Problem("output-exists", message, advice="name another file.")]) from None
    except OSError as error:
        raise _failed(path, error) from None


def _failed(path: Path, error: OSError) -> InputError:
    reason = (error.strerror or "not possible").lower()
    return InputError([Problem("not-writable", f"It can't be written: {reason}.", Place(str(path)))])
