"""Codes of terminologies as they stand in tables, and what the vocabulary says they mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from thecal.condition.check import AnyFinding
from thecal.knowledge.codes import CodeSystem
from thecal.knowledge.vocabulary import YesNo

_ADDRESSES: Mapping[str, tuple[str, ...]] = {
    "loinc": ("http://loinc.org", "ln"),
    "icd10cm": ("http://hl7.org/fhir/sid/icd-10-cm", "icd-10-cm", "icd10"),
    "hpo": ("http://human-phenotype-ontology.org", "hp"),
    "snomed_candidate": ("http://snomed.info/sct", "snomed", "snomed ct", "sct"),
}
"""What tables call a terminology, beside its name in the rules."""


def system_named(text: str, systems: Mapping[str, CodeSystem]) -> str | None:
    """The terminology of the rules that a table means, by its id, its name or its address."""
    word = text.strip().lower().rstrip("/")
    for name, system in systems.items():
        if word in {name, system.name.lower(), *_ADDRESSES.get(name, ())}:
            return name
    return None


def tidy_code(code: str, system: str) -> str:
    """A code in one spelling: ICD-10 stands with and without its point.

    >>> tidy_code(" t85735a ", "icd10cm"), tidy_code("8310-5", "loinc")
    ('T85735A', '8310-5')
    """
    text = code.strip().upper()
    return text.replace(".", "") if system == "icd10cm" else text


@dataclass(frozen=True)
class Meanings:
    """What codes of one terminology say about one finding.

    Attributes:
        system: the terminology.
        values: code (tidy) → value of the finding.
        begins: beginning of a code → value of the finding.
    """

    system: str
    values: Mapping[str, str] = field(default_factory=dict)
    begins: Mapping[str, str] = field(default_factory=dict)

    def of(self, code: str) -> str | None:
        """The value that a code stands for; None if it stands for none."""
        tidy = tidy_code(code, self.system)
        if tidy in self.values:
            return self.values[tidy]
        return next((value for start, value in self.begins.items() if tidy.startswith(start)), None)

    @property
    def none(self) -> bool:
        """Whether no code means anything."""
        return not self.values and not self.begins


def meanings(written: Mapping[str, str], system: str) -> Meanings:
    """Of codes as a mapping writes them: `T85.7*` stands for all that begin so."""
    values = {tidy_code(code, system): value for code, value in written.items() if not code.endswith("*")}
    begins = {tidy_code(code[:-1], system): value for code, value in written.items() if code.endswith("*")}
    return Meanings(system, values, dict(sorted(begins.items(), key=lambda item: -len(item[0]))))


def codes_in_vocabulary(finding: AnyFinding, system: str) -> tuple[dict[str, str], tuple[str, ...]]:
    """The codes by which the vocabulary knows the values of a finding.

    Returns:
        code → value; and the codes that stand for several values, which are not used: which one is meant can't be told.
    """
    if isinstance(finding, YesNo):
        return dict.fromkeys(finding.codes.get(system, ()), "present"), ()
    found: dict[str, set[str]] = {}
    for value, codes in getattr(finding, "value_codes", {}).items():
        for code in codes.get(system, ()):
            found.setdefault(code, set()).add(value)
    certain = {code: next(iter(values)) for code, values in found.items() if len(values) == 1}
    return certain, tuple(code for code in found if code not in certain)
