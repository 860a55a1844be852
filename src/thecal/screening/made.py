"""The two files that a run makes, in the folder of its journal until they are whole and take their names."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from thecal.screening.journal import Part
from thecal.screening.screener import ISSUES
from thecal.screening.writers import open_output
from thecal.screening.writers.text import sidecar

if TYPE_CHECKING:
    import pyarrow as pa


class Made:
    """Answers and issues under way; a context manager that leaves nothing of them behind if something goes wrong.

    Args:
        folder: where they are made.
        paths: the names they shall have, of the answers and of the issues.
        answers: the columns of the answers, with what they are made with.
        rows: how many rows there will be, if that is known.
    """

    def __init__(self, folder: Path, paths: tuple[Path, Path], answers: pa.Schema, rows: int | None) -> None:
        self.made = tuple(
            (folder / f"made.{kind}{''.join(path.suffixes)}", path)
            for kind, path in zip(("answers", "issues"), paths, strict=True)
        )
        about = {key.decode(): value.decode() for key, value in (answers.metadata or {}).items()}
        (at_answers, _), (at_issues, _) = self.made
        self._open_answers = partial(open_output, at_answers, answers, metadata=about, rows=rows)
        self.answers = self._open_answers()
        self.issues = open_output(at_issues, ISSUES, metadata=about)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:  # fmt: skip
        if kind is not None:
            for writer in (self.answers, self.issues):
                writer.abort()

    def write(self, part: Part) -> None:
        """Adds the answers of a batch, and its issues."""
        self.answers.write(part[0])
        self.issues.write(part[1])

    def answer_again(self, answers: Iterable[pa.RecordBatch]) -> None:
        """Throws the answers away, and writes these instead."""
        self.answers.abort()
        self.answers = self._open_answers()
        for batch in answers:
            self.answers.write(batch)

    def finish(self) -> None:
        """Gives both their names."""
        for writer in (self.answers, self.issues):
            writer.finish()
        # The answers last: when they have their name, everything else has.
        for made, path in reversed(self.made):
            if sidecar(made).exists():
                _take_name(sidecar(made), sidecar(path))
            _take_name(made, path)


def _take_name(made: Path, path: Path) -> None:
    try:
        made.replace(path)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        # The issues may go to another disk than the answers: there, too, they have their name only when they are whole.
        part = path.with_name(f".{path.name}.part")
        shutil.copyfile(made, part)
        part.replace(path)
