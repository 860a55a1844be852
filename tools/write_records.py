"""Writes examples/records.csv and examples/redcap/: made-up records, dirty in the ways in which records are.

The visits come from the made-up visits of `thecal screen --demo`; here they are put into the columns and the habits of a
clinic's own table, and of a REDCap project. With `--check` the files are only compared, and the exit code is 1 when one is
stale. The mappings beside them are written by hand.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from thecal.quick import load_rules  # noqa: E402 - of this checkout
from thecal.screening.demo import demo_batches  # noqa: E402

RECORDS = ROOT / "examples" / "records.csv"
EXPORT = ROOT / "examples" / "redcap" / "export.csv"
DICTIONARY = ROOT / "examples" / "redcap" / "data_dictionary.csv"
SEED = 46
ROWS, FORMS = 300, 60

Visit = dict[str, Any]

SEDATION = {"awake": "0", "drowsy": "1", "difficult_to_rouse": "2", "unrousable": "3"}
ACVPU = {"alert": "A", "new_confusion": "C", "responds_to_voice": "V", "responds_to_pain": "P", "unresponsive": "U"}
WOUND = {"none": "dry", "serous": "serous", "clear_watery": "clear fluid", "bloody": "blood", "purulent": "pus"}
ALARM = {"none": "no", "single_tone": "single", "two_tone": "two-tone", "unknown_tone": "tone?"}


def visits(rows: int) -> Iterator[Visit]:
    """Made-up visits, finding by finding, without the units in the names."""
    for batch in demo_batches(rows, SEED, load_rules(ROOT / "rules")):
        for row in batch.to_pylist():
            yield {name.partition(" [")[0]: value for name, value in row.items()}


# ------------------------------------------------------------------------------------------ a clinic's own table


def record(visit: Visit, number: int) -> dict[str, str]:
    """One line of the clinic's table: its own names, decimal commas, °F, days before months, 1 and 2 for yes and no."""
    fahrenheit = None if visit["temperature"] is None else visit["temperature"] * 9 / 5 + 32
    phase = {"test_period": "trial", "implanted": "pump", None: ""}[visit["phase"]]
    return {
        "pat_nr": f"ITT-{number + 1:04d}",
        "stage": phase,
        "visit": _day(visit["date"]),
        "op_date": _day(visit["implant"]),
        "puncture": _day(visit["dural_puncture"]),
        "refilled": _day(visit["refill"]),
        "age": _number(visit["age"], 0),
        "temp_f": _number(fahrenheit, 1),
        "pulse": _number(visit["heart_rate"], 0),
        "resp": _number(visit["respiratory_rate"], 0),
        "spo2": _number(visit["spo2"], 0),
        "rr_sys": _number(visit["systolic_bp"], 0),
        "acvpu": ACVPU.get(visit["consciousness"], ""),
        "sedation": SEDATION.get(visit["sedation"], ""),
        "headache": _one_two(visit["headache"]),
        "worse_upright": {"worse_upright": "1", None: ""}.get(visit["headache_posture"], "2"),
        "stiff_neck": _yes_no(visit["neck_stiffness"]),
        "vomiting": _yes_no(visit["nausea_or_vomiting"]),
        "wound_red": _yes_no(visit["wound_redness_or_warmth"]),
        "wound_sore": _yes_no(visit["wound_tenderness"]),
        "wound_fluid": WOUND.get(visit["wound_discharge"], ""),
        "swelling": _yes_no(visit["pocket_swelling"]),
        "weak_legs": _yes_no(visit["leg_weakness"]),
        "numb": _yes_no(visit["sensory_change"]),
        "back_pain": _yes_no(visit["back_pain"]),
        "relief_lost": visit["loss_of_pain_relief"] or "",
        "withdrawal": _yes_no(visit["withdrawal_symptoms"]),
        "cows": _number(visit["cows_score"], 0),
        "alarm": ALARM.get(visit["pump_alarm"], ""),
        "log": visit["pump_log_event"] or "",
        "filled_ml": _number(visit["last_fill"], 1),
        "left_calc_ml": _number(visit["residual_expected"], 1),
        "left_found_ml": _number(visit["residual_actual"], 1),
        "morphine_mg_d": _number(visit["opioid_daily_dose"], 3),
        "crp": _number(visit["crp"], 1),
        "ward": "",
        "comment": "",
    }


def _day(day: dt.date | None) -> str:
    return "" if day is None else f"{day:%d/%m/%Y}"


def _number(number: float | None, decimals: int) -> str:
    return "" if number is None else f"{number:.{decimals}f}".replace(".", ",")


def _yes_no(value: bool | None) -> str:  # noqa: FBT001 - the value of a finding
    return {True: "yes", False: "no", None: ""}[value]


def _one_two(value: bool | None) -> str:  # noqa: FBT001 - the value of a finding
    return {True: "1", False: "2", None: ""}[value]


MISHAPS: dict[int, dict[str, str]] = {
    # Row, from 0 → what somebody typed. What each comes to stands in tests/unit/screening/test_examples.py.
    3: {"temp_f": "380"}, 17: {"temp_f": "37,9"}, 29: {"pulse": "7200"}, 41: {"spo2": "n/a"}, 44: {"spo2": "970"},
    58: {"visit": "31/02/2025"}, 63: {"stiff_neck": "not sure"}, 71: {"pat_nr": "=2+5"}, 72: {"pat_nr": "ITT-0072"},
    80: {"visit": "2025-03-09", "op_date": "2025-01-20", "puncture": "", "refilled": ""}, 96: {"comment": "Seen with her son;\nwants the refill earlier."},
    104: {"resp": "-9"}, 118: {"sedation": "5"}, 127: {"pat_nr": "ITT-0001"}, 150: {"op_date": "20/11/2031"},
    163: {"wound_fluid": "purulent?"}, 170: {"temp_f": "99,1 F"}, 188: {"headache": "9"}, 201: {"pulse": "sixty"},
    215: {"left_found_ml": "12.5"}, 230: {"stage": "explanted"}, 246: {"rr_sys": "126/81"}, 259: {"age": "580"},
}  # fmt: skip
CUT_SHORT, TOO_LONG = 137, 209
"""Rows that lost their last cells, and that have more than there are columns."""


def records() -> bytes:
    """The whole file: UTF-8 with a byte order mark and semicolons, as a spreadsheet saves it."""
    chance = random.Random(SEED)
    sheet = io.StringIO(newline="")
    writer = csv.writer(sheet, delimiter=";", lineterminator="\r\n")
    for number, visit in enumerate(visits(ROWS)):
        row = record(visit, number)
        row["ward"] = chance.choice(["PA2", "pa2 ", "Day clinic", "Tagesklinik Süd"])
        for name in row:
            if name not in {"pat_nr", "comment"} and chance.random() < 0.02:
                row[name] = row[name] + " " if row[name] else chance.choice(["n/a", "-", "?"])
        row.update(MISHAPS.get(number, {}))
        if not number:
            writer.writerow(row)
        cells = list(row.values())
        writer.writerow(
            cells[:9] if number == CUT_SHORT else [*cells, "", "see letter"] if number == TOO_LONG else cells
        )
    return b"\xef\xbb\xbf" + sheet.getvalue().encode()


# ------------------------------------------------------------------------------------------------ a REDCap project

SYMPTOMS = {
    "1": ("Stiff neck", "neck_stiffness"), "2": ("Light hurts", "photophobia"),
    "3": ("Nausea or vomiting", "nausea_or_vomiting"), "4": ("Hearing change, tinnitus", "hearing_change"),
}  # fmt: skip
HEADER = [
    "Variable / Field Name", "Form Name", "Section Header", "Field Type", "Field Label",
    "Choices, Calculations, OR Slider Labels", "Field Note", "Text Validation Type OR Show Slider Number",
    "Text Validation Min", "Text Validation Max", "Identifier?", "Branching Logic (Show field only if...)",
    "Required Field?", "Custom Alignment", "Question Number (surveys only)", "Matrix Group Name", "Matrix Ranking?",
    "Field Annotation",
]  # fmt: skip
FIELDS: list[tuple[str, str, str, str, str, str]] = [
    # name, form, type, label, choices, validation
    ("record_id", "baseline", "text", "Record ID", "", ""),
    ("age", "baseline", "text", "Age (years)", "", "integer"),
    ("visit_date", "follow_up", "text", "Date of the visit", "", "date_dmy"),
    ("surgery_date", "follow_up", "text", "Date of the last implantation or revision", "", "date_dmy"),
    ("phase", "follow_up", "radio", "Phase", "1, Trial | 2, Implanted pump", ""),
    ("temp", "follow_up", "text", "Temperature (°C)", "", "number_1dp"),
    ("headache", "follow_up", "yesno", "Headache?", "", ""),
    ("posture", "follow_up", "radio", "When is the headache worse?",
     "1, Sitting or standing | 2, No difference | 9, Not known", ""),
    ("sx", "follow_up", "checkbox", "Symptoms (tick all that apply)",
     " | ".join([*(f"{code}, {label}" for code, (label, _) in SYMPTOMS.items()), "0, None of these", "-99, Not asked"]), ""),
    ("relief", "follow_up", "dropdown", "Loss of pain relief", "0, No | 1, Gradual | 2, Sudden", ""),
    ("notes", "follow_up", "notes", "Notes", "", ""),
]  # fmt: skip


def dictionary() -> bytes:
    """The project's data dictionary, as the website gives it."""
    sheet = io.StringIO(newline="")
    writer = csv.writer(sheet, lineterminator="\n")
    writer.writerow(HEADER)
    for name, form, kind, label, choices, check in FIELDS:
        row = dict.fromkeys(HEADER, "")
        row.update(zip((HEADER[0], HEADER[1], HEADER[3], HEADER[4], HEADER[5], HEADER[7]),
                       (name, form, kind, label, choices, check), strict=True))  # fmt: skip
        writer.writerow(row.values())
    return sheet.getvalue().encode()


def export() -> bytes:
    """Every record's baseline, and its follow-ups as repeats: raw codes, checkboxes, missing-data codes."""
    chance = random.Random(SEED)
    boxes = [f"sx___{code}" for code in (*SYMPTOMS, "0", "_99")]
    names = [
        "record_id", "redcap_event_name", "redcap_repeat_instrument", "redcap_repeat_instance", "age",
        "baseline_complete", "visit_date", "surgery_date", "phase", "temp", "headache", "posture", *boxes, "relief", "notes",
        "follow_up_complete",
    ]  # fmt: skip
    sheet = io.StringIO(newline="")
    writer = csv.DictWriter(sheet, names, restval="", lineterminator="\n")
    writer.writeheader()
    for number, visit in enumerate(visits(FORMS)):
        record_id, instance = number // 3 + 1, number % 3 + 1
        unticked = dict.fromkeys(boxes, "0")
        age = "NI" if visit["age"] is None else f"{visit['age']:.0f}"
        if instance == 1:
            writer.writerow({"record_id": record_id, "redcap_event_name": "baseline_arm_1", "age": age,
                             "baseline_complete": "2", **unticked})  # fmt: skip
        complete = chance.choices(["2", "1", "0"], [8, 1, 1])[0]
        writer.writerow({
            "record_id": record_id, "redcap_event_name": "follow_up_arm_1", "redcap_repeat_instrument": "follow_up",
            "redcap_repeat_instance": instance, "visit_date": str(visit["date"]),
            "surgery_date": "NI" if visit["implant"] is None else str(visit["implant"]),
            "phase": {"test_period": "1", "implanted": "2", None: "UNK"}[visit["phase"]],
            "temp": "-99" if visit["temperature"] is None else f"{visit['temperature']:.1f}",
            "headache": {True: "1", False: "0", None: ""}[visit["headache"]],
            "posture": {"worse_upright": "1", "not_postural": "2", "pattern_lost": "9", None: ""}[visit["headache_posture"]],
            **(unticked if complete == "0" else _boxes(visit, unticked)),
            "relief": {"none": "0", "gradual": "1", "sudden": "2", None: "NASK"}[visit["loss_of_pain_relief"]],
            "follow_up_complete": complete,
        })  # fmt: skip
    return sheet.getvalue().encode()


def _boxes(visit: Visit, unticked: dict[str, str]) -> dict[str, str]:
    told = {code: visit[name] for code, (_, name) in SYMPTOMS.items()}
    if all(value is None for value in told.values()):
        return {**unticked, "sx____99": "1"}
    ticked = {f"sx___{code}": "1" for code, value in told.items() if value}
    return {**unticked, **(ticked or {"sx___0": "1"})}


def main() -> int:
    """Writes the files, or compares them; returns the exit code."""
    stale = 0
    for path, content in ((RECORDS, records()), (EXPORT, export()), (DICTIONARY, dictionary())):
        if "--check" not in sys.argv[1:]:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        elif not path.is_file() or path.read_bytes() != content:
            print(f"{path.relative_to(ROOT)} is stale. To mend it: python tools/write_records.py")
            stale = 1
    return stale


if __name__ == "__main__":
    sys.exit(main())
