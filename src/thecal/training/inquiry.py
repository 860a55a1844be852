"""One sitting of *ask*: the learner hears what brings the patient, and decides what to ask for."""

from __future__ import annotations

from dataclasses import replace

from thecal.knowledge.vocabulary import Presenting
from thecal.training.case import Case
from thecal.training.meant import meant
from thecal.training.progress import Mode
from thecal.training.sitting import Shown, Sitting
from thecal.training.vignette import FIRST, Sentence, tell


class Inquiry(Sitting):
    """A row of cases in which the learner asks before judging."""

    mode = Mode.ASK

    def now(self) -> Shown | None:
        """The case to be answered now, with no more of it than is told before any question."""
        shown = super().now()
        if shown is None:
            return None
        known = self.known(shown.case)
        return replace(shown, sentences=tuple(one for one in shown.sentences if one.finding in {"phase", *known}))

    def known(self, case: Case) -> tuple[str, ...]:
        """Who it is, and what the patient says without being asked: that there is what brings them."""
        told = case.visit.findings
        brings = [
            name for reason in self.brings(case) for name, value in reason.findings.items() if told.get(name) == value
        ]
        return tuple(dict.fromkeys([*(name for name in FIRST if name in told), *brings]))

    def brings(self, case: Case) -> tuple[Presenting, ...]:
        """What brings the patient: the reasons for coming about something out of the ordinary that the patient can tell."""
        words = self.book.knowledge.vocabulary
        sentences = tell(case.visit, words, self.chance(case))
        unusual = {one.finding for one in sentences if not one.usual and one.value != "unknown"}
        return tuple(
            reason for name, reason in words.presenting.items() if name != "routine" and unusual & set(reason.about)
        )

    def asks(self, case: Case, finding: str) -> Sentence:
        """The answer to one question; what the case does not say can't be told."""
        words = self.book.knowledge.vocabulary
        for one in tell(case.visit, words, self.chance(case)):
            if one.finding == finding:
                return one
        return Sentence(finding, "unknown", f"{_upper(words.findings[finding].label)}: it can't be told today.")

    def meant(self, text: str) -> dict[str, str]:
        """The findings that some words can mean: id → name."""
        return meant(text, self.book.knowledge.vocabulary)


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
