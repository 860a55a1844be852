"""The codes of other people's terminologies that findings and complications carry: the model of `rules/codes.yaml`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import Field

from thecal.errors import Problem
from thecal.knowledge.located import Path
from thecal.knowledge.refer_vocabulary import dangling
from thecal.knowledge.vocabulary import Codes, Model, Name

if TYPE_CHECKING:
    from thecal.knowledge.base import KnowledgeBase


class CodeSystem(Model):
    """One terminology: which release was looked at, and the codes taken from it, each with its own words."""

    name: str
    release: str
    note: str = ""
    codes: dict[str, str] = Field(min_length=1)


class CodeSystems(Model):
    """`rules/codes.yaml`."""

    systems: dict[Name, CodeSystem] = Field(default_factory=dict)


@dataclass(frozen=True)
class Carried:
    """A code where it stands.

    Attributes:
        holder: the id of the finding, phrase or complication.
        value: the value of the finding to which the code belongs; None where "present", or the thing itself, is meant.
        path: where in the file the list of codes of this system stands.
    """

    holder: str
    system: str
    code: str
    value: str | None
    file: str
    path: Path


def carried(base: KnowledgeBase) -> Iterator[Carried]:
    """Every code in the rules, in the order of the files."""
    words = "vocabulary.yaml"
    for name, finding in base.vocabulary.findings.items():
        yield from _carried(name, finding.codes, words, ("findings", name, "codes"))
        for value, codes in getattr(finding, "value_codes", {}).items():
            yield from _carried(name, codes, words, ("findings", name, "value_codes", value), value)
    for name, phrase in base.vocabulary.define.items():
        yield from _carried(name, phrase.codes, words, ("define", name, "codes"))
    for name, complication in base.complications.items():
        yield from _carried(name, complication.codes, base.files[name], ("codes",))


def _carried(holder: str, codes: Codes, file: str, path: Path, value: str | None = None) -> Iterator[Carried]:
    for system, several in codes.items():
        for index, code in enumerate(several):
            yield Carried(holder, system, code, value, file, (*path, system, index))


def code_references(base: KnowledgeBase) -> Iterator[Problem]:
    """Every code, and every terminology, that `codes.yaml` does not hold."""
    for found in carried(base):
        located = base.documents[found.file]
        system = base.codes.get(found.system)
        if system is None:
            yield dangling(located, "terminology", found.system, base.codes, found.path[:-1], key=True)
        elif found.code not in system.codes:
            yield dangling(located, "code", found.code, system.codes, found.path)
