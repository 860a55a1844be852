"""Bundles: many resources of one patient in one JSON file, taken apart into a line for each, as a bulk export has them.

A resource is copied as it is written, so that a number keeps its digits. One file is in memory at a time.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, NamedTuple

from thecal.errors import InputError, Place, Problem
from thecal.screening.readers.opening import told_plainly
from thecal.screening.records.spread import NoRoom, Spread

MOST_BYTES: Final = 512 * 1024 * 1024
"""A larger file is not read: it would have to be held in memory as a whole."""

_EARLIER: Final = frozenset({"history"})
"""Kinds of bundles that hold earlier versions of what they hold."""

_SHOWN: Final = 20
_URN: Final = re.compile(r'"(urn:(?:uuid|oid):[^"\\]+)"')
_BREAK: Final = re.compile(r"[\r\n]\s*")
"""Where a line ends in JSON: never within a text, which has \\n there. Spaces do as well."""

_DECODER: Final = json.JSONDecoder()
_SPACE: Final = re.compile(r"[ \t\n\r]*")


@dataclass
class Unpacked:
    """What bundles held.

    Attributes:
        files: the lines of each type that was asked for.
        seen: types of resources, and how many there were.
        notes: what was left out.
    """

    files: dict[str, list[Path]] = field(default_factory=dict)
    seen: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)


def unpack(
    files: Sequence[Path], into: Path, kinds: Collection[str], on_step: Callable[[str], None] = lambda _: None
) -> Unpacked:
    """Writes the resources of bundles into files of one resource a line, one for each type.

    Args:
        files: JSON files that hold a bundle or a single resource, or lines of them; perhaps compressed.
        into: a folder.
        kinds: the types that are wanted.
        on_step: is told how far it is.

    Raises:
        InputError: with every file that is damaged, or too large.
    """
    unpacked, problems = Unpacked(), list[Problem]()
    remarks: Counter[str] = Counter()
    strange: list[str] = []
    with Spread(into, kinds) as lines:
        for number, file in enumerate(files, 1):
            on_step(f"bundle {number:,} of {len(files):,}")
            try:
                for text in _documents(file):
                    resources = _resources(text, remarks)
                    if not resources and '"resourceType"' not in text:
                        strange.append(file.name)
                    for kind, line in _lines(resources):
                        unpacked.seen[kind] += 1
                        lines.add(kind, line)
            except _TooLarge:
                message = f"The bundle is larger than the {MOST_BYTES // 1024**2} MB that are held in memory at once."
                advice = "export in bulk (NDJSON), which is read line by line."
                problems.append(Problem("no-room", message, Place(str(file)), advice=advice))
            except NoRoom:
                raise
            except InputError as error:
                problems += error.problems
            except (ValueError, RecursionError):
                message = "The file is damaged or cut short: it is no well-formed JSON."
                problems.append(
                    Problem("damaged", message, Place(str(file)), advice="export it again, or take it away.")
                )
    unpacked.files = {kind: [path] for kind, path in lines.paths.items()}
    if problems:
        raise InputError(problems)
    unpacked.notes += [f"Bundle: {n:,} {remark}" for remark, n in sorted(remarks.items())]
    if strange:
        more = f", and {len(strange) - _SHOWN:,} more" if len(strange) > _SHOWN else ""
        unpacked.notes.append(f"files that hold no FHIR resource, not read: {', '.join(strange[:_SHOWN])}{more}")
    return unpacked


class _TooLarge(Exception):
    """More than is held in memory."""


class _Resource(NamedTuple):
    """One of them as it is read, as it is written, and the full URL of its entry."""

    read: dict[str, Any]
    written: str
    url: str | None


def _documents(file: Path) -> Iterator[str]:
    """The texts of a file: its only one, or of NDJSON a line each."""
    name = file.name.lower()
    opened = gzip.open if name.endswith(".gz") else open
    with told_plainly(str(file)), opened(file, "rb") as stream:
        if not name.removesuffix(".gz").endswith(".json"):
            while line := stream.readline(MOST_BYTES):
                if line.strip():
                    yield _text(line)
            return
        yield _text(stream.read(MOST_BYTES))


def _text(data: bytes) -> str:
    if len(data) >= MOST_BYTES:
        raise _TooLarge
    return data.decode("utf-8-sig")


def _resources(text: str, remarks: Counter[str]) -> list[_Resource]:
    """All that a text holds: of a bundle, of several, or of a file with a resource a line."""
    cursor, found = _Cursor(text), []
    while cursor.here():
        found += _document(cursor, remarks)
    return found


def _document(cursor: _Cursor, remarks: Counter[str]) -> list[_Resource]:
    entries: list[_Resource] = []
    about: dict[str, Any] = {}
    start = cursor.at
    for key in cursor.members():
        if key == "entry" and cursor.here() == "[":
            for _ in cursor.items():
                entries += _entry(cursor, remarks)
        else:
            about[key] = cursor.value()[0]
    kind = about.get("resourceType")
    if kind != "Bundle":
        return [_Resource(about, cursor.text[start : cursor.at], None)] if isinstance(kind, str) else []
    if about.get("type") in _EARLIER:
        remarks[f"of the type {about['type']} not read: it holds earlier versions"] += 1
        return []
    links = about.get("link")
    if any(isinstance(link, dict) and link.get("relation") == "next" for link in links or ()):
        remarks["name a next page: see that it is among the files"] += 1
    return entries


def _entry(cursor: _Cursor, remarks: Counter[str]) -> list[_Resource]:
    parts = {key: cursor.value() for key in cursor.members()}
    resource, written = parts.get("resource", (None, ""))
    url, request = (parts[key][0] if key in parts else None for key in ("fullUrl", "request"))
    if not isinstance(resource, dict) or (isinstance(request, dict) and request.get("method") == "DELETE"):
        return []
    if resource.get("resourceType") == "Bundle":
        return _resources(written, remarks)
    return [_Resource(resource, written, url if isinstance(url, str) else None)]


def _lines(resources: Sequence[_Resource]) -> Iterator[tuple[str, str]]:
    """The type and the line of each, with an id; what refers to the URN of an entry refers to that id."""
    ids: dict[str, str] = {}
    for resource, _, url in resources:
        if url is not None and url.startswith("urn:") and "id" in resource and resource["id"] != _last_part(url):
            ids[url] = f"{resource.get('resourceType')}/{resource['id']}"
    for resource, written, url in resources:
        kind = resource.get("resourceType")
        if isinstance(kind, str):
            line = _BREAK.sub(" ", written.strip())
            if ids:
                line = _URN.sub(lambda found: json.dumps(ids.get(found[1], found[1])), line)
            if "id" not in resource and url:
                line = f'{{"id": {json.dumps(_last_part(url))}, {line[1:]}'
            yield kind, line


def _last_part(url: str) -> str:
    return re.split("[/:]", url)[-1]


class _Cursor:
    """Goes through a JSON text. Whoever is given a member or an item reads its value before asking for the next."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def here(self) -> str:
        """The next sign that is no space; empty at the end."""
        found = _SPACE.match(self.text, self.at)
        assert found is not None, "any number of spaces, none too"
        self.at = found.end()
        return self.text[self.at : self.at + 1]

    def value(self) -> tuple[Any, str]:
        """The value, and how it is written."""
        self.here()
        start = self.at
        value, self.at = _DECODER.raw_decode(self.text, start)
        return value, self.text[start : self.at]

    def members(self) -> Iterator[str]:
        """The keys of an object, each with the cursor before its value. What is no object has none."""
        if self.here() != "{":
            self.value()
            return
        for _ in self._parts("{", "}"):
            if self.here() != '"':
                raise ValueError("a key is missing")
            key, _ = self.value()
            self._take(":")
            yield key

    def items(self) -> Iterator[None]:
        """The items of a list, each with the cursor before it."""
        return self._parts("[", "]")

    def _parts(self, opening: str, closing: str) -> Iterator[None]:
        self._take(opening)
        if self.here() == closing:
            self.at += 1
            return
        while True:
            yield
            if self.here() == closing:
                self.at += 1
                return
            self._take(",")

    def _take(self, sign: str) -> None:
        if self.here() != sign:
            raise ValueError(f"{sign} is missing")
        self.at += 1
