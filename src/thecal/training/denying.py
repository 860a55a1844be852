"""What, told together, would read as if one denied the other, though no rule forbids it."""

from __future__ import annotations

from collections.abc import Mapping

from thecal.condition.check import AnyFinding
from thecal.knowledge.vocabulary import Finding
from thecal.knowledge.words import ObtainedBy

READ_FROM_PUMP = ("pump_log_event", "settings_match_prescription")
"""What nobody can read while the programmer does not reach the pump."""
ALERTNESS: Mapping[str, frozenset[str]] = {
    "alert": frozenset({"awake", "drowsy"}),
    "new_confusion": frozenset({"awake", "drowsy", "difficult_to_rouse"}),
    "responds_to_voice": frozenset({"drowsy", "difficult_to_rouse"}),
    "responds_to_pain": frozenset({"difficult_to_rouse", "unrousable"}),
    "unresponsive": frozenset({"difficult_to_rouse", "unrousable"}),
}
"""Which depth of sedation is told beside which consciousness, so that one does not deny the other; made for telling, no rule
reads it."""
SILENT = {"consciousness": ("responds_to_pain", "unresponsive"), "sedation": ("unrousable",)}
"""Of whom this is told, that patient answers no question."""
FROM_RECORD = ("age", "sex", "drug_", "last_dose", "days_since", "hours_since", "months_of", "dose_rise", "pump_", "refill_",
               "interrogated_since", "immunosuppressed", "surgical_site", "renal_failure", "anticoagulated", "sedative_or",
               "pdph_before")  # fmt: skip
"""How the findings begin that somebody can tell of a patient who does not answer."""


def does_not_answer(told: Mapping[str, object]) -> bool:
    """Whether the patient answers no question."""
    return any(told.get(name) in values for name, values in SILENT.items())


def can_answer(name: str, finding: AnyFinding, told: Mapping[str, object]) -> bool:
    """Whether a question can be answered, by the patient or for one who does not answer."""
    by_patient = finding.obtained_by is ObtainedBy.HISTORY and not name.startswith(FROM_RECORD)
    return not (by_patient and does_not_answer(told))


def denied(name: str, value: str, told: Mapping[str, object], words: Mapping[str, Finding]) -> bool:
    """Whether a usual answer would read as if it denied what is told: the log of a pump that nobody can reach."""
    if name in READ_FROM_PUMP and told.get("telemetry_failure") == "present":
        return True
    if name == "sedation" and "consciousness" in told:
        return value not in ALERTNESS.get(str(told["consciousness"]), {value})
    if name == "consciousness" and "sedation" in told:
        return str(told["sedation"]) not in ALERTNESS.get(value, {str(told["sedation"])})
    if name == "withdrawal_symptoms":
        presumed = getattr(words.get("cows_score"), "presumed", None)
        signs = presumed.without if presumed is not None else ()
        if "cows_score" in told or any(told.get(sign) == "present" for sign in signs):
            return True
    return not can_answer(name, words[name], told)


def denying(told: Mapping[str, object]) -> bool:
    """Whether one thing told denies another: nobody reads the log of a pump that the programmer does not reach."""
    sedation = told.get("sedation")
    fits = ALERTNESS.get(str(told.get("consciousness")))
    unreached = told.get("telemetry_failure") == "present" and any(name in told for name in READ_FROM_PUMP)
    return unreached or (sedation is not None and fits is not None and sedation not in fits)
