"""Lines of several types, each into a file of its own, as a bulk export has them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from thecal.errors import InputError, Place, Problem


class NoRoom(InputError):
    """The disk does not take what was unpacked."""


class Spread:
    """The files that the lines go to, one for each type that is wanted; a context manager that closes them.

    Attributes:
        paths: the files there are by now.
    """

    def __init__(self, folder: Path, kinds: Collection[str]) -> None:
        self._folder = folder
        self._kinds = kinds
        self._streams: dict[str, IO[str]] = {}
        self._open = ExitStack()
        self.paths: dict[str, Path] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:  # fmt: skip
        with self._told():
            self._open.close()

    def add(self, kind: str, line: str) -> None:
        """Writes a line, if its type is wanted.

        Raises:
            InputError: if the disk does not take it.
        """
        if kind not in self._kinds:
            return
        with self._told():
            if kind not in self._streams:
                path = self.paths[kind] = self._folder / f"{kind}.ndjson"
                self._streams[kind] = self._open.enter_context(path.open("w", encoding="utf-8"))
            self._streams[kind].write(line + "\n")

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            # Of no bundle: whatever is read next could not be kept either.
            reason = (error.strerror or type(error).__name__).lower()
            advice = "free some room, or set TMPDIR to a folder with more."
            problem = Problem(
                "no-room", f"The bundles can't be unpacked: {reason}.", Place(str(self._folder)), advice=advice
            )
            raise NoRoom([problem]) from None
