"""A whole patient: what somebody of whom a case tells little would answer to any other question at the bedside.

What is told stays. The rest is as usual, with a history that fits; values that the vocabulary has no usual one for are drawn
(`background.ORDINARY`). What a case is about not knowing stays unknown.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from random import Random

from thecal.condition.book import Rule, RuleBook
from thecal.condition.check import AnyFinding
from thecal.condition.facts import Facts, Interval, Truth
from thecal.condition.truth import judge
from thecal.knowledge.vocabulary import Choice, Ordinal, Quantity
from thecal.scenarios.given import usual_findings
from thecal.training.background import ORDINARY, WEEK, History, written
from thecal.training.denying import can_answer, denied
from thecal.training.plausible import PUMP_INSIDE
from thecal.visits.derive import timed
from thecal.visits.intake import take_in
from thecal.visits.visit import Visit

OPIOIDS = ("drug_morphine", "drug_hydromorphone", "drug_fentanyl", "drug_sufentanil")
"""Of these a pump for opioids holds one, most often the first."""
FILLS = (20.0, 40.0)
"""How much goes into a reservoir, by its size in mL."""


def whole(visit: Visit, book: RuleBook, rules: Collection[str], rng: Random) -> Visit:
    """The visit with every bedside question answered that this patient could answer.

    Args:
        visit: what the case tells.
        book: the rules.
        rules: the statements the case is about. What makes one of them unknown stays unanswered.
        rng: draws what is not told. The same state gives the same patient.
    """
    intake = take_in(visit, book)
    facts = intake.facts
    about = [rule for name in rules if judge((rule := book.rules[name]).condition, facts).truth is Truth.UNKNOWN]
    lacking = {name for rule in about for name in judge(rule.condition, facts).missing}
    added = _Answers(visit, book, facts, rng).drawn()
    full = _agreeing(visit, added, book, len(intake.issues))
    if about:
        full = _still_open(visit, full, about, lacking, book, rng)
    return visit.model_copy(update={"findings": {name: full[name] for name in _order(book, full)}})


def _order(book: RuleBook, told: Collection[str]) -> list[str]:
    """In the order of the vocabulary, so that the order gives nothing away; what is no finding comes last."""
    known = [name for name in book.knowledge.vocabulary.findings if name in told]
    return [*known, *(name for name in told if name not in known)]


def _agreeing(visit: Visit, added: dict[str, str], book: RuleBook, before: int) -> dict[str, object]:
    """What is told with those answers that contradict nothing; so many issues there were before."""
    left = dict(added)
    while left:
        intake = take_in(visit.model_copy(update={"findings": {**visit.findings, **left}}), book)
        at_odds = {name.strip() for issue in intake.issues for name in issue.finding.split(",")} & left.keys()
        if len(intake.issues) <= before or not at_odds:
            break
        left = {name: value for name, value in left.items() if name not in at_odds}
    return {**visit.findings, **left}


def _still_open(
    visit: Visit, full: dict[str, object], about: Sequence[Rule], lacking: set[str], book: RuleBook, rng: Random
) -> dict[str, object]:
    """As many answers as leave the statements open that nobody can tell."""

    def unknown(findings: dict[str, object]) -> bool:
        facts = take_in(visit.model_copy(update={"findings": findings}), book).facts
        return all(judge(rule.condition, facts).truth is Truth.UNKNOWN for rule in about)

    words = book.knowledge.vocabulary.findings
    # With a finding goes what depends on it: whoever can tell how a swelling feels can tell that there is one.
    held = {name for name in full if name not in visit.findings and {name, words[name].only_if} & lacking}
    kept = {name: value for name, value in full.items() if name not in held}
    if not unknown(kept):
        return dict(visit.findings)
    for name in sorted(held, key=lambda _: rng.random()):
        if words[name].only_if in held and words[name].only_if not in kept:
            continue
        if unknown({**kept, name: full[name]}):
            kept[name] = full[name]
    return kept


class _Answers:
    """Draws the answers of one patient."""

    def __init__(self, visit: Visit, book: RuleBook, facts: Facts, rng: Random) -> None:
        self.visit = visit
        self.words = book.knowledge.vocabulary.findings
        self.usual = usual_findings(book, visit.phase)
        self.states = facts.states
        self.rng = rng
        self.told: dict[str, str] = {name: str(value) for name, value in visit.findings.items()}
        self.added: dict[str, str] = {}
        self.times: dict[str, float] = {}

    def drawn(self) -> dict[str, str]:
        """Every answer that is not told."""
        self._filling()
        if not self.visit.events:
            self.times = History(self._known(), self.visit.phase, self.rng).drawn()
        reached = self.states.get("telemetry_failure") is not True
        volumes = self._volumes() if reached else {}
        for name, finding in self.words.items():
            if name in self.told or name in self.added or not self._askable(name, finding):
                continue
            value: str | None = None
            if timed(finding):
                value = written(finding, self.times[name]) if name in self.times else None
            elif name in volumes:
                value = written(finding, volumes[name])
            else:
                value = self.usual.get(name)
                if value is not None and denied(name, value, {**self.told, **self.added}, self.words):
                    continue
            value = self._ordinary(name, finding) if value is None and not self.visit.events else value
            if value is not None:
                self.added[name] = value
        return self.added

    def _askable(self, name: str, finding: AnyFinding) -> bool:
        """Whether it is a question for this patient: of the phase, at the bedside, with nothing to rule it out."""
        if not finding.obtained_by.bedside or (finding.derived is not None and not timed(finding)):
            return False
        if self.visit.phase != "unknown" and finding.phases and self.visit.phase not in finding.phases:
            return False
        if self.visit.phase == "test_period" and name in PUMP_INSIDE:
            return False
        if not can_answer(name, finding, self.told):
            return False
        parent = finding.only_if
        return parent is None or self.states.get(parent) is True or self.added.get(parent) == "present"

    def _known(self) -> dict[str, float | str]:
        """The times that are told, and the choices that say when something was."""
        known: dict[str, float | str] = {}
        for name, value in self.told.items():
            state = self.states.get(name)
            if isinstance(state, Interval) and state.known:
                known[name] = state.lo
            elif isinstance(state, str):
                known[name] = value
        head, lasted = "headache_onset_after_puncture", "headache_duration"
        if self.states.get("headache") is True and not {head, lasted} & known.keys():
            since = known.get("days_since_dural_puncture", known.get("days_since_implant"))
            if isinstance(since, float):
                known[lasted] = float(self.rng.randint(0, int(min(since, 10))))
            else:
                known[head] = float(self.rng.randint(0, 4))
        if "last_dose_event" in self.words and "last_dose_event" not in self.told:
            known["last_dose_event"] = self._dose_event(known)
        return known

    def _dose_event(self, known: Mapping[str, float | str]) -> str:
        """What was last done to the dose: nothing within a week, but in the first days of a test period it was raised."""
        since = known.get("days_since_implant", known.get("days_since_dural_puncture"))
        if self.visit.phase != "test_period" or (isinstance(since, float) and since * 24 > WEEK):
            return "none"
        self.added["last_dose_event"] = "dose_increase"
        return "dose_increase"

    def _filling(self) -> None:
        """A pump for opioids holds one; a case that denies one has another."""
        drugs = [name for name in OPIOIDS if name in self.words]
        if any(self.told.get(name) == "present" for name in drugs):
            return
        free = [name for name in drugs if name not in self.told]
        if free:
            self.added[free[0]] = "present"

    def _volumes(self) -> dict[str, float]:
        """Volumes of a reservoir that has given what it should have."""

        def number(name: str) -> float | None:
            state = self.states.get(name)
            return state.lo if isinstance(state, Interval) and state.known else None

        size, fill, expected = number("reservoir_size"), number("last_fill"), number("residual_expected")
        actual = number("residual_actual")
        if fill is None:
            least = max(expected or 0.0, actual or 0.0)
            fits = [one for one in FILLS if one > least and (size is None or one <= size)]
            fill = self.rng.choice(fits) if fits else (size or FILLS[-1])
        size = size or next((one for one in FILLS if one >= fill), fill)
        if expected is None:
            expected = actual if actual is not None else float(self.rng.randint(3, max(3, int(fill * 0.7))))
        return {
            "reservoir_size": size,
            "last_fill": fill,
            "residual_expected": expected,
            "residual_actual": expected if actual is None else actual,
        }

    def _ordinary(self, name: str, finding: AnyFinding) -> str | None:
        """A value that is nothing out of the ordinary, where no usual one is named; None if none can be told."""
        if isinstance(finding, Quantity):
            ends = ORDINARY.get(name)
            if ends is None or self._presumed_high(finding):
                return None
            return written(finding, float(self.rng.randint(*ends)))
        if not isinstance(finding, Choice | Ordinal) or (finding.only_if is None and name != "sex"):
            return None
        fits = list(finding.spellings)
        if name == "pocket_swelling_onset":
            fits = self._swelling(fits)
        return self.rng.choice(fits) if fits else None

    def _presumed_high(self, finding: Quantity) -> bool:
        """Whether a score can't be told as low, because a sign of it is there."""
        presumed = finding.presumed
        return presumed is not None and any(self.states.get(sign) is True for sign in presumed.without)

    def _swelling(self, values: list[str]) -> list[str]:
        """When a swelling can have come, by the days since the operation."""
        days = self.times.get("days_since_implant", 0.0)
        never = {"first_72h_after_surgery": days > 30, "day_3_to_90": not 3 < days <= 90, "after_day_90": days <= 91}  # noqa: PLR2004 - the names say it
        return [value for value in values if not never.get(value, value == "within_24h_of_refill")]
