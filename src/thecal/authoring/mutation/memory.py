"""What the last runs found, so that the next one is quick.

For every mutant it is kept which scenario noticed it. That scenario is tried first the next time, which is always right and
nearly always enough. With `--changed`, what has not changed since is not tried again at all.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from thecal.authoring.mutation.closer import Closer
from thecal.authoring.mutation.mutant import Mutant
from thecal.authoring.mutation.trial import Fate
from thecal.condition.book import RuleBook
from thecal.scenarios.read import Scenario

VERSION = 1


def memory_file(rules: Path) -> Path:
    """Where the memory of a folder of rules is kept: among the user's caches."""
    caches = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return caches / "thecal" / f"mutation-{_digest(str(rules.resolve()))}.json"


class Memory:
    """The memory of earlier runs.

    Args:
        book: the rules as they are now.
        scenarios: the scenarios as they are now.
        file: where it is kept; a file that can't be read is an empty memory.
    """

    def __init__(self, book: RuleBook, scenarios: Sequence[Scenario], file: Path) -> None:
        self.book = book
        self.file = file
        self.scenarios = scenarios
        self.place = {_name(scenario): index for index, scenario in enumerate(scenarios)}
        self.entries: dict[str, Mapping[str, Any]] = {}
        self._prints: dict[tuple[str, str, str | None], str] = {}
        with contextlib.suppress(OSError, ValueError, AttributeError, KeyError):
            kept = json.loads(file.read_text("utf-8"))
            self.entries = dict(kept["mutants"]) if kept.get("version") == VERSION else {}

    def last(self) -> dict[str, int]:
        """Mutant's id → the place of the scenario that noticed it the last time, where it is still there."""
        found = ((name, self.place.get(str(entry.get("by")))) for name, entry in self.entries.items())
        return {name: index for name, index in found if index is not None}

    def unchanged(self, mutant: Mutant) -> Fate | None:
        """The fate of a mutant if nothing that it rests on has changed since it was found; None if it must be tried.

        It rests on what is changed, with the definitions and limits in it, and on the scenario that noticed it. A mutant
        that survived is always tried again.
        """
        entry = self.entries.get(mutant.id)
        if entry is None or entry.get("print") != self._print(mutant):
            return None
        if entry.get("proof"):
            return Fate(mutant, closer=Closer(proof=str(entry["proof"])), remembered=True)
        index = self.place.get(str(entry.get("by")))
        if index is None or entry.get("steps") != _steps(self.scenarios[index]):
            return None
        return Fate(mutant, self.scenarios[index], str(entry.get("why")), remembered=True)

    def keep(self, fates: Iterable[Fate], known: Iterable[Mutant]) -> None:
        """Keeps what was found, and forgets mutants that no longer exist. A cache that can't be written is no error."""
        for fate in fates:
            if not fate.remembered:
                self.entries[fate.mutant.id] = self._entry(fate)
        there = {mutant.id for mutant in known}
        left = {name: entry for name, entry in self.entries.items() if name in there}
        with contextlib.suppress(OSError):
            self.file.parent.mkdir(parents=True, exist_ok=True)
            beside = self.file.with_suffix(f".{os.getpid()}")
            beside.write_text(json.dumps({"version": VERSION, "mutants": left}), "utf-8")
            beside.replace(self.file)

    def _entry(self, fate: Fate) -> dict[str, str]:
        entry = {"print": self._print(fate.mutant)}
        if fate.scenario is not None:
            entry |= {"by": _name(fate.scenario), "steps": _steps(fate.scenario), "why": fate.why}
        elif fate.equivalent:
            entry["proof"] = fate.closer.proof
        return entry

    def _print(self, mutant: Mutant) -> str:
        key = mutant.kind, mutant.subject, mutant.complication
        if key not in self._prints:
            self._prints[key] = _digest(repr(_resting_on(self.book, mutant)))
        return self._prints[key]


def _resting_on(book: RuleBook, mutant: Mutant) -> object:
    """What the subject of a mutant means now, as values whose text is always the same."""
    known, name = book.knowledge, mutant.subject
    rule = book.rules.get(name)
    if rule is not None:
        return rule.condition, sorted(rule.phases), rule.statement.model_dump_json()
    if mutant.conditions is not None:
        return mutant.conditions[0]
    for part in (known.limits, known.vocabulary.scores, known.vocabulary.findings, known.complications):
        if name in part:
            return part[name].model_dump_json()
    return name


def _name(scenario: Scenario) -> str:
    return f"{scenario.place.file} | {scenario.name}"


def _steps(scenario: Scenario) -> str:
    return _digest(repr((scenario.steps, scenario.visit.model_dump_json())))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]
