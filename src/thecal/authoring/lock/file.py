"""`rules/lock.yaml`: written by `thecal rules lock`, one line for each entry, read back or refused."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from pydantic import Field, ValidationError, model_validator

from thecal.authoring.lock.meaning import SECTIONS, Entries, Entry
from thecal.errors import Problem, RulesError
from thecal.knowledge.complaints import complaints
from thecal.knowledge.located import Unreadable, read_located
from thecal.knowledge.vocabulary import Model

LOCK = "lock.yaml"

HEAD = """\
# What each statement of an edition means, and what the names in it mean: written by `thecal rules lock`, never by hand.
# `meaning` is a hash of the parts beside it, `wording` one of how it reads. A meaning that differs from this file without
# a new edition fails `thecal rules lock --check`.
"""

LineOfLock = dict[str, str]


class _File(Model):
    edition: str
    released: dt.date | None
    statements: dict[str, LineOfLock]
    complications: dict[str, LineOfLock] = Field(default_factory=dict)
    limits: dict[str, LineOfLock] = Field(default_factory=dict)
    findings: dict[str, LineOfLock] = Field(default_factory=dict)
    scores: dict[str, LineOfLock] = Field(default_factory=dict)
    groups: dict[str, LineOfLock] = Field(default_factory=dict)
    presenting: dict[str, LineOfLock] = Field(default_factory=dict)
    checks: dict[str, LineOfLock] = Field(default_factory=dict)
    never: dict[str, LineOfLock] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _written_by_the_program(self) -> _File:
        for section in SECTIONS:
            for name, line in getattr(self, section).items():
                if "meaning" not in line or "wording" not in line or _entry(line).meaning != line["meaning"]:
                    raise ValueError(f"the line of {name} does not fit its hash: this file is not written by hand")
        return self


@dataclass(frozen=True)
class Lock:
    """An edition as it was locked."""

    edition: str
    released: dt.date | None
    entries: Entries


def read_lock(path: Path) -> Lock | None:
    """The lock of a folder of rules, if there is one.

    Raises:
        RulesError: with everything that is wrong with the file.
    """
    if not path.is_file():
        return None
    try:
        located = read_located(path.read_bytes(), path.name)
    except Unreadable as error:
        raise RulesError(error.problems) from None
    try:
        file = _File.model_validate(located.value or {})
    except ValidationError as error:
        problems: list[Problem] = complaints(error, _File, located)
        raise RulesError(problems) from None
    found = {section: {name: _entry(line) for name, line in getattr(file, section).items()} for section in SECTIONS}
    return Lock(file.edition, file.released, found)


def _entry(line: LineOfLock) -> Entry:
    says = {key: value for key, value in line.items() if key not in {"meaning", "wording"}}
    return Entry(says, line.get("wording", ""))


def write_lock(path: Path, lock: Lock) -> None:
    """Writes a lock; the same lock is always the same file."""
    data: dict[str, Any] = {"edition": lock.edition, "released": lock.released}
    for section in SECTIONS:
        data[section] = {
            name: {"meaning": entry.meaning, "wording": entry.wording, **entry.says}
            for name, entry in lock.entries[section].items()
        }
    # A line for each entry: a difference between two editions is then the list of what changed.
    text = yaml.dump(
        data, Dumper=yaml.SafeDumper, sort_keys=False, allow_unicode=True, width=10**6, default_flow_style=None
    )  # fmt: skip
    path.write_text(HEAD + text, "utf-8")
