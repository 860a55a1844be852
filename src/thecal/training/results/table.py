"""Results as CSV: attempts, which are read again elsewhere, and their sums, which are read by people."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any, Final

from thecal.errors import ThecalError
from thecal.screening.writers.safe import BETWEEN, FORMULA
from thecal.training.progress.attempt import Attempt, Mode
from thecal.training.results.tally import Results, Tally

ATTEMPT: Final = (
    "learner",
    "case",
    "mode",
    "at",
    "total",
    "urgency",
    "under_triage",
    "over_triage",
    "exercises",
    "complications",
    "seconds",
)
"""The columns of an attempt. What was answered stays in the learner's own file."""

SUM: Final = (
    "learner",
    "complication",
    "attempts",
    "mean_total",
    "judged",
    "under_triaged",
    "under_share",
    "over_triaged",
    "over_share",
)
"""The columns of the sums."""

ALL, NONE = "(all)", "(none)"
"""In place of a learner or a complication: all of them; a case without one."""


def attempts_csv(attempts: Iterable[Attempt]) -> str:
    """One row an attempt, in the order of time. `read_attempts` reads them again."""
    ordered = sorted(attempts, key=lambda attempt: attempt.key)
    return _written(ATTEMPT, (_attempt_row(attempt) for attempt in ordered))


def read_attempts(text: str, name: str) -> Iterator[Attempt]:
    """The attempts of a file that `attempts_csv` made.

    Args:
        text: what is in it, with or without a byte order mark.
        name: the file, for messages.

    Raises:
        ThecalError: if a column is missing, or a row is not an attempt; it names the line.
    """
    rows = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    try:
        missing = [column for column in ATTEMPT if column not in (rows.fieldnames or ())]
        if not missing:
            yield from map(_as_attempt, rows)
    except (ValueError, TypeError, AttributeError, csv.Error, ThecalError) as error:
        raise ThecalError(f"{name}, line {rows.line_num}: this row is not an attempt ({error}).") from None
    if missing:
        raise ThecalError(
            f"{name} is neither a progress file nor a CSV file of attempts: it has no column {', '.join(missing)}."
        )


def results_csv(results: Results) -> str:
    """The sums: over all, by learner, by complication, and by both."""
    everybody = () if results.everybody is None else (results.everybody,)
    return _written(SUM, map(_sum_row, (*everybody, *results.learners, *results.complications, *results.pairs)))


def neutral(text: str) -> str:
    """Text that no spreadsheet runs as a formula.

    >>> neutral("=HYPERLINK(1)"), neutral("Anna")
    ("'=HYPERLINK(1)", 'Anna')
    """
    # Apostrophes of its own count too: else what was given could not be told from what was added.
    return "'" + text if text.lstrip("'").startswith(FORMULA) else text


def _told(text: str) -> str:
    """The text that `neutral` was given."""
    return text[1:] if text.startswith("'") and text.lstrip("'").startswith(FORMULA) else text


def _written(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue()


def _attempt_row(attempt: Attempt) -> tuple[object, ...]:
    return (
        neutral(attempt.learner),
        neutral(attempt.case),
        attempt.mode.value,
        attempt.at.isoformat(),
        attempt.total,
        attempt.urgency,
        attempt.under_triage,
        attempt.over_triage,
        neutral(BETWEEN.join(attempt.exercises)),
        neutral(BETWEEN.join(attempt.complications)),
        attempt.seconds,
    )


def _as_attempt(row: dict[str | Any, str | Any]) -> Attempt:
    return Attempt(
        learner=_told(row["learner"]),
        case=_told(row["case"]),
        mode=Mode(row["mode"]),
        at=datetime.fromisoformat(row["at"]),
        total=float(row["total"]),
        urgency=float(row["urgency"]) if row["urgency"] else None,
        under_triage=int(row["under_triage"]),
        over_triage=int(row["over_triage"]),
        exercises=_items(row["exercises"]),
        complications=_items(row["complications"]),
        seconds=float(row["seconds"]) if row["seconds"] else None,
    )


def _items(cell: str) -> tuple[str, ...]:
    return tuple(item for item in _told(cell).split(BETWEEN) if item)


def _sum_row(tally: Tally) -> tuple[object, ...]:
    return (
        ALL if tally.learner is None else neutral(tally.learner),
        ALL if tally.complication is None else neutral(tally.complication) or NONE,
        tally.attempts,
        f"{tally.mean_total:.3f}",
        tally.judged,
        tally.under_triaged,
        _share(tally.under_share),
        tally.over_triaged,
        _share(tally.over_share),
    )


def _share(share: float | None) -> str:
    return "" if share is None else f"{share:.3f}"
