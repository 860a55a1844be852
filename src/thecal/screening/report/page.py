"""Writes the report as one page that needs nothing else: no other file, no network, no script to be read."""

from __future__ import annotations

import os
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from thecal.errors import InputError, Place, Problem
from thecal.screening.report.data import ReportData
from thecal.screening.report.numbers import LEAST
from thecal.screening.report.sums import numbers_of
from thecal.screening.report.tables import SAY, Tables
from thecal.screening.report.worklist import CALLED, THIN

NAMED: Final = 8
"""So many checks and cautions of a row stand open; the rest can be unfolded."""


def check_below(below: int) -> None:
    """Raises an InputError for a number below which nothing can be hidden."""
    if below and below < LEAST:
        message = f"Counts below {below} can't be withheld: what is shown as <{below} could only be one number."
        advice = "0 withholds nothing."
        raise InputError([Problem("suppress-below", message, allowed=("0", f"{LEAST} or more"), advice=advice)])


def write_report(data: ReportData, path: str | os.PathLike[str], suppress_below: int = 0) -> None:
    """Writes the page; it appears when it is whole.

    Args:
        data: what was gathered.
        path: where it goes; what is there is replaced.
        suppress_below: counts of rows from 1 up to this are withheld, and the worklist left out. 0: nothing is withheld.

    Raises:
        InputError: if it can't be written there, or nothing can be withheld below that number.
    """
    text = page(data, suppress_below)
    target = Path(path)
    part = target.with_name(f"{target.name}.part")
    try:
        # What stands in it is about patients: until the owner of the folder decides otherwise, it is the writer's alone.
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    except OSError as error:
        part.unlink(missing_ok=True)
        reason = (error.strerror or "not possible").lower()
        message = f"The report can't be written: {reason}."
        raise InputError([Problem("not-writable", message, Place(str(target)))]) from None


def page(data: ReportData, suppress_below: int = 0) -> str:
    """The page as text.

    Raises:
        InputError: if nothing can be withheld below that number.
    """
    check_below(suppress_below)
    numbers = numbers_of(data.counts, data.book, suppress_below)
    return (
        _templates()
        .get_template("report.html")
        .render(
            about=data.about,
            known=data.book.knowledge,
            n=numbers,
            tables=Tables(data.counts, numbers, data.book),
            lists=data.counts.lists,
            kept=data.worklist.kept,
            most=data.worklist.most,
            levels=CALLED,
            thin=THIN,
            say=SAY,
            named=NAMED,
            below=suppress_below,
            style=_asset("report.css"),
            script=_asset("report.js"),
        )
    )


@cache
def _templates() -> Environment:
    environment = Environment(
        loader=PackageLoader("thecal.screening.report"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters["upper_first"] = _upper_first
    return environment


def _upper_first(text: str) -> str:
    return text[:1].upper() + text[1:]


@cache
def _asset(name: str) -> Any:
    return Markup((files("thecal.screening.report") / "templates" / name).read_text("utf-8"))  # noqa: S704 - our own file
