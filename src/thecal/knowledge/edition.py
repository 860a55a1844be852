"""The content hash: what an edition of the knowledge base *says*, whatever it looks like."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

if TYPE_CHECKING:
    from thecal.knowledge.base import KnowledgeBase


def content_hash(base: KnowledgeBase) -> str:
    """A hash that changes when a word, number or order of a rule changes, and with nothing else.

    Comments, indentation, quoting, line breaks inside a text, the order of keys, and the name of the edition are
    layout. The order of lists counts: checks are recommended in the order of the file.
    """
    content = {
        "sources": base.sources,
        "vocabulary": base.vocabulary,
        "checks": base.checks,
        "codes": base.codes,
        "limits": base.limits,
        "first": base.first_acts,
        "red_flags": base.red_flags,
        "cautions": base.cautions,
        "complications": base.complications,
    }
    text = json.dumps(_plain(content), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, BaseModel):
        return _plain(value.model_dump(mode="json", by_alias=True, exclude_defaults=True))
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if hasattr(value, "items"):
        plain = {key: _plain(item) for key, item in value.items()}
        if plain.get("type") == "ordinal":
            # Its values have an order that matters although they are a mapping: keep it as a list of pairs.
            plain["values"] = list(plain["values"].items())
        return plain
    return value
