"""The rows that somebody must look at, with their reasons: as many as a person reads, however long the file is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from thecal.assessment.assess import Considered, Triage
from thecal.assessment.reasons import reason
from thecal.assessment.report import Wording
from thecal.condition.book import Kind, RuleBook
from thecal.condition.facts import Truth
from thecal.screening.report.counts import places_of
from thecal.screening.summary import LEVELS
from thecal.visits.table.told import ToldBatch, visit_of

if TYPE_CHECKING:
    import pyarrow as pa

Entry = dict[str, Any]
"""One row in words: what the page shows, and nothing else; it goes through JSON unchanged."""

CALLED: Final = tuple(reversed(LEVELS[1:]))
"""The urgencies that are work, the most urgent first."""

THIN: Final = "thin"
"""Rows that could be an emergency, and are not certainly one."""

REASONS: Final = 6
MISSING: Final = 6


class Worklist:
    """Keeps the first rows of each urgency, and of those too thin to tell.

    Rows are picked by their answers; their reasons come from the reference engine, in the order in which a single visit is
    answered.

    Args:
        book: the rules.
        most: how many rows of each kind are kept.
    """

    def __init__(self, book: RuleBook, most: int) -> None:
        self.book = book
        self.most = most
        self.kept: dict[str, list[Entry]] = {level: [] for level in (*CALLED, THIN)}
        self._triage: Triage | None = None
        self._say = Wording(book.knowledge)

    def add(self, told: ToldBatch, table: pa.RecordBatch) -> None:
        """Looks through one batch."""
        if all(len(entries) >= self.most for entries in self.kept.values()):
            return
        least, most = (places_of(table.column(f"urgency_at_{end}"), LEVELS) for end in ("least", "most"))
        wanted = {level: least == LEVELS.index(level) for level in CALLED}
        wanted[THIN] = (least < len(LEVELS) - 1) & (most == len(LEVELS) - 1)
        known: dict[int, Entry] = {}
        for kind, where in wanted.items():
            for place in np.flatnonzero(where)[: self.most - len(self.kept[kind])].tolist():
                if place not in known:
                    known[place] = self._entry(told, table, place)
                self.kept[kind].append(known[place])

    def _entry(self, told: ToldBatch, table: pa.RecordBatch, place: int) -> Entry:
        if self._triage is None:
            self._triage = Triage(self.book, rete="off")
        visit, _ = visit_of(told, place, self.book.knowledge.vocabulary)
        considered = self._triage.consider(visit)
        answer, say = considered.assessment, self._say
        screened = {end: table.column(f"urgency_at_{end}")[place].as_py() for end in ("least", "most")}
        reasons = list(self._reasons(considered))
        asked = [say.label(question.finding) for question in answer.next_questions]
        return {
            "row": table.column("row")[place].as_py(),
            "id": table.column("id")[place].as_py(),
            "phase": say.phase(visit.phase),
            "at_least": screened["least"],
            "at_most": screened["most"],
            # The engines agree or one of them is wrong: then the reader is told, and no answer is taken for the other.
            "otherwise": None
            if (answer.urgency.at_least, answer.urgency.at_most) == (screened["least"], screened["most"])
            else [answer.urgency.at_least.value, answer.urgency.at_most.value],
            "suspected": [
                {"name": whole.name, "parts": [part.name for part in parts]}
                for whole, parts in answer.nested("suspected")
            ],
            "reasons": reasons[:REASONS],
            "more_reasons": max(len(reasons) - REASONS, 0),
            "checks": [check.name for check in answer.checks],
            "cautions": [caution.say for caution in answer.cautions],
            "missing": asked[:MISSING],
            "more_missing": max(len(asked) - MISSING, 0),
            "issues": table.column("issues")[place].as_py(),
        }

    def _reasons(self, considered: Considered) -> Iterable[dict[str, Any]]:
        """Why: the statements that set the urgency, then what makes each complication suspected, the gravest first."""
        rules, judgements = self.book.rules, considered.verdict.judgements
        names = dict.fromkeys(considered.assessment.urgency.because)
        for result in considered.assessment.with_status("suspected"):
            causes = (one.id for one in result.for_ if rules[one.id].kind in {Kind.SUSPECT, Kind.RED_FLAG})
            names.update(dict.fromkeys(causes))
        said: set[tuple[str, str]] = set()
        for name in names:
            if judgements[name].truth is not Truth.TRUE:
                continue
            why = reason(rules[name], judgements[name], considered.intake)
            words = (why.because, self._say.found(why))
            if words not in said:
                said.add(words)
                yield {"because": words[0], "found": words[1], "awaits": rules[name].needs_sign_off}

    def to_dict(self) -> dict[str, Any]:
        """For JSON."""
        return {"kept": self.kept}

    def take(self, saved: Mapping[str, Any]) -> None:
        """Goes on from what `to_dict` gave, of the rows before."""
        for kind, entries in saved["kept"].items():
            self.kept[kind] = [*self.kept[kind], *entries][: self.most]
