"""REDCap's ways: its data dictionary, its columns for events and repeats, its checkboxes, its headers as labels."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from thecal.errors import InputError, Place, Problem

EVENT_COLUMNS: Mapping[str, str] = {
    "redcap_event_name": "Event Name",
    "redcap_repeat_instrument": "Repeat Instrument",
    "redcap_repeat_instance": "Repeat Instance",
}
"""Columns that REDCap adds to the key of a row, raw and in an export of labels."""

COMPLETE = frozenset({"2", "complete"})
"""What `<form>_complete` holds in a finished form; 0 is incomplete, 1 unverified."""

TICKED = frozenset({"1", "checked", "true"})
UNTICKED = frozenset({"0", "unchecked", "false"})

_HEADERS: Mapping[str, tuple[str, ...]] = {
    "name": ("variable / field name", "field_name"),
    "form": ("form name", "form_name"),
    "kind": ("field type", "field_type"),
    "label": ("field label", "field_label"),
    "choices": ("choices, calculations, or slider labels", "select_choices_or_calculations"),
    "check": ("text validation type or show slider number", "text_validation_type_or_show_slider_number"),
}
"""What the columns of a data dictionary are called, from the website and from the API."""

_TAG = re.compile(r"<[^>]*>")
_CHOSEN = frozenset({"radio", "dropdown", "checkbox"})


@dataclass(frozen=True)
class Field:
    """One field of a REDCap project.

    Attributes:
        name: its variable name.
        form: the form it stands in.
        kind: radio, dropdown, checkbox, yesno, truefalse, text, calc, …
        label: what the person who fills the form in reads.
        choices: code → label.
        check: how text is validated: `date_dmy`, `number_comma_decimal`, …
    """

    name: str
    form: str = ""
    kind: str = "text"
    label: str = ""
    choices: Mapping[str, str] = field(default_factory=dict)
    check: str = ""


@dataclass(frozen=True)
class Dictionary:
    """A project's data dictionary: its fields by name, in order. The first one is the record's id."""

    fields: Mapping[str, Field] = field(default_factory=dict)

    @property
    def record(self) -> str | None:
        """The field that holds the record's id."""
        return next(iter(self.fields), None)

    def of_column(self, column: str) -> Field | None:
        """The field that a column of an export belongs to; raw (`field`, `field___3`) or by its label."""
        name = column.partition("___")[0]
        if name in self.fields:
            return self.fields[name]
        label = column.partition(" (choice=")[0].strip()
        fits = [one for one in self.fields.values() if one.label and one.label == label]
        return fits[0] if len(fits) == 1 else None

    def labelled(self, column: str) -> str | None:
        """What a raw column is called in an export with labels as headers."""
        if column in EVENT_COLUMNS:
            return EVENT_COLUMNS[column]
        name, box, code = column.partition("___")
        known = self.fields.get(name)
        if known is None:
            return None
        if not box:
            return known.label or None
        choice = next((label for key, label in known.choices.items() if box_code(key) == code), None)
        return None if choice is None else f"{known.label} (choice={choice})"


def box_code(code: str) -> str:
    """How REDCap writes the code of a choice in the name of a checkbox's column.

    >>> box_code("-99"), box_code("NASK")
    ('_99', 'nask')
    """
    return re.sub(r"[^a-z0-9_]", "_", code.lower())


def code_of(column: str, dictionary: Dictionary | None) -> str | None:
    """The code of a checkbox as the name of its column has it; of a label, if the dictionary knows it."""
    _, box, code = column.partition("___")
    if box:
        return code
    label = column.partition(" (choice=")[2].removesuffix(")")
    known = dictionary.of_column(column) if dictionary is not None and label else None
    return next((box_code(key) for key, said in known.choices.items() if said == label), None) if known else None


def group_of(column: str, names: Iterable[str]) -> tuple[str, ...]:
    """All boxes of the question that a box belongs to, among the columns of an input."""
    for mark in ("___", " (choice="):
        stem, found, _ = column.partition(mark)
        if found:
            return tuple(name for name in names if name.startswith(stem + mark))
    return (column,)


def located(column: str, names: Sequence[str], dictionary: Dictionary | None) -> str | None:
    """The column of an input that is meant: by its name, or by its label where the headers are labels."""
    if column in names:
        return column
    label = dictionary.labelled(column) if dictionary is not None else EVENT_COLUMNS.get(column)
    return label if label is not None and label in names else None


def read_dictionary(path: str | Path) -> Dictionary:
    """Reads a data dictionary (CSV), as the website or the API of REDCap gives it.

    Raises:
        InputError: if there is none, or it isn't one.
    """
    place = Place(str(path))
    try:
        text = Path(path).read_bytes().decode("utf-8-sig")
    except OSError as error:
        reason = (error.strerror or "not possible").lower()
        message = f"The data dictionary can't be read: {reason}."
        raise InputError([Problem("no-file", message, place)]) from None
    except UnicodeDecodeError:
        message = "The data dictionary is not UTF-8 text."
        raise InputError([Problem("not-text", message, place, advice="save it as UTF-8.")]) from None
    rows = csv.DictReader(io.StringIO(text))
    header = {name.strip().lower(): name for name in rows.fieldnames or ()}
    columns = {key: next((header[one] for one in names if one in header), None) for key, names in _HEADERS.items()}
    if columns["name"] is None or columns["kind"] is None:
        message = "This is not a data dictionary of REDCap: it has no columns of field names and field types."
        advice = "Project Setup > Data Dictionary > Download the current Data Dictionary."
        raise InputError([Problem("not-a-dictionary", message, place, advice=advice)])
    fields = {}
    for row in rows:
        told = {key: (row.get(name) or "").strip() if name else "" for key, name in columns.items()}
        kind = told["kind"].lower()
        if told["name"]:
            label = " ".join(_TAG.sub(" ", told["label"]).split())
            choices = choices_of(told["choices"]) if kind in _CHOSEN else _FIXED.get(kind, {})
            fields[told["name"]] = Field(told["name"], told["form"], kind, label, choices, told["check"].lower())
    return Dictionary(fields)


_FIXED: Mapping[str, Mapping[str, str]] = {"yesno": {"1": "Yes", "0": "No"}, "truefalse": {"1": "True", "0": "False"}}


def choices_of(text: str) -> dict[str, str]:
    """The choices of a field, code → label.

    >>> choices_of("1, Yes | 2, No, never | 9, Not known")
    {'1': 'Yes', '2': 'No, never', '9': 'Not known'}
    """
    pairs = [part.partition(",") for part in text.split("|") if part.strip()]
    return {code.strip(): " ".join(_TAG.sub(" ", label).split()) or code.strip() for code, _, label in pairs}
