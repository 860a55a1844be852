"""What a code of another terminology means here: a finding, one of its values, an event, the phase."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from thecal.condition.check import AnyFinding
from thecal.errors import Problem, nearest
from thecal.knowledge.base import KnowledgeBase
from thecal.knowledge.codes import carried
from thecal.knowledge.vocabulary import Quantity, Vocabulary, YesNo
from thecal.screening.records.extra import Extra

PHASES = ("test_period", "implanted")

ALIASES: Mapping[str, str] = {
    "http://loinc.org": "loinc",
    "urn:oid:2.16.840.1.113883.6.1": "loinc",
    "http://snomed.info/sct": "snomed_candidate",
    "urn:oid:2.16.840.1.113883.6.96": "snomed_candidate",
    "snomed": "snomed_candidate",
    "http://hl7.org/fhir/sid/icd-10-cm": "icd10cm",
    "urn:oid:2.16.840.1.113883.6.90": "icd10cm",
    "hp": "hpo",
}
"""How records name a terminology (in lower case), and what it is called in `rules/codes.yaml`. What stands for itself, and
a terminology of the house, is not listed. The codes of the HPO say themselves what they are and are known under any name."""


@dataclass(frozen=True)
class Meaning:
    """What one code says.

    Attributes:
        name: a finding, an event, or `phase`.
        values: the value it stands for; none where it is the thing asked (or `present`); several where it does not say
            which of them.
        system, code: where it comes from, with the terminology under its name in the knowledge base.
    """

    name: str
    values: tuple[str, ...]
    system: str
    code: str

    @property
    def label(self) -> str:
        """The code as issues and notes show it."""
        return self.code if self.code.startswith("HP:") else f"{self.system}|{self.code}"


class Meanings:
    """All codes that are understood, with what they mean."""

    def __init__(self, knowledge: KnowledgeBase, extra: Extra | None = None) -> None:
        """Those of the knowledge base, and those of the user beside them.

        Raises:
            InputError: with every problem of the user's codes.
        """
        self.words = knowledge.vocabulary
        self.all: list[Meaning] = list(_of_rules(knowledge))
        self._wholes = _declared(self.words)
        if extra is not None:
            own = list(_of_user(extra, self.words))
            self.all += own
            # Who gives a code for a finding says that it asks for the whole of it.
            for name, sets in _given(own).items():
                self._wholes.setdefault(name, []).extend(sets)

    def finding(self, meaning: Meaning) -> AnyFinding | None:
        """The finding it belongs to; None for events and the phase."""
        return self.words.findings.get(meaning.name)

    def is_event(self, meaning: Meaning) -> bool:
        """Whether it stands for something with a date."""
        return meaning.name in self.words.events

    def rows(self) -> Iterator[tuple[str, str, int]]:
        """System as records write it (in lower case; empty: whatever they write), code, place in `all`."""
        written = defaultdict(list)
        for alias, system in ALIASES.items():
            written[system].append(alias)
        for index, meaning in enumerate(self.all):
            if meaning.code.startswith("HP:"):
                yield "", meaning.code, index
                continue
            codes = {meaning.code}
            if meaning.system == "icd10cm":
                codes.add(meaning.code.replace(".", ""))  # claims are often written without the dot
            for system in {meaning.system.lower(), *written[meaning.system]}:
                for code in codes:
                    yield system, code, index

    def none_of(self, name: str, absent: Iterable[tuple[str, str]]) -> bool:
        """Whether these absent codes (with their terminologies) leave nothing of the finding.

        A code may say less than its finding (erythema, of redness or warmth): denying it leaves the rest open. So a finding is
        absent only where the rules say that some codes are the whole of it (nausea, and vomiting) and each of them is denied.
        """
        gone = set(absent)
        return any(whole <= gone for whole in self._wholes.get(name, ()))


def _declared(words: Vocabulary) -> dict[str, list[set[tuple[str, str]]]]:
    """For each finding, the sets of codes that are all of it, as the rules say: one set a terminology."""
    return {
        name: [{(system, code) for code in finding.codes[system]} for system in finding.whole]
        for name, finding in words.findings.items()
        if isinstance(finding, YesNo)
    }


def _given(own: Iterable[Meaning]) -> dict[str, list[set[tuple[str, str]]]]:
    """The same of the user's codes: those of one terminology that the user gives for a finding are all of it."""
    sets: dict[str, dict[str, set[tuple[str, str]]]] = defaultdict(lambda: defaultdict(set))
    for meaning in own:
        if not meaning.values:
            sets[meaning.name][meaning.system].add((meaning.system, meaning.code))
    return {name: list(by.values()) for name, by in sets.items()}


def _of_rules(knowledge: KnowledgeBase) -> Iterator[Meaning]:
    several: dict[tuple[str, str, str], list[str]] = {}
    for found in carried(knowledge):
        if found.holder in knowledge.vocabulary.findings:
            values = several.setdefault((found.holder, found.system, found.code), [])
            if found.value is not None:
                values.append(found.value)
    for (name, system, code), values in several.items():
        yield Meaning(name, tuple(values), system, code)


def _of_user(extra: Extra, words: Vocabulary) -> Iterator[Meaning]:
    problems: list[Problem] = []
    for key, codes in extra.codes.items():
        name, _, value = key.partition("=")
        fault = _fault(extra, key, words)
        if fault is not None:
            problems.append(fault)
            continue
        for index, text in enumerate(codes):
            system, bar, code = str(text).rpartition("|")
            system, code = system.strip().rstrip("/"), code.strip()
            if bar and system and code:
                yield Meaning(name, (value,) if value else (), ALIASES.get(system.lower(), system), code)
            else:
                message = f"{text!r} is not a code with its terminology."
                advice = "write it as `terminology|code`."
                problems.append(extra.problem("not-allowed", message, key, index, advice=advice))
    extra.refuse(problems)


def _fault(extra: Extra, key: str, words: Vocabulary) -> Problem | None:
    """What is wrong with what stands before the codes."""
    name, _, value = key.partition("=")
    if name == "phase":
        message = "`phase` needs one of its values, as in `phase=implanted`."
        return None if value in PHASES else extra.problem("unknown-phase", message, key, allowed=PHASES)
    finding = words.findings.get(name)
    if finding is None and name not in words.events:
        close = tuple(nearest(name, [*words.findings, *words.events, "phase"]))
        message = f"{name!r} is neither a finding nor an event of this knowledge base."
        advice = "`thecal rules list findings` shows all findings."
        return extra.problem("unknown-finding", message, key, allowed=close, advice=advice)
    if not value:
        return None
    if finding is None or isinstance(finding, Quantity):
        kind = "an event" if finding is None else "a number"
        message = f"{name} is {kind}, so a code can't stand for one of its values."
        return extra.problem("unknown-value", message, key, advice=f"write `{name}`.")
    if value not in finding.spellings:
        message = f"{value!r} is not a value of {name}."
        return extra.problem("unknown-value", message, key, allowed=finding.spellings)
    return None
