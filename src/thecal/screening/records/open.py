"""A folder of records, whichever kind it is."""

from __future__ import annotations

import os
from collections.abc import Callable

from thecal.condition.book import RuleBook
from thecal.screening.records.extra import load_extra
from thecal.screening.records.fhir import open_fhir
from thecal.screening.records.folders import is_fhir_folder, is_omop_folder
from thecal.screening.records.omop import open_omop
from thecal.screening.records.source import RecordSource


def kind_of_records(folder: str | os.PathLike[str]) -> str | None:
    """`fhir` or `omop`, which is also the part of a mapping that is about it; None for anything else."""
    if is_omop_folder(folder):
        return "omop"
    return "fhir" if is_fhir_folder(folder) else None


def open_records(
    folder: str | os.PathLike[str],
    book: RuleBook,
    mapping: str | os.PathLike[str] | None = None,
    on_step: Callable[[str], None] = lambda _: None,
) -> RecordSource:
    """Reads a folder for which `kind_of_records` is not None.

    Args:
        folder: the export, or the tables.
        book: the rules, for their codes.
        mapping: a mapping file with a part `fhir:` or `omop:`.
        on_step: is told what is being read.

    Raises:
        InputError: as `load_extra`, `open_fhir` and `open_omop` do.
    """
    kind = kind_of_records(folder) or "fhir"
    extra = None if mapping is None else load_extra(mapping, kind)
    return (open_omop if kind == "omop" else open_fhir)(folder, book, extra, on_step)
