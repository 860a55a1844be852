"""Gathers every complaint about a rule book.

Severity goes by consequence: an `error` does not mean what the author meant, or breaks a promise of the knowledge base; a
`warning` reads badly or does nothing. Every complaint of every file is gathered before anything is reported; what could
not be checked is said beside them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from thecal.condition.book import RuleBook
from thecal.errors import Problem
from thecal.lint.asking import groups, presenting
from thecal.lint.house import House
from thecal.lint.implied import checks, red_flags, suspects, twins, urgencies
from thecal.lint.leaflet import leaflet, paths
from thecal.lint.limits import limits_in_place, unused_limits
from thecal.lint.sources import bases, definitions, locators
from thecal.lint.truths import comparisons, never_or_always
from thecal.lint.words import levels, reasons, units, unused
from thecal.logic import Prover, solver_here

SECONDS = 3.0
"""How long one proof may take; the longest of our own takes a tenth of that."""

Step = Callable[[int, int], None]
"""Told after each kind of complaint: how many are done, of how many."""

_COMPLAINTS: tuple[Callable[[House], Iterator[Problem]], ...] = (
    leaflet, bases, locators, definitions, unused_limits, limits_in_place, reasons, units, levels, unused, groups,
    presenting, comparisons, paths, twins, never_or_always, suspects, urgencies, checks, red_flags,
)  # fmt: skip


@dataclass(frozen=True)
class Report:
    """What the linter found.

    Attributes:
        problems: errors first, then warnings, each in the order of the files.
        notes: what could not be checked, and why; nothing is passed over in silence.
    """

    problems: tuple[Problem, ...]
    notes: tuple[str, ...]


def review(book: RuleBook, *, step: Step | None = None) -> Report:
    """Every complaint about a rule book.

    Args:
        book: the rules.
        step: is told how far the review has come.
    """
    house = House(book, Prover(book, seconds=SECONDS, smallest=False) if solver_here() else None)
    found: dict[tuple[object, ...], Problem] = {}
    for done, complain in enumerate(_COMPLAINTS, 1):
        for problem in complain(house):
            found.setdefault((problem.slug, problem.place, problem.message), problem)
        if step is not None:
            step(done, len(_COMPLAINTS))
    problems = sorted(found.values(), key=lambda one: (one.severity != "error", _place(one), one.slug))
    return Report(tuple(problems), tuple(_notes(house)))


def lint(book: RuleBook) -> list[Problem]:
    """The complaints about a rule book."""
    return list(review(book).problems)


def _place(problem: Problem) -> tuple[str, int, int]:
    place = problem.place
    return (place.file, place.line, place.column) if place is not None else ("", 0, 0)


def _notes(house: House) -> Iterator[str]:
    if house.prover is None:
        yield "What logic decides was not checked: the solver z3 is not installed. Try: pip install 'thecal[prove]'"
    for rule, asked in house.undecided:
        yield f"{rule.id}: not decided in {SECONDS:g} seconds: {asked}"
