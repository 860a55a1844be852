"""Changes of the words: definitions, what findings are derived from and depend on, scores, where a complication counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from thecal.authoring.mutation.conditions import edits, next_to
from thecal.authoring.mutation.mutant import Mutant
from thecal.authoring.mutation.units import in_other_units
from thecal.authoring.mutation.variant import Variant, with_knowledge, with_nodes
from thecal.condition.book import RuleBook
from thecal.condition.nodes import And, AtLeast, Compare, Condition, Named, Not, Or, leaves
from thecal.condition.units import plainly, tidy
from thecal.knowledge.located import Path
from thecal.knowledge.statements import Complication
from thecal.knowledge.vocabulary import Band, Derivation, Finding, Quantity, Score, ScoreItem
from thecal.knowledge.words import Phase

FILE = "vocabulary.yaml"


def of_words(book: RuleBook) -> Iterator[Mutant]:
    """Every mutant of what statements rest on."""
    yield from _definitions(book)
    yield from _limits(book)
    maker = _Words(book)
    for name, finding in book.knowledge.vocabulary.findings.items():
        yield from maker.of_finding(name, finding)
    for name, score in book.knowledge.vocabulary.scores.items():
        yield from maker.of_score(name, score)
    for name, complication in book.knowledge.complications.items():
        yield from _where(book, name, complication)
        yield from _part(book, name, complication)


def _definitions(book: RuleBook) -> Iterator[Mutant]:
    words = book.knowledge.vocabulary.findings
    for owner, file, named in _named(book):
        place = book.knowledge.documents[file].place(("define", named.name))
        own = None if owner is None else [rule.id for rule in book.rules.values() if rule.complication == owner]
        for edit in edits(named.part, words):
            make = partial(with_nodes, book, {named: replace(named, part=edit.condition)}, own)
            yield Mutant(
                named.name, "definition", owner, edit.operator, edit.before, edit.after, place, make,
                (named.part, edit.condition),
            )  # fmt: skip


def _named(book: RuleBook) -> Iterator[tuple[str | None, str, Named]]:
    """Every definition that a statement uses, with its complication (None: everybody's) and its file."""
    for named in book.phrases.values():
        yield None, FILE, named
    for owner, complication in book.knowledge.complications.items():
        met: dict[str, Named] = {}
        for rule in book.rules.values():
            if rule.complication == owner:
                met.update((node.name, node) for node in _inside(rule.condition))
        for name in complication.define:
            if name in met:
                yield owner, book.knowledge.files[owner], met[name]


def _limits(book: RuleBook) -> Iterator[Mutant]:
    """A limit that rules call by its name: one step higher or lower wherever it is used, or in another unit."""
    words = book.knowledge.vocabulary.findings
    every = {leaf for rule in book.rules.values() for leaf in leaves(rule.condition) if isinstance(leaf, Compare)}
    for name, limit in book.knowledge.limits.items():
        uses = [leaf for leaf in every if leaf.named == name]
        place = book.knowledge.documents["local_defaults.yaml"].place(("limits", name))
        before = f"{plainly(limit.value)} {limit.unit}"
        changes: dict[tuple[str, str], dict[Condition, Condition]] = {}
        for leaf in uses:
            finding = words[leaf.finding]
            assert isinstance(finding, Quantity)
            for other in next_to(leaf.limit, finding):
                said = "one step more" if other > leaf.limit else "one step less"
                changes.setdefault(("limit", said), {})[leaf] = replace(leaf, limit=other)
            for other, said in in_other_units(before, finding):
                changes.setdefault(("unit", said), {})[leaf] = replace(leaf, limit=other)
        for (operator, after), instead in changes.items():
            make = partial(with_nodes, book, instead)
            yield Mutant(name, "limit", None, operator, before, after, place, make)


def _inside(node: Condition) -> Iterator[Named]:
    if isinstance(node, Named):
        yield node
    if isinstance(node, Named | Not):
        yield from _inside(node.part)
    elif isinstance(node, And | Or | AtLeast):
        for part in node.parts:
            yield from _inside(part)


class _Words:
    """Changes of the vocabulary. They change what a visit comes to, so visits must be taken in again."""

    def __init__(self, book: RuleBook) -> None:
        self.book = book
        self.vocabulary = book.knowledge.vocabulary

    def of_finding(self, name: str, finding: Finding) -> Iterator[Mutant]:
        """Changes of what it depends on and how it is derived."""
        for field in ("only_if", "at_most"):
            value = getattr(finding, field, None)
            if value is not None:
                yield self._finding(name, field, f"{field}: {value}", "nothing", finding, **{field: None})
        for before, after, derived in self._derivations(finding):
            yield self._finding(name, "derived", before, after, finding, derived=derived)

    def of_score(self, name: str, score: Score) -> Iterator[Mutant]:
        """Changes of its items: one gone, other points, other bands."""
        for index, item in enumerate(score.items):
            where: Path = ("scores", name, "items", index)
            if len(score.items) > 1:
                left = [*score.items[:index], *score.items[index + 1 :]]
                yield self._score(name, score, "drop an item", item.finding, "nothing", left, where)
            for before, after, points in self._points(item):
                items = [*score.items]
                items[index] = item.model_copy(update={"points": points})
                said = f"{item.finding}: {before}", f"{item.finding}: {after}"
                yield self._score(name, score, "points", *said, items, where)

    def _derivations(self, finding: Finding) -> Iterator[tuple[str, str, Derivation]]:
        how = finding.derived
        if how is None:
            return
        events = list(self.vocabulary.events)
        if how.since is not None:
            other = events[(events.index(how.since) + 1) % len(events)]
            yield f"since: {how.since}", f"since: {other}", how.model_copy(update={"since": other})
        if how.between is not None:
            back = (how.between[1], how.between[0])
            yield f"between: {_list(how.between)}", f"between: {_list(back)}", how.model_copy(update={"between": back})
        for form in ("since_latest", "any_of"):
            names: tuple[str, ...] = getattr(how, form) or ()
            for gone in names if len(names) > 1 else ():
                left = tuple(one for one in names if one != gone)
                yield f"{form}: {_list(names)}", f"{form}: {_list(left)}", how.model_copy(update={form: left})
        if how.score is not None:
            change: dict[str, Any] = {"score": None, "highest_of": how.score}
            yield f"score: {how.score}", f"highest_of: {how.score}", how.model_copy(update=change)
        if how.highest_of is not None:
            change = {"score": how.highest_of, "highest_of": None}
            yield f"highest_of: {how.highest_of}", f"score: {how.highest_of}", how.model_copy(update=change)
        if how.quotient is not None:
            part = how.quotient
            step = max(self._step(name) for name in part.under)
            changes: list[tuple[str, str, dict[str, Any]]] = [
                (f"over: {_list(part.over)}", f"over: {_list(part.over[::-1])}", {"over": part.over[::-1]}),
                (f"under: {_list(part.under)}", f"under: {_list(part.under[::-1])}", {"under": part.under[::-1]}),
            ]
            for least in (tidy(part.under_at_least - step), tidy(part.under_at_least + step)):
                if least > 0:
                    said = f"under_at_least: {plainly(part.under_at_least)}", f"under_at_least: {plainly(least)}"
                    changes.append((*said, {"under_at_least": least}))
            for before, after, update in changes:
                yield before, after, how.model_copy(update={"quotient": part.model_copy(update=update)})

    def _points(self, item: ScoreItem) -> Iterator[tuple[str, str, list[Band] | dict[str, int]]]:
        if isinstance(item.points, dict):
            for value, points in item.points.items():
                for other in (points - 1, points + 1):
                    yield f"{value} {points}", f"{value} {other}", {**item.points, value: other}
            return
        bands, step = item.points, self._step(item.finding)
        for index, band in enumerate(bands):
            end = "above" if band.at_most is None else f"at most {plainly(band.at_most)}"
            for points in (band.points - 1, band.points + 1):
                new = band.model_copy(update={"points": points})
                yield f"{end}: {band.points}", f"{end}: {points}", [*bands[:index], new, *bands[index + 1 :]]
            if band.at_most is None:
                continue
            for top in (tidy(band.at_most - step), tidy(band.at_most + step)):
                new = band.model_copy(update={"at_most": top})
                said = f"at most {plainly(band.at_most)}", f"at most {plainly(top)}"
                yield *said, [*bands[:index], new, *bands[index + 1 :]]

    def _step(self, name: str) -> float:
        finding = self.vocabulary.findings[name]
        return finding.resolution if isinstance(finding, Quantity) else 1.0

    def _finding(
        self, name: str, operator: str, before: str, after: str, finding: Finding, **fields: Any
    ) -> Mutant:  # fmt: skip
        findings = {**self.vocabulary.findings, name: finding.model_copy(update=fields)}
        make = partial(self._make, findings=findings)
        place = self.book.knowledge.documents[FILE].place(("findings", name, operator))
        return Mutant(name, "vocabulary", None, operator, before, after, place, make)

    def _score(
        self, name: str, score: Score, operator: str, before: str, after: str, items: list[ScoreItem], where: Path
    ) -> Mutant:  # fmt: skip
        scores = {**self.vocabulary.scores, name: score.model_copy(update={"items": items})}
        place = self.book.knowledge.documents[FILE].place(where)
        return Mutant(name, "vocabulary", None, operator, before, after, place, partial(self._make, scores=scores))

    def _make(self, **fields: Mapping[str, Any]) -> Variant:
        knowledge = replace(self.book.knowledge, vocabulary=self.vocabulary.model_copy(update=fields))
        return replace(with_knowledge(self.book, knowledge), taken_in_again=True)


def _where(book: RuleBook, name: str, complication: Complication) -> Iterator[Mutant]:
    """The phases in which a complication is looked for: one fewer, one more, the other one."""
    field = "leaflet" if complication.leaflet else "phases"
    stated: tuple[Phase, ...] = getattr(complication, field)
    everywhere = tuple(Phase)
    if len(stated) == 1:
        others = [everywhere, tuple(phase for phase in Phase if phase not in stated)]
    else:
        others = [(phase,) for phase in everywhere]
    place = book.knowledge.documents[book.knowledge.files[name]].place((field,), key=True)
    for phases in others:
        make = partial(_looked_for, book, name, field, phases)
        before = f"{field}: {_list(stated) or 'every phase'}"
        yield Mutant(name, "complication", name, "phase", before, f"{field}: {_list(phases)}", place, make)


def _part(book: RuleBook, name: str, complication: Complication) -> Iterator[Mutant]:
    """What a sub-type is a part of: nothing, or another complication that the loader would take."""
    if complication.part_of is None:
        return
    known = book.knowledge.complications
    others = [
        other
        for other, one in known.items()
        if not one.sub_type and other not in {name, complication.part_of} and complication.applies_in <= one.applies_in
    ]
    place = book.knowledge.documents[book.knowledge.files[name]].place(("part_of",), key=True)
    for whole in (None, *others[:1]):
        make = partial(_belonging, book, name, whole)
        after = f"part_of: {whole}" if whole else "nothing"
        yield Mutant(name, "complication", name, "part_of", f"part_of: {complication.part_of}", after, place, make)


def _belonging(book: RuleBook, name: str, whole: str | None) -> Variant:
    changed = book.knowledge.complications[name].model_copy(update={"part_of": whole})
    knowledge = replace(book.knowledge, complications={**book.knowledge.complications, name: changed})
    return with_knowledge(book, knowledge)


def _looked_for(book: RuleBook, name: str, field: str, phases: tuple[Phase, ...]) -> Variant:
    changed = book.knowledge.complications[name].model_copy(update={field: phases})
    knowledge = replace(book.knowledge, complications={**book.knowledge.complications, name: changed})
    rules = [
        replace(rule, phases=changed.applies_in & frozenset(rule.statement.phases or Phase))
        for rule in book.rules.values()
        if rule.complication == name
    ]
    return with_knowledge(book, knowledge, rules)


def _list(names: tuple[str, ...]) -> str:
    return ", ".join(names)
