"""What the cells of a column say about its meaning: codings of yes and no, units, decimals, dates."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from rapidfuzz import fuzz

from thecal.condition.check import AnyFinding
from thecal.condition.units import QUANTITY, converts, show, to_unit
from thecal.knowledge.vocabulary import Quantity, YesNo
from thecal.screening.mapping.plausible import fitting, formats_that_fit, units_that_fit
from thecal.visits.table.told import NOT_ASKED, Reading, told_value
from thecal.visits.values import UNKNOWN_WORDS

MOST_CODES: Final = 12
"""A column of codes has no more different values than this."""

_WORDS: Final[Mapping[str, str]] = {
    "ja": "present", "j": "present", "oui": "present", "sí": "present", "si": "present", "sim": "present", "tak": "present",
    "nein": "absent", "non": "absent", "nej": "absent", "nee": "absent", "não": "absent", "nie": "absent", "none": "absent",
    "checked": "present", "unchecked": "absent", "yes": "present", "no": "absent", "y": "present", "n": "absent", "true": "present",
    "false": "absent", "present": "present", "absent": "absent", "never": "absent",
}  # fmt: skip
"""Yes and no as tables and data dictionaries have them; words that could mean something else are left out."""

_STAND_INS: Final = frozenset(
    {"-1", "-9", "-99", "-999", "-9999", "-88", "-77", "9", "99", "999", "9999", "88", "888", "77", "777"}
)
"""Numbers that often stand for nothing."""

_COMMA: Final = re.compile(r"[-+]?\d+,\d+")
_POINT: Final = re.compile(r"[-+]?\d+\.\d+")


@dataclass
class Coding:
    """How the cells of a column would be read.

    Attributes:
        entry: what the mapping says of it, beside the column.
        factor: how well the cells fit, 0 to 1; 0 means that it must be something else.
        because: what speaks for it.
        doubts: what can't be told from the cells; with any, the line must not be active.
        options: entries to choose from where there is a doubt.
        names_its_values: whether cells or labels are the words of the finding's own values.
    """

    entry: dict[str, Any] = field(default_factory=dict)
    factor: float = 1
    because: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    options: list[dict[str, Any]] = field(default_factory=list)
    names_its_values: bool = False


def telling(cells: list[Any]) -> list[Any]:
    """The cells that hold something."""
    return [cell for cell in cells if str(cell).strip().lower() not in NOT_ASKED | UNKNOWN_WORDS]


def stand_ins(cells: list[Any], finding: Quantity) -> list[str]:
    """Numbers such as -99 that can't be a value of the finding and often mean "not asked"."""
    lo, hi = finding.range
    seen = {_plain(cell) for cell in cells} & _STAND_INS
    return sorted(text for text in seen if not lo <= float(text) <= hi)


def decimal_of(cells: list[Any]) -> Literal[".", ",", ""]:
    """What stands before the decimals; nothing if no cell shows it, or if both do."""
    texts = [str(cell).strip().split(" ")[0] for cell in cells if isinstance(cell, str)]
    commas, points = (any(form.fullmatch(text) for text in texts) for form in (_COMMA, _POINT))
    return "," if commas and not points else "." if points and not commas else ""


def coding(finding: AnyFinding, cells: list[Any], unit: str | None, choices: Mapping[str, str]) -> Coding:
    """How a column would be read if it told this finding.

    Args:
        finding: the finding.
        cells: different cells of the column.
        unit: the unit that the name of the column says.
        choices: code → label, of a data dictionary.
    """
    cells = telling(cells)
    if isinstance(finding, Quantity):
        numbers = all(_number(label, ".") for label in choices.values())
        return _quantity(finding, cells, unit) if numbers else Coding(factor=0)
    if choices:
        return _by_label(finding, choices)
    if not cells:
        return Coding(factor=0.95, doubts=["all cells that were looked at are empty"])
    texts, dashes = _words_and_dashes(cells)
    if len(texts) > MOST_CODES:
        return Coding(factor=0)
    share = fitting([cell for cell in cells if _plain(cell) not in dashes], Reading(), finding) or 0
    if share == 1:
        several = not isinstance(finding, YesNo) and len(texts) > 1
        return Coding(because=["its cells are values of it", *_not_read(dashes)], names_its_values=several)
    made = _yes_no(texts) if isinstance(finding, YesNo) else _by_words(finding, texts)
    made.because += _not_read(dashes)
    return made


def _words_and_dashes(cells: list[Any]) -> tuple[list[str], list[str]]:
    """The different cells, and apart from them those without a letter or a digit.

    A word is never left aside because it is rare: what matters most in a clinic is rare.
    """
    texts = list(dict.fromkeys(_plain(cell) for cell in cells))
    dashes = [text for text in texts if not any(character.isalnum() for character in text)]
    return [text for text in texts if text not in dashes], dashes


def _not_read(dashes: list[str]) -> list[str]:
    return [f"{', '.join(map(repr, dashes))} is not read: add it to `missing` if it means not asked"] if dashes else []


def _yes_no(texts: list[str]) -> Coding:
    numbers = {text for text in texts if re.fullmatch(r"-?\d+", text)}
    if set(texts) <= {"1", "2", *_STAND_INS} and {"1", "2"} & numbers:
        rest = ", ".join(sorted(numbers - {"1", "2"}))
        doubt = "whether 1 or 2 is yes can't be told from the cells" + (f", nor what {rest} means" if rest else "")
        ways = ({"1": "present", "2": "absent"}, {"1": "absent", "2": "present"})
        return Coding(factor=0.9, doubts=[doubt], options=[{"values": way} for way in ways])
    if set(texts) <= {"0", "1", *_STAND_INS}:
        rest = ", ".join(sorted(set(texts) - {"0", "1"}))
        if not rest:
            return Coding(because=["1 and 0"])
        return Coding(
            because=["1 and 0"],
            doubts=[f"what {rest} means can't be told"],
            options=[{"values": dict.fromkeys(rest.split(", "), way)} for way in ("unknown", None)],
        )
    words = {text: _WORDS[text] for text in texts if text in _WORDS}
    if len(words) == len(texts):
        return Coding({"values": words}, because=["its words for yes and no"])
    if words and len(words) >= len(texts) / 2:
        rest = ", ".join(sorted(set(texts) - set(words)))
        doubt = f"what these mean can't be told: {rest}"
        return Coding({"values": words}, 0.9, doubts=[doubt])
    return Coding(factor=0)


def _by_words(finding: AnyFinding, texts: list[str]) -> Coding:
    """A choice whose cells are written in other words, or in codes."""
    if all(re.fullmatch(r"-?\d+", text) for text in texts):
        unsaid: dict[str, None] = dict.fromkeys(sorted(texts, key=int))
        allowed = ", ".join(getattr(finding, "values", ()))
        return Coding({"values": unsaid}, 0.85, doubts=[f"what its codes mean can't be told; allowed: {allowed}"])
    initials = _initials(finding, texts) if len(texts) > 1 else {}  # one letter says little of the others
    if initials:
        return Coding({"values": initials}, because=["its cells begin like words of its values"])
    values: dict[str, str | None] = {}
    lowest = 100.0
    for text in texts:
        value, score = nearest_value(finding, text)
        values[text], lowest = value, min(lowest, score)
    if lowest >= 88:  # noqa: PLR2004 - a slip of the pen, and no other word
        return Coding({"values": values}, because=["its cells are like values of it"], names_its_values=len(texts) > 1)
    if lowest >= 60:  # noqa: PLR2004 - perhaps
        return Coding({"values": values}, 0.85, doubts=["some of its cells are only a little like the values of it"])
    return Coding(factor=0.3)


def _initials(finding: AnyFinding, texts: list[str]) -> dict[str, str]:
    """Values that are told by their beginnings, `m` for male, where each can mean one value only."""
    found: dict[str, str] = {}
    for text in texts:
        values = getattr(finding, "values", ())
        fits = [name for name in values if text and any(word.startswith(text) for word in name.split("_"))]
        if len(fits) != 1:
            return {}
        found[text] = fits[0]
    return found if len(set(found.values())) == len(texts) else {}


def nearest_value(finding: AnyFinding, text: str) -> tuple[str | None, float]:
    """The value whose name or label is most like a text, and how like it is."""
    labels: Mapping[str, str] = getattr(finding, "values", {})
    best: tuple[str | None, float] = (None, 0.0)
    for name, label in labels.items():
        for words in (name.replace("_", " "), label.lower()):
            score = max(fuzz.token_sort_ratio(text, words), fuzz.token_set_ratio(text, words) - 12)
            if score > best[1]:
                best = (name, score)
    return best


def _by_label(finding: AnyFinding, choices: Mapping[str, str]) -> Coding:
    """A field whose choices the data dictionary explains."""
    values: dict[str, str | None] = {}
    doubtful, matched = [], 0
    for code, label in choices.items():
        word = label.strip().lower()
        first = re.split(r"[^\w']+", word)[0]
        if word in UNKNOWN_WORDS or re.match(r"(not known|unknown|unsure|don.?t know|cannot (say|tell))", word):
            values[code] = "unknown"
        elif re.match(r"(not (asked|assessed|done|examined|measured)|missing|refused|n/?a\b)", word):
            values[code] = None
        elif isinstance(finding, YesNo):
            value = _WORDS.get(word) or _WORDS.get(first)
            matched += value is not None
            values[code] = value
            if value is None or word not in _WORDS:
                doubtful.append(f"{code} ({label})")
        else:
            value, score = nearest_value(finding, word)
            matched += score >= 75  # noqa: PLR2004 - more like it than not
            values[code] = value
            if score < 88:  # noqa: PLR2004 - a slip of the pen, and no other word
                doubtful.append(f"{code} ({label})")
    if not doubtful and isinstance(finding, YesNo) and values == {"1": "present", "0": "absent"}:
        return Coding(because=["yes and no of the data dictionary"])
    if not matched:
        return Coding(factor=0.2)
    if doubtful:
        doubt = f"what these choices mean here must be looked at: {', '.join(doubtful)}"
        return Coding({"values": values}, 0.92, doubts=[doubt])
    named = not isinstance(finding, YesNo) and matched > 1
    return Coding({"values": values}, because=["the choices of the data dictionary"], names_its_values=named)


def _quantity(finding: Quantity, cells: list[Any], unit: str | None) -> Coding:
    missing = set(stand_ins(cells, finding))
    cells = [cell for cell in cells if _plain(cell) not in missing]
    if not cells:
        return Coding({"unit": unit or finding.unit}, 0.95, doubts=["all cells that were looked at are empty"])
    if any(isinstance(cell, bool) for cell in cells):
        return Coding(factor=0)
    decimal = decimal_of(cells) or "."
    if sum(_number(cell, decimal) for cell in cells) < len(cells) * 0.8:
        return Coding(factor=0)
    said = unit if unit is not None and not finding.dimensionless and converts(unit, finding.unit) else None
    entry: dict[str, Any] = {"decimal": decimal} if decimal == "," else {}
    if finding.dimensionless:
        share = fitting(cells, Reading(decimal=decimal), finding) or 0
        return Coding(entry, share, because=["its numbers are plausible"] if share == 1 else [])
    if _own_units(cells):
        share = fitting(cells, Reading(decimal=decimal), finding) or 0
        return Coding(entry, max(share, 0.3), because=["its cells bring their unit"])
    fits = _of_usual_size(units_that_fit(cells, Reading(decimal=decimal), finding), cells, decimal, finding)
    if said is not None:
        return _said_unit(finding, said, fits, entry)
    if not fits:
        return Coding(entry, 0.4, doubts=[f"its numbers are not plausible in {finding.unit} nor in another usual unit"])
    if len(fits) == 1:
        reason = f"no name says the unit, but the numbers fit {_shown(fits[0])} only"
        if fits[0] != finding.unit:
            reason = f"{_shown(fits[0]).upper()}, NOT {_shown(finding.unit).upper()}: {reason}"
        return Coding({"unit": fits[0], **entry}, because=[reason])
    doubt = f"no name says the unit, and the numbers would fit {' or '.join(map(_shown, fits))}"
    return Coding(entry, doubts=[doubt], options=[{"unit": one, **entry} for one in fits])


def _of_usual_size(units: list[str], cells: list[Any], decimal: str, finding: Quantity) -> list[str]:
    """The units in which the numbers are not a hundred times more or less than what is usual, if there is a usual value.

    Zero is plausible for most things, so that millionths of it would be as well.
    """
    if not finding.usual or len(units) < 2:  # noqa: PLR2004 - nothing to choose
        return units
    numbers = sorted(
        float(match[1])
        for cell in cells
        if (match := QUANTITY.fullmatch(str(cell).replace(",", ".") if decimal == "," else str(cell))) is not None
    )
    middle = numbers[len(numbers) // 2] if numbers else 0
    return [
        unit
        for unit in units
        if middle and 0.01 < to_unit(middle, unit, finding.unit) / finding.usual < 100  # noqa: PLR2004 - see above
    ] or units


def _said_unit(finding: Quantity, said: str, fits: list[str], entry: dict[str, Any]) -> Coding:
    """Where the name of the column says the unit: whether the numbers agree."""
    if said in fits or (not fits and said != finding.unit):
        reason = f"{_shown(said)} by its name"
        return Coding({"unit": said, **entry}, because=[reason if said == finding.unit else f"{reason}, converted"])
    if not fits:
        return Coding(
            {"unit": said, **entry}, 0.6, doubts=[f"its name says {_shown(said)}, and the numbers do not fit it"]
        )
    other = " or ".join(map(_shown, fits))
    return Coding(
        {"unit": said, **entry},
        doubts=[f"its name says {_shown(said)}, but the numbers fit {other}"],
        options=[{"unit": one, **entry} for one in (said, *fits)],
    )


def _shown(unit: str) -> str:
    return show(unit) or unit


def _own_units(cells: list[Any]) -> bool:
    texts = [cell for cell in cells if isinstance(cell, str)]
    own = sum(bool((match := QUANTITY.fullmatch(text.replace(",", "."))) and match[2]) for text in texts)
    return own > len(cells) / 2


def _number(cell: Any, decimal: str) -> bool:
    text = str(cell).replace(",", ".") if decimal == "," else str(cell)
    return QUANTITY.fullmatch(text) is not None


def _plain(cell: Any) -> str:
    text = str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
    return text.strip().lower()


def dates(cells: list[Any]) -> Coding:
    """How a column would be read if it held dates."""
    cells = telling(cells)
    if not cells:
        return Coding(factor=0.95, doubts=["all cells that were looked at are empty"])
    if not all(isinstance(cell, str) for cell in cells):
        numbers = any(isinstance(cell, int | float) for cell in cells)
        return Coding(factor=0 if numbers else 1, because=[] if numbers else ["its cells are dates"])
    fits = formats_that_fit(cells)
    if not fits:
        return Coding(factor=0)
    if "" in fits:
        return Coding(because=["its cells are dates, YYYY-MM-DD"])
    if len(fits) == 1:
        return Coding({"format": fits[0]}, because=[f"its cells are dates, {fits[0]}"])
    return Coding(
        doubts=[f"its dates can be read as {' or as '.join(fits)}; no cell decides"],
        options=[{"format": form} for form in fits],
    )


def phases(cells: list[Any], choices: Mapping[str, str]) -> Coding:
    """How a column would be read if it told the phase."""
    texts = sorted({_plain(cell) for cell in telling(cells)})
    if not texts and not choices:
        return Coding(factor=0.95, doubts=["all cells that were looked at are empty"])
    named = dict(choices) or {text: text for text in texts}
    values: dict[str, str | None] = {}
    for code, label in named.items():
        word = label.strip().lower().replace("_", " ")
        trial, pump = re.search(r"\b(trial|test)\b", word), re.search(r"\b(implant(ed)?|pump|permanent)\b", word)
        values[code] = "test_period" if trial and not pump else "implanted" if pump and not trial else None
    if None in values.values():
        lost = ", ".join(code for code, value in values.items() if value is None)
        found = len(values) > list(values.values()).count(None)
        return Coding(
            {"values": values}, 0.9 if found else 0.7, doubts=[f"which phase these mean can't be told: {lost}"]
        )
    told = Reading(values={})
    plain = all(told_value(text, told) in {"test_period", "implanted"} for text in named)
    return Coding({} if plain else {"values": values}, because=["its cells name the phases"])
