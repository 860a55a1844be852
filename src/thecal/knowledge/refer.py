"""Do the names in the rule files lead somewhere? Sources, checks, complications, findings, events, scores."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath
from typing import TYPE_CHECKING

from thecal.errors import Problem
from thecal.knowledge.codes import code_references
from thecal.knowledge.refer_vocabulary import dangling, reserved, same_short, vocabulary_references
from thecal.knowledge.statements import Caution, CheckRule, FirstAct, Ground, RedFlag, Statement, Suspect, UrgencyRule

if TYPE_CHECKING:
    from thecal.knowledge.base import KnowledgeBase
    from thecal.knowledge.located import Located
    from thecal.knowledge.statements import Complication


def references(base: KnowledgeBase) -> list[Problem]:
    """Every name that leads nowhere, every id used twice, every file named after something else."""
    return [
        *vocabulary_references(base),
        *_statements(base),
        *_complications(base),
        *_checks(base),
        *_limits(base),
        *code_references(base),
    ]


def statement_id(statement: Statement, complication: str | None = None) -> str:
    """The id of a statement; a check without one is called after its complication and the check."""
    if isinstance(statement, CheckRule) and statement.id is None:
        return f"{complication}.{statement.check}"
    assert isinstance(statement, Suspect | Ground | UrgencyRule | CheckRule | FirstAct | RedFlag | Caution)
    return statement.id or ""


def _statements(base: KnowledgeBase) -> Iterator[Problem]:  # noqa: PLR0912 - one line a kind of reference
    seen: dict[str, str] = {}
    file_to_id = {file: name for name, file in base.files.items()}
    for file, path, statement in base.statements():
        located = base.documents[file]
        for key, sources in (("source", (statement.source,)), ("see", statement.see)):
            for source in sources:
                if source not in base.sources:
                    yield dangling(located, "source", source, base.sources, (*path, key))
        for name in (statement_id(statement, file_to_id.get(file)), *statement.aliases):
            if name in seen:
                advice = "give this one an `id` of its own." if isinstance(statement, CheckRule) else ""
                message = f"The id {name!r} is already used in {seen[name]}."
                yield located.problem("duplicate-id", message, (*path, "id"), width=len(name), advice=advice)
            seen[name] = file
        if isinstance(statement, CheckRule | FirstAct) and statement.check not in base.checks:
            yield dangling(located, "check", statement.check, base.checks, (*path, "check"))
        if isinstance(statement, RedFlag):
            for index, name in enumerate(statement.suspects):
                if name not in base.complications:
                    yield dangling(located, "complication", name, base.complications, (*path, "suspects", index))
        if isinstance(statement, Caution):
            for key, check in (("check", statement.check), ("not_before", statement.not_before)):
                if check is not None and check not in base.checks:
                    yield dangling(located, "check", check, base.checks, (*path, key))


def _complications(base: KnowledgeBase) -> Iterator[Problem]:
    for name, complication in base.complications.items():
        file = base.files[name]
        located = base.documents[file]
        if PurePath(file).stem != name:
            yield located.problem(
                "file-name", f"A file is named after its id: this one should be {name}.yaml.", ("id",)
            )
        if file.startswith("complications/") != complication.documented:
            message = "complications/ holds what the leaflet documents (`leaflet:` names the phases); the rest goes to safety_net/."
            yield located.problem("wrong-folder", message, ("id",))
        yield from _part(base, complication, located)
        yield from reserved(located, "define", complication.define)
        for phrase in complication.define:
            if phrase in base.vocabulary.define or phrase in base.vocabulary.findings:
                message = f"{phrase!r} is already a name of the vocabulary."
                yield located.problem("duplicate-name", message, ("define", phrase), key=True, width=len(phrase))


def _part(base: KnowledgeBase, complication: Complication, located: Located) -> Iterator[Problem]:
    """A sub-type belongs to one complication that is no sub-type itself and is looked for wherever it is."""
    if complication.part_of is None:
        return
    whole = base.complications.get(complication.part_of)
    if whole is None:
        yield dangling(located, "complication", complication.part_of, base.complications, ("part_of",))
    elif whole.sub_type:
        message = f"{whole.id} is itself a part of {whole.part_of}: a sub-type has no sub-types."
        yield located.problem("nested-part", message, ("part_of",), advice=f"part_of: {whole.part_of}")
    elif not complication.applies_in <= whole.applies_in:
        message = f"It is looked for in a phase in which {whole.id}, of which it is a part, is not."
        yield located.problem("part-outside", message, ("part_of",), advice="name the `phases` both share.")


def _limits(base: KnowledgeBase) -> Iterator[Problem]:
    for name, limit in base.limits.items():
        for index, source in enumerate(limit.see):
            if source not in base.sources:
                located = base.documents["local_defaults.yaml"]
                yield dangling(located, "source", source, base.sources, ("limits", name, "see", index))


def _checks(base: KnowledgeBase) -> Iterator[Problem]:
    yield from same_short(base.documents["checks.yaml"], "checks", base.checks)
    for name, check in base.checks.items():
        for index, finding in enumerate(check.obtains):
            if finding not in base.vocabulary.findings:
                located = base.documents["checks.yaml"]
                yield dangling(
                    located, "finding", finding, base.vocabulary.findings, ("checks", name, "obtains", index)
                )
