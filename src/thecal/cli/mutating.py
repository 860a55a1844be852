"""`thecal rules mutate`: which changes of the rules no scenario would notice."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from thecal.authoring.mutation import Choice, Fate, Memory, Mutant, Report, Trial, all_mutants, memory_file, processors
from thecal.cli.files import in_folder
from thecal.cli.page import QUIET, STRONG, WARN, Page, out
from thecal.errors import InputError, Problem, nearest
from thecal.knowledge.paths import rules_folder
from thecal.quick import load_rules
from thecal.scenarios import read_features
from thecal.scenarios.folder import features_folder


def mutate_rules(
    choice: Choice, features: str | None, rules: str | None, *, changed: bool, jobs: int | None, format_: str
) -> int:  # fmt: skip
    """Prints the score, and each survivor with the scenario that is missing; returns the exit code.

    Raises:
        InputError: if a scenario can't be read or fails anyway, or a filter names what is not there.
        RulesError: if the rules don't load.
    """
    book = load_rules(rules)
    folder = features_folder(features, rules)
    scenarios = read_features(folder, book)
    mutants = all_mutants(book)
    _known(choice, mutants)
    started = time.monotonic()
    memory = Memory(book, scenarios, memory_file(rules_folder(rules)))
    chosen = choice.of(mutants)
    known = {mutant.id: fate for mutant in chosen if changed and (fate := memory.unchanged(mutant)) is not None}
    trial = Trial(book, scenarios, [mutant for mutant in chosen if mutant.id not in known], memory.last())
    # The processes are forked on entering, the progress bar's thread is started after that.
    with trial.fates(processors() if jobs is None else jobs) as fates:
        found = {fate.mutant.id: fate for fate in _watched(fates, len(trial.mutants))}
    memory.keep(found.values(), mutants)
    report = Report(tuple(known.get(mutant.id) or found[mutant.id] for mutant in chosen))
    page = out()
    if format_ == "json":
        data = {**report.as_dict(), "seconds": round(time.monotonic() - started, 1)}
        page.as_is(json.dumps(data, indent=2, ensure_ascii=False))
    else:
        _show(report, page, rules, folder, time.monotonic() - started)
    return 1 if report.survivors else 0


def _known(choice: Choice, mutants: Iterable[Mutant]) -> None:
    """Complains about every name in the choice that no mutant has."""
    problems = []
    for option, wanted, field in (
        ("--statement", choice.subjects, "subject"),
        ("--complication", choice.complications, "complication"),
        ("--kind", choice.kinds, "kind"),
        ("--operator", choice.operators, "operator"),
    ):
        known = dict.fromkeys(str(name) for mutant in mutants if (name := getattr(mutant, field)))
        for name in wanted:
            if name not in known:
                close = nearest(name, known)
                allowed = () if close or field not in {"kind", "operator"} else tuple(known)
                message = f"Nothing that can be changed is called {name!r} ({option})."
                problems.append(Problem("usage", message, allowed=allowed, advice=" or ".join(close)))
    if problems:
        raise InputError(problems)


def _watched(fates: Iterator[Fate], count: int) -> Iterator[Fate]:
    """The fates as they come, with a progress bar on a terminal."""
    if not sys.stderr.isatty():
        yield from fates
        return
    from rich.console import Console  # noqa: PLC0415 - only on a terminal
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    columns = (
        TextColumn("Mutants"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[left]}"),
    )
    with Progress(*columns, console=Console(file=sys.stderr), transient=True) as progress:
        task = progress.add_task("", total=count, left="")
        survived = 0
        for fate in fates:
            survived += fate.survived
            progress.update(task, advance=1, left=f"{survived} survived" if survived else "")
            yield fate


def _show(report: Report, page: Page, rules: str | None, folder: Path, seconds: float) -> None:
    for fate in report.survivors:
        _survivor(fate, page, rules, folder)
        page.blank()
    for fate in report.equivalent:
        mutant = fate.mutant
        place = in_folder(mutant.place, rules)
        page.item("", (f"{mutant.subject}: {mutant.operator}", QUIET), (f"  {place}", QUIET))
        page.item(
            "  ", (f"{mutant.before} → {mutant.after}", QUIET), (f"; means the same: {fate.closer.proof}.", QUIET)
        )
    if report.equivalent:
        page.blank()
    remembered = sum(fate.remembered for fate in report.fates)
    page.line((f"Score {_percent(report.score)}", STRONG), f": {report.killed} of {len(report.fates)} mutants were noticed, "
              f"{len(report.equivalent)} mean the same, {len(report.survivors)} survived"
              f"{f'; {remembered} as they were' if remembered else ''}; {seconds:.0f} s.")  # fmt: skip


def _percent(score: float) -> str:
    """Rounded down: only a full score is shown as one."""
    return f"{int(score * 1000) / 10:g} %"


def _survivor(fate: Fate, page: Page, rules: str | None, folder: Path) -> None:
    mutant, closer = fate.mutant, fate.closer
    page.item(
        "", (mutant.subject, STRONG), (f"  {mutant.operator}", WARN), (f"  {in_folder(mutant.place, rules)}", QUIET)
    )
    page.item("  ", mutant.before, (" → ", WARN), mutant.after)
    if closer.note:
        page.item("  ", (closer.note, QUIET))
    if closer.missing is None:
        return
    if closer.missing.beside is not None:
        place = replace(closer.missing.beside, file=_from_here(folder / closer.missing.beside.file))
        page.item("  ", (f"The last lines could go to the scenario at {place}:", QUIET))
    page.as_is("".join(f"    {line}\n" for line in closer.missing.gherkin().splitlines()))


def _from_here(path: Path) -> str:
    here = Path.cwd()
    path = path.resolve()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)
