"""What is kept of a run that is cut off, and who may go on with it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pytest

from tests.support import ROOT
from thecal.errors import InputError
from thecal.screening.journal import FOLDER, Journal

ABOUT = {"input": "a", "rules": "sha256:0"}


def batch(*numbers: int) -> pa.RecordBatch:
    words = pa.array(["a", "b"]).dictionary_encode().take(pa.array([n % 2 for n in numbers], pa.int64()))
    lists = pa.ListArray.from_arrays(pa.array(range(len(numbers) + 1), pa.int32()), words)
    return pa.record_batch({"row": pa.array(numbers, pa.int64()), "word": words, "list": lists})


def opened(output: Path, about=ABOUT, *, resume=False, overwrite=False) -> Journal:
    return Journal(output, about, resume=resume, overwrite=overwrite)


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "answers.parquet"


def test_finished_parts_come_back_as_they_were(output: Path) -> None:
    with opened(output) as journal:
        journal.add(batch(1, 2, 3), batch(7))
        journal.add(batch(4), batch())
    with opened(output, resume=True) as journal:
        assert list(journal.finished()) == [(batch(1, 2, 3), batch(7)), (batch(4), batch())]
        assert journal.parts == 2
        journal.add(batch(5), batch())
    with opened(output, resume=True) as journal:
        assert [table["row"].to_pylist() for table, _ in journal.finished()] == [[1, 2, 3], [4], [5]]


def test_it_says_both_ways_out(output: Path) -> None:
    with opened(output) as journal:
        journal.add(batch(1), batch())
    with pytest.raises(InputError, match="cut off") as caught:
        opened(output)
    assert "--resume" in str(caught.value)
    assert "--overwrite" in str(caught.value)


def test_overwrite_throws_it_away(output: Path) -> None:
    with opened(output) as journal:
        journal.add(batch(1), batch())
    with opened(output, overwrite=True) as journal:
        assert list(journal.finished()) == []
    with opened(output, resume=True) as journal:
        assert list(journal.finished()) == []


def test_a_run_of_something_else_is_refused_with_all_that_differs(output: Path) -> None:
    with opened(output) as journal:
        journal.add(batch(1), batch())
    with pytest.raises(InputError) as caught:
        opened(output, {"input": "b", "rules": "sha256:1"}, resume=True)
    assert "input: a → b" in str(caught.value)
    assert "rules: sha256:0 → sha256:1" in str(caught.value)
    with opened(output, resume=True) as journal:
        assert len(list(journal.finished())) == 1, "a refusal leaves the run as it was"


def test_what_is_half_written_is_no_part(output: Path) -> None:
    folder = output.with_name(output.name + FOLDER)
    with opened(output) as journal:
        journal.add(batch(1), batch())
        journal.add(batch(2), batch())
        journal.add(batch(3), batch())
    # Killed while the third was written: its issues are there, its answers are not.
    (folder / "00000002.arrow").unlink()
    (folder / "00000002.arrow.part").write_bytes(b"ARROW1")
    # The second was torn by a power failure.
    (folder / "00000001.arrow").write_bytes((folder / "00000001.arrow").read_bytes()[:100])
    with opened(output, resume=True) as journal:
        assert [table["row"].to_pylist() for table, _ in journal.finished()] == [[1]]
        journal.add(batch(2), batch())
    with opened(output, resume=True) as journal:
        assert [table["row"].to_pylist() for table, _ in journal.finished()] == [[1], [2]]


def test_what_a_killed_run_was_making_does_not_pile_up(output: Path) -> None:
    folder = output.with_name(output.name + FOLDER)
    with opened(output) as journal:
        journal.add(batch(1), batch())
    (folder / "keys-abc").mkdir()
    (folder / "keys-abc" / "spilled").write_bytes(b"0")
    for name in ("made.answers.parquet.part", "00000001.arrow.part"):
        (folder / name).write_bytes(b"0")
    with opened(output, resume=True) as journal:
        assert len(list(journal.finished())) == 1
        assert {path.name for path in folder.iterdir()} == {
            "lock",
            "manifest.json",
            "00000000.arrow",
            "00000000.issues.arrow",
        }


@pytest.mark.parametrize("manifest", [None, "", "{", "[]"])
def test_a_run_killed_before_it_began_is_begun_anew(output: Path, manifest: str | None) -> None:
    folder = output.with_name(output.name + FOLDER)
    folder.mkdir()
    if manifest is not None:
        (folder / "manifest.json").write_text(manifest)
    with opened(output) as journal:
        assert list(journal.finished()) == []
    assert json.loads((folder / "manifest.json").read_text())["input"] == "a"


def test_only_one_run_at_a_time(output: Path) -> None:
    with opened(output), pytest.raises(InputError, match="Another run"):
        opened(output, overwrite=True)
    opened(output, resume=True).__exit__(None, None, None)


def test_a_killed_run_holds_nothing(output: Path) -> None:
    code = (
        "import os, signal, pathlib; from thecal.screening.journal import Journal;"
        f"Journal(pathlib.Path({str(output)!r}), {ABOUT!r}, resume=False, overwrite=False);"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    assert subprocess.run([sys.executable, "-c", code], env=env).returncode == -9
    with opened(output, resume=True) as journal:
        assert list(journal.finished()) == []


def test_removing_leaves_what_is_not_its_own(output: Path) -> None:
    folder = output.with_name(output.name + FOLDER)
    with opened(output) as journal:
        journal.add(batch(1), batch())
        journal.remove()
    assert not folder.exists()
    with opened(output) as journal:
        (folder / "notes.txt").write_text("mine")
        journal.add(batch(1), batch())
        journal.remove()
    assert [path.name for path in folder.iterdir()] == ["notes.txt"]
