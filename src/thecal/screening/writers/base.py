"""What every writer does: take batches, and let the file appear when all of it is there, or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Self

import pyarrow as pa

from thecal.errors import InputError, Place, Problem, ThecalError

PART = ".part"
"""Ends the name of a file that is not finished."""


class NotWritten(ThecalError):
    """The output could not be written: a full disk, a folder that may not be written to."""


@dataclass
class Writer(ABC):
    """An output under way.

    Everything goes to a file beside the output, ``answers.csv.part`` for ``answers.csv``, on the same disk; `finish` gives
    it its name in one step. Nobody ever sees half an output under its own name. As a context manager a writer finishes
    if all went well, and else leaves nothing behind.

    Attributes:
        path: where the output will be.
        schema: its columns.
        metadata: what it was made with.
    """

    path: Path
    schema: pa.Schema
    metadata: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.rows = 0
        self.path = self.path.resolve()  # a link stays a link, and what it points to is replaced
        if self.path.exists() and not self.path.is_file():
            message = "The output is there already, and is not a file."
            raise InputError([Problem("no-file", message, Place(str(self.path)), advice="name a file.")])
        self.part = self.path.with_name(self.path.name + PART)
        with self._careful():
            self.stream: IO[bytes] = self.part.open("wb")
        with self._careful():
            self._begin()

    def write(self, batch: pa.RecordBatch) -> None:
        """Adds rows.

        Raises:
            NotWritten: if the disk is full or the like; nothing is left behind then.
        """
        with self._careful():
            self._add(batch)
        self.rows += batch.num_rows

    def finish(self) -> None:
        """Ends the file and gives it its name, once it is safely on the disk."""
        with self._careful():
            self._end()
            self.stream.flush()
            os.fsync(self.stream.fileno())
            self.stream.close()
            self._beside()
            self.part.replace(self.path)
            _keep_name(self.path.parent)

    def abort(self) -> None:
        """Leaves nothing behind."""
        with contextlib.suppress(OSError, ValueError):  # what can't be written can't be ended either
            self._drop()
        with contextlib.suppress(OSError):
            self.stream.close()
        self.part.unlink(missing_ok=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self.finish()
        else:
            self.abort()

    @abstractmethod
    def _begin(self) -> None:
        """Opens the format on `stream`."""

    @abstractmethod
    def _add(self, batch: pa.RecordBatch) -> None:
        """Writes rows."""

    @abstractmethod
    def _end(self) -> None:
        """Writes what stands after the rows; `stream` stays open."""

    def _beside(self) -> None:  # noqa: B027 - most formats have nothing to do here
        """Writes what belongs to the output and can't stand in it."""

    def _drop(self) -> None:  # noqa: B027
        """Lets go of what the format holds, when the output is given up."""

    @contextmanager
    def _careful(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            if hasattr(self, "stream"):
                self.abort()
            raise _told(error, self.path) from None
        except BaseException:
            self.abort()
            raise


def _told(error: OSError, path: Path) -> NotWritten:
    full = error.errno in {errno.ENOSPC, errno.EDQUOT}
    reason = "the disk is full" if full else (error.strerror or type(error).__name__).split(". Detail")[0]
    advice = "make room, or name an output on another disk." if full else "name an output that can be written."
    return NotWritten(
        str(Problem("not-written", f"The output can't be written: {reason}.", Place(str(path)), advice=advice))
    )


def _keep_name(folder: Path) -> None:
    """The new name survives a power cut only when the folder is on the disk too."""
    with contextlib.suppress(OSError):  # some network disks can't
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
