"""One batch of rows in, one row out for each: the urgency, what it rests on, what is missing, what could not be used."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
import pyarrow as pa

import thecal
from thecal.assessment.table import LEVELS, TableScale
from thecal.condition.book import RuleBook
from thecal.condition.facts import Facts, State
from thecal.condition.nodes import findings
from thecal.condition.truth import judge
from thecal.engines.columnar import Columnar, Plane, places
from thecal.knowledge.words import Urgency
from thecal.screening.lists import LIST, WORD, count_of, lists_of, words_of
from thecal.visits.table.bits import arrow_truths
from thecal.visits.table.intake import PHASES, TableIntake, state_at, take_in_table
from thecal.visits.table.issues import Issues
from thecal.visits.table.parse import Memory
from thecal.visits.table.states import Codes, TableFacts
from thecal.visits.table.told import RowIssue, ToldBatch

Detail = Literal["status", "lists", "all"]
DETAILS: Final[tuple[Detail, ...]] = ("status", "lists", "all")
STATUSES: Final = ("suspected", "open", "not_supported", "not_applicable")
LISTS: Final = (
    "because",
    "red_flags",
    "suspected",
    "open",
    "fired",
    "checks",
    "cautions",
    "missing",
    "open_statements",
)
ISSUES: Final = pa.schema(
    [
        ("row", pa.int64()),
        ("id", pa.string()),
        ("column", pa.string()),
        ("finding", pa.string()),
        ("value", pa.string()),
        ("problem", pa.string()),
    ]
)
"""The issues table: one line for each cell, or combination of cells, that could not be used."""


@dataclass(frozen=True)
class Screened:
    """What a batch came to.

    Attributes:
        table: one row for each row of the input, in order.
        issues: what could not be used.
    """

    table: pa.RecordBatch
    issues: pa.RecordBatch


class Screener:
    """Screens batches with one rule book; costly to make, cheap to use, for one thread at a time.

    Args:
        book: the rule book.
        detail: ``status`` (urgency, and the status of each complication), ``lists`` (also what it rests on, the checks and
            what is missing) or ``all`` (also every statement that is true, and every unknown one).
    """

    def __init__(self, book: RuleBook, detail: Detail = "lists") -> None:
        self.book = book
        self.detail: Detail = detail
        self.engine = Columnar(book)
        self.memory = Memory()

    @property
    def schema(self) -> pa.Schema:
        """The columns of the output, with the knowledge base and version they were made with as metadata."""
        fields: list[tuple[str, pa.DataType]] = [
            ("row", pa.int64()),
            ("id", pa.string()),
            ("phase", WORD),
            ("urgency_at_least", WORD),
            ("urgency_at_most", WORD),
            ("settled", pa.bool_()),
        ]
        if self.detail != "status":
            fields += [(name, LIST) for name in LISTS]
        if self.detail == "all":
            fields += [("true", LIST), ("unknown", LIST)]
        fields.append(("issues", pa.int32()))
        fields += [(f"status.{name}", WORD) for name in self.book.knowledge.complications]
        return pa.schema(fields, metadata=self.about)

    @property
    def about(self) -> dict[str, str]:
        """What the output was made with."""
        known = self.book.knowledge
        return {
            "thecal.version": thecal.__version__,
            "thecal.edition": known.edition.edition,
            "thecal.hash": known.hash,
            "thecal.detail": self.detail,
        }

    def screen(self, told: ToldBatch, first_row: int = 1) -> Screened:
        """Screens a batch.

        Args:
            told: what its rows tell.
            first_row: the number of its first row in the whole input, from 1.
        """
        intake = take_in_table(told, self.book, self.memory)
        scale = TableScale(self.engine, intake.facts)
        issues = intake.issues
        issues.single += self._impossible(scale, intake)
        rows = told.rows
        ids = pa.nulls(rows, pa.string()) if told.id is None else told.id
        columns: list[pa.Array] = [pa.array(np.arange(first_row, first_row + rows, dtype=np.int64)), ids]
        columns += self._urgency(scale, intake.facts)
        if self.detail != "status":
            columns += [lists_of(one, rows) for one in self._lists(scale).values()]
        if self.detail == "all":
            rules = self.book.rules.values()
            columns.append(lists_of({rule.id: scale.true(rule) & scale.counts(rule) for rule in rules}, rows))
            columns.append(lists_of({rule.id: scale.open(rule) & scale.counts(rule) for rule in rules}, rows))
        columns.append(pa.array(issues.counts(rows)))
        for name in self.book.knowledge.complications:
            degree = count_of([scale.applies[name], scale.possible[name], scale.suspected[name]], rows)
            columns.append(words_of(3 - degree, STATUSES))
        return Screened(pa.RecordBatch.from_arrays(columns, schema=self.schema), _table(issues, ids, first_row))

    @staticmethod
    def _urgency(scale: TableScale, facts: TableFacts) -> Iterable[pa.Array]:
        rows = scale.rows
        phase = facts.states["phase"]
        assert isinstance(phase, Codes)
        words = [level.value for level in Urgency]
        yield words_of(np.where(phase.code < 0, len(PHASES), phase.code), (*PHASES, "unknown"))
        yield words_of(count_of([scale.at_least[level] for level in LEVELS], rows), words)
        yield words_of(count_of([scale.at_most[level] for level in LEVELS], rows), words)
        yield arrow_truths(scale.settled, rows)

    @staticmethod
    def _lists(scale: TableScale) -> Mapping[str, Mapping[str, np.ndarray]]:
        return {
            "because": scale.because,
            "red_flags": scale.red_flags,
            "suspected": scale.suspected,
            "open": {name: bits & ~scale.suspected[name] for name, bits in scale.possible.items()},
            "fired": scale.fired,
            "checks": scale.checks,
            "cautions": scale.cautions,
            "missing": scale.missing,
            "open_statements": scale.open_statements,
        }

    def _impossible(self, scale: TableScale, intake: TableIntake) -> Iterable[RowIssue]:
        """What can't be so together; said with the findings that make it so, as for a single visit."""
        for place, (condition, because) in zip(self.engine.never, self.book.never, strict=True):
            for row in map(int, places(scale.run.bits(place, Plane.TRUE), scale.rows)):
                verdict = judge(condition, Facts(_states_at(intake.facts, row, findings(condition), self.engine)))
                columns = [
                    intake.told.findings[name].column for name in verdict.decided_by if name in intake.told.findings
                ]
                yield RowIssue(
                    row, ", ".join(verdict.decided_by), ", ".join(columns), None, f"can't be so together: {because}"
                )


def _states_at(facts: TableFacts, row: int, names: Iterable[str], engine: Columnar) -> dict[str, State]:
    found: dict[str, State] = {}
    for name in names:
        state = state_at(facts.states[name], row, engine.words[name]) if name in facts.states else None
        if state is not None:
            found[name] = state
    return found


def _table(issues: Issues, ids: pa.Array, first_row: int) -> pa.RecordBatch:
    where, columns = issues.columns()
    numbers = pa.array(where.astype(np.int64) + first_row)
    return pa.RecordBatch.from_arrays([numbers, ids.take(pa.array(where)), *columns.values()], schema=ISSUES)
