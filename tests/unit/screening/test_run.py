"""A run into a file: nothing lost, nothing twice, whatever cuts it off."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow.parquet as pq
import pytest

from tests.support import ROOT
from tests.unit.screening.runs import BATCH, SCHEMA, Rows, run
from thecal.condition import RuleBook
from thecal.errors import InputError, ThecalError
from thecal.screening.bind import bind_by_name
from thecal.screening.journal import FOLDER
from thecal.screening.pipeline import Pipeline
from thecal.screening.run import Target, run_to_file
from thecal.screening.screener import Screener
from thecal.screening.summary import Summary

ROWS = 3 * BATCH + 7


@pytest.fixture
def output(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    return folder / "answers.csv"


@pytest.fixture(scope="module")
def whole(book: RuleBook, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files of a run that nothing cut off."""
    folder = tmp_path_factory.mktemp("whole")
    run(book, folder / "answers.csv", ROWS)
    return contents(folder)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_a_row_for_each_row_in_order(book: RuleBook, output: Path) -> None:
    output = output.with_suffix(".parquet")
    assert run(book, output, ROWS) == 0
    table = pq.read_table(output)
    assert table["row"].to_pylist() == list(range(1, ROWS + 1))
    assert table["id"].to_pylist() == [f"p-{number}" for number in range(ROWS)]
    assert table.schema.metadata[b"thecal.hash"] == book.knowledge.hash.encode()
    assert pq.read_schema(output.with_name("issues.parquet")).metadata[b"thecal.hash"] == book.knowledge.hash.encode()
    issues = pq.read_table(output.with_name("issues.parquet")).to_pylist()
    assert [issue["row"] for issue in issues if "ragged" in issue["problem"]] == list(range(1, ROWS + 1, BATCH))
    assert [issue["row"] for issue in issues if issue["finding"] == "temperature"] == list(range(1, ROWS + 1, 10))
    assert sorted(path.name for path in output.parent.iterdir()) == ["answers.parquet", "issues.parquet"]


class Twice(Rows):
    """The last rows have the keys of the first."""

    @staticmethod
    def _row(number):
        return {**Rows._row(number), "id": f"p-{number % (ROWS - 3)}"}


def test_a_key_that_comes_twice_is_an_issue(book: RuleBook, output: Path) -> None:
    output = output.with_suffix(".parquet")
    run(book, output, ROWS, source=Twice(ROWS))
    last = pq.read_table(output.with_name("issues.parquet")).to_pylist()[-3:]
    assert [(one["row"], one["id"], one["value"]) for one in last] == [
        (ROWS - 2, "p-0", "row 1"),
        (ROWS - 1, "p-1", "row 2"),
        (ROWS, "p-2", "row 3"),
    ]
    assert pq.read_metadata(output).num_rows == ROWS, "both rows are answered"


@pytest.mark.parametrize("suffix", [".parquet", ".csv", ".xlsx", ".jsonl"])
@pytest.mark.parametrize("source", [Rows, Twice])
def test_the_issues_of_a_row_are_its_lines_in_the_issues_table(book: RuleBook, output: Path, suffix, source) -> None:
    output = output.with_name(f"answers{suffix}")
    run(book, output, ROWS, source=source(ROWS))
    lines = Counter(row["row"] for row in rows_of(output.with_name(f"issues{suffix}")))
    assert {row["row"]: row["issues"] for row in rows_of(output) if row["issues"]} == lines
    assert lines


def rows_of(path: Path) -> list[dict[str, Any]]:
    read = {".parquet": pd.read_parquet, ".csv": pd.read_csv, ".xlsx": pd.read_excel}
    rows = read[path.suffix](path) if path.suffix in read else pd.read_json(path, lines=True)
    return rows.to_dict("records")


@pytest.mark.parametrize("threads", [2, 5])
def test_threads_change_nothing(book: RuleBook, output: Path, whole: dict[str, bytes], threads: int) -> None:
    run(book, output, ROWS, threads=threads)
    assert contents(output.parent) == whole


def test_no_rows_give_a_header(book: RuleBook, output: Path) -> None:
    run(book, output, 0)
    lines = output.read_text("utf-8").splitlines()
    assert len(lines) == 1
    assert lines[0].lstrip("\ufeff").startswith("row,id,phase,urgency_at_least") or '"row"' in lines[0]


def test_little_is_under_way_at_a_time(book: RuleBook) -> None:
    source = Rows(12 * BATCH)
    pipeline = Pipeline(source, bind_by_name(SCHEMA, book.knowledge.vocabulary), lambda: Screener(book), threads=2)
    for number, answered in enumerate(pipeline.answers()):
        assert answered.table.num_rows == BATCH
        assert len(source.read) <= number + 1 + 3
    assert number == 11


def test_from_wherever_it_is_cut_off_it_goes_on(
    book: RuleBook, output: Path, whole: dict[str, bytes], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The folder as it stands at every step of a disk, as `kill -9` would leave it there: each is gone on with."""
    snapshots: list[Path] = []

    def look() -> None:
        if (output.parent / (output.name + FOLDER)).is_dir():
            snapshots.append(tmp_path / f"snapshot-{len(snapshots)}")
            shutil.copytree(output.parent, snapshots[-1])

    def seen(function: Callable[..., Any]) -> Callable[..., Any]:
        def step(*args: Any, **more: Any) -> Any:
            look()
            result = function(*args, **more)
            look()
            return result

        return step

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", seen(os.fsync))
        for name in ("replace", "unlink", "rmdir"):
            patch.setattr(Path, name, seen(getattr(Path, name)))
        run(book, output, ROWS)
    assert len(snapshots) > 30
    begun = set()
    for snapshot in snapshots:
        if (snapshot / (output.name + FOLDER)).is_dir():
            begun.add(run(book, snapshot / output.name, ROWS, resume=True))
        assert contents(snapshot) == whole, snapshot
    assert begun == {0, BATCH, 2 * BATCH, 3 * BATCH, ROWS}


def test_a_run_with_keys_that_come_twice_goes_on_like_any_other(book: RuleBook, output: Path) -> None:
    run(book, output, ROWS, source=Twice(ROWS))
    expected = contents(output.parent)

    class CutOff(Twice):
        def batches(self, skip_rows=0):
            yield from list(super().batches(skip_rows))[:-1]
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(book, output, ROWS, overwrite=True, source=CutOff(ROWS))
    assert run(book, output, ROWS, overwrite=False, resume=True, source=Twice(ROWS)) > 0
    assert contents(output.parent) == expected


def gated(output: Path, how: str) -> subprocess.Popen[bytes]:
    env = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    command = [sys.executable, "-m", "tests.unit.screening.runs", str(output), str(ROWS), how]
    return subprocess.Popen(command, env=env, cwd=ROOT, stdin=subprocess.PIPE)


def until(true, deadline: float = 60) -> None:
    end = time.monotonic() + deadline
    while not true():
        assert time.monotonic() < end, "nothing happened"
        os.sched_yield()


def test_killed_and_resumed(book: RuleBook, output: Path, whole: dict[str, bytes]) -> None:
    """`kill -9` when a part is there, and with the next one under way; once more; then to the end."""
    folder = output.with_name(output.name + FOLDER)
    for part, how in ((0, "begin"), (2, "resume")):
        process = gated(output, how)
        assert process.stdin is not None
        process.stdin.write(b"." * 5)
        process.stdin.flush()
        until(lambda part=part: (folder / f"{part:08}.arrow").exists())
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdin.close()
        assert process.returncode == -signal.SIGKILL or not folder.exists()
        if not folder.exists():
            break
        assert not output.exists(), "the output has its name only when it is whole"
    process = gated(output, "resume")
    process.communicate(b"." * 10)
    assert process.returncode == 0
    assert contents(output.parent) == whole
    assert not folder.exists()


def test_what_is_finished_is_not_done_again(book: RuleBook, output: Path, whole: dict[str, bytes]) -> None:
    class CutOff(Rows):
        def batches(self, skip_rows=0):
            for number, batch in enumerate(super().batches(skip_rows)):
                if number == 3:
                    raise KeyboardInterrupt
                yield batch

    with pytest.raises(KeyboardInterrupt):
        run(book, output, ROWS, source=CutOff(ROWS))
    rest = Rows(ROWS)
    before = run(book, output, ROWS, resume=True, source=rest)
    assert before >= BATCH
    assert rest.read == list(range(before, ROWS, BATCH))
    assert contents(output.parent) == whole


class Seen:
    """A report that keeps what it sees."""

    def __init__(self) -> None:
        self.parts: list[tuple[Any, ...]] = []

    def add(self, told, table, issues) -> None:
        self.parts.append((told.id.to_pylist(), told.issues, table.to_pylist(), issues.to_pylist()))

    def write(self, repeated: int) -> None:
        self.parts.append(("written",))


def test_a_report_sees_all_of_a_run_that_went_on(book: RuleBook, output: Path) -> None:
    whole, rest = Seen(), Seen()
    run(book, output.with_name("whole.csv"), ROWS, report=whole)
    output.with_name("issues.csv").unlink()

    class CutOff(Rows):
        def batches(self, skip_rows=0):
            yield from list(super().batches(skip_rows))[:2]
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(book, output, ROWS, source=CutOff(ROWS))
    assert run(book, output, ROWS, resume=True, report=rest) > 0
    assert rest.parts == whole.parts
    assert len(rest.parts) == 5


def test_another_input_is_not_gone_on_with(book: RuleBook, output: Path) -> None:
    class Broken(Rows):
        def batches(self, skip_rows=0):
            yield from list(super().batches(skip_rows))[:2]
            raise RuntimeError

    with pytest.raises(RuntimeError):
        run(book, output, ROWS, source=Broken(ROWS))
    with pytest.raises(InputError, match="something else") as caught:
        run(book, output, ROWS + 1, resume=True)
    assert f"input: {ROWS} rows → {ROWS + 1} rows" in str(caught.value)
    assert run(book, output, ROWS + 1, overwrite=True) == 0


class Query(Rows):
    """Rows that nothing keeps as they are."""

    def __init__(
        self, rows: int, changed: Callable[[int], int] = lambda number: number, *, cut_off: bool = False
    ) -> None:
        super().__init__(rows)
        self.same_again = False
        self.changed, self.cut_off = changed, cut_off

    def batches(self, skip_rows=0):
        for number, batch in enumerate(super().batches(skip_rows)):
            if self.cut_off and number == 2:
                raise KeyboardInterrupt
            yield batch

    def _row(self, number):
        return Rows._row(self.changed(number))


def test_rows_that_may_change_are_compared_when_a_run_goes_on(
    book: RuleBook, output: Path, whole: dict[str, bytes]
) -> None:
    with pytest.raises(KeyboardInterrupt):
        run(book, output, ROWS, source=Query(ROWS, cut_off=True))
    for otherwise in (lambda number: number + 1, lambda number: {3: 4, 4: 3}.get(number, number)):
        with pytest.raises(InputError, match="not in the order") as caught:
            run(book, output, ROWS, source=Query(ROWS, otherwise), resume=True)
        assert [problem.slug for problem in caught.value.problems] == ["run-differs"]
        assert "p-3" not in str(caught.value)
    same = Query(ROWS)
    assert run(book, output, ROWS, source=same, resume=True) > 0
    assert same.read == list(range(0, ROWS, BATCH)), "each row is asked for once"
    assert contents(output.parent) == whole


def test_rows_that_may_change_and_have_no_key_are_not_gone_on_with(book: RuleBook, output: Path) -> None:
    class Keyless(Query):
        def _row(self, number):
            return {**Rows._row(number), "id": None}

    def keyless(source: Rows, resume: bool) -> int:
        bind = bind_by_name(SCHEMA.remove(0), book.knowledge.vocabulary)
        pipeline = Pipeline(source.only(SCHEMA.names[1:]), bind, lambda: Screener(book))
        issues = output.with_name("issues.csv")
        return run_to_file(pipeline, Target(output, issues, {}, resume=resume), Summary())

    with pytest.raises(KeyboardInterrupt):
        keyless(Keyless(ROWS, cut_off=True), resume=False)
    with pytest.raises(InputError, match="Rows without a key can't be compared"):
        keyless(Keyless(ROWS), resume=True)


def test_nothing_is_overwritten_unasked(book: RuleBook, output: Path, whole: dict[str, bytes]) -> None:
    output.write_text("mine")
    output.with_name("issues.csv").write_text("mine too")
    for resume in (False, True):
        with pytest.raises(InputError) as caught:
            run(book, output, ROWS, resume=resume)
        assert [problem.slug for problem in caught.value.problems] == ["output-exists", "output-exists"]
        assert output.read_text() == "mine"
    run(book, output, ROWS, overwrite=True)
    assert contents(output.parent) == whole


def test_places_that_can_not_be_written_to(book: RuleBook, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such folder"):
        run(book, tmp_path / "none" / "answers.csv", 1)
    (tmp_path / "answers.csv").mkdir()
    with pytest.raises(InputError, match="is a folder"):
        run(book, tmp_path / "answers.csv", 1)


def test_what_never_began_leaves_nothing(book: RuleBook, output: Path) -> None:
    class Wrong(Rows):
        def batches(self, skip_rows=0):
            raise InputError([])

    with pytest.raises(InputError):
        run(book, output, ROWS, source=Wrong(ROWS))
    assert list(output.parent.iterdir()) == []


def test_issues_on_another_disk(book: RuleBook, output: Path, whole: dict[str, bytes], monkeypatch) -> None:
    replace = Path.replace

    def across(path: Path, target: Path) -> Path:
        if path.parent.name.endswith(FOLDER) and path.name.startswith("made.issues") and target.parent != path.parent:
            raise OSError(errno.EXDEV, "Invalid cross-device link")
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", across)
    run(book, output, ROWS)
    assert contents(output.parent) == whole


def test_a_full_disk(book: RuleBook, output: Path, whole: dict[str, bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    synced = os.fsync
    count = 0

    def full(descriptor: int) -> None:
        nonlocal count
        count += 1
        if count == 6:
            raise OSError(errno.ENOSPC, "No space left on device", "p-17")
        synced(descriptor)

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(ThecalError, match="disk is full") as caught:
            run(book, output, ROWS)
    assert caught.value.exit_code == 1
    assert "--resume" in str(caught.value)
    assert "p-17" not in str(caught.value)
    assert not output.exists()
    assert run(book, output, ROWS, resume=True) == 2 * BATCH
    assert contents(output.parent) == whole
