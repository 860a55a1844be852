"""Where bytes come from: a file, packed or not, or standard input; and what to say if there are none."""

from __future__ import annotations

import hashlib
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, Protocol

import pyarrow as pa

from thecal.errors import InputError, Place, Problem
from thecal.screening.readers.base import fingerprint_of

STDIN: Final = "-"
HEAD: Final = 1 << 20
"""So many bytes are looked at before a text is read: its encoding, its header, its first rows."""

_PACKED: Final = {b"\x1f\x8b": "gzip", b"BZh": "bz2", b"\x28\xb5\x2f\xfd": "zstd"}


class Stream(Protocol):
    """Bytes, from the first to the last."""

    def read(self, size: int = -1, /) -> bytes:
        """At most `size` bytes; none at the end."""
        ...


class Bytes:
    """A file, or standard input, that can be looked at before it is read. Packed ones (gz, bz2, zst) are unpacked.

    Args:
        place: the path, or ``-`` for standard input, which can be read only once.
    """

    def __init__(self, place: str | Path) -> None:
        self.path = None if str(place) == STDIN else Path(place)
        self.name = "standard input" if self.path is None else str(place)
        self.size = None if self.path is None else self.path.stat().st_size
        self._raw: Any = None
        self._head: bytes | None = None
        self._rest: Stream | None = None

    def head(self) -> bytes:
        """The first bytes, up to HEAD of them, unpacked."""
        if self._head is None:
            with told_plainly(self.name):
                self._rest = self._opened()
                self._head = _filled(self._rest, HEAD)
        return self._head

    def open(self) -> Stream:
        """All bytes from the start, unpacked."""
        head = self.head()
        if self._rest is None:
            if self.path is None:
                message = "Standard input can be read once only."
                raise InputError([Problem("no-file", message, Place(self.name), advice="keep it in a file first.")])
            self._rest = self._opened()
            _filled(self._rest, len(head))
        rest, self._rest = self._rest, None
        return _Joined(head, rest, self.name)

    def progress(self) -> float | None:
        """How much was read, from 0 to 1."""
        if self.size is None or self._raw is None:
            return None
        return min(1.0, float(self._raw.tell()) / self.size) if self.size else 1.0

    def fingerprint(self) -> str:
        """Of a file: what it is and how it begins and ends. Of standard input, how it begins."""
        if self.path is not None:
            return fingerprint_of([self.path])
        return hashlib.sha256(b"standard input" + self.head()).hexdigest()

    def _opened(self) -> Stream:
        if self.path is None:
            self._raw = pa.PythonFile(_Peeked(sys.stdin.buffer), mode="r")
            start = _filled(self._raw, 4)
            self._raw = pa.PythonFile(_Peeked(_Joined(start, self._raw, self.name)), mode="r")
        else:
            self._raw = pa.OSFile(str(self.path))
            start = self._raw.read(4)
            self._raw.seek(0)
        for mark, kind in _PACKED.items():
            if start.startswith(mark):
                return pa.CompressedInputStream(self._raw, kind)  # type: ignore[no-any-return]  # no types
        return self._raw  # type: ignore[no-any-return]


class _Joined:
    """A beginning that was read already, and the rest."""

    def __init__(self, head: bytes, rest: Stream, name: str) -> None:
        self.head = head
        self.rest = rest
        self.name = name

    def read(self, size: int = -1, /) -> bytes:
        if self.head:
            size = len(self.head) if size < 0 else size
            piece, self.head = self.head[:size], self.head[size:]
            return piece
        with told_plainly(self.name):
            return self.rest.read(size)


class _Peeked:
    """What `pa.PythonFile` wants of a file that can only be read."""

    closed = False

    def __init__(self, stream: Stream) -> None:
        self.stream = stream

    def read(self, size: int = -1, /) -> bytes:
        return self.stream.read(size)

    def readable(self) -> bool:
        return True

    def writable(self) -> bool:
        return False

    def seekable(self) -> bool:
        return False

    def close(self) -> None:
        self.closed = True


def arrow_file(stream: Stream) -> Any:
    """A stream as Arrow takes it."""
    return pa.PythonFile(_Peeked(stream), mode="r")


def _filled(stream: Stream, size: int) -> bytes:
    """`size` bytes, or all there are: a pipe gives what it has, which may be less than was asked for."""
    pieces: list[bytes] = []
    while size > 0:
        piece = stream.read(size)
        if not piece:
            break
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)


def blocks(stream: Stream, size: int = HEAD) -> Iterator[bytes]:
    """The stream piece by piece."""
    while block := stream.read(size):
        yield block


@contextmanager
def told_plainly(name: str) -> Iterator[None]:
    """Turns what the system or a library says about a file that can't be read into words for its owner."""
    try:
        yield
    except FileNotFoundError:
        raise InputError([Problem("no-file", "There is no such file.", Place(name))]) from None
    except PermissionError:
        raise InputError([Problem("no-file", "The file may not be read.", Place(name))]) from None
    except (OSError, EOFError, zlib.error) as error:
        packed = "compress" in str(error).lower() or "zlib" in str(error).lower() or isinstance(error, EOFError)
        if packed:
            message, advice = "The packed file is cut short or damaged.", "fetch it again; `gzip -t` checks one."
        else:
            message, advice = f"The file can't be read: {getattr(error, 'strerror', None) or type(error).__name__}.", ""
        raise InputError([Problem("no-file", message, Place(name), advice=advice)]) from None
