"""Files a user names, read so that every mishap is a clear complaint: missing, a folder, unreadable, endless."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from thecal.errors import Place, Problem

if TYPE_CHECKING:
    from thecal.knowledge.base import KnowledgeBase
    from thecal.visits.visit import Visit

STDIN = "-"


def read_bytes(name: str) -> tuple[bytes, list[Problem]]:
    """The bytes of a file (``-`` is stdin), or why there are none.

    No more is read than one byte beyond the largest visit file, so a device or pipe without an end does no harm.
    """
    from thecal.knowledge.located import MOST_BYTES  # noqa: PLC0415 - brings the YAML parser

    try:
        if name == STDIN:
            stream = getattr(sys.stdin, "buffer", None)
            return (sys.stdin.read(MOST_BYTES + 1).encode() if stream is None else stream.read(MOST_BYTES + 1)), []
        with Path(name).open("rb") as file:
            return file.read(MOST_BYTES + 1), []
    except FileNotFoundError:
        return b"", [Problem("no-file", "There is no such file.", Place(name), advice=_similar(name))]
    except IsADirectoryError:
        advice = f"thecal triage {name.rstrip('/')}/*.yaml"
        return b"", [Problem("no-file", "This is a folder, not a file.", Place(name), advice=advice)]
    except (OSError, ValueError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or "its name can't be one"
        return b"", [Problem("no-file", f"The file can't be read: {reason.lower()}.", Place(name))]


def in_folder(place: Place, rules: str | None) -> Place:
    """The place of something in a rule file, with the folder before it: as an editor can open it."""
    from thecal.knowledge.paths import rules_folder  # noqa: PLC0415

    path = rules_folder(rules) / place.file
    if not path.exists():
        return place
    here = Path.cwd()
    return replace(place, file=str(path.relative_to(here) if path.is_relative_to(here) else path))


def _similar(name: str) -> str:
    from thecal.errors import nearest  # noqa: PLC0415 - only needed when something is wrong

    path = Path(name)
    try:
        beside = [str(path.parent / other.name) for other in path.parent.iterdir() if other.is_file()]
    except (OSError, ValueError):
        return ""
    return " or ".join(nearest(str(path), beside, 1))


def visits_of(name: str, knowledge: KnowledgeBase) -> tuple[list[Visit], list[Problem]]:
    """The visits of one file, and what is wrong with the others."""
    from thecal.visits.read import read_visits  # noqa: PLC0415 - heavy

    data, problems = read_bytes(name)
    if problems:
        return [], problems
    return read_visits(data, "standard input" if name == STDIN else name, knowledge)
