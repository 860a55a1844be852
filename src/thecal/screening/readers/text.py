"""Text in whatever encoding, as UTF-8. Bytes that are not what they should be are kept as well as they can, and said."""

from __future__ import annotations

import codecs
from typing import Final

from thecal.errors import InputError, Place, Problem
from thecal.screening.readers.opening import Stream

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks; those of UTF-32 begin like those of UTF-16, so they come first."""

_WINDOWS: Final = "thecal-windows-1252"


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    wrong = error.object[error.start : error.end]
    # Five bytes mean nothing in Windows-1252; as control characters they are at least kept.
    return "".join(chr(b) if b in b"\x81\x8d\x8f\x90\x9d" else bytes([b]).decode("cp1252") for b in wrong), error.end


codecs.register_error(_WINDOWS, _as_windows)


def encoding_of(head: bytes, chosen: str | None, name: str) -> tuple[str, int]:
    """The encoding of a text by its first bytes, and the length of its byte order mark.

    Args:
        head: the first bytes.
        chosen: what a person says the encoding is.
        name: what the input is called.

    Raises:
        InputError: if no encoding is called `chosen`.
    """
    if chosen is not None:
        try:
            known = codecs.lookup(chosen).name
            "".encode(known)  # some codecs turn bytes to bytes
        except (LookupError, ValueError):
            allowed = ("utf-8", "utf-16", "windows-1252", "iso-8859-1", "iso-8859-15", "mac-roman")
            message = f"No encoding is called {chosen!r}."
            raise InputError([Problem("no-encoding", message, Place(name), allowed=allowed)]) from None
        for mark, encoding in _MARKS:
            if head.startswith(mark) and encoding.startswith(known.replace("-sig", "")):
                return encoding, len(mark)
        return known, 0
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding, len(mark)
    # A text of the western world in UTF-16 has a zero for every other byte, mark or no mark.
    odd, even = head[1:4096:2], head[0:4096:2]
    if odd and odd.count(0) > 0.4 * len(odd) and not even.count(0):
        return "utf-16-le", 0
    if even and even.count(0) > 0.4 * len(even) and not odd.count(0):
        return "utf-16-be", 0
    return "utf-8", 0


class Utf8:
    """A stream of bytes as UTF-8 without byte order mark and without NUL.

    Where no encoding was chosen, what is not UTF-8 is read as Windows-1252: it is what western programs write that do not
    write UTF-8, alone or (two exports joined) in the midst of it.

    Args:
        stream: the bytes.
        head: how they begin.
        chosen: the encoding, if a person said it.
        name: what the input is called.
        notes: takes what a person should know; each is said once.
    """

    def __init__(self, stream: Stream, head: bytes, chosen: str | None, name: str, notes: list[str]) -> None:
        self.stream = stream
        self.notes = notes
        self.encoding, self._skip = encoding_of(head, chosen, name)
        self._lenient = _WINDOWS if chosen is None else "replace"
        self._decoder = codecs.getincrementaldecoder(self.encoding)("replace")
        self._waiting = b""

    def read(self, size: int = -1, /) -> bytes:
        """At most about `size` bytes of UTF-8; none at the end."""
        while True:
            block = self.stream.read(size)
            final = not block
            if self._skip:
                block, self._skip = block[self._skip :], max(0, self._skip - len(block))
            text = self._utf8(block, final=final) if self.encoding == "utf-8" else self._other(block, final=final)
            if b"\0" in text:
                self._say("NUL bytes were left out")
                text = text.replace(b"\0", b"")
            if text or final:
                return text

    def _utf8(self, block: bytes, *, final: bool) -> bytes:
        if not self._waiting and block.isascii():
            return block
        block = self._waiting + block
        try:
            _, used = codecs.utf_8_decode(block, "strict", final)
            text = block[:used]
        except UnicodeDecodeError:
            told, used = codecs.utf_8_decode(block, self._lenient, final)
            text = told.encode()
            if self._lenient == _WINDOWS:
                self._say("bytes that are not UTF-8 were read as Windows-1252; --encoding says otherwise")
            else:
                self._say(f"bytes that are not {self.encoding} were replaced by U+FFFD")
        self._waiting = block[used:]
        return text

    def _other(self, block: bytes, *, final: bool) -> bytes:
        text = self._decoder.decode(block, final)
        if "\ufffd" in text:
            self._say(f"bytes that are not {self.encoding} were replaced by U+FFFD")
        return text.encode("utf-8", "replace")

    def _say(self, note: str) -> None:
        if note not in self.notes:
            self.notes.append(note)
