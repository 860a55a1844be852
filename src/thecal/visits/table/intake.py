"""From what a batch of rows tells to facts: the counterpart of `thecal.visits.intake`, a column at a time.

Step for step the same, in the same order; a test holds the two together on random visits, issues included.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from thecal.condition.book import RuleBook
from thecal.condition.check import PHASE, AnyFinding
from thecal.condition.facts import NOT_APPLICABLE, Interval, State
from thecal.knowledge.vocabulary import Quantity
from thecal.visits.table.bits import Bits, is_in, none, pack, places
from thecal.visits.table.derive import Rest, times_of, unknown_of
from thecal.visits.table.issues import Block, Issues, texts
from thecal.visits.table.moments import Moments, read_moments
from thecal.visits.table.parse import Memory, parse
from thecal.visits.table.states import UNKNOWN_CODE, Codes, Flags, Spans, States, TableFacts
from thecal.visits.table.told import ToldBatch, read_phase
from thecal.visits.values import show_state

PHASES = tuple(PHASE.values)
"""The values of the finding `phase`, in the order of their codes."""

NO_DATE = "is missing, so the dates of events can't be turned into days"


@dataclass
class TableIntake:
    """A batch made ready for the columnar engine."""

    told: ToldBatch
    facts: TableFacts
    issues: Issues


def take_in_table(told: ToldBatch, book: RuleBook, memory: Memory | None = None) -> TableIntake:
    """Makes a batch of visits ready for the engine; means what `take_in` means for each of its rows."""
    return _Intake(told, book, memory or Memory()).done()


class _Intake:
    def __init__(self, told: ToldBatch, book: RuleBook, memory: Memory) -> None:
        self.batch = told
        self.book = book
        self.words = book.knowledge.vocabulary
        self.memory = memory
        self.rows = told.rows
        self.issues = Issues(told.issues)
        self.states: dict[str, States] = {}
        self.told: dict[str, Bits] = {}
        # A copy of what was told of findings that can also be worked out: for telling the two apart.
        self.stated: dict[str, States] = {}
        self.waiting: dict[str, dict[str, Bits]] = {}

    def done(self) -> TableIntake:
        phase = self._phase()
        self._told()
        self._times()
        self._parents()
        self._phases(phase)
        rest = Rest(self.words, self.states, self.rows)
        for name, derived in rest.states.items():
            self._settle(name, derived)
        self._ceilings()
        self._presumptions()
        self.states["phase"] = phase
        facts = TableFacts(self.rows, self.states, rest.lacking, self.waiting)
        return TableIntake(self.batch, facts, self.issues)

    # ------------------------------------------------------------------------------------------ what was told

    def _phase(self) -> Codes:
        cells = self.batch.phase
        if cells is None:
            return Codes.unknown(self.rows)
        where, outcomes = self.memory.distinct("phase", cells, lambda cell: read_phase(cell, cells.reading))
        outcomes = [*outcomes, ("unknown", "")]
        codes = [PHASES.index(name) if name in PHASES else -1 for name, _ in outcomes]
        self.issues.outcomes("phase", cells, where, [problem for _, problem in outcomes])
        return Codes(np.array(codes, np.int16)[where])

    def _told(self) -> None:
        for name, cells in self.batch.findings.items():
            finding = self.words.findings.get(name)
            if finding is None:
                continue  # a binder binds findings of the vocabulary only
            parsed = parse(name, finding, cells, self.memory, self.issues)
            self.states[name], self.told[name] = parsed.states, parsed.told
            if finding.derived is not None:
                self.stated[name] = _copy(parsed.states)

    def _times(self) -> None:
        date = self._date()
        events = {
            name: read_moments(name, cells, self.memory, self.issues) for name, cells in self.batch.events.items()
        }
        anything = self._any(moments.told for moments in events.values())
        undated = places(anything & ~date.known, self.rows)
        if len(undated):
            self.issues.blocks.append(Block(undated, "date", "", None, NO_DATE))
        for name, moments in events.items():
            late = moments.after(date)
            self.issues.cells(late, name, self.batch.events[name], "lies after the visit")
            moments.known = moments.known & ~late
        for name, times in times_of(self.words, events, date).items():
            finding = self.words.findings[name]
            assert isinstance(finding, Quantity)
            lo, hi = finding.range
            known = ~times.absent()
            reversed_ = known & pack(times.hi < lo)
            inside = Spans(np.clip(times.lo, lo, hi), np.clip(times.hi, lo, hi))
            times.put(known, inside)
            times.rule_out(reversed_)
            self._settle(name, times)

    def _date(self) -> Moments:
        cells = self.batch.date
        if cells is None:
            nothing = np.zeros(self.rows, np.int64)
            no = none(self.rows)
            return Moments(no, no, nothing, nothing, nothing, no)
        # A visit without a readable date is one without a date.
        return read_moments("date", cells, self.memory, self.issues)

    # --------------------------------------------------------------------------------------------- what follows

    def _settle(self, name: str, derived: Flags | Spans) -> None:
        """Puts what follows from the parts in; what was told and does not agree is not used."""
        present = ~derived.absent()
        told = self._told_of(name)
        stated = self.stated.get(name)
        current = self._state(name)
        if isinstance(derived, Flags):
            assert isinstance(current, Flags)
            clash = none(self.rows)
            if stated is not None:
                assert isinstance(stated, Flags)
                clash = present & told & (stated.yes ^ derived.yes)
            current.put(present, derived)
        else:
            assert isinstance(current, Spans)
            if stated is None:
                current.put(present, derived)
                return
            assert isinstance(stated, Spans)
            with np.errstate(invalid="ignore"):
                meeting = Spans(np.maximum(derived.lo, stated.lo), np.minimum(derived.hi, stated.hi))
                both = present & told & pack(meeting.lo <= meeting.hi)
            clash = present & told & ~both
            current.put(present & ~both, derived)
            current.put(both, meeting)
        if stated is not None:
            finding = self.words.findings[name]
            for row in map(int, places(clash, self.rows)):
                told_so, follows = (_shown(one, row, finding) for one in (stated, derived))
                problem = f"is not used: from the rest of the visit follows {follows}"
                self.issues.add(row, name, self.batch.findings[name].column, told_so, problem)

    def _parents(self) -> None:
        """A dependent finding follows its parent; one that is told as present implies its parent."""
        children = [(name, one.only_if) for name, one in self.words.findings.items() if one.only_if is not None]
        # What was told, as it was told: dates may have changed the states since.
        told_no = {parent: self._told_of(parent) & self._flags(parent).no for parent in {one for _, one in children}}
        implying = {}
        for name, _ in children:
            told = self._told_of(name)
            state = self.states.get(name)
            implying[name] = told & ~state.no if isinstance(state, Flags) else told
        doubtful = dict.fromkeys(told_no, none(self.rows))
        forgotten: list[tuple[str, Bits]] = []
        for name, parent in children:
            at_odds = implying[name] & told_no[parent]
            if not at_odds.any():
                continue
            label = self.words.findings[parent].label
            self._problems(name, at_odds, f"is told although {label} is told as absent; neither is used")
            forgotten += [(name, at_odds), (parent, at_odds)]
            doubtful[parent] = doubtful[parent] | at_odds
        for name, where in forgotten:
            self._state(name).forget(where)
        for name, parent in children:
            flags = self._flags(parent)
            flags.yes = flags.yes | (implying[name] & flags.absent() & ~doubtful[parent])
        for name, parent in children:
            flags = self._flags(parent)
            orphan = flags.absent() & ~self._told_of(name)
            if name in self.states or flags.no.any():
                state = self._state(name)
                state.forget(orphan)
                state.rule_out(flags.no)

    def _phases(self, phase: Codes) -> None:
        """What belongs to the other phase is not there to be asked about; told all the same, it counts and is an issue."""
        phases = {value: pack(phase.code == code) for code, value in enumerate(PHASES)}
        for name, finding in self.words.findings.items():
            if not finding.phases:
                continue
            others = [value for value in PHASES if value not in finding.phases]
            elsewhere = self._any(phases[value] for value in others)
            if not elsewhere.any():
                continue
            told = self._told_of(name)
            for value in others:
                self._problems(name, phases[value] & told, f"does not belong to the phase {PHASE.values[value]}")
            state = self._state(name)
            state.rule_out(elsewhere & ~told & state.absent())

    def _ceilings(self) -> None:
        """What can't exceed something else: told beyond it, neither can be right; unknown, it lies below."""
        for name, finding in self.words.findings.items():
            if not isinstance(finding, Quantity) or finding.at_most is None:
                continue
            ceiling = self._state(finding.at_most)
            state = self._state(name)
            assert isinstance(ceiling, Spans)
            assert isinstance(state, Spans)
            with np.errstate(invalid="ignore"):
                limited = ceiling.interval() & pack(ceiling.hi < finding.range[1])
                most = np.maximum(ceiling.hi, finding.range[0])
                told = self._told_of(name)
                beyond = limited & state.interval() & pack(state.lo > most) & told
            both = beyond & self._told_of(finding.at_most)
            for neither, rows in ((False, beyond & ~both), (True, both)):
                for row in map(int, places(rows, self.rows)):
                    self._over(name, finding.at_most, ceiling, row, both=neither)
            free = limited & state.absent()
            if finding.only_if is not None:
                free = free & self._flags(finding.only_if).yes
            state.put(free, Spans(np.full(self.rows, finding.range[0]), most))
            state.forget(beyond)
            ceiling.forget(both)

    def _over(self, name: str, limit: str, ceiling: Spans, row: int, *, both: bool) -> None:
        words, cells = self.words.findings[limit], self.batch.findings[name]
        end = "neither is used" if both else "it is not used"
        problem = f"is more than {words.label}, {_shown(ceiling, row, words)}; {end}"
        finding = f"{name}, {limit}" if both else name
        self.issues.add(row, finding, cells.column, texts(cells, np.array([row]))[0].as_py(), problem)

    def _presumptions(self) -> None:
        """A score that nobody took, where no sign calls for it."""
        for name, finding in self.words.findings.items():
            presumed = getattr(finding, "presumed", None)
            if presumed is None or not isinstance(finding, Quantity):
                continue
            signs = [self._flags(sign) for sign in presumed.without]
            most = self.book.knowledge.limits[presumed.at_most].value
            absent = np.bitwise_and.reduce([sign.no for sign in signs])
            some = self._any(sign.yes for sign in signs)
            state = self._state(name)
            assert isinstance(state, Spans)
            nothing = state.absent()
            with np.errstate(invalid="ignore"):
                high = absent & ~nothing & pack(state.lo > most) & self._told_of(name)
            labels = ", ".join(self.words.findings[sign].label for sign in presumed.without)
            self._problems(name, high, f"is high although there is none of: {labels}; look again")
            state.put(nothing & absent, Spans(np.full(self.rows, finding.range[0]), np.full(self.rows, most)))
            wait = nothing & ~absent & ~some
            if wait.any():
                self.waiting[name] = {
                    sign: wait & flags.absent() for sign, flags in zip(presumed.without, signs, strict=True)
                }

    # ------------------------------------------------------------------------------------------------- helpers

    def _state(self, name: str) -> States:
        state = self.states.get(name)
        if state is None:
            state = self.states[name] = unknown_of(self.words, name, self.rows)
        return state

    def _flags(self, name: str) -> Flags:
        state = self._state(name)
        assert isinstance(state, Flags), name
        return state

    def _told_of(self, name: str) -> Bits:
        """Where a usable value of a finding was told."""
        told = self.told.get(name)
        return none(self.rows) if told is None else told

    def _any(self, columns: Iterable[Bits]) -> Bits:
        found: Bits = np.bitwise_or.reduce([none(self.rows), *columns])
        return found

    def _problems(self, name: str, where: Bits, problem: str) -> None:
        if where.any():
            self.issues.cells(where, name, self.batch.findings[name], problem)


def state_at(states: States, row: int, finding: AnyFinding) -> State | None:
    """The state in one row, as `thecal.condition.facts` has it; None is unknown."""
    if isinstance(states, Flags):
        return True if is_in(states.yes, row) else False if is_in(states.no, row) else None
    if isinstance(states, Codes):
        code = int(states.code[row])
        if code == UNKNOWN_CODE:
            return None
        return NOT_APPLICABLE if code < 0 else list(finding.values)[code]  # type: ignore[union-attr]  # a choice has values
    lo, hi = float(states.lo[row]), float(states.hi[row])
    if np.isnan(lo):
        return NOT_APPLICABLE
    return None if (lo, hi) == (-np.inf, np.inf) else Interval(lo, hi)


def _shown(states: States, row: int, finding: AnyFinding) -> str:
    state = state_at(states, row, finding)
    assert state is not None
    return show_state(finding, state)


def _copy(states: States) -> States:
    if isinstance(states, Flags):
        return Flags(states.yes, states.no)  # bits are never changed in place
    if isinstance(states, Spans):
        return Spans(states.lo.copy(), states.hi.copy())
    return Codes(states.code.copy())
