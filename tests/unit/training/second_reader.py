"""A second reader of generated cases: knows the vocabulary and common sense, and nothing of how cases are made."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from thecal.condition import RuleBook
from thecal.condition.facts import Truth
from thecal.condition.nodes import ALWAYS
from thecal.condition.truth import judge
from thecal.knowledge.vocabulary import Choice, Ordinal, Quantity, YesNo
from thecal.training.case import Case
from thecal.training.vignette import FIRST, Sentence, load_words, quiet, tell
from thecal.visits import take_in

TRUE = {"typical": Truth.TRUE, "dilemma": Truth.TRUE, "near_miss": Truth.FALSE, "decisive_missing": Truth.UNKNOWN}
MOST_STRIKING = 24
"""More sentences about what is not as usual nobody reads."""
MOST_QUIET = 12
OPIOIDS = {"drug_morphine", "drug_hydromorphone", "drug_fentanyl", "drug_sufentanil"}
AWAKE_ENOUGH = {
    "alert": {"awake", "drowsy"},
    "new_confusion": {"awake", "drowsy", "difficult_to_rouse"},
    "responds_to_voice": {"drowsy", "difficult_to_rouse"},
    "responds_to_pain": {"difficult_to_rouse", "unrousable"},
    "unresponsive": {"difficult_to_rouse", "unrousable"},
}
AGO = ("days_since_dural_puncture", "days_since_implant", "days_since_refill")


def objections(case: Case, book: RuleBook) -> list[str]:
    """Everything that is wrong with a case, each in a few words."""
    sentences = tell(case.visit, book.knowledge.vocabulary, random.Random(case.id))
    found = [*_values(case, book), *_times(case), *_sense(case), *_told(case, sentences), *_learning(case, book)]
    return [f"{case.id} ({case.kind} of {case.exercises[0]}): {one}" for one in found]


def _number(case: Case, name: str) -> float | None:
    told = str(case.visit.findings.get(name, ""))
    return float(told.split(maxsplit=1)[0]) if told else None


def _values(case: Case, book: RuleBook) -> Iterator[str]:
    words, told = book.knowledge.vocabulary.findings, case.visit.findings
    for name, value in told.items():
        finding = words.get(name)
        if finding is None:
            yield f"{name} is no finding"
            continue
        if isinstance(finding, YesNo) and value not in {"present", "absent"}:
            yield f"{name} is {value}"
        if isinstance(finding, Choice | Ordinal) and value not in finding.values:
            yield f"{name} is {value}"
        if isinstance(finding, Quantity):
            number, _, unit = str(value).partition(" ")
            if not finding.range[0] <= float(number) <= finding.range[1]:
                yield f"{name} is {value}"
            if unit != ("" if finding.dimensionless else finding.unit):
                yield f"{name} is in {unit!r}"
            if finding.unit == "h" and not float(number).is_integer():
                yield f"{name} is {value}: nobody counts so"
        if finding.phases and case.phase not in finding.phases:
            yield f"{name} does not belong to {case.phase}"
        if finding.only_if is not None and value != "absent" and told.get(finding.only_if) != "present":
            yield f"{name} without {finding.only_if}"


def _times(case: Case) -> Iterator[str]:
    told = case.visit.findings
    puncture, implant, refill = (_number(case, name) for name in AGO)
    dose, months = _number(case, "hours_since_dose_event"), _number(case, "months_of_infusion")
    onset, lasted = _number(case, "headache_onset_after_puncture"), _number(case, "headache_duration")
    swollen = _number(case, "pocket_swelling_duration")
    event = told.get("last_dose_event")
    if puncture is not None and onset is not None and onset + (lasted or 0) > puncture + 1:
        yield "the headache began later than it has lasted"
    if case.phase == "test_period":
        if max(puncture or 0, implant or 0) > 60:
            yield "a test of more than two months"
        if puncture is not None and implant is not None and puncture != implant:
            yield "a puncture apart from the catheter"
        if implant is not None and (months or 0) * 30.4375 > implant + 2:
            yield "the infusion is older than the catheter"
        if implant is not None and (dose or 0) > 24 * (implant + 1):
            yield "a dose before the catheter"
    if refill is not None and dose is not None and dose > 24 * (refill + 1):
        yield "the refill is a dose event, and came later than the last"
    if event == "none" and dose is not None and dose < 160:
        yield "a dose event this week, and none this week"
    if event not in {None, "none"} and dose is not None and dose > 168:
        yield "the dose event is of another week"
    if event == "pump_replacement" and implant is not None and implant > 7:
        yield "a pump replaced without an operation"
    if event in {"refill", "concentration_change"} and (refill or 0) > 7:
        yield "filled, and not filled"
    if swollen is not None and implant is not None and swollen > implant and told.get("pocket_swelling_onset"):
        yield "swollen before the operation"


def _sense(case: Case) -> Iterator[str]:
    told = case.visit.findings
    size, fill, left = (_number(case, name) for name in ("reservoir_size", "last_fill", "residual_actual"))
    if fill is not None and (fill > (size or fill) or (left or 0) > fill):
        yield "more in the reservoir than went in, or than it holds"
    if all(told.get(name) == "absent" for name in OPIOIDS) and (_number(case, "opioid_daily_dose") or 0) > 0:
        yield "a dose of an opioid that is not given"
    sedation, conscious = told.get("sedation"), told.get("consciousness")
    if sedation is not None and conscious is not None and sedation not in AWAKE_ENOUGH[conscious]:
        yield f"{conscious}, and {sedation}"
    if told.get("telemetry_failure") == "present" and {"pump_log_event", "settings_match_prescription"} & told.keys():
        yield "a pump is read that nobody reaches"
    implant = _number(case, "days_since_implant")
    battery = {"replacement_indicator", "end_of_service", "low_battery_reset"}
    if told.get("pump_log_event") in battery and implant is not None and implant < 180:
        yield "the battery of a new pump ends"


def _told(case: Case, sentences: tuple[Sentence, ...]) -> Iterator[str]:
    told = case.visit.findings
    names = [one.finding for one in sentences]
    if sorted(names) != sorted([*told, "phase"]):
        yield "told twice, or not at all, or not in the case"
    words = load_words()
    silent = told.get("sedation") == "unrousable" or told.get("consciousness") in {"responds_to_pain", "unresponsive"}
    for one in sentences:
        value = told.get(one.finding, case.phase)
        own = words.get(one.finding, {})
        others = (
            [text for other, texts in own.items() if other != value for text in texts] if isinstance(own, dict) else []
        )
        if one.text in others:
            yield f"{one.finding}: {one.text!r} says another value"
        if silent and one.text.startswith('"') and one.finding not in FIRST:
            yield f"a patient who does not answer says {one.text}"
        if re.search(r"\b0 days ago|\b1 (days|hours|months)\b|\d\.\d+ (hours|months)", one.text):
            yield f"{one.text!r} is not said so"
    striking = [one for one in sentences if not one.usual]
    if len(striking) > MOST_STRIKING or len(quiet(sentences)) > MOST_QUIET:
        yield f"{len(striking)} sentences and {len(quiet(sentences))} about what is usual"


def _learning(case: Case, book: RuleBook) -> Iterator[str]:
    intake = take_in(case.visit, book)
    if intake.issues:
        yield f"{[issue.problem for issue in intake.issues]}"
    rule = book.rules[case.exercises[0]]
    # What always holds once its complication is suspected can't be judged by itself.
    if rule.condition != ALWAYS and judge(rule.condition, intake.facts).truth is not TRUE[case.kind]:
        yield "the learning point is not as the kind of case says"
    if case.kind == "dilemma":
        whole = {book.knowledge.complications[name].part_of or name for name in case.complications}
        both = [judge(book.rules[name].condition, intake.facts).truth for name in case.exercises]
        if len(whole) < 2 or both != [Truth.TRUE] * 2:
            yield "no dilemma"
