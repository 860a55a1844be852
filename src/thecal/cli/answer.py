"""An answer as text: calm, urgency first, one screen."""

from __future__ import annotations

from thecal.assessment.assess import Considered
from thecal.assessment.model import CautionResult, CheckResult, ComplicationResult, Reason
from thecal.assessment.report import SUPPORT, Wording, caution_words, sources_of
from thecal.cli.page import QUIET, STRONG, URGENCY_STYLE, WARN, Page
from thecal.knowledge.words import Basis, Urgency

MANY_CHECKS = 10
"""More checks than this are run together, so that the answer stays on one screen."""

SHOWN_QUESTIONS = 5


def show_answer(considered: Considered, page: Page, *, why: bool = False, sources: bool = False) -> None:
    """Prints one answer.

    Args:
        considered: the answer, with what it was made from.
        page: where to.
        why: every reason with what decided it, and why the others are open or not supported.
        sources: full citations.
    """
    _Answer(considered, page, why=why, sources=sources).show()


class _Answer:
    def __init__(self, considered: Considered, page: Page, *, why: bool, sources: bool) -> None:
        self.considered = considered
        self.answer = considered.assessment
        self.page = page
        self.say = Wording(considered.scale.book.knowledge)
        self.why, self.sources = why, sources

    def show(self) -> None:
        self._head()
        for part in (self._flags, self._suspected, self._checks, self._questions, self._others, self._issues):
            part()
        if self.why:
            self._sign_off()
        if self.sources:
            self._sources()
        self._foot()

    # ------------------------------------------------------------------------------------------------ urgency

    def _head(self) -> None:
        answer, page = self.answer, self.page
        style = URGENCY_STYLE[answer.urgency.at_least]
        if answer.urgency.at_least is Urgency.ROUTINE and not answer.urgency.settled:
            style = STRONG  # nothing found so far is no reason for green
        about = [
            answer.visit.id or "",
            self.say.phase(answer.visit.phase),
            (answer.visit.date or "").replace("T", " ")[:16],
        ]
        page.line((self.say.title(answer).upper(), style), ("   " + " · ".join(part for part in about if part), QUIET))
        if answer.engine.degraded:
            page.item("! ", (f"Degraded answer: it rests on one engine only, because {answer.engine.reason}", WARN))
        page.item("  ", self.say.urgency(answer))
        reasons = self.say.because(self.considered)
        for reason in reasons if self.why else reasons[:1]:
            page.item("  ", "Because: ", reason)

    def _flags(self) -> None:
        if not self.answer.red_flags:
            return
        self._heading("Red flags")
        for flag in self.answer.red_flags:
            suspects = ", ".join(self.say.complication(name) for name in flag.suspects)
            self._reason("! ", flag, style=URGENCY_STYLE[flag.level], tail=f" → {suspects}" if self.why else "")

    # ------------------------------------------------------------------------------------------ complications

    def _suspected(self) -> None:
        suspected = self.answer.nested("suspected")
        self._heading("Suspected")
        if not suspected:
            self.page.line("No complication is suspected so far.", indent=2)
        for index, (result, parts) in enumerate(suspected):
            self._suspect("  ", result, f", {self.say.documented(result)}")
            for part in parts:
                self._suspect("    · ", part, "")
                if self.why:
                    self._reasons(part, 1)
            self._reasons(result, 2 if index < 3 else 1)  # noqa: PLR2004 - the first three matter most

    def _suspect(self, mark: str, result: ComplicationResult, tail: str) -> None:
        level = result.urgency or Urgency.ROUTINE
        self.page.item(mark, (result.name, STRONG), " ", (level.say, URGENCY_STYLE[level]), (tail, QUIET))

    def _reasons(self, result: ComplicationResult, most: int) -> None:
        flags = {flag.id for flag in self.answer.red_flags}
        speaks_for = result.for_ if self.why else [one for one in result.for_ if one.id not in flags][:most]
        if not speaks_for:
            self.page.item("    + ", "A red flag, see above.")
        for one in speaks_for:
            self._reason("    + ", one)
        for one in result.against if self.why else result.against[:1]:
            self._reason("    - ", one)
        for one in result.open if self.why else ():
            missing = self.say.some(one.missing, 4)
            self._reason("    ? ", one, tail=f" (not known: {missing})", style=QUIET)

    def _star(self, one: Reason | CautionResult) -> str:
        """Marks a statement that is a local default or leans on one."""
        return "*" if self.considered.scale.book.rules[one.id].needs_sign_off else ""

    def _reason(self, mark: str, one: Reason, *, tail: str = "", style: str = "") -> None:
        found = self.say.found(one)
        shown = f" ({found})" if found and (self.why or mark == "! ") else ""
        cite = f" [{one.source}]" if self.why or self.sources else ""
        self.page.item(mark, one.because, self._star(one), (shown, QUIET), (cite + tail, QUIET), style=style)

    # ------------------------------------------------------------------------------------------------- checks

    def _checks(self) -> None:
        checks = self.answer.checks
        attached = {name for check in checks for name in check.cautions}
        general = [caution for caution in self.answer.cautions if caution.id not in attached]
        if not checks and not general:
            return
        self._heading("Checks, in this order")
        run: list[str] = []
        for number, check in enumerate(checks, 1):
            cautions = self.say.caution_of(check, self.answer.cautions)
            if len(checks) > MANY_CHECKS and not self.why and not cautions:
                run.append(f"{number:>2} {check.name}{_star(check.basis)}")
                continue
            self._run(run)
            self._check(number, check, cautions)
        self._run(run)
        for caution in general:
            self._caution("  ! ", caution)

    def _run(self, run: list[str]) -> None:
        """Checks without a caution share a line where there are many; the number stays with its check."""
        line = ""
        for one in run:
            longer = f"{line} · {one.lstrip()}" if line else one
            if line and len(longer) > self.page.width - 2:
                self.page.item("  ", line)
                longer = one
            line = longer
        if line:
            self.page.item("  ", line)
        run.clear()

    def _check(self, number: int, check: CheckResult, cautions: list[CautionResult]) -> None:
        mark = f"  {number:>2} "
        self.page.item(mark, (check.name, STRONG if self.why else ""), _star(check.basis))
        if self.why:
            names = ", ".join(self.say.short(name) for name in check.for_)
            self.page.item("     ", check.because, (f" [{check.source}] for: {names}", QUIET))
            self.page.item("     ", "How: ", check.how)
        for caution in cautions:
            self._caution("     ! ", caution)

    def _caution(self, mark: str, caution: CautionResult) -> None:
        why = f" {caution.because}" if self.why else ""
        cite = f" [{caution.source}]" if self.why or self.sources else ""
        self.page.item(mark, (caution_words(caution), WARN), self._star(caution), (why + cite, QUIET), style=WARN)

    # --------------------------------------------------------------------------------------------- what is open

    def _questions(self) -> None:
        questions = self.answer.next_questions
        if not questions:
            return
        shown = questions if self.why else questions[:SHOWN_QUESTIONS]
        self._heading(
            "Find out next" if len(shown) == len(questions) else f"Find out next ({len(shown)} of {len(questions)})"
        )
        for question in shown:
            asked = " (asked, not known)" if question.asked else ""
            tail = ""
            if self.why:
                names = list(dict.fromkeys(self.say.short(name) for name in question.for_))
                tail = f" Could raise to {question.could_raise_to.say}; for: {', '.join(names)}."
            self.page.item(f"  {self.say.obtained(question)}: ", question.question, asked, (tail, QUIET))

    def _others(self) -> None:
        open_ = self.answer.with_status("open")
        if self.why:
            self._others_why(open_)
        elif self.answer.nested("open"):
            names = [self.say.short(result.id) for result, _ in self.answer.nested("open")]
            more = f" and {len(names) - 3} more" if len(names) > 4 else ""  # noqa: PLR2004 - one more is no shorter than its name
            self.page.blank()
            self.page.item("", ("Still open: ", STRONG), ", ".join(names[:3] if more else names), more, ".")

    def _others_why(self, open_: tuple[ComplicationResult, ...]) -> None:
        if open_:
            self._heading("Still open")
        for result in open_:
            suspects = [rule.id for rule in self.considered.scale.suspects(result.id)]
            self.page.item("  ", (result.name, STRONG), ": ", self.say.why_open(result, suspects))
        not_supported = self.answer.with_status("not_supported")
        if not_supported:
            self._heading("Not supported")
        for result in not_supported:
            self.page.item("  ", (result.name, STRONG), ": ", self.say.why_not(result.id, self.considered))
        elsewhere = self.answer.with_status("not_applicable")
        if elsewhere:
            self._heading("Not looked for in this phase")
            self.page.item("  ", ", ".join(result.name for result in elsewhere))

    def _issues(self) -> None:
        if not self.answer.issues:
            return
        self._heading("Told, and not used")
        for issue in self.answer.issues:
            value = f" “{issue.value}”" if issue.value is not None else ""
            self.page.item("  ! ", (f"{self.say.label(issue.finding)}{value}", WARN), f" {issue.problem}.", style=WARN)

    # ---------------------------------------------------------------------------------------------------- foot

    def _sign_off(self) -> None:
        waiting = self.answer.needs_sign_off
        if waiting:
            self._heading("Local defaults that await clinical sign-off")
            self.page.item("  ", ", ".join(waiting))

    def _sources(self) -> None:
        self._heading("Sources")
        for name in sources_of(self.considered, all_reasons=self.why):
            cite, link = self.say.source(name)
            self.page.item("  ", (f"[{name}] ", STRONG), cite, (f" {link}" if link else "", QUIET))

    def _foot(self) -> None:
        page, about = self.page, self.answer.knowledge
        page.blank()
        count = len(self.answer.needs_sign_off)
        waiting = f"* awaiting sign-off: {count} ({'listed above' if self.why else 'see --why'}). " if count else ""
        engines = "two engines agree" if self.answer.engine.agreed else "one engine only"
        edition = f"{about.edition} ({about.hash})" if self.why else about.edition
        page.line((f"{waiting}Knowledge {edition}, {engines}.", QUIET))
        page.line((SUPPORT, QUIET))

    def _heading(self, words: str) -> None:
        self.page.blank()
        self.page.heading(words)


def _star(basis: Basis) -> str:
    return "*" if basis is Basis.LOCAL_DEFAULT else ""
