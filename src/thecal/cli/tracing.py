"""`thecal rules trace`: from each line of the leaflet to the scenarios that hold its rules, and every broken link."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from rich.table import Table
from rich.text import Text

from thecal.authoring.evidence import INDEX, NOT_EXPRESSED, Standing, read_evidence
from thecal.authoring.trace import Trace, broken_links, trace_rules
from thecal.authoring.trace.data import as_csv, as_data, counts
from thecal.authoring.trace.html import as_html
from thecal.authoring.trace.markdown import as_markdown
from thecal.cli.files import in_folder
from thecal.cli.page import QUIET, STRONG, WARN, Page, out
from thecal.cli.problems import as_json, show_problems
from thecal.errors import InputError, Place, Problem, RulesError
from thecal.knowledge.paths import rules_folder
from thecal.quick import load_rules
from thecal.scenarios.folder import features_folder
from thecal.scenarios.read import read_features

BASES = ("publ.", "rep.", "local")
NUMBERS = ("all", "truths", "broken")
HELD = """\
T: test period, I: implanted; (+2): and two sub-types. All: statements of the complication, with the red flags and \
cautions that name it; published, reported, local default. Truths: how many of true, false and \
unknown some scenario expects, of those that can be. Broken: truths not held, and published sources without a locator."""

FORMS: dict[str, Callable[[Trace, list[Problem]], str]] = {
    ".md": as_markdown,
    ".csv": lambda trace, _: as_csv(trace),
    ".html": as_html,
}


def trace(write: Sequence[str], features: str | None, format_: str, rules: str | None) -> int:
    """Prints and writes the links; returns the exit code: 1 if one is broken.

    Raises:
        InputError: for a file that can't be written, a folder that is not there, a step that can't be read.
        RulesError: if the rules or the index of the evidence can't be read.
    """
    forms = [(name, _form(name)) for name in write]
    traced = follow(features, rules)
    broken = [
        replace(problem, place=in_folder(problem.place, rules)) if problem.place else problem
        for problem in broken_links(traced)
    ]
    for name, form in forms:
        _write(Path(name), form(traced, broken))
    page = out()
    if format_ == "json":
        data = as_data(traced, broken) | {"broken": [as_json(problem) for problem in broken], "written": list(write)}
        page.as_is(json.dumps(data, indent=2, ensure_ascii=False))
    else:
        _show(traced, broken, page)
        for name, _ in forms:
            page.line(f"Written: {name}")
    return 1 if broken else 0


def follow(features: str | None = None, rules: str | None = None) -> Trace:
    """The links of a folder of rules and the scenarios beside it."""
    folder = features_folder(features, rules)
    book = load_rules(rules)
    try:
        evidence = read_evidence(rules_folder(rules))
    except RulesError as error:
        raise RulesError(
            [replace(one, place=in_folder(one.place, rules)) for one in error.problems if one.place]
        ) from None
    label = _label(folder)
    scenarios = [
        replace(one, place=Place(f"{label}/{one.place.file}", one.place.line, one.place.column))
        for one in read_features(folder, book)
    ]
    return trace_rules(book, evidence, scenarios)


def _label(folder: Path) -> str:
    here = Path.cwd()
    path = folder.resolve()
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else str(folder)


def _form(name: str) -> Callable[[Trace, list[Problem]], str]:
    form = FORMS.get(Path(name).suffix.lower())
    if form is None:
        allowed = tuple(FORMS)
        raise InputError(
            [Problem("usage", "The end of the name says in which form to write.", Place(name), allowed=allowed)]
        )
    return form


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, "utf-8")
    except OSError as error:
        reason = (error.strerror or "not possible").lower()
        raise InputError([Problem("no-file", f"The file can't be written: {reason}.", Place(str(path)))]) from None


def _show(traced: Trace, broken: list[Problem], page: Page) -> None:
    page.heading("Leaflet")
    leaflet = _table("line", "documents", "complications", numbers=NUMBERS)
    for line, complications in traced.lines.items():
        entry = traced.evidence.leaflet.get(line)
        names = ", ".join(one.short for one in complications if one.part_of is None)
        parts = sum(one.part_of is not None for one in complications)
        names += f" (+{parts})" if parts else ""
        number = counts(traced, traced.of_line(line))
        leaflet.add_row(
            Text(line, STRONG),
            entry.fact if entry else "",
            Text(names) if names else Text("none", WARN),
            str(number["count"]),
            *_held(number),
        )
    _print(leaflet, page)
    page.blank()
    page.heading("Complications")
    table = _table("complication", "leaflet", numbers=(*BASES, *NUMBERS))
    for one in traced.complications:
        number = counts(traced, traced.of(one.id))
        table.add_row(
            f"  {one.short}" if one.part_of else one.short,
            " ".join(traced.lines_of(one)) or "–",
            *(str(number[key]) for key in ("published", "reported", "local_default", "count")),
            *_held(number),
        )
    _print(table, page)
    page.line((HELD, QUIET))
    page.blank()
    if traced.evidence.known:
        _evidence(traced, page)
    if broken:
        page.heading("Broken links")
        show_problems(broken, page, most=None)
        page.blank()
    edition = traced.book.knowledge.edition.edition
    page.line(
        f"Edition {edition}: {len(traced.statements)} statements, {len(traced.scenarios)} scenarios; ",
        (f"broken links: {len(broken)}." if broken else "no link is broken.", WARN if broken else STRONG),
    )


def _held(number: dict[str, int]) -> tuple[Text, Text]:
    held = f"{number['truths'] - number['truths_open']}/{number['truths']}"
    return Text(held, WARN if number["truths_open"] else ""), Text(
        str(number["broken"]), WARN if number["broken"] else ""
    )


def _evidence(traced: Trace, page: Page) -> None:
    page.heading("Evidence")
    table = _table("rows", numbers=("all", "expressed", "share", "left out", "nowhere"))
    names = {Standing.SOURCED: "seen in a source (V, 2)", Standing.CHOSEN: "chosen here (E)"}
    for standing, name in names.items():
        share = traced.share(standing)
        table.add_row(
            name,
            str(share.rows),
            str(share.expressed),
            f"{share.share:.0%}",
            str(share.left_out),
            Text(str(share.unplaced), WARN if share.unplaced else ""),
        )
    _print(table, page)
    out_of_it = traced.share(Standing.OUT).rows
    page.line((f"{out_of_it} rows are no sources (R, 2*) and stay out. See {INDEX} and {NOT_EXPRESSED}.", QUIET))
    page.blank()


def _table(*words: str, numbers: tuple[str, ...] = ()) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style=QUIET, show_edge=False)
    for word in words:
        table.add_column(word, overflow="fold", no_wrap=word == "complication")
    for word in numbers:
        table.add_column(word, justify="right", no_wrap=True)
    return table


def _print(table: Table, page: Page) -> None:
    page.console.print(table, width=page.width, soft_wrap=False)
