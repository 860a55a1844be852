"""The value in a what-if: a number with or without its unit, yes or no, one of a list by its label."""

from __future__ import annotations

from collections.abc import Sequence

from thecal.assessment.answers import not_known, value_of
from thecal.assessment.asked import NotUnderstood
from thecal.condition.check import AnyFinding
from thecal.condition.units import plainly, show
from thecal.knowledge.vocabulary import Quantity, YesNo
from thecal.training.meant import telling
from thecal.visits.moments import Unusable
from thecal.visits.values import as_state


class Unclear(ValueError):
    """A what-if that is not understood; the message says what was, and what is possible."""


def value_said(finding: AnyFinding, words: Sequence[str], *, negated: bool) -> str:
    """The value of a finding that words mean, as a visit holds it.

    Args:
        finding: the finding.
        words: what was said after its name; nothing says that it is there.
        negated: whether it was denied: no neck stiffness.

    Raises:
        Unclear: if it is no value of the finding.
    """
    text = " ".join(words)
    if isinstance(finding, YesNo) and (not text or text.lower() == "not present"):
        return "absent" if negated or text else "present"
    if negated and not text and "none" in getattr(finding, "values", {}):
        return "none"
    if negated or not text:
        raise Unclear(f"You mean {finding.label}. {_possible(finding)}")
    if not_known(text):
        return "unknown"
    try:
        return _read(finding, text)
    except Unusable as reason:
        if isinstance(finding, Quantity):
            raise Unclear(f"You mean {finding.label}; {text} {reason}.") from None
        raise Unclear(f"You mean {finding.label}. {_possible(finding)}") from None
    except NotUnderstood:
        raise Unclear(f"You mean {finding.label}. {_possible(finding)}") from None


def _read(finding: AnyFinding, text: str) -> str:
    if isinstance(finding, Quantity | YesNo):
        return value_of(finding, text)
    try:
        as_state(finding, text)
    except Unusable:
        # A number would choose from a list that nobody sees here.
        if text.isdecimal():
            raise
        # "Clear" is enough where only one value has that word.
        some = [
            value
            for value, label in finding.values.items()
            if telling(text) and telling(text) <= telling(f"{value.replace('_', ' ')} {label}")
        ]
        return some[0] if len(some) == 1 else value_of(finding, text)
    return text


def _possible(finding: AnyFinding) -> str:
    """What its value can be, as a sentence."""
    if isinstance(finding, YesNo):
        return "It can be present, absent or unknown."
    if isinstance(finding, Quantity):
        lo, hi = (plainly(end) for end in finding.range)
        unit = show(finding.unit)
        return f"Give a number{f' in {unit}' if unit else ''}, {lo} to {hi}, or unknown."
    return f"It can be: {'; '.join(finding.values.values())}; or unknown."
