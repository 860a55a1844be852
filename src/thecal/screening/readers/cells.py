"""Python values as the text of a cell."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from typing import Any


def as_cell(value: Any) -> str | None:
    """The text of a cell: dates in ISO 8601, whole numbers without a decimal point.

    >>> [as_cell(value) for value in (None, 7.0, True, dt.datetime(2024, 3, 1), Decimal("1E+2"))]
    [None, '7', 'true', '2024-03-01', '100']
    """
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, dt.datetime):
        return (value.date() if value.time() == dt.time() else value).isoformat()
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, bytes | bytearray | memoryview):
        return bytes(value).decode("utf-8", "replace")
    if isinstance(value, dict | list | tuple):
        return json.dumps(value, ensure_ascii=False, default=str)
    return str(value)
