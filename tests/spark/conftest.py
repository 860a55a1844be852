"""A real cluster of Spark on this machine: a driver and two workers, each a process of its own that gets what it is sent."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support import ROOT, skip_or_fail


@pytest.fixture(scope="session")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A session on a cluster; nothing of it can be reached from another machine."""
    try:
        import pyspark
        from pyspark.sql import SparkSession
    except ImportError:
        skip_or_fail("spark", "pyspark is not installed (make spark)")
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        skip_or_fail("spark", "there is no Java")
    place = tmp_path_factory.mktemp("spark")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SPARK_HOME", str(_home(Path(pyspark.__file__).parent, place / "home")))
        patch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
        patch.setenv("SPARK_LOCAL_DIRS", str(place / "scratch"))
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        settings = {
            "spark.driver.bindAddress": "127.0.0.1",
            "spark.driver.host": "127.0.0.1",
            "spark.driver.memory": "512m",
            "spark.executor.memory": "512m",
            "spark.executorEnv.PYTHONPATH": str(ROOT / "src"),
            "spark.sql.shuffle.partitions": "2",
            "spark.sql.warehouse.dir": str(place / "warehouse"),
            "spark.ui.enabled": "false",
            "spark.ui.showConsoleProgress": "false",
        }
        session = SparkSession.builder.master("local-cluster[2,1,512]").config(map=settings).getOrCreate()
        try:
            yield session
        finally:
            session.stop()


def _home(installed: Path, home: Path) -> Path:
    """Spark's folder under another name, for the workers write their logs into it."""
    home.mkdir()
    for part in installed.iterdir():
        if part.name != "work":
            (home / part.name).symlink_to(part)
    return home
