"""Reads a mapping, checks it against the vocabulary and against an input, and binds it: every complaint at once."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
from pydantic import ValidationError

from thecal.condition.book import RuleBook
from thecal.errors import InputError, Place, Problem
from thecal.knowledge.base import KnowledgeBase
from thecal.knowledge.complaints import complaints
from thecal.knowledge.located import Located, Unreadable, read_located
from thecal.screening.mapping.bound import MappedBinder
from thecal.screening.mapping.long import LongSource
from thecal.screening.mapping.model import MappingFile
from thecal.screening.mapping.plan import Planner
from thecal.screening.mapping.plausible import doubts
from thecal.screening.mapping.redcap import Dictionary, read_dictionary
from thecal.screening.mapping.refer import references, settled
from thecal.screening.readers.base import Source


@dataclass(frozen=True)
class Mapping:
    """A mapping that says something about every finding it names.

    Attributes:
        document: what the file says.
        base: the knowledge base whose findings it names.
        dictionary: the REDCap data dictionary it names, if any.
        where: the places of its parts, for complaints about an input.
    """

    document: MappingFile
    base: KnowledgeBase
    dictionary: Dictionary | None
    where: Located

    @property
    def hash(self) -> str:
        """Changes whenever what the mapping says changes; layout and comments don't count."""
        said = self.document.model_dump(mode="json", by_alias=True)
        if self.dictionary is not None:
            said["dictionary"] = {
                name: [field.form, dict(field.choices)] for name, field in self.dictionary.fields.items()
            }
        return "sha256:" + hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()

    @property
    def long(self) -> bool:
        """Whether the input has one finding a row, so that it has to be read as a whole (`open`)."""
        return self.document.long is not None

    def bind(self, schema: pa.Schema) -> MappedBinder:
        """A binder for a wide input with these columns.

        Raises:
            InputError: with everything of the mapping that the input does not have.
        """
        if self.long:
            message = "A mapping with one finding a row makes one row of many, so it needs the whole input."
            problem = self.where.problem(
                "long-layout",
                message,
                ("layout",),
                key=True,
                advice="thecal screen FILE --map …, or thecal.screen(df, mapping) in pandas.",
            )
            raise InputError([problem])
        binder, problems = self._planned(schema, self.document)
        if problems:
            raise InputError(problems)
        return binder

    def columns(self, schema: pa.Schema) -> tuple[str, ...]:
        """The columns of an input that are read."""
        return self.bind(schema).columns

    def open(
        self, source: Source, *, look: bool = True, on_step: Callable[[str], None] = lambda _: None
    ) -> tuple[Source, MappedBinder]:
        """The input as it is to be read (one row a visit, only the columns needed), and its binder.

        Args:
            source: the input.
            on_step: is told how far the reading of a long table is.
            look: read the first batch to see whether its cells fit; what seems amiss stands in the binder's notes.

        Raises:
            InputError: with everything of the mapping that the input does not have.
        """
        if self.document.long is not None:
            visits = LongSource(source, self.document, self.where, self.base, on_step)
            binder, problems = self._planned(visits.schema, visits.as_wide())
            binder.notes[:0] = visits.notes
            chosen: Source = visits
        else:
            binder, problems = self._planned(source.schema, self.document)
            chosen = source if problems else source.only(binder.columns)
        if chosen.rows == 0:
            # A long table without a row names nothing, and that is no fault of the mapping.
            problems = [problem for problem in problems if problem.slug != "no-findings"]
        if problems:
            raise InputError(problems)
        first = next(iter(chosen.batches()), None) if look else None
        if first is not None:
            binder.notes.extend(doubts(binder, first.table))
        return chosen, binder

    def _planned(self, schema: pa.Schema, document: MappingFile) -> tuple[MappedBinder, list[Problem]]:
        planner = Planner(document, self.where, self.base, self.dictionary, schema)
        return planner.binder(), planner.problems


def load_mapping(
    source: str | os.PathLike[str] | AnyMapping[str, Any],
    book: RuleBook | KnowledgeBase,
    schema: pa.Schema | None = None,
) -> Mapping:
    """A mapping from a file, or from plain values as a program has them.

    Args:
        source: the path of a YAML or JSON file, or a dict that says the same.
        book: the rules whose findings it names.
        schema: the columns of the (wide) input, to check both at once.

    Raises:
        InputError: with every problem.
    """
    base = book.knowledge if isinstance(book, RuleBook) else book
    located, folder = _located(source)
    document = located.value
    if not isinstance(document, dict):
        message = "A mapping is a map of `key: value` lines." if document is not None else "The mapping is empty."
        raise InputError([located.problem("empty" if document is None else "wrong-kind", message, ())])
    document.setdefault("schema", "thecal.mapping/1")
    problems: list[Problem] = []
    dictionary = None
    try:
        model: MappingFile | None = MappingFile.model_validate(document)
    except ValidationError as error:
        problems += complaints(error, MappingFile, located)
        model = _what_is_valid(document, error)
    layout = document.get("layout")
    problems += references(located, base, long=isinstance(layout, dict))
    if model is not None:
        problems += settled(model, located, base)
        dictionary = _dictionary(model, folder, problems)
        mapping = Mapping(model, base, dictionary, located)
        if schema is not None and model.long is None:
            found = mapping._planned(schema, model)[1]  # noqa: SLF001 - its own
            # What is left of a faulty mapping may be nothing; that is no fault of its own.
            problems += [problem for problem in found if not problems or problem.slug != "no-findings"]
        if not problems:
            return mapping
    raise InputError(sorted(problems, key=lambda problem: problem.place.line if problem.place else 0))


def _what_is_valid(document: dict[str, Any], error: ValidationError) -> MappingFile | None:
    """A mapping without its faulty parts, so that a fault in one line does not hide a missing column in another."""
    rest = dict(document)
    for item in error.errors(include_url=False):
        key, *inner = item["loc"] or ("",)
        part = rest.get(str(key))
        if inner and key in {"findings", "events"} and isinstance(part, dict):
            rest[str(key)] = {name: told for name, told in part.items() if name != inner[0]}
        else:
            rest.pop(str(key), None)
    try:
        return MappingFile.model_validate(rest)
    except ValidationError:
        return None


def _located(source: str | os.PathLike[str] | AnyMapping[str, Any]) -> tuple[Located, Path]:
    if isinstance(source, AnyMapping):
        return Located(json.loads(json.dumps(dict(source), default=str)), "mapping"), Path()
    place = Place(os.fspath(source))
    try:
        text = Path(source).read_bytes()
    except OSError as error:
        reason = (error.strerror or "not possible").lower()
        raise InputError([Problem("no-file", f"The mapping can't be read: {reason}.", place)]) from None
    try:
        return read_located(text, os.fspath(source)), Path(source).parent
    except Unreadable as error:
        raise InputError(error.problems) from None


def _dictionary(model: MappingFile, folder: Path, problems: list[Problem]) -> Dictionary | None:
    if model.redcap is None or model.redcap.dictionary is None:
        return None
    try:
        return read_dictionary(folder / model.redcap.dictionary)
    except InputError as error:
        problems += error.problems
        return None
