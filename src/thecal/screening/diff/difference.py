"""What changed between two outputs: each row that is not the same in both, and what that adds up to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from thecal.screening.diff.outputs import LETTERS, NOT_KNOWN, Output
from thecal.screening.summary import LEVELS

if TYPE_CHECKING:
    import duckdb

KINDS: Final = {
    "raised": "more urgent",
    "lowered": "less urgent",
    "could_be_more": "no more urgent for certain, but could be",
    "could_be_less": "can no longer be so urgent",
    "otherwise": "as urgent, for other reasons",
    "open": "the same, but for what is open or ruled out",
    "only_a": "only in the first",
    "only_b": "only in the second",
    "same": "unchanged",
}
"""What can become of a row, the gravest first."""


@dataclass(frozen=True)
class Change:
    """One row that is not the same in both.

    Attributes:
        kind: one of `KINDS`.
        id: the row's own key; None where it has none.
        nth: the how-manieth row of this id.
        row_a, row_b: the row in each; None where it is not there.
        least_a, most_a, least_b, most_b: the urgencies.
        suspected, no_longer: complications that are suspected now, and no longer.
        statuses: complications whose status changed, with the one before and the one now; of those that both know.
        by: the statements that made the difference: what holds now and did not. For the upper end of the urgency: what
            is open now and was not.
        without: what held (was open), and does not now (is no longer).
        same: if neither, the statements that set the urgency in both; their level must have changed.
    """

    kind: str
    id: str | None
    nth: int
    row_a: int | None
    row_b: int | None
    least_a: str | None
    most_a: str | None
    least_b: str | None
    most_b: str | None
    suspected: tuple[str, ...]
    no_longer: tuple[str, ...]
    statuses: tuple[tuple[str, str, str], ...]
    by: tuple[str, ...]
    without: tuple[str, ...]
    same: tuple[str, ...]


@dataclass(frozen=True)
class Difference:
    """What changed. Usable while `compare` is open.

    Attributes:
        a, b: the outputs.
        counts: rows of each of `KINDS`.
        matrix: rows by (urgency at least in a, in b), as places in `LEVELS`; of rows that are in both.
        complications: those of which either has a status, in the order in which the comparison keeps them.
        repeated: ids that more than one row of an output has; their rows are paired in order.
    """

    a: Output
    b: Output
    counts: dict[str, int]
    matrix: tuple[tuple[int, ...], ...]
    complications: tuple[str, ...]
    repeated: int
    database: duckdb.DuckDBPyConnection

    @property
    def different(self) -> bool:
        """Whether anything changed."""
        return any(count for kind, count in self.counts.items() if kind != "same")

    def changes(self, most: int | None = None) -> Iterator[Change]:
        """The rows that changed, the gravest first, then in the order of the files.

        Args:
            most: so many of each kind; None for all.
        """
        limit = (
            ""
            if most is None
            else f"QUALIFY row_number() OVER (PARTITION BY kind ORDER BY coalesce(row_b, row_a)) <= {most}"
        )
        order = ", ".join(f"'{kind}'" for kind in KINDS)
        found = self.database.cursor().execute(
            f"{_CHANGES} {limit} ORDER BY list_position([{order}], kind), coalesce(row_b, row_a)"
        )
        while rows := found.fetchmany(1000):
            for row in rows:
                yield self._change(row)

    def statements(self) -> list[tuple[str, int, int]]:
        """Statements that made a difference: in how many rows they hold now, and in how many no longer. Most first."""
        return self.database.execute(_STATEMENTS).fetchall()

    def suspected(self) -> list[tuple[str, int, int]]:
        """Complications: in how many rows they are suspected now, and in how many no longer. Most first."""
        if not self.complications:
            return []
        sums = []
        for place in range(1, len(self.complications) + 1):
            first, second = f"before[{place}] = 's'", f"now[{place}] = 's'"
            sums += [f"count(*) FILTER ({second} AND NOT {first})", f"count(*) FILTER ({first} AND NOT {second})"]
        counted = self.database.execute(f"SELECT {', '.join(sums)} FROM changes").fetchone()  # noqa: S608 - numbers
        assert counted is not None
        found = [(name, *counted[2 * at : 2 * at + 2]) for at, name in enumerate(self.complications)]
        return sorted((one for one in found if one[1] or one[2]), key=lambda one: -one[1] - one[2])

    def _change(self, row: tuple[Any, ...]) -> Change:
        kind, name, nth, row_a, row_b, *rest = row
        least_a, most_a, least_b, most_b = (None if place is None else LEVELS[place] for place in rest[:4])
        before, now, gained, lost, same = rest[4:]
        both = list(zip(self.complications, before or "", now or "", strict=False))
        return Change(
            kind, name, nth, row_a, row_b, least_a, most_a, least_b, most_b,
            tuple(of for of, first, second in both if second == "s" != first),
            tuple(of for of, first, second in both if first == "s" != second),
            tuple(
                (of, LETTERS[first], LETTERS[second])
                for of, first, second in both
                if first != second and NOT_KNOWN not in {first, second}
            ),
            tuple(gained), tuple(lost), tuple(same),
        )  # fmt: skip


_CHANGES = "SELECT * FROM changes"


def _tally(now: str, before: str) -> str:
    return f"""
        SELECT name, count(*) FILTER (WHERE now) AS now_, count(*) FILTER (WHERE NOT now) AS before_
        FROM (SELECT unnest({now}) AS name, true AS now FROM changes
              UNION ALL SELECT unnest({before}) AS name, false AS now FROM changes)
        GROUP BY name ORDER BY now_ + before_ DESC, name"""  # noqa: S608 - our own names


_STATEMENTS = _tally("gained", "lost")
