"""From the truths of many visits to their assessments: the counterpart of `weigh` and `advice`, as operations on bits.

Every attribute is columns of bits, one bit a visit. What a list holds for one visit is in the order of the files here, and
first acts come before all other checks; the order by urgency and grounds is given for single visits only.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from thecal.assessment.weigh import Scale
from thecal.condition.book import Kind, Rule, RuleBook
from thecal.condition.nodes import And
from thecal.engines.columnar import Bits, Columnar, Plane, Run, every, none, pack
from thecal.knowledge.statements import Caution, CheckRule, FirstAct
from thecal.knowledge.words import Phase, Urgency
from thecal.visits.table.intake import PHASES
from thecal.visits.table.states import Codes, TableFacts

LEVELS = tuple(level for level in Urgency if level is not Urgency.ROUTINE)
Levels = dict[Urgency, Bits]
"""Level → where the urgency is that or more."""


class TableScale:
    """Weighs a batch of visits."""

    def __init__(self, engine: Columnar, facts: TableFacts) -> None:
        self.engine = engine
        self.book: RuleBook = engine.book
        self.rows = facts.rows
        self.run: Run = engine.run(facts)
        self._none, self._every = none(self.rows), every(self.rows)
        phase = facts.states["phase"]
        assert isinstance(phase, Codes)
        self.unknown_phase = pack(phase.code < 0)
        self.in_phase = {one: pack(phase.code == PHASES.index(one)) | self.unknown_phase for one in Phase}
        self._counts: dict[frozenset[Phase], Bits] = {}

    # ------------------------------------------------------------------------------------------ one statement

    def any(self, columns: Iterable[Bits]) -> Bits:
        """Where any of these is."""
        result = self._none
        for column in columns:
            result = result | column
        return result

    def plane(self, rule: Rule, plane: Plane) -> Bits:
        """One plane of a statement."""
        return self.run.bits(self.engine.place[rule.id], plane)

    def true(self, rule: Rule) -> Bits:
        """Where a statement is true."""
        return self.plane(rule, Plane.TRUE)

    def open(self, rule: Rule) -> Bits:
        """Where a statement is unknown."""
        return self.run.unknown(self.engine.place[rule.id])

    def within(self, phases: frozenset[Phase]) -> Bits:
        """Where the visit may be in one of these phases."""
        if phases not in self._counts:
            self._counts[phases] = self.any(self.in_phase[phase] for phase in phases)
        return self._counts[phases]

    def counts(self, rule: Rule) -> Bits:
        """Where a statement counts."""
        return self.within(rule.phases)

    @cached_property
    def causes(self) -> Mapping[str, tuple[Rule, ...]]:
        """Complication → the statements any of which makes it suspected, in every phase."""
        scale = Scale(self.book, {}, "unknown")
        return {name: scale.suspects(name) for name in self.book.knowledge.complications}

    # --------------------------------------------------------------------------------------------- complications

    @cached_property
    def applies(self) -> Mapping[str, Bits]:
        """Complication → where its phases allow it."""
        return {name: self.within(one.applies_in) for name, one in self.book.knowledge.complications.items()}

    @cached_property
    def suspected(self) -> Mapping[str, Bits]:
        """Complication → where it is suspected."""
        return {
            name: self.applies[name] & self.any(self.true(rule) & self.counts(rule) for rule in rules)
            for name, rules in self.causes.items()
        }

    @cached_property
    def possible(self) -> Mapping[str, Bits]:
        """Complication → where it is suspected or open."""
        return {
            name: self.applies[name] & self.any(self.plane(rule, Plane.POSSIBLE) & self.counts(rule) for rule in rules)
            for name, rules in self.causes.items()
        }

    # ------------------------------------------------------------------------------------------------- urgency

    def _levels(self, phase: Phase) -> tuple[Levels, Levels]:
        """In one phase, where the urgency certainly is, and could be, of each level or more."""
        certain: Levels = dict.fromkeys(LEVELS, self._none)
        could: Levels = dict.fromkeys(LEVELS, self._none)
        for rule, sure, possible in self._units(phase):
            assert rule.level is not None
            for level in LEVELS:
                if level <= rule.level:
                    certain[level] = certain[level] | sure
                    could[level] = could[level] | possible
        return certain, could

    def _units(self, phase: Phase) -> Iterable[tuple[Rule, Bits, Bits]]:
        """Every statement that sets a level above routine in this phase: where it does, and where it could."""
        for rule in self.book.of(Kind.RED_FLAG):
            if phase in rule.phases and rule.level is not Urgency.ROUTINE:
                yield rule, self.true(rule), self.plane(rule, Plane.REACHABLE)
        for name, complication in self.book.knowledge.complications.items():
            if phase not in complication.applies_in:
                continue
            causes = [rule for rule in self.causes[name] if phase in rule.phases]
            certain = self.any(self.true(rule) for rule in causes)
            possible = self.any(self.plane(rule, Plane.REACHABLE) for rule in causes)
            for rule in self.book.of(Kind.URGENCY, name):
                if phase in rule.phases and rule.level is not Urgency.ROUTINE:
                    yield rule, certain & self.true(rule), possible & self.plane(rule, Plane.REACHABLE)

    @cached_property
    def _by_phase(self) -> Mapping[Phase, tuple[Levels, Levels]]:
        return {phase: self._levels(phase) for phase in Phase}

    @cached_property
    def at_least(self) -> Levels:
        """Level → where the urgency is at least that, whichever phase it turns out to be."""
        return {
            level: self._all(~self.in_phase[phase] | self._by_phase[phase][0][level] for phase in Phase)
            for level in LEVELS
        }

    @cached_property
    def at_most(self) -> Levels:
        """Level → where the urgency could be that, from what the bedside can tell."""
        return {
            level: self.any(self.in_phase[phase] & self._by_phase[phase][1][level] for phase in Phase)
            | self.at_least[level]
            for level in LEVELS
        }

    def _all(self, columns: Iterable[Bits]) -> Bits:
        result = self._every
        for column in columns:
            result = result & column
        return result

    @cached_property
    def settled(self) -> Bits:
        """Where both ends are the same."""
        return self._all(~(self.at_least[level] ^ self.at_most[level]) for level in LEVELS)

    def exactly(self, levels: Levels, level: Urgency) -> Bits:
        """Where the urgency is just that level."""
        higher = [levels[one] for one in LEVELS if one > level]
        at_least = self._every if level is Urgency.ROUTINE else levels[level]
        return at_least & ~self.any(higher)

    @cached_property
    def because(self) -> Mapping[str, Bits]:
        """Statement → where it sets the lower end of the urgency."""
        found: dict[str, Bits] = {}
        taken = self._none
        for phase in Phase:
            # The phase whose urgency is the least; the first of several.
            levels = self._by_phase[phase][0]
            chosen = self.in_phase[phase] & self._all(~(levels[one] & ~self.at_least[one]) for one in LEVELS) & ~taken
            taken = taken | chosen
            for rule, sure, _ in self._units(phase):
                assert rule.level is not None
                where = chosen & sure & self.exactly(self.at_least, rule.level)
                found[rule.id] = found.get(rule.id, self._none) | where
        return {name: found[name] for name in self.book.rules if name in found}

    # -------------------------------------------------------------------------------------------------- advice

    @cached_property
    def red_flags(self) -> Mapping[str, Bits]:
        """Red flag → where it is true."""
        return {rule.id: self.true(rule) & self.counts(rule) for rule in self.book.of(Kind.RED_FLAG)}

    @cached_property
    def fired(self) -> Mapping[str, Bits]:
        """Statement → where the answer rests on it: red flags, suspicions, their grounds and urgency rules, as far as true.

        Grounds count also while the complication is open. Checks and cautions have columns of their own.
        """
        found: dict[str, Bits] = {}
        for rule in self.book.rules.values():
            if rule.kind is Kind.RED_FLAG or rule.kind is Kind.SUSPECT:
                found[rule.id] = self.true(rule) & self.counts(rule)
            elif rule.kind is Kind.GROUND:
                found[rule.id] = self.true(rule) & self.counts(rule) & self.possible[str(rule.complication)]
            elif rule.kind is Kind.URGENCY:
                found[rule.id] = self.true(rule) & self.counts(rule) & self.suspected[str(rule.complication)]
        return found

    @cached_property
    def checks(self) -> Mapping[str, Bits]:
        """Check → where it is recommended; first acts come first, the rest as in the files, none before what it waits for."""
        found = dict.fromkeys(order_of_checks(self.book), self._none)
        for rule in self.book.of(Kind.CHECK):
            if isinstance(rule.statement, FirstAct):
                where = self._every if rule.level is Urgency.ROUTINE else self.at_least[rule.level or Urgency.ROUTINE]
                found[rule.statement.check] = found[rule.statement.check] | where
        for name in self.book.knowledge.complications:
            for rule in self.book.of(Kind.CHECK, name):
                assert isinstance(rule.statement, CheckRule)
                where = self.suspected[name] & self.counts(rule) & self.true(rule)
                found[rule.statement.check] = found[rule.statement.check] | where
        return found

    @cached_property
    def cautions(self) -> Mapping[str, Bits]:
        """Caution → where it is to be shown, as `thecal.assessment.advice.cautions` decides."""
        found = {}
        for rule in self.book.of(Kind.CAUTION):
            caution = rule.statement
            assert isinstance(caution, Caution)
            where = self.counts(rule) & self.plane(rule, Plane.POSSIBLE)
            if caution.check is not None:
                where = where & self.checks.get(caution.check, self._none)
            else:
                parts = rule.condition.parts if isinstance(rule.condition, And) else ()
                half = self.any(self.run.bits(self.engine.plan.place(part), Plane.TRUE) for part in parts)
                where = where & (self.true(rule) | half)
            found[rule.id] = where
        return found

    # ------------------------------------------------------------------------------------------- what is missing

    def _above(self, rule: Rule) -> Bits:
        """Where a statement's level is above what is certain."""
        assert rule.level is not None
        return self._none if rule.level is Urgency.ROUTINE else ~self.at_least[rule.level]

    @cached_property
    def open_statements(self) -> Mapping[str, Bits]:
        """Statement → where it is unknown, and bedside answers that make it true could raise the urgency."""
        found: dict[str, Bits] = {}
        for rule in self.book.of(Kind.RED_FLAG):
            reach = self.plane(rule, Plane.REACHABLE)
            found[rule.id] = self._above(rule) & self.counts(rule) & reach & self.open(rule)
        for name in self.book.knowledge.complications:
            causes = {rule.id: self.plane(rule, Plane.REACHABLE) & self.counts(rule) for rule in self.causes[name]}
            could = self.applies[name] & self.any(causes.values())
            rising = self._none
            for rule in self.book.of(Kind.URGENCY, name):
                rises = could & self._above(rule) & self.counts(rule) & self.plane(rule, Plane.REACHABLE)
                rising = rising | rises
                found[rule.id] = rises & self.open(rule)
            waits = rising & ~self.suspected[name]
            for rule in self.causes[name]:
                where = waits & causes[rule.id] & self.open(rule)
                found[rule.id] = found.get(rule.id, self._none) | where
        return {name: found[name] for name in self.book.rules if name in found}

    @cached_property
    def missing(self) -> Mapping[str, Bits]:
        """Finding → where a bedside answer to it could still raise the urgency."""
        wanted: dict[int, Bits] = {}
        for name, where in self.open_statements.items():
            place = self.engine.place[name]
            wanted[place] = wanted[place] | where if place in wanted else where
        found: dict[str, Bits] = {}
        # From the statements down to the leaves: a part matters where the whole does, as long as it is unknown itself.
        for place in range(len(self.engine.plan.gates) - 1, -1, -1):
            where = wanted.pop(place, self._none)
            if not where.any():
                continue
            gate = self.engine.plan.gates[place]
            if gate.leaf is None:
                for part in gate.inputs:
                    down = where & self.run.unknown(part)
                    wanted[part] = wanted[part] | down if part in wanted else down
            else:
                for finding, open_ in self.run.parts(gate.leaf.finding).items():
                    found[finding] = found.get(finding, self._none) | (where & open_)
        found["phase"] = found.get("phase", self._none) | (self.unknown_phase & ~self.settled)
        return {name: found[name] for name in self.engine.words if name in found}


def order_of_checks(book: RuleBook) -> tuple[str, ...]:
    """The checks, first acts first, then as in the files; one that must wait comes after what it waits for."""
    acts = [rule.statement.check for rule in book.of(Kind.CHECK) if isinstance(rule.statement, FirstAct)]
    names = list(dict.fromkeys([*acts, *book.knowledge.checks]))
    for rule in book.of(Kind.CAUTION):
        caution = rule.statement
        assert isinstance(caution, Caution)
        first, later = caution.not_before, caution.check
        if first in names and later in names and names.index(later) < names.index(first):
            names.remove(later)
            names.insert(names.index(first) + 1, later)
    return tuple(names)
