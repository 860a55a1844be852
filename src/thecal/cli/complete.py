"""Ids for the shell's completion. It runs at every press of Tab, so files are searched, not understood."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

_STATEMENT = re.compile(r"^\s*-?\s*\{?\s*id:\s*([a-z][a-z0-9_]*)", re.MULTILINE)
_ENTRY = re.compile(r"^  ([a-z][a-z0-9_]*):", re.MULTILINE)


def complications(incomplete: str) -> list[str]:
    """Complications: a file each, its name the id."""
    return _begun(incomplete, (path.stem for folder in ("complications", "safety_net") for path in _files(folder)))


def statements(incomplete: str) -> list[str]:
    """Statements that have an id of their own, and complications."""
    return _begun(incomplete, _found(_STATEMENT, ".", "complications", "safety_net"))


def anything(incomplete: str) -> list[str]:
    """Everything `thecal rules show` knows: statements, complications, findings, checks, sources and more."""
    return sorted({*statements(incomplete), *_begun(incomplete, _found(_ENTRY, "."))})


def _begun(incomplete: str, names: Iterator[str]) -> list[str]:
    return sorted({name for name in names if name.startswith(incomplete)})


def _files(folder: str) -> list[Path]:
    from thecal.errors import ThecalError  # noqa: PLC0415 - nothing at the top that help would wait for
    from thecal.knowledge.paths import rules_folder  # noqa: PLC0415

    try:
        return sorted((rules_folder() / folder).glob("*.yaml"))
    except (ThecalError, OSError):
        return []


def _found(pattern: re.Pattern[str], *folders: str) -> Iterator[str]:
    for folder in folders:
        for path in _files(folder):
            if os.access(path, os.R_OK):
                yield from pattern.findall(path.read_text("utf-8", errors="replace"))
