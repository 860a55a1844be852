"""The evidence that the rules were built from: an index of its rows, and what of it no statement expresses.

Both files stand beside the rules and are not part of them: triage reads neither. A folder of rules without an index is
traced without it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from pydantic import Field, ValidationError, model_validator

from thecal.errors import Place, Problem, RulesError
from thecal.knowledge.complaints import complaints
from thecal.knowledge.located import Located, Unreadable, read_located
from thecal.knowledge.vocabulary import Model
from thecal.knowledge.words import Phase

INDEX = "evidence_index.yaml"
NOT_EXPRESSED = "not_expressed.md"

RowName = Annotated[str, Field(pattern=r"^[A-Z]+-[A-Z]*[0-9]+$")]
_ROW_NAME = re.compile(r"[A-Z]+-[A-Z]*[0-9]+")
_LINE = re.compile(r"\|(?P<rows>[^|]*)\|(?P<missing>[^|]*)\|(?P<why>[^|]*)\|\s*")
_HEAD = ("rows", "missing", "why")


class Standing(StrEnum):
    """What may become of a row, by its tag."""

    SOURCED = "sourced"
    """Seen in a primary document or second-hand: it should be expressed."""
    CHOSEN = "chosen"
    """An engineering choice: expressed as a local default."""
    OUT = "out"
    """Recalled, or seen on a page of low grade: it stays out."""


class Row(Model):
    """One finding, threshold, urgency, check or fact of the evidence.

    Attributes:
        tag: how it was verified, e.g. ``V``, ``2``, ``V+E`` (see the head of the index).
        sources: keys of the evidence, as `evidence:` in sources.yaml.
    """

    section: str
    tag: str = Field(pattern=r"^(V|2\*?|E|R)([+/](V|2\*?|E|R))*$")
    sources: tuple[str, ...]
    fact: str = Field(min_length=1, max_length=160)

    @property
    def tags(self) -> frozenset[str]:
        """The parts of its tag."""
        return frozenset(re.split(r"[+/]", self.tag))

    @property
    def standing(self) -> Standing:
        """What may become of it."""
        if self.tags & {"V", "2"}:
            return Standing.SOURCED
        return Standing.CHOSEN if "E" in self.tags else Standing.OUT


class LeafletEntry(Model):
    """One line of the leaflet: the phase it stands under, and what it documents."""

    phase: Phase
    fact: str


class Index(Model):
    """`rules/evidence_index.yaml`."""

    leaflet: dict[str, LeafletEntry]
    sections: dict[str, str]
    rows: dict[RowName, Row]

    @model_validator(mode="after")
    def _sections_are_known(self) -> Index:
        for name, row in self.rows.items():
            if row.section not in self.sections:
                raise ValueError(f"{name} stands in section {row.section}, which `sections` does not name")
        return self


@dataclass(frozen=True)
class LeftOut:
    """A row that no statement expresses, or not all of it.

    Attributes:
        partly: a statement names it; the reason says what of it is left out.
    """

    row: str
    partly: bool
    why: str
    place: Place


@dataclass(frozen=True)
class Evidence:
    """The index, and what is left out of the rules.

    Attributes:
        located: the index with the places of its rows; None when there is no index.
        left_out: in the order of the file; a row may (wrongly) stand there twice.
    """

    leaflet: Mapping[str, LeafletEntry] = field(default_factory=dict)
    sections: Mapping[str, str] = field(default_factory=dict)
    rows: Mapping[str, Row] = field(default_factory=dict)
    left_out: tuple[LeftOut, ...] = ()
    located: Located | None = None

    @property
    def known(self) -> bool:
        """Whether there is an index."""
        return self.located is not None

    def place(self, row: str) -> Place:
        """Where a row stands in the index."""
        assert self.located is not None
        return self.located.place(("rows", row), key=True)


def read_evidence(folder: Path) -> Evidence:
    """Reads both files; without an index there is no evidence to compare with.

    Args:
        folder: the folder of the rules.

    Raises:
        RulesError: with everything that is wrong with either file.
    """
    problems: list[Problem] = []
    index, located = _index(folder / INDEX, problems)
    left_out = tuple(_left_out(folder / NOT_EXPRESSED, problems))
    if problems:
        raise RulesError(problems)
    if index is None:
        return Evidence()
    return Evidence(index.leaflet, index.sections, index.rows, left_out, located)


def _index(path: Path, problems: list[Problem]) -> tuple[Index | None, Located | None]:
    if not path.is_file():
        return None, None
    try:
        located = read_located(path.read_bytes(), INDEX)
    except Unreadable as error:
        problems += error.problems
        return None, None
    try:
        return Index.model_validate(located.value or {}), located
    except ValidationError as error:
        problems += complaints(error, Index, located)
        return None, located


def _left_out(path: Path, problems: list[Problem]) -> Iterator[LeftOut]:
    if not path.is_file():
        return
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        if not line.startswith("|"):
            continue
        match = _LINE.fullmatch(line)
        cells = tuple(match[key].strip() for key in _HEAD) if match else ()
        if cells == _HEAD or not line.strip("|-: "):
            continue
        place = Place(NOT_EXPRESSED, number, 1)
        names = _ROW_NAME.findall(cells[0]) if cells else []
        if (
            not names
            or re.sub(r"[, ]", "", _ROW_NAME.sub("", cells[0]))
            or cells[1] not in {"wholly", "partly"}
            or not cells[2]
        ):
            advice = "| PDPH-S1, PDPH-S2 | wholly | one sentence that says why |"
            message = "A line of what is not expressed has three cells: rows, `wholly` or `partly`, and the reason."
            problems.append(Problem("not-a-line", message, place, line.strip(), 0, 1, advice=advice))
            continue
        for name in names:
            yield LeftOut(name, cells[1] == "partly", cells[2], place)
