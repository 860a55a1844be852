"""From what records say to facts and events: each value in the form of a visit file."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import pyarrow as pa

from thecal.screening.records.answers import Answer, answer_of, asserted, moment_of, told_amount
from thecal.screening.records.meanings import Meaning, Meanings
from thecal.screening.records.source import top
from thecal.screening.records.store import Store

_FACTS = ("name", "code", "kind", "ref", "visit", "patient", "clock", "ends", "value", "problem", "shown")
_FACT_TYPES = (
    pa.string(), pa.int32(), pa.string(), pa.string(), pa.string(), pa.string(), pa.timestamp("us"), pa.timestamp("us"),
    pa.string(), pa.string(), pa.string(),
)  # fmt: skip
_EVENTS = ("name", "patient", "clock", "text")
_EVENT_TYPES = (pa.string(), pa.string(), pa.timestamp("us"), pa.string())
_FULL_DATE = 10


def understand(store: Store, meanings: Meanings) -> list[str]:
    """Fills `facts` and `happened` from `told`; returns notes on what is not used of it."""
    lost: Counter[str] = Counter()
    sql = (
        "SELECT code, kind, ref, visit, patient, at_text, ends, answer, number, unit, comparator, part FROM told "
        "WHERE left_out IS NULL"
    )
    for rows in store.stream(sql):
        facts, events = [], []
        for code, kind, ref, visit, patient, at, ends, answer, number, unit, comparator, part in rows:
            meaning = meanings.all[code]
            piece = json.loads(part) if part is not None else {}
            if meanings.is_event(meaning):
                if answer == "absent" or piece.get("valueBoolean") is False:
                    continue  # it did not happen
                when = moment_of(piece) or at
                stamp = _stamp(when)
                if stamp is None or patient is None:
                    lost[f"{kind} {meaning.label}, for {meaning.name}"] += 1
                else:
                    events.append((meaning.name, patient, stamp, when))
                continue
            told = _answer(meaning, meanings, answer, (number, unit, comparator), piece)
            if told.value is not None or told.problem:
                shown = None if told.shown is None else told.shown[:80]
                facts.append(
                    (
                        meaning.name,
                        code,
                        kind,
                        ref,
                        visit,
                        patient,
                        _stamp(at),
                        _stamp(ends),
                        told.value,
                        told.problem,
                        shown,
                    )
                )
        store.put("facts", _FACTS, facts, _FACT_TYPES)
        store.put("happened", _EVENTS, events, _EVENT_TYPES)
    return [f"not used, as they name no day: {top(list(lost.items()))}"] if lost else []


def _stamp(text: str | None) -> dt.datetime | None:
    """The moment on the clock of the place, to the second; None where the text names no day."""
    if text is None or len(text) < _FULL_DATE:
        return None
    try:
        return dt.datetime.fromisoformat(text[:19]).replace(tzinfo=None)
    except ValueError:
        return None


def _answer(
    meaning: Meaning,
    meanings: Meanings,
    answer: str | None,
    amount: tuple[str | None, str | None, str | None],
    piece: Mapping[str, Any],
) -> Answer:
    finding = meanings.finding(meaning)
    if meaning.name == "phase":
        return (
            Answer(meaning.values[0]) if answer != "absent" and piece.get("valueBoolean") is not False else Answer(None)
        )
    assert finding is not None, "every meaning is a finding, an event or the phase"
    if answer is not None:
        return asserted(answer, meaning, finding)
    number, unit, comparator = amount
    if number is not None:
        return Answer(told_amount(number, unit, comparator, finding))
    return answer_of(piece, meaning, finding)


def record_notes(store: Store, meanings: Meanings) -> Iterator[str]:
    """What was not read, by kind and by code, the most frequent first."""
    for reason, kind, n in store.rows(
        "SELECT left_out, kind, count(*) FROM told WHERE left_out IS NOT NULL GROUP BY ALL ORDER BY ALL"
    ):
        yield f"{kind}: {n:,} not used: {reason}"
    for remark, kind, n in store.rows(
        "SELECT remark, kind, count(*) FROM told WHERE remark IS NOT NULL AND left_out IS NULL "
        "GROUP BY ALL ORDER BY ALL"
    ):
        yield f"{kind}: {n:,} {remark}"
    for kind, n in store.rows("SELECT kind, n FROM unused WHERE label IS NULL ORDER BY kind"):
        yield f"{kind}: {n:,} lines not read: not well-formed JSON, or too long"
    unknown: dict[str, list[tuple[str, int]]] = {}
    sql = "SELECT kind, label, sum(n)::BIGINT FROM unused WHERE label IS NOT NULL AND kind <> 'Encounter' GROUP BY ALL"
    for kind, label, n in store.rows(sql):
        unknown.setdefault(kind, []).append((label.strip() or "without a code", n))
    for kind, counts in sorted(unknown.items()):
        yield f"{kind}: {sum(n for _, n in counts):,} with codes that no finding has: {top(counts)}"
    candidates = [index for index, meaning in enumerate(meanings.all) if meaning.system == "snomed_candidate"]
    n = store.rows("SELECT count(*) FROM facts WHERE code IN (SELECT unnest($1))", [candidates])[0][0]
    if n:
        yield f"{n:,} were told in codes of SNOMED CT that were not compared with a licensed release (candidates)"
