"""An edition as it was locked against the rules as they are."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from thecal.authoring.lock.file import Lock
from thecal.authoring.lock.meaning import SECTIONS, Entries, Entry
from thecal.errors import Place
from thecal.knowledge.library import Edition


class What(StrEnum):
    """What happened to an entry since it was locked."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    RENAMED = "renamed"
    WORDING = "wording"


@dataclass(frozen=True)
class Change:
    """One entry that is no longer as it was locked.

    Attributes:
        section: statements, complications, limits, …
        before: as locked; None when it was added.
        after: as it is; None when it was removed.
        was: the id it had, when it was renamed.
    """

    section: str
    id: str
    what: What
    before: Entry | None = None
    after: Entry | None = None
    was: str = ""

    @property
    def place(self) -> Place | None:
        """Where it stands now."""
        return self.after.place if self.after is not None else None

    @property
    def parts(self) -> tuple[tuple[str, str, str], ...]:
        """The parts of its meaning that differ: name, before, after."""
        before = dict(self.before.says) if self.before else {}
        after = dict(self.after.says) if self.after else {}
        names = dict.fromkeys((*before, *after))
        return tuple(
            (name, before.get(name, ""), after.get(name, "")) for name in names if before.get(name) != after.get(name)
        )


class State(StrEnum):
    """How a lock and the rules stand to each other."""

    NO_LOCK = "no lock"
    SAME = "same"
    DRAFT = "draft"
    """The edition is not released: what changed is locked again freely."""
    CHANGED = "changed"
    """The edition is released, and means something else now."""
    NEXT = "next"
    """The rules are of a later edition than the lock."""
    BACK = "back"
    """The rules are of an earlier edition than the lock, or a released edition was opened again."""


@dataclass(frozen=True)
class Comparison:
    """What changed, and whether that may be."""

    state: State
    changes: tuple[Change, ...] = ()

    @property
    def meaning(self) -> tuple[Change, ...]:
        """The changes of meaning."""
        return tuple(change for change in self.changes if change.what not in {What.WORDING, What.RENAMED})

    @property
    def in_order(self) -> bool:
        """Whether the lock says what the rules mean (their wording may have changed)."""
        return self.state is State.SAME

    @property
    def may_lock(self) -> bool:
        """Whether the rules may be locked as they are."""
        return self.state not in {State.CHANGED, State.BACK}


def compare(lock: Lock | None, edition: Edition, now: Entries) -> Comparison:
    """Compares a lock with the rules.

    Args:
        lock: as read; None when there is none.
        edition: the edition of the rules.
        now: what they mean.
    """
    if lock is None:
        return Comparison(State.NO_LOCK)
    changes = tuple(_changes(lock.entries, now))
    meaning = any(change.what not in {What.WORDING, What.RENAMED} for change in changes)
    return Comparison(_state(lock, edition.edition, edition.released, meaning=meaning), changes)


def _state(lock: Lock, edition: str, released: dt.date | None, *, meaning: bool) -> State:
    if edition != lock.edition:
        return State.NEXT if later(edition, lock.edition) else State.BACK
    if lock.released is not None:
        if released is None:
            return State.BACK
        return State.CHANGED if meaning else State.SAME
    return State.DRAFT if meaning or released is not None else State.SAME


def later(edition: str, other: str) -> bool:
    """Whether an edition comes after another: by its numbers, then by its letters.

    >>> later("2026.12", "2026.9"), later("2026.11", "2026.11")
    (True, False)
    """
    return _key(edition) > _key(other)


def _key(edition: str) -> tuple[list[int], str]:
    return [int(number) for number in re.findall(r"\d+", edition)], edition


def _changes(before: Entries, now: Entries) -> Iterator[Change]:
    for section in SECTIONS:
        old, new = before[section], now[section]
        renamed = {
            alias: name
            for name, entry in new.items()
            for alias in entry.aliases
            if name not in old and alias in old and alias not in new
        }
        for name, entry in new.items():
            was = next((alias for alias, to in renamed.items() if to == name), "")
            locked = old.get(was or name)
            if locked is None:
                yield Change(section, name, What.ADDED, None, entry)
            elif locked.meaning != entry.meaning:
                yield Change(section, name, What.CHANGED, locked, entry, was)
            elif was:
                yield Change(section, name, What.RENAMED, locked, entry, was)
            elif locked.wording != entry.wording:
                yield Change(section, name, What.WORDING, locked, entry)
        for name, entry in old.items():
            if name not in new and name not in renamed:
                yield Change(section, name, What.REMOVED, entry)
