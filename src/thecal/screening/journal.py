"""What of a run is finished, kept beside its output, so that a run that was cut off can go on.

Beside ``answers.parquet`` stands ``answers.parquet.thecal-run`` while a run is under way. It holds a manifest (what is
screened, by which rules), and the answers of each finished batch in a file of their own, written under another name and
renamed when it is whole: a part is there, or it is not. The parts of a run that was killed are a run of numbers from 0;
the next one begins after them. Only one run can hold the folder.
"""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pyarrow as pa

from thecal.errors import InputError, Place, Problem

SCHEMA = "thecal.run/1"
FOLDER = ".thecal-run"
_MANIFEST = "manifest.json"
_LOCK = "lock"
_UNDER_WAY = ("*.part", "made.*", "keys-*")
"""What a run makes anew, so that what a killed one leaves of it is of no use."""

_OURS = (_MANIFEST, "*.arrow", *_UNDER_WAY)

Part = tuple[pa.RecordBatch, pa.RecordBatch]
"""Answers of one batch, and its issues."""


class Journal:
    """The folder of one run; a context manager that lets go of the folder and leaves it where it is.

    Attributes:
        folder: where it is.
        parts: how many batches are finished.
    """

    def __init__(self, output: Path, about: Mapping[str, str], *, resume: bool, overwrite: bool) -> None:
        """Takes the folder.

        Args:
            output: the file that the run makes.
            about: what the answers depend on; a run goes on only if nothing of it has changed.
            resume: go on with the run that was cut off, if there is one.
            overwrite: throw away the run that was cut off, if there is one.

        Raises:
            InputError: if another run holds it, or a run was cut off and it is not said what to do about it, or it was
                a run of something else.
        """
        self.folder = output.with_name(output.name + FOLDER)
        self.parts = 0
        self.folder.mkdir(mode=0o700, exist_ok=True)
        self._lock = self._take(output)
        try:
            before = self._manifest()
            if before is not None and not overwrite:
                _may_go_on(output, before, about, resume=resume)
                self._clear(_UNDER_WAY)
            else:
                self._clear()
                self._write(_MANIFEST, json.dumps({"schema": SCHEMA, **about}, indent=2).encode())
        except BaseException:
            self.__exit__(None, None, None)
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:  # fmt: skip
        os.close(self._lock)

    @property
    def empty(self) -> bool:
        """Whether nothing is finished, so that there is nothing to go on from."""
        return not (self.folder / _name(0)).exists()

    def finished(self) -> Iterator[Part]:
        """The finished parts in order. New ones come after them."""
        while (part := self._part(self.parts)) is not None:
            self.parts += 1
            yield part

    def kept(self) -> Iterator[Part]:
        """All parts in order, those of this run too."""
        for number in range(self.parts):
            part = self._part(number)
            assert part is not None, "what is kept stays until the run is over"
            yield part

    def add(self, table: pa.RecordBatch, issues: pa.RecordBatch) -> None:
        """Keeps the next part. When this returns, it survives whatever happens to this process."""
        # The issues first: a part counts as finished when its answers are there.
        self._write(_name(self.parts, ".issues"), _as_bytes(issues))
        self._write(_name(self.parts), _as_bytes(table))
        self.parts += 1

    def remove(self) -> None:
        """The run is over: nothing of it needs keeping but its output."""
        self._clear()
        (self.folder / _LOCK).unlink(missing_ok=True)
        with contextlib.suppress(OSError):  # something of somebody else's is in there: leave it
            self.folder.rmdir()

    def _take(self, output: Path) -> int:
        while True:
            lock = os.open(self.folder / _LOCK, os.O_RDWR | os.O_CREAT, 0o600)
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                os.close(lock)
                message = "Another run is writing this output."
                raise InputError(
                    [Problem("run-in-use", message, Place(str(output)), advice="wait for it, or name another output.")]
                ) from None
            # The run that held it may have removed its folder in between; then this is a lock on nothing.
            with contextlib.suppress(FileNotFoundError):
                if os.path.samestat(os.fstat(lock), (self.folder / _LOCK).stat()):
                    return lock
            os.close(lock)
            self.folder.mkdir(mode=0o700, exist_ok=True)

    def _manifest(self) -> dict[str, Any] | None:
        try:
            data = json.loads((self.folder / _MANIFEST).read_bytes())
        except (FileNotFoundError, ValueError):
            return None  # killed before anything was done
        return data if isinstance(data, dict) else None

    def _part(self, number: int) -> Part | None:
        try:
            table, issues = (_from_file(self.folder / _name(number, kind)) for kind in ("", ".issues"))
        except (FileNotFoundError, pa.ArrowInvalid):
            return None
        return table, issues

    def _write(self, name: str, data: pa.Buffer | bytes) -> None:
        part = self.folder / f"{name}.part"
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(self.folder / name)

    def _clear(self, patterns: Iterable[str] = _OURS) -> None:
        for pattern in patterns:
            for path in self.folder.glob(pattern):
                if path.is_dir():
                    shutil.rmtree(path)
                else:
                    path.unlink()


def _name(number: int, kind: str = "") -> str:
    return f"{number:08}{kind}.arrow"


def _as_bytes(batch: pa.RecordBatch) -> pa.Buffer:
    sink = pa.BufferOutputStream()
    with pa.ipc.new_file(sink, batch.schema, options=pa.ipc.IpcWriteOptions(compression="lz4")) as writer:
        writer.write_batch(batch)
    return sink.getvalue()


def _from_file(path: Path) -> pa.RecordBatch:
    with pa.OSFile(str(path)) as file:
        return pa.ipc.open_file(file).get_batch(0)


def _may_go_on(output: Path, before: Mapping[str, Any], about: Mapping[str, str], *, resume: bool) -> None:
    place = Place(str(output) + FOLDER)
    if not resume:
        message = "An earlier run of this output was cut off; its finished batches are kept."
        advice = "--resume goes on with it, --overwrite throws it away and begins anew."
        raise InputError([Problem("run-cut-off", message, place, advice=advice)])
    if changed := _differences(before, about):
        message = f"The run that was cut off was of something else ({'; '.join(changed)})."
        advice = "--overwrite throws it away and begins anew; or give it what it had."
        raise InputError([Problem("run-differs", message, place, advice=advice)])


def _differences(before: Mapping[str, Any], about: Mapping[str, str]) -> list[str]:
    now = {"schema": SCHEMA, **about}
    return [
        f"{name}: {before.get(name, 'none')} → {now.get(name, 'none')}"
        for name in dict.fromkeys([*now, *before])
        if before.get(name) != now.get(name)
    ]
