"""Databases: their addresses, the drivers they need, how to keep from changing them, and what may be said of their errors."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from thecal.errors import InputError, Place, Problem

if TYPE_CHECKING:
    from sqlalchemy import URL, Connection, Engine

FROM_ENVIRONMENT: Final = "env:"
"""An address that begins so is the name of an environment variable that holds the address."""

_DRIVERS: Final = {
    "postgres": "postgresql+psycopg",
    "postgresql": "postgresql+psycopg",
    "mysql": "mysql+pymysql",
    "mariadb": "mariadb+pymysql",
}
"""Databases named without a driver, and the driver that our extras install."""

_INSTALL: Final = {
    "postgresql": "pip install 'thecal[postgres]', and an address that begins with postgresql://.",
    "mysql": "pip install 'thecal[mysql]', and an address that begins with mysql://.",
    "mariadb": "pip install 'thecal[mysql]', and an address that begins with mariadb://.",
    "mssql": "pip install pyodbc, and Microsoft's ODBC driver for SQL Server.",
    "oracle": "pip install oracledb, and an address that begins with oracle+oracledb://.",
}

_TELLABLE: Final = frozenset({"application_name", "charset", "connect_timeout", "driver", "host", "port", "sslmode"})
"""Options of an address that hold no secret."""

_SAID: Final = frozenset({"ProgrammingError", "OperationalError", "InterfaceError"})
"""Kinds of errors about addresses and queries. What databases say with others may show values."""

_SAID_STATES: Final = ("08", "28", "3D", "42", "53", "55", "57")
"""Where an error has an SQLSTATE as well: connection, password, name of the database, query, resources. Not what functions of
the database's owner say (P0), which may show values."""

_READ_ONLY_STATES: Final = frozenset({"25006"})

_PATIENCE: Final = 20
"""Seconds to wait for a server to answer at all."""


def address(text: str) -> URL:
    """Reads an address as SQLAlchemy has it, or finds it in the environment variable that ``env:NAME`` names.

    Raises:
        InputError: if it can't be read.
    """
    import sqlalchemy  # noqa: PLC0415 - loaded for databases alone, of which most runs have none

    if text.startswith(FROM_ENVIRONMENT):
        name = text.removeprefix(FROM_ENVIRONMENT)
        text = os.environ.get(name, "")
        if not text:
            message = f"No environment variable is called {name!r}, or it is empty."
            advice = f"export {name}=postgresql://user:password@host/name"
            raise InputError([Problem("no-database", message, Place("database"), advice=advice)])
    try:
        url = sqlalchemy.make_url(text)
    except (sqlalchemy.exc.ArgumentError, ValueError):
        message = "The address of the database can't be read."
        advice = "driver://user:password@host/name, with % and / in the password written %25 and %2F."
        raise InputError([Problem("no-database", message, Place("database"), advice=advice)]) from None
    return url.set(drivername=_DRIVERS.get(url.drivername, url.drivername))


def shown(url: URL) -> str:
    """Driver, host and name of the database: enough to know which, nothing that opens it."""
    host = url.host or _option(url, "host")
    return f"{url.drivername}://{host}{f':{url.port}' if url.port else ''}/{url.database or ''}"


def told_apart(url: URL) -> str:
    """All of the address that says which database it is, and as whom it is read; no secrets."""
    options = sorted((name, str(value)) for name, value in url.query.items() if name in _TELLABLE)
    return f"{shown(url)}\0{url.username}\0{options}"


def engine_for(url: URL) -> Engine:
    """What connects to the database: one query, one connection; none is kept for later."""
    import sqlalchemy  # noqa: PLC0415

    waits = "connect_timeout" in url.query or "PGCONNECT_TIMEOUT" in os.environ
    more = {"connect_timeout": _PATIENCE} if url.drivername == "postgresql+psycopg" and not waits else {}
    return sqlalchemy.create_engine(url, hide_parameters=True, poolclass=sqlalchemy.NullPool, connect_args=more)


@contextmanager
def connected(engine: Engine) -> Iterator[Connection]:
    """A connection through which the database can't be changed, as far as it offers that; nothing is ever committed."""
    kind = engine.dialect.name
    options: dict[str, Any] = {"postgresql_readonly": True} if kind == "postgresql" else {}
    with engine.connect().execution_options(**options) as connection:
        if kind == "sqlite":
            connection.exec_driver_sql("PRAGMA query_only = ON")
        elif kind in {"mysql", "mariadb"}:
            connection.exec_driver_sql("SET SESSION TRANSACTION READ ONLY")
        elif engine.dialect.driver == "psycopg":
            from thecal.screening.readers.postgres import as_written  # noqa: PLC0415 - only where psycopg is

            psycopg: Any = connection.connection.driver_connection
            as_written(psycopg)
        yield connection


@contextmanager
def plainly(url: URL) -> Iterator[None]:
    """Says what a database or its driver refuses, without secrets, and without values of its rows."""
    import sqlalchemy  # noqa: PLC0415

    place = Place(shown(url))
    try:
        yield
    except (ImportError, sqlalchemy.exc.NoSuchModuleError):
        message = f"Nothing is installed that speaks with {url.drivername}."
        advice = _INSTALL.get(url.get_backend_name(), "install the database's driver for SQLAlchemy.")
        raise InputError([Problem("no-driver", message, place, advice=advice)]) from None
    except sqlalchemy.exc.SQLAlchemyError as error:
        cause = getattr(error, "orig", None) or error
        state = getattr(cause, "sqlstate", None) or getattr(cause, "pgcode", None) or ""
        if state in _READ_ONLY_STATES:
            message = "The query would change the database, so it was stopped."
            raise InputError([Problem("no-rows", message, place, advice="select … from …")]) from None
        kinds = {kind.__name__ for kind in type(cause).__mro__}
        tells = bool(kinds & _SAID) and (not state or state.startswith(_SAID_STATES))
        said = f": {without_secrets(str(cause), url)}" if tells else ""
        message = f"The database refuses ({type(cause).__name__}{said})."
        no_password = "no password supplied" in said
        advice = "PGPASSWORD, or a line of ~/.pgpass, holds a password that no one sees." if no_password else ""
        raise InputError([Problem("no-database", message, place, advice=advice)]) from None


def without_secrets(text: str, url: URL) -> str:
    """What an error says, in one line: of an address the password and options that may be secret are left out.

    Several lines are kept only where they are several attempts to connect; else they repeat the query.
    """
    lines = [line.strip() for line in text.strip().splitlines()]
    kept = lines if lines and "connection" in lines[0] else lines[:1]
    said = " ".join(kept)
    told = [url.password, *(value for name, value in url.query.items() if name not in _TELLABLE)]
    for secret in told:
        if secret:
            said = said.replace(str(secret), "***")
    return said


def _option(url: URL, name: str) -> str:
    value = url.query.get(name, "")
    return value if isinstance(value, str) else ",".join(value)
