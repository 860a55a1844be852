"""Made-up patients for whom everything is known: what a patient of each kind would answer to any question.

A patient is the usual answer to everything, the history of somebody in that phase, and what is out of the ordinary. At the
telephone nobody can read the pump or use a hammer; what can't be told there is answered "not known".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from thecal.condition import RuleBook
from thecal.knowledge.words import ObtainedBy
from thecal.visits.derive import timed

IMPLANTED: Mapping[str, str] = {
    # An implanted pump of fifteen months, refilled six weeks ago, in for its refill; an MRI two years ago.
    "age": "58 a", "sex": "male",
    "days_since_dural_puncture": "460 d", "days_since_implant": "460 d", "days_since_refill": "42 d",
    "hours_since_dose_event": "1008 h", "hours_since_mri": "17520 h", "months_of_infusion": "15 mo",
    "last_dose_event": "none", "dose_rise_12_months": "5 %",
    "drug_morphine": "present", "opioid_daily_dose": "3 mg/d", "opioid_concentration": "10 mg/mL",
    "reservoir_size": "40 mL", "last_fill": "40 mL", "residual_expected": "11.5 mL", "residual_actual": "12 mL",
    "post_void_residual": "40 mL", "cows_score": "0", "headache_intensity": "0",
}  # fmt: skip
TEST_PERIOD: Mapping[str, str] = {
    # A tunnelled catheter for nine days; the dose was last changed three days ago.
    "age": "58 a", "sex": "male",
    "days_since_dural_puncture": "9 d", "days_since_implant": "9 d", "hours_since_dose_event": "75 h",
    "months_of_infusion": "0.3 mo", "last_dose_event": "dose_increase", "dose_rise_12_months": "0 %",
    "hours_since_mri": "17520 h", "drug_morphine": "present", "opioid_daily_dose": "1 mg/d",
    "opioid_concentration": "1 mg/mL", "post_void_residual": "40 mL", "cows_score": "0",
}  # fmt: skip
AFTER_SURGERY: Mapping[str, str] = {
    # The first weeks after the pump was put in; the days are each patient's own.
    **IMPLANTED,
    "months_of_infusion": "0.5 mo", "dose_rise_12_months": "0 %",
    "residual_expected": "30 mL", "residual_actual": "30.5 mL",
}  # fmt: skip

NOT_BY_TELEPHONE = frozenset({
    "spo2", "systolic_bp", "spinal_tenderness", "hyperreflexia", "pupils", "cows_score", "post_void_residual",
    "pump_position_abnormal", "pocket_fluctuant",
})  # fmt: skip


@dataclass(frozen=True)
class Patient:
    """One patient, whole.

    Attributes:
        kind: what patients of this kind have in common; medians are taken over a kind.
        story: one line for a reader.
        of: the complication that the patient has; empty for a well one.
        reasons: what the patient comes with, as the interview lists it.
        tells: finding → what differs from the usual, as a visit file writes it.
        base: the history of somebody in this phase.
    """

    kind: str
    story: str
    of: str
    phase: str
    reasons: tuple[str, ...]
    tells: Mapping[str, str] = field(default_factory=dict)
    base: Mapping[str, str] = field(default_factory=dict)
    telephone: bool = False

    def truth(self, book: RuleBook) -> dict[str, str]:
        """Finding → the true answer; what nobody can tell is not in it."""
        words = book.knowledge.vocabulary.findings
        told: dict[str, str] = {}
        for name, finding in words.items():
            if finding.derived is not None and not timed(finding):
                continue
            if finding.phases and self.phase not in finding.phases:
                continue
            if self.telephone and (finding.obtained_by is ObtainedBy.DEVICE_INTERROGATION or name in NOT_BY_TELEPHONE):
                continue
            value = self.tells.get(name, self.base.get(name)) or finding.as_usual
            if value is not None and finding.obtained_by.bedside:
                told[name] = value
        for name in list(told):
            parent = words[name].only_if
            if parent is not None and told.get(parent) != "present":
                del told[name]
        return told


def _test(kind: str, story: str, of: str, *reasons: str, **tells: str) -> Patient:
    return Patient(kind, story, of, "test_period", reasons, tells, TEST_PERIOD)


def _pump(kind: str, story: str, of: str, *reasons: str, **tells: str) -> Patient:
    return Patient(kind, story, of, "implanted", reasons, tells, IMPLANTED)


def _fresh(kind: str, days: int, story: str, of: str, *reasons: str, **tells: str) -> Patient:
    since = dict.fromkeys(("days_since_implant", "days_since_dural_puncture", "days_since_refill"), f"{days} d")
    return Patient(
        kind, story, of, "implanted", reasons, tells,
        {**AFTER_SURGERY, **since, "hours_since_dose_event": f"{24 * days} h",
         "last_dose_event": "none" if days > 7 else "pump_replacement"},
    )  # fmt: skip


_PDPH = {"headache": "present", "headache_posture": "worse_upright"}
_LOST = {"loss_of_pain_relief": "sudden"}
_SWELLING = {"pocket_swelling": "present"}

PATIENTS: tuple[Patient, ...] = (
    _test("well", "Test period, all is well", "", "routine"),
    _test("well", "Test period, day 2, all is well", "", "routine", days_since_dural_puncture="2 d",
          days_since_implant="2 d", hours_since_dose_event="48 h", last_dose_event="none"),
    _pump("well", "In for the refill, all is well", "", "routine"),
    _pump("well", "In for the refill, no opioid but baclofen", "", "routine", drug_morphine="absent",
          drug_baclofen="present", opioid_daily_dose="0 mg/d", opioid_concentration="0 mg/mL"),
    _fresh("well", 12, "Day 12 after the implantation, all is well", "", "routine"),
    Patient("well, by telephone", "Test period, rung up, all is well", "", "test_period", ("routine",), {},
            TEST_PERIOD, telephone=True),
    Patient("well, by telephone", "Implanted pump, rung up, all is well", "", "implanted", ("routine",), {},
            IMPLANTED, telephone=True),

    # T1, I1
    _test("post-dural puncture headache", "Day 2, worse upright, bearable", "post_dural_puncture_headache", "headache",
          **_PDPH, days_since_dural_puncture="2 d", days_since_implant="2 d", headache_onset_after_puncture="1 d",
          headache_duration="1 d", headache_intensity="4"),
    _test("post-dural puncture headache", "Day 3, worse upright, can't sit up to eat", "post_dural_puncture_headache",
          "headache", **_PDPH, days_since_dural_puncture="3 d", days_since_implant="3 d", headache_disabling="present",
          headache_onset_after_puncture="1 d", headache_duration="2 d", headache_intensity="8", nausea_or_vomiting="present"),
    _test("post-dural puncture headache", "Day 4, worse upright, ringing ears", "post_dural_puncture_headache", "headache",
          **_PDPH, days_since_dural_puncture="4 d", days_since_implant="4 d", headache_onset_after_puncture="2 d",
          headache_duration="2 d", hearing_change="present", neck_stiffness="present", headache_intensity="6"),
    _fresh("post-dural puncture headache", 2, "Two days after the pump, worse upright, bearable",
           "post_dural_puncture_headache", "headache", **_PDPH, headache_onset_after_puncture="1 d",
           headache_duration="1 d", headache_intensity="4"),

    # T2, I2
    _test("infection, superficial", "Red and tender wound, no fever", "system_infection", "wound",
          wound_redness_or_warmth="present", wound_tenderness="present"),
    _fresh("infection, superficial", 9, "Red and tender wound after the pump, no fever", "system_infection", "wound",
           wound_redness_or_warmth="present", wound_tenderness="present"),
    _fresh("infection, superficial", 12, "Pus from a tender wound, no fever", "system_infection", "wound",
           wound_discharge="purulent", wound_tenderness="present"),
    _fresh("infection, deep", 20, "Fever, red and tender swollen pocket", "system_infection", "pump_swelling", "fever",
           **_SWELLING, pocket_swelling_onset="day_3_to_90", pocket_fluctuant="present", temperature="38.4 Cel",
           heart_rate="98 /min", wound_redness_or_warmth="present", wound_tenderness="present"),
    _fresh("infection, deep", 30, "The wound has opened over the pump, tender, no fever", "system_infection", "wound",
           wound_open_or_device_visible="present", wound_tenderness="present", wound_discharge="serous"),
    _test("infection, deep", "Fever, pus at the port", "system_infection", "fever", "wound",
          temperature="38.7 Cel", heart_rate="104 /min", wound_discharge="purulent", wound_tenderness="present",
          wound_redness_or_warmth="present"),

    # T3, I3
    _test("catheter, dislocated", "Relief gone at once after a fall", "catheter_fault", "loss_of_pain_relief",
          **_LOST, fall_or_trauma="present"),
    _pump("catheter, dislocated", "Relief gone at once after lifting, restless", "catheter_fault", "loss_of_pain_relief",
          **_LOST, fall_or_trauma="present", withdrawal_symptoms="present", agitation="present", cows_score="8"),
    _test("catheter, leaking", "Wet dressing, clear fluid, relief fading", "catheter_fault", "wound", "loss_of_pain_relief",
          wound_discharge="clear_watery", loss_of_pain_relief="gradual", gate_or_line_disturbed="present"),
    _fresh("catheter, leaking", 25, "Swelling at the back wound, relief fading", "catheter_fault", "loss_of_pain_relief",
           back_swelling="present", loss_of_pain_relief="gradual"),
    _pump("catheter, broken", "Relief gone at once after bending forward", "catheter_fault", "loss_of_pain_relief",
          **_LOST, fall_or_trauma="present", withdrawal_symptoms="present", yawning="present", cows_score="9"),
    _pump("catheter, broken", "Relief gone at once, no fall, well otherwise", "catheter_fault", "loss_of_pain_relief", **_LOST),
    _pump("catheter, blocked", "Relief fading, dose raised in vain, too much left in the pump", "catheter_fault",
          "loss_of_pain_relief", loss_of_pain_relief="gradual", dose_escalation_without_benefit="present",
          dose_rise_12_months="40 %", residual_actual="24 mL"),

    # I4
    _fresh("pump seroma", 14, "Soft swelling, no fever", "pump_seroma", "pump_swelling", **_SWELLING,
           pocket_swelling_onset="day_3_to_90", pocket_fluctuant="present", pocket_swelling_duration="4 d"),
    _fresh("pump seroma", 10, "Tense swelling, no fever", "pump_seroma", "pump_swelling", **_SWELLING,
           pocket_swelling_onset="day_3_to_90", pocket_tense_or_painful="present", pocket_fluctuant="present",
           pocket_swelling_duration="2 d"),
    _fresh("pump seroma", 31, "Small soft swelling found at a visit", "pump_seroma", "routine", **_SWELLING,
           pocket_swelling_onset="day_3_to_90", pocket_fluctuant="present", pocket_swelling_duration="7 d"),

    # I5
    _pump("tip granuloma", "Relief fading in spite of higher doses, a new band of pain", "catheter_tip_granuloma",
          "loss_of_pain_relief", loss_of_pain_relief="gradual", dose_escalation_without_benefit="present",
          radicular_pain="present", months_of_infusion="24 mo", opioid_daily_dose="14 mg/d",
          opioid_concentration="25 mg/mL", dose_rise_12_months="80 %"),
    _pump("tip granuloma", "New numbness and an unsteady walk", "catheter_tip_granuloma", "neurological_signs",
          sensory_change="present", gait_change="present", radicular_pain="present", months_of_infusion="26 mo",
          opioid_daily_dose="12 mg/d"),
    _pump("tip granuloma", "The legs have become weak", "catheter_tip_granuloma", "neurological_signs",
          leg_weakness="present", sensory_change="present", gait_change="present", loss_of_pain_relief="gradual",
          months_of_infusion="30 mo"),

    # I6
    _pump("pump, programming error", "Settings differ, nothing felt", "pump_software_fault", "routine",
          settings_match_prescription="absent"),
    _pump("pump, programming error", "Drowsy since the new concentration", "pump_software_fault", "drowsiness",
          settings_match_prescription="absent", sedation="drowsy", respiratory_rate="11 /min", hours_since_dose_event="20 h",
          days_since_refill="0 d", last_dose_event="concentration_change", pupils="pinpoint"),
    _pump("pump, alarm", "One short tone, otherwise well", "pump_software_fault", "alarm", pump_alarm="single_tone",
          pump_log_event="low_reservoir", residual_expected="2 mL", residual_actual="2.2 mL"),
    _pump("pump, alarm", "Two tones, otherwise well", "pump_software_fault", "alarm", pump_alarm="two_tone",
          pump_log_event="empty_reservoir", residual_expected="0 mL", residual_actual="0 mL"),
    _pump("pump, stall", "Stalled, more pain, restless", "pump_software_fault", "loss_of_pain_relief", **_LOST,
          pump_alarm="two_tone", pump_log_event="motor_stall", withdrawal_symptoms="present", agitation="present",
          cows_score="11", residual_actual="20 mL"),
    _pump("pump, stall", "Stalled since the MRI, not yet felt", "pump_software_fault", "alarm",
          hours_since_mri="10 h", interrogated_since_mri="absent", pump_alarm="two_tone", pump_log_event="motor_stall"),
    _pump("pump, battery", "The replacement indicator is on", "pump_software_fault", "routine",
          pump_log_event="replacement_indicator"),
    _pump("pump, battery", "End of service", "pump_software_fault", "alarm", pump_alarm="two_tone",
          pump_log_event="end_of_service"),
    _pump("pump, telemetry", "The programmer can't reach the pump", "pump_software_fault", "routine",
          telemetry_failure="present"),

    # Not in the leaflet
    _test("meningitis", "Fever, headache, stiff neck", "meningitis", "fever", temperature="38.9 Cel", heart_rate="108 /min",
          headache="present", headache_posture="not_postural", neck_stiffness="present", photophobia="present",
          headache_duration="1 d", headache_onset_after_puncture="8 d"),
    _test("overdose", "Hard to wake, breathing slowly", "respiratory_depression", "drowsiness", sedation="difficult_to_rouse",
          respiratory_rate="8 /min", spo2="88 %", consciousness="responds_to_voice", hours_since_dose_event="10 h"),
    _pump("withdrawal", "Restless, shivery, more pain; the log is clean", "opioid_withdrawal", "withdrawal",
          withdrawal_symptoms="present", agitation="present", diarrhoea="present", loss_of_pain_relief="gradual",
          cows_score="12"),
    _fresh("epidural haematoma", 1, "Weak legs the day after surgery", "spinal_epidural_haematoma", "neurological_signs",
           leg_weakness="present", back_pain="present"),
    _pump("epidural abscess", "Fever and back pain", "spinal_epidural_abscess", "fever", temperature="38.6 Cel",
          heart_rate="100 /min", back_pain="present", spinal_tenderness="present"),
)  # fmt: skip
