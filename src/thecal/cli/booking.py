"""`thecal rules book`: the rule book for people, as a site or as one page."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from thecal.authoring.evidence import NOT_EXPRESSED, read_evidence
from thecal.cli.files import STDIN as STDOUT
from thecal.cli.page import out
from thecal.errors import InputError, Place, Problem
from thecal.handbook import Around, FolderInUse, Handbook
from thecal.knowledge.paths import rules_folder
from thecal.quick import load_rules


def write_book(folder: str | None, single: str | None, format_: str, rules: str | None) -> None:
    """Writes the book and says what was written.

    Raises:
        InputError: if nothing is asked for, or it can't be written there.
        RulesError: if the rules can't be read.
    """
    if folder is None and single is None:
        message = "Where should the book go?"
        advice = "--out DIR for a site of many pages, --single FILE for one page, or both."
        raise InputError([Problem("usage", message, advice=advice)])
    if single == STDOUT and (format_ == "json" or folder is not None):
        message = "--single - prints the book itself; nothing else can be printed beside it."
        raise InputError([Problem("usage", message, advice="--single book.html")])
    if single is not None and single != STDOUT:
        with _writing(single), Path(single).open("a", encoding="utf-8"):
            pass  # to know at once, not after the whole book was worked out
    book = load_rules(rules)
    handbook = Handbook(book, _around(rules))
    data: dict[str, object] = {"edition": book.knowledge.edition.edition, "hash": book.knowledge.hash}
    lines = []
    if folder is not None:
        with _writing(folder), _progress("Pages") as progress:
            names = handbook.site(Path(folder), progress)
        sizes = [{"path": name, "bytes": (Path(folder) / name).stat().st_size} for name in names]
        data |= {"out": folder, "start": str(Path(folder) / "index.html"), "files": sizes}
        lines.append(f"{len(names)} files written to {folder}. Start with {Path(folder) / 'index.html'}.")
    if single is not None:
        with _writing(single), _progress("Parts") as progress:
            text = handbook.single(progress)
            if single == STDOUT:
                out().as_is(text)
                return
            Path(single).write_text(text, "utf-8")
        data["single"] = {"path": single, "bytes": len(text.encode())}
        lines.append(f"The whole book written to {single}.")
    page = out()
    if format_ == "json":
        page.as_is(json.dumps(data, indent=2, ensure_ascii=False))
        return
    for line in lines:
        page.line(line)
    page.line(f"Edition {book.knowledge.edition.edition}, {book.knowledge.hash[:19]}.")


def _around(rules: str | None) -> Around:
    folder = rules_folder(rules)
    leaflet = {line: entry.fact for line, entry in read_evidence(folder).leaflet.items()}
    path = folder / NOT_EXPRESSED
    return Around(leaflet, path.read_text("utf-8") if path.is_file() else "")


@contextmanager
def _writing(where: str) -> Iterator[None]:
    try:
        yield
    except FolderInUse:
        message = "The folder holds something that is not a rule book; nothing was written."
        advice = "name an empty folder, or one that does not exist yet."
        raise InputError([Problem("folder-in-use", message, Place(where), advice=advice)]) from None
    except OSError as error:
        reason = (error.strerror or "not possible").lower()
        raise InputError([Problem("not-writable", f"It can't be written: {reason}.", Place(where))]) from None


@contextmanager
def _progress(what: str) -> Iterator[Callable[[int, int], None] | None]:
    """A bar on a terminal; nothing elsewhere, so that logs stay readable."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console  # noqa: PLC0415 - only where somebody watches
    from rich.progress import Progress  # noqa: PLC0415

    with Progress(console=Console(file=sys.stderr), transient=True) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
