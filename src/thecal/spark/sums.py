"""What a screening on a cluster came to, counted there."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from thecal.screening.summary import LEVELS, STATUS, Summary

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

SEVERAL = "several rows have the same key"


def repeated_keys(answers: DataFrame) -> DataFrame:
    """The keys that several rows have, a line each, as issues. Which of the rows came first can't be said here."""
    from pyspark.sql import functions as f  # noqa: PLC0415 - only with Spark

    several = answers.where("id is not null").groupBy("id").count().where("count > 1")
    return several.select(
        f.lit(None).cast("long").alias("row"),
        "id",
        f.lit("id").alias("column"),
        f.lit("").alias("finding"),
        f.concat(f.col("count").cast("string"), f.lit(" rows")).alias("value"),
        f.lit(SEVERAL).alias("problem"),
    )


def summed(answers: DataFrame, found: DataFrame) -> Summary:
    """The summary of answers and issues that are written."""
    from pyspark.sql import functions as f  # noqa: PLC0415 - only with Spark

    summary = Summary()
    amiss = (f.col("issues") > 0).alias("amiss")
    for row in answers.groupBy("urgency_at_least", "urgency_at_most", "settled", amiss).count().collect():
        least, most, settled, with_issues, count = row
        summary.pairs[LEVELS.index(least), LEVELS.index(most)] += count
        summary.rows += count
        summary.settled += count * settled
        summary.with_issues += count * with_issues
    names = [name for name in answers.columns if name.startswith(STATUS)]
    told = f.explode(f.array(*(f.struct(f.lit(name).alias("of"), f.col(f"`{name}`").alias("is")) for name in names)))
    for row in answers.select(told.alias("one")).groupBy("one.of", "one.is").count().collect():
        summary.status.setdefault(row[0].removeprefix(STATUS), Counter())[row[1]] += row[2]
    if "missing" in answers.columns:
        lacking = answers.select(f.explode("missing").alias("finding")).groupBy("finding").count()
        summary.missing.update({row[0]: row[1] for row in lacking.collect()})
    for column, problem, count in found.groupBy("column", "problem").count().collect():
        summary.issues[column, problem] += count
    several = answers.where("id is not null").groupBy("id").count().select(f.sum(f.col("count") - 1)).collect()
    summary.repeated = several[0][0] or 0
    return summary
