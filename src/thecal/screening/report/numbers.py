"""Counts as a reader may see them: small ones withheld, and what would give them away withheld too.

A count of one to four patients can point at a patient. With ``below`` 5 it is shown as ``<5``. Where it could still be worked
out, because it is the only one withheld of several that add up to a total, the smallest other count is withheld as well.
What is left out of a total is a count too: 98 of 100 tells of 2.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from thecal.screening.report.counts import Key

WITHHELD: Final = "withheld"
LEAST: Final = 3
"""Below this there is nothing to hide behind: ``<2`` can only be 1."""

_REST: Final = "(rest)"


class Numbers:
    """The counts that one report shows.

    Args:
        counts: every count; what is not there is 0.
        below: counts from 1 up to this are withheld; 0 withholds nothing.
    """

    def __init__(self, counts: Mapping[Key, int], below: int = 0) -> None:
        self.below = below
        self._counts = dict(counts)
        self._sums: dict[Key, list[tuple[Key, ...]]] = defaultdict(list)
        self._hidden: set[Key] | None = None

    def adds_up(self, total: Key, parts: Iterable[Key]) -> None:
        """Says that these parts add up to a total, so that a reader could work one out from the others.

        A total that was not counted is worked out here.
        """
        parts = tuple(parts)
        self._counts.setdefault(total, sum(self.true(part) for part in parts))
        self._sums[total].append(parts)
        self._hidden = None

    def put(self, key: Key, count: int) -> None:
        """Adds a count of its own."""
        self._counts[key] = count
        self._hidden = None

    def within(self, total: Key, part: Key) -> None:
        """Says that one count is a part of another, which leaves the rest of it."""
        rest = (_REST, *total, _REST, *part)
        self.put(rest, self.true(total) - self.true(part))
        self.adds_up(total, (part, rest))

    def true(self, key: Key) -> int:
        """The count itself; never to be shown."""
        return self._counts.get(key, 0)

    def shown(self, *key: str) -> str:
        """The count as a reader sees it."""
        count = self.true(key)
        if key not in self._withheld:
            return f"{count:,}"
        return f"<{self.below}" if self._small(count) and not self._all_ones(key) else WITHHELD

    def _all_ones(self, total: Key) -> bool:
        """Whether a small total would tell its parts: four parts of one or more that are less than 5 together are one each."""
        return any(
            sum(self._small(self.true(part)) for part in parts) >= self.below - 1 for parts in self._sums.get(total, ())
        )

    def number(self, *key: str) -> int | None:
        """The count for drawing; None where it is withheld."""
        return None if key in self._withheld else self.true(key)

    def share(self, part: Key, whole: Key) -> str:
        """A count in per cent of another, or nothing where that can't be said."""
        if part in self._withheld or whole in self._withheld or not self.true(whole):
            return ""
        percent = 100 * self.true(part) / self.true(whole)
        return f"{percent:.0f} %" if percent >= 10 or not percent else f"{percent:.1f} %"  # noqa: PLR2004 - two digits

    def _small(self, count: int) -> bool:
        return 0 < count < self.below

    @property
    def _withheld(self) -> set[Key]:
        if self._hidden is None:
            self._hidden = {key for key, count in self._counts.items() if self._small(count)} if self.below else set()
            while more := {
                key for total, ways in self._sums.items() for parts in ways for key in self._more(total, parts)
            }:
                self._hidden |= more
        return self._hidden

    def _more(self, total: Key, parts: tuple[Key, ...]) -> Iterable[Key]:
        """What must be withheld as well, so that this sum gives nothing away."""
        assert self._hidden is not None
        hidden = [key for key in parts if key in self._hidden]
        if total in self._hidden:
            # With every part shown, the total is their sum.
            if not hidden:
                yield from self._smallest(parts)
        elif hidden and self._told(
            self.true(total) - sum(self.true(k) for k in parts if k not in self._hidden), hidden
        ):
            yield from self._smallest(parts) or [total]

    def _smallest(self, parts: Iterable[Key]) -> list[Key]:
        """The smallest count that is not withheld yet; the first of several."""
        assert self._hidden is not None
        found = [key for key in parts if key not in self._hidden and self.true(key)]
        return [min(found, key=self.true)] if found else []

    def _told(self, together: int, hidden: list[Key]) -> bool:
        """Whether somebody who knows how much the hidden parts are together knows one of them."""
        if len(hidden) == 1:
            return True
        small = sum(self._small(self.true(key)) for key in hidden)
        large = len(hidden) - small
        if not small:
            return False
        # The least and the most that one small part can be, given all others.
        most = min(self.below - 1, together - (small - 1) - large * self.below)
        least = 1 if large else max(1, together - (small - 1) * (self.below - 1))
        return most <= least
