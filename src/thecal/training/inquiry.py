"""One sitting of *ask*: the learner hears what brings the patient, and decides what to ask for."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from random import Random

from thecal.condition.check import PHASE
from thecal.knowledge.vocabulary import Presenting
from thecal.knowledge.words import Phase
from thecal.training.case import Case
from thecal.training.meant import meant
from thecal.training.progress import Mode
from thecal.training.sitting import Shown, Sitting
from thecal.training.vignette import FIRST, Sentence, tell
from thecal.training.whole import whole
from thecal.visits.visit import Visit


class Inquiry(Sitting):
    """A row of cases in which the learner asks before judging."""

    mode = Mode.ASK

    @cached_property
    def _whole(self) -> dict[str, Visit]:
        return {}

    def now(self) -> Shown | None:
        """The case to be answered now, with no more of it than is told before any question."""
        shown = super().now()
        if shown is None:
            return None
        known = self.known(shown.case)
        return replace(shown, sentences=tuple(one for one in shown.sentences if one.finding in {"phase", *known}))

    def known(self, case: Case) -> tuple[str, ...]:
        """Who it is, and what the patient says without being asked: that there is what brings them."""
        told = self.visit(case).findings
        brings = [
            name for reason in self.brings(case) for name, value in reason.findings.items() if told.get(name) == value
        ]
        return tuple(dict.fromkeys([*(name for name in FIRST if name in told), *brings]))

    def brings(self, case: Case) -> tuple[Presenting, ...]:
        """What brings the patient: the reasons for coming about something out of the ordinary that the patient can tell."""
        words = self.book.knowledge.vocabulary
        sentences = tell(self.visit(case), words, self.chance(case))
        unusual = {one.finding for one in sentences if not one.usual and one.value != "unknown"}
        return tuple(
            reason for name, reason in words.presenting.items() if name != "routine" and unusual & set(reason.about)
        )

    def visit(self, case: Case) -> Visit:
        """The whole patient: what the case does not tell is as usual, but for what it is about not knowing."""
        if case.id not in self._whole:
            rng = Random(f"whole/{case.id}")  # noqa: S311 - no secret
            self._whole[case.id] = whole(case.visit, self.book, case.exercises, rng)
        return self._whole[case.id]

    def asks(self, case: Case, finding: str) -> Sentence:
        """The answer to one question."""
        words, visit = self.book.knowledge.vocabulary, self.visit(case)
        for one in tell(visit, words, self.chance(case)):
            if one.finding == finding:
                return one
        found = words.findings[finding]
        why = "it can't be told today"
        if found.phases and visit.phase in set(Phase) - set(found.phases):
            why = f"it does not belong to the phase {PHASE.values[visit.phase]}"
        elif found.only_if is not None and visit.findings.get(found.only_if) == "absent":
            return Sentence(finding, "unknown", self.asks(case, found.only_if).text)
        elif not found.obtained_by.bedside:
            why = "there is no result yet"
        return Sentence(finding, "unknown", f"{_upper(found.label)}: {why}.")

    def meant(self, text: str) -> dict[str, str]:
        """The findings that some words can mean: id → name."""
        return meant(text, self.book.knowledge.vocabulary)

    def together(self, case: Case, text: str) -> tuple[str, ...]:
        """The findings of a question for several that these words name, such as vital signs; none if they name none.

        Only those are asked for that this patient can have: no log of a pump in the test period.
        """
        words = self.book.knowledge.vocabulary
        several = {**{name: tuple(one.findings) for name, one in words.groups.items()},
                   **{name: one.findings for name, one in words.panels.items()}}  # fmt: skip
        name = "_".join(text.lower().replace("_", " ").split())
        for key in (name, name.removeprefix("the_"), f"the_{name}"):
            if key in several:
                told = self.visit(case).findings
                return tuple(finding for finding in several[key] if finding in told)
        return ()


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
