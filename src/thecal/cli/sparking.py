"""`thecal screen --on spark`: the same screening on a cluster."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from thecal.cli.screen_summary import Ran
from thecal.condition.book import RuleBook
from thecal.errors import InputError, Problem
from thecal.screening.mapping import load_mapping
from thecal.spark.run import Job, screen_on_spark

if TYPE_CHECKING:
    from thecal.cli.screening import Request


def screened_on_spark(request: Request, book: RuleBook) -> Ran:
    """Screens on a cluster.

    Raises:
        InputError: if an option means nothing there, or Spark can't do it; with everything that is wrong.
    """
    job = _job(request)
    mapping = load_mapping(request.map, book) if request.map is not None else None
    started = time.monotonic()
    summary, notes = screen_on_spark(job, book, mapping, request.detail)
    files = {"answers": job.output, "issues": job.issues}
    return Ran(summary, seconds=time.monotonic() - started, files=files, notes=notes)


def _job(request: Request) -> Job:
    wrong = []
    if request.output is None:
        wrong.append(("On a cluster the answers need a place.", "-o FOLDER"))
    elsewhere = {
        "--sql": request.sql,
        "--report": request.report,
        "--resume": request.resume,
        "--sheet": request.sheet,
        "--threads": request.threads,
        "-": request.input == "-",
    }
    names = ", ".join(name for name, value in elsewhere.items() if value)
    if names:
        wrong.append((f"On a cluster, {names} can't be done.", "leave it out, or leave out --on spark."))
    settings = {}
    for setting in request.conf:
        name, equals, value = setting.partition("=")
        if not equals:
            wrong.append((f"{setting!r} is no setting of Spark.", "--conf spark.executor.memory=4g"))
        settings[name.strip()] = value.strip()
    if wrong:
        raise InputError([Problem("usage", message, advice=advice) for message, advice in wrong])
    output = (request.output or "").rstrip("/")
    return Job(
        input=request.input or "",
        output=output,
        issues=request.issues or f"{output}.issues",
        master=request.master,
        settings=settings,
        overwrite=request.overwrite,
        delimiter=request.delimiter,
        encoding=request.encoding,
    )
