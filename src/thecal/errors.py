"""What can go wrong, said so that the reader can mend it.

The family tree (one exit code a family, see `thecal.cli`)::

    ThecalError            exit 1   anything else
    ├── InputError         exit 2   what the user gave is wrong
    ├── RulesError         exit 3   the rules are wrong
    └── EngineError        exit 4   an engine failed; triage answers all the same, marked degraded

`InputError` and `RulesError` carry *all* problems that were found, never only the first one. No message holds a
patient's value: a problem names the finding and the place, and shows the line of the file only for rule files and for
the user's own visit file, on the user's own terminal.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: a file, and a line and column that count from 1 (0: not known)."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        if not self.line:
            return self.file
        return f"{self.file}:{self.line}:{self.column}" if self.column else f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One complaint: what happened, where exactly, what is allowed, what to try.

    Attributes:
        slug: the kind of problem, for ever the same, so that it can be looked up and tested for.
        message: one sentence in the words of the author of the file.
        place: where; None when there is no file.
        excerpt: the line of text that the caret points into.
        caret: where in `excerpt` the fault begins (0-based); -1 for none.
        width: how many characters to underline.
        allowed: what could stand there, shortest useful list.
        advice: what to try.
        severity: ``error``, or ``warning`` for what reads badly but means what it says.
        case: a visit that shows what is meant, finding by finding; only in complaints about rules, never of a patient.
    """

    slug: str
    message: str
    place: Place | None = None
    excerpt: str = ""
    caret: int = -1
    width: int = 1
    allowed: tuple[str, ...] = ()
    advice: str = ""
    severity: str = "error"
    case: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        lines = [f"{self.message}  [{self.slug}]"]
        if self.place is not None:
            lines.append(str(self.place))
        if self.excerpt:
            shown, caret = _clip(self.excerpt, self.caret)
            lines.append(f"    {shown}")
            if caret >= 0:
                lines.append("    " + " " * caret + "^" * max(1, min(self.width, len(shown) - caret)))
        if self.allowed:
            lines.append("Allowed: " + ", ".join(self.allowed))
        if self.advice:
            lines.append(f"Try: {self.advice}")
        if self.case:
            lines.append("Visit: " + ", ".join(f"{name} {value}" for name, value in self.case))
        return "\n".join(lines)


def _clip(text: str, caret: int, room: int = 96) -> tuple[str, int]:
    """Cuts a long line around the caret, so that 10 MB on one line stay readable."""
    text = "".join(c if c.isprintable() else "·" for c in text[: max(caret, 0) + 4 * room])
    if len(text) <= room:
        return text, caret
    start = max(0, min(caret - room // 2, len(text) - room)) if caret >= 0 else 0
    cut = text[start : start + room]
    if start:
        cut = "…" + cut[1:]
    if start + room < len(text):
        cut = cut[:-1] + "…"
    return cut, caret - start if caret >= 0 else caret


class ThecalError(Exception):
    """The root of everything Thecal raises on purpose."""

    exit_code = 1


@dataclass(eq=False)
class _Gathered(ThecalError):
    """An error that carries every problem found, not only the first."""

    problems: list[Problem] = field(default_factory=list)

    def __str__(self) -> str:
        return "\n\n".join(str(problem) for problem in self.problems)


class InputError(_Gathered):
    """What the user gave cannot be read as visits."""

    exit_code = 2


class RulesError(_Gathered):
    """The rule files do not say something that can be run."""

    exit_code = 3


class EngineError(ThecalError):
    """An engine could not answer. Triage then answers on the other channel and says so."""

    exit_code = 4


def nearest(word: str, known: Iterable[str], most: int = 3) -> list[str]:
    """The known words that look most like `word`, best first.

    >>> nearest("neck_stifness", ["neck_stiffness", "headache"])
    ['neck_stiffness']
    """
    return difflib.get_close_matches(word, sorted(known), n=most, cutoff=0.6)


def listed(words: Sequence[str], most: int = 12) -> tuple[str, ...]:
    """At most `most` of the words, with a count of those left out."""
    return tuple(words) if len(words) <= most else (*words[:most], f"… and {len(words) - most} more")
