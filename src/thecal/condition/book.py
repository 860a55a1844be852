"""The rule book: every statement of a knowledge base with its condition understood.

`compile_rules` turns what the files say into what engines run. It gathers the faults of all conditions of all files
before it stops, each with file, line, column and the line itself.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from functools import cached_property

from thecal.condition.check import Names, understand
from thecal.condition.counting import Counting
from thecal.condition.nodes import ALWAYS, And, AtLeast, Condition, Is, Named, findings
from thecal.condition.openings import Openings
from thecal.condition.parse import Fault
from thecal.condition.recall import Recall
from thecal.condition.rests import rests_on
from thecal.condition.ways import TooManyWays, Way, ways
from thecal.errors import Place, Problem, RulesError
from thecal.knowledge.base import KnowledgeBase
from thecal.knowledge.located import Path
from thecal.knowledge.refer import statement_id
from thecal.knowledge.statements import Caution, CheckRule, FirstAct, Ground, RedFlag, Statement, Suspect, UrgencyRule
from thecal.knowledge.words import Basis, Phase, Urgency


class Kind(StrEnum):
    """What part a statement plays."""

    RED_FLAG = "red_flag"
    SUSPECT = "suspect"
    GROUND = "ground"
    URGENCY = "urgency"
    CHECK = "check"
    CAUTION = "caution"


@dataclass(frozen=True)
class Rule:
    """A statement with its condition understood.

    Attributes:
        complication: the complication whose file it stands in; None for red flags and cautions.
        phases: the phases in which it counts.
        level: the urgency it sets (red flags and urgency rules), or from which it counts (first acts).
        points: what it adds to the grounds, minus for against (grounds only).
        leans_on: the definitions and limits in its condition that are local defaults.
        text: the condition as written; empty for "always".
        place: where it stands.
    """

    id: str
    kind: Kind
    complication: str | None
    condition: Condition
    phases: frozenset[Phase]
    statement: Statement
    text: str
    place: Place
    level: Urgency | None = None
    points: int = 0
    leans_on: tuple[str, ...] = ()

    @cached_property
    def ways(self) -> tuple[Way, ...]:
        """The ways in which its condition can be true, shortest first."""
        return tuple(ways(self.condition)[0])

    @property
    def because(self) -> str:
        """Why, in one sentence."""
        return self.statement.because

    @property
    def needs_sign_off(self) -> bool:
        """Whether it is a local default, or leans on one, that is not yet signed off."""
        return self.statement.basis is Basis.LOCAL_DEFAULT or bool(self.leans_on)


@dataclass(frozen=True)
class RuleBook:
    """A knowledge base that can be run.

    Attributes:
        rules: by id, in the order of the files: red flags, complications, cautions.
        phrases: the definitions of the vocabulary.
        own_phrases: complication → all definitions its conditions may use: those of the vocabulary and its own.
        suspected: complication → what `suspected(…)` means for it.
        never: conditions that can't hold together, with the reason.
    """

    knowledge: KnowledgeBase
    rules: Mapping[str, Rule]
    phrases: Mapping[str, Named] = field(repr=False)
    never: tuple[tuple[Condition, str], ...] = ()
    own_phrases: Mapping[str, Mapping[str, Named]] = field(default_factory=dict, repr=False)
    suspected: Mapping[str, Condition] = field(default_factory=dict, repr=False)

    def __getstate__(self) -> dict[str, object]:
        """What the book says, to be sent elsewhere: what was found out about it here is found anew there, and has locks."""
        return {one.name: getattr(self, one.name) for one in fields(self)}

    def of(self, kind: Kind, complication: str | None = None) -> tuple[Rule, ...]:
        """The rules of one kind, in order; of one complication if it is named."""
        return self._index.get((kind, complication), ())

    @cached_property
    def _index(self) -> dict[tuple[Kind, str | None], tuple[Rule, ...]]:
        index: dict[tuple[Kind, str | None], list[Rule]] = {}
        for rule in self.rules.values():
            index.setdefault((rule.kind, rule.complication), []).append(rule)
        return {key: tuple(rules) for key, rules in index.items()}

    @cached_property
    def flags_of(self) -> Mapping[str, tuple[Rule, ...]]:
        """Complication → the red flags that make it suspected."""
        found: dict[str, list[Rule]] = {name: [] for name in self.knowledge.complications}
        for rule in self.of(Kind.RED_FLAG):
            assert isinstance(rule.statement, RedFlag)
            for name in rule.statement.suspects:
                found[name].append(rule)
        return {name: tuple(rules) for name, rules in found.items()}

    def suspects_of(self, complication: str) -> tuple[Rule, ...]:
        """The rules any of which makes it suspected, in any phase: red flags first, then its own, then its sub-types'."""
        several = (complication, *self.parts_of[complication])
        rules = [rule for one in several for rule in self.flags_of[one]]
        rules += [rule for one in several for rule in self.of(Kind.SUSPECT, one)]
        # By id: hashing a rule means hashing its whole condition.
        return tuple({rule.id: rule for rule in rules}.values())

    def counting(self, phases: tuple[Phase, ...]) -> Counting:
        """The rules that count in one of these phases."""
        if phases not in self._counting:
            self._counting[phases] = Counting(self, phases)
        return self._counting[phases]

    @cached_property
    def _counting(self) -> dict[tuple[Phase, ...], Counting]:
        return {}

    @cached_property
    def awaiting_sign_off(self) -> tuple[str, ...]:
        """The ids of the rules that are not yet signed off, or lean on something that is not, in order."""
        return tuple(name for name, rule in self.rules.items() if rule.needs_sign_off)

    @cached_property
    def parts_of(self) -> Mapping[str, tuple[str, ...]]:
        """Complication → its sub-types, in order."""
        return parts_of(self.knowledge)

    @cached_property
    def readers_of(self) -> Mapping[str, tuple[str, ...]]:
        """Finding → the ids of the rules that look at it."""
        found: dict[str, list[str]] = {}
        for rule in self.rules.values():
            for name in findings(rule.condition):
                found.setdefault(name, []).append(rule.id)
        return {name: tuple(ids) for name, ids in found.items()}

    @cached_property
    def recall(self) -> Recall:
        """Judges the conditions of all rules at once, in order, and remembers what they came to."""
        return Recall([rule.condition for rule in self.rules.values()])

    @cached_property
    def openings(self) -> Openings:
        """The ways in which the rules that can raise an urgency could still become true."""
        raising = {Kind.RED_FLAG, Kind.SUSPECT, Kind.URGENCY}
        return Openings([rule for rule in self.rules.values() if rule.kind in raising])


def parts_of(knowledge: KnowledgeBase) -> Mapping[str, tuple[str, ...]]:
    """Complication → the sub-types that roll up to it, in the order of the files."""
    found: dict[str, tuple[str, ...]] = dict.fromkeys(knowledge.complications, ())
    for name, complication in knowledge.complications.items():
        if complication.part_of is not None:
            found[complication.part_of] += (name,)
    return found


def compile_rules(knowledge: KnowledgeBase) -> RuleBook:
    """Understands every condition of a knowledge base.

    Raises:
        RulesError: with every fault of every condition.
    """
    return _Compiler(knowledge).book()


class _Compiler:
    def __init__(self, knowledge: KnowledgeBase) -> None:
        self.knowledge = knowledge
        self.problems: list[Problem] = []
        self.shared: dict[Condition, Condition] = {}
        self.readable: set[int] = set()
        self.names = self._names({})
        self.whens: dict[str, list[Condition]] = {}
        self.phrases: dict[str, Mapping[str, Named]] = {}

    def _names(self, phrases: Mapping[str, Named], later: Collection[str] = ()) -> Names:
        known = self.knowledge
        return Names(
            known.vocabulary.findings,
            phrases,
            known.limits,
            complications=tuple(known.complications),
            shared=self.shared,
            later=frozenset(later).difference(phrases),
        )

    def book(self) -> RuleBook:
        words = self.knowledge.vocabulary
        phrases: dict[str, Named] = {}
        for name, phrase in words.define.items():
            node = self._read("vocabulary.yaml", ("define", name), phrase.when, self._names(phrases, words.define))
            phrases[name] = Named(name, phrase.say or name.replace("_", " "), node)
        self.names = self._names(phrases)
        never = tuple(
            (self._read("vocabulary.yaml", ("never", index, "when"), line.when, self.names), line.because)
            for index, line in enumerate(words.never)
        )
        rules = {rule.id: rule for rule in self._rules(phrases)}
        if self.problems:
            raise RulesError(self.problems)
        suspected = {name: self._suspected(name) or ALWAYS for name in self.knowledge.complications}
        return RuleBook(self.knowledge, rules, phrases, never, self.phrases, suspected)

    def _rules(self, shared: dict[str, Named]) -> Iterator[Rule]:
        local: dict[str, Names] = {"": self.names}
        for name, complication in self.knowledge.complications.items():
            own = dict(shared)
            file = self.knowledge.files[name]
            for phrase, definition in complication.define.items():
                node = self._read(file, ("define", phrase), definition.when, self._names(own, complication.define))
                own[phrase] = Named(phrase, definition.say or phrase.replace("_", " "), node)
            local[file] = self._names(own)
            self.phrases[name] = own
        local["cautions.yaml"] = self._names(shared)
        local["cautions.yaml"].suspected = self._suspected
        owner = {file: name for name, file in self.knowledge.files.items()}
        for file, path, statement in self.knowledge.statements():
            own_name = owner.get(file)
            when: str | None = getattr(statement, "when", None)
            condition = ALWAYS if when is None else self._read(file, (*path, "when"), when, local.get(file, self.names))
            rule = self._rule(file, path, statement, own_name, condition, " ".join((when or "").split()))
            if rule.kind is Kind.SUSPECT and own_name is not None:
                self.whens.setdefault(own_name, []).append(_within(rule.phases, condition))
            elif isinstance(statement, RedFlag):
                for name in statement.suspects:
                    phases = self.knowledge.complications[name].applies_in & rule.phases
                    self.whens.setdefault(name, []).append(_within(phases, condition))
            yield rule

    def _rule(
        self, file: str, path: Path, statement: Statement, complication: str | None, condition: Condition, text: str
    ) -> Rule:  # fmt: skip
        everywhere = frozenset(Phase) if complication is None else self.knowledge.complications[complication].applies_in
        phases = everywhere & frozenset(statement.phases or Phase)
        kind, level, points = Kind.CAUTION, None, 0
        match statement:
            case RedFlag():
                kind, level = Kind.RED_FLAG, statement.level
            case Suspect():
                kind = Kind.SUSPECT
            case Ground():
                kind = Kind.GROUND
                points = statement.for_.points if statement.for_ else -statement.against.points  # type: ignore[union-attr]
            case UrgencyRule():
                kind, level = Kind.URGENCY, statement.level
            case CheckRule():
                kind = Kind.CHECK
            case FirstAct():
                kind, level = Kind.CHECK, statement.level
            case Caution():
                kind = Kind.CAUTION
        place = self.knowledge.documents[file].place(path)
        name = statement_id(statement, complication)
        leans_on = tuple(one for one in rests_on(condition) if self._local(one, complication))
        return Rule(name, kind, complication, condition, phases, statement, text, place, level, points, leans_on)

    def _local(self, name: str, complication: str | None) -> bool:
        """Whether a definition or limit is a local default: all limits are, and every definition that claims nothing."""
        own = self.knowledge.complications[complication].define if complication is not None else {}
        definition = own.get(name) or self.knowledge.vocabulary.define.get(name)
        return definition is None or definition.basis in {None, Basis.LOCAL_DEFAULT}

    def _suspected(self, name: str) -> Condition | None:
        """`suspected(x)`: any suspect rule of it or its sub-types, or any red flag that names one, where it is looked for.

        "At least one of" and not `or`: engines of plain conjunctions then take its truth as a number, which they have
        established statement by statement, and don't multiply out all ways of suspecting something.
        """
        complication = self.knowledge.complications.get(name)
        if complication is None:
            return None
        whens = [when for part in (name, *parts_of(self.knowledge)[name]) for when in self.whens.get(part, ())]
        return Named(f"suspected({name})", f"{complication.name} is suspected", AtLeast(1, tuple(dict.fromkeys(whens))))

    def _read(self, file: str, path: Path, text: str, names: Names) -> Condition:
        node, faults = understand(text, names)
        if not faults and id(node) not in self.readable:
            try:
                ways(node)
                self.readable.add(id(node))  # it is shared, and lives as long as this set
            except TooManyWays:
                advice = "name a part with `define:` and count with `at least n of (…)`."
                faults = [
                    Fault(
                        "too-many-ways",
                        "The condition can be met in too many ways to be read.",
                        0,
                        len(text),
                        (),
                        advice,
                    )
                ]
        self.problems += [self._problem(file, path, text, fault) for fault in faults]
        return node

    def _problem(self, file: str, path: Path, text: str, fault: Fault) -> Problem:
        """The fault with the line it stands in: the file's own line where the columns match, else the condition."""
        located = self.knowledge.documents[file]
        # A definition may be the short form (its text) or a map with `when`.
        path = path if path in located.exact or (*path, "when") not in located.at else (*path, "when")
        place = located.place(path)
        if path in located.exact and 0 < place.line <= len(located.lines):
            line = located.lines[place.line - 1]
            column = place.column - 1 + fault.at
            if line[place.column - 1 :].startswith(text[: max(fault.at, 1)]):
                indent = len(line) - len(line.lstrip())
                place = Place(place.file, place.line, column + 1)
                return Problem(
                    fault.slug,
                    fault.message,
                    place,
                    line.strip(),
                    column - indent,
                    fault.width,
                    fault.allowed,
                    fault.advice,
                )
        one_line = text.replace("\n", " ")
        return Problem(fault.slug, fault.message, place, one_line, fault.at, fault.width, fault.allowed, fault.advice)


def _within(phases: frozenset[Phase], condition: Condition) -> Condition:
    if phases == frozenset(Phase):
        return condition
    return And((Is("phase", tuple(sorted(phase.value for phase in phases))), condition))
