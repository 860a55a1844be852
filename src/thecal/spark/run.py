"""A screening from files to files on a cluster: Spark reads, the workers answer, Spark writes."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from thecal.condition.book import RuleBook
from thecal.errors import InputError, Place, Problem, ThecalError
from thecal.screening.mapping import Mapping as ColumnMapping
from thecal.screening.readers import ReadOptions
from thecal.screening.screener import Detail
from thecal.screening.summary import Summary
from thecal.spark.frame import NOTES, issues, screened_rows
from thecal.spark.sums import repeated_keys, summed
from thecal.spark.text import ENDINGS, TextTable, read_text

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession


@dataclass(frozen=True, kw_only=True)
class Job:
    """What is read, and where the answers go; paths are Spark's, so also ``s3a://…`` or ``hdfs://…``.

    Attributes:
        input: Parquet, or a text table (by its ending): a file or a folder.
        output: a folder of Parquet that is to be made for the answers.
        issues: one for what could not be used.
        master: where Spark runs, as in ``local[2]``, ``spark://host:7077``, ``yarn``, or ``sc://host`` for Spark Connect; None
            for what Spark's own settings say.
        settings: further settings of Spark.
        overwrite: whether folders that are there may be replaced.
        delimiter, encoding: of a text table.
    """

    input: str
    output: str
    issues: str
    master: str | None = None
    settings: Mapping[str, str] = field(default_factory=dict)
    overwrite: bool = False
    delimiter: str | None = None
    encoding: str | None = None


def screen_on_spark(
    job: Job, book: RuleBook, mapping: ColumnMapping | None = None, detail: Detail = "lists"
) -> tuple[Summary, tuple[str, ...]]:
    """Screens on a cluster.

    Returns:
        The summary, and what a person should know of how the input was read.

    Raises:
        InputError: if Spark is missing, the input can't be read, the columns or the mapping don't fit, or an output is there.
    """
    _check(job)
    with _session(job) as spark, _plainly(job):
        df, text = _read(spark, job)
        screened = screened_rows(df, mapping, detail, book, text)
        notes = tuple(screened.schema["id"].metadata[NOTES])
        mode = "overwrite" if job.overwrite else "errorifexists"
        screened.write.mode(mode).parquet(job.output)
        # From here on what was written is read: nothing is screened twice.
        answers = spark.read.parquet(job.output)
        found = issues(answers).unionByName(repeated_keys(answers))
        found.write.mode(mode).parquet(job.issues)
        return summed(answers, spark.read.parquet(job.issues)), notes


def _check(job: Job) -> None:
    problems = []
    if find_spec("pyspark") is None:
        message = "Spark is not installed here."
        problems.append(Problem("usage", message, advice="pip install 'thecal[spark]'"))
    elif shutil.which("java") is None and "JAVA_HOME" not in os.environ and not (job.master or "").startswith("sc://"):
        message = "Spark needs Java 17 or later, and there is none here."
        problems.append(Problem("usage", message, advice="install it, or set JAVA_HOME."))
    if not job.overwrite:
        # A place that is no path of this machine is Spark's to look at.
        problems += [_there_already(path) for path in (job.output, job.issues) if Path(path).exists()]
    if problems:
        raise InputError(problems)


def _there_already(path: str) -> Problem:
    message = "There is such a folder already."
    return Problem("output-exists", message, Place(path), advice="--overwrite replaces it; or name another.")


@contextmanager
def _session(job: Job) -> Iterator[SparkSession]:
    from pyspark.sql import SparkSession  # noqa: PLC0415 - only with Spark

    settings: dict[str, Any] = dict(job.settings)
    master = job.master or ""
    if master.startswith("local"):
        # All of it runs here: the workers take this very Python, and nobody else may connect.
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        alone = {"spark.ui.enabled": "false", "spark.driver.bindAddress": "127.0.0.1", "spark.driver.host": "127.0.0.1"}
        settings = {**alone, **settings}
    there = SparkSession.getActiveSession()
    builder = SparkSession.builder.appName("thecal screen").config(map=settings)
    if master:
        builder = builder.remote(master) if master.startswith("sc://") else builder.master(master)
    spark = builder.getOrCreate()
    try:
        yield spark
    finally:
        if there is None:
            spark.stop()


def _read(spark: SparkSession, job: Job) -> tuple[DataFrame, TextTable | None]:
    if not job.input.lower().endswith(ENDINGS):
        return spark.read.parquet(job.input), None
    return read_text(spark, job.input, ReadOptions(delimiter=job.delimiter, encoding=job.encoding))


@contextmanager
def _plainly(job: Job) -> Iterator[None]:
    """Turns what Spark says of files into our own words. What it says of rows may hold a patient's values, and is kept out."""
    from pyspark.errors import AnalysisException, PySparkException  # noqa: PLC0415 - only with Spark

    try:
        yield
    except AnalysisException as error:
        kind = error.getCondition() or ""
        if kind == "PATH_NOT_FOUND":
            raise InputError([Problem("no-file", "Spark finds no such file.", Place(job.input))]) from None
        if kind == "PATH_ALREADY_EXISTS":
            raise InputError([_there_already(job.output)]) from None
        raise InputError([Problem("damaged", f"Spark can't read this ({kind}).", Place(job.input))]) from None
    except PySparkException as error:
        kind = error.getCondition() or type(error).__name__
        if kind.startswith("INVALID_PARAMETER_VALUE.CHARSET"):
            message = f"Spark knows no encoding called {job.encoding!r}."
            raise InputError(
                [Problem("no-encoding", message, Place(job.input), advice="utf-8, or convert it.")]
            ) from None
        raise ThecalError(
            f"Spark gave up ({kind}); its log says where. Unfinished folders have no file _SUCCESS."
        ) from None
