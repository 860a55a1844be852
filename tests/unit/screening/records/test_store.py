"""The database that records are sorted in: its folder is its own, and what a killed run left is swept away."""

from __future__ import annotations

import fcntl
import shutil
import tempfile
from pathlib import Path

import pytest

from thecal.screening.records.store import Store


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


def _folders(tmp_path: Path) -> list[Path]:
    return sorted(tmp_path.glob("thecal-records-*"))


def test_what_a_killed_run_left_is_swept_and_what_is_in_use_is_not(tmp_path: Path) -> None:
    left = tmp_path / "thecal-records-left"
    left.mkdir()
    (left / "records.duckdb").touch()
    one = Store(tmp_path)
    other = Store(tmp_path)
    try:
        assert left not in _folders(tmp_path)
        assert len(_folders(tmp_path)) == 2
        assert one.rows("select 1") == other.rows("select 1") == [(1,)]
    finally:
        one.close()
        other.close()
    assert _folders(tmp_path) == []


def test_a_folder_swept_while_it_is_claimed_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lock, swept = fcntl.flock, []

    def late(file: int, how: int) -> None:
        """Another process sweeps the first folder between the opening of its lock and the locking."""
        if not swept:
            swept.append(Path(f"/proc/self/fd/{file}").readlink().parent)
            shutil.rmtree(swept[0])
        lock(file, how)

    monkeypatch.setattr(fcntl, "flock", late)
    store = Store(tmp_path)
    try:
        assert store.rows("select 1") == [(1,)]
        assert swept[0] not in _folders(tmp_path)
    finally:
        store.close()
    assert _folders(tmp_path) == []
