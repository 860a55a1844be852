"""What a column may be about, by its name and its label: compared with all the words the vocabulary has for a thing."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from rapidfuzz import fuzz

from thecal.condition.units import SPOKEN
from thecal.knowledge.base import KnowledgeBase

PHASE, DATE = "phase", "date"

SYNONYMS: Final[Mapping[str, tuple[str, ...]]] = {
    "temperature": ("temp", "body temp", "tmp"),
    "heart_rate": ("hr", "pulse", "pulse rate", "puls"),
    "respiratory_rate": ("rr", "resp rate", "respirations", "resp"),
    "spo2": ("sats", "sat", "o2 sat", "oxygen sat", "sao2"),
    "systolic_bp": ("sbp", "sys bp", "bp systolic", "bp sys", "systolic", "rr syst"),
    "supplemental_oxygen": ("o2", "oxygen therapy", "on oxygen"),
    "white_cells": ("wbc", "wcc", "leukocytes", "leucocytes", "white blood cells", "white count"),
    "headache": ("ha", "cephalgia", "any headache"),
    "headache_intensity": ("headache nrs", "headache vas", "headache score"),
    "neck_stiffness": ("stiff neck", "nuchal rigidity"),
    "photophobia": ("light sensitivity", "light hurts"),
    "nausea_or_vomiting": ("nausea", "vomiting", "nausea vomiting", "ponv"),
    "consciousness": ("acvpu", "avpu", "level of consciousness"),
    "sex": ("gender",),
    "age": ("age years", "age at visit", "patient age"),
    "leg_weakness": ("weak legs", "weakness legs"),
    "wound_discharge": ("discharge", "wound drainage", "drainage"),
    "residual_actual": ("residual volume actual", "actual residual", "residual measured"),
    "residual_expected": ("residual volume expected", "expected residual"),
    "post_void_residual": ("pvr",),
    "implant": ("implant date", "date of implant", "implantation date", "surgery date", "op date", "date of surgery"),
    "refill": ("refill date", "date of refill", "last refill date"),
    "mri": ("mri date", "date of mri"),
    "dural_puncture": ("puncture date", "lumbar puncture date", "date of puncture", "lp date"),
    "headache_onset": ("headache onset date", "headache since", "onset of headache"),
    "programming_change": ("programming date", "date of programming"),
    "infusion_start": ("start of infusion", "infusion start date"),
    PHASE: ("stage", "therapy phase", "treatment phase", "trial or pump"),
    DATE: (
        "visit date",
        "date of visit",
        "date of follow up",
        "assessment date",
        "followup date",
        "contact date",
        "seen",
        "visit",
        "visit day",
        "day of visit",
    ),
}
"""How tables abbreviate or turn round what the vocabulary names; nothing clinical follows from it."""

KEYS: Final = (
    "record id", "id", "visit id", "study id", "patient id", "case id", "subject id", "participant id", "pid", "key",
    "encounter id", "row id", "record",
    "patient nr", "pat nr", "pat id", "patient no", "patient number", "case nr", "case number",
)  # fmt: skip
"""What a column of keys is called, the likeliest first."""

_NOISE: Final = frozenset(
    {
        "the", "a", "of", "at", "in", "on", "is", "was", "any", "current", "currently", "today",
        "visit", "fu", "followup", "follow", "up", "pt", "patient", "your", "you", "do", "have", "new",
        "this", "there", "value", "result", "measured", "please", "most", "recent",
    }
)  # fmt: skip
_TURNING: Final = frozenset(
    {
        "no", "not", "non", "without", "denies", "denied", "absence", "absent", "free", "never", "resolved", "gone", "none",
        "history", "hx", "previous", "previously", "prior", "past", "before", "baseline", "family", "preop", "pre", "ever",
        "other", "expected", "planned", "if", "worst", "max", "min", "mean", "average", "change", "delta", "diff",
    }
)  # fmt: skip
"""Words that turn a name round or move it to another time: `no_headache` tells the opposite of `headache`."""

_UNIT_WORDS: Final[Mapping[str, str]] = {
    **{key.lower(): unit for key, unit in SPOKEN.items()},
    "f": "[degF]", "fahrenheit": "[degF]", "degf": "[degF]", "c": "Cel", "degc": "Cel", "cel": "Cel", "mgl": "mg/L", "mgdl": "mg/dL",
    "kpa": "kPa", "mmhg": "mm[Hg]", "mcg": "ug", "ml": "mL", "pct": "%", "min": "min", "yrs": "a", "yr": "a", "mo": "mo", "wk": "wk",
    "d": "d", "h": "h", "mg/dl": "mg/dL", "ug/ml": "ug/mL", "ug/d": "ug/d", "mm/h": "mm/h", "mmol/l": "mmol/L", "mmoll": "mmol/L",
}  # fmt: skip
_BRACKET: Final = re.compile(r"[\[(]\s*([^\])]{1,16}?)\s*[\])]")


@dataclass(frozen=True)
class Match:
    """What a column may be about.

    Attributes:
        name: a finding, an event, `phase` or `date`.
        score: 0 to 100.
        because: what it was compared with.
        turned: words of the column's that may give it another meaning, such as `no` and `before`.
    """

    name: str
    score: float
    because: str
    turned: tuple[str, ...] = ()


@dataclass
class Lexicon:
    """The words for everything that a column can tell."""

    base: KnowledgeBase
    entries: list[tuple[str, str, float]] = field(default_factory=list)
    codes: dict[str, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        words = self.base.vocabulary
        for name, finding in words.findings.items():
            self._add(name, (name, finding.label, finding.short), 1)
            self._add(name, (finding.question,), 0.9, sentence=True)
            for system, codes in finding.codes.items():
                known = self.base.codes[system].codes
                for code in codes:
                    self.codes.setdefault(code.upper(), []).append(name)
                # Two headings of a terminology under one finding are parts of it; one of them alone is a little less.
                self._add(name, [known[code] for code in codes if code in known], 0.97 if len(codes) == 1 else 0.9)
        for name, event in words.events.items():
            self._add(name, (name, f"{name} date", event.label), 1)
        for name, several in SYNONYMS.items():
            if name in words.findings or name in words.events or name in {PHASE, DATE}:
                self._add(name, (name, *several), 1)

    def _add(self, name: str, several: Sequence[str], weight: float, *, sentence: bool = False) -> None:
        self.entries += [(name, squeezed(text) if sentence else plain_words(text), weight) for text in several]

    def matches(self, column: str, label: str = "") -> list[Match]:
        """What a column may be about, the likeliest first, each thing once."""
        best = {
            name: Match(name, 99, "its name is a code of it") for name in self.codes.get(column.strip().upper(), ())
        }
        texts = {plain_words(column): "its name", plain_words(label): "its label"}
        texts = {squeezed(column): "its name", squeezed(label): "its label", **texts}
        for text, what in texts.items():
            for name, words, weight in self.entries if text else ():
                score = weight * _alike(text, words)
                if score > 50 and (name not in best or score > best[name].score):  # noqa: PLR2004 - below it is noise
                    same = text.replace(" ", "") == words.replace(" ", "")
                    because = f"{what} says so" if same else f"{what} is like {words!r}"
                    best[name] = Match(name, score, because, () if same else _turned(text, words))
        return sorted(best.values(), key=lambda match: -match.score)


def _turned(text: str, words: str) -> tuple[str, ...]:
    own = set(words.split())
    return tuple(word for word in text.split() if word in _TURNING and word not in own)


def _alike(one: str, other: str) -> float:
    whole = max(fuzz.token_sort_ratio(one, other), fuzz.ratio(one.replace(" ", ""), other.replace(" ", "")))
    if min(len(one), len(other)) < 4:  # noqa: PLR2004 - of two or three letters, one that differs makes another word
        return whole if whole == 100 else min(whole, 60)  # noqa: PLR2004 - the same, or hardly like it
    # A long question that holds the words; words that one of the two has alone count against it.
    return max(whole, (fuzz.token_sort_ratio(one, other) + fuzz.token_set_ratio(one, other)) / 2 - 2)


def plain_words(text: str) -> str:
    """The words of a name, small, without what stands in brackets.

    >>> plain_words("TempAtVisit_F [°F]"), plain_words("SpO2")
    ('temp at visit f', 'sp o2')
    """
    text = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", _BRACKET.sub(" ", text))
    return " ".join(word for word in re.split(r"[^A-Za-z0-9]+", text.lower()) if word)


def squeezed(text: str) -> str:
    """The words of a name that say what it is about: no unit, nothing that any name could have.

    >>> squeezed("TempAtVisit_F [°F]"), squeezed("Do you have a headache?")
    ('temp', 'headache')
    """
    words = plain_words(text).split()
    kept = [word for word in words if word not in _NOISE]
    if len(kept) > 1 and kept[-1] in _UNIT_WORDS:
        kept.pop()
    return " ".join(kept or words)


def unit_in(column: str, label: str = "") -> str | None:
    """The unit that a name or a label says, in UCUM.

    >>> unit_in("temp_f"), unit_in("CRP (mg/dL)"), unit_in("temperature")
    ('[degF]', 'mg/dL', None)
    """
    for text in (column, label):
        for inside in _BRACKET.findall(text):
            unit = SPOKEN.get(inside) or _UNIT_WORDS.get(inside.lower())
            if unit or "/" in inside or inside in {"Cel", "%"}:
                return unit or inside
    last = re.split(r"[^A-Za-z0-9]+", re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", column).lower().strip("_ "))
    return _UNIT_WORDS.get(last[-1]) if len(last) > 1 else None
