"""Random tables of visits, dirty and contradictory on purpose, and what the columnar engine says otherwise than the reference.

Nothing is repaired here: a child told without its parent, a score that does not fit its parts, dates after the visit and
cells that mean nothing are what real tables hold, and both ways must make the same of them, issues included.
"""

from __future__ import annotations

import argparse
import datetime as dt
import math
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import count
from typing import Any

import numpy as np
import pyarrow as pa

from benchmarks.visits import DATE, DAYS_AGO, limits_of
from thecal.assessment.advice import cautions, check_results, recommended
from thecal.assessment.matters import matters
from thecal.assessment.table import order_of_checks
from thecal.assessment.weigh import Scale
from thecal.condition import RuleBook, Truth
from thecal.condition.book import Kind as RuleKind
from thecal.engines.reference import Reference
from thecal.knowledge.vocabulary import Quantity, Vocabulary, YesNo
from thecal.quick import load_rules
from thecal.screening.screener import LISTS, Screener
from thecal.visits import take_in
from thecal.visits.table import Cells, Reading, ToldBatch, visit_of

JUNK = ("", "n/a", "see letter", "380", "-5", "1e400", "99999 Cel", "2026-13-45")
WORDS = ("present", "absent", "yes", "No", "1", "0", "TRUE", "false", "unknown", "?")


@dataclass(frozen=True)
class Kind:
    """How full and how dirty a table is.

    Attributes:
        told: the share of cells that hold something.
        wrong: of these, the share drawn from all values that matter; the rest is as usual.
        junk: of these, the share that means nothing.
    """

    name: str
    told: float
    wrong: float
    junk: float


KINDS = (
    Kind("dense", 0.7, 0.5, 0.005),
    Kind("sparse", 0.12, 0.6, 0.005),
    Kind("routine", 0.95, 0.03, 0.0),
    Kind("limits", 0.7, 1.0, 0.0),
    Kind("dirty", 0.5, 0.3, 0.1),
    Kind("empty", 0.02, 0.5, 0.05),
)


class Tables:
    """Draws tables for one rule book; the same for the same seed."""

    def __init__(self, book: RuleBook) -> None:
        self.book = book
        self.words = book.knowledge.vocabulary
        self.values = {name: self._values(name) for name in self.words.findings}

    def _values(self, name: str) -> tuple[list[str], str]:
        finding = self.words.findings[name]
        if isinstance(finding, YesNo):
            return list(WORDS), finding.usual
        if not isinstance(finding, Quantity):
            return [*finding.spellings, "unknown"], finding.as_usual or finding.spellings[0]
        lo, hi = finding.range
        marks = {lo, hi, *limits_of(self.book, name)}
        marks |= {mark + step for mark in tuple(marks) for step in (-finding.resolution, finding.resolution)}
        unit = "" if finding.dimensionless else f" {finding.unit}"
        texts = [f"{mark:.6f}".rstrip("0").rstrip(".") + unit for mark in sorted(marks)]
        return [*texts, "unknown"], finding.as_usual or texts[len(texts) // 2]

    def table(self, rows: int, seed: int, kind: Kind) -> ToldBatch:
        """A table of so many rows."""
        source = np.random.default_rng([seed, KINDS.index(kind)])

        def cells(name: str, values: list[str], usual: str, told: float) -> Cells:
            pool = np.array([*values, *JUNK, usual], dtype=object)
            what = source.random(rows)
            place = np.where(
                what < kind.junk,
                len(values) + source.integers(len(JUNK), size=rows),
                np.where(what < kind.junk + kind.wrong, source.integers(len(values), size=rows), len(pool) - 1),
            )
            column = pool[place]
            column[source.random(rows) >= told] = None
            return Cells(pa.array(column, pa.string()), Reading(), name)

        days = [(DATE - dt.timedelta(days=ago)).isoformat() for ago in (*DAYS_AGO, -3)]
        moments = [*days, *(f"{one}T{hour}" for one in days[:4] for hour in ("00:10", "13:45:30", "23:59"))]
        visit = [DATE.isoformat()] * 3 + [f"{DATE.isoformat()}T14:20", (DATE - dt.timedelta(days=2)).isoformat()]
        return ToldBatch(
            rows,
            pa.array([f"{kind.name}-{seed}-{row}" for row in range(rows)]),
            cells("phase", ["test_period", "implanted", "implanted", "trial", "unknown"], "implanted", 0.9),
            cells("date", visit, DATE.isoformat(), 0.9),
            {name: cells(name, moments, days[2], kind.told * 0.5) for name in self.words.events},
            {name: cells(name, *self.values[name], kind.told) for name in self.words.findings},
        )


def typed(told: ToldBatch, words: Vocabulary, before: int) -> ToldBatch:
    """The same table as a typed file would hold it: truths, numbers, dates, words by their place; what fits none is null.

    Args:
        told: a table of texts.
        words: the vocabulary.
        before: the columns are cut out of longer ones, after so many rows.
    """

    def column(cells: Cells, read: Callable[[str], Any], kind: pa.DataType) -> pa.Array:
        read_all = [None if text is None else read(text) for text in cells.values.to_pylist()]
        return pa.array([*[None] * before, *read_all], kind).slice(before)

    def one(name: str, cells: Cells) -> Cells:
        finding = words.findings[name]
        if isinstance(finding, YesNo):
            return Cells(column(cells, _TRUTHS.get, pa.bool_()), cells.reading, name)
        if isinstance(finding, Quantity):
            return Cells(column(cells, _number, pa.float64()), Reading(finding.unit), name)
        return Cells(column(cells, str, pa.string()).dictionary_encode(), cells.reading, name)

    assert told.date is not None
    dates = {name: Cells(column(cells, _day, pa.date32()), Reading(), name) for name, cells in told.events.items()}
    date = Cells(column(told.date, _day, pa.date32()), Reading(), "date")
    return replace(
        told, date=date, events=dates, findings={name: one(name, told.findings[name]) for name in told.findings}
    )


_TRUTHS = {
    "present": True,
    "yes": True,
    "1": True,
    "TRUE": True,
    "absent": False,
    "No": False,
    "0": False,
    "false": False,
}


def _number(text: str) -> float | None:
    try:
        return float(text.split(" ", maxsplit=1)[0])
    except ValueError:
        return math.nan if text == "n/a" else None


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text[:10])
    except ValueError:
        return None


def differences(told: ToldBatch, screener: Screener) -> Iterator[str]:
    """Every row and column in which the columnar answer is not that of the reference."""
    book = screener.book
    reference = Reference(book)
    screened = screener.screen(told)
    rows = screened.table.to_pylist()
    issues: dict[int, Counter[tuple[str, str]]] = {}
    for issue in screened.issues.to_pylist():
        issues.setdefault(issue["row"], Counter())[issue["finding"], issue["problem"]] += 1
    order = order_of_checks(book)
    names = list(book.rules)
    for row, answer in enumerate(rows):
        visit, before = visit_of(told, row, book.knowledge.vocabulary)
        intake = take_in(visit, book)
        judgements = reference.judge(intake.facts)
        scale = Scale(book, judgements, visit.phase)
        span, ranked = scale.span(), scale.weighed()
        asked_for = recommended(scale, ranked, span.at_least)
        warned = cautions(scale, list(asked_for), intake)
        found = matters(scale, span, intake.facts)
        statuses = {one.id: one.status for one in ranked}
        in_files = list(book.knowledge.complications)
        expected = {
            "phase": visit.phase,
            "urgency_at_least": span.at_least.value,
            "urgency_at_most": span.at_most.value,
            "settled": span.settled,
            "because": sorted(span.because, key=names.index),
            "red_flags": [
                rule.id
                for rule in book.of(RuleKind.RED_FLAG)
                if judgements[rule.id].truth is Truth.TRUE and scale.counts(rule)
            ],
            "suspected": [name for name in in_files if statuses[name] == "suspected"],
            "open": [name for name in in_files if statuses[name] == "open"],
            "fired": list(found.fired),
            "checks": sorted(asked_for, key=order.index),
            "cautions": [caution.id for caution in warned],
            "missing": list(found.missing),
            "open_statements": list(found.open_statements),
            **{f"status.{name}": status for name, status in statuses.items()},
        }
        if screener.detail == "status":
            expected = {name: value for name, value in expected.items() if name not in LISTS}
        if screener.detail == "all":
            for column, truth in (("true", Truth.TRUE), ("unknown", Truth.UNKNOWN)):
                expected[column] = [
                    rule.id for rule in book.rules.values() if judgements[rule.id].truth is truth and scale.counts(rule)
                ]
        for name, value in expected.items():
            if answer[name] != value:
                yield f"row {row}: {name} is {answer[name]}, should be {value}"
        wanted = Counter((issue.finding, issue.problem) for issue in (*intake.issues, *before))
        if issues.get(row + 1, Counter()) != wanted:
            yield f"row {row}: issues {dict(issues.get(row + 1, Counter()) - wanted)} but not {dict(wanted - issues.get(row + 1, Counter()))}"
        if answer["issues"] != wanted.total():
            yield f"row {row}: {answer['issues']} issues counted of {wanted.total()}"
        waits = [result.id for result in check_results(scale, asked_for, warned)]
        later = {(one.not_before, one.check) for one in warned if one.check in waits and one.not_before in waits}
        checks = [*expected.get("checks", [])]
        if any(checks.index(first) > checks.index(check) for first, check in later if first and check and checks):
            yield f"row {row}: a check stands before the one it waits for"


def run(visits: int, seed: int, rows: int = 500) -> tuple[int, list[str]]:
    """Compares tables of all kinds until so many visits are done or something differs."""
    book = load_rules()
    tables, screener = Tables(book), Screener(book, "all")
    done = 0
    for turn, kind in enumerate(KINDS[place % len(KINDS)] for place in count()):
        size = min(rows, visits - done)
        if not size:
            break
        told = tables.table(size, seed + done, kind)
        if (turn + turn // len(KINDS)) % 2:  # every kind as texts, then typed
            told = typed(told, tables.words, turn)
        wrong = list(differences(told, screener))
        done += size
        if wrong:
            return done, wrong
    return done, []


def main(arguments: list[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.columns", description=__doc__)
    parser.add_argument("--visits", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args(arguments)
    started = time.perf_counter()
    done, wrong = run(wanted.visits, wanted.seed)
    print(f"seed {wanted.seed}: {done:,} visits, {len(wrong)} differences, {time.perf_counter() - started:.0f} s")
    for line in wrong[:20]:
        print(line, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
