"""What `thecal screen` reads: which reader an input wants, and what understands its columns."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from thecal.cli.files import STDIN
from thecal.cli.screen_progress import steps
from thecal.condition.book import RuleBook
from thecal.screening.bind import Binder, NameBinder, bind_by_name
from thecal.screening.mapping import Mapping, load_mapping
from thecal.screening.readers import ReadOptions, Source, open_input

if TYPE_CHECKING:
    from thecal.cli.screening import Request


@dataclass(frozen=True)
class Opened:
    """An input, and how its rows are understood.

    Attributes:
        mapping: the hash of the mapping; empty without one.
    """

    source: Source
    bind: Binder
    mapping: str = ""

    def notes(self) -> tuple[str, ...]:
        """What a reader of the answers should know of how the input was read; all of it when all was read."""
        return tuple(dict.fromkeys([*self.source.notes, *self.bind.notes]))

    def close(self) -> None:
        """Lets go of what a source keeps on disk."""
        close = getattr(self.source, "close", None)
        if close is not None:
            close()


def open_request(request: Request, book: RuleBook) -> Opened:
    """Opens the input that was asked for.

    Raises:
        InputError: if it can't be read, or the mapping and it don't fit; with every problem.
    """
    place = request.input or ""
    if place and place != STDIN and (Path(place).is_dir() or ".json" in Path(place).suffixes):
        from thecal.screening.records import is_fhir, is_omop_folder  # noqa: PLC0415 - only for folders and JSON

        if is_fhir(place):
            return _records(place, request, book, "fhir")
        if is_omop_folder(place):
            return _records(place, request, book, "omop")
    source = open_table(request)
    # With the columns, so that its own faults and those beside this input are told at once.
    mapping = None if request.map is None else load_mapping(request.map, book, source.schema)
    if mapping is None:
        bind = bind_by_name(source.schema, book.knowledge.vocabulary, source.name)
        return Opened(source.only(_columns(bind)), bind)
    return _mapped(source, mapping, look=request.sql is None and place != STDIN, quiet=request.quiet)


def open_table(request: Request) -> Source:
    """Opens an input that is a table already.

    Raises:
        InputError: if it can't be read.
    """
    if request.sql is not None:
        from thecal.screening.readers.sql import SqlSource  # noqa: PLC0415 - only for databases

        source = SqlSource(request.url or "", request.sql)
        if source.password_shown:
            source.notes.append(
                "the password stands on the command line, where others on this machine may see it: --url env:NAME takes the "
                "address from the environment; PostgreSQL finds a password in PGPASSWORD or ~/.pgpass too"
            )
        return source
    quote = "" if request.quote == "none" else request.quote
    options = ReadOptions(delimiter=request.delimiter, encoding=request.encoding, sheet=request.sheet, quote=quote)
    return open_input(request.input or "", options=options)


def _mapped(source: Source, mapping: Mapping, *, look: bool, quiet: bool) -> Opened:
    with steps(quiet=quiet) as step:
        source, bind = mapping.open(source, look=look, on_step=step)
    return Opened(source, bind, mapping.hash)


def _columns(bind: NameBinder) -> list[str]:
    """The columns that tell something: no other is read."""
    bounds = [bind.phase, bind.date, *bind.events, *bind.findings]
    return [*([] if bind.id is None else [bind.id]), *(bound.column for bound in bounds if bound is not None)]


def _records(folder: str, request: Request, book: RuleBook, kind: Literal["fhir", "omop"]) -> Opened:
    from thecal.screening.records import load_extra, open_fhir, open_omop  # noqa: PLC0415 - only for records

    extra = load_extra(request.map, kind) if request.map is not None else None
    with steps(quiet=request.quiet) as step:
        source = (open_fhir if kind == "fhir" else open_omop)(folder, book, extra, step)
    bind = bind_by_name(source.schema, book.knowledge.vocabulary, source.name)
    said = "" if extra is None else hashlib.sha256(json.dumps([extra.phase, dict(extra.codes)]).encode()).hexdigest()
    return Opened(source, bind, said and f"sha256:{said}")
