"""From the columns of an input to proposals: each column is about one thing at most, each thing in one column."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import pyarrow as pa

from thecal.condition.book import RuleBook
from thecal.knowledge.base import KnowledgeBase
from thecal.knowledge.vocabulary import Quantity, YesNo
from thecal.screening.mapping.plausible import sampled
from thecal.screening.mapping.redcap import EVENT_COLUMNS, Dictionary
from thecal.screening.mapping.suggest import cells as look
from thecal.screening.mapping.suggest.names import DATE, KEYS, PHASE, Lexicon, Match, squeezed, unit_in

SURE: Final = 85
"""Below this many percent a line is a comment."""

WORTH_SAYING: Final = 60
"""Below this many percent nothing is proposed."""

_CLOSE: Final = 5
"""Two meanings within so many percent of each other: which one it is must be decided by a person."""


_UNNAMED: Final = 25
"""So many percent are left where only the cells speak for a meaning."""


@dataclass
class Proposal:
    """What one column may tell.

    Attributes:
        column: the column.
        name: a finding, an event, `phase` or `date`.
        sure: how sure, in percent.
        entry: what the mapping says of it.
        because: what speaks for it.
        doubts: what a person must decide; with any, the line is a comment.
        options: entries to choose from.
    """

    column: str
    name: str
    sure: int
    entry: dict[str, Any] = field(default_factory=dict)
    because: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    options: list[dict[str, Any]] = field(default_factory=list)

    @property
    def active(self) -> bool:
        """Whether the line counts without anybody touching it."""
        return self.sure >= SURE and not self.doubts


@dataclass
class Draft:
    """A first draft of a mapping.

    Attributes:
        base: the knowledge base.
        columns: the columns of the input, in order.
        row: the columns of the key.
        proposals: what columns may tell, the surest first.
        decimal: `,` where every column with decimals has one.
        missing: numbers that can't be values, and where they were seen.
        redcap: whether the columns are those of a REDCap export.
        dictionary: where the data dictionary lies, as the mapping should name it.
        missing_boxes: columns of checkboxes for missing-data codes; they go with their question.
        long: columns of names, values and units, if the table seems to have one finding a row.
        notes: what else a person should know.
    """

    base: KnowledgeBase
    columns: list[str]
    row: list[str] = field(default_factory=list)
    proposals: list[Proposal] = field(default_factory=list)
    decimal: str = "."
    missing: dict[str, list[str]] = field(default_factory=dict)
    redcap: bool = False
    dictionary: str | None = None
    missing_boxes: list[str] = field(default_factory=list)
    long: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    @property
    def mapped(self) -> list[Proposal]:
        """The lines that count."""
        return [proposal for proposal in self.proposals if proposal.active]

    @property
    def doubtful(self) -> list[Proposal]:
        """The lines that are comments."""
        return [proposal for proposal in self.proposals if not proposal.active]

    @property
    def unmapped(self) -> list[str]:
        """The columns that are like nothing."""
        told = {proposal.column for proposal in self.proposals} | set(self.row)
        known = {*EVENT_COLUMNS, *EVENT_COLUMNS.values(), *self.missing_boxes} if self.redcap else set()
        return [name for name in self.columns if name not in told | known and not name.endswith("_complete")]

    @property
    def text(self) -> str:
        """The mapping as YAML."""
        from thecal.screening.mapping.suggest.write import written  # noqa: PLC0415 - it writes drafts

        return written(self)

    def as_json(self) -> dict[str, Any]:
        """For scripts."""
        told = [
            {
                "column": p.column, "tells": p.name, "sure": p.sure, "active": p.active, "because": p.because,
                "doubts": p.doubts,
            }
            for p in self.proposals
        ]  # fmt: skip
        return {"row": self.row, "columns": told, "unmapped": self.unmapped, "notes": self.notes, "mapping": self.text}


def suggest(
    sample: pa.Table | pa.RecordBatch,
    book: RuleBook | KnowledgeBase,
    redcap_dictionary: Dictionary | None = None,
    *,
    dictionary_file: str | None = None,
) -> Draft:
    """Drafts a mapping.

    Args:
        sample: some rows of the input, with all its columns.
        book: the rules.
        redcap_dictionary: the data dictionary of a REDCap project.
        dictionary_file: how the mapping should name the file of the data dictionary.
    """
    base = book.knowledge if isinstance(book, RuleBook) else book
    return _Drafter(sample, base, redcap_dictionary or Dictionary(), dictionary_file).draft()


class _Drafter:
    def __init__(self, sample: Any, base: KnowledgeBase, dictionary: Dictionary, file: str | None) -> None:
        self.sample = sample
        self.base = base
        self.dictionary = dictionary
        self.lexicon = Lexicon(base)
        self.made = Draft(base, list(sample.schema.names), dictionary=file)
        self.cells = {name: sampled(_whole(sample.column(name))) for name in self.made.columns}

    def draft(self) -> Draft:
        made = self.made
        made.redcap = bool(self.dictionary.fields) or any(
            name in EVENT_COLUMNS or "___" in name for name in made.columns
        )
        made.row = self._key()
        made.long = self._long()
        skip = {*made.row, *made.long.values(), *EVENT_COLUMNS, *EVENT_COLUMNS.values()}
        offered = [self._column(name) for name in made.columns if name not in skip and not name.endswith("_complete")]
        offers = sorted((p for p in offered if p is not None), key=lambda p: -p.sure)
        taken: dict[str, Proposal] = {}
        for proposal in offers:
            first = taken.setdefault(proposal.name, proposal)
            if first is not proposal and (first.active or not proposal.active):
                proposal.doubts.append(
                    f"{first.column!r} is more like it; both: `columns: [a, b]`, the first that tells counts"
                )
            elif first is not proposal:
                taken[proposal.name] = proposal
        made.proposals = offers
        self._decimals()
        self._stand_ins()
        return made

    def _key(self) -> list[str]:
        if self.dictionary.record in self.made.columns:
            return [str(self.dictionary.record)]
        names = {squeezed(name): name for name in reversed(self.made.columns)}
        for key in KEYS:
            if squeezed(key) in names:
                return [names[squeezed(key)]]
        return []

    def _long(self) -> dict[str, str]:
        """Whether columns are called as those of a table with one finding a row."""
        wanted = {
            "name": (
                "item",
                "code",
                "variable",
                "parameter",
                "concept",
                "observation",
                "finding",
                "test",
                "field name",
            ),
            "value": ("value", "result", "answer", "response"),
            "unit": ("unit", "units"),
        }
        lower = {name.strip().lower().replace("_", " "): name for name in self.made.columns}
        found = {key: lower[word] for key, words in wanted.items() for word in reversed(words) if word in lower}
        return found if {"name", "value"} <= set(found) and len(self.made.columns) <= 8 else {}  # noqa: PLR2004 - narrow

    def _column(self, column: str) -> Proposal | None:
        known = self.dictionary.of_column(column)
        label = known.label if known else ""
        if "___" in column or " (choice=" in column:
            return self._checkbox(column)
        best: list[tuple[Proposal, Match]] = []
        choices = known.choices if known else {}
        matches = self.lexicon.matches(column, label)
        for match in [*matches[:6], *self._by_values(column, matches[:6])]:
            coding = self._coding(match.name, column, label, choices)
            sure = round(match.score * coding.factor)
            if coding.names_its_values:
                # Cells that name the very values of a choice say more of a column than its name.
                sure = max(sure, round(65 + 0.35 * match.score))
            entry = {"column": column, **coding.entry}
            because = [match.because, *coding.because]
            options = [{"column": column, **option} for option in coding.options]
            proposal = Proposal(column, match.name, min(sure, 99), entry, because, list(coding.doubts), options)
            if match.turned:
                proposal.doubts.append(
                    f"its name holds {', '.join(map(repr, match.turned))}, which may mean something else"
                )
            best.append((proposal, match))
        best.sort(key=lambda pair: -pair[0].sure)
        if not best or best[0][0].sure < WORTH_SAYING:
            return None
        first = best[0][0]
        near = [p for p, _ in best[1:] if p.sure >= first.sure - _CLOSE and p.sure >= WORTH_SAYING]
        # What says so itself is not in doubt because something else sounds alike.
        if near and not (
            first.because[0].endswith("says so") and not any(p.because[0].endswith("says so") for p in near)
        ):
            first.doubts.append(f"it may also be {' or '.join(p.name for p in near)}")
        return first

    def _by_values(self, column: str, had: list[Match]) -> list[Match]:
        """Choices that its cells may be about although its name is like nothing."""
        names = {match.name for match in had}
        return [
            Match(name, _UNNAMED, "its name is like nothing")
            for name, finding in self.base.vocabulary.findings.items()
            if name not in names and not isinstance(finding, Quantity | YesNo) and self.cells[column]
        ]

    def _coding(self, name: str, column: str, label: str, choices: Mapping[str, str]) -> look.Coding:
        cells = self.cells[column]
        if name == PHASE:
            return look.phases(cells, choices)
        if name == DATE or name in self.base.vocabulary.events:
            return look.dates(cells)
        return look.coding(self.base.vocabulary.findings[name], cells, unit_in(column, label), choices)

    def _checkbox(self, column: str) -> Proposal | None:
        """A checkbox is about its choice, in the words of the data dictionary."""
        raw, _, code = column.partition("___")
        known = self.dictionary.of_column(column)
        choices = {key.lower().replace("-", "_"): label for key, label in known.choices.items()} if known else {}
        if known is not None and code not in choices and code.startswith("_"):
            self.made.missing_boxes.append(column)
            return None
        label = choices.get(code) or column.partition(" (choice=")[2].removesuffix(")")
        if not label:
            return None
        yes_no = {name for name, finding in self.base.vocabulary.findings.items() if isinstance(finding, YesNo)}
        found = [match for match in self.lexicon.matches(label) if match.name in yes_no]
        if not found or found[0].score < WORTH_SAYING:
            return None
        first = found[0]
        because = first.because.replace("its name", f"the choice {label!r}")
        proposal = Proposal(column, first.name, min(round(first.score), 99), {"checkbox": column}, [because])
        if first.turned:
            proposal.doubts.append(
                f"the choice holds {', '.join(map(repr, first.turned))}, which may mean something else"
            )
        near = [m.name for m in found[1:] if m.score >= first.score - _CLOSE and not first.because.endswith("says so")]
        if near:
            proposal.doubts.append(f"it may also be {' or '.join(near)}")
        form = f"{known.form}_complete" if known and known.form else ""
        if form not in self.made.columns:
            proposal.because.append(
                f"no column says whether the form of {raw!r} was completed, so zeros alone say nothing"
            )
        return proposal

    def _decimals(self) -> None:
        """One sign for the whole file, if all columns with decimals have the same."""
        signs = {sign for name in self.made.columns if (sign := look.decimal_of(look.telling(self.cells[name])))}
        if signs == {","}:
            self.made.decimal = ","
            for proposal in self.made.proposals:
                for entry in (proposal.entry, *proposal.options):
                    entry.pop("decimal", None)

    def _stand_ins(self) -> None:
        for proposal in self.made.proposals:
            finding = self.base.vocabulary.findings.get(proposal.name)
            if isinstance(finding, Quantity):
                for text in look.stand_ins(self.cells[proposal.column], finding):
                    self.made.missing.setdefault(text, []).append(proposal.column)


def _whole(values: Any) -> pa.Array:
    return values.combine_chunks() if isinstance(values, pa.ChunkedArray) else values
