"""Puts two outputs side by side: pairs their rows, and finds out which statement made the difference."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

import duckdb
import pyarrow.parquet as pq

from thecal.errors import ThecalError
from thecal.screening.diff.difference import KINDS, Difference
from thecal.screening.diff.outputs import Output, open_outputs
from thecal.screening.screener import Screener
from thecal.screening.summary import LEVELS

if TYPE_CHECKING:
    from thecal.condition.book import RuleBook
    from thecal.screening.bind import Binder
    from thecal.screening.readers.base import Source

MEMORY: Final = "500MB"
"""So much memory the comparison takes; what is more goes to a folder that only this user can read, and then away."""

WINDOW: Final = 32_768
"""So many rows are looked at together."""

Step = Callable[[str], object]
Key = Literal["id", "row"]


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
        ThecalError: if there is no room for it.
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
        except (duckdb.IOException, duckdb.OutOfMemoryException):
            raise ThecalError(
                "There is no room left for the comparison: what does not fit in memory goes to the folder for temporary "
                "files. Make room there, or set TMPDIR to a larger one."
            ) from None
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
