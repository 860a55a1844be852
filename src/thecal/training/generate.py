"""Cases drawn from the rules: for each statement a typical one, a near miss, one with the decisive finding missing.

Everything is drawn with a random number generator of its own for each case, so that the same seed gives the same cases,
whatever else is generated. Nothing is kept that the reference engine does not judge as intended.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any, Self

from thecal.assessment.assess import Considered, Triage
from thecal.assessment.explain import explain
from thecal.condition.book import RuleBook
from thecal.condition.facts import Interval, Truth
from thecal.condition.nodes import ALWAYS
from thecal.condition.truth import judge
from thecal.errors import InputError, Problem, nearest
from thecal.knowledge.words import Phase
from thecal.training.aims import Aim, Aims, demands
from thecal.training.background import DAY, History, as_usual, written
from thecal.training.case import Case, case_id, difficulty_of
from thecal.training.drawing import Drawing, Unmet
from thecal.training.plausible import REASONS, Reason, implausible
from thecal.training.whole import whole
from thecal.training.workup import WorkUp
from thecal.visits.derive import timed
from thecal.visits.intake import take_in
from thecal.visits.visit import Intake, Visit

SCHEMA = "thecal.cases/1"
SAME_DAY = {"days_since_implant": "days_since_dural_puncture", "hours_since_dose_event": "days_since_refill"}
"""What most often happened on the same day as something else."""
TRIES = 12
"""So many times one case is drawn before it is given up."""
WORKED_UP = 0.6
"""How often a case is told as a careful visit: with what else would have been asked, until the urgency is settled."""
MOST_ALIKE = 4
"""So many cases of an aim may have the same findings that decide, with different patients around them."""
MOST_ROUNDS = 400
"""In each round every aim gets one more case."""
MISSES = 3
"""An aim that got no case in so many rounds, one after another, has no more."""
IDLE_ROUNDS = 4
"""After so many rounds without a new case there are no more."""


@dataclass(frozen=True)
class Generated:
    """Cases, and how many draws were rejected for which reason; `unmet` could not be drawn at all."""

    seed: int
    cases: tuple[Case, ...]
    rejected: dict[str, int] = field(default_factory=dict)

    @property
    def share_rejected(self) -> float:
        """Rejected as not plausible or not as intended, of all that was drawn."""
        lost = sum(number for reason, number in self.rejected.items() if reason not in {"unmet", "repeated"})
        return lost / (lost + len(self.cases)) if lost else 0.0

    def to_dict(self) -> dict[str, Any]:
        """All of it as plain values, for JSON."""
        return {
            "schema": SCHEMA,
            "seed": self.seed,
            "cases": [case.to_dict() for case in self.cases],
            "rejected": self.rejected,
        }


class Generator:
    """Draws cases; keep it, it is costly to make. Close it when done.

    Attributes:
        rejected: how many draws were rejected, by reason.
    """

    def __init__(self, book: RuleBook, seed: int) -> None:
        self.book = book
        self.seed = seed
        self.words = book.knowledge.vocabulary.findings
        self.triage = Triage(book, rete="off")
        self.rejected: Counter[str] = Counter()
        self.workup = WorkUp(self.triage)
        self._seen: Counter[tuple[object, ...]] = Counter()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.triage.close()

    def case(self, aims: Aims, aim: Aim, number: int, phases: Sequence[Phase] = ()) -> Case | None:
        """The case of an aim with this number; None if none was found that could be a patient's."""
        rng = Random(f"{self.seed}/{aim.rule.id}/{aim.kind}/{number}")  # noqa: S311 - no secret
        possible = [phase for phase in Phase if phase in aim.rule.phases and (not phases or phase in phases)]
        for _ in range(TRIES if possible else 0):
            case = self._try(aims, aim, number, rng.choice(possible), rng)
            if isinstance(case, Case):
                return case
            self.rejected[case] += 1
        return None

    def _try(self, aims: Aims, aim: Aim, number: int, phase: Phase, rng: Random) -> Case | str:
        beside = aims.beside(aim, phase, rng)
        if beside is None and aim.rule.condition == ALWAYS:
            return "unmet"
        if aim.kind == "dilemma" and beside is None:
            return "unmet"
        try:
            core = Drawing(self.book, phase, rng).draw(demands(aim, beside, rng))
        except Unmet:
            return "unmet"
        told = self._with_background(core, phase, rng)
        if aim.kind == "decisive_missing":
            told = self._without_what_decides(aim, told, core, phase, rng)
        name = case_id(aim.rule.id, aim.kind, self.seed, number)
        visit = Visit(id=name, phase=phase.value, findings=self._in_order(told))
        # What decides may be the same again a few times, with another patient; more often it teaches nothing new.
        own = (aim.rule.id, aim.kind, phase, tuple(sorted(core.items())))
        if self._seen[own] == MOST_ALIKE or self._seen[own, tuple(told.items())]:
            return "repeated"
        intake = take_in(visit, self.book)
        fault: Reason | None = implausible(intake, self.book)
        if fault is None and not self._as_intended(aim, intake):
            fault = "truth"
        worked_up = fault is None and rng.random() < WORKED_UP
        considered = None
        if worked_up:
            answers = whole(visit, self.book, (aim.rule.id,), rng).findings
            visit, considered = self.workup.done(visit, answers)
            fault = implausible(take_in(visit, self.book), self.book)
        if fault is not None:
            return fault
        considered = considered or self.triage.consider(visit)
        about = self._about(aims, aim, beside)
        if not self._counts(aim, about, considered):
            return "truth"
        self._seen[own] += 1
        self._seen[own, tuple(told.items())] += 1
        return Case(
            id=name,
            kind=aim.kind,
            visit=visit,
            exercises=(aim.rule.id, *([beside.id] if beside is not None else [])),
            complications=about,
            phase=phase.value,
            origin=f"seed {self.seed}",
            difficulty=difficulty_of(considered),
            worked_up=worked_up,
        )

    def _about(self, aims: Aims, aim: Aim, beside: Any) -> tuple[str, ...]:
        other = aims.about(beside) if beside is not None else ()
        if aim.rule.complication is not None and aim.kind != "dilemma":
            other = ()
        return tuple(dict.fromkeys((*aims.about(aim.rule), *other)))

    def _with_background(self, core: dict[str, str], phase: Phase, rng: Random) -> dict[str, str]:
        """The case's own findings with a history that fits, and some answers as usual."""
        intake = take_in(Visit(phase=phase.value, findings=dict(core)), self.book)
        known: dict[str, float | str] = {}
        for name, value in core.items():
            state = intake.facts.states.get(name)
            known[name] = state.lo if isinstance(state, Interval) else value
        told = dict(core)
        for name, number in History(known, phase.value, rng).drawn().items():
            if name not in self.words or name in core or not timed(self.words[name]):
                continue
            parent = self.words[name].only_if
            if (parent is None or core.get(parent) == "present") and rng.random() < self._how_often(name, told, number):
                told[name] = written(self.words[name], number)
        if rng.random() < 0.5 and not any(name.startswith("drug_") for name in core) and "drug_morphine" in self.words:  # noqa: PLR2004
            told["drug_morphine"] = "present"
        return {**told, **as_usual(self.book, phase.value, told, rng)}

    def _how_often(self, name: str, told: dict[str, str], number: float) -> float:
        """Most times are told; seldom one that only says again when something happened."""
        words, twin = self.words, SAME_DAY.get(name)
        if twin in told:
            days = number / (DAY if name == "hours_since_dose_event" else 1)
            if told[twin] == written(words[twin], days):
                return 0.1
        return 0.6

    def _without_what_decides(
        self, aim: Aim, told: dict[str, str], core: dict[str, str], phase: Phase, rng: Random
    ) -> dict[str, str]:  # fmt: skip
        """The same visit without one finding, such that the statement can't be told any more."""
        names = list(core)
        rng.shuffle(names)
        for name in names:
            gone = {name, *(child for child in told if self.words[child].only_if == name)}
            left = {one: value for one, value in told.items() if one not in gone}
            facts = take_in(Visit(phase=phase.value, findings=dict(left)), self.book).facts
            if judge(aim.rule.condition, facts).truth is Truth.UNKNOWN:
                return left
        return told

    def _as_intended(self, aim: Aim, intake: Intake) -> bool:
        return aim.rule.condition == ALWAYS or judge(aim.rule.condition, intake.facts).truth is aim.truth

    def _counts(self, aim: Aim, about: Sequence[str], considered: Considered) -> bool:
        """Whether the engine says of the whole visit what the case is to show."""
        assessment = considered.assessment
        suspected = {one.id for one in assessment.with_status("suspected")}
        judged = considered.verdict.judgements[aim.rule.id]
        if judged.truth is not aim.truth:
            return False
        if aim.kind == "near_miss":
            # What a careful visit tells besides may have made it false in other ways too: then nothing is near.
            flipped = explain(aim.rule, judged, considered.intake, self.book).to_true
            return flipped is None or len(flipped) == 1
        if aim.kind == "dilemma":
            return len({self._whole(name) for name in about if name in suspected}) > 1
        if aim.kind == "typical" and aim.rule.kind.value in {"check", "urgency"}:
            if aim.rule.complication is not None:
                return aim.rule.complication in suspected
            return aim.rule.level is None or assessment.urgency.at_least >= aim.rule.level
        return True

    def _whole(self, name: str) -> str:
        return self.book.knowledge.complications[name].part_of or name

    def _in_order(self, told: dict[str, str]) -> dict[str, str]:
        """In the order of the vocabulary, so that the order gives nothing away."""
        return {name: told[name] for name in self.words if name in told}


def generate(
    book: RuleBook, seed: int, count: int, complications: Sequence[str] = (), phases: Sequence[Phase] = ()
) -> Generated:  # fmt: skip
    """So many cases; fewer only where the rules have no more.

    With a larger count, the cases of a smaller one come first.

    Raises:
        InputError: if a complication is not there.
    """
    must_exist(book, complications)
    with Generator(book, seed) as generator:
        cases = tuple(case for case, _ in zip(_cases(generator, complications, phases), range(count), strict=False))
        rejected = {reason: generator.rejected[reason] for reason in (*REASONS, "unmet")}
    return Generated(seed, cases, rejected)


def _cases(generator: Generator, complications: Sequence[str], phases: Sequence[Phase]) -> Iterator[Case]:
    aims = Aims(generator.book, complications)
    every = list(aims.all())
    idle = 0
    missed: Counter[tuple[str, str]] = Counter()
    for number in range(MOST_ROUNDS):
        # Each round in another order, so that a small count has something of everything.
        Random(f"{generator.seed}/round/{number}").shuffle(every)  # noqa: S311 - no secret
        found = 0
        for aim in every:
            name = (aim.rule.id, aim.kind)
            if missed[name] == MISSES:
                continue
            case = generator.case(aims, aim, number, phases)
            missed[name] = 0 if case is not None else missed[name] + 1
            if case is not None:
                found += 1
                yield case
        idle = 0 if found else idle + 1
        if idle == IDLE_ROUNDS:
            return


def must_exist(book: RuleBook, complications: Sequence[str]) -> None:
    """Checks that complications are there.

    Raises:
        InputError: if one is not.
    """
    problems = [
        Problem("usage", f"No complication is called {name!r} (--complication).",
                advice=" or ".join(nearest(name, book.knowledge.complications)))
        for name in complications
        if name not in book.knowledge.complications
    ]  # fmt: skip
    if problems:
        raise InputError(problems)
