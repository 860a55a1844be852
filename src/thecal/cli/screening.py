"""`thecal screen`: a file in; answers, issues and a summary out."""

from __future__ import annotations

import gc
import hashlib
import json
import time
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from thecal import __version__
from thecal.cli.files import STDIN
from thecal.cli.page import err, out
from thecal.cli.screen_app import Detail, Level, Place, TextOrJson
from thecal.cli.screen_input import Opened, open_request, open_table
from thecal.cli.screen_progress import progress
from thecal.cli.screen_summary import Ran, as_json, show_summary
from thecal.cli.stopping import Stop, stoppable
from thecal.condition.book import RuleBook
from thecal.errors import InputError, Problem
from thecal.quick import load_rules
from thecal.screening.pipeline import Pipeline, processors
from thecal.screening.repeats import Repeats
from thecal.screening.run import Target, run_to_file
from thecal.screening.screener import Screener
from thecal.screening.summary import Summary

if TYPE_CHECKING:
    from thecal.cli.reporting import Report

REACHED = 5
"""The exit code when a row reaches the urgency of --fail-on."""

WORKLIST = 20
"""So many emergencies are shown where no file lists them."""


@dataclass(frozen=True, kw_only=True)
class Request:
    """What was asked for, option by option: `thecal.cli.screen_app` says what each means."""

    input: str | None = None
    output: str | None = None
    map: str | None = None
    issues: str | None = None
    detail: Detail = "lists"
    resume: bool = False
    overwrite: bool = False
    fail_on: Level | None = None
    threads: int | None = None
    sheet: str | None = None
    encoding: str | None = None
    delimiter: str | None = None
    quote: str = '"'
    sql: str | None = None
    url: str | None = None
    report: str | None = None
    suppress_below: int = 0
    suggest_map: bool = False
    dictionary: str | None = None
    quiet: bool = False
    format: TextOrJson = "text"
    rules: str | None = None
    on: Place = "here"
    master: str | None = None
    conf: tuple[str, ...] = ()

    def check(self) -> None:
        """Complains about options that can't stand together.

        Raises:
            InputError: with every one of them.
        """
        wrong = []
        if self.input is None and self.sql is None:
            wrong.append(("Which records are to be screened?", "thecal screen records.csv, or --sql QUERY --url URL."))
        if self.input is not None and self.sql is not None:
            wrong.append(("Either a file is screened, or the rows of a query.", "leave out INPUT, or --sql."))
        if (self.sql is None) != (self.url is None):
            wrong.append(("--sql and --url belong together.", '--sql "select …" --url sqlite:///clinic.db'))
        if self.on != "spark" and (self.master is not None or self.conf):
            wrong.append(("--master and --conf are Spark's.", "--on spark"))
        if self.output is None:
            told = {"--issues": self.issues, "--resume": self.resume}
            names = ", ".join(name for name, value in told.items() if value)
            if names:
                wrong.append((f"Without an output there is nothing that {names} could mean.", "-o FILE"))
        if self.resume and self.overwrite:
            wrong.append(("Going on with a run and throwing it away can't both be meant.", "--resume or --overwrite."))
        if self.resume and self.input == STDIN:
            wrong.append(("Standard input can't be read again from its beginning.", "screen a file."))
        if self.dictionary is not None and not self.suggest_map:
            wrong.append(("A data dictionary is for drafting a mapping.", "--suggest-map; a mapping itself names it."))
        if self.suppress_below and self.report is None:
            wrong.append(("Counts are withheld in a report only.", "--report FILE --suppress-below N"))
        if wrong:
            raise InputError([Problem("usage", message, advice=advice) for message, advice in wrong])


def screen(request: Request) -> int:
    """Screens, prints the summary, returns the exit code.

    Raises:
        InputError: if the input, the mapping or an option is wrong.
        RulesError: if the rules don't load.
        ThecalError: if the output can't be written.
    """
    request.check()
    if request.suggest_map:
        from thecal.cli.suggesting import suggest_map  # noqa: PLC0415 - only for drafts

        source = open_table(request)
        suggest_map(
            source, request.output, request.dictionary, request.format, request.rules, overwrite=request.overwrite
        )
        return 0
    book = load_rules(request.rules)
    gc.freeze()
    gc.enable()  # see thecal.cli.run
    if request.on == "spark":
        from thecal.cli.sparking import screened_on_spark  # noqa: PLC0415 - only for clusters

        return _ended(screened_on_spark(request, book), book, request)
    with stoppable() as stop, closing(open_request(request, book)) as opened:
        pipeline = Pipeline(
            opened.source, opened.bind, lambda: Screener(book, request.detail), request.threads or processors()
        )
        report = _report(request, opened, book)
        stop.gently = True
        started = time.monotonic()
        if request.output is None:
            ran = _looked(pipeline, request, report, stop)
        else:
            ran = _filed(pipeline, request, report, _target(request, opened, book), stop)
        ran = replace(ran, seconds=time.monotonic() - started, notes=opened.notes())
    return _ended(ran, book, request)


def _ended(ran: Ran, book: RuleBook, request: Request) -> int:
    _print(ran, book, request)
    return REACHED if request.fail_on is not None and ran.summary.reaches(request.fail_on) else 0


def _looked(pipeline: Pipeline, request: Request, report: Report | None, stop: Stop) -> Ran:
    summary = Summary(kept=0 if request.quiet else WORKLIST)
    with progress(pipeline.source, stop, quiet=request.quiet) as watch, Repeats() as keys:
        for answered in pipeline.answers():
            summary.add(answered.table, answered.issues)
            keys.add(answered.table)
            if report is not None:
                report.add(answered.told, answered.table, answered.issues)
            watch(summary.rows)
        summary.repeated = sum(batch.num_rows for batch in keys.found())
    if report is not None:
        report.write(summary.repeated)
    return Ran(summary, files=_files(report))


def _filed(pipeline: Pipeline, request: Request, report: Report | None, target: Target, stop: Stop) -> Ran:
    summary = Summary()
    try:
        with progress(pipeline.source, stop, quiet=request.quiet) as watch:
            before = run_to_file(pipeline, target, summary, report, watch)
    except KeyboardInterrupt:
        if target.unfinished:
            err().line(f"Cut off. What is finished is kept in {target.folder}; the same command with --resume goes on.")
        raise
    files = {"answers": str(target.output), "issues": str(target.issues), **_files(report)}
    return Ran(summary, before=before, files=files)


def _files(report: Report | None) -> dict[str, str]:
    return {} if report is None else {"report": str(report.path)}


def _target(request: Request, opened: Opened, book: RuleBook) -> Target:
    output = Path(request.output or "")
    issues = Path(request.issues) if request.issues else beside(output, "issues")
    about = {
        "input": opened.source.fingerprint(),
        "read as": _hash(request.encoding, request.delimiter, request.quote, request.sheet, request.sql),
        "mapping": opened.mapping or "none",
        "rules": book.knowledge.hash,
        "detail": request.detail,
        "version": __version__,
    }
    return Target(output, issues, about, resume=request.resume, overwrite=request.overwrite)


def _report(request: Request, opened: Opened, book: RuleBook) -> Report | None:
    if request.report is None:
        return None
    from thecal.cli.reporting import Report  # noqa: PLC0415 - only for reports

    return Report(
        request.report,
        request.suppress_below,
        book,
        "a query" if request.input is None else Path(request.input).name,
        opened.mapping,
        opened.notes,
        overwrite=request.overwrite or request.resume,
    )


def beside(output: Path, what: str) -> Path:
    """A file beside the output, of the same kind.

    >>> beside(Path("runs/answers.csv.gz"), "issues").name
    'answers.issues.csv.gz'
    """
    if not output.name:
        return output / what  # a folder; that it can't be written is said where all else is
    ending = "".join(output.suffixes[-2:]) if output.suffix == ".gz" else output.suffix
    return output.with_name(f"{output.name.removesuffix(ending)}.{what}{ending}")


def _hash(*parts: str | None) -> str:
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:16]


def _print(ran: Ran, book: RuleBook, request: Request) -> None:
    page = out()
    if request.format == "json":
        page.as_is(json.dumps(as_json(ran, book), indent=2, ensure_ascii=False))
    elif not request.quiet:
        show_summary(ran, book, page)
