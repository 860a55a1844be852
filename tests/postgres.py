"""A PostgreSQL of the tests' own: in a temporary folder, reached through a socket there, and gone afterwards."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.support import skip_or_fail

PASSWORD = "s3cret"


class Server:
    """A running server.

    Attributes:
        socket: the folder of its socket, the only way to it.
    """

    def __init__(self, socket: Path) -> None:
        self.socket = socket

    def url(self, user: str = "reader", password: str | None = PASSWORD, database: str = "clinic") -> str:
        """An address in it."""
        told = user if password is None else f"{user}:{password}"
        return f"postgresql://{told}@/{database}?host={self.socket}"

    def run(self, *statements: str, database: str = "clinic") -> None:
        """Runs statements as its owner."""
        import psycopg

        with psycopg.connect(
            host=str(self.socket), user="owner", password=PASSWORD, dbname=database, autocommit=True
        ) as connection:
            for statement in statements:
                connection.execute(statement)


@contextmanager
def server() -> Iterator[Server]:
    """Starts a server, with a database `clinic` and a user `reader` who may read what is in it; skips where there is none."""
    try:
        import psycopg  # noqa: F401 - whether it is there
    except ImportError:
        skip_or_fail("postgres", "psycopg is not installed")
    programs = _programs()
    if programs is None:
        skip_or_fail("postgres", "PostgreSQL's server is not installed (Debian: postgresql)")
    who = _whoever_may()
    # A socket's path may have some hundred letters only, and another user must get there: no folder of pytest's.
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    try:
        (folder / "password").write_text(PASSWORD)
        for path in (folder, folder / "password"):
            if who:
                shutil.chown(path, who["user"], who["group"])
        owner = ["--username=owner", f"--pwfile={folder / 'password'}", "--auth=scram-sha-256"]
        make = [programs / "initdb", "--pgdata", folder / "data", "--encoding=UTF8", "--locale=C", "--no-sync"]
        _run([*make, *owner], who, folder)
        settings = f"-F -c listen_addresses='' -c unix_socket_directories='{folder}' -c timezone=Europe/Berlin"
        control = [programs / "pg_ctl", "--pgdata", folder / "data", "--log", folder / "log"]
        _run([*control, "-w", "-t", "60", "-o", settings, "start"], who, folder)
        try:
            made_up = Server(folder)
            made_up.run(f"create user reader password '{PASSWORD}'", "create database clinic", database="postgres")
            made_up.run("alter default privileges grant select on tables to reader")
            yield made_up
        finally:
            _run([*control, "-m", "immediate", "-w", "stop"], who, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path | None:
    """The folder of the server's programs; Debian keeps them off the path, a folder for each version."""
    found = shutil.which("initdb")
    if found is not None:
        return Path(found).resolve().parent
    versions = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    return max(versions, key=lambda path: float(path.parent.name), default=None)


def _whoever_may() -> dict[str, Any]:
    """As whom the server runs: it refuses to be root, and then it is the user that Debian made for it, or nobody."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        try:
            user = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    return skip_or_fail("postgres", "PostgreSQL does not run as root, and there is no other user")


def _run(command: list[Any], who: dict[str, Any], folder: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    # The server would hold a pipe open for as long as it runs.
    with (folder.parent / f"{folder.name}.out").open("w+") as said:
        try:
            done = subprocess.run(
                command, stdout=said, stderr=said, stdin=subprocess.DEVNULL, cwd=folder, env=environment, **who
            )
            said.seek(0)
            if done.returncode:
                skip_or_fail("postgres", f"PostgreSQL did not start: {said.read()[-500:]}")
        finally:
            Path(said.name).unlink()
