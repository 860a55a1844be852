"""What the rules mean, entry by entry: statements, and what statements mean by the names they use.

Meaning is what can change an answer: a condition with its definitions and limits spelled out, a level, a strength, the
phases, the check, what is suspected, on whose word. Wording is what can only change how it reads. Reasons, questions,
labels and summaries are wording; the instruction of a caution is meaning.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from thecal.authoring.lock.canonical import canonical
from thecal.condition.book import Rule, RuleBook
from thecal.errors import Place
from thecal.knowledge.statements import Caution, CheckRule, Complication, FirstAct, Ground, RedFlag, Statement
from thecal.knowledge.vocabulary import ScoreItem
from thecal.knowledge.words import Phase

SECTIONS = ("statements", "complications", "limits", "findings", "scores", "groups", "presenting", "checks", "never")
"""In the order of the file: statements first, then what they rest on."""

Says = Mapping[str, str]


@dataclass(frozen=True)
class Entry:
    """One thing that is locked.

    Attributes:
        says: its meaning, part by part, for a reader who compares two editions.
        wording: a hash of how it reads.
        place: where it stands now; an entry that was read from a lock has none.
        aliases: ids it had before.
    """

    says: Says
    wording: str
    place: Place | None = None
    aliases: tuple[str, ...] = ()

    @property
    def meaning(self) -> str:
        """The hash of its meaning."""
        return digest(dict(self.says))


Entries = Mapping[str, Mapping[str, Entry]]
"""Section → id → entry."""


def digest(content: Any) -> str:
    """Sixteen digits that change when the content does."""
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def entries(book: RuleBook) -> Entries:
    """Everything of a rule book that is locked."""
    sections: dict[str, Iterable[tuple[str, Entry]]] = {
        "statements": ((name, _statement(book, rule)) for name, rule in book.rules.items()),
        "complications": _complications(book),
        "limits": _limits(book),
        "findings": _findings(book),
        "scores": _scores(book),
        "groups": _groups(book),
        "presenting": _presenting(book),
        "checks": _checks(book),
        "never": _never(book),
    }
    return {section: dict(sections[section]) for section in SECTIONS}


def _statement(book: RuleBook, rule: Rule) -> Entry:
    statement = rule.statement
    says = {
        "kind": rule.kind.value,
        "of": rule.complication or "",
        "when": canonical(rule.condition, book.knowledge.vocabulary.findings),
        **_gives(rule, statement),
        "phases": _phases(rule.phases),
        "source": statement.source,
        "basis": statement.basis.value,
    }
    wording = digest([_words(statement.because), list(statement.see)])
    return Entry(_filled(says), wording, rule.place, statement.aliases)


def _gives(rule: Rule, statement: Statement) -> Says:
    """What follows when it is true."""
    level = rule.level.value if rule.level is not None else ""
    match statement:
        case Ground():
            strength = statement.for_ or statement.against
            assert strength is not None
            return {"speaks": f"{'for' if statement.for_ else 'against'}, {strength.value}"}
        case RedFlag():
            return {"level": level, "suspects": ", ".join(statement.suspects)}
        case CheckRule() | FirstAct():
            return {"check": statement.check, "level": level}
        case Caution():
            return {
                "say": _words(statement.say),
                "check": statement.check or "",
                "not_before": statement.not_before or "",
            }
    return {"level": level}


def _complications(book: RuleBook) -> Iterator[tuple[str, Entry]]:
    for name, one in book.knowledge.complications.items():
        says = {
            "phases": _phases(one.applies_in),
            "leaflet": _phases(one.leaflet),
            "leaflet_lines": ", ".join(one.leaflet_lines),
            "part_of": one.part_of or "",
            # The order is meant: checks are recommended in the order of the file.
            "checks": ", ".join(rule.check for rule in one.checks),
        }
        wording = digest([_words(one.name), one.short, _words(one.summary), _all(one.misses), _all(one.false_alarms)])
        yield name, Entry(_filled(says), wording, _head(book, one), one.aliases)


def _head(book: RuleBook, one: Complication) -> Place:
    file = book.knowledge.files[one.id]
    return book.knowledge.documents[file].place(("id",))


def _limits(book: RuleBook) -> Iterator[tuple[str, Entry]]:
    for name, one in book.knowledge.limits.items():
        wording = digest([_words(one.meaning), _words(one.why), _words(one.sign_off), list(one.see)])
        place = book.knowledge.documents["local_defaults.yaml"].place(("limits", name), key=True)
        yield name, Entry({"value": f"{one.value:g} {one.unit}"}, wording, place)


def _findings(book: RuleBook) -> Iterator[tuple[str, Entry]]:
    for name, one in book.knowledge.vocabulary.findings.items():
        data = one.model_dump(mode="json", exclude_none=True)
        values = data.get("values", {})
        says = {
            "type": one.type,
            "unit": data.get("unit", ""),
            "range": " to ".join(f"{end:g}" for end in data.get("range", ())),
            "resolution": f"{data['resolution']:g}" if "resolution" in data else "",
            # The order of an ordinal is its meaning; that of a choice is not.
            "values": (" < ".join(values) if one.type == "ordinal" else ", ".join(sorted(values))),
            "obtained_by": one.obtained_by.value,
            "only_if": one.only_if or "",
            "at_most": data.get("at_most", ""),
            "phases": ", ".join(data.get("phases", ())),
            # What a "no" to a group answers.
            "usual": "" if one.type == "quantity" else (one.as_usual or ""),
            "presumed": json.dumps(data["presumed"], sort_keys=True) if "presumed" in data else "",
            "derived": json.dumps(data["derived"], sort_keys=True) if "derived" in data else "",
        }
        wording = digest(
            [_words(one.label), one.short, _words(one.question), _words(one.how), _words(one.note), values]
        )
        yield name, Entry(_filled(says), wording, _word(book, "findings", name))


def _scores(book: RuleBook) -> Iterator[tuple[str, Entry]]:
    for name, one in book.knowledge.vocabulary.scores.items():
        says = {item.finding: _points(item) for item in one.items} | {"source": one.source, "basis": one.basis.value}
        yield name, Entry(says, digest([_words(one.label)]), _word(book, "scores", name))


def _points(item: ScoreItem) -> str:
    if isinstance(item.points, dict):
        return ", ".join(f"{value}: {points}" for value, points in item.points.items())
    return ", ".join(
        f"above: {band.points}" if band.at_most is None else f"up to {band.at_most:g}: {band.points}"
        for band in item.points
    )


def _groups(book: RuleBook) -> Iterator[tuple[str, Entry]]:
    for name, one in book.knowledge.vocabulary.groups.items():
        says = {"findings": ", ".join(sorted(one.findings))}
        yield name, Entry(says, digest([_words(one.question)]), _word(book, "groups", name))


def _presenting(book: RuleBook) -> Iterator[tuple[str, Entry]]:
    """A reason for coming answers some findings by itself; which are asked first is wording."""
    for name, one in book.knowledge.vocabulary.presenting.items():
        says = {"findings": ", ".join(f"{finding}: {value}" for finding, value in sorted(one.findings.items()))}
        yield name, Entry(_filled(says), digest([_words(one.label), list(one.ask)]), _word(book, "presenting", name))


def _checks(book: RuleBook) -> Iterator[tuple[str, Entry]]:
    for name, one in book.knowledge.checks.items():
        says = {"kind": one.kind, "obtains": ", ".join(sorted(one.obtains))}
        place = book.knowledge.documents["checks.yaml"].place(("checks", name), key=True)
        yield name, Entry(_filled(says), digest([_words(one.name), one.short, _words(one.how)]), place)


def _never(book: RuleBook) -> Iterator[tuple[str, Entry]]:
    """Lines without an id: each is known by what it says."""
    for index, (condition, because) in enumerate(book.never):
        text = canonical(condition, book.knowledge.vocabulary.findings)
        place = book.knowledge.documents["vocabulary.yaml"].place(("never", index))
        yield f"never_{digest(text)[:8]}", Entry({"when": text}, digest([_words(because)]), place)


def _word(book: RuleBook, part: str, name: str) -> Place:
    return book.knowledge.documents["vocabulary.yaml"].place((part, name), key=True)


def _phases(phases: Iterable[Phase]) -> str:
    return ", ".join(phase.value for phase in Phase if phase in set(phases))


def _words(text: str) -> str:
    return " ".join(text.split())


def _all(texts: Iterable[str]) -> list[str]:
    return [_words(text) for text in texts]


def _filled(says: Says) -> Says:
    return {key: value for key, value in says.items() if value}
