"""`thecal rules show`: one thing of the rules in plain English, with its authority and its place."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from pydantic import BaseModel

from thecal.assessment.putting import group_question, words_of
from thecal.assessment.report import Wording
from thecal.cli.files import in_folder
from thecal.cli.listing import effect, statement_row, values_of
from thecal.cli.lookup import Thing, things
from thecal.cli.page import QUIET, STRONG, WARN, Page, out
from thecal.condition.book import Kind, Rule, RuleBook
from thecal.condition.say import say
from thecal.knowledge.codes import carried
from thecal.knowledge.words import Basis, Phase
from thecal.quick import load_rules

_SECTIONS = {
    Kind.RED_FLAG: "Red flags that make it suspected",
    Kind.SUSPECT: "Suspected when any of these is true",
    Kind.GROUND: "Grounds",
    Kind.URGENCY: "Urgency while suspected",
    Kind.CHECK: "Checks while suspected",
}


def show_id(id_: str, format_: str, rules: str | None) -> None:
    """Prints everything of this id.

    Raises:
        InputError: if there is nothing.
    """
    book = load_rules(rules)
    found = things(book, id_)
    page = out()
    if format_ == "json":
        data = [_data(thing, book) for thing in found]
        page.as_is(json.dumps(data[0] if len(data) == 1 else data, indent=2, ensure_ascii=False))
        return
    for index, thing in enumerate(found):
        if index:
            page.rule()
        _Show(thing, book, page, rules).show(asked=id_)


def condition_words(rule: Rule, book: RuleBook) -> str:
    """A statement's condition in plain English."""
    return say(rule.condition, book.knowledge.vocabulary.findings)


def _data(thing: Thing, book: RuleBook) -> dict[str, Any]:
    place = str(thing.place)
    if isinstance(thing.model, Rule):
        said = condition_words(thing.model, book)
        more = {"plain": said, "see": list(thing.model.statement.see), "used_by": used_by(thing, book)}
        return {"type": thing.kind, **statement_row(thing.model), **more}
    assert isinstance(thing.model, BaseModel)
    model = thing.model.model_dump(mode="json", by_alias=True, exclude_none=True)
    return {"type": thing.kind, "id": thing.id, **model, "place": place, "used_by": used_by(thing, book)}


def used_by(thing: Thing, book: RuleBook) -> list[str]:
    """The ids of what refers to a thing."""
    rules = book.rules.values()
    match thing.kind:
        case "finding":
            words = book.knowledge.vocabulary
            derived = [
                name for name, other in words.findings.items() if other.derived and thing.id in _parts(other, book)
            ]
            return [*book.readers_of.get(thing.id, ()), *derived]
        case "source":
            return [rule.id for rule in rules if thing.id in {rule.statement.source, *rule.statement.see}]
        case "check":
            return [rule.id for rule in rules if thing.id in _checks_of(rule)]
        case "phrase":
            # As written: a definition is a word in a condition's text.
            return [rule.id for rule in rules if thing.id in _words(rule.text)]
        case "event":
            findings = book.knowledge.vocabulary.findings
            return [name for name, finding in findings.items() if finding.derived and thing.id in _parts(finding, book)]
        case "statement":
            return list(getattr(thing.model.statement, "suspects", ()))
        case "complication":
            flags = [rule.id for rule in book.flags_of[thing.id]]
            cautions = [
                rule.id for rule in book.of(Kind.CAUTION) if f"suspected({thing.id})" in rule.text.replace(" ", "")
            ]
            return [*flags, *cautions]
        case _:
            return []


def _parts(finding: Any, book: RuleBook) -> set[str]:
    how = finding.derived
    score = book.knowledge.vocabulary.scores.get(how.score or how.highest_of or "")
    items = [item.finding for item in score.items] if score else []
    quotient = [*how.quotient.over, *how.quotient.under] if how.quotient else [*(how.apart or ())]
    return {how.since or "", *(how.since_latest or ()), *(how.between or ()), *(how.any_of or ()), *items, *quotient}


def _checks_of(rule: Rule) -> set[str | None]:
    return {getattr(rule.statement, key, None) for key in ("check", "not_before")}


def _words(text: str) -> set[str]:
    return set("".join(character if character.isalnum() or character == "_" else " " for character in text).split())


class _Show:
    def __init__(self, thing: Thing, book: RuleBook, page: Page, rules: str | None) -> None:
        self.rules = rules
        self.thing, self.book, self.page = thing, book, page
        self.say = Wording(book.knowledge)

    def show(self, asked: str) -> None:
        thing, page = self.thing, self.page
        page.item("", (thing.id, STRONG), (f"  {thing.kind}", QUIET))
        if asked != thing.id:
            page.line((f"formerly {asked}", QUIET))
        if isinstance(thing.model, Rule):
            self._statement(thing.model)
        else:
            self._kinds()[thing.kind](thing.model)
        self._users()
        self._pair("Stands in", str(in_folder(thing.place, self.rules)))

    def _pair(self, key: str, *words: Any) -> None:
        if any(words):
            self.page.item(f"  {key}: ", *words)

    def _kinds(self) -> dict[str, Callable[[Any], None]]:
        return {
            "complication": self._complication,
            "finding": self._finding,
            "check": self._check,
            "source": self._source_of_rules,
            "event": self._event,
            "score": self._score,
            "phrase": self._phrase,
            "group": self._group,
            "reason for coming": self._reason_for_coming,
        }

    def _users(self) -> None:
        users = used_by(self.thing, self.book)
        if users:
            words = "Raises" if isinstance(self.thing.model, Rule) else "Used by"
            self._pair(f"{words} ({len(users)})", ", ".join(users))

    # ------------------------------------------------------------------------------------- one kind, one method

    def _statement(self, rule: Rule) -> None:
        statement = rule.statement
        of = f" of {self.say.complication(rule.complication)}" if rule.complication else ""
        self._pair("Is", f"{rule.kind.value.replace('_', ' ')}{of}: {effect(rule)}")
        self._pair("When", condition_words(rule, self.book))
        self._pair("As written", rule.text)
        self._pair("Says", getattr(statement, "say", ""))
        before = getattr(statement, "not_before", None)
        self._pair("Not before", self.book.knowledge.checks[before].name if before else "")
        self._pair("Because", rule.because)
        if rule.phases != frozenset(Phase):
            self._pair("Only in", ", ".join(sorted(self.say.phase(phase.value) for phase in rule.phases)))
        self._source("Source", statement.source)
        for other in statement.see:
            self._source("See also", other)
        self._basis(statement.basis)
        if rule.leans_on:
            self._pair("Leans on", (", ".join(rule.leans_on), WARN), " (local defaults that await sign-off)")
        self._pair("Formerly", ", ".join(statement.aliases))

    def _source(self, key: str, name: str) -> None:
        cite, link = self.say.source(name)
        self._pair(key, f"[{name}] {cite}", (f" {link}" if link else "", QUIET))

    def _basis(self, basis: Basis) -> None:
        local = basis is Basis.LOCAL_DEFAULT
        words = (
            "local default: chosen for this knowledge base; awaits clinical sign-off"
            if local
            else self.say.basis(basis)
        )
        self._pair("Basis", (words, WARN if local else ""))

    def _complication(self, model: Any) -> None:
        phases = [self.say.phase(phase.value) for phase in Phase if phase in model.applies_in]
        lines = f" (lines {', '.join(model.leaflet_lines)})" if model.leaflet_lines else ""
        self.page.item("  ", (model.name, STRONG))
        self.page.item("  ", model.summary)
        self._pair(
            "Kind", f"documented in the leaflet{lines}" if model.documented else "safety net, not in the leaflet"
        )
        self._pair("Looked for in", ", ".join(phases))
        self._pair("Signed off", model.reviewed.isoformat() if model.reviewed else ("not yet", WARN))
        self._codes()
        for kind, words in _SECTIONS.items():
            rules = self.book.flags_of[self.thing.id] if kind is Kind.RED_FLAG else self.book.of(kind, self.thing.id)
            if rules:
                self.page.line((f"{words}:", STRONG), indent=2)
            for rule in rules:
                self._rule(rule)
        for words, sentences in (("Misses", model.misses), ("False alarms", model.false_alarms)):
            self.page.line((f"{words}:", STRONG), indent=2)
            for sentence in sentences:
                self.page.item("    - ", sentence)

    def _rule(self, rule: Rule) -> None:
        says = "" if rule.kind is Kind.SUSPECT else f"{effect(rule)}: "
        star = "*" if rule.needs_sign_off else ""
        check = self.book.knowledge.checks.get(getattr(rule.statement, "check", None) or "")
        says = f"{check.name}: " if rule.kind is Kind.CHECK and check else says
        self.page.item("    - ", says, condition_words(rule, self.book), star, (f"  {rule.id}", QUIET))

    def _finding(self, model: Any) -> None:
        self.page.item("  ", (model.label, STRONG))
        self._pair("In tables", model.short)
        self._pair("Question", model.question)
        self._pair("How", model.how)
        self._pair("Kept", model.kept)
        self._pair("Obtained by", model.obtained_by.say)
        self._pair("Type", f"{model.type.replace('_', '/')}: {values_of(model)}")
        for value, label in getattr(model, "values", {}).items():
            self.page.item("    ", (value, STRONG), f"  {label}")
        self._pair("Only if", self.say.label(model.only_if) if model.only_if else "")
        if model.derived:
            self._pair("Worked out from", ", ".join(sorted(filter(None, _parts(model, self.book)))))
        groups = self.book.knowledge.vocabulary.groups
        self._pair(
            "Asked together in", ", ".join(name for name, group in groups.items() if self.thing.id in group.findings)
        )
        self._codes()

    def _codes(self) -> None:
        known = self.book.knowledge
        for found in carried(known):
            if (found.holder, found.file) == (self.thing.id, self.thing.place.file):
                system = known.codes[found.system]
                of = f" ({found.value.replace('_', ' ')})" if found.value else ""
                self._pair("Code", f"{system.name} {found.code} {system.codes[found.code]}{of}")

    def _check(self, model: Any) -> None:
        self.page.item("  ", (model.name, STRONG))
        self._pair("In tables", model.short)
        self._pair("How", model.how)
        self._pair("Kind", model.kind.replace("_", " "))
        self._pair("Kept", model.kept)
        self._pair("Answers", ", ".join(self.say.label(name) for name in model.obtains))

    def _source_of_rules(self, model: Any) -> None:
        self.page.item("  ", model.cite)
        self._pair("Link", model.link or "")
        self._pair("Kind", model.kind.replace("_", " "))
        self._pair("Where in it", model.locator or "")
        self._pair("What was read", (model.read or "not noted").replace("_", " "))
        self._pair("Note", model.note or "")

    def _event(self, model: Any) -> None:
        self.page.item("  ", (model.label, STRONG))
        self._pair("Question", model.question)

    def _score(self, model: Any) -> None:
        self.page.item("  ", (model.label, STRONG))
        self._pair("Items", ", ".join(self.say.label(item.finding) for item in model.items))
        self._source("Source", model.source)
        self._basis(model.basis)

    def _phrase(self, model: Any) -> None:
        node = self.book.phrases[self.thing.id]
        self._pair("Read aloud", node.say)
        self._pair("Means", say(node.part, self.book.knowledge.vocabulary.findings))
        self._pair("As written", " ".join(model.when.split()))
        if model.source:
            self._source("Source", model.source)
        if model.basis:
            self._basis(model.basis)
        self._codes()

    def _group(self, model: Any) -> None:
        words = self.book.knowledge.vocabulary
        self._pair("Question", group_question(model, list(words_of(model, words).values())))
        self._pair("Asks for", ", ".join(self.say.label(name) for name in model.findings))

    def _reason_for_coming(self, model: Any) -> None:
        self.page.item("  ", (model.label, STRONG))
        self._pair("Implies", ", ".join(f"{self.say.label(name)}: {value}" for name, value in model.findings.items()))
        self._pair("Asks first", ", ".join(self.say.label(name) for name in model.ask))
