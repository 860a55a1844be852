"""The version of a progress file: made new, brought up to date step by step, or refused.

The number stands in SQLite's `user_version`, and whose file it is in its `application_id`. A file on a learner's own
machine changes seldom and has one writer, so plain steps do; a tool for migrations (Alembic) is for a database that a
service shares.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from thecal.errors import ThecalError
from thecal.training.progress.tables import Base

if TYPE_CHECKING:
    from sqlalchemy import Connection

VERSION: Final = 1
"""The version that `tables` describes."""

OURS: Final = 0x54_68_43_54
"""Marks a SQLite file as one of ours: the letters ThCT."""

STEPS: Mapping[int, Sequence[str]] = {}
"""Version → the SQL that makes the next one of it. A step, once released, stays as it is."""


def bring_up_to_date(connection: Connection, name: str) -> None:
    """Makes the tables in an empty file, and takes an older one through the steps it lacks.

    Args:
        connection: in a transaction that writes: of all the steps, or none, something stays.
        name: the file, for messages.

    Raises:
        ThecalError: if the file belongs to another program, or to a newer Thecal.
    """
    if _number(connection, "application_id") == 0 and not _tables(connection):
        Base.metadata.create_all(connection)
        connection.exec_driver_sql(f"PRAGMA application_id = {OURS}")
        connection.exec_driver_sql(f"PRAGMA user_version = {VERSION}")
        return
    for version in range(_known(connection, name), VERSION):
        for sql in STEPS[version]:
            connection.exec_driver_sql(sql)
        connection.exec_driver_sql(f"PRAGMA user_version = {version + 1}")


def must_be_current(connection: Connection, name: str) -> None:
    """What can't be written to can't be brought up to date either.

    Raises:
        ThecalError: if the file is of another version, or belongs to another program.
    """
    if _known(connection, name) < VERSION:
        raise ThecalError(f"{name} was kept by an older Thecal. Train with it once, and it is brought up to date.")


def _known(connection: Connection, name: str) -> int:
    """The version of a file that is ours and not too new."""
    if _number(connection, "application_id") != OURS:
        raise ThecalError(f"{name} is a database, but none of training progress. It is left as it is.")
    version = _number(connection, "user_version")
    if version > VERSION:
        raise ThecalError(
            f"{name} was kept by a newer Thecal (version {version} of the file; this one knows {VERSION}). "
            "Update Thecal; the file is left as it is."
        )
    return version


def _number(connection: Connection, pragma: str) -> int:
    return int(connection.exec_driver_sql(f"PRAGMA {pragma}").scalar_one())


def _tables(connection: Connection) -> bool:
    return connection.exec_driver_sql("SELECT 1 FROM sqlite_master LIMIT 1").first() is not None
