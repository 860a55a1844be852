"""What a visit without a story looks like. All numbers here are made up for load tests; none is a clinical claim."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from thecal.condition.book import RuleBook
from thecal.condition.nodes import findings
from thecal.knowledge.vocabulary import Choice, Finding, Ordinal, Quantity, YesNo
from thecal.knowledge.words import ObtainedBy


@dataclass(frozen=True)
class Spread:
    """Where unremarkable values lie: between two ends, evenly or with the middle more often."""

    low: float
    high: float
    peaked: bool = False

    @property
    def middle(self) -> float:
        """The value that stands for all of them."""
        return (self.low + self.high) / 2


TEST_SHARE = 0.15
"""Visits of a test period."""
NO_PHASE = 0.01
"""Visits whose phase nobody wrote down."""
STORY_SHARE = 0.035
"""Visits that have a story."""
STORY_MISSING = 0.1
"""How often what belongs to the story is missing after all, of the times when it would be missing elsewhere."""
BACKGROUND = 0.002
"""How often a finding is not as usual although there is no story."""

MISSING: Mapping[ObtainedBy, float] = {
    ObtainedBy.HISTORY: 0.15,
    ObtainedBy.VITAL_SIGN: 0.20,
    ObtainedBy.EXAMINATION: 0.30,
    ObtainedBy.DEVICE_INTERROGATION: 0.40,
    ObtainedBy.LABORATORY: 0.90,
    ObtainedBy.IMAGING: 0.90,
}
"""How often a value is not there; half of it because a whole part of the form was left out."""

COMMON: Mapping[str, float] = {
    "headache": 0.03, "back_pain": 0.05, "radicular_pain": 0.02, "nausea_or_vomiting": 0.01, "sexual_dysfunction": 0.02,
    "anticoagulated": 0.08, "immunosuppressed_or_diabetes": 0.12, "sedative_or_sleep_apnoea": 0.10, "renal_failure": 0.02,
    "pdph_before": 0.04, "surgical_site_infection_before": 0.03,
    "drug_morphine": 0.8, "drug_hydromorphone": 0.15, "drug_fentanyl": 0.04, "drug_sufentanil": 0.02,
    "drug_bupivacaine": 0.25, "drug_clonidine": 0.1, "drug_baclofen": 0.12, "drug_ziconotide": 0.05,
}  # fmt: skip
"""Findings that are present more often than `BACKGROUND`."""
IN_CHILDREN = 0.2
"""How often a finding is present where what it depends on is."""

SPREADS: Mapping[str, Spread] = {
    "age": Spread(28, 84, peaked=True),
    "temperature": Spread(36.1, 37.3, peaked=True), "heart_rate": Spread(56, 89, peaked=True),
    "respiratory_rate": Spread(12, 18, peaked=True), "spo2": Spread(96, 99), "systolic_bp": Spread(112, 152, peaked=True),
    "headache_onset_after_puncture": Spread(0, 300), "headache_duration": Spread(1, 20),
    "headache_intensity": Spread(1, 6), "pocket_swelling_duration": Spread(1, 30),
    "cows_score": Spread(0, 2), "post_void_residual": Spread(0, 80), "post_refill_gap": Spread(0, 0.5),
    "hours_since_mri": Spread(2000, 40000), "dose_rise_12_months": Spread(-5, 12),
    "opioid_daily_dose": Spread(0.3, 6), "opioid_concentration": Spread(1, 18),
    "reservoir_size": Spread(20, 40), "last_fill": Spread(18, 20), "residual_expected": Spread(2, 8, peaked=True),
    "days_since_refill": Spread(20, 90), "days_since_implant": Spread(120, 3000),
    "days_since_dural_puncture": Spread(120, 3000), "months_of_infusion": Spread(4, 98),
    "hours_since_dose_event": Spread(480, 2160),
    "crp": Spread(0, 8), "white_cells": Spread(4.2, 9.8, peaked=True), "esr": Spread(2, 18),
    "lactate": Spread(0.5, 1.6), "opening_pressure": Spread(100, 180, peaked=True),
}  # fmt: skip
IN_TEST_PERIOD: Mapping[str, Spread] = {
    "days_since_implant": Spread(1, 14), "days_since_dural_puncture": Spread(1, 14), "months_of_infusion": Spread(0, 0.5),
    "hours_since_dose_event": Spread(24, 96), "opioid_daily_dose": Spread(0.1, 1.5), "opioid_concentration": Spread(0.5, 2),
    "headache_onset_after_puncture": Spread(0, 5), "headache_duration": Spread(0, 5),
}  # fmt: skip


def spread_of(name: str, finding: Quantity, phase: str = "implanted") -> Spread:
    """Where unremarkable values of a quantity lie; for one this page does not know, near its usual or its lowest value."""
    known = (IN_TEST_PERIOD.get(name) if phase == "test_period" else None) or SPREADS.get(name)
    lo, hi = finding.range
    if known is not None and lo <= known.low <= known.high <= hi:
        return known
    if finding.usual is not None:
        return Spread(finding.usual, finding.usual)
    return Spread(lo, lo + (hi - lo) / 20)


def usual_of(finding: Finding) -> str | None:
    """The word that stands for "nothing wrong"; None where any value is as likely as another."""
    if isinstance(finding, YesNo | Ordinal):
        return finding.as_usual
    assert isinstance(finding, Choice)
    if finding.as_usual is not None:
        return finding.as_usual
    # Of a test or a picture the first value listed is the unremarkable one; of what is asked, none is.
    asked = finding.only_if is not None or finding.obtained_by is ObtainedBy.HISTORY
    return None if asked else finding.spellings[0]


def background(name: str, finding: Finding, never: frozenset[str]) -> float:
    """How often a word is not the usual one although there is no story.

    Args:
        name: the finding.
        finding: what it is.
        never: findings that some values of others rule out; without a story they stay as usual, so that nothing clashes.
    """
    if name in never:
        return 0.0
    if finding.only_if is not None:
        return IN_CHILDREN
    return COMMON.get(name, BACKGROUND)


def ruled_out(book: RuleBook) -> frozenset[str]:
    """The findings of the conditions that can't hold."""
    return frozenset(name for condition, _ in book.never for name in findings(condition))


def typical(book: RuleBook, phase: str) -> dict[str, object]:
    """A whole visit of this phase in which nothing is wrong."""
    told: dict[str, object] = {}
    for name, finding in book.knowledge.vocabulary.findings.items():
        if finding.only_if is not None or (finding.phases and phase not in finding.phases):
            continue
        if finding.derived is not None and not finding.derived.timed:
            continue
        if isinstance(finding, Quantity):
            told[name] = as_told(finding, spread_of(name, finding, phase).middle)
        else:
            told[name] = usual_of(finding) or finding.spellings[0]
    if "last_fill" in told and "residual_expected" in told:
        told["residual_actual"] = told["residual_expected"]
    return told


def as_told(finding: Quantity, number: float) -> object:
    """A number as a visit holds it, in steps of the finding's resolution."""
    number = round(round(number / finding.resolution) * finding.resolution, 6)
    return number if finding.dimensionless else {"value": number, "unit": finding.unit}
