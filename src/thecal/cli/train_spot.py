"""`thecal train spot` on a terminal: an answer with one thing made wrong on purpose; find it."""

from __future__ import annotations

import time

from thecal.assessment.model import Assessment, Reason
from thecal.assessment.report import Wording, caution_words
from thecal.cli.page import QUIET, STRONG, URGENCY_STYLE, WARN, Page
from thecal.cli.train_talk import Talk, now, sit
from thecal.knowledge.words import Urgency
from thecal.training.course import Course
from thecal.training.spot import Claim, ErrorKind, Planted
from thecal.training.spotting import CHOICES, Spotted, Spotting


def spot_errors(course: str | None, wanted: Course, learner: str | None, *, anew: bool, rules: str | None) -> None:
    """One sitting, or the rest of one; see `thecal.cli.train_talk.sit`."""
    sit(_Spot, Spotting, course, wanted, learner, anew=anew, rules=rules)


class _Spot(Talk[Spotting]):
    def __init__(self, row: Spotting, page: Page, say: Wording) -> None:
        super().__init__(row, page, say)
        self.found: list[bool] = []

    def case(self) -> None:
        shown = self.row.now()
        assert shown is not None
        start = self.tell(shown.number, shown.of, shown.sentences)
        self._answer(shown.answer)
        kinds: dict[str, str] = {kind: words for kind, words in CHOICES.items() if shown.where[kind]}
        (kind,) = self.choose("One thing in this answer is wrong. What is it?", kinds, one=True)
        chosen: ErrorKind = next(one for one in CHOICES if one == kind)
        where = shown.where[chosen]
        place = next(iter(where)) if len(where) == 1 else self.choose("Which one?", where, one=True)[0]
        spotted = self.row.claim(Claim(chosen, place), now(), time.monotonic() - start)
        self.found.append(spotted.found)
        self._reveal(spotted)

    def _answer(self, answer: Assessment) -> None:
        page, urgency = self.page, answer.urgency
        page.blank()
        page.line(("An answer to this case, with one error:", STRONG))
        open_end = "" if urgency.settled else f" (it could still be: {urgency.at_most.say})"
        page.item("  Urgency: ", (urgency.at_least.say, URGENCY_STYLE[urgency.at_least]), open_end)
        for flag in answer.red_flags:
            self._reason("  Red flag: ", flag)
        for result in answer.with_status("suspected"):
            page.item("  Suspected: ", (result.name, STRONG))
            for reason in result.for_:
                self._reason("    for: ", reason)
            for reason in result.against:
                self._reason("    against: ", reason)
        for status, words in (("open", "  Open: "), ("not_supported", "  Not supported: ")):
            names = [one.name for one in answer.complications if one.status == status and one.part_of is None]
            if names:
                page.item(words, ", ".join(names))
        if answer.checks:
            page.item("  Checks: ", ", ".join(check.name for check in answer.checks))
        for caution in answer.cautions:
            page.item("  Caution: ", caution_words(caution))

    def _reason(self, mark: str, reason: Reason) -> None:
        found = self.say.found(reason)
        self.page.item(mark, reason.because, (f" ({found})" if found else "", QUIET))

    def _reveal(self, spotted: Spotted) -> None:
        self.page.blank()
        self.page.line(
            ("Found.", "green") if spotted.found else ("That is not it.", WARN), " ", self._truth(spotted.planted)
        )
        if spotted.planted.kind == "urgency":
            rules = spotted.considered.scale.book.rules
            for name in spotted.considered.assessment.urgency.because:
                self.page.item("    - ", rules[name].because)

    def _truth(self, planted: Planted) -> str:
        """What is wrong, and what is right."""
        where, truth = planted.where, planted.truth
        if planted.kind == "urgency":
            return f"The urgency is at least: {Urgency(truth).say}."
        if planted.kind == "complication":
            return f"{self.say.complication(where)} is {truth.replace('_', ' ')}."
        if planted.kind == "finding":
            return f"{self.say.label(where)}: what was told is {truth}."
        words = {"check_missing": "This check is missing", "check_added": "This check is not called for"}
        return f"{words.get(planted.kind, 'This caution is missing')}: {truth.rstrip('.')}."

    def end(self) -> None:
        if self.found:
            self.page.blank()
            self.page.rule()
            self.page.line((f"{sum(self.found)} of {len(self.found)} found.", STRONG))
