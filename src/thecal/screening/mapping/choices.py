"""The choices of a data dictionary, against what a mapping makes of them."""

from __future__ import annotations

from collections.abc import Mapping

from thecal.condition.check import AnyFinding
from thecal.condition.facts import State
from thecal.visits.moments import Unusable
from thecal.visits.table.told import UNKNOWN, Reading, told_value
from thecal.visits.values import as_state


def unread_choices(finding: AnyFinding, choices: Mapping[str, str], reading: Reading) -> dict[str, str]:
    """The choices, code → label, that can't be read as a value of the finding, or not alike by code and by label.

    A field with 1 for yes and 2 for no would otherwise be read half: 1 as present, 2 as nothing.
    """
    return {
        code: label
        for code, label in choices.items()
        if (by_code := read(finding, code, reading)) is None or by_code != read(finding, label, reading)
    }


def read(finding: AnyFinding, text: str, reading: Reading) -> tuple[State | None] | None:
    """The state a text is read as: `(None,)` where it means unknown or not asked, None where it can't be read."""
    value = told_value(text, reading, finding)
    if value is None or value == UNKNOWN:
        return (None,)
    try:
        return (as_state(finding, value),)
    except Unusable:
        return None
