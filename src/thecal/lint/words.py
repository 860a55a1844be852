"""Sentences a nurse can read aloud, units that UCUM knows, levels that can matter, names somebody uses."""

from __future__ import annotations

from collections.abc import Iterator

from thecal.condition.book import Kind
from thecal.condition.nodes import ALWAYS, findings
from thecal.condition.units import SPOKEN, is_unit
from thecal.errors import Problem
from thecal.knowledge.located import Located, Path
from thecal.knowledge.statements import CheckRule, FirstAct
from thecal.knowledge.vocabulary import Quantity
from thecal.knowledge.words import Urgency
from thecal.lint.house import House
from thecal.logic.cone import parts_of

MOST_WORDS = 30
"""A longer reason can't be read aloud in one breath."""


def reasons(house: House) -> Iterator[Problem]:
    """Reasons that are too long, questions that do not ask."""
    for rule in house.book.rules.values():
        count = len(rule.because.split())
        if count > MOST_WORDS:
            message = f"its reason has {count} words; at most {MOST_WORDS}."
            yield house.complaint(rule, "because", "long-reason", message, severity="warning")
    located = house.book.knowledge.documents["vocabulary.yaml"]
    for name, finding in house.book.knowledge.vocabulary.findings.items():
        if not finding.question.rstrip().endswith("?") and finding.obtained_by.bedside:
            message, path = f"The question for {name} does not ask.", ("findings", name, "question")
            yield located.problem("no-question", message, path, severity="warning")


def units(house: House) -> Iterator[Problem]:
    """Units that UCUM does not know: no other system could read the value."""
    known = house.book.knowledge
    measured = {
        ("vocabulary.yaml", "findings", name): finding.unit
        for name, finding in known.vocabulary.findings.items() if isinstance(finding, Quantity)
    }  # fmt: skip
    measured |= {("local_defaults.yaml", "limits", name): limit.unit for name, limit in known.limits.items()}
    for (file, *path), unit in measured.items():
        if not is_unit(unit):
            meant = SPOKEN.get(unit, "")
            yield known.documents[file].problem(
                "not-ucum", f"{unit!r} is not a UCUM unit.", (*path, "unit"),
                width=len(unit), advice=f"unit: {meant}" if meant else "",
            )  # fmt: skip


def levels(house: House) -> Iterator[Problem]:
    """The urgency without a condition is the least; no rule below it can ever count."""
    book = house.book
    for name in book.knowledge.complications:
        rules = book.of(Kind.URGENCY, name)
        least = next(rule.level for rule in rules if rule.condition == ALWAYS)
        for rule in rules:
            if rule.condition != ALWAYS and rule.level is not None and least is not None and rule.level <= least:
                message = f"sets {rule.level.value}, but {name} is never less than {least.value} anyway."
                yield house.complaint(rule, "level", "never-counts", message, severity="warning")
    for rule in book.of(Kind.RED_FLAG):
        if rule.level is Urgency.ROUTINE or rule.level is Urgency.WITHIN_DAYS:
            message = "a red flag is an emergency, or at least of the same day."
            yield house.complaint(rule, "level", "weak-flag", message)


def unused(house: House) -> Iterator[Problem]:
    """Findings no statement reads, directly or through a derived one, and checks nobody recommends; unless `kept:` says why."""
    known = house.book.knowledge
    read = _read(house)
    statements = [rule.statement for rule in house.book.rules.values()]
    asked = {statement.check for statement in statements if isinstance(statement, CheckRule | FirstAct)}
    located = known.documents["vocabulary.yaml"]
    for name, finding in known.vocabulary.findings.items():
        if name in read and finding.kept:
            yield _kept_and_used(located, ("findings", name, "kept"))
        elif name not in read and not finding.kept:
            yield located.problem(
                "unused-finding", f"No statement reads the finding {name}.", ("findings", name),
                key=True, width=len(name), severity="warning",
            )  # fmt: skip
    located = known.documents["checks.yaml"]
    for name, check in known.checks.items():
        if name in asked and check.kept:
            yield _kept_and_used(located, ("checks", name, "kept"))
        elif name not in asked and not check.kept:
            yield located.problem(
                "unused-check", f"No complication recommends the check {name}.", ("checks", name),
                key=True, width=len(name), severity="warning",
            )  # fmt: skip


def _read(house: House) -> set[str]:
    """The findings that statements read, with those that these are computed from or depend on."""
    known = house.book.knowledge.vocabulary
    read = {name for rule in house.book.rules.values() for name in findings(rule.condition)}
    read |= {name for condition, _ in house.book.never for name in findings(condition)}
    queue = list(read)
    while queue:
        name = queue.pop()
        if name not in known.findings:
            continue  # the phase
        finding = known.findings[name]
        parts = {finding.only_if, getattr(finding, "at_most", None), *parts_of(known, name)}
        new = {part for part in parts if part is not None} - read
        read |= new
        queue += new
    return read


def _kept_and_used(located: Located, path: Path) -> Problem:
    message = f"{path[1]} says why nothing uses it, but something does."
    return located.problem("kept-and-used", message, path, severity="warning", advice="leave `kept` out.")
