"""Visits from YAML or JSON: what is wrong with a file is said at once, with lines; good visits are not lost to bad ones."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from thecal.errors import InputError, Place, Problem, listed, nearest
from thecal.knowledge.base import KnowledgeBase
from thecal.knowledge.located import Located, Path, Unreadable, read_located
from thecal.knowledge.words import Phase
from thecal.visits.moments import Unusable, as_moment
from thecal.visits.visit import Visit

KEYS = ("id", "phase", "date", "events", "findings")
PHASES = (*(phase.value for phase in Phase), "unknown")


def read_visits(text: str | bytes, file: str, knowledge: KnowledgeBase) -> tuple[list[Visit], list[Problem]]:
    """The visits of a file, and what is wrong with the others.

    The file holds one visit, a list of visits, or a map with a list under `visits`.

    Args:
        text: YAML or JSON.
        file: its name, for messages.
        knowledge: what findings and events there are.

    Returns:
        The visits that can be read, in order, and every problem of the file. A value that can't be used is no problem
        here: the visit keeps it and its intake reports an issue.
    """
    try:
        located = read_located(text, file)
    except Unreadable as error:
        return [], error.problems
    reader = _Reader(located, knowledge)
    return reader.visits(), reader.problems


def visit_from(data: Mapping[str, Any], knowledge: KnowledgeBase, file: str = "visit") -> Visit:
    """One visit from plain values, e.g. a dict from another program.

    Raises:
        InputError: with every problem.
    """
    reader = _Reader(Located(dict(data), file), knowledge)
    visit = reader.visit(reader.located.value, ())
    if reader.problems or visit is None:
        raise InputError(reader.problems)
    return visit


class _Reader:
    def __init__(self, located: Located, knowledge: KnowledgeBase) -> None:
        self.located = located
        self.knowledge = knowledge
        self.problems: list[Problem] = []

    def complain(self, slug: str, message: str, path: Path, **more: Any) -> None:
        if not self.located.at and path:
            message = f"{'.'.join(map(str, path))}: {message}"
        self.problems.append(self.located.problem(slug, message, path, **more))

    def visits(self) -> list[Visit]:
        value = self.located.value
        path: Path = ()
        if isinstance(value, dict) and "visits" in value:
            path, value = ("visits",), value["visits"]
            for key in self.located.value:
                if key != "visits":
                    self.complain(
                        "unknown-key", f"No key is called {key!r} beside `visits`.", (key,), key=True, width=len(key)
                    )
        if isinstance(value, list):
            if not value:
                self.complain("empty", "The list holds no visit.", path)
            found = [self.visit(item, (*path, index)) for index, item in enumerate(value)]
            return [visit for visit in found if visit is not None]
        if value is None:
            self.problems.append(
                Problem(
                    "empty", "The file holds no visit.", Place(self.located.file), advice="see examples/visit.yaml."
                )
            )
            return []
        visit = self.visit(value, path)
        return [] if visit is None else [visit]

    def visit(self, value: Any, path: Path) -> Visit | None:
        before = len(self.problems)
        if not isinstance(value, dict):
            what = "a list" if isinstance(value, list) else "plain text" if isinstance(value, str) else "a single value"
            self.complain(
                "wrong-kind",
                f"A visit is a map of `key: value` lines, not {what}.",
                path,
                allowed=KEYS,
                advice="see examples/visit.yaml.",
            )
            return None
        for key in value:
            if key not in KEYS:
                self._unknown_key(str(key), path)
        name = self._id(value.get("id"), path)
        phase = self._phase(value, path)
        date = value.get("date")
        if date is not None:
            try:
                date = as_moment(date)
            except Unusable as reason:
                self.complain("not-a-date", f"`date` {reason}.", (*path, "date"))
        events = self._map(value, "events", self.knowledge.vocabulary.events, path)
        findings = self._map(value, "findings", self.knowledge.vocabulary.findings, path)
        if len(self.problems) > before:
            return None
        return Visit(id=name, phase=phase, date=date, events=events, findings=findings)  # type: ignore[arg-type]  # checked above

    def _unknown_key(self, key: str, path: Path) -> None:
        close = nearest(key, KEYS, 1)
        advice = close[0] if close else ""
        if key in self.knowledge.vocabulary.findings:
            advice = f"put `{key}` under `findings:`."
        elif key in self.knowledge.vocabulary.events:
            advice = f"put `{key}` under `events:`."
        message = f"No key is called {key!r} in a visit."
        self.complain("unknown-key", message, (*path, key), key=True, width=len(key), allowed=KEYS, advice=advice)

    def _id(self, value: Any, path: Path) -> str | None:
        if value is None or isinstance(value, str):
            return value
        if isinstance(value, int | float | dt.date) and not isinstance(value, bool):
            return str(value)  # YAML takes a name such as 7 or 2026-11-24 for something else
        self.complain("wrong-kind", "`id` should be text.", (*path, "id"))
        return None

    def _phase(self, value: dict[str, Any], path: Path) -> str:
        phase = value.get("phase")
        if phase is None:
            return "unknown"
        if phase not in PHASES:
            close = nearest(str(phase), PHASES, 1)
            message = f"`phase` can't be {str(phase)[:40]!r}."
            advice = close[0] if close else ""
            self.complain(
                "unknown-phase", message, (*path, "phase"), width=len(str(phase)), allowed=PHASES, advice=advice
            )
        return str(phase)

    def _map(self, value: dict[str, Any], key: str, known: Mapping[str, Any], path: Path) -> dict[str, Any]:
        inner = value.get(key)
        if inner is None:
            return {}
        if not isinstance(inner, dict):
            what = "a list" if isinstance(inner, list) else "a single value"
            example = "headache: present" if key == "findings" else "implant: 2026-11-17"
            self.complain(
                "wrong-kind", f"`{key}` is a map of `name: value` lines, not {what}.", (*path, key), advice=example
            )
            return {}
        kind = key[:-1]
        for name in map(str, inner):
            if name not in known:
                close = nearest(name, known)
                strange = next((character for character in name if ord(character) > 126), None)  # noqa: PLR2004 - printable ASCII
                message = f"No {kind} is called {name!r}."
                if strange is not None:
                    message += f" It holds {strange!r} (U+{ord(strange):04X}), which may only look like a letter."
                advice = " or ".join(close) or f"`thecal rules list {key}` shows all of them."
                where = (*path, key, name)
                allowed = () if close else listed(sorted(known), 6)
                self.complain(
                    f"unknown-{kind}", message, where, key=True, width=len(name), allowed=allowed, advice=advice
                )
        return inner
