"""The fixed words of the book: bases, urgencies, phases, how a source was read."""

from __future__ import annotations

from thecal.knowledge.words import Basis, Phase, Urgency

PHASES = {Phase.TEST_PERIOD: "test period", Phase.IMPLANTED: "implanted pump"}

BASES = {
    Basis.PUBLISHED: "published",
    Basis.REPORTED: "reported in",
    Basis.LOCAL_DEFAULT: "local default",
}

BASIS_MEANS = {
    Basis.PUBLISHED: "The source itself was seen to say it.",
    Basis.REPORTED: "Seen second-hand: another document says that the source says it.",
    Basis.LOCAL_DEFAULT: "Chosen for this knowledge base from what the sources suggest. It awaits clinical sign-off.",
}

URGENCIES = {
    Urgency.EMERGENCY: "emergency",
    Urgency.SAME_DAY: "same day",
    Urgency.WITHIN_DAYS: "within days",
    Urgency.ROUTINE: "routine",
}

READ = {
    "abstract": "its abstract was read",
    "opening": "its opening was read",
    "table": "a table of it was read",
    "notice": "the official notice was read",
    "second_hand": "seen second-hand, through another document",
    "whole": "read whole",
}

SOURCE_KINDS = {
    "guideline": "guideline",
    "criteria": "diagnostic criteria",
    "study": "study",
    "case_report": "case report",
    "label": "drug or device label",
    "safety_notice": "safety notice",
    "textbook": "textbook or review",
    "score": "score",
    "leaflet": "the leaflet",
    "local": "this knowledge base",
}

CHECK_KINDS = {
    "communication": "Call and tell",
    "vital_sign": "Measure",
    "history": "Ask",
    "examination": "Examine",
    "device": "Pump and catheter",
    "laboratory": "Laboratory",
    "imaging": "Imaging",
    "treatment": "Treat",
    "referral": "Refer",
}

OBTAINED = {
    "history": "asked",
    "vital_sign": "measured",
    "examination": "examined",
    "device_interrogation": "read from the pump",
    "laboratory": "from the laboratory",
    "imaging": "from imaging",
    "derived": "worked out from other findings",
}

CODES = {
    "icd10cm": "ICD-10-CM",
    "hpo": "HPO",
    "loinc": "LOINC",
    "snomed_candidate": "SNOMED CT, candidate not checked against a licensed release",
}
