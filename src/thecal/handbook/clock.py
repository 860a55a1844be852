"""How time changes what a symptom means: what begins to count at a limit, what stops, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from thecal.condition.book import Kind, Rule, RuleBook
from thecal.condition.facts import Truth
from thecal.condition.nodes import findings
from thecal.handbook.grids import Grid, grids
from thecal.handbook.situations import Outcome, Situations
from thecal.handbook.timing import Axis, Stretch, axis, times
from thecal.handbook.variants import Variant
from thecal.knowledge.statements import RedFlag
from thecal.knowledge.vocabulary import Presenting
from thecal.knowledge.words import Phase


@dataclass(frozen=True)
class Turn:
    """A limit in time.

    Attributes:
        before: the stretch that ends here.
        after: the stretch that begins here.
        starts: statements that can hold from here on and could not before, or hold and before only could.
        stops: the opposite.
    """

    before: Stretch
    after: Stretch
    starts: tuple[Rule, ...]
    stops: tuple[Rule, ...]


@dataclass(frozen=True)
class Side:
    """One of two moments set beside each other.

    Attributes:
        reasons: the statements on the symptom's complications that hold then.
    """

    stretch: Stretch
    outcome: Outcome
    reasons: tuple[Rule, ...]


@dataclass(frozen=True)
class Contrast:
    """Two moments at which the same form of the symptom means different things.

    Attributes:
        lost: complications suspected at the first moment only, each with what would still make it suspected at the second.
        gained: complications suspected at the second moment only.
    """

    variant: Variant
    phase: Phase
    turn: Turn
    first: Side
    second: Side
    lost: tuple[tuple[str, tuple[Rule, ...]], ...]
    gained: tuple[str, ...]


@dataclass(frozen=True)
class Clock:
    """One measure of time, and what it does to the symptom.

    Attributes:
        grids: forms against stretches; only forms to which time makes a difference, and the symptom as such.
        counts: statements on this time with the stretches in which they can hold, for a picture.
    """

    axis: Axis
    grids: tuple[Grid, ...]
    turns: tuple[Turn, ...]
    counts: tuple[tuple[Rule, tuple[bool, ...]], ...]
    contrast: Contrast | None


def clocks(
    situations: Situations, reason: Presenting, shown: Sequence[Variant], scope: Sequence[str]
) -> tuple[Clock, ...]:  # fmt: skip
    """The clocks on which statements about the complications in `scope` hang, the symptom's own first."""
    book = situations.book
    rules = [rule for rule in book.rules.values() if _about(rule, scope)]
    found = []
    told = {*reason.about, *reason.findings}
    for name in times(book):
        parent = book.knowledge.vocabulary.findings[name].only_if
        readers = [rule for rule in rules if name in findings(rule.condition)]
        if readers and (parent is None or parent in told):
            clock = _clock(situations, reason, shown, rules, axis(book, name, rules))
            if clock.turns:
                found.append((not _own(book, name, reason), clock.contrast is None, -len(clock.counts), clock))
    return tuple(one[-1] for one in sorted(found, key=lambda one: one[:-1]))


def _about(rule: Rule, scope: Sequence[str]) -> bool:
    if isinstance(rule.statement, RedFlag):
        return not set(scope).isdisjoint(rule.statement.suspects)
    return rule.complication in scope


def _own(book: RuleBook, name: str, reason: Presenting) -> bool:
    """Whether it is the time of this very symptom (a headache's onset), not one of something else."""
    return book.knowledge.vocabulary.findings[name].only_if in reason.about


def _clock(
    situations: Situations, reason: Presenting, shown: Sequence[Variant], rules: Sequence[Rule], cut: Axis
) -> Clock:  # fmt: skip
    own = _own(situations.book, cut.finding, reason)
    readers = [rule for rule in rules if not {cut.finding, *cut.tied}.isdisjoint(findings(rule.condition))]
    truths = {rule.id: _truths(situations, rule, shown, cut) for rule in readers}
    turns = []
    for index, (before, after) in enumerate(zip(cut.stretches, cut.stretches[1:], strict=False)):
        steps = {rule.id: truths[rule.id][index + 1] - truths[rule.id][index] for rule in readers}
        starts = tuple(rule for rule in readers if steps[rule.id] > 0)
        stops = tuple(rule for rule in readers if steps[rule.id] < 0)
        if starts or stops:
            turns.append(Turn(before, after, starts, stops))
    tables = tuple(
        Grid(grid.phases, rows)
        for grid in grids(situations, shown, cut)
        if (rows := tuple(row for index, row in enumerate(grid.rows) if row.changes or (own and index == 0)))
    )
    counts = tuple(
        (rule, tuple(truth > 0 for truth in truths[rule.id]))
        for rule in readers
        if len({truth > 0 for truth in truths[rule.id]}) > 1
    )
    return Clock(cut, tables, tuple(turns), counts, _contrast(situations, shown, rules, cut, turns))


def _truths(situations: Situations, rule: Rule, shown: Sequence[Variant], cut: Axis) -> list[int]:
    """For each stretch a number that rises with how far the statement holds, over all forms of the symptom.

    0 when it can hold in no form; with each form in which it could hold 1 more, in which it does hold 2 more.
    """
    phases = [phase for phase in Phase if phase in rule.phases]
    return [
        sum(
            int(situations.of(phase, {**variant.told, **cut.told(stretch)}).truths[rule.id])
            for variant in shown
            for phase in phases
        )
        for stretch in cut.stretches
    ]


def _contrast(
    situations: Situations, shown: Sequence[Variant], rules: Sequence[Rule], cut: Axis, turns: Sequence[Turn]
) -> Contrast | None:
    """The first turn at which a form of the symptom makes other complications suspected: two moments around it."""
    its = {rule.complication for rule in rules} | {
        name for rule in rules if isinstance(rule.statement, RedFlag) for name in rule.statement.suspects
    }
    for variant in shown:
        for phase in reversed(Phase):
            outcomes = [situations.of(phase, {**variant.told, **cut.told(stretch)}) for stretch in cut.stretches]
            for index in range(len(outcomes) - 1):
                here, there = outcomes[index], outcomes[index + 1]
                turn = next((one for one in turns if one.before is cut.stretches[index]), None)
                lost = [name for name in here.names if name not in there.names and name in its]
                gained = [name for name in there.names if name not in here.names and name in its]
                if turn is None or not (lost or gained) or not (here.possible and there.possible):
                    continue
                first = next(place for place in range(index + 1) if outcomes[place].face == here.face)
                return Contrast(
                    variant,
                    phase,
                    turn,
                    _side(rules, cut.stretches[first], outcomes[first]),
                    _side(rules, cut.stretches[index + 1], there),
                    tuple((name, tuple(_still(rules, name, there))) for name in lost),
                    tuple(gained),
                )
    return None


def _side(rules: Sequence[Rule], stretch: Stretch, outcome: Outcome) -> Side:
    kinds = (Kind.RED_FLAG, Kind.SUSPECT, Kind.GROUND)
    true = [rule for rule in rules if rule.kind in kinds and outcome.truths.get(rule.id) is Truth.TRUE]
    return Side(stretch, outcome, tuple(sorted(true, key=lambda rule: kinds.index(rule.kind))))


def _still(rules: Sequence[Rule], name: str, outcome: Outcome) -> Iterator[Rule]:
    """What would still make a complication suspected."""
    for rule in rules:
        if isinstance(rule.statement, RedFlag):
            its = name in rule.statement.suspects
        else:
            its = rule.kind is Kind.SUSPECT and rule.complication == name
        if its and outcome.truths.get(rule.id) is Truth.UNKNOWN:
            yield rule
