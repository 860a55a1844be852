"""FHIR R4 resources, of a bulk export or of bundles, as rows: one an Encounter."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa

from thecal.condition.book import RuleBook
from thecal.errors import InputError, Place, Problem
from thecal.screening.records.bundles import unpack
from thecal.screening.records.extra import Extra
from thecal.screening.records.fhir_sql import PEOPLE, SHAPES, VISITS, codings_sql, counts_sql, no_codings_sql, told_sql
from thecal.screening.records.folders import bundle_files, by_type, is_fhir_file
from thecal.screening.records.meanings import Meanings
from thecal.screening.records.place import place, placing_notes
from thecal.screening.records.questionnaires import read_questionnaires
from thecal.screening.records.source import RecordSource
from thecal.screening.records.store import Store
from thecal.screening.records.understand import record_notes, understand

_READ = frozenset({*SHAPES, "Patient", "Encounter", "Medication", "Device", "QuestionnaireResponse"})
"""The types that are looked at."""


def open_fhir(
    folder: str | os.PathLike[str],
    book: RuleBook,
    extra: Extra | None = None,
    on_step: Callable[[str], None] = lambda _: None,
) -> RecordSource:
    """Reads a folder of NDJSON files, whatever their size, or of bundles, and puts visits together.

    Args:
        folder: the export: files of one resource a line, perhaps compressed. Where there are none, JSON files with bundles;
            or a single such file.
        book: the rules, for their codes.
        extra: codes of the house, and the phase.
        on_step: is told what is being read.

    Raises:
        InputError: with every problem of the codes; if there is nothing to read; if a file is damaged.
    """
    folder = Path(folder)
    files, bundles, notes = _found(folder)
    extra = extra or Extra()
    meanings = Meanings(book.knowledge, extra)
    store = Store(folder)
    unpacked = unpack(bundles, store.scratch(), _READ, on_step)
    for kind, lines in unpacked.files.items():
        files.setdefault(kind, []).extend(lines)
    notes += unpacked.notes
    store.put("codes", ("system", "code", "meaning"), list(meanings.rows()), (pa.string(), pa.string(), pa.int32()))
    for kind, sql in (("Patient", PEOPLE), ("Encounter", VISITS)):
        if kind in files:
            on_step(kind)
            store.run(sql, [_names(files[kind])])
    for table, kind, field in (("medicines", "Medication", "code"), ("devices", "Device", "type")):
        if kind in files:
            store.run(codings_sql(table, kind, field), [_names(files[kind])])
        else:
            store.run(no_codings_sql(table))
    known = ", ".join(f"'{code}'" for code in sorted({row[1].replace("'", "''") for row in meanings.rows()}))
    for kind in SHAPES:
        if kind in files:
            on_step(kind)
            store.read("told", told_sql(kind, known), [_names(files[kind])])
            store.run(counts_sql(kind, known), [_names(files[kind])])
    if "QuestionnaireResponse" in files:
        on_step("QuestionnaireResponse")
        read_questionnaires(store, meanings, _names(files["QuestionnaireResponse"]))
    store.keep("told", "SELECT * FROM answered")
    on_step("visits")
    notes += understand(store, meanings)
    place(store)
    notes += [*placing_notes(store), *record_notes(store, meanings)]
    unread = sorted({*files, *unpacked.seen} - _READ)
    if unread:
        notes.append(f"types of resources that tell no finding, not read: {', '.join(unread)}")
    given = [file for kind in sorted(_READ) for file in files.get(kind, []) if file.parent != store.scratch()]
    every = [*given, *bundles]
    return RecordSource(folder, every, store, meanings, phase=extra.phase, notes=notes)


def _found(folder: Path) -> tuple[dict[str, list[Path]], list[Path], list[str]]:
    """The files of lines by their types; those of bundles; and what is left aside."""
    files = by_type(folder) if folder.is_dir() else {}
    bundles, notes = files.pop("Bundle", []), []
    others = bundle_files(folder) if folder.exists() else []
    if files and any(map(is_fhir_file, others)):
        notes.append(f"bundles beside files of one resource a line, not read: {len(others):,} JSON files")
    elif any(map(is_fhir_file, others)):
        bundles += others
    if not files and not bundles:
        message = "The folder holds no FHIR resources."
        advice = (
            "an export has files like Observation.ndjson, one resource a line; or it is of JSON files with bundles."
        )
        raise InputError([Problem("no-records", message, Place(str(folder)), advice=advice)])
    return files, bundles, notes


def _names(files: list[Path]) -> list[str]:
    return [str(file) for file in files]
