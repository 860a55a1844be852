"""Broken links: what leads nowhere, what nobody leads to, and what no scenario holds."""

from __future__ import annotations

from collections.abc import Iterator

from thecal.authoring.trace.model import Trace
from thecal.authoring.trace.rows import broken_rows
from thecal.condition.book import Kind
from thecal.condition.nodes import ALWAYS
from thecal.errors import Problem, listed, nearest
from thecal.knowledge.located import Path
from thecal.knowledge.statements import CheckRule, Complication
from thecal.knowledge.words import Basis, Phase

_GENERAL = {"urgency", "issues", "phase"}
"""What an expectation may be about that is no name of the rules."""


def broken_links(trace: Trace) -> list[Problem]:
    """Every broken link, from the leaflet to the scenarios, then the sources, then the evidence."""
    return [
        *_lines(trace),
        *_truths(trace),
        *_expectations(trace),
        *_sources(trace),
        *broken_rows(trace),
    ]


def _lines(trace: Trace) -> Iterator[Problem]:
    """Lines that lead nowhere; whether they fit the phases of a complication, `thecal rules check` says."""
    known = trace.book.knowledge
    leaflet, index = trace.evidence.leaflet, trace.evidence.located
    for line, complications in trace.lines.items():
        entry = leaflet.get(line)
        if not complications and entry is not None and index is not None:
            message = f"No complication stands for line {line} of the leaflet: {entry.fact}."
            advice = f"`leaflet_lines: [{line}]` in the complication that does."
            yield index.problem(
                "leaflet-line-uncovered", message, ("leaflet", line), key=True, width=len(line), advice=advice
            )
        elif entry is not None and not any(_suspects(trace, one, entry.phase) for one in complications):
            names = ", ".join(one.id for one in complications)
            message = f"Line {line} of the leaflet leads to {names}, which nothing makes suspected in the phase {entry.phase.value}."
            first = complications[0].id
            yield known.documents[known.files[first]].problem("leaflet-line-uncovered", message, ("suspect",), key=True)


def _suspects(trace: Trace, complication: Complication, phase: Phase) -> bool:
    """Whether a suspect rule or red flag of it, or of a part of it, counts in a phase."""
    return any(
        traced.rule.kind in {Kind.SUSPECT, Kind.RED_FLAG} and phase in traced.rule.phases
        for name in (complication.id, *trace.book.parts_of[complication.id])
        for traced in trace.of(name)
    )


def _truths(trace: Trace) -> Iterator[Problem]:
    for name, traced in trace.statements.items():
        if not traced.open:
            continue
        message = f"No scenario expects {name} to be {_either(traced.open)}."
        advice = f"Then statement {name} is {traced.open[0]}"
        if traced.rule.condition == ALWAYS and isinstance(traced.statement, CheckRule):
            words = traced.statement.check.replace("_", " ")
            advice = f"Then check {words} is for {traced.complications[0].replace('_', ' ')}"
        located, path = trace.located(name)
        yield located.problem("no-scenario", message, path, advice=advice)


def _either(truths: tuple[str, ...]) -> str:
    return truths[0] if len(truths) == 1 else f"{', '.join(truths[:-1])} or {truths[-1]}"


def _expectations(trace: Trace) -> Iterator[Problem]:
    known = trace.book.knowledge
    names = {
        *_GENERAL,
        *trace.book.rules,
        *known.complications,
        *known.checks,
        *known.vocabulary.findings,
        *known.vocabulary.events,
    }
    for scenario in trace.scenarios:
        if not scenario.expectations:
            message = f"The scenario {scenario.name!r} expects nothing."
            yield Problem("expects-nothing", message, scenario.place, advice="Then …; see docs/scenarios.md.")
        for expectation in scenario.expectations:
            strange = [name for name in expectation.about if name not in names]
            if strange or not expectation.about:
                message = f"{expectation.text!r} is about nothing that the rules name."
                close = nearest(strange[0], names, 1) if strange else []
                advice = close[0].replace("_", " ") if close else ""
                yield Problem("expects-nothing", message, scenario.place, advice=advice)


def _sources(trace: Trace) -> Iterator[Problem]:
    located = trace.book.knowledge.documents["sources.yaml"]
    for name, source in trace.book.knowledge.sources.items():
        users = trace.users[name]
        if not users and not trace.rows_of[name]:
            advice = "cite it under `source:` or `see:`, or take it out."
            message = f"Nobody cites {name}."
            path: Path = ("sources", name)
            yield located.problem("unused-source", message, path, key=True, width=len(name), advice=advice)
        published = [
            user
            for user in users
            if user in trace.statements
            and trace.statements[user].statement.source == name
            and trace.statements[user].statement.basis is Basis.PUBLISHED
        ]
        if published and not source.locator:
            message = f"{name} has no `locator`; published on its word: {', '.join(listed(published, 6))}."
            advice = "say where in it the fact stands: a section, table or page, or `abstract` if no more was read."
            yield located.problem("no-locator", message, ("sources", name), key=True, width=len(name), advice=advice)
