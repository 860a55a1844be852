"""Stories for made-up visits, drawn from the rule book: what is told so that one of its statements holds.

A story is one of the ways in which the condition of a red flag or of a reason to suspect a complication can be true. So
its findings belong together: the headache comes with the puncture, the withdrawal with the stall.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from thecal.condition.book import Kind, Rule, RuleBook
from thecal.condition.facts import Truth
from thecal.condition.nodes import OPPOSITE, AtLeast, Compare, Condition, Is, Present
from thecal.condition.truth import judge
from thecal.condition.ways import Literal, TooManyWays, Way, ways
from thecal.knowledge.vocabulary import TIME_UNITS, Finding, Ordinal, Quantity, Score, ScoreItem, Vocabulary
from thecal.screening.demo.routine import as_told, typical
from thecal.visits.intake import take_in
from thecal.visits.read import visit_from

WAYS_A_RULE = 4
"""Ways tried of each statement: enough that stories differ, few enough that they are made in a second."""


@dataclass(frozen=True)
class Story:
    """What is told at a visit that has it.

    Attributes:
        complication: what it is about.
        statement: the statement that it makes true.
        phase: where it is told.
        words: finding → value, of yes/no findings, choices and ordinals.
        numbers: quantity → between which ends it lies.
        silent: findings that are left out, because as usual they would contradict the story.
    """

    complication: str
    statement: str
    phase: str
    words: dict[str, str]
    numbers: dict[str, tuple[float, float]]
    silent: frozenset[str] = frozenset()


def stories(book: RuleBook) -> tuple[Story, ...]:
    """All stories of a rule book, in its order; each was told to the engine that defines what is correct, and held."""
    typicals = {phase: typical(book, phase) for phase in ("test_period", "implanted")}
    found: list[Story] = []
    for rule in book.rules.values():
        for complication in _about(rule):
            applies = book.knowledge.complications[complication].applies_in
            for phase in sorted(rule.phases & applies):
                for way in _some(rule.condition):
                    story = _told(book, rule, complication, str(phase), way, typicals[str(phase)])
                    if story is not None and story not in found[-WAYS_A_RULE:]:
                        found.append(story)
    return tuple(found)


def _about(rule: Rule) -> tuple[str, ...]:
    if rule.kind is Kind.RED_FLAG:
        return tuple(getattr(rule.statement, "suspects", ()))
    return (rule.complication,) if rule.kind is Kind.SUSPECT and rule.complication is not None else ()


def _some(condition: Condition) -> Iterator[Way]:
    try:
        true, _ = ways(condition)
    except TooManyWays:
        return
    for index, way in enumerate(true[:WAYS_A_RULE]):
        yield _opened(way, index)
    for index in range(len(true), WAYS_A_RULE):
        yield _opened(true[0], index) if true else frozenset()


def _opened(way: Iterable[Literal], turn: int) -> Way:
    """The way with `at least n of` replaced by n of its parts; `turn` tells with which of them to begin."""
    plain: set[Literal] = set()
    for literal in way:
        leaf = literal.leaf
        if not isinstance(leaf, AtLeast):
            plain.add(literal)
            continue
        parts = leaf.parts[turn % len(leaf.parts) :] + leaf.parts[: turn % len(leaf.parts)]
        for part in parts[: leaf.count] if literal.holds else parts:
            true, false = ways(part)
            chosen = true if literal.holds else false
            if chosen:
                plain |= _opened(chosen[turn % len(chosen)], turn)
    return frozenset(plain)


@dataclass
class _Wish:
    """What the literals of a way ask for, finding by finding."""

    words: Vocabulary
    allowed: dict[str, set[str]] = field(default_factory=dict)
    spans: dict[str, tuple[float, float]] = field(default_factory=dict)
    phases: set[str] | None = None
    possible: bool = True

    def add(self, literal: Literal) -> None:
        leaf, name = literal.leaf, getattr(literal.leaf, "finding", "")
        if name == "phase" and isinstance(leaf, Is):
            named = set(leaf.values) if literal.holds else {"test_period", "implanted"} - set(leaf.values)
            self.phases = named if self.phases is None else self.phases & named
            return
        finding = self.words.findings[name]
        if isinstance(leaf, Compare):
            self._number(name, finding, leaf, literal.holds)
        elif isinstance(leaf, Is):
            rest = set(leaf.values) if literal.holds else set(finding.spellings) - set(leaf.values)  # type: ignore[union-attr]
            self._words(name, rest)
        elif isinstance(leaf, Present):
            self._present(name, finding, holds=literal.holds)

    def _words(self, name: str, rest: set[str]) -> None:
        self.allowed[name] = self.allowed.get(name, rest) & rest
        self.possible &= bool(self.allowed[name])

    def _present(self, name: str, finding: Finding, *, holds: bool) -> None:
        parts = finding.derived.any_of if finding.derived is not None else None
        if parts is None:
            self._words(name, {"present" if holds else "absent"})
        elif holds:
            self._words(parts[0], {"present"})
        else:
            for part in parts:
                self._words(part, {"absent"})

    def _number(self, name: str, finding: Finding, leaf: Compare, holds: bool) -> None:  # noqa: FBT001 - a literal's own
        op = leaf.op if holds else OPPOSITE[leaf.op]
        if isinstance(finding, Ordinal):
            step, ends = 1.0, (0.0, float(len(finding.spellings) - 1))
        else:
            assert isinstance(finding, Quantity)
            step, ends = finding.resolution, finding.range
        lo, hi = self.spans.get(name, ends)
        if op in {">", ">="}:
            lo = max(lo, leaf.limit + (step if op == ">" else 0))
        else:
            hi = min(hi, leaf.limit - (step if op == "<" else 0))
        self.spans[name] = (lo, hi)
        self.possible &= lo <= hi

    def parents(self) -> None:
        """What a finding depends on is present where the finding is told."""
        for name in (*self.allowed, *self.spans):
            parent = self.words.findings[name].only_if
            if parent is not None and self.allowed.get(name) != {"absent"}:
                self._words(parent, {"present"})
        for name, (lo, _) in self.spans.items():
            presumed = getattr(self.words.findings[name], "presumed", None)
            if presumed is not None and lo > 0:  # nobody takes the score where there is no sign of it
                self._words(presumed.without[0], {"present"})

    def derived(self) -> None:
        """Scores, ratios and gaps are not told: the findings they are computed from are."""
        for name, (lo, hi) in list(self.spans.items()):
            how = self.words.findings[name].derived
            if how is None or how.timed:
                continue
            del self.spans[name]
            scored = how.score or how.highest_of
            if scored is not None:
                score = self.words.scores[scored]
                self.possible &= hi >= self.words.findings[name].range[1]  # type: ignore[union-attr]  # a quantity
                self._score(score, lo, whole=how.score is not None)
            elif how.quotient is not None:
                (full, left), (_, due) = how.quotient.over, how.quotient.under
                self.spans.update({full: (20, 20), due: (5, 5)})
                self.spans[left] = (max(0.0, 20 - 15 * hi), 20 - 15 * lo)
            elif how.apart is not None:
                left, due = how.apart
                self.spans[due] = (5, 5)
                self.spans[left] = (5 + lo, min(20, 5 + hi)) if lo > 0 else (5, min(20, 5 + hi))
        self.possible &= all(lo <= hi for lo, hi in self.spans.values())

    def _score(self, score: Score, wanted: float, *, whole: bool) -> None:
        total = 0
        for item in score.items:
            if total >= wanted:
                return
            points = self._most(item)
            total = total + points if whole else max(total, points)

    def _most(self, item: ScoreItem) -> int:
        if isinstance(item.points, dict):
            value, points = max(item.points.items(), key=lambda pair: pair[1])
            finding = self.words.findings[item.finding]
            if isinstance(finding, Ordinal):
                rank = float(finding.spellings.index(value))
                self.spans[item.finding] = (rank, rank)
            else:
                self._words(item.finding, {value})
            return points
        below = None
        for band in item.points:
            if band.points == item.extremes[1]:
                finding = self.words.findings[item.finding]
                assert isinstance(finding, Quantity)
                top = finding.range[1] if band.at_most is None else band.at_most
                bottom = finding.range[0] if below is None else below + finding.resolution
                self.spans[item.finding] = (bottom, top)
                return band.points
            below = band.at_most
        return 0


def _told(
    book: RuleBook, rule: Rule, complication: str, phase: str, way: Way, usual: dict[str, object]
) -> Story | None:  # fmt: skip
    wish = _Wish(book.knowledge.vocabulary)
    for literal in sorted(way, key=str):
        wish.add(literal)
    wish.derived()
    wish.parents()
    if not wish.possible or (wish.phases is not None and phase not in wish.phases):
        return None
    findings = book.knowledge.vocabulary.findings
    words, numbers = {}, {}
    for name, (lo, hi) in wish.spans.items():
        finding = findings[name]
        if isinstance(finding, Ordinal):
            words[name] = finding.spellings[int(lo)]
        elif isinstance(finding, Quantity):
            numbers[name] = _near(finding, lo, hi)
    for name, allowed in wish.allowed.items():
        words[name] = next(value for value in findings[name].spellings if value in allowed)  # type: ignore[union-attr]
    story = Story(complication, rule.id, phase, words, numbers)
    return _held(book, rule, story, usual)


def _near(finding: Quantity, lo: float, hi: float) -> tuple[float, float]:
    """A stretch beside the limit: nobody has a temperature anywhere between 38 and 45 °C."""
    low, high = finding.range
    time = finding.unit in TIME_UNITS
    if lo > low and hi >= high:
        hi = min(hi, lo + max(10 * finding.resolution, 0.05 * abs(lo)))
    elif hi < high and lo <= low and not time:
        lo = max(lo, hi - max(3 * finding.resolution, 0.15 * abs(hi)))
    return lo, hi


def _held(book: RuleBook, rule: Rule, story: Story, usual: dict[str, object]) -> Story | None:
    """The story with what must stay unsaid, if the statement then holds."""
    findings = book.knowledge.vocabulary.findings
    own: dict[str, object] = dict(story.words)
    for name, (lo, hi) in story.numbers.items():
        finding = findings[name]
        assert isinstance(finding, Quantity)
        own[name] = as_told(finding, (lo + hi) / 2)
    told = {**usual, **own}
    silent: set[str] = set()
    while True:
        intake = take_in(visit_from({"phase": story.phase, "findings": told}, book.knowledge), book)
        named = {name for issue in intake.issues for name in issue.finding.split(", ")}
        drop = named & (told.keys() - own.keys())
        if not drop:
            break
        silent |= drop
        told = {name: value for name, value in told.items() if name not in drop}
    if named or judge(rule.condition, intake.facts).truth is not Truth.TRUE:
        return None
    return Story(story.complication, story.statement, story.phase, story.words, story.numbers, frozenset(silent))
