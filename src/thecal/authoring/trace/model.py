"""The links of a knowledge base: leaflet line, complication, statement, source and evidence, scenario."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from thecal.authoring.evidence import Evidence, Standing
from thecal.condition.book import Kind, Rule, RuleBook
from thecal.condition.named import named
from thecal.errors import Place
from thecal.knowledge.library import Source
from thecal.knowledge.located import Located, Path
from thecal.knowledge.refer import statement_id
from thecal.knowledge.statements import Complication, RedFlag, Statement
from thecal.knowledge.words import Basis
from thecal.scenarios.coverage import needed, pins
from thecal.scenarios.read import Scenario

SUSPECTED = "suspected("


@dataclass(frozen=True)
class Traced:
    """A statement with what it hangs on.

    Attributes:
        complications: whose statement it is; for a red flag those it makes suspected, for a caution those it asks about.
        pins: truth → the scenarios that expect it.
    """

    rule: Rule
    complications: tuple[str, ...]
    pins: Mapping[str, tuple[Place, ...]]

    @property
    def statement(self) -> Statement:
        """What its author wrote."""
        return self.rule.statement

    @property
    def open(self) -> tuple[str, ...]:
        """The truths that no scenario expects, and one should."""
        return tuple(truth for truth in needed(self.rule) if not self.pins.get(truth))


@dataclass(frozen=True)
class Share:
    """How many rows of a standing there are, and what became of them."""

    rows: int
    expressed: int
    left_out: int

    @property
    def unplaced(self) -> int:
        """Neither expressed nor left out with a reason."""
        return self.rows - self.expressed - self.left_out

    @property
    def share(self) -> float:
        """Expressed ÷ all; 1 when there are none."""
        return self.expressed / self.rows if self.rows else 1.0


@dataclass(frozen=True)
class Trace:
    """All links.

    Attributes:
        statements: by id, in the order of the rule book.
        scenarios: what the features hold, their places as shown to the reader.
    """

    book: RuleBook
    evidence: Evidence
    scenarios: tuple[Scenario, ...]
    statements: Mapping[str, Traced]

    def of(self, complication: str) -> tuple[Traced, ...]:
        """The statements of a complication: its own, the red flags that suspect it, the cautions that ask about it."""
        return self._of.get(complication, ())

    @cached_property
    def _of(self) -> Mapping[str, tuple[Traced, ...]]:
        found: dict[str, list[Traced]] = {}
        for traced in self.statements.values():
            for name in traced.complications:
                found.setdefault(name, []).append(traced)
        return {name: tuple(several) for name, several in found.items()}

    @property
    def unattached(self) -> tuple[Traced, ...]:
        """Statements that hang on no complication: most cautions, and what comes first in every emergency."""
        return tuple(traced for traced in self.statements.values() if not traced.complications)

    @property
    def left_out(self) -> Mapping[str, str]:
        """Row of the evidence → why no statement expresses it, or not all of it."""
        return {one.row: one.why for one in self.evidence.left_out}

    @property
    def complications(self) -> tuple[Complication, ...]:
        """Parents in their order, each followed by its sub-types."""
        known = self.book.knowledge.complications
        return tuple(
            known[name]
            for parent, one in known.items()
            if one.part_of is None
            for name in (parent, *self.book.parts_of[parent])
        )

    def lines_of(self, complication: Complication) -> tuple[str, ...]:
        """The leaflet lines it stands for; a sub-type without any stands for those of its parent that share a phase."""
        if complication.leaflet_lines or complication.part_of is None:
            return complication.leaflet_lines
        parent = self.book.knowledge.complications[complication.part_of]
        entries = self.evidence.leaflet
        return tuple(
            line
            for line in parent.leaflet_lines
            if line not in entries or entries[line].phase in complication.applies_in
        )

    @cached_property
    def lines(self) -> Mapping[str, tuple[Complication, ...]]:
        """Leaflet line → the complications that stand for it; every line of the leaflet, and every line that is named."""
        found: dict[str, list[Complication]] = {line: [] for line in self.evidence.leaflet}
        for complication in self.complications:
            for line in self.lines_of(complication):
                found.setdefault(line, []).append(complication)
        return {line: tuple(several) for line, several in found.items()}

    def located(self, statement: str) -> tuple[Located, Path]:
        """The file of a statement, and the way to it in the file."""
        return self._located[statement]

    @cached_property
    def _located(self) -> Mapping[str, tuple[Located, Path]]:
        known = self.book.knowledge
        owner = {file: name for name, file in known.files.items()}
        return {
            statement_id(statement, owner.get(file)): (known.documents[file], path)
            for file, path, statement in known.statements()
        }

    def source(self, traced: Traced) -> Source:
        """The source of a statement."""
        return self.book.knowledge.sources[traced.statement.source]

    def unlocated(self, traced: Traced) -> bool:
        """Whether a statement is published, and its source does not say where in it the fact stands."""
        return traced.statement.basis is Basis.PUBLISHED and not self.source(traced).locator

    def of_line(self, line: str) -> tuple[Traced, ...]:
        """The statements that a leaflet line leads to, each once."""
        found = (traced for one in self.lines.get(line, ()) for traced in self.of(one.id))
        return tuple({traced.rule.id: traced for traced in found}.values())

    @cached_property
    def users(self) -> Mapping[str, tuple[str, ...]]:
        """Source → who cites it."""
        found: dict[str, list[str]] = {name: [] for name in self.book.knowledge.sources}
        for source, user in self._citations():
            if user not in found[source]:
                found[source].append(user)
        return {name: tuple(users) for name, users in found.items()}

    def _citations(self) -> Iterator[tuple[str, str]]:
        known = self.book.knowledge
        for name, traced in self.statements.items():
            for source in (traced.statement.source, *traced.statement.see):
                yield source, name
        definitions = [known.vocabulary.define, *(one.define for one in known.complications.values())]
        for name, definition in ((name, one) for several in definitions for name, one in several.items()):
            yield from ((source, name) for source in (definition.source, *definition.see) if source is not None)
        for title, score in known.vocabulary.scores.items():
            yield score.source, title
        for name, limit in known.limits.items():
            for source in limit.see:
                yield source, name
        if "leaflet" in known.sources and any(one.documented for one in known.complications.values()):
            yield "leaflet", "leaflet lines"

    @cached_property
    def rows_of(self) -> Mapping[str, tuple[str, ...]]:
        """Source → the rows of the evidence that rest on it, expressed or left out."""
        keys = {one.evidence: name for name, one in self.book.knowledge.sources.items() if one.evidence}
        found: dict[str, list[str]] = {name: [] for name in self.book.knowledge.sources}
        for row, one in self.evidence.rows.items():
            for key in one.sources:
                if key in keys:
                    found[keys[key]].append(row)
        return {name: tuple(rows) for name, rows in found.items()}

    @cached_property
    def expressed(self) -> Mapping[str, tuple[str, ...]]:
        """Row of the evidence → the statements and limits that express it; also rows that the index does not know."""
        found: dict[str, list[str]] = {}
        for name, traced in self.statements.items():
            for row in traced.statement.rows:
                found.setdefault(row, []).append(name)
        for name, limit in self.book.knowledge.limits.items():
            for row in limit.rows:
                found.setdefault(row, []).append(name)
        return {row: tuple(names) for row, names in found.items()}

    def share(self, standing: Standing, section: str | None = None) -> Share:
        """What became of the rows of one standing; of one section if it is named."""
        out = {one.row for one in self.evidence.left_out}
        names = [
            name
            for name, row in self.evidence.rows.items()
            if row.standing is standing and section in {None, row.section}
        ]
        expressed = [name for name in names if name in self.expressed]
        return Share(len(names), len(expressed), sum(name in out and name not in self.expressed for name in names))


def trace_rules(book: RuleBook, evidence: Evidence, scenarios: Iterable[Scenario]) -> Trace:
    """Follows every link of a rule book.

    Args:
        book: the rules.
        evidence: what they were built from (`read_evidence`).
        scenarios: what holds them (`read_features`).
    """
    told = tuple(scenarios)
    where = pins(book, told)
    statements = {name: Traced(rule, _complications(rule), where[name]) for name, rule in book.rules.items()}
    return Trace(book, evidence, told, statements)


def _complications(rule: Rule) -> tuple[str, ...]:
    if rule.complication is not None:
        return (rule.complication,)
    if isinstance(rule.statement, RedFlag):
        return rule.statement.suspects
    if rule.kind is not Kind.CAUTION:
        return ()
    return tuple(name[len(SUSPECTED) : -1] for name in named(rule.condition) if name.startswith(SUSPECTED))
