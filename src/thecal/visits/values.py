"""One told value to one state: typed, with units, inside its plausible range; or the reason why not."""

from __future__ import annotations

from typing import Any

from thecal.condition.check import AnyFinding
from thecal.condition.facts import Interval, State
from thecal.condition.units import QUANTITY, SPOKEN, UnitError, plainly, show, tidy, to_unit
from thecal.errors import nearest
from thecal.knowledge.vocabulary import Ordinal, Quantity, YesNo
from thecal.visits.moments import Unusable

UNKNOWN_WORDS = frozenset({"unknown", "not known", "unk", "?", "don't know", "dont know"})
_YES = frozenset({"present", "yes", "true", "y"})
_NO = frozenset({"absent", "no", "false", "n"})


def asked_and_unknown(value: Any) -> bool:
    """Whether the value says that the finding was asked and could not be told."""
    return isinstance(value, str) and value.strip().lower() in UNKNOWN_WORDS


def as_state(finding: AnyFinding, value: Any) -> State:
    """The state that a told value stands for.

    Raises:
        Unusable: if it is no value of this finding, or not a plausible one.
    """
    if isinstance(finding, YesNo):
        return _yes_no(value)
    if isinstance(finding, Quantity):
        return Interval.point(_amount(finding, value))
    if not isinstance(value, str):
        raise Unusable(f"should be one of: {', '.join(finding.spellings)}")
    word = _word(finding, value)
    return Interval.point(float(finding.spellings.index(word))) if isinstance(finding, Ordinal) else word


def _yes_no(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    text = value.strip().lower() if isinstance(value, str) else ""
    if text in _YES:
        return True
    if text in _NO:
        return False
    raise Unusable("should be present, absent or unknown")


def _word(finding: Any, value: str) -> str:
    text = value.strip()
    if text in finding.values:
        return text
    by_label = {label.lower(): name for name, label in finding.values.items()}
    folded = text.lower().replace(" ", "_").replace("-", "_")
    word = by_label.get(text.lower()) or (folded if folded in finding.values else None)
    if word is not None:
        return word
    close = nearest(folded, finding.values, 1)
    hint = f"; perhaps {close[0]}" if close else ""
    raise Unusable(f"is not one of: {', '.join(finding.spellings)}{hint}")


def _amount(finding: Quantity, value: Any) -> float:
    number, unit = _number_and_unit(finding, value)
    if unit is None and not finding.dimensionless:
        raise Unusable(f"has no unit; write it like 12 {finding.unit}")
    try:
        amount = tidy(number) if unit is None else _converted(number, unit, finding)
    except UnitError:
        raise Unusable(f"is not in a unit of {finding.label}; write it in {finding.unit}") from None
    except (ValueError, OverflowError):
        raise Unusable("is not a number") from None
    lo, hi = finding.range
    if not lo <= amount <= hi:
        unit_shown = show(finding.unit)
        raise Unusable(
            f"lies outside what is plausible, {plainly(lo)} to {plainly(hi)}{' ' + unit_shown if unit_shown else ''}"
        )
    return amount


def _converted(number: float, unit: str, finding: Quantity) -> float:
    tidy(number)
    if finding.dimensionless and unit == finding.unit:
        return tidy(number)
    unit = unit if unit == finding.unit else SPOKEN.get(unit, unit)
    return to_unit(number, unit, finding.unit)


def _number_and_unit(finding: Quantity, value: Any) -> tuple[float, str | None]:
    if isinstance(value, dict):
        if (
            set(value) != {"value", "unit"}
            or isinstance(value["value"], bool)
            or not isinstance(value["value"], int | float)
        ):
            raise Unusable(f"should be like 12 {finding.unit}, or a map of `value` (a number) and `unit`")
        return _float(value["value"]), str(value["unit"]).strip()
    if isinstance(value, bool):
        raise Unusable("should be a number")
    if isinstance(value, int | float):
        return _float(value), None
    if not isinstance(value, str):
        raise Unusable(f"should be a number with its unit, like 12 {finding.unit}")
    match = QUANTITY.fullmatch(value) if len(value) <= 100 else None  # noqa: PLR2004 - no measured value is longer
    if match is None:
        raise Unusable(f"can't be read as a number with its unit, like 12 {finding.unit}")
    unit = (match[2] or "").strip()
    if unit.startswith(","):
        raise Unusable("has a comma; write decimals with a point")
    if unit.startswith("."):
        raise Unusable(f"can't be read as a number with its unit, like 12 {finding.unit}")
    return float(match[1]), unit or None


def _float(number: float) -> float:
    try:
        return float(number)
    except OverflowError:
        raise Unusable("is not a number of a plausible size") from None


def show_state(finding: AnyFinding, state: State) -> str:
    """The state as a person reads it."""
    if isinstance(state, bool):
        return "present" if state else "absent"
    if isinstance(state, Interval):
        return _show_interval(finding, state)
    return str(state)


def _show_interval(finding: AnyFinding, state: Interval) -> str:
    if isinstance(finding, Ordinal):
        names = [finding.spellings[int(end)] for end in (state.lo, state.hi)]
        return names[0] if state.known else f"{names[0]} to {names[1]}"
    assert isinstance(finding, Quantity)
    unit = f" {finding.unit}" if not finding.dimensionless else ""
    ends = (state.lo, state.hi)
    if finding.derived is not None and finding.derived.timed:
        # Dates make 1.166667 h of an hour and ten minutes; nobody reads more than 1.17 h.
        ends = (round(state.lo, 2), round(state.hi, 2))
    lo, hi = map(plainly, ends)
    return f"{lo}{unit}" if state.known else f"{lo} to {hi}{unit}"
