"""The exact urgency interval of a visit: the least and the greatest urgency over all completions of what is unknown.

A completion answers every unknown bedside finding: with each word, or with one value from each region between the limits of
rules and scores. Trying all of them one by one would take millions of assessments a visit, so findings are answered one
after the other, and a branch ends when nothing in it can matter any more: when no statement that is still unknown could set
a level above the one that is certain. All that this takes for granted is that a statement which is true, or false, stays so
when more is known. The reported interval plays no part in it, so the search can show that interval to be wrong.
"""

from __future__ import annotations

import math
import random
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, field

from benchmarks.visits import Drawer, limits_of, written
from thecal.assessment.weigh import Scale, Span
from thecal.condition import Facts, Interval, Kind, Truth
from thecal.condition.book import Rule
from thecal.condition.nodes import leaves
from thecal.condition.truth import Judge, Judgement, leaf_truth
from thecal.engines.reference import Reference
from thecal.knowledge import Urgency
from thecal.knowledge.vocabulary import Quantity, Quotient
from thecal.visits import Visit, take_in
from thecal.visits.derive import derive_rest
from thecal.visits.values import as_state

SETTING = (Kind.RED_FLAG, Kind.SUSPECT, Kind.URGENCY)
PHASES = ("test_period", "implanted")


class TooMany(Exception):
    """A visit has more completions than it is worth trying."""


@dataclass
class Exact:
    """What the completions came to.

    Attributes:
        levels: every urgency that some completion has.
        steps: how many partial visits were judged on the way.
        seen: what they looked like.
    """

    levels: set[Urgency] = field(default_factory=set)
    steps: int = 0
    seen: set[Hashable] = field(default_factory=set)

    @property
    def least(self) -> Urgency:
        """The least urgency of all completions."""
        return min(self.levels, key=lambda level: level.rank)

    @property
    def most(self) -> Urgency:
        """The greatest urgency of all completions."""
        return max(self.levels, key=lambda level: level.rank)


@dataclass(frozen=True)
class View:
    """A visit with the judgements that urgency rests on, and what of it still matters."""

    visit: Visit
    facts: Facts
    judgements: dict[str, Judgement]
    span: Span
    open_rules: tuple[Rule, ...]

    @property
    def matters(self) -> dict[str, int]:
        """Unknown bedside finding → how many statements wait for it."""
        found: dict[str, int] = {}
        for rule in self.open_rules:
            for name in self.judgements[rule.id].missing:
                if name in self.facts.bedside:
                    found[name] = found.get(name, 0) + 1
        return found


class Completions:
    """Answers the unknown findings of visits in every way that can matter."""

    def __init__(self, drawer: Drawer) -> None:
        self.drawer = drawer
        self.book = drawer.book
        self.reference = Reference(self.book)
        self.setting = [rule for rule in self.book.rules.values() if rule.kind in SETTING]
        vocabulary = self.book.knowledge.vocabulary
        self.scores = [
            name
            for name, finding in vocabulary.findings.items()
            if finding.derived is not None and (finding.derived.score or finding.derived.highest_of)
        ]
        # On these more hangs than leaves and scores show: all their values are tried.
        self.whole: set[str] = {"phase"}
        # Parts of a ratio: which values matter depends on the other parts. One of them can be worked out from the limits of
        # the ratio; the others are never among the unknown.
        self.ratios: set[str] = set()
        self.worked_out: dict[str, tuple[Quotient, list[float]]] = {}
        for derived, finding in vocabulary.findings.items():
            how = finding.derived
            self.whole |= {one for one in (finding.only_if, getattr(finding, "at_most", None)) if one}
            if how is not None and how.any_of is not None:
                self.whole |= set(how.any_of)
            if how is not None and how.quotient is not None:
                parts = how.quotient
                self.ratios |= {*parts.over, *parts.under} - {parts.over[1]}
                self.worked_out[parts.over[1]] = parts, limits_of(self.book, derived)

    def reported(self, visit: Visit) -> Span:
        """The interval that an assessment of the visit reports."""
        return Scale(self.book, self.reference.judge(take_in(visit, self.book).facts), visit.phase).span()

    def view(self, visit: Visit, before: View | None = None) -> View:
        """The visit as seen from its urgency; what `before` had settled is not judged again."""
        facts = take_in(visit, self.book).facts
        judge = Judge(facts)
        known = before.judgements if before is not None else {}
        judgements = {
            rule.id: found
            if (found := known.get(rule.id)) is not None and found.truth is not Truth.UNKNOWN
            else judge.read(rule.condition)
            for rule in self.setting
        }
        scale = Scale(self.book, judgements, visit.phase)
        span = scale.span()
        return View(visit, facts, judgements, span, tuple(self._open(scale, span.at_least.rank)))

    def _open(self, scale: Scale, floor: int) -> Iterator[Rule]:
        """The unknown statements that could still lift the urgency above what is certain."""

        def unknown(rules: Iterable[Rule]) -> list[Rule]:
            return [rule for rule in rules if scale.judgements[rule.id].truth is Truth.UNKNOWN]

        for rule in unknown(self.book.of(Kind.RED_FLAG)):
            if rule.level is not None and rule.level.rank > floor and scale.counts(rule):
                yield rule
        for name in self.book.knowledge.complications:
            status = scale.status(name)
            if status not in {"suspected", "open"}:
                continue
            rising = [
                rule
                for rule in self.book.of(Kind.URGENCY, name)
                if rule.level is not None
                and rule.level.rank > floor
                and scale.counts(rule)
                and scale.judgements[rule.id].truth is not Truth.FALSE
            ]
            if rising:
                yield from unknown(rising)
                # While the phase is unknown a suspicion may hold in one phase only.
                if status == "open" or len(scale.phases) > 1:
                    yield from unknown(scale.suspects(name))

    def exact(self, visit: Visit, most_steps: int = 20_000) -> Exact:
        """Follows every branch to its end.

        Raises:
            TooMany: if there are more than `most_steps` partial visits on the way.
        """
        found = Exact()
        self._follow(self.view(visit), found, most_steps)
        return found

    def _follow(self, view: View, found: Exact, most_steps: int) -> None:
        found.steps += 1
        if found.steps > most_steps:
            raise TooMany
        # The phase comes first: it decides which rules count at all.
        matters = view.matters if view.visit.phase != "unknown" else {"phase": 1}
        if not matters:
            found.levels.add(view.span.at_least)
            return
        look = self._looks(view, matters)
        if look in found.seen:
            return
        found.seen.add(look)
        name = self._first(matters)
        for value in self.classes(name, view.open_rules, view.facts):
            self._follow(self.view(told(view.visit, name, value), view), found, most_steps)

    def _looks(self, view: View, matters: Iterable[str]) -> Hashable:
        """All that the open statements can see of a partial visit: what differs in nothing of it has the same levels."""
        states = view.facts.states
        scale = Scale(self.book, view.judgements, view.visit.phase)
        return (
            view.visit.phase,
            view.span.at_least,
            frozenset(matters),
            tuple(
                (rule.id, *(leaf_truth(leaf, states.get(leaf.finding)) for leaf in leaves(rule.condition)))
                for rule in view.open_rules
            ),
            tuple(scale.status(name) for name in self.book.knowledge.complications),
            # A level that is certain but for its cause, or its cause but for the level, is not open and counts all the same.
            tuple(
                view.judgements[rule.id].truth
                for rule in self.setting
                if rule.level is not None and rule.level.rank > view.span.at_least.rank
            ),
            tuple(repr(states.get(name)) for name in (*self.scores, *sorted(self.whole))),
        )

    def _first(self, matters: dict[str, int]) -> str:
        """The finding to answer next: the one most is waiting for, but a parent or a ceiling before its dependants."""
        name = max(sorted(matters), key=lambda one: matters[one])
        while True:
            finding = self.drawer.words.get(name)
            before = [one for one in (finding and finding.only_if, getattr(finding, "at_most", None)) if one in matters]
            if not before:
                return name
            name = str(before[0])

    def classes(self, name: str, rules: Iterable[Rule], facts: Facts) -> list[str]:
        """Values of which no two look the same to these rules, or to a score."""
        values = self.allowed(name, facts)
        if name in self.whole or name in self.worked_out:
            return values
        looks = tuple(dict.fromkeys(leaf for rule in rules for leaf in leaves(rule.condition)))
        scores = [one for one in dict.fromkeys(leaf.finding for leaf in looks) if one in self.scores]
        vocabulary = self.book.knowledge.vocabulary
        kept: dict[Hashable, str] = {}
        for value in values:
            state = as_state(self.drawer.words[name], value)
            truths = tuple(leaf_truth(leaf, state) for leaf in looks if leaf.finding == name)
            # What this value alone leaves of each score: values of as many points leave the same.
            left = derive_rest(vocabulary, {name: state}).states if scores else {}
            kept.setdefault((truths, tuple(repr(left[one]) for one in scores)), value)
        return list(kept.values())

    def allowed(self, name: str, facts: Facts) -> list[str]:
        """All values that matter, but none above what the finding can't exceed, or is presumed not to."""
        if name == "phase":
            return list(PHASES)
        finding = self.drawer.words[name]
        values = self._values(name, facts)
        ends = [facts.states.get(name), facts.states.get(getattr(finding, "at_most", None) or "")]
        most = min((end.hi for end in ends if isinstance(end, Interval)), default=math.inf)
        states = {value: as_state(finding, value) for value in values}
        return [value for value, state in states.items() if not isinstance(state, Interval) or state.lo <= most]

    def _values(self, name: str, facts: Facts) -> list[str]:
        """The values that matter; for the part of a ratio also those at which the ratio meets a limit, and beside."""
        values = self.drawer.values[name]
        finding = self.drawer.words[name]
        if name not in self.worked_out or not isinstance(finding, Quantity):
            return values
        parts, limits = self.worked_out[name]
        others = [facts.states.get(one) for one in (parts.over[0], *parts.under)]
        first, more, less = (one.lo if isinstance(one, Interval) and one.known else math.nan for one in others)
        if not more - less >= parts.under_at_least:
            return values  # there is no ratio
        step, (lo, hi) = finding.resolution, finding.range
        marks = [first - limit * (more - less) + offset for limit in limits for offset in (-step, 0, step)]
        return [*values, *(written(finding, round(mark, 6)) for mark in marks if lo <= mark <= hi)]

    def any_one(self, visit: Visit, source: random.Random) -> Visit:
        """One completion at random: every bedside finding is told, the pruning of `exact` plays no part."""
        if visit.phase == "unknown":
            visit = told(visit, "phase", source.choice(PHASES))
        # Parents and ceilings stand before their dependants here, whatever the order of the vocabulary.
        for name in sorted(self.drawer.bedside, key=lambda one: one not in self.whole):
            facts = take_in(visit, self.book).facts if self._depends(name) else None
            if visit.findings.get(name, "unknown") != "unknown" or name in self.ratios:
                continue
            parent = self.drawer.words[name].only_if
            if facts is None:
                visit = told(visit, name, source.choice(self.drawer.values[name]))
            elif parent is None or facts.states.get(parent) is True:
                visit = told(visit, name, source.choice(self.allowed(name, facts)))
        return visit

    def _depends(self, name: str) -> bool:
        finding = self.drawer.words[name]
        return finding.only_if is not None or getattr(finding, "at_most", None) is not None or name in self.worked_out


def told(visit: Visit, name: str, value: str) -> Visit:
    """The visit with one more answer; the phase is one too."""
    return visit.model_copy(update={"phase": value}) if name == "phase" else visit.answered(**{name: value})
