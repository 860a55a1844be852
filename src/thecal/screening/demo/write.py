"""Made-up visits into a file, made by several threads and written in order."""

from __future__ import annotations

import gzip
import os
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.csv as pcsv
import pyarrow.parquet as pq

from thecal.condition.book import RuleBook
from thecal.errors import InputError, Problem
from thecal.screening.demo.batches import Maker
from thecal.screening.size import ROWS

ENDINGS = (".parquet", ".csv", ".csv.gz", ".tsv", ".tsv.gz")


def write_demo(
    rows: int, path: str | os.PathLike[str], seed: int, book: RuleBook, tick: Callable[[int], object] = int
) -> int:
    """Writes made-up visits; the file appears when it is whole.

    Args:
        rows: how many.
        path: Parquet, CSV or TSV (also `.gz`), by its ending.
        seed: the same seed gives the same rows.
        book: the rules whose findings and stories are told.
        tick: called with the number of rows after each batch that is written.

    Returns:
        The rows written.

    Raises:
        InputError: if the ending is none of these, or the file can't be written.
    """
    target = Path(path)
    ending = next((one for one in sorted(ENDINGS, key=len, reverse=True) if target.name.lower().endswith(one)), None)
    if ending is None:
        message = f"Made-up visits can't be written as {target.suffix or 'a file without an ending'}."
        raise InputError([Problem("demo-format", message, allowed=ENDINGS, advice="end the name in .parquet or .csv.")])
    maker = Maker(book, seed)
    part = target.with_name(f".{target.name}.part")
    try:
        with ExitStack() as open_things:
            write = _writer(part, ending, maker.schema, open_things)
            for batch in _in_order(maker, rows):
                write(batch)
                tick(batch.num_rows)
        part.replace(target)
    except OSError as reason:
        message = f"The made-up visits can't be written: {reason.strerror or 'the disk gave no reason'}."
        raise InputError([Problem("not-written", message, advice="another folder, or fewer rows.")]) from None
    finally:
        part.unlink(missing_ok=True)
    return rows


def _in_order(maker: Maker, rows: int) -> Iterator[pa.RecordBatch]:
    """The batches, a few of them made ahead: their number, and so the memory, does not grow with the rows."""
    last = -(-rows // ROWS)
    maker.prepare()
    with ThreadPoolExecutor(max_workers=min(2, os.cpu_count() or 1)) as pool:
        waiting: deque[Future[pa.RecordBatch]] = deque()
        for index in range(last + 2):
            if index < last:
                waiting.append(pool.submit(maker.batch, index))
            if waiting and (len(waiting) > 2 or index >= last):  # noqa: PLR2004 - one written, two made
                start = (index - len(waiting) + 1 if index < last else last - len(waiting)) * ROWS
                yield waiting.popleft().result().slice(0, min(ROWS, rows - start))


def _writer(part: Path, ending: str, schema: pa.Schema, open_things: ExitStack) -> Callable[[pa.RecordBatch], Any]:
    if ending == ".parquet":
        writer: Any = open_things.enter_context(
            pq.ParquetWriter(part, schema, compression="snappy", write_statistics=False)
        )
        write: Callable[[pa.RecordBatch], Any] = writer.write_batch
        return write
    plain = pa.schema([(one.name, pa.string() if pa.types.is_dictionary(one.type) else one.type) for one in schema])
    sink: Any = open_things.enter_context(part.open("wb"))
    if ending.endswith(".gz"):
        sink = open_things.enter_context(gzip.GzipFile(fileobj=sink, mode="wb", compresslevel=1, mtime=0))
    options = pcsv.WriteOptions(delimiter="\t" if ".tsv" in ending else ",", quoting_style="needed")
    rows = open_things.enter_context(pcsv.CSVWriter(sink, plain, write_options=options))
    return lambda batch: rows.write_batch(batch.cast(plain))
