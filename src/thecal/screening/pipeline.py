"""Rows in, answers out, in the same order: reading, computing and writing overlap, and little is held at a time."""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa

    from thecal.screening.bind import Binder
    from thecal.screening.readers.base import RawBatch, Source
    from thecal.screening.screener import Screener
    from thecal.visits.table.told import ToldBatch


@dataclass(frozen=True)
class Answered:
    """One batch with its answers.

    Attributes:
        told: what the rows told.
        table: an answer a row, in order.
        issues: what of the rows could not be used.
    """

    told: ToldBatch
    table: pa.RecordBatch
    issues: pa.RecordBatch


class Pipeline:
    """Where rows come from, how they are understood, and what answers them.

    Args:
        source: the rows.
        bind: how they are understood.
        screener: makes what answers them; it is asked once a thread, for a screener serves one thread at a time.
        threads: how many batches are computed at the same time.
    """

    def __init__(self, source: Source, bind: Binder, screener: Callable[[], Screener], threads: int = 1) -> None:
        self.source = source
        self.bind = bind
        self.threads = threads
        self._screener = screener
        self._own = threading.local()

    def answers(self, skip_rows: int = 0, batches: Iterator[RawBatch] | None = None) -> Iterator[Answered]:
        """The answers, batch by batch in the order of the input.

        Args:
            skip_rows: so many rows are left out at the start.
            batches: the rest of a reading that is under way, which is gone on with instead.
        """
        pool = ThreadPoolExecutor(self.threads, thread_name_prefix="thecal-screen")
        try:
            under_way: deque[Future[Answered]] = deque()
            for raw in self.source.batches(skip_rows) if batches is None else batches:
                under_way.append(pool.submit(self._answer, raw))
                # One more than can be computed: a thread that is done finds work while this one reads and writes.
                if len(under_way) > self.threads:
                    yield under_way.popleft().result()
            while under_way:
                yield under_way.popleft().result()
        finally:
            pool.shutdown(cancel_futures=True)

    def told(self, batches: Iterator[RawBatch]) -> Iterator[ToldBatch]:
        """What the rows of a reading tell, batch by batch, unanswered."""
        for raw in batches:
            yield self.bind(raw.trusted(self.bind.keys), raw.issues)

    @property
    def schema(self) -> pa.Schema:
        """The columns of the answers, which an output has also when the input turns out to be empty."""
        return self._screener().schema

    def _answer(self, raw: RawBatch) -> Answered:
        screener: Screener | None = getattr(self._own, "screener", None)
        if screener is None:
            screener = self._own.screener = self._screener()
        told = self.bind(raw.trusted(self.bind.keys), raw.issues)
        screened = screener.screen(told, raw.first_row)
        return Answered(told, screened.table, screened.issues)


def processors() -> int:
    """How many threads are of use: the kernel lets go of Python's lock only in parts, so two at most."""
    return max(1, min(2, len(os.sched_getaffinity(0))))
