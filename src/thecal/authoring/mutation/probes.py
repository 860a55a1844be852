"""Small visits at which a change of the vocabulary could show: one or two findings told, at every value that matters."""

from __future__ import annotations

from collections.abc import Iterator

from thecal.condition.book import RuleBook
from thecal.condition.nodes import Compare, leaves
from thecal.condition.units import plainly, tidy
from thecal.knowledge.vocabulary import Choice, Finding, Ordinal, Quantity
from thecal.logic import Case

SPREAD = 3
"""Days between one event of a probe and the next, so that no two are the same time ago."""


def probes(book: RuleBook, subject: str) -> Iterator[Case]:
    """Visits that look at a finding or a score from every side.

    Args:
        book: the unchanged rules.
        subject: a finding or a score of the vocabulary.
    """
    words = book.knowledge.vocabulary
    if subject in words.scores:
        for item in words.scores[subject].items:
            limits = [] if isinstance(item.points, dict) else [band.at_most for band in item.points]
            known = [limit for limit in limits if limit is not None]
            for value in _values(words.findings[item.finding], known):
                yield Case({"phase": "implanted", item.finding: value})
        return
    finding = words.findings[subject]
    every = (leaf for rule in book.rules.values() for leaf in leaves(rule.condition))
    used = [leaf.limit for leaf in every if isinstance(leaf, Compare) and leaf.finding == subject]
    others = _beside(finding)
    yield from _of_events(book, subject)
    for value in _values(finding, used):
        yield Case({"phase": "implanted", subject: value})
        for other in others:
            for beside in _values(words.findings[other], []):
                yield Case({"phase": "implanted", other: beside, subject: value})
    for other in others:
        for beside in _values(words.findings[other], []):
            yield Case({"phase": "implanted", other: beside})


def _beside(finding: Finding) -> tuple[str, ...]:
    """The findings that it depends on."""
    names = [finding.only_if, getattr(finding, "at_most", None)]
    how = finding.derived
    if how is not None:
        names += [*(how.any_of or ()), *((*how.quotient.over, *how.quotient.under) if how.quotient else ())]
    return tuple(dict.fromkeys(name for name in names if name is not None))


def _of_events(book: RuleBook, subject: str) -> Iterator[Case]:
    """All its events told, each another number of days ago; and each of them alone."""
    how = book.knowledge.vocabulary.findings[subject].derived
    if how is None or not how.timed:
        return
    told = dict.fromkeys(name for name in (how.since, *(how.since_latest or ()), *(how.between or ())) if name)
    parent = book.knowledge.vocabulary.findings[subject].only_if
    findings = {"phase": "implanted", **({parent: "present"} if parent else {})}
    for step in (SPREAD, -SPREAD):
        yield Case(findings, {name: 10 + step * index for index, name in enumerate(told)})
    for name in told:
        yield Case(findings, {name: 10})


def _values(finding: Finding, limits: list[float]) -> list[str]:
    if isinstance(finding, Choice | Ordinal):
        return list(finding.spellings)
    if not isinstance(finding, Quantity):
        return ["present", "absent"]
    lo, hi = finding.range
    step = finding.resolution
    near = {tidy(limit + offset) for limit in limits for offset in (-step, 0.0, step)}
    numbers = sorted(value for value in {*near, lo, hi, tidy((lo + hi) / 2)} if lo <= value <= hi)
    unit = "" if finding.dimensionless else f" {finding.unit}"
    return [f"{plainly(value)}{unit}" for value in numbers]
