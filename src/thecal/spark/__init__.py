"""Screening on a Spark cluster: the rules run where the rows are. Needs the extra `thecal[spark]`, and Java 17.

>>> from thecal.spark import screen                                                               # doctest: +SKIP
>>> screen(spark.read.parquet("visits")).write.parquet("answers")                                 # doctest: +SKIP
"""

from thecal.spark.frame import issues, screen

__all__ = ["issues", "screen"]
