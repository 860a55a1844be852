"""The settled states of made-up visits as a plain Arrow table, for all rivals alike; and back, for the kernel.

A yes/no finding is a column of truths, a choice one of small numbers (-2: does not apply), both null where unknown. A
quantity that is known or not is one column of numbers; one that can be an interval (a score, a time, a ratio) is two. Not a
number means that it does not apply: every comparison with it is false.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import numpy as np
import pyarrow as pa

# Its first use costs half a second, which is not the kernel's.
import pyarrow.compute
import pyarrow.parquet as pq

from thecal.condition import RuleBook
from thecal.condition.check import AnyFinding
from thecal.condition.nodes import Condition, findings
from thecal.engines.columnar import Columnar
from thecal.knowledge.vocabulary import Choice, YesNo
from thecal.screening.bind import bind_by_name
from thecal.screening.demo import demo_batches
from thecal.visits.table.bits import arrow_truths, codes_in, numbers_in, places, told_in, truths_in, unpack
from thecal.visits.table.intake import take_in_table
from thecal.visits.table.states import Codes, Flags, Spans, States, TableFacts

SEED = 2026


def exact(finding: AnyFinding) -> bool:
    """Whether a quantity or ordinal is known or not, and never an interval."""
    return finding.derived is None and not getattr(finding, "at_most", None) and not getattr(finding, "presumed", None)


def read_by(conditions: Iterable[Condition]) -> list[str]:
    """The findings that conditions look at, each once."""
    return list(dict.fromkeys(name for condition in conditions for name in findings(condition)))


def settled_batches(book: RuleBook, rows: int) -> Iterator[pa.RecordBatch]:
    """Made-up visits after the intake."""
    words = Columnar(book).words
    names = read_by(rule.condition for rule in book.rules.values())
    binder = None
    for batch in demo_batches(rows, SEED, book):
        binder = binder or bind_by_name(batch.schema, book.knowledge.vocabulary)
        yield as_batch(take_in_table(binder(batch), book).facts, names, words)


def as_batch(facts: TableFacts, names: Iterable[str], words: Mapping[str, AnyFinding]) -> pa.RecordBatch:
    """The states as columns."""
    columns: dict[str, pa.Array] = {}
    for name in names:
        finding, state = words[name], facts.states.get(name)
        if isinstance(finding, YesNo):
            flags = state if isinstance(state, Flags) else Flags.unknown(facts.rows)
            columns[name] = arrow_truths(flags.yes, facts.rows, flags.settled())
        elif isinstance(finding, Choice):
            codes = state if isinstance(state, Codes) else Codes.unknown(facts.rows)
            columns[name] = pa.array(codes.code, mask=unpack(codes.absent(), facts.rows))
        else:
            spans = state if isinstance(state, Spans) else Spans.unknown(facts.rows)
            if exact(finding):
                if len(places(~(spans.settled() | spans.absent()), facts.rows)):
                    raise ValueError(f"{name} is an interval somewhere")
                # `from_pandas` is not given: what does not apply stays "not a number", and is not null.
                columns[name] = pa.array(spans.lo, mask=unpack(spans.absent(), facts.rows))
            else:
                columns[f"{name}__lo"], columns[f"{name}__hi"] = pa.array(spans.lo), pa.array(spans.hi)
    return pa.RecordBatch.from_pydict(columns)


def as_facts(batch: pa.RecordBatch, names: Iterable[str], words: Mapping[str, AnyFinding]) -> TableFacts:
    """The columns as states, the other way round."""
    states: dict[str, States] = {}
    for name in names:
        finding = words[name]
        if isinstance(finding, YesNo):
            column = batch.column(name)
            yes, told = truths_in(column), told_in(column)
            states[name] = Flags(yes & told, ~yes & told)
        elif isinstance(finding, Choice):
            states[name] = Codes(codes_in(batch.column(name), np.int16))  # -1 is UNKNOWN_CODE
        elif exact(finding):
            column = batch.column(name)
            if column.null_count:
                states[name] = Spans.points(numbers_in(column, np.float64), told_in(column))
            else:
                known_everywhere = numbers_in(column, np.float64)
                states[name] = Spans(known_everywhere, known_everywhere)
        else:
            states[name] = Spans(*(numbers_in(batch.column(f"{name}__{end}"), np.float64) for end in ("lo", "hi")))
    return TableFacts(batch.num_rows, states)


def write_settled(book: RuleBook, rows: int, path: Path) -> None:
    """Writes the states to a Parquet file, with a column `row`, one row group a batch."""
    writer, first = None, 0
    for batch in settled_batches(book, rows):
        numbered = pa.array(np.arange(first, first + batch.num_rows, dtype=np.int64))
        whole = pa.RecordBatch.from_arrays([numbered, *batch.columns], names=["row", *batch.schema.names])
        first += batch.num_rows
        writer = writer or pq.ParquetWriter(path, whole.schema, compression="snappy")
        writer.write_batch(whole)
    if writer is not None:
        writer.close()
