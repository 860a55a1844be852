"""What an answer means: one word, number or line of text, in the light of the question it answers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from thecal.assessment.asked import Asked, NotUnderstood
from thecal.assessment.times import BARE, Times
from thecal.condition.check import AnyFinding
from thecal.knowledge.vocabulary import Quantity, YesNo
from thecal.visits.derive import timed
from thecal.visits.moments import Unusable
from thecal.visits.values import UNKNOWN_WORDS, as_state
from thecal.visits.visit import Visit

YES: Final = frozenset({"y", "yes", "present", "true"})
NO: Final = frozenset({"n", "no", "none", "nothing", "absent", "false"})

_CHOSEN = re.compile(r"(?P<number>\d{1,3})(?:\.(?P<value>\d{1,2}))?(?P<doubt>\??)", re.ASCII)
_PRESSURE = re.compile(r"(?P<upper>\d+(?:\.\d+)?)/\d+(?:\.\d+)?", re.ASCII)


def not_known(text: str) -> bool:
    """Whether the answer says that it is not known.

    >>> not_known("?"), not_known("don't know"), not_known("n")
    (True, True, False)
    """
    return text == "?" or text.lower().rstrip(".!") in UNKNOWN_WORDS


def picked(text: str, options: Sequence[tuple[str, str]]) -> str:
    """The option meant: by its number, its name, its label, or the beginning of one of them if that is clear.

    >>> picked("2", [("test_period", "test period"), ("implanted", "implanted pump")])
    'implanted'

    Raises:
        NotUnderstood: if no option is meant, or more than one.
    """
    if text.isdecimal() and text.isascii():
        if 1 <= int(text[:4]) <= len(options):
            return options[int(text[:4]) - 1][0]
        raise NotUnderstood(f"Choose a number from 1 to {len(options)}, or ? if not known.")
    said = text.lower()
    exact = [value for value, label in options if said in {value, value.replace("_", " "), label.lower()}]
    begun = [value for value, label in options if said and (value.startswith(said) or label.lower().startswith(said))]
    if len(exact or begun) == 1:
        return (exact or begun)[0]
    raise NotUnderstood(f"Choose a number from 1 to {len(options)}, or ? if not known.")


def several(text: str, options: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """One option or more: several by number, with spaces or commas between.

    >>> several("2, 1", [("headache", "Headache"), ("fever", "Fever")])
    ('fever', 'headache')

    Raises:
        NotUnderstood: if one of them is no option.
    """
    numbers = text.replace(",", " ").split()
    if all(number.isdecimal() for number in numbers):
        return tuple(dict.fromkeys(picked(number, options) for number in numbers)) or (picked(text, options),)
    return (picked(text, options),)


def chosen(text: str, asked: Asked) -> dict[str, str | None]:
    """What was chosen in a group: finding → value, or None where its value is still to be asked.

    ``2`` says that the second is there, ``2.3`` that it is its third value, ``2?`` that it is not known.

    Raises:
        NotUnderstood: if it is not a list of numbers of options, or says two things of one finding.
    """
    found: dict[str, str | None] = {}
    for word in text.replace(",", " ").split() or [""]:  # silence is no answer, least of all "no"
        match = _CHOSEN.fullmatch(word)
        if match is None or not 1 <= int(match["number"]) <= len(asked.options):
            raise NotUnderstood(
                f"Answer n if there is none of these; the numbers of what there is, 1 to {len(asked.options)}, such as 2 5; "
                "a number with ? for what is not known; y to be asked one by one; or ? if none is known."
            )
        name = asked.options[int(match["number"]) - 1][0]
        value = "unknown" if match["doubt"] else _value_of(match, asked.values[name])
        if found.setdefault(name, value) != value:
            raise NotUnderstood(f"{match['number']} is answered twice; choose one answer, the graver.")
    return found


def _value_of(match: re.Match[str], values: Sequence[tuple[str, str]]) -> str | None:
    """The value meant: the only one there is, the one named after the dot, or none yet."""
    if len(values) == 1:
        return values[0][0]
    if match["value"] is None:
        return None
    if not 1 <= int(match["value"]) <= len(values):
        number = match["number"]
        raise NotUnderstood(f"For {number}, choose from {number}.1 to {number}.{len(values)}, or {number} alone.")
    return values[int(match["value"]) - 1][0]


def told(visit: Visit, name: str, finding: AnyFinding, text: str) -> Visit:
    """The visit with one finding answered.

    Raises:
        NotUnderstood: if it is no answer to its question.
    """
    if not_known(text):
        return visit.answered(**{name: "unknown"})
    try:
        if timed(finding) and isinstance(finding, Quantity):
            return Times(visit, name, finding).told(text)
        return visit.answered(**{name: value_of(finding, text)})
    except Unusable as reason:
        said = f"{finding.label} {reason}".replace("present, absent or unknown", "y, n or ? (not known)")
        raise NotUnderstood(said[:1].upper() + said[1:] + ".") from None


def value_of(finding: AnyFinding, text: str) -> str:
    """The value as a visit file would hold it.

    Raises:
        NotUnderstood: if it is no option, or more than one.
        Unusable: if it is no value of this finding, or not a plausible one.
    """
    if isinstance(finding, YesNo):
        return "present" if as_state(finding, text) is True else "absent"
    if isinstance(finding, Quantity):
        pressure = _PRESSURE.fullmatch(text) if finding.unit == "mm[Hg]" else None
        if pressure is not None:  # 126/80: the upper one was asked for, both are what people say
            text = pressure["upper"]
        if BARE.fullmatch(text) and not finding.dimensionless:
            text = f"{text} {finding.unit}"
        as_state(finding, text)
        return text
    return picked(text, tuple(finding.values.items()))
