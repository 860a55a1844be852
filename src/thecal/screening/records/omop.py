"""The tables of the OMOP Common Data Model, as rows: one a visit_occurrence."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa

from thecal.condition.book import RuleBook
from thecal.errors import InputError, Place, Problem
from thecal.screening.records import omop_sql as sql
from thecal.screening.records.extra import Extra
from thecal.screening.records.folders import OMOP_NEEDED, omop_files
from thecal.screening.records.meanings import Meanings
from thecal.screening.records.place import place, placing_notes
from thecal.screening.records.source import RecordSource
from thecal.screening.records.store import Store
from thecal.screening.records.understand import record_notes, understand


def open_omop(
    folder: str | os.PathLike[str],
    book: RuleBook,
    extra: Extra | None = None,
    on_step: Callable[[str], None] = lambda _: None,
) -> RecordSource:
    """Reads a folder of OMOP tables, CSV or Parquet, and puts visits together.

    Args:
        folder: files (or folders of parts) called as the tables. Codes are looked up in its `concept`.
        book: the rules, for their codes.
        extra: codes of the house, and the phase.
        on_step: is told what is being read.

    Raises:
        InputError: with every problem of the codes; if a table that is needed is missing; if a file is damaged.
    """
    folder = Path(folder)
    files = {name: omop_files(folder, name) for name in (*OMOP_NEEDED, *sql.CLINICAL)} if folder.is_dir() else {}
    missing = [name for name in OMOP_NEEDED if not files.get(name)]
    if missing:
        message = f"The folder has no table {' and no table '.join(missing)}."
        advice = "each is a file like person.csv or person.parquet, or a folder of such files."
        raise InputError([Problem("no-records", message, Place(str(folder)), advice=advice)])
    extra = extra or Extra()
    meanings = Meanings(book.knowledge, extra)
    store = Store(folder)
    store.run(sql.MACROS + sql.TABLES)
    store.put("codes", ("system", "code", "meaning"), list(meanings.rows()), (pa.string(), pa.string(), pa.int32()))
    tables = {name: sql.Table(store, name, paths) for name, paths in files.items() if paths}
    on_step("concept")
    concept = tables["concept"]
    store.read("understood", sql.understood_sql(concept))
    store.run(sql.concepts_sql(concept, sql.genders_sql(tables["person"])))
    store.run(sql.people_sql(tables["person"]))
    on_step("visit_occurrence")
    store.run(sql.visits_sql(tables["visit_occurrence"]))
    store.keep("raw", sql.NO_FACTS)
    for name in sql.CLINICAL:
        if name in tables:
            on_step(name)
            store.read("raw", sql.raw_sql(tables[name]))
            store.run(sql.unused_sql(tables[name]))
    on_step("visits")
    store.run(sql.concepts_sql(concept, sql.WANTED))
    store.keep("told", sql.TOLD)
    store.run(sql.LABELS)
    notes = understand(store, meanings)
    place(store)
    notes = [*notes, *placing_notes(store), *record_notes(store, meanings)]
    every = [file for name in sorted(files) for file in files[name]]
    return RecordSource(folder, every, store, meanings, phase=extra.phase, notes=notes)
