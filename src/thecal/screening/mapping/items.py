"""The long layout: which names and codes in its rows tell which finding."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from thecal.knowledge.base import KnowledgeBase
from thecal.knowledge.vocabulary import Quantity
from thecal.screening.mapping.codes import codes_in_vocabulary, system_named, tidy_code
from thecal.screening.mapping.model import FindingColumn, MappingFile


@dataclass(frozen=True)
class Item:
    """What one name in a long table tells.

    Attributes:
        column: the column that it becomes, one row a visit.
        finding: the finding; empty for an event, the phase or the date.
        value: the value that its being there stands for; None where its own value counts.
        has_unit: whether a unit belongs to its numbers.
    """

    column: str
    finding: str = ""
    value: str | None = None
    has_unit: bool = False


@dataclass
class Items:
    """All names that mean something: as written in the mapping, as in the vocabulary, and codes of a terminology."""

    base: KnowledgeBase
    by_name: dict[str, Item] = field(default_factory=dict)
    by_code: dict[tuple[str, str], Item] = field(default_factory=dict)

    @classmethod
    def of(cls, document: MappingFile, base: KnowledgeBase, others: Mapping[str, str]) -> Items:
        """The names that a mapping and the vocabulary know.

        Args:
            document: the mapping.
            base: the knowledge base.
            others: names that tell an event, the phase or the date → their column.
        """
        items = cls(base)
        long = document.long
        systems = () if long is None else base.codes if long.system else (long.codes,) if long.codes else ()
        for name, finding in base.vocabulary.findings.items():
            unit = isinstance(finding, Quantity) and not finding.dimensionless
            told = document.findings.get(name)
            for text in names_of(told) if told is not None else (name,):
                items.by_name[text.strip().lower()] = Item(text, name, has_unit=unit)
            for system in filter(None, systems):
                values, _ = codes_in_vocabulary(finding, system)
                whole = finding.codes.get(system, ())
                for code in {**dict.fromkeys(whole), **values}:
                    value = values.get(code) if code not in whole else None
                    items.by_code.setdefault((system, tidy_code(code, system)), Item(code, name, value, has_unit=unit))
        for text, column in others.items():
            items.by_name[text.strip().lower()] = Item(column)
        return items

    def find(self, name: str, system: str | None) -> Item | None:
        """What a row's name tells, if anything; `system` is what the row says of its terminology."""
        found = self.by_name.get(name.strip().lower())
        if found is not None or system is None:
            return found
        known = system_named(system, self.base.codes)
        return None if known is None else self.by_code.get((known, tidy_code(name, known)))


def names_of(told: FindingColumn) -> tuple[str, ...]:
    """The names by which a mapping finds a finding in a long table."""
    return told.name or ((told.column,) if told.column is not None else ())
