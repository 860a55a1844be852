"""What one FHIR value tells about a finding, as it would stand in a visit file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from thecal.condition.check import AnyFinding
from thecal.knowledge.vocabulary import Quantity, YesNo
from thecal.screening.records.meanings import Meaning
from thecal.visits.table.told import UNKNOWN

UCUM = "http://unitsofmeasure.org"

_YES, _NO = "present", "absent"

ANSWERS: Mapping[str, str] = {
    # LOINC answers, SNOMED CT qualifiers, HL7 ObservationInterpretation and NullFlavor: words of an answer, not findings.
    # Y and N are left to their words: elsewhere N is "normal".
    "LA33-6": _YES, "LA9633-4": _YES, "373066001": _YES, "52101004": _YES, "POS": _YES, "DET": _YES,
    "LA32-8": _NO, "LA9634-2": _NO, "373067005": _NO, "2667000": _NO, "272519000": _NO, "NEG": _NO, "ND": _NO,
    "LA4489-6": UNKNOWN, "261665006": UNKNOWN, "373068000": UNKNOWN, "UNK": UNKNOWN, "ASKU": UNKNOWN,
    "asked-unknown": UNKNOWN, "asked-declined": UNKNOWN,
}  # fmt: skip
"""Codes of an answer to a question, and what they say."""

NOT_ASKED = frozenset({"not-asked", "not-performed", "not-applicable", "unsupported"})
"""Reasons why a value is absent that mean that nobody looked."""

_ANNOTATION = re.compile(r"\{[^{}]*\}")
_TAG = re.compile(r"\s*\([^()]*\)$")


@dataclass(frozen=True)
class Answer:
    """What was told: `value` as in a visit file (None: not asked), or a `problem` that makes it unknown."""

    value: str | None
    problem: str = ""
    shown: str | None = None


NOTHING = Answer(None)


def told_amount(value: str, unit: str | None, comparator: str | None, finding: AnyFinding | None) -> str:
    """A number with its unit, as text. A limit (`< 5`) stays one, so that the visit's intake refuses it.

    >>> told_amount("72", "{beats}/min", None, None)
    '72 /min'
    """
    unit = (unit or "").strip()
    if isinstance(finding, Quantity) and finding.dimensionless:
        plain = _ANNOTATION.sub("", unit)
        unit = "" if plain in {"", "1"} else unit
    else:
        unit = _ANNOTATION.sub("", unit) or unit  # in UCUM, what stands in braces changes nothing
    limit = f"{comparator} " if comparator and comparator != "=" else ""
    return f"{limit}{value} {unit}".strip()


def asserted(answer: str, meaning: Meaning, finding: AnyFinding) -> Answer:
    """What a code tells that is said to be present, absent or unknown.

    >>> asserted("present", Meaning("sedation", ("drowsy",), "hpo", "HP:0002329"), None).value
    'drowsy'
    """
    if answer == UNKNOWN:
        return Answer(UNKNOWN)
    if len(meaning.values) > 1:
        if answer == _NO:
            return Answer(UNKNOWN)
        return Answer(None, f"the code does not say which: {', '.join(meaning.values)}", meaning.label)
    if meaning.values:
        value = meaning.values[0]
        if answer == _YES:
            return Answer(value)
        # That it is not this value leaves all the others.
        return Answer({"present": _NO, "absent": _YES}.get(value, UNKNOWN) if isinstance(finding, YesNo) else UNKNOWN)
    if isinstance(finding, YesNo):
        return Answer(answer)
    return Answer(None, "the code names what is measured, and no value is given", meaning.label)


def answer_of(part: Mapping[str, Any], meaning: Meaning, finding: AnyFinding) -> Answer:
    """What an Observation, one of its components, or an answer of a questionnaire tells."""
    value = next(((key, told) for key, told in part.items() if key.startswith("value")), None)
    if value is None:
        return _without_value(part, meaning, finding)
    kind, told = value
    if kind == "valueQuantity" and isinstance(told, Mapping):
        return _amount(told, finding)
    if kind in {"valueCodeableConcept", "valueCoding"} and isinstance(told, Mapping):
        return _coded(told, meaning, finding)
    if isinstance(told, bool):
        if meaning.values or isinstance(finding, YesNo):
            return asserted(_YES if told else _NO, meaning, finding)
        return Answer(str(told).lower())
    if isinstance(told, Mapping | list):
        return Answer(None, f"a value of the kind {kind.removeprefix('value')} can't be read here", None)
    text = str(told)
    return _worded(text, meaning, finding) if isinstance(told, str) else Answer(text)


def moment_of(part: Mapping[str, Any]) -> str | None:
    """The date that an Observation or an answer gives as its value."""
    told = part.get("valueDateTime") or part.get("valueDate")
    return told if isinstance(told, str) else None


def _without_value(part: Mapping[str, Any], meaning: Meaning, finding: AnyFinding) -> Answer:
    reason = part.get("dataAbsentReason")
    if isinstance(reason, Mapping):
        return NOTHING if any(code in NOT_ASKED for code, _ in _codings(reason)) else Answer(UNKNOWN)
    graded = part.get("interpretation")
    for concept in graded if isinstance(graded, list) else ():
        for code, _ in _codings(concept):
            if code in ANSWERS:
                return _as_told(ANSWERS[code], meaning, finding)
    if part.get("component") or part.get("hasMember"):
        return NOTHING  # the values stand in its parts
    return Answer(None, "is recorded without a value", None)


def _amount(told: Mapping[str, Any], finding: AnyFinding) -> Answer:
    number = told.get("value")
    if number is None:
        return Answer(UNKNOWN)
    return Answer(told_amount(str(number), unit_of(told), told.get("comparator"), finding))


def unit_of(quantity: Mapping[str, Any]) -> str | None:
    """The UCUM code of a Quantity; what it is written as, where there is none."""
    code, unit = quantity.get("code"), quantity.get("unit")
    told = code if code and (quantity.get("system") in {UCUM, None} or not unit) else unit
    return str(told) if told is not None else None


def _coded(concept: Mapping[str, Any], meaning: Meaning, finding: AnyFinding) -> Answer:
    codings = list(_codings(concept)) or list(_codings({"coding": [concept]}))
    valued = getattr(finding, "value_codes", {})
    for code, _ in codings:
        fits = [value for value, codes in valued.items() if any(code in known for known in codes.values())]
        if len(fits) == 1:
            return Answer(fits[0])
        if code in ANSWERS:
            return _as_told(ANSWERS[code], meaning, finding)
        if code in getattr(finding, "values", {}):
            return Answer(code)
    words = [text for text in (concept.get("text"), *(display for _, display in codings)) if isinstance(text, str)]
    if not words:
        return Answer(None, "is told by a code that is not known", codings[0][0] if codings else None)
    return _worded(words[0], meaning, finding)


def _worded(text: str, meaning: Meaning, finding: AnyFinding) -> Answer:
    word = _TAG.sub("", text).strip()
    plain = {"yes": _YES, "true": _YES, "positive": _YES, "detected": _YES, "no": _NO, "false": _NO, "negative": _NO,
             "not detected": _NO, _YES: _YES, _NO: _NO}.get(word.lower())  # fmt: skip
    if plain is not None:
        return _as_told(plain, meaning, finding)
    return Answer(word if isinstance(finding, YesNo) or getattr(finding, "values", None) else text)


def _as_told(answer: str, meaning: Meaning, finding: AnyFinding) -> Answer:
    """Present or absent, in the words of the finding."""
    if answer == UNKNOWN or meaning.values or isinstance(finding, YesNo):
        return asserted(answer, meaning, finding)
    values = getattr(finding, "values", {})
    words = ("positive", "present") if answer == _YES else ("negative", "none", "absent")
    return Answer(next((word for word in words if word in values), answer))


def _codings(concept: Any) -> Iterator[tuple[str, Any]]:
    several = concept.get("coding") if isinstance(concept, Mapping) else None
    for coding in several if isinstance(several, list) else ():
        if isinstance(coding, Mapping) and coding.get("code") is not None:
            yield str(coding["code"]), coding.get("display")
