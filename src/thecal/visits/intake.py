"""From a told visit to facts: typed, derived, checked. Nothing is lost: what can't be used becomes an issue."""

from __future__ import annotations

from typing import Any

from thecal.condition.book import RuleBook
from thecal.condition.check import PHASE, AnyFinding
from thecal.condition.facts import NOT_APPLICABLE, Facts, Interval, State, Truth
from thecal.condition.truth import judge
from thecal.knowledge.vocabulary import Quantity, YesNo
from thecal.visits.derive import Derived, at_most, derive_rest, derive_times, timed
from thecal.visits.moments import Moment, Unusable, after, as_moment
from thecal.visits.values import as_state, asked_and_unknown, show_state
from thecal.visits.visit import Intake, Issue, Visit


def take_in(visit: Visit, book: RuleBook) -> Intake:
    """Makes a visit ready for the engines.

    Every finding told is typed and range-checked; dates become days and hours; dependent findings follow their parents;
    scores and ratios are computed, as intervals where parts are missing. A value that can't be used counts as unknown
    and leaves an `Issue`; two values that contradict each other both do.
    """
    return _Intake(visit, book).done()


class _Intake:
    def __init__(self, visit: Visit, book: RuleBook) -> None:
        self.visit = visit
        self.book = book
        self.words = book.knowledge.vocabulary
        self.issues: list[Issue] = []
        self.states: dict[str, State] = {}
        self.inferred: dict[str, tuple[str, ...]] = {}
        self.asked: set[str] = set()

    def done(self) -> Intake:
        told = self._told()
        times = self._times()
        self.states.update({name: state for name, state in told.items() if name not in times.states})
        self._settle(told, times)
        self._parents(told)
        self._phases(told)
        rest = derive_rest(self.words, self.states)
        self._settle({name: state for name, state in told.items() if name in rest.parts}, rest)
        self._ceilings(told)
        waiting = self._presumptions(told)
        if self.visit.phase != "unknown":
            self.states["phase"] = str(self.visit.phase)
        facts = self._facts(rest, waiting)
        self._impossible(facts)
        return Intake(self.visit, facts, tuple(self.issues), frozenset(self.asked), self._shown())

    def _issue(self, name: str, value: Any, problem: str) -> None:
        self.issues.append(Issue(name, None if value is None else str(value)[:80], problem))

    def _told(self) -> dict[str, State]:
        told: dict[str, State] = {}
        for name, value in self.visit.findings.items():
            finding = self.words.findings.get(name)
            if value is None:
                continue
            if finding is None:
                self._issue(name, value, "is not a finding of this knowledge base")
            elif asked_and_unknown(value):
                self.asked.add(name)
            else:
                try:
                    told[name] = as_state(finding, value)
                except Unusable as reason:
                    self._issue(name, value, str(reason))
        return told

    def _times(self) -> Derived:
        events: dict[str, Moment] = {}
        date = self.visit.date
        if self.visit.events and date is None:
            self._issue("date", None, "is missing, so the dates of events can't be turned into days")
        for name, value in self.visit.events.items():
            if value is None or asked_and_unknown(value):
                continue
            if name not in self.words.events:
                self._issue(name, value, "is not an event of this knowledge base")
                continue
            try:
                moment = as_moment(value)
            except Unusable as reason:
                self._issue(name, value, str(reason))
                continue
            if date is not None and after(moment, date):
                self._issue(name, value, "lies after the visit")
            else:
                events[name] = moment
        times = derive_times(self.words, events, date)
        for name, state in times.states.items():
            finding = self.words.findings[name]
            assert isinstance(finding, Quantity)
            assert isinstance(state, Interval)
            lo, hi = finding.range
            if state.hi < lo:
                # A headache that began before the puncture has no onset after it: no limit on that can be met.
                times.states[name] = NOT_APPLICABLE
                times.lacking.pop(name, None)
                continue
            # A date is a fact: an MRI ten years ago lies beyond the range of hours, and that is no mistake. The end of the
            # range stands for it.
            times.states[name] = Interval(min(max(state.lo, lo), hi), min(max(state.hi, lo), hi))
        return times

    def _settle(self, told: dict[str, State], derived: Derived) -> None:
        """Puts derived states in.

        A told value that does not agree with what follows from the parts is not used: the parts are nearer to what was
        seen than a sum or a count of days that somebody worked out.
        """
        for name, state in derived.states.items():
            stated = told.get(name)
            if stated is None or stated == state:
                self.states[name] = state
                continue
            both = state.meet(stated) if isinstance(state, Interval) and isinstance(stated, Interval) else None
            if both is None:
                finding = self.words.findings[name]
                told_so, follows = show_state(finding, stated), show_state(finding, state)
                self._issue(name, told_so, f"is not used: from the rest of the visit follows {follows}")
                self.states[name] = state
            else:
                self.states[name] = both

    def _parents(self, told: dict[str, State]) -> None:
        """A dependent finding follows its parent; one that is told as present implies its parent."""
        children = [
            (name, finding.only_if) for name, finding in self.words.findings.items() if finding.only_if is not None
        ]
        implying = [(name, parent) for name, parent in children if name in told and told[name] is not False]
        at_odds = [(name, parent) for name, parent in implying if told.get(parent) is False]
        for name, parent in at_odds:
            message = f"is told although {self.words.findings[parent].label} is told as absent; neither is used"
            self._issue(name, self.visit.findings.get(name), message)
            self.states.pop(name, None)
            self.states.pop(parent, None)
        doubtful = {parent for _, parent in at_odds}
        for name, parent in implying:
            if parent not in self.states and parent not in doubtful:
                self.states[parent] = True
                self.inferred[parent] = (name,)
        for name, parent in children:
            if parent not in self.states and name not in told:
                # A date alone (when the headache began) does not say that there is one now; "no headache" may still come.
                self.states.pop(name, None)
            if self.states.get(parent) is False:
                # A yes/no child is then plainly absent; any other has no value that could be right.
                self.states[name] = False if isinstance(self.words.findings[name], YesNo) else NOT_APPLICABLE
                self.inferred[name] = (parent,)

    def _phases(self, told: dict[str, State]) -> None:
        """What belongs to the other phase is not there to be asked about: a test period has no pump log.

        If it was told all the same, it counts, and is an issue: the phase may be wrong.
        """
        phase = self.visit.phase
        for name, finding in self.words.findings.items():
            if phase == "unknown" or not finding.phases or phase in finding.phases:
                continue
            if name in told:
                self._issue(name, self.visit.findings.get(name), f"does not belong to the phase {PHASE.values[phase]}")
            elif name not in self.states:
                self.states[name] = False if isinstance(finding, YesNo) else NOT_APPLICABLE
                self.inferred[name] = ("phase",)

    def _ceilings(self, told: dict[str, State]) -> None:
        """What can't exceed something else: told beyond it, neither can be right; unknown, it lies below."""
        for name, finding in self.words.findings.items():
            limits = at_most(finding, self.states)
            if limits is None:
                continue
            ceiling = str(getattr(finding, "at_most", ""))
            state = self.states.get(name)
            if isinstance(state, Interval) and state.lo > limits.hi and name in told:
                words, both = self.words.findings[ceiling], ceiling in told
                self._issue(
                    f"{name}, {ceiling}" if both else name,
                    self.visit.findings.get(name),
                    f"is more than {words.label}, {show_state(words, self.states[ceiling])}; "
                    + ("neither is used" if both else "it is not used"),
                )
                self.states.pop(name)
                if both:
                    self.states.pop(ceiling)
            elif state is None and (finding.only_if is None or self.states.get(finding.only_if) is True):
                self.states[name] = limits
                self.inferred[name] = (ceiling,)

    def _presumptions(self, told: dict[str, State]) -> dict[str, tuple[str, ...]]:
        """A score that nobody took, where no sign calls for it; returns the signs that are still to be asked for others.

        A value that was told counts all the same, and is an issue: a sign may have been missed.
        """
        waiting: dict[str, tuple[str, ...]] = {}
        for name, finding in self.words.findings.items():
            presumed = finding.presumed if isinstance(finding, Quantity) else None
            if presumed is None:
                continue
            assert isinstance(finding, Quantity)
            signs = [self.states.get(sign) for sign in presumed.without]
            most = self.book.knowledge.limits[presumed.at_most].value
            absent = all(sign is False for sign in signs)
            state = self.states.get(name)
            if state is None and absent:
                self.states[name] = Interval(finding.range[0], most)
                self.inferred[name] = presumed.without
            elif state is None and True not in signs:
                waiting[name] = tuple(
                    sign for sign, known in zip(presumed.without, signs, strict=True) if known is None
                )
            elif absent and isinstance(state, Interval) and state.lo > most and name in told:
                labels = ", ".join(self.words.findings[sign].label for sign in presumed.without)
                self._issue(
                    name, self.visit.findings.get(name), f"is high although there is none of: {labels}; look again"
                )
        return waiting

    def _facts(self, rest: Derived, waiting: dict[str, tuple[str, ...]]) -> Facts:
        open_parts: dict[str, tuple[str, ...]] = {}
        bedside: set[str] = set()
        everything: dict[str, AnyFinding] = {"phase": PHASE, **self.words.findings}
        for name, finding in everything.items():
            state = self.states.get(name)
            settled = state is not None and not (isinstance(state, Interval) and not state.known)
            if settled:
                continue
            if name in rest.parts:
                parts = rest.lacking.get(name, ())
                # All parts known and still no value: the ratio has no meaning at this visit, and no question changes that.
                open_parts[name] = tuple(part for part in parts if part != name)
                continue
            parent = finding.only_if
            if parent is not None and parent not in self.states:
                open_parts[name] = (parent, name)
            if name in waiting:
                open_parts[name] = (*waiting[name], name)
            if finding.obtained_by.bedside or timed(finding):
                bedside.add(name)
        return Facts(self.states, open_parts, frozenset(bedside), self.inferred)

    def _impossible(self, facts: Facts) -> None:
        for condition, because in self.book.never:
            verdict = judge(condition, facts)
            if verdict.truth is Truth.TRUE:
                self._issue(", ".join(verdict.decided_by), None, f"can't be so together: {because}")

    def _shown(self) -> dict[str, str]:
        everything: dict[str, AnyFinding] = {"phase": PHASE, **self.words.findings}
        return {name: show_state(everything[name], state) for name, state in self.states.items()}
