"""How a progress file is opened: its folder, its connections, its transactions."""

from __future__ import annotations

import functools
import json
import sqlite3
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine, NullPool, create_engine, event

from thecal.errors import ThecalError

_WRITES: Final = "thecal_writes"


def make_room(path: Path) -> None:
    """The folder and an empty file, for nobody else to read: who answered what is a personal matter.

    Raises:
        ThecalError: if the folder or the file can't be made.
    """
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not path.exists():
            path.touch(mode=0o600)
    except OSError as error:
        raise ThecalError(
            f"The progress file {path} can't be made: {(error.strerror or str(error)).lower()}."
        ) from None


def engine(path: Path, *, read_only: bool) -> Engine:
    """Connections to a file that is there."""
    # No connection outlives its use: the file can be copied or thrown away at any time in between.
    made = create_engine(
        "sqlite://",
        creator=functools.partial(_connected, path, "ro" if read_only else "rw"),
        poolclass=NullPool,
        hide_parameters=True,
        json_serializer=functools.partial(json.dumps, ensure_ascii=False, allow_nan=False, sort_keys=True),
    )
    event.listen(made, "connect", _configure)
    event.listen(made, "begin", _begin)
    return made


def writing(made: Engine) -> Engine:
    """The same connections, for transactions that write."""
    return made.execution_options(**{_WRITES: True})


def _connected(path: Path, mode: str) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True)


def _configure(connection: sqlite3.Connection, _record: object) -> None:
    # The driver would begin transactions where it thinks best, which is never around a change of tables: `_begin` does.
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON").close()
    # A learner who asks to be forgotten leaves no bytes behind in the file.
    connection.execute("PRAGMA secure_delete = ON").close()


def _begin(connection: Connection) -> None:
    # Who is going to write takes the lock at once and waits for it; taken half-way, it could only be refused.
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get(_WRITES) else "BEGIN")
