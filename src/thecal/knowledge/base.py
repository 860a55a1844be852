"""The knowledge base: everything under `rules/`, read and checked, not yet given a meaning."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from thecal.knowledge.codes import CodeSystem
from thecal.knowledge.edition import content_hash
from thecal.knowledge.library import Check, Edition, Limit, Source
from thecal.knowledge.located import Located, Path
from thecal.knowledge.statements import Caution, Complication, FirstAct, RedFlag, Statement
from thecal.knowledge.vocabulary import Vocabulary


@dataclass(frozen=True)
class KnowledgeBase:
    """What the rule files say.

    Attributes:
        codes: terminologies, each with the codes that findings and complications may carry.
        limits: the local defaults that conditions may name instead of a number.
        first_acts: what comes before all other checks.
        complications: by id; the leaflet's first, then the safety net, each in order of name.
        documents: file name (as shown in messages) → the text with the place of every value.
        files: complication id → its file name.
    """

    edition: Edition
    sources: Mapping[str, Source]
    vocabulary: Vocabulary
    checks: Mapping[str, Check]
    codes: Mapping[str, CodeSystem]
    limits: Mapping[str, Limit]
    first_acts: tuple[FirstAct, ...]
    red_flags: tuple[RedFlag, ...]
    cautions: tuple[Caution, ...]
    complications: Mapping[str, Complication]
    documents: Mapping[str, Located] = field(repr=False)
    files: Mapping[str, str] = field(repr=False)

    @cached_property
    def hash(self) -> str:
        """``sha256:…`` over the content; layout, comments and order of keys don't count."""
        return content_hash(self)

    def statements(self) -> Iterator[tuple[str, Path, Statement]]:
        """Every statement with the file and the path where it stands, in the order of the files."""
        for index, flag in enumerate(self.red_flags):
            yield "red_flags.yaml", ("red_flags", index), flag
        for name, complication in self.complications.items():
            for section in ("suspect", "grounds", "urgency", "checks"):
                for index, statement in enumerate(getattr(complication, section)):
                    yield self.files[name], (section, index), statement
        for index, act in enumerate(self.first_acts):
            yield "checks.yaml", ("first", index), act
        for index, caution in enumerate(self.cautions):
            yield "cautions.yaml", ("cautions", index), caution
