"""What a patient of a training case is like apart from the case: a history that fits, and what is as usual.

The numbers here are made up so that cases look like visits; none is a clinical claim and no rule reads them.
"""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from thecal.condition.book import RuleBook
from thecal.condition.check import AnyFinding
from thecal.condition.facts import State
from thecal.condition.units import tidy
from thecal.knowledge.vocabulary import Finding, Quantity
from thecal.scenarios.given import usual_findings
from thecal.training.denying import denied
from thecal.visits.values import as_state

BOUNDS: Mapping[str, tuple[float, float]] = {
    "age": (18, 95), "temperature": (35, 41), "heart_rate": (35, 160), "respiratory_rate": (4, 40), "spo2": (70, 100),
    "systolic_bp": (60, 230), "headache_onset_after_puncture": (0, 120), "headache_duration": (0, 200),
    "pocket_swelling_duration": (0, 400), "cows_score": (0, 40), "post_void_residual": (0, 1200),
    "days_since_dural_puncture": (0, 6000), "days_since_implant": (0, 6000), "days_since_refill": (0, 200),
    "hours_since_dose_event": (0.5, 4800), "hours_since_mri": (1, 90000), "months_of_infusion": (0, 240),
    "opioid_daily_dose": (0, 40), "opioid_concentration": (0, 60), "dose_rise_12_months": (-60, 300),
    "reservoir_size": (20, 40), "last_fill": (0, 40), "residual_expected": (0, 40), "residual_actual": (0, 40),
    "post_refill_gap": (0, 20), "crp": (0, 400), "esr": (0, 130), "opening_pressure": (0, 500),
}  # fmt: skip
"""Between which ends a value of a case lies; for other findings, the range of the vocabulary."""

TOLD_AS_USUAL = (3, 8)
"""How many unremarkable findings a case tells beside what decides it."""


DAY = 24
"""The hours of a day."""
BATTERY = ("replacement_indicator", "end_of_service", "low_battery_reset")
"""What a pump logs whose battery ends; a pump that logs it is not new."""
WORN = 365
"""So many days a pump is at least in the body before its battery ends; made up for training, no rule reads it."""
MONTH = 30.4375
"""The days of a month, as UCUM counts."""
WEEK = 168.0
"""The hours that "within the last week" means where the last dose event is asked for."""

ORDINARY: Mapping[str, tuple[int, int]] = {
    "post_void_residual": (0, 60), "cows_score": (0, 2), "headache_intensity": (3, 8), "dose_rise_12_months": (0, 10),
    "post_refill_gap": (0, 0), "hours_since_mri": (4000, 40000), "opioid_daily_dose": (1, 3), "opioid_concentration": (1, 10),
    "age": (30, 84),
}  # fmt: skip
"""Between which ends an unremarkable value lies, for what the vocabulary names no usual value for; in its units."""


def bounds(name: str, finding: Quantity) -> tuple[float, float]:
    """Between which ends a value of a case lies."""
    lo, hi = BOUNDS.get(name, finding.range)
    return max(lo, finding.range[0]), min(hi, finding.range[1])


def written(finding: Finding, number: float) -> str:
    """A number as a visit holds it."""
    assert isinstance(finding, Quantity)
    text = f"{tidy(number):.10g}"
    return text if finding.dimensionless else f"{text} {finding.unit}"


def is_usual(finding: AnyFinding, state: State | None) -> bool:
    """Whether this is what one would find in anybody."""
    return finding.as_usual is not None and as_state(finding, finding.as_usual) == state


class History:
    """The times of one patient: those that the case is about, and others that agree with them.

    Args:
        known: times in the units of the vocabulary, and the choices that say when something was.
    """

    def __init__(self, known: Mapping[str, float | str], phase: str, rng: Random) -> None:
        self.known = known
        self.phase = phase
        self.rng = rng
        self.times: dict[str, float] = {}

    def drawn(self) -> dict[str, float]:
        """All times, the known ones as they are.

        The catheter was put in through the dura: where nothing says otherwise, the last puncture was then.
        """
        implant = self._put("days_since_implant", self._since_surgery())
        onset, lasted = self._number("headache_onset_after_puncture"), self._number("headache_duration")
        puncture = implant
        if onset is not None or lasted is not None:
            puncture = max(implant, onset or 0.0) if lasted is None else (1.0 if onset is None else onset) + lasted
        puncture = self._put("days_since_dural_puncture", puncture)
        if onset is not None and lasted is None:
            self._put("headache_duration", max(puncture - onset, 0.0))
        elif lasted is not None and onset is None:
            self._put("headache_onset_after_puncture", max(puncture - lasted, 0.0))
        if self.phase == "implanted":
            self._doses(implant)
        elif self.phase == "test_period":
            self._tried(implant)
        months = implant / MONTH
        self._put("months_of_infusion", float(round(months)) if months > 2 else round(months, 2))  # noqa: PLR2004 - said in whole months
        return self.times

    def _put(self, name: str, number: float) -> float:
        known = self._number(name)
        self.times[name] = number if known is None else known
        return self.times[name]

    def _number(self, name: str) -> float | None:
        known = self.known.get(name)
        return None if known is None or isinstance(known, str) else float(known)

    def _since_surgery(self) -> float:
        """Days since the operation, where the case does not say: not less than what came after it took."""
        least = self._number("pocket_swelling_duration") or 0.0
        onset = (self._number("headache_onset_after_puncture") or 0.0) + (self._number("headache_duration") or 0.0)
        if "headache_onset_after_puncture" in self.known and "headache_duration" not in self.known:
            onset += self.rng.randint(0, 3)
            self.known = {
                **self.known,
                "headache_duration": onset - (self._number("headache_onset_after_puncture") or 0.0),
            }
        least = max(least, onset, self._number("days_since_refill") or 0.0)
        least = max(least, (self._number("hours_since_dose_event") or 0.0) // 24)
        puncture, months = self._number("days_since_dural_puncture"), self._number("months_of_infusion")
        if self.known.get("last_dose_event") == "pump_replacement":
            return float((self._number("hours_since_dose_event") or DAY * self.rng.randint(1, 6)) // DAY)
        if puncture is not None:
            return puncture
        if months is not None:
            return max(least, float(round(months * MONTH)))
        if self.known.get("pump_log_event") in BATTERY:
            return least + self.rng.randint(2 * WORN, 6 * WORN)
        swelling = self.known.get("pocket_swelling_onset")
        if swelling in _SWELLING:
            first, last = _SWELLING[str(swelling)]
            return (self._number("pocket_swelling_duration") or 0.0) + self.rng.randint(first, last)
        if onset:
            return least
        first, last = (2, 12) if self.phase == "test_period" else self.rng.choice(((6, 40), (120, 1600), (120, 1600)))
        return least + self.rng.randint(first, last)

    def _doses(self, implant: float) -> None:
        event = self.known.get("last_dose_event")
        hours = self._number("hours_since_dose_event")
        # Another concentration goes in with a refill.
        filled = event in {"refill", "concentration_change"}
        if hours is not None:
            refill = float(round(hours / DAY) + (0 if filled else self.rng.randint(0, 60)))
        elif filled:
            refill = float(self.rng.randint(0, 5))
        else:
            refill = float(self.rng.randint(8, 75))
        refill = self._put("days_since_refill", min(refill, implant))
        if event == "pump_replacement":
            hours = DAY * implant + self.rng.randint(1, 12)
        elif event not in {None, "none", "refill", "concentration_change"}:
            least, most = 2, int(min(refill * 24 + 12, 150))
            hours = float(self.rng.randint(least, max(most, least)))
        else:
            # Told in hours within some days, and in days after that.
            hours = 24 * refill + (0 if refill > 3 else self.rng.randint(2, 12))  # noqa: PLR2004
        self._put("hours_since_dose_event", hours)

    def _tried(self, implant: float) -> None:
        """In a test period the dose is tried out; where the case does not say, it was raised a day or more ago."""
        event = self.known.get("last_dose_event")
        if event not in {None, "none"}:
            self._put(
                "hours_since_dose_event",
                float(self.rng.randint(DAY if implant > 1 else 2, max(DAY, int(min(implant * DAY, 150))))),
            )
        elif event == "none" and implant * DAY > WEEK:
            self._put("hours_since_dose_event", DAY * implant)


_SWELLING = {"first_72h_after_surgery": (1, 3), "day_3_to_90": (4, 60), "after_day_90": (100, 900)}


def as_usual(book: RuleBook, phase: str, told: Mapping[str, str], rng: Random) -> dict[str, str]:
    """A few unremarkable answers to questions that the case is not about."""
    words = book.knowledge.vocabulary.findings
    usual = {
        name: value
        for name, value in usual_findings(book, phase).items()
        if name not in told and words[name].only_if is None and not name.startswith("drug_")
        if not denied(name, value, told, words)
    }
    names = sorted(usual)
    rng.shuffle(names)
    chosen = {name: usual[name] for name in names[: rng.randint(*TOLD_AS_USUAL)]}
    person = {"age": f"{rng.randint(30, 84)} a", "sex": rng.choice(("female", "male"))}
    return {**{name: value for name, value in person.items() if name in words and name not in told}, **chosen}
