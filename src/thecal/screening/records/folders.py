"""What a folder of records holds: a FHIR export, an OMOP database, or neither."""

from __future__ import annotations

import gzip
import json
import os
import re
from pathlib import Path

FHIR_ENDS = (".ndjson", ".ndjson.gz", ".jsonl", ".jsonl.gz")
BUNDLE_ENDS = (".json", ".json.gz")
OMOP_ENDS = (".parquet", ".csv", ".csv.gz", ".tsv", ".tsv.gz")
OMOP_NEEDED = ("person", "visit_occurrence", "concept")

_START = 65_536
_RESOURCE = re.compile(rb'"resourceType"\s*:\s*"[A-Z]')
"""FHIR's own word, and nobody else's."""

_FIRST = 32_000_000
"""A first line longer than this is not looked into."""


def is_fhir(path: str | os.PathLike[str]) -> bool:
    """Whether it is a folder of FHIR resources, one a line or bundles of them; or a file with one bundle."""
    path = Path(path)
    if not path.is_dir():
        return is_fhir_file(path)
    return any(resource_type(file) is not None for file in fhir_files(path)) or any(
        map(is_fhir_file, bundle_files(path))
    )


def is_omop_folder(path: str | os.PathLike[str]) -> bool:
    """Whether it is a folder with the tables of the OMOP Common Data Model."""
    path = Path(path)
    return path.is_dir() and all(omop_files(path, table) for table in OMOP_NEEDED)


def fhir_files(folder: Path) -> list[Path]:
    """The files that may hold resources, in the order of their names (2 before 10)."""
    return sorted((file for file in folder.iterdir() if file.name.lower().endswith(FHIR_ENDS)), key=_natural)


def bundle_files(place: Path) -> list[Path]:
    """The files that may hold bundles, in the order of their names; of a file, itself."""
    if not place.is_dir():
        return [place]
    return sorted((file for file in place.iterdir() if file.name.lower().endswith(BUNDLE_ENDS)), key=_natural)


def is_fhir_file(file: Path) -> bool:
    """Whether the file is JSON that begins like a bundle, or like a resource on its own."""
    if not file.name.lower().endswith(BUNDLE_ENDS):
        return False
    opened = gzip.open if file.name.lower().endswith(".gz") else open
    try:
        with opened(file, "rb") as stream:
            start = stream.read(_START)
    except (OSError, EOFError):
        return False
    return _RESOURCE.search(start) is not None


def by_type(folder: Path) -> dict[str, list[Path]]:
    """The files of an export by the type of the resources in them, which the first line of each tells."""
    files: dict[str, list[Path]] = {}
    for file in fhir_files(folder):
        kind = resource_type(file)
        if kind is not None:
            files.setdefault(kind, []).append(file)
    return files


def resource_type(file: Path) -> str | None:
    """The type of the first resource of a file; None if there is none."""
    opened = gzip.open if file.name.lower().endswith(".gz") else open
    try:
        with opened(file, "rb") as stream:
            for _ in range(1000):
                line = stream.readline(_FIRST)
                if not line:
                    return None
                text = line.decode("utf-8-sig", "replace").strip()
                if not text:
                    continue
                try:
                    kind = json.loads(text).get("resourceType")
                except (ValueError, AttributeError, RecursionError):
                    continue
                if isinstance(kind, str):
                    return kind
    except (OSError, EOFError):
        return _by_name(file)
    return _by_name(file)


def omop_files(folder: Path, table: str) -> list[Path]:
    """The files of one table: `person.csv`, or a folder `person` of parts."""
    found: list[Path] = []
    for entry in sorted(folder.iterdir(), key=_natural):
        name = entry.name.lower()
        if entry.is_dir() and name == table:
            found += sorted((part for part in entry.iterdir() if part.name.lower().endswith(OMOP_ENDS)), key=_natural)
        elif name.endswith(OMOP_ENDS) and name.split(".", 1)[0] == table:
            found.append(entry)
    return found


def _by_name(file: Path) -> str | None:
    match = re.search(r"\b([A-Z][a-z]+(?:[A-Z][a-z]+)*)\b", file.name)
    return match[1] if match else None


def _natural(file: Path) -> list[tuple[int, str]]:
    return [(int(part) if part.isdigit() else -1, part) for part in re.split(r"(\d+)", file.name)]
