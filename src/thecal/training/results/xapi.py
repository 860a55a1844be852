"""Attempts as xAPI 1.0.3 statements, for a learning record store.

A statement names the learner by an account, never by a mail address, and says nothing of what was answered. Its id comes
from the attempt, so the same export gives the same bytes, and a store that is sent it twice keeps it once. Statements carry
no version of their own: whoever sends them says it in the header of the request.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final
from urllib.parse import quote, urlsplit
from uuid import NAMESPACE_URL, UUID, uuid5

from thecal.errors import ThecalError
from thecal.training.progress.attempt import Attempt, Mode

HOME: Final = "https://thecal.invalid/"
"""Stands for "no system in particular" (RFC 2606 keeps `.invalid` for this) where a cohort names no home of its accounts."""

NAMESPACE: Final = uuid5(NAMESPACE_URL, "urn:thecal:xapi:attempt")
"""Of the ids of statements; for ever the same."""

_VERBS = "http://adlnet.gov/expapi/verbs/"
_SIMULATION = "http://adlnet.gov/expapi/activities/simulation"
_VERB: Final = {Mode.ASK: "completed", Mode.JUDGE: "answered", Mode.SPOT: "answered"}
"""A consultation is completed; what is shown as a whole is answered."""


def json_lines(attempts: Iterable[Attempt], home: str = HOME) -> str:
    """One statement a line, in the order of time.

    Args:
        attempts: what to tell.
        home: the address of the system on which the learners' names are accounts.

    Raises:
        ThecalError: if `home` is no web address.
    """
    ordered = sorted(attempts, key=lambda attempt: attempt.key)
    told = (json.dumps(statement(attempt, home), ensure_ascii=False, sort_keys=True) for attempt in ordered)
    return "".join(f"{line}\n" for line in told)


def statement(attempt: Attempt, home: str = HOME) -> dict[str, Any]:
    """One attempt as a statement."""
    verb = _VERB[attempt.mode]
    return {
        "id": str(identity(attempt, _address(home))),
        "actor": {"objectType": "Agent", "account": {"homePage": home, "name": attempt.learner}},
        "verb": {"id": _VERBS + verb, "display": {"en": verb}},
        "object": {
            "objectType": "Activity",
            "id": _urn("case", attempt.case),
            "definition": {"type": _SIMULATION, "name": {"en": attempt.case}},
        },
        "result": _result(attempt),
        "context": _context(attempt),
        "timestamp": _timestamp(attempt.at),
    }


def identity(attempt: Attempt, home: str = HOME) -> UUID:
    """The id of the statement: of who, what, how and when."""
    told = [home, attempt.learner, attempt.case, attempt.mode.value, attempt.at.isoformat(timespec="microseconds")]
    return uuid5(NAMESPACE, json.dumps(told, ensure_ascii=True))


def _result(attempt: Attempt) -> dict[str, Any]:
    result: dict[str, Any] = {"completion": True, "score": {"scaled": round(attempt.total, 4)}}
    if attempt.urgency is not None:
        result["extensions"] = {
            _urn("xapi", "urgency"): round(attempt.urgency, 4),
            _urn("xapi", "under-triage"): attempt.under_triage,
            _urn("xapi", "over-triage"): attempt.over_triage,
        }
    if attempt.seconds is not None:
        result["duration"] = duration(attempt.seconds)
    return result


def _context(attempt: Attempt) -> dict[str, Any]:
    context: dict[str, Any] = {
        "platform": "Thecal",
        "extensions": {_urn("xapi", "mode"): attempt.mode.value, _urn("xapi", "exercises"): list(attempt.exercises)},
    }
    if attempt.complications:
        groups = [{"objectType": "Activity", "id": _urn("complication", name)} for name in attempt.complications]
        context["contextActivities"] = {"grouping": groups}
    return context


def duration(seconds: float) -> str:
    """ISO 8601, to the hundredth of a second, which is the finest xAPI keeps.

    >>> duration(95.5), duration(60), duration(0.004)
    ('PT1M35.5S', 'PT1M0S', 'PT0S')
    """
    minutes, hundredths = divmod(round(seconds * 100), 6000)
    text = f"{hundredths // 100}.{hundredths % 100:02d}".rstrip("0").rstrip(".")
    return f"PT{minutes}M{text}S" if minutes else f"PT{text}S"


def _timestamp(moment: datetime) -> str:
    """In UTC, to the millisecond."""
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _urn(kind: str, name: str) -> str:
    return f"urn:thecal:{kind}:{quote(name, safe='')}"


def _address(home: str) -> str:
    try:
        parts = urlsplit(home)
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and home.isprintable() and " " not in home
    except ValueError:
        good = False
    if not good:
        raise ThecalError(f"The home of the accounts is a web address, as in https://hospital.example/, not {home!r}.")
    return home
