"""The pages of docs/ as what they are made of: headings and fenced blocks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

FENCE = re.compile(r"^```(\w*) ?(.*)$")


@dataclass
class Block:
    """A fenced block: its language, what follows that word, and its text."""

    language: str
    about: str
    text: str


@dataclass
class Entry:
    """What stands under one heading."""

    title: str
    level: int
    prose: str = ""
    blocks: list[Block] = field(default_factory=list)


def entries(path: Path) -> list[Entry]:
    """The entries of a page, in order."""
    found = [Entry("", 0)]
    lines = iter(path.read_text("utf-8").splitlines())
    for line in lines:
        fence = FENCE.match(line)
        if fence:
            inside = []
            for inner in lines:
                if inner == "```":
                    break
                inside.append(inner)
            found[-1].blocks.append(Block(fence[1], fence[2], "\n".join(inside)))
        elif re.match(r"#+ ", line):
            marks, _, title = line.partition(" ")
            found.append(Entry(title, len(marks)))
        else:
            found[-1].prose += line + "\n"
    return found
