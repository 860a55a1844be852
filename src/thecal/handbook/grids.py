"""Decision tables: forms of a symptom down, stretches of time across, and in each cell what the rules make of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from thecal.handbook.situations import Outcome, Situations
from thecal.handbook.timing import Axis
from thecal.handbook.variants import Variant
from thecal.knowledge.words import Phase


@dataclass(frozen=True)
class Cell:
    """An outcome that holds over `span` columns; None where the vocabulary says it can't be."""

    outcome: Outcome | None
    span: int


@dataclass(frozen=True)
class Row:
    """One form of the symptom."""

    variant: Variant
    cells: tuple[Cell, ...]

    @property
    def changes(self) -> bool:
        """Whether time makes a difference to it."""
        return len(self.cells) > 1


@dataclass(frozen=True)
class Grid:
    """A table that holds in these phases."""

    phases: tuple[Phase, ...]
    rows: tuple[Row, ...]


def grids(situations: Situations, shown: Sequence[Variant], axis: Axis | None = None) -> tuple[Grid, ...]:
    """One table where both phases agree, else one for each."""
    found = [(phase, tuple(_row(situations, phase, variant, axis) for variant in shown)) for phase in Phase]
    (first, rows), *others = found
    if all(_face(rows) == _face(other) for _, other in others):
        return (Grid(tuple(Phase), rows),)
    return tuple(Grid((phase,), its) for phase, its in ((first, rows), *others))


def _row(situations: Situations, phase: Phase, variant: Variant, axis: Axis | None) -> Row:
    told = [axis.told(stretch) for stretch in axis.stretches] if axis else [{}]
    outcomes = [situations.of(phase, {**variant.told, **more}) for more in told]
    cells = []
    for _, several in groupby(outcomes, key=lambda outcome: outcome.face if outcome.possible else None):
        run = list(several)
        cells.append(Cell(run[0] if run[0].possible else None, len(run)))
    return Row(variant, tuple(cells))


def _face(rows: Sequence[Row]) -> list[list[tuple[object, int]]]:
    return [[(cell.outcome and cell.outcome.face, cell.span) for cell in row.cells] for row in rows]
