"""One sitting of *ask*: the learner hears what brings the patient, and decides what to ask for."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from rapidfuzz import fuzz, process, utils

from thecal.knowledge.vocabulary import Presenting
from thecal.knowledge.words import ObtainedBy
from thecal.training.case import Case
from thecal.training.progress import Mode
from thecal.training.sitting import Shown, Sitting
from thecal.training.vignette import FIRST, Sentence, tell

CLOSE: Final = 85
"""Words this alike (of 100) may mean a finding."""
MOST_MEANT: Final = 8
"""More findings than this are not offered for one word."""


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
        """The findings that some words can mean: id → name.

        A name that is meant exactly stands alone. Else those that a reason for coming of that name is about (fever is about
        the temperature), those whose name or question has all the words, and those whose name is written nearly so.
        """
        words = self.book.knowledge.vocabulary
        findings = {name: one for name, one in words.findings.items() if one.obtained_by is not ObtainedBy.DERIVED}
        plain = text.strip().lower()
        exact = [name for name, one in findings.items() if plain in {name, one.label.lower(), one.short.lower()}]
        if exact:
            return {name: findings[name].label for name in exact}
        found: dict[str, None] = {}
        for id_, reason in words.presenting.items():
            if plain in {id_.replace("_", " "), reason.label.lower()}:
                found.update(dict.fromkeys(reason.about))
        spoken = _words(plain)
        for name, one in findings.items():
            if spoken and spoken <= _words(f"{one.label} {one.short} {one.question}"):
                found[name] = None
        names = {name: f"{one.label} {one.short}" for name, one in findings.items()}
        close = process.extract(
            " ".join(sorted(spoken)), names, scorer=fuzz.token_set_ratio, processor=utils.default_process,
            score_cutoff=CLOSE,
        )  # fmt: skip
        found.update({name: None for _, _, name in close} if spoken else {})
        return {name: findings[name].label for name in list(found)[:MOST_MEANT]}


def _words(text: str) -> set[str]:
    """The words of a text that say something."""
    return {word for word in re.findall(r"[a-z0-9]+", text.lower()) if len(word) > 2}  # noqa: PLR2004 - not "of", "is"


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
