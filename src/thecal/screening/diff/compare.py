"""Two outputs side by side: pairs of rows, what became of each, and which statement made the difference."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

import duckdb
import pyarrow.parquet as pq

from thecal.screening.diff.outputs import LETTERS, NOT_KNOWN, Output, open_outputs
from thecal.screening.screener import Screener
from thecal.screening.summary import LEVELS

if TYPE_CHECKING:
    from thecal.condition.book import RuleBook
    from thecal.screening.bind import Binder
    from thecal.screening.readers.base import Source

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

MEMORY: Final = "500MB"
"""So much memory the comparison takes; what is more goes to a folder that only this user can read, and then away."""

WINDOW: Final = 32_768
"""So many rows are looked at together."""

Step = Callable[[str], object]
Key = Literal["id", "row"]


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


@dataclass(frozen=True)
class Side:
    """Records, and the rules that they are screened by."""

    source: Source
    bind: Binder
    book: RuleBook


def _nothing(what: str) -> None:
    """Tells nobody."""
    del what


@contextmanager
def compare(a: Path, b: Path, key: Key = "id", step: Step = _nothing) -> Iterator[Difference]:
    """Compares two outputs of a screening.

    Args:
        a: the first.
        b: the second.
        key: by what rows are paired: their own `id` (the first row of an id with the first of the other, and so on; rows
            without one by their number), or their number, for two screenings of the same file.
        step: is told what is being done.

    Raises:
        InputError: if one is not an output of a screening.
    """
    with tempfile.TemporaryDirectory(prefix="thecal-diff-") as folder:
        database = duckdb.connect(
            str(Path(folder) / "diff.duckdb"),
            config={
                "memory_limit": MEMORY,
                "temp_directory": folder,
                # Every query that needs an order asks for it; keeping one besides costs much memory.
                "preserve_insertion_order": False,
                "autoinstall_known_extensions": False,
                "autoload_known_extensions": False,
            },
        )
        try:
            step("Reading both outputs")
            outputs = open_outputs(database, a, b)
            step("Comparing them row by row")
            yield _compared(database, *outputs, key)
        finally:
            database.close()


@contextmanager
def same_records(sides: Sequence[Side], step: Step = _nothing) -> Iterator[Difference]:
    """Compares what two knowledge bases say of the same records.

    Args:
        sides: the records as each understands them, the first and the second; both have the same rows.
        step: is told what is being done.
    """
    with tempfile.TemporaryDirectory(prefix="thecal-diff-") as folder:
        paths = [Path(folder) / f"{name}.parquet" for name in "ab"]
        for path, side, which in zip(paths, sides, ("first", "second"), strict=True):
            step(f"Screening with the {which} rules")
            screener = Screener(side.book)
            with pq.ParquetWriter(path, screener.schema) as writer:
                for raw in side.source.batches():
                    writer.write_batch(screener.screen(side.bind(raw.table, raw.issues), raw.first_row).table)
        with compare(paths[0], paths[1], "row", step) as difference:
            yield difference


def _compared(
    database: duckdb.DuckDBPyConnection, a: Output, b: Output, complications: tuple[str, ...], key: Key
) -> Difference:
    own = "row::VARCHAR" if key == "row" else "coalesce('i' || id, 'r' || row)"
    behind = "hash(because, fired)" if a.lists and b.lists else "0"
    for side in "ab":
        database.execute(f"""
            CREATE TABLE light_{side} AS
            SELECT row, {own} AS key, row_number() OVER (PARTITION BY {own} ORDER BY row) AS nth, least, most,
                   status, {behind} AS behind
            FROM {side}""")  # noqa: S608 - our own names
    database.execute(_PAIRS)
    kinds = dict(database.execute("SELECT kind, count(*) FROM pairs GROUP BY kind").fetchall())
    cells = database.execute(
        "SELECT least_a, least_b, count(*) FROM pairs WHERE row_a IS NOT NULL AND row_b IS NOT NULL GROUP BY ALL"
    ).fetchall()
    crossed = [[0] * len(LEVELS) for _ in LEVELS]
    for first, second, count in cells:
        crossed[first][second] = count
    repeated = database.execute("SELECT count(*) FROM (SELECT key FROM pairs WHERE nth = 2)").fetchone()
    _details(database)
    assert repeated is not None
    return Difference(
        a,
        b,
        {kind: int(kinds.get(kind, 0)) for kind in KINDS},
        tuple(map(tuple, crossed)),
        complications,
        int(repeated[0]),
        database,
    )


def _details(database: duckdb.DuckDBPyConnection) -> None:
    """Finds out what is behind each change, some rows at a time: their lists are long, and both sides are needed at once.

    Two outputs mostly have the same order; then each look reads a piece of either.
    """
    windows = database.execute(
        f"SELECT coalesce(row_b, row_a) // {WINDOW} AS piece, min(row_a), max(row_a), min(row_b), max(row_b) "  # noqa: S608 - a number
        "FROM pairs WHERE kind <> 'same' GROUP BY piece ORDER BY piece"
    ).fetchall()
    for number, (piece, *ends) in enumerate(windows):
        values = {name: -1 if end is None else end for name, end in zip(("a1", "a2", "b1", "b2"), ends, strict=True)}
        made = "CREATE TABLE changes AS" if not number else "INSERT INTO changes"
        database.execute(f"{made} {_DETAILS}", {"piece": piece, **values})
    if not windows:
        nothing = {"piece": -1, "a1": -1, "a2": -1, "b1": -1, "b2": -1}
        database.execute(f"CREATE TABLE changes AS {_DETAILS}", nothing)


_PAIRS = """
CREATE TABLE pairs AS
SELECT key, nth, a.row AS row_a, b.row AS row_b,
       a.least AS least_a, a.most AS most_a, b.least AS least_b, b.most AS most_b,
       CASE WHEN b.row IS NULL THEN 'only_a' WHEN a.row IS NULL THEN 'only_b'
            WHEN b.least > a.least THEN 'raised' WHEN b.least < a.least THEN 'lowered'
            WHEN b.most > a.most THEN 'could_be_more' WHEN b.most < a.most THEN 'could_be_less'
            WHEN b.behind <> a.behind OR translate(b.status, 'on-?', '....') <> translate(a.status, 'on-?', '....')
            THEN 'otherwise' WHEN b.status <> a.status THEN 'open' ELSE 'same' END AS kind
FROM light_a AS a FULL OUTER JOIN light_b AS b USING (key, nth)"""


def _less(these: str, those: str) -> str:
    return f"list_filter(coalesce({these}, []), lambda x: NOT list_contains(coalesce({those}, []), x))"


# What decides: for the lower end the statements that set it, for the upper end those that are still open, otherwise (or
# where these are the same) all that were true.
_DETAILS = f"""
WITH these AS (
    SELECT * FROM pairs WHERE kind <> 'same' AND coalesce(row_b, row_a) // {WINDOW} = $piece
), both_ AS (
    SELECT kind, coalesce(b.id, a.id) AS id, nth, row_a, row_b, least_a, most_a, least_b, most_b,
           a.status AS before, b.status AS now,
           CASE kind WHEN 'raised' THEN {_less("b.because", "a.because")}
                     WHEN 'could_be_more' THEN {_less("b.open", "a.open")} ELSE [] END AS first_gained,
           CASE kind WHEN 'lowered' THEN {_less("a.because", "b.because")}
                     WHEN 'could_be_less' THEN {_less("a.open", "b.open")} ELSE [] END AS first_lost,
           {_less("b.fired", "a.fired")} AS gained_, {_less("a.fired", "b.fired")} AS lost_,
           coalesce(b.because, []) AS because
    FROM these
    LEFT JOIN (SELECT * FROM a WHERE row BETWEEN $a1 AND $a2 AND row IN (SELECT row_a FROM these)) AS a ON a.row = row_a
    LEFT JOIN (SELECT * FROM b WHERE row BETWEEN $b1 AND $b2 AND row IN (SELECT row_b FROM these)) AS b ON b.row = row_b
), chosen AS (
    SELECT *, len(first_gained) + len(first_lost) > 0 AS told, kind IN ('only_a', 'only_b') AS alone FROM both_
)
SELECT kind, id, nth, row_a, row_b, least_a, most_a, least_b, most_b, before, now,
       CASE WHEN alone THEN [] WHEN told THEN first_gained ELSE gained_ END AS gained,
       CASE WHEN alone THEN [] WHEN told THEN first_lost ELSE lost_ END AS lost,
       CASE WHEN NOT alone AND NOT told AND len(gained_) + len(lost_) = 0 THEN because ELSE [] END AS same
FROM chosen"""  # noqa: S608 - our own names

_CHANGES = "SELECT * FROM changes"


def _tally(now: str, before: str) -> str:
    return f"""
        SELECT name, count(*) FILTER (WHERE now) AS now_, count(*) FILTER (WHERE NOT now) AS before_
        FROM (SELECT unnest({now}) AS name, true AS now FROM changes
              UNION ALL SELECT unnest({before}) AS name, false AS now FROM changes)
        GROUP BY name ORDER BY now_ + before_ DESC, name"""  # noqa: S608 - our own names


_STATEMENTS = _tally("gained", "lost")
