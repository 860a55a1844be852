"""Answers of questionnaires: an item is known by its questionnaire and its `linkId`, which the user maps."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import pyarrow as pa

from thecal.screening.records.fhir_sql import lines
from thecal.screening.records.meanings import Meanings
from thecal.screening.records.store import Store

_COLUMNS = ("kind", "ref", "code", "visit", "patient", "at_text", "part", "left_out")
_TYPES = (pa.string(), pa.string(), pa.int32(), *(pa.string(),) * 5)
_KIND = "QuestionnaireResponse"

_SQL = f"""
SELECT json, json->>'$.id', bare(json->>'$.encounter.reference'), bare(json->>'$.subject.reference'), json->>'$.authored',
    split_part(json->>'$.questionnaire', '|', 1), json->>'$.status'
FROM {lines("$1")} WHERE json IS NULL OR json->>'$.resourceType' = '{_KIND}'
"""  # noqa: S608


def read_questionnaires(store: Store, meanings: Meanings, files: list[str]) -> None:
    """Fills `answered` with what the responses answer. `codes` names items as ``questionnaire|linkId``."""
    known: dict[tuple[str, str], list[int]] = {}
    for system, code, index in meanings.rows():
        known.setdefault((system, code), []).append(index)
    unused: Counter[str | None] = Counter()
    for rows in store.stream(_SQL, [files], batch=1000):
        told: list[tuple[Any, ...]] = []
        for text, ref, visit, patient, authored, canonical, status in rows:
            if text is None:
                unused[None] += 1
                continue
            left_out = None if status in {"completed", "amended", None} else f"status {status}"
            system = (canonical or "").rstrip("/").lower()
            for link, answer in _answers(json.loads(text)):
                codes = known.get((system, link), [])
                told += [(_KIND, ref, code, visit, patient, authored, json.dumps(answer), left_out) for code in codes]
                if not codes:
                    unused[f"{canonical or ''}|{link}"] += 1
        store.put("answered", _COLUMNS, told, _TYPES)
    counted = [(_KIND, label, n) for label, n in unused.items()]
    store.put("unused", ("kind", "label", "n"), counted, (pa.string(), pa.string(), pa.int64()))


def _answers(whole: Any) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every answered item, whatever its depth."""
    waiting = [whole]
    while waiting:
        item = waiting.pop()
        if not isinstance(item, Mapping):
            continue
        answers = [answer for answer in _several(item.get("answer")) if isinstance(answer, Mapping)]
        for answer in answers:
            if "linkId" in item:
                yield str(item["linkId"]), {key: told for key, told in answer.items() if key.startswith("value")}
            waiting += _several(answer.get("item"))
        waiting += _several(item.get("item"))


def _several(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
