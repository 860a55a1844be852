"""Whether a generated visit could be a patient's; if not, why it is rejected."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from thecal.condition.book import RuleBook
from thecal.condition.facts import Interval
from thecal.knowledge.vocabulary import Quantity
from thecal.training.background import BATTERY, WEEK, WORN, bounds, is_usual
from thecal.training.denying import denying
from thecal.visits.visit import Intake

Reason = Literal["contradiction", "value", "timing", "crowded", "truth", "repeated"]
"""Why a drawn case is rejected.

- `contradiction`: two things told can't both be so.
- `value`: a value is beyond what is usual.
- `timing`: the times told don't fit together, or not the phase.
- `crowded`: more is told than in any visit.
- `truth`: the statement did not come out as intended.
- `repeated`: the case is there already.
"""
REASONS: tuple[Reason, ...] = ("contradiction", "value", "timing", "crowded", "truth", "repeated")

MOST_TOLD = 28
"""So many findings are told at most that are not as usual."""
PUMP_INSIDE: Mapping[str, tuple[str, ...]] = {
    "rotor_test": ("rotates", "does_not_rotate"), "xray_catheter": ("pump_flipped",), "pump_position_abnormal": ("present", "absent"),
    "interrogated_since_mri": ("present", "absent"),
}  # fmt: skip
"""What can be told of a pump in the body only, though the vocabulary names no phase for it."""
FILLED = ("refill", "concentration_change")
"""What is done to the dose with a refill."""
LONGEST_TEST = 60
"""Days in which a test period is over; made up for training, no rule reads it."""

_SWELLING = {
    "first_72h_after_surgery": (0.0, 3.0),
    "day_3_to_90": (3.0, 90.0),
    "after_day_90": (91.0, 36500.0),
}


def implausible(intake: Intake, book: RuleBook) -> Reason | None:
    """Why the visit can't be a patient's; None if it can."""
    if intake.issues or _overfull(intake) or denying(intake.visit.findings):
        return "contradiction"
    words, visit = book.knowledge.vocabulary.findings, intake.visit
    for name in visit.findings:
        finding, state = words[name], intake.facts.states.get(name)
        if isinstance(finding, Quantity) and isinstance(state, Interval) and state.known:
            lo, hi = bounds(name, finding)
            if not lo <= state.lo <= hi:
                return "value"
    if sum(not is_usual(words[name], intake.facts.states.get(name)) for name in visit.findings) > MOST_TOLD:
        return "crowded"
    if visit.phase == "test_period" and any(
        value in PUMP_INSIDE[name] for name, value in visit.findings.items() if name in PUMP_INSIDE
    ):
        return "contradiction"
    return "timing" if _at_odds(intake) else None


def _overfull(intake: Intake) -> bool:
    """Whether more is in the reservoir than it holds, or than was put in."""
    size, fill, left = (
        state.lo if isinstance(state := intake.facts.states.get(name), Interval) and state.known else None
        for name in ("reservoir_size", "last_fill", "residual_actual")
    )
    return any((
        size is not None and fill is not None and fill > size,
        size is not None and left is not None and left > size,
        fill is not None and left is not None and left > fill,
    ))  # fmt: skip


def _at_odds(intake: Intake) -> bool:
    """Whether the times told can't all be so."""
    told = intake.visit.findings

    def number(name: str) -> float | None:
        state = intake.facts.states.get(name) if name in told else None
        return state.lo if isinstance(state, Interval) and state.known else None

    implant, puncture = number("days_since_implant"), number("days_since_dural_puncture")
    refill, dose = number("days_since_refill"), number("hours_since_dose_event")
    months, event = number("months_of_infusion"), told.get("last_dose_event")
    onset, lasted = number("headache_onset_after_puncture"), number("headache_duration")
    swollen, swelling = number("pocket_swelling_duration"), _SWELLING.get(str(told.get("pocket_swelling_onset")))
    began = None if implant is None else implant - (swollen or 0.0)
    return any((
        # What counts from the latest of several events can't lie before one of them.
        refill is not None and dose is not None and dose >= (refill + 1) * 24,
        event == "none" and any((dose is not None and dose < WEEK, refill is not None and refill < WEEK / 24 - 1)),
        event not in {None, "none"} and dose is not None and dose > WEEK,
        event in FILLED and refill is not None and refill > WEEK / 24,
        event in FILLED and None not in {refill, dose} and abs((refill or 0.0) * 24 - (dose or 0.0)) > 24,  # noqa: PLR2004 - a day
        # A pump that was replaced was operated on then, and one whose battery ends is not new.
        event == "pump_replacement" and implant is not None and implant > WEEK / 24,
        event == "pump_replacement" and None not in {implant, dose} and abs((implant or 0.0) * 24 - (dose or 0.0)) > 24,  # noqa: PLR2004
        told.get("pump_log_event") in BATTERY and implant is not None and implant < WORN,
        # The headache began so long ago as it has lasted.
        puncture is not None and onset is not None and lasted is not None and abs(onset + lasted - puncture) > 1,
        swelling is not None and began is not None and (began > swelling[1] or (swollen is not None and began < swelling[0])),
        swelling is not None and implant is not None and implant < swelling[0],
        # A test period is short, and nothing of it is older than itself.
        intake.visit.phase == "test_period" and max(implant or 0.0, puncture or 0.0) > LONGEST_TEST,
        intake.visit.phase == "test_period" and (months or 0.0) > LONGEST_TEST / 30,
        intake.visit.phase == "test_period" and None not in {implant, dose} and (dose or 0.0) > ((implant or 0.0) + 1) * 24,
        intake.visit.phase == "test_period" and None not in {implant, puncture} and implant != puncture,
    ))  # fmt: skip
