"""What the user adds for records: codes of the house, and the phase, from a mapping file or a dict.

```yaml
fhir:                        # or omop:
  phase: implanted           # of every visit; left out: unknown, unless a code tells it
  codes:
    residual_actual: ["http://clinic.example/observations|res-act"]
    pump_alarm=two_tone: ["http://clinic.example/alarms|2"]
    refill: ["http://snomed.info/sct|…"]
```
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from thecal.errors import InputError, Place, Problem
from thecal.knowledge.located import Located, Unreadable, read_located

_KEYS = ("codes", "phase")
_PHASES = ("test_period", "implanted", "unknown")


@dataclass(frozen=True)
class Extra:
    """Codes and phase that the user gives.

    Attributes:
        codes: finding, `finding=value`, event, `phase=…` → codes, each ``terminology|code``.
        phase: of every visit whose records do not tell it.
        located: the file, for the places of complaints.
        at: where in the file this part stands.
    """

    codes: Mapping[str, Sequence[str]] = field(default_factory=dict)
    phase: str = "unknown"
    located: Located | None = None
    at: tuple[str, ...] = ()

    def problem(
        self, slug: str, message: str, key: str, index: int | None = None, *,
        allowed: tuple[str, ...] = (), advice: str = "",
    ) -> Problem:  # fmt: skip
        """A complaint about the codes of one name, or about one of them."""
        if self.located is None:
            return Problem(slug, message, allowed=allowed, advice=advice)
        path = (*self.at, "codes", key)
        if index is not None:
            return self.located.problem(slug, message, (*path, index), allowed=allowed, advice=advice)
        return self.located.problem(slug, message, path, key=True, width=len(key), allowed=allowed, advice=advice)

    @staticmethod
    def refuse(problems: list[Problem]) -> None:
        """Raises them, if there are any.

        Raises:
            InputError: with all of them.
        """
        if problems:
            raise InputError(problems)


def extra_from(raw: Mapping[str, Any], located: Located | None = None, at: tuple[str, ...] = ()) -> Extra:
    """Reads the part of a mapping that is about records.

    Args:
        raw: a map of `codes` and `phase`.
        located: the file it was read from, if any.
        at: where in the file `raw` stands.

    Raises:
        InputError: with every problem of its form. Names and codes are checked against the vocabulary by `Meanings`.
    """
    problems: list[Problem] = []

    def complain(slug: str, message: str, *path: str, allowed: tuple[str, ...] = (), advice: str = "") -> None:
        if located is None:
            problems.append(Problem(slug, message, allowed=allowed, advice=advice))
        else:
            problems.append(located.problem(slug, message, (*at, *path), key=True, allowed=allowed, advice=advice))

    for key in raw:
        if key not in _KEYS:
            complain("unknown-key", f"{key!r} is not known here.", key, allowed=_KEYS)
    phase = raw.get("phase") or "unknown"
    if phase not in _PHASES:
        complain("unknown-phase", f"{phase!r} is not a phase.", "phase", allowed=_PHASES)
    codes = raw.get("codes") or {}
    if not isinstance(codes, Mapping):
        complain("wrong-kind", "`codes` should be a map: a finding or event, then its list of codes.", "codes")
        codes = {}
    read: dict[str, list[str]] = {}
    for name, given in codes.items():
        several = [given] if isinstance(given, str) else given
        if not isinstance(several, Sequence) or not all(isinstance(code, str) for code in several):
            message = f"The codes of {name} should be a list of texts."
            complain("wrong-kind", message, "codes", name, advice='write codes in quotes: ["http://loinc.org|8310-5"].')
            continue
        read[str(name)] = list(several)
    Extra.refuse(problems)
    return Extra(read, str(phase), located, at)


def load_extra(path: str | os.PathLike[str], part: str) -> Extra:
    """Reads a mapping file for records.

    Args:
        path: the YAML file.
        part: `fhir` or `omop`: the key of the part to read.

    Raises:
        InputError: with every problem.
    """
    path = Path(path)
    try:
        located = read_located(path.read_bytes(), str(path))
    except OSError as error:
        raise InputError([Problem("no-file", f"The file can't be read: {error.strerror}.", Place(str(path)))]) from None
    except Unreadable as unreadable:
        raise InputError(unreadable.problems) from None
    whole = located.value
    raw = whole.get(part) if isinstance(whole, Mapping) else None
    if not isinstance(raw, Mapping):
        message = f"The file has no part `{part}:`, so it says nothing about these records."
        example = f'{part}: {{codes: {{residual_actual: ["http://clinic.example|res-act"]}}}}'
        raise InputError([Problem("missing-key", message, Place(str(path)), advice=f"begin like `{example}`.")])
    return extra_from(raw, located, (part,))
