"""Lines on a terminal: wrapped to its width with hanging indents, coloured only where colour is seen.

Everything is printed as plain spans with a style; nothing is ever read as markup, and no control character of a visit
file reaches the terminal.
"""

from __future__ import annotations

import re
import sys
from typing import TextIO

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from thecal.knowledge.words import Urgency

WIDEST = 100
"""Longer lines are hard to read, however wide the window."""

NARROWEST = 30

Part = str | tuple[str, str]
"""Text, or text with a style."""

QUIET = "dim"
STRONG = "bold"
WARN = "yellow"
URGENCY_STYLE = {
    Urgency.EMERGENCY: "bold red",
    Urgency.SAME_DAY: "bold yellow",
    Urgency.WITHIN_DAYS: "bold cyan",
    Urgency.ROUTINE: "bold green",
}


class Page:
    """Where a command prints."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream
        self.console = Console(file=stream, highlight=False, markup=False, emoji=False, soft_wrap=True)
        self.width = max(NARROWEST, min(self.console.width, WIDEST))

    def line(self, *parts: Part, indent: int = 0) -> None:
        """One paragraph, all its lines indented alike."""
        self.item("", *parts, indent=indent)

    def item(self, mark: str, *parts: Part, indent: int = 0, style: str = "") -> None:
        """A paragraph with a mark before it, its other lines under its first word."""
        room = max(NARROWEST // 2, self.width - indent - len(mark))
        for number, wrapped in enumerate(_wrapped(Text.assemble(*(_clean(part) for part in parts)), room)):
            lead = Text(" " * indent) + (Text(mark, style) if number == 0 else Text(" " * len(mark)))
            self.console.print(lead + wrapped)

    def heading(self, words: str) -> None:
        """The head of a part."""
        self.console.print(Text(words.upper(), STRONG))

    def blank(self) -> None:
        """An empty line."""
        self.console.print()

    def rule(self) -> None:
        """A line across, between two answers."""
        self.console.print(Text("─" * self.width, QUIET))

    def as_is(self, text: str) -> None:
        """Text for a program to read, not wrapped and not coloured."""
        self.stream.write(text if text.endswith("\n") else text + "\n")


def _wrapped(text: Text, room: int) -> list[Text]:
    """The text in lines of at most `room` columns.

    A word longer than that, a link, is left whole: broken into two it could not be copied. (Rich would break it.)
    """
    breaks, used = [], 0
    for word in re.finditer(r"\s*\S+", text.plain):
        if used and used + cell_len(word[0]) > room:
            breaks.append(word.start())
            used = cell_len(word[0].lstrip())
        else:
            used += cell_len(word[0])
    lines = text.divide(breaks)
    return [lines[0], *(_stripped(line) for line in lines[1:])]


def _stripped(line: Text) -> Text:
    return line[len(line.plain) - len(line.plain.lstrip()) :]


def out() -> Page:
    """Standard output."""
    return Page(sys.stdout)


def err() -> Page:
    """Standard error."""
    return Page(sys.stderr)


def _clean(part: Part) -> Part:
    return visible(part) if isinstance(part, str) else (visible(part[0]), part[1])


def visible(text: str) -> str:
    """The text with a dot for every character a terminal would obey instead of showing it."""
    return "".join(character if character.isprintable() else "·" for character in text)
