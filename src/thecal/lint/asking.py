"""Grouped questions that one "no" can answer, and reasons for coming that a visit can really have."""

from __future__ import annotations

from collections.abc import Iterator

from thecal.errors import Problem
from thecal.lint.house import House
from thecal.visits import Visit, take_in
from thecal.visits.derive import timed


def groups(house: House) -> Iterator[Problem]:
    """A "no" to a group answers every finding in it as usual: that must be an answer to each."""
    words = house.book.knowledge.vocabulary
    located = house.book.knowledge.documents["vocabulary.yaml"]
    seen: dict[str, str] = {}
    for name, group in words.groups.items():
        for index, part in enumerate(group.findings):
            path = ("groups", name, "findings", index)
            child = words.findings[part]
            if child.only_if is not None and child.only_if not in group.findings:
                message = f"{part} can only be asked when {child.only_if} is present, which this group does not ask."
                yield located.problem("orphan-in-group", message, path)
            if not child.obtained_by.bedside:
                message = f"{part} is not found at the bedside ({child.obtained_by.say}), so nobody can answer it here."
                yield located.problem("not-at-bedside", message, path, width=len(part))
            if part in seen:
                message = f"{part} is asked in the group {seen[part]} already."
                yield located.problem("asked-twice", message, path, width=len(part), severity="warning")
            seen[part] = name


def presenting(house: House) -> Iterator[Problem]:
    """What a reason for coming implies must go together; what it asks first must be open, and askable."""
    words = house.book.knowledge.vocabulary
    located = house.book.knowledge.documents["vocabulary.yaml"]
    for name, reason in words.presenting.items():
        intake = take_in(Visit(findings=dict(reason.findings)), house.book)
        for issue in intake.issues:
            where = ("presenting", name, "findings", issue.finding)
            yield located.problem("bad-presenting", f"{issue.finding} {issue.problem.rstrip('.')}.", where)
        for index, part in enumerate(reason.ask):
            path, finding = ("presenting", name, "ask", index), words.findings[part]
            parent = finding.only_if
            if intake.facts.known(part):
                message = f"{part} is asked although the reason for coming answers it already."
                yield located.problem("asked-twice", message, path, width=len(part), severity="warning")
            elif not (finding.obtained_by.bedside or timed(finding)):
                message = (
                    f"{part} is not found at the bedside ({finding.obtained_by.say}), so nobody can answer it here."
                )
                yield located.problem("not-at-bedside", message, path, width=len(part))
            elif parent is not None and not intake.facts.known(parent) and parent not in reason.ask[:index]:
                message = f"{part} can only be asked when {parent} is present, which is not asked before."
                yield located.problem("orphan-in-group", message, path, width=len(part))
