"""From a mapping and the columns of an input to a plan of what is read from where; or all that stands in the way."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import pyarrow as pa

from thecal.condition.check import AnyFinding
from thecal.errors import Problem, listed, nearest
from thecal.knowledge.base import KnowledgeBase
from thecal.knowledge.located import Located, Path
from thecal.knowledge.vocabulary import Quantity, YesNo
from thecal.screening.mapping.bound import MappedBinder
from thecal.screening.mapping.checkbox import CheckboxPart
from thecal.screening.mapping.choices import unread_choices
from thecal.screening.mapping.codes import codes_in_vocabulary, meanings
from thecal.screening.mapping.model import Cell, DateColumn, FindingColumn, MappingFile, PhaseColumn
from thecal.screening.mapping.parts import CodesPart, ColumnPart
from thecal.screening.mapping.redcap import EVENT_COLUMNS, Dictionary, box_code, code_of, group_of, located
from thecal.screening.mapping.refer import ucum, with_unit
from thecal.screening.mapping.said import Part
from thecal.visits.table.told import UNKNOWN, Reading


class Planner:
    """Finds the columns of a mapping in an input, and gathers every complaint."""

    def __init__(
        self,
        document: MappingFile,
        where: Located,
        base: KnowledgeBase,
        dictionary: Dictionary | None,
        schema: pa.Schema,
    ) -> None:
        self.document = document
        self.where = where
        self.base = base
        self.dictionary = dictionary
        self.schema = schema
        self.names: list[str] = list(schema.names)
        self.problems: list[Problem] = []
        self.notes: list[str] = []

    def binder(self) -> MappedBinder:
        """The plan, as far as there is one; it must not be used when there are problems."""
        document, findings = self.document, self.base.vocabulary.findings
        phase: str | ColumnPart | None = None
        if isinstance(document.phase, PhaseColumn):
            path = ("phase", "column")
            column = self.column(document.phase.column, path)
            phase = ColumnPart(column, self.reading(document.phase, column=column))
        elif document.phase is not None:
            phase = document.phase
        date = None if document.date is None else self.date(document.date, ("date",))
        events = {name: self.date(told, ("events", name)) for name, told in document.events.items()}
        parts = {
            name: self.parts(name, findings[name], told) for name, told in document.findings.items() if name in findings
        }
        if not document.findings and not document.events:
            advice = "`thecal screen --suggest-map INPUT` drafts a mapping."
            message = "The mapping tells of no finding and no event."
            self.problems.append(self.where.problem("no-findings", message, (), advice=advice))
        binder = MappedBinder(self.base.vocabulary, self.key(), phase, date, events, parts, self.notes)
        self._leftovers(binder)
        return binder

    def column(self, wanted: str, path: Path) -> str:
        """The column that is meant; a complaint if there is none."""
        found = located(wanted, self.names, self.dictionary)
        if found is not None:
            return found
        close = nearest(wanted, self.names) or [
            name for name in self.names if name.strip().lower() == wanted.strip().lower()
        ]
        advice = " or ".join(repr(name) for name in close)
        allowed = () if close else listed(self.names, 8)
        self.problems.append(
            self.where.problem(
                "no-column",
                f"The input has no column {wanted!r}.",
                path,
                width=len(wanted),
                allowed=allowed,
                advice=advice,
            )
        )
        return wanted

    def key(self) -> tuple[str, ...]:
        """The columns of the row's key."""
        if self.document.row:
            return tuple(self.column(name, ("row",)) for name in self.document.row)
        if self.document.redcap is None:
            self.notes.append("`row` names no column, so rows have their number and no key of their own")
            return ()
        record = self.document.redcap.record or (self.dictionary.record if self.dictionary else None) or "record_id"
        first = self.column(record, ("redcap", "record"))
        rest = [found for name in EVENT_COLUMNS if (found := located(name, self.names, self.dictionary)) is not None]
        return (first, *rest)

    def date(self, told: DateColumn, path: Path) -> ColumnPart:
        """A column of dates."""
        column = self.column(told.column, (*path, "column"))
        return ColumnPart(column, Reading(values=self._unknown(()), missing=self._missing(()), dates=told.format))

    def reading(
        self, cell: Cell, finding: AnyFinding | None = None, unit: str | None = None, column: str = ""
    ) -> Reading:
        """How cells are read: what holds for the file, and over it what holds for the column."""
        values = dict(cell.values)
        known = self.dictionary.of_column(column) if self.dictionary is not None else None
        for code, label in known.choices.items() if known is not None else ():
            # An export of codes and one of labels are read alike, whichever of the two the mapping names.
            if code in cell.values or label in cell.values:
                values.setdefault(code, cell.values.get(label))
                values.setdefault(label, cell.values.get(code))
        if isinstance(finding, Quantity) and unit is not None:
            values = {text: value and with_unit(value, finding, unit) for text, value in values.items()}
            unit = ucum(unit, finding)
        meant = {text.strip().lower(): value for text, value in values.items()}
        return Reading(
            unit=unit,
            values={**self._unknown(cell.unknown), **meant},
            missing=self._missing(cell.missing),
            decimal=cell.decimal or self.document.decimal,
        )

    def _missing(self, more: Sequence[str]) -> frozenset[str]:
        return frozenset(text.strip().lower() for text in (*self.document.missing, *more))

    def _unknown(self, more: Sequence[str]) -> dict[str, str | None]:
        return {text.strip().lower(): UNKNOWN for text in (*self.document.unknown, *more)}

    def parts(self, name: str, finding: AnyFinding, told: FindingColumn) -> tuple[Part, ...]:
        """What one finding is read from."""
        path: Path = ("findings", name)
        if told.checkbox is not None:
            return (self._checkbox(told, path),)
        if told.codes is not None:
            return (self._codes(finding, told, path),)
        several: list[tuple[str, FindingColumn, Path]]
        if told.name is not None:
            # Which of several names are there is known to the source that made one row of many.
            several = [(text, told, path) for text in told.name if text in self.names]
        elif told.columns is not None:
            paths = [(*path, "columns", index) for index in range(len(told.columns))]
            several = [(self.column(one.column or "", p), one, p) for one, p in zip(told.each(), paths, strict=True)]
        else:
            several = [(self.column(told.column or "", (*path, "column")), told, path)]
        for column, one, at in several:
            self._unit_there(finding, one, column, at)
            self._choices_read(finding, one, column, at)
        return tuple(ColumnPart(column, self.reading(one, finding, one.unit, column)) for column, one, _ in several)

    def _checkbox(self, told: FindingColumn, path: Path) -> CheckboxPart:
        boxes = tuple(self.column(text, (*path, "checkbox")) for text in told.checkbox or ())
        group = tuple(dict.fromkeys(name for box in boxes for name in group_of(box, self.names)))
        missing, unknown = self._missing(told.missing), self._unknown(told.unknown)
        form = None
        if told.form is not None:
            form = self.column(told.form, (*path, "form"))
        elif self.dictionary is not None:
            known = self.dictionary.of_column(boxes[0])
            form = located(f"{known.form}_complete", self.names, self.dictionary) if known and known.form else None
        if form is None:
            self.notes.append(
                f"whether the form of {boxes[0]} was completed is not known: its boxes count as not asked where none is ticked"
            )
        return CheckboxPart(
            boxes,
            tuple(name for name in group if not self._stands_for(name, {*missing, *unknown}) or name in boxes),
            form,
            tuple(name for name in group if self._stands_for(name, missing) and name not in boxes),
            tuple(name for name in group if self._stands_for(name, unknown) and name not in boxes),
            missing | frozenset(unknown),
        )

    def _stands_for(self, box: str, codes: Collection[str]) -> bool:
        """Whether a box is that of a missing-data code."""
        return code_of(box, self.dictionary) in {box_code(code) for code in codes}

    def _codes(self, finding: AnyFinding, told: FindingColumn, path: Path) -> CodesPart:
        codes = told.codes
        assert codes is not None
        column = self.column(codes.column, (*path, "codes", "column"))
        said = {**dict.fromkeys(codes.present, "present"), **codes.values}
        if not said:
            said, doubtful = codes_in_vocabulary(finding, codes.system)
            if doubtful:
                self.notes.append(
                    f"{', '.join(doubtful)} may mean several values of {finding.label} and are not used; say under `values` which"
                )
        return CodesPart(column, meanings(said, codes.system), codes.separator, codes.otherwise)

    def _unit_there(self, finding: AnyFinding, told: FindingColumn, column: str, path: Path) -> None:
        if not isinstance(finding, Quantity) or finding.dimensionless or told.unit is not None:
            return
        kind = self.schema.field(column).type if column in self.names else pa.null()
        if pa.types.is_floating(kind) or pa.types.is_integer(kind) or pa.types.is_decimal(kind):
            message = f"The numbers of the column {column!r} have no unit."
            advice = f'add a line `unit: "{finding.unit}"`, or the unit they are in.'
            self.problems.append(self.where.problem("no-unit", message, path, key=True, advice=advice))

    def _choices_read(self, finding: AnyFinding, told: FindingColumn, column: str, path: Path) -> None:
        known = self.dictionary.of_column(column) if self.dictionary is not None else None
        if known is None or isinstance(finding, Quantity):
            return
        reading = self.reading(told, finding, told.unit, column)
        unread = unread_choices(finding, known.choices, reading)
        if unread:
            shown = ", ".join(f"{code} ({label})" for code, label in unread.items())
            message = f"The data dictionary has choices of {known.name} that the mapping does not read: {shown}."
            allowed = ("present", "absent") if isinstance(finding, YesNo) else tuple(finding.spellings)
            self.problems.append(
                self.where.problem(
                    "choice-not-mapped",
                    message,
                    path,
                    key=True,
                    allowed=(*allowed, UNKNOWN, "null (not asked)"),
                    advice=f"values: {{{next(iter(unread))}: {allowed[0]}, …}}",
                )
            )

    def _leftovers(self, binder: MappedBinder) -> None:
        """Says which columns are not read, so that none is left out by mistake."""
        for name in self.document.ignore:
            if name not in self.names:
                self.notes.append(f"`ignore` names {name!r}, and there is no such column")
        read = {*binder.columns, *self.document.ignore, *EVENT_COLUMNS, *EVENT_COLUMNS.values()}
        left = [name for name in self.names if name not in read]
        if left:
            shown = ", ".join(listed(left, 30))
            self.notes.append(f"not used, for the mapping does not name them: {shown}")
