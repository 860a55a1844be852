"""`thecal train ask` on a terminal: the learner decides what to ask for, and then judges."""

from __future__ import annotations

from thecal.cli.page import QUIET, STRONG, WARN
from thecal.cli.train_judge import Judging
from thecal.training.case import Case
from thecal.training.inquiry import Inquiry
from thecal.training.sitting import Shown
from thecal.training.vignette import quiet

HELP = (
    "Say what you want to know, one thing at a time: temperature, back pain, since implant. Some are one question: vital signs, "
    "head, cord and back, spine examination, wound and pocket, pump reading, reservoir, risks. Each question costs a little; "
    "missing a red flag costs more. done when you have enough."
)


class Asking(Judging[Inquiry]):
    """Questions in the learner's own words, and then a judgement."""

    def case(self) -> None:
        """The present case: what brings the patient, questions until there are enough, then the judgement."""
        shown = self.row.now()
        assert shown is not None
        start = self.tell(shown.number, shown.of, shown.sentences)
        reasons = ", ".join(reason.label.lower() for reason in self.row.brings(shown.case))
        self.page.line(f"Comes because of: {reasons}." if reasons else "Comes for a routine visit.")
        self.page.line((HELP, QUIET))
        asked: list[str] = []
        while (said := self.said("ask")).lower() not in {"done", "d"}:
            for name in (names := self._asked(said, shown.case)):
                if name not in asked:
                    asked.append(name)
            told = [self.row.asks(shown.case, name) for name in names]
            for text in (*(one.text for one in told if not one.usual), *quiet(told)):
                self.page.item("  ", text)
        self._judge_what_was_heard(shown, start, asked)

    def _judge_what_was_heard(self, shown: Shown, start: float, asked: list[str]) -> None:
        self.page.line((f"{len(asked)} asked.", STRONG))
        self.judge(shown, start, asked)

    def _asked(self, said: str, case: Case) -> tuple[str, ...]:
        """The findings that were asked for; none if nothing was understood."""
        if together := self.row.together(case, said):
            return together
        name = self._meant(said)
        return () if name is None else (name,)

    def _meant(self, said: str) -> str | None:
        """The finding that was meant; None if that is not clear, or nothing was said."""
        if not said:
            self.page.line((HELP, QUIET), indent=2)
            return None
        meant = self.row.meant(said)
        if not meant:
            self.page.line(("No finding is called like that; another word?", WARN), indent=2)
            return None
        if len(meant) == 1:
            return next(iter(meant))
        chosen = self.choose("Which of these?", {**meant, "": "none of these"}, one=True)[0]
        return chosen or None
