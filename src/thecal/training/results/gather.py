"""The attempts of a cohort, from the files its learners hand in."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from thecal.errors import ThecalError
from thecal.training.progress.attempt import Attempt
from thecal.training.progress.store import Store
from thecal.training.results.table import read_attempts

_SQLITE = b"SQLite format 3\0"


def gather(paths: Iterable[Path]) -> tuple[Attempt, ...]:
    """All attempts of some files, in the order of time; what stands in two files counts once.

    Args:
        paths: progress files, which are only looked at, and CSV files of attempts. Learners of one name are taken for
            one person, wherever they trained.

    Raises:
        ThecalError: if a file is neither.
    """
    found: dict[tuple[object, ...], Attempt] = {}
    for path in paths:
        for attempt in _attempts(path):
            found.setdefault(attempt.key, attempt)
    return tuple(sorted(found.values(), key=lambda attempt: attempt.key))


def _attempts(path: Path) -> Iterable[Attempt]:
    try:
        with path.open("rb") as file:
            begins = file.read(len(_SQLITE))
        if begins != _SQLITE:
            return list(read_attempts(path.read_text("utf-8"), str(path)))
    except OSError as error:
        raise ThecalError(f"{path} can't be read: {(error.strerror or str(error)).lower()}.") from None
    except UnicodeDecodeError:
        raise ThecalError(f"{path} is neither a progress file nor a CSV file of attempts in UTF-8.") from None
    with Store(path, read_only=True) as store:
        return store.attempts()
