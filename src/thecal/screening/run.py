"""A screening run into a file: atomic, and able to go on after anything that cuts it off.

Every finished batch is kept in the journal beside the output, and written at the same time to the output that is being
made, inside the journal's folder. A run that goes on writes the kept batches to a new output first, which costs no more
than writing, and then screens what is left. The finished output takes its name last of all, so a file of that name is
always whole.
"""

from __future__ import annotations

import contextlib
import errno
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from thecal.errors import InputError, Place, Problem, ThecalError
from thecal.screening.journal import FOLDER, Journal, Part
from thecal.screening.made import Made
from thecal.screening.pipeline import Pipeline
from thecal.screening.repeats import Repeats, with_repeats
from thecal.screening.summary import Summary
from thecal.screening.writers import NotWritten, check_output

if TYPE_CHECKING:
    import pyarrow as pa

    from thecal.visits.table.told import ToldBatch

Watch = Callable[[int], None]
"""Is told the number of rows after every batch."""


class Looker(Protocol):
    """What sees everything that goes by: the summary, the report."""

    def add(self, told: ToldBatch, table: pa.RecordBatch, issues: pa.RecordBatch) -> None:
        """Takes one batch: what its rows told, their answers, and what of them could not be used."""

    def write(self, repeated: int) -> None:
        """Everything was seen. The answers take their name after this, so that a run without it can go on."""


@dataclass(frozen=True)
class Target:
    """What a run makes.

    Attributes:
        output: the answers, a row for each row of the input.
        issues: what of the rows could not be used.
        about: what the answers depend on, by name: a run goes on only where nothing of it has changed.
        resume: go on with a run that was cut off.
        overwrite: replace an output that is there, and a run that was cut off.
    """

    output: Path
    issues: Path
    about: Mapping[str, str]
    resume: bool = False
    overwrite: bool = False

    @property
    def folder(self) -> Path:
        """Where what is finished is kept until all of it is."""
        return self.output.with_name(self.output.name + FOLDER)

    @property
    def unfinished(self) -> bool:
        """Whether a run of it was cut off."""
        return self.folder.is_dir()

    def check(self) -> None:
        """Complains about everything that stands in the way before a row is read.

        Raises:
            InputError: with every problem.
        """
        problems: list[Problem] = []
        for path in (self.output, self.issues):
            if path.is_dir():
                problems.append(Problem("output-folder", "This is a folder; the answers go into a file.", _at(path)))
            elif not path.parent.is_dir():
                problems.append(Problem("no-folder", "There is no such folder to write to.", _at(path.parent)))
            elif path.exists() and not self.overwrite and not (self.resume and self.unfinished):
                problems.append(_there_already(path, resume=self.resume))
            try:
                check_output(path)
            except InputError as error:
                problems += error.problems
        if self.output == self.issues:
            problems.append(
                Problem("usage", "The answers and the issues can't go into the same file.", _at(self.output))
            )
        if problems:
            raise InputError(problems)


def run_to_file(
    pipeline: Pipeline, target: Target, summary: Summary, report: Looker | None = None, watch: Watch | None = None
) -> int:
    """Screens everything into the target's files.

    Args:
        pipeline: what is screened.
        target: what is made of it.
        summary: counts all of it, also what an earlier run had finished.
        report: sees all of it, also what an earlier run had finished; that is then read, though not screened, again.
        watch: is told how far the run is.

    Returns:
        how many rows an earlier run had finished.

    Raises:
        InputError: if the input or an option is wrong.
        ThecalError: if the disk is full or can't be written; what is finished is kept.
    """
    target.check()

    with _telling_of_disks(target), _journal(target) as journal:
        try:
            with (
                Made(journal.folder, (target.output, target.issues), pipeline.schema, pipeline.source.rows) as made,
                Repeats(journal.folder) as keys,
            ):

                def seen(part: Part, told: ToldBatch | None) -> None:
                    made.write(part)
                    keys.add(part[0])
                    summary.add(*part)
                    if report is not None and told is not None:
                        report.add(told, *part)
                    if watch is not None:
                        watch(summary.rows)

                # What is finished is read again only for a report, or where it may have changed unnoticed.
                reading = pipeline.source.batches() if report is not None or not pipeline.source.same_again else None
                told = None if reading is None else pipeline.told(reading)
                for part in journal.finished():
                    again = None if told is None else next(told, None)
                    if not pipeline.source.same_again:
                        _check_same(part, again, target)
                    seen(part, again)
                before = summary.rows
                for answered in pipeline.answers(before, reading):
                    part = (answered.table, answered.issues)
                    journal.add(*part)
                    seen(part, answered.told)
                for repeats in keys.found():
                    made.issues.write(repeats)
                    summary.repeated += repeats.num_rows
                if summary.repeated:
                    # Which rows repeat a key is known now, when their answers are written: these are written once more.
                    made.answer_again(with_repeats(journal.kept(), keys.found()))
                if report is not None:
                    report.write(summary.repeated)
                made.finish()
        except BaseException:
            if journal.empty:
                journal.remove()
            raise
        journal.remove()
    return before


def _check_same(part: Part, told: ToldBatch | None, target: Target) -> None:
    """Complains where the rows that are there now are not those that were answered, or nothing tells whether they are."""
    if told is not None and told.id is not None and told.id.equals(part[0].column("id")):
        return
    if told is not None and told.id is None:
        message = "Rows without a key can't be compared with those that the run that was cut off had answered."
        advice = "--overwrite begins anew; select a key as well, and order by it, for a run that may be cut off."
    else:
        message = "The rows are not those, or not in the order, that the run that was cut off had answered."
        advice = "--overwrite begins anew; a query that ends in `order by` a key gives the same order each time."
    raise InputError([Problem("run-differs", message, Place(str(target.folder)), advice=advice)])


def _journal(target: Target) -> Journal:
    return Journal(target.output, target.about, resume=target.resume, overwrite=target.overwrite)


@contextlib.contextmanager
def _telling_of_disks(target: Target) -> Iterator[None]:
    """Turns what a disk refuses into a sentence."""
    try:
        yield
    except (OSError, NotWritten) as error:
        # A writer has put it into words of its own, of a file that nobody knows; what it heard from the disk is the context.
        heard = error if isinstance(error, OSError) else error.__context__
        number = heard.errno if isinstance(heard, OSError) else None
        if number in {errno.ENOSPC, errno.EDQUOT}:
            raise ThecalError(
                "The disk is full. What is finished is kept: make room, then the same command with --resume goes on.\n"
                f"{target.output.parent}"
            ) from None
        if number in {errno.EACCES, errno.EPERM, errno.EROFS}:
            message = "Nothing can be written here."
            raise InputError([Problem("not-writable", message, _at(target.output.parent))]) from None
        raise


def _at(path: Path) -> Place:
    return Place(str(path))


def _there_already(path: Path, *, resume: bool) -> Problem:
    message = "There is such a file already" + (", and no run of it that was cut off." if resume else ".")
    return Problem("output-exists", message, _at(path), advice="--overwrite replaces it; or name another.")
