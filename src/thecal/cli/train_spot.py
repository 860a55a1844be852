"""`thecal train spot` on a terminal: an answer with one thing made wrong on purpose; find it."""

from __future__ import annotations

import time

from thecal.assessment.model import Assessment, Reason
from thecal.assessment.reasons import reason
from thecal.assessment.report import Wording, caution_words
from thecal.cli.page import QUIET, STRONG, URGENCY_STYLE, WARN, Page
from thecal.cli.train_talk import Talk, now
from thecal.cli.train_what_if import play_what_if
from thecal.knowledge.words import Urgency
from thecal.training.spot import Claim, ErrorKind, Planted
from thecal.training.spotting import CHOICES, Spotted, Spotting


class Spot(Talk[Spotting]):
    """An answer to a case, and the search for what is wrong in it."""

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
        self.comes_again()
        play_what_if(self, spotted.considered)

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
            for one in result.for_:
                self._reason("    for: ", one)
            for one in result.against:
                self._reason("    against: ", one)
        for status, words in (("open", "  Open: "), ("not_supported", "  Not supported: ")):
            names = [each.name for each in answer.complications if each.status == status and each.part_of is None]
            if names:
                page.item(words, ", ".join(names))
        if answer.checks:
            page.item("  Checks: ", ", ".join(check.name for check in answer.checks))
        for caution in answer.cautions:
            page.item("  Caution: ", caution_words(caution))

    def _reason(self, mark: str, one: Reason) -> None:
        found = self.say.found(one)
        self.page.item(mark, one.because, (f" ({found})" if found else "", QUIET))

    def _reveal(self, spotted: Spotted) -> None:
        self.page.blank()
        self.page.line(
            ("Found.", "green") if spotted.found else ("That is not it.", WARN), " ", self._truth(spotted.planted)
        )
        rules = spotted.considered.scale.book.rules
        for one in self._why(spotted):
            cite, _ = self.say.source(one.source)
            star = " (local default)" if rules[one.id].needs_sign_off else ""
            self.page.item("    - ", one.because, (star, WARN))
            self.page.line((cite, QUIET), indent=6)

    @staticmethod
    def _why(spotted: Spotted) -> list[Reason]:
        """The statements behind what is right."""
        planted, considered = spotted.planted, spotted.considered
        answer, rules = considered.assessment, considered.scale.book.rules
        if planted.kind == "urgency":
            judgements = considered.verdict.judgements
            return [reason(rules[name], judgements[name], considered.intake) for name in answer.urgency.because]
        if planted.kind == "complication":
            return list(answer.complication(planted.where).for_)
        return [one for one in answer.cautions if planted.kind == "caution" and one.id == planted.where]

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
