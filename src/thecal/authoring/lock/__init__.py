"""What each statement of an edition means, kept by hash: a meaning that changes without a new edition is noticed."""

from thecal.authoring.lock.compare import Change, Comparison, compare
from thecal.authoring.lock.file import LOCK, Lock, read_lock, write_lock
from thecal.authoring.lock.meaning import Entry, entries

__all__ = ["LOCK", "Change", "Comparison", "Entry", "Lock", "compare", "entries", "read_lock", "write_lock"]
