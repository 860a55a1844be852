"""Do the names in the rule files lead somewhere? Sources, checks, complications, findings, events, scores."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import PurePath
from typing import TYPE_CHECKING

from thecal.errors import Problem, listed, nearest
from thecal.knowledge.located import Located, Path
from thecal.knowledge.statements import Caution, CheckRule, Ground, RedFlag, Statement, Suspect, UrgencyRule
from thecal.knowledge.vocabulary import Quantity, YesNo

if TYPE_CHECKING:
    from thecal.knowledge.base import KnowledgeBase


def references(base: KnowledgeBase) -> list[Problem]:
    """Every name that leads nowhere, every id used twice, every file named after something else."""
    return [*_vocabulary(base), *_statements(base), *_complications(base), *_checks(base)]


def statement_id(statement: Statement, complication: str | None = None) -> str:
    """The id of a statement; a check without one is called after its complication and the check."""
    if isinstance(statement, CheckRule) and statement.id is None:
        return f"{complication}.{statement.check}"
    assert isinstance(statement, Suspect | Ground | UrgencyRule | CheckRule | RedFlag | Caution)
    return statement.id or ""


def _dangling(
    located: Located, kind: str, name: str, known: Collection[str], path: Path, *, key: bool = False
) -> Problem:
    close = nearest(name, known)
    allowed = () if close else listed(sorted(known), 8)
    return located.problem(
        f"unknown-{kind}", f"No {kind} is called {name!r}.", path,
        key=key, width=len(name), allowed=allowed, advice=close[0] if close else "",
    )  # fmt: skip


def _statements(base: KnowledgeBase) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    file_to_id = {file: name for name, file in base.files.items()}
    for file, path, statement in base.statements():
        located = base.documents[file]
        for key, sources in (("source", (statement.source,)), ("see", statement.see)):
            for source in sources:
                if source not in base.sources:
                    yield _dangling(located, "source", source, base.sources, (*path, key))
        for name in (statement_id(statement, file_to_id.get(file)), *statement.aliases):
            if name in seen:
                advice = "give this one an `id` of its own." if isinstance(statement, CheckRule) else ""
                message = f"The id {name!r} is already used in {seen[name]}."
                yield located.problem("duplicate-id", message, (*path, "id"), width=len(name), advice=advice)
            seen[name] = file
        if isinstance(statement, CheckRule) and statement.check not in base.checks:
            yield _dangling(located, "check", statement.check, base.checks, (*path, "check"))
        if isinstance(statement, RedFlag):
            for index, name in enumerate(statement.suspects):
                if name not in base.complications:
                    yield _dangling(located, "complication", name, base.complications, (*path, "suspects", index))
        if isinstance(statement, Caution):
            for key, check in (("check", statement.check), ("not_before", statement.not_before)):
                if check is not None and check not in base.checks:
                    yield _dangling(located, "check", check, base.checks, (*path, key))


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
        for phrase in complication.define:
            if phrase in base.vocabulary.define or phrase in base.vocabulary.findings:
                message = f"{phrase!r} is already a name of the vocabulary."
                yield located.problem("duplicate-name", message, ("define", phrase), key=True, width=len(phrase))


def _checks(base: KnowledgeBase) -> Iterator[Problem]:
    for name, check in base.checks.items():
        for index, finding in enumerate(check.obtains):
            if finding not in base.vocabulary.findings:
                located = base.documents["checks.yaml"]
                yield _dangling(
                    located, "finding", finding, base.vocabulary.findings, ("checks", name, "obtains", index)
                )


def _vocabulary(base: KnowledgeBase) -> Iterator[Problem]:
    words = base.vocabulary
    located = base.documents["vocabulary.yaml"]

    def named(kind: str, name: str, known: Collection[str], *path: str | int) -> Iterator[Problem]:
        if name not in known:
            yield _dangling(located, kind, name, known, path)

    for name, finding in words.findings.items():
        here = ("findings", name)
        if finding.only_if is not None:
            yield from named("finding", finding.only_if, words.findings, *here, "only_if")
            parent = words.findings.get(finding.only_if)
            if parent is not None and (not isinstance(parent, YesNo) or parent.derived is not None):
                message = f"`only_if` names a yes/no finding that is asked for; {finding.only_if!r} is not one."
                yield located.problem("wrong-kind", message, (*here, "only_if"))
        if isinstance(finding, Quantity) and finding.at_most is not None:
            yield from named("finding", finding.at_most, words.findings, *here, "at_most")
            other = words.findings.get(finding.at_most)
            if other is not None and not (isinstance(other, Quantity) and other.unit == finding.unit):
                yield located.problem(
                    "wrong-kind", f"{finding.at_most!r} is not a quantity in {finding.unit}.", (*here, "at_most")
                )
        if finding.derived is not None:
            how, path = finding.derived, (*here, "derived")
            for event in (how.since, *(how.since_latest or ()), *(how.between or ())):
                if event is not None:
                    yield from named("event", event, words.events, *path)
            for total in (how.score, how.highest_of):
                if total is not None:
                    yield from named("score", total, words.scores, *path)
            for part in (*(how.any_of or ()), *((*how.quotient.over, *how.quotient.under) if how.quotient else ())):
                yield from named("finding", part, words.findings, *path)
    for name, score in words.scores.items():
        for index, item in enumerate(score.items):
            yield from named("finding", item.finding, words.findings, "scores", name, "items", index, "finding")
        yield from named("source", score.source, base.sources, "scores", name, "source")
    for name, phrase in words.define.items():
        if phrase.source is not None:
            yield from named("source", phrase.source, base.sources, "define", name, "source")
        if name in words.findings:
            message = f"{name!r} is already the name of a finding."
            yield located.problem("duplicate-name", message, ("define", name), key=True, width=len(name))
    for name, group in words.groups.items():
        for index, part in enumerate(group.findings):
            yield from named("finding", part, words.findings, "groups", name, "findings", index)
            if part in words.findings and not isinstance(words.findings[part], YesNo):
                message = f"A group holds yes/no findings; {part!r} is not one."
                yield located.problem("wrong-kind", message, ("groups", name, "findings", index))
    for name, reason in words.presenting.items():
        for part, value in reason.findings.items():
            yield from named("finding", part, words.findings, "presenting", name, "findings", part)
            known = words.findings.get(part)
            if known is not None and not isinstance(known, Quantity) and value not in known.spellings:
                where = ("presenting", name, "findings", part)
                yield located.problem("not-allowed", f"`{part}` can't be {value!r}.", where, allowed=known.spellings)
        for index, part in enumerate(reason.ask):
            yield from named("finding", part, words.findings, "presenting", name, "ask", index)
