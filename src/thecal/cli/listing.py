"""`thecal rules list`: what there is, a line each."""

from __future__ import annotations

import json
from typing import Any

from thecal.assessment.putting import group_question, words_of
from thecal.cli.lookup import no_such
from thecal.cli.page import QUIET, STRONG, WARN, Page, out
from thecal.condition.book import Rule, RuleBook
from thecal.condition.units import show
from thecal.errors import InputError, Problem
from thecal.knowledge.codes import carried
from thecal.knowledge.vocabulary import Quantity, YesNo
from thecal.knowledge.words import Basis, Phase
from thecal.quick import load_rules

Row = dict[str, Any]


def list_rules(
    what: str, complication: str | None, kind: str | None, basis: str | None, format_: str, rules: str | None
) -> None:  # fmt: skip
    """Prints one list.

    Raises:
        InputError: for a complication that is not there, or filters on something else than statements.
    """
    if what != "statements" and (complication or kind or basis):
        message = f"--complication, --kind and --basis choose among statements, not {what}."
        raise InputError([Problem("usage", message, advice="thecal rules list statements …")])
    book = load_rules(rules)
    if complication is not None and complication not in book.knowledge.complications:
        raise no_such("complication", complication, book.knowledge.complications)
    if what == "statements":
        chosen = [
            rule for rule in book.rules.values()
            if (complication is None or rule.complication == complication)
            and (kind is None or rule.kind == kind)
            and (basis is None or rule.statement.basis == basis)
        ]  # fmt: skip
        rows = [statement_row(rule) for rule in chosen]
    else:
        rows = _ROWS[what](book)
    page = out()
    if format_ == "json":
        page.as_is(json.dumps(rows, indent=2, ensure_ascii=False))
        return
    for row in rows:
        _show(row, page)
    page.line((f"{len(rows)} {what if len(rows) != 1 else what.removesuffix('s')}.", QUIET))


def statement_row(rule: Rule) -> Row:
    """A statement as data."""
    return {
        "id": rule.id,
        "kind": rule.kind.value,
        "complication": rule.complication,
        "says": effect(rule),
        "when": rule.text or None,
        "because": rule.because,
        "source": rule.statement.source,
        "basis": rule.statement.basis.value,
        "leans_on": list(rule.leans_on),
        "phases": [phase.value for phase in Phase if phase in rule.phases],
        "place": str(rule.place),
    }


def effect(rule: Rule) -> str:
    """What a statement does when it is true, in two or three words."""
    if rule.level is not None:
        return rule.level.say
    if rule.points:
        side, strength = ("for" if rule.points > 0 else "against"), ("strong" if abs(rule.points) > 1 else "weak")
        return f"{strength} {side}"
    check = getattr(rule.statement, "check", None)
    return str(check) if check else "suspected" if rule.kind == "suspect" else "caution"


def _complications(book: RuleBook) -> list[Row]:
    counts: dict[str | None, int] = {}
    for rule in book.rules.values():
        counts[rule.complication] = counts.get(rule.complication, 0) + 1
    return [
        {
            "id": name,
            "name": complication.name,
            "documented": complication.documented,
            "phases": sorted(phase.value for phase in complication.applies_in),
            "statements": counts.get(name, 0),
            "reviewed": complication.reviewed.isoformat() if complication.reviewed else None,
        }
        for name, complication in book.knowledge.complications.items()
    ]


def _findings(book: RuleBook) -> list[Row]:
    return [
        {
            "id": name,
            "label": finding.label,
            "short": finding.short,
            "type": finding.type,
            "values": values_of(finding),
            "obtained_by": finding.obtained_by.value,
            "question": finding.question,
            "how": finding.how,
            "only_if": finding.only_if,
            "used_by": len(book.readers_of.get(name, ())),
        }
        for name, finding in book.knowledge.vocabulary.findings.items()
    ]


def values_of(finding: Any) -> str:
    """What a finding may hold, in short."""
    if isinstance(finding, Quantity):
        unit = f" {finding.unit}" if not finding.dimensionless else ""
        return f"{finding.range[0]:g} to {finding.range[1]:g}{unit}" + (f" ({show(finding.unit)})" if unit else "")
    joint = " < " if finding.type == "ordinal" else ", "
    return joint.join(("present", "absent") if isinstance(finding, YesNo) else finding.values)


def _checks(book: RuleBook) -> list[Row]:
    return [
        {
            "id": name,
            "name": check.name,
            "short": check.short,
            "kind": check.kind,
            "how": check.how,
            "obtains": list(check.obtains),
        }
        for name, check in book.knowledge.checks.items()
    ]


def _sources(book: RuleBook) -> list[Row]:
    return [
        {"id": name, "cite": source.cite, "kind": source.kind, "link": source.link, "read": source.read}
        for name, source in book.knowledge.sources.items()
    ]


def _codes(book: RuleBook) -> list[Row]:
    users: dict[tuple[str, str], list[str]] = {}
    for found in carried(book.knowledge):
        holder = f"{found.holder} = {found.value}" if found.value else found.holder
        users.setdefault((found.system, found.code), []).append(holder)
    return [
        {"id": code, "system": name, "name": words, "used_by": users.get((name, code), [])}
        for name, system in book.knowledge.codes.items()
        for code, words in system.codes.items()
    ]


def _events(book: RuleBook) -> list[Row]:
    events = book.knowledge.vocabulary.events
    return [{"id": name, "label": event.label, "question": event.question} for name, event in events.items()]


def _groups(book: RuleBook) -> list[Row]:
    words = book.knowledge.vocabulary
    rows: list[Row] = []
    for name, group in words.groups.items():
        question = group_question(group, list(words_of(group, words).values()))
        rows.append({"id": name, "question": question, "findings": list(group.findings)})
    return rows


_ROWS = {
    "complications": _complications,
    "findings": _findings,
    "checks": _checks,
    "sources": _sources,
    "codes": _codes,
    "events": _events,
    "groups": _groups,
}


def _show(row: Row, page: Page) -> None:
    """One entry: its id and what it is, then one line that says more."""
    said = row.get("name") or row.get("label") or row.get("says") or row.get("kind") or ""
    about = [str(said)]
    if "because" in row:
        about = [row["kind"].replace("_", " "), row["says"], row["complication"] or ""]
    elif "documented" in row:
        about += ["leaflet" if row["documented"] else "safety net", f"{row['statements']} statements"]
    elif "used_by" in row and "system" in row:
        about += [row["system"], f"carried by {', '.join(row['used_by'])}" if row["used_by"] else ""]
    elif "values" in row:
        about += [row["values"], row["obtained_by"].replace("_", " ")]
    basis = row.get("basis", "")
    mark = (f"  {basis.replace('_', ' ')}", WARN if basis == Basis.LOCAL_DEFAULT else QUIET) if basis else ""
    page.item("", (row["id"], STRONG), "  ", " · ".join(dict.fromkeys(part for part in about if part)), mark)
    more = row.get("because") or row.get("question") or row.get("how") or row.get("cite")
    if more:
        page.item("    ", (str(more), QUIET), (f" {row['link']}" if row.get("link") else "", QUIET))
    if row.get("findings"):
        page.item("    ", (", ".join(row["findings"]), QUIET))
