"""A visit told as people talk: the same facts in varied words, and nothing that is not in the visit.

The words stand in `words.yaml`: for each finding and value a few sentences. Which of them is taken is drawn; what they say is
not. A finding that nobody asked about is not mentioned, and one that could not be told is said to be so.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

import yaml

from thecal.condition.check import PHASE, AnyFinding
from thecal.condition.facts import Interval
from thecal.condition.units import plainly, show
from thecal.knowledge.vocabulary import Event, Ordinal, Quantity, Vocabulary
from thecal.knowledge.words import ObtainedBy
from thecal.training.background import DAY, MONTH, is_usual
from thecal.training.denying import does_not_answer
from thecal.visits.moments import Unusable
from thecal.visits.values import as_state, asked_and_unknown
from thecal.visits.visit import Visit

Words = Mapping[str, Any]
"""Finding → value → sentences; for a quantity at once the sentences, with the number as ``{n}``."""

FIRST: Final = ("phase", "age", "sex")
"""Who it is comes before what is the matter."""

FEW: Final = 6
"""So many usual answers are told in full; more of them in few words."""

NO: Final = "no "
LONG: Final = 96
"""From so many hours on, whole days are told as days."""

_ONE: Final = {"days": "day", "hours": "hour", "years": "year", "months": "month"}


@dataclass(frozen=True)
class Sentence:
    """One thing that is told.

    Attributes:
        finding: the finding or event it is about.
        value: what it says of it, as the vocabulary spells it; ``unknown`` for what could not be told.
        text: the sentence.
        usual: whether it is what one would find in anybody, so that a page can put it last.
        brief: the same in few words, where it is usual.
        together: the question or panel that asks for it with others; empty if none does.
    """

    finding: str
    value: str
    text: str
    usual: bool = False
    brief: str = ""
    together: str = ""


@cache
def load_words() -> Words:
    """The sentences of `words.yaml`."""
    text = files("thecal.training").joinpath("words.yaml").read_text("utf-8")
    words: Words = yaml.safe_load(text)
    return words


@cache
def load_brief() -> Words:
    """The few words of `brief.yaml`."""
    words: Words = yaml.safe_load(files("thecal.training").joinpath("brief.yaml").read_text("utf-8"))
    return words


def quiet(sentences: Sequence[Sentence]) -> tuple[str, ...]:
    """What is as usual, to be put last: in full, or in few words where there is much of it."""
    usual = [one for one in sentences if one.usual and one.finding not in FIRST]
    if len(usual) <= FEW:
        return tuple(one.text for one in usual)
    phrases: dict[str, list[str]] = {}
    for one in usual:
        # What has no few words of its own is told in its sentence.
        phrases.setdefault(one.together or one.finding, []).append(one.brief or one.text.rstrip("."))
    begins = load_brief()["begins"]
    return tuple(_row(begins.get(name, ""), several) for name, several in phrases.items())


def _row(begins: str, phrases: Sequence[str]) -> str:
    """One sentence: no fit, stiff neck or headache; sight as always."""
    nots = [item for phrase in phrases if phrase.startswith(NO) for item in phrase.removeprefix(NO).split(", ")]
    rest = [phrase for phrase in phrases if not phrase.startswith(NO)]
    denied = " or ".join(one for one in (", ".join(nots[:-1]), nots[-1]) if one) if nots else ""
    said = f"{NO}{denied}; {'; '.join(rest)}" if denied and rest else f"{NO}{denied}" if denied else ", ".join(rest)
    whole = f"{begins} {said}".strip()
    return f"{whole[:1].upper()}{whole[1:]}."


def tell(visit: Visit, vocabulary: Vocabulary, rng: random.Random) -> tuple[Sentence, ...]:
    """The visit as sentences: who it is, what the patient says, what is seen, measured and read.

    Args:
        visit: what the case tells; its findings are those of the vocabulary.
        vocabulary: the words of the rules.
        rng: draws the wording. The same state gives the same text.
    """
    teller = _Teller(vocabulary, rng)
    teller.silent = does_not_answer(visit.findings)
    order = {name: place for place, name in enumerate(("phase", *vocabulary.findings))}
    told = {name: value for name, value in visit.findings.items() if name in vocabulary.findings and value is not None}
    if visit.phase != "unknown":
        told["phase"] = visit.phase

    def place(name: str) -> tuple[int, int]:
        if name in FIRST:
            return -1, FIRST.index(name)
        return list(ObtainedBy).index(vocabulary.findings[name].obtained_by), order[name]

    sentences = [teller.sentence(name, told[name]) for name in sorted(told, key=place)]
    who = sum(sentence.finding in FIRST for sentence in sentences)
    return (*sentences[:who], *_dates(visit, vocabulary.events), *sentences[who:])


def _dates(visit: Visit, events: Mapping[str, Event]) -> Iterator[Sentence]:
    """When things happened, for a visit that has dates."""
    for name, event in events.items():
        told = visit.events.get(name)
        if told is not None:
            label = event.label[:1].upper() + event.label[1:]
            unknown = asked_and_unknown(told)
            said = "not known" if unknown else _moment(told)
            yield Sentence(name, "unknown" if unknown else str(told), f"{label}: {said}.")
    if visit.date is not None and any(name in visit.events for name in events):
        yield Sentence("date", str(visit.date), f"The visit is on {_moment(visit.date)}.")


def _moment(told: Any) -> str:
    """A date, or a date with the hour, as it is read."""
    return f"{told:%Y-%m-%d, %H:%M}" if isinstance(told, dt.datetime) else str(told)


class _Teller:
    def __init__(self, vocabulary: Vocabulary, rng: random.Random) -> None:
        self.findings: dict[str, AnyFinding] = {"phase": PHASE, **vocabulary.findings}
        self.rng = rng
        several = [(key, name) for key, group in vocabulary.groups.items() for name in group.findings]
        several += [(key, name) for key, panel in vocabulary.panels.items() for name in panel.findings]
        self.together = {name: "drugs" if name.startswith("drug_") else key for key, name in several}
        self.silent = False

    def sentence(self, name: str, value: Any) -> Sentence:
        finding = self.findings[name]
        label = finding.label[:1].upper() + finding.label[1:]
        if asked_and_unknown(value):
            return Sentence(name, "unknown", f"{label}: it could not be told.")
        try:
            state = as_state(finding, value)
        except Unusable:
            return Sentence(name, "unknown", f"{label}: what was written down can't be used.")
        if isinstance(finding, Quantity):
            assert isinstance(state, Interval)
            word = said = amount(state.lo, finding)
            text = self._drawn(name, "", f"{label}: {{n}}.")
            if finding.unit == "d" and state.lo == 0:
                text = text.replace("{n} ago", "today")
        else:
            word, said = _word(finding, state), ""
            text = self._drawn(name, word, f"{label}: {getattr(finding, 'values', {}).get(word, word)}.")
        usual = is_usual(finding, state)
        brief = load_brief()["findings"].get(name, "") if usual else ""
        return Sentence(
            name, word, text.replace("{n}", said), usual, brief.replace("{n}", said), self.together.get(name, "")
        )

    def _drawn(self, name: str, value: str, otherwise: str) -> str:
        """One of the sentences; a finding that has none of its own is told by its label.

        Nobody who does not answer is quoted.
        """
        found: Any = load_words().get(name, [])
        if value and isinstance(found, Mapping):
            found = found.get(value, [])
        if self.silent:
            found = [text for text in found if not text.startswith('"')]
        return str(self.rng.choice(found)) if found else otherwise


def amount(value: float, finding: Quantity) -> str:
    """A number with its unit, as it is said: one day, not one days.

    >>> from thecal.knowledge.words import ObtainedBy
    >>> of = dict(type="quantity", label="wait", question="How long?", how="Ask.", short="wait", obtained_by="history")
    >>> amount(1, Quantity(**of, unit="d", range=(0, 9))), amount(2.5, Quantity(**of, unit="h", range=(0, 9)))
    ('1 day', '2.5 hours')
    """
    unit = show(finding.unit)
    if finding.unit == "h" and value >= LONG and value % DAY == 0:
        value, unit = value / DAY, "days"
    elif finding.unit == "mo" and 0 < value < 2 and value != 1:  # noqa: PLR2004 - months
        value, unit = float(max(1, round(value * MONTH))), "days"
    if value == 1:
        unit = _ONE.get(unit, unit)
    return f"{plainly(value)} {unit}".strip() if unit != "%" else f"{plainly(value)} %"


def _word(finding: AnyFinding, state: Any) -> str:
    if isinstance(state, bool):
        return "present" if state else "absent"
    if isinstance(finding, Ordinal):
        assert isinstance(state, Interval)
        return finding.spellings[int(state.lo)]
    return str(state)
