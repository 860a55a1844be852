"""What a mapping file may say: the models of `mapping.yaml`."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, Field, WithJsonSchema, model_validator

from thecal.knowledge.vocabulary import Model, Name

NOT_ASKED_WORD = "not_asked"
"""What may stand for null in `values`."""


def _as_written(value: Any) -> Any:
    if isinstance(value, bool):
        raise ValueError("write it between quotes, for YAML takes it for true or false")  # noqa: TRY004 - pydantic's way
    return f"{value:g}" if isinstance(value, float) else str(value) if isinstance(value, int) else value


def _as_meant(value: Any) -> Any:
    if isinstance(value, bool):
        return "present" if value else "absent"
    return None if value == NOT_ASKED_WORD else _as_written(value)


def _list(value: Any) -> Any:
    return [value] if isinstance(value, str | int | float) else value


_TEXT = {"type": ["string", "number"]}

Word = Annotated[str, BeforeValidator(_as_written), WithJsonSchema(_TEXT)]
"""Text of the input; a number in the mapping stands for its digits."""

Meaning = Annotated[
    str | None, BeforeValidator(_as_meant), WithJsonSchema({"type": ["string", "number", "boolean", "null"]})
]
"""A value of a finding, `unknown` (asked, could not be told), or null (not asked)."""


Words = Annotated[
    tuple[Word, ...],
    BeforeValidator(_list),
    WithJsonSchema({"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]}),
]
"""Several texts; one alone needs no list."""


class Cell(Model):
    """How the cells of a column are read; what is not said here holds as for the whole file."""

    values: dict[str, Meaning] = Field(
        default_factory=dict, description="text in the cell → value of the finding, `unknown`, or null for not asked"
    )
    missing: Words = Field((), description="further texts that mean: not asked")
    unknown: Words = Field((), description="further texts that mean: asked, could not be told")
    decimal: Literal[".", ","] | None = None

    @model_validator(mode="before")
    @classmethod
    def _keys_are_text(cls, data: Any) -> Any:
        if isinstance(data, dict) and isinstance(data.get("values"), dict):
            return {**data, "values": {_as_written(key): value for key, value in data["values"].items()}}
        return data


class PhaseColumn(Cell):
    """The column that tells the phase."""

    column: Word


class DateColumn(Model):
    """A column of dates. `format` is for strptime, as `%d.%m.%Y`; ISO 8601 is always understood."""

    column: Word
    format: Words = ()

    @model_validator(mode="before")
    @classmethod
    def _short_form(cls, data: Any) -> Any:
        return data if isinstance(data, dict | BaseModel) else {"column": data}


class CodeColumn(Model):
    """A column of codes of a terminology: a diagnosis, or several with a separator between."""

    column: Word
    system: Name = Field(description="the terminology, as in rules/codes.yaml")
    present: Words = Field((), description="codes that mean present; `T85.7*` stands for all that begin so")
    values: dict[str, Word] = Field(default_factory=dict, description="code → value of the finding")
    separator: str = Field("", description="what stands between several codes of one cell")
    otherwise: Literal["absent"] | None = Field(
        None, description="what other codes mean; without it, nothing: what is not listed is not known to be absent"
    )


class OneOfSeveral(Cell):
    """One of the columns that tell a finding; what it does not say, the finding says for all of them."""

    column: Word
    unit: str | None = None

    @model_validator(mode="before")
    @classmethod
    def _short_form(cls, data: Any) -> Any:
        return data if isinstance(data, dict | BaseModel) else {"column": data}


class FindingColumn(Cell):
    """Where one finding stands: exactly one of `column`, `columns`, `checkbox`, `codes`, `name`."""

    column: Word | None = None
    columns: tuple[OneOfSeveral, ...] | None = Field(
        None, min_length=2, description="several columns; the first that holds something counts"
    )
    checkbox: Words | None = Field(
        None, min_length=1, description="REDCap checkboxes, `field___1`; present when any is ticked"
    )
    form: Word | None = Field(None, description="the column that says whether the form of the checkbox is complete")
    codes: CodeColumn | None = None
    name: Words | None = Field(None, min_length=1, description="long layout: what stands in the column of names")
    unit: str | None = Field(None, description="the unit of numbers without one, in UCUM")

    @model_validator(mode="before")
    @classmethod
    def _short_form(cls, data: Any) -> Any:
        return {"column": data} if isinstance(data, str | int | float) else data

    def each(self) -> tuple[FindingColumn, ...]:
        """Of several columns, each as if it stood alone."""
        return tuple(
            FindingColumn(
                column=one.column,
                unit=one.unit or self.unit,
                values=one.values or self.values,
                missing=one.missing or self.missing,
                unknown=one.unknown or self.unknown,
                decimal=one.decimal or self.decimal,
            )
            for one in self.columns or ()
        )

    @model_validator(mode="after")
    def _one_place(self) -> FindingColumn:
        places = ("column", "columns", "checkbox", "codes", "name")
        if len([place for place in places if getattr(self, place) is not None]) != 1:
            raise ValueError(f"give exactly one of: {', '.join(places)}")
        if self.form is not None and self.checkbox is None:
            raise ValueError("`form` belongs to a `checkbox`")
        return self


class Long(Model):
    """One row of the input tells one finding; the rows of one key together are one visit."""

    name: Word = Field(description="the column that says what the row tells: a name or a code")
    value: Word | None = Field(None, description="the column of values; without it, a row says: present")
    unit: Word | None = Field(None, description="the column of units")
    system: Word | None = Field(None, description="the column that says the terminology of the code")
    codes: Name | None = Field(None, description="the terminology of all codes in `name`, as in rules/codes.yaml")
    empty: Literal["present"] | None = Field(None, description="what a row without a value says; nothing, if not said")


class LongLayout(Model):
    """The layout of a table with one finding a row."""

    long: Long


class Redcap(Model):
    """What is known of a REDCap project. The row's key is then record, event, instrument and instance."""

    dictionary: str | None = Field(None, description="the project's data dictionary (CSV), beside the mapping")
    record: Word | None = Field(None, description="the column of record ids; by default the first of the dictionary")


class Records(Model):
    """What a site adds for a FHIR export or an OMOP folder; `thecal.screening.records` reads and checks it."""

    codes: dict[str, Words] = Field(
        default_factory=dict, description="finding, `finding=value` or event → `terminology|code`"
    )
    phase: Literal["test_period", "implanted", "unknown"] | None = Field(
        None, description="the phase of every visit whose records do not tell it"
    )


class MappingFile(Model):
    """`mapping.yaml`: which column of an input tells which finding, and how its cells are read."""

    schema_: Literal["thecal.mapping/1"] = Field("thecal.mapping/1", alias="schema")
    layout: Literal["wide"] | LongLayout = "wide"
    row: Words = Field((), description="the row's own key; several columns are joined by `/`")
    phase: Literal["test_period", "implanted", "unknown"] | PhaseColumn | None = None
    date: DateColumn | None = None
    missing: Words = Field((), description="texts that mean not asked, in every column")
    unknown: Words = Field((), description="texts that mean asked, could not be told, in every column")
    decimal: Literal[".", ","] = "."
    events: dict[str, DateColumn] = Field(default_factory=dict)
    findings: dict[str, FindingColumn] = Field(default_factory=dict)
    redcap: Redcap | None = None
    fhir: Records | None = None
    omop: Records | None = None
    ignore: Words = Field((), description="columns that are left out on purpose")

    @property
    def long(self) -> Long | None:
        """The long layout, if that is what the input has."""
        return self.layout.long if isinstance(self.layout, LongLayout) else None
