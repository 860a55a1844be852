"""Dates of PostgreSQL as they are written: it has some that Python has not, such as ``infinity`` and years before Christ.

As text they reach their row and are an issue there; as Python's dates they would end the run.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from psycopg.adapt import Loader

if TYPE_CHECKING:
    from psycopg import Connection
    from psycopg.abc import Buffer


class _Written(Loader):
    """The text of a date, a time or a span."""

    def load(self, data: Buffer) -> str:
        return bytes(data).decode()


class _Moment(Loader):
    """The text of a date with a time of day; midnight stands for a date without one, as in every other table."""

    def load(self, data: Buffer) -> str:
        text = bytes(data).decode()
        day, _, time = text.partition(" ")
        midnight = time.startswith("00:00:00") and time[8:9] in {"", "+", "-"} and not text.endswith("BC")
        return day if midnight else text


def as_written(connection: Connection[Any]) -> None:
    """Has the connection give dates as text, in ISO 8601 whatever the database's own style."""
    connection.execute("SET datestyle = 'ISO'")
    for name in ("date", "time", "timetz", "interval"):
        connection.adapters.register_loader(name, _Written)
    for name in ("timestamp", "timestamptz"):
        connection.adapters.register_loader(name, _Moment)
