"""`thecal rules explain`: one statement at a visit."""

from __future__ import annotations

import json
from typing import Any

from thecal.assessment.assess import Considered, Triage
from thecal.assessment.explain import Change, Explanation, explain
from thecal.assessment.model import Decided
from thecal.assessment.report import Wording
from thecal.cli.files import in_folder, visits_of
from thecal.cli.listing import effect
from thecal.cli.lookup import rule_of
from thecal.cli.page import QUIET, STRONG, WARN, Page, err, out
from thecal.cli.problems import show_problems
from thecal.condition.facts import Truth
from thecal.errors import InputError
from thecal.quick import load_rules

_STYLE = {Truth.TRUE: "bold green", Truth.FALSE: "bold red", Truth.UNKNOWN: "bold yellow"}


def explain_id(id_: str, file: str, format_: str, rules: str | None) -> int:
    """Prints why a statement came out as it did, at each visit of the file; returns the exit code.

    Raises:
        InputError: for an id that is not a statement's, or a file without a visit.
    """
    book = load_rules(rules)
    rule = rule_of(book, id_)
    visits, problems = visits_of(file, book.knowledge)
    if problems and not visits:
        raise InputError(problems)
    # One channel is enough: the reasons are the reference's.
    with Triage(book, "off") as triage:
        considered = [triage.consider(visit) for visit in visits]
    found = [explain(rule, one.verdict.judgements[rule.id], one.intake, book) for one in considered]
    page = out()
    if format_ == "json":
        data = [_data(one, each) for one, each in zip(considered, found, strict=True)]
        page.as_is(json.dumps(data[0] if len(data) == 1 and not problems else data, indent=2, ensure_ascii=False))
    else:
        for index, (one, each) in enumerate(zip(considered, found, strict=True)):
            if index:
                page.rule()
            _show(one, each, page, Wording(book.knowledge), rules)
    if problems:
        show_problems(problems, err())
        return InputError.exit_code
    return 0


def _data(considered: Considered, found: Explanation) -> dict[str, Any]:
    def changes(several: tuple[Change, ...] | None) -> list[dict[str, str]] | None:
        return None if several is None else [{"finding": c.finding, "now": c.now, "value": c.value} for c in several]

    return {
        "visit": considered.assessment.visit.id,
        "statement": found.rule.id,
        "plain": found.said,
        "when": found.rule.text or None,
        "truth": found.truth.say,
        "because": found.rule.because,
        "source": found.rule.statement.source,
        "basis": found.rule.statement.basis.value,
        "decided_by": [{"finding": one.finding, "value": one.value} for one in found.decided_by],
        "missing": [{"finding": name, "question": question} for name, question in found.missing],
        "to_true": changes(found.to_true),
        "to_false": changes(found.to_false),
        "place": str(found.rule.place),
    }


def _show(considered: Considered, found: Explanation, page: Page, words: Wording, rules: str | None) -> None:
    rule = found.rule
    visit = considered.assessment.visit
    of = f" of {words.complication(rule.complication)}" if rule.complication else ""
    page.item("", (rule.id, STRONG), (f"  {rule.kind.value.replace('_', ' ')}{of}: {effect(rule)}", QUIET))
    if not any(phase in rule.phases for phase in considered.scale.phases):
        page.item("  ", (f"It does not count in this visit's phase ({words.phase(visit.phase)}).", WARN))
    at = f" at {visit.id}" if visit.id else ""
    page.item("  ", (found.truth.say.upper(), _STYLE[found.truth]), at)
    page.item("  When: ", found.said)
    page.item("  Because: ", rule.because)
    if found.decided_by:
        label = "Decided by" if found.truth is not Truth.UNKNOWN else "Already holds"
        page.item(f"  {label}: ", ", ".join(words.decided(one) for one in found.decided_by))
    if found.missing:
        page.line("Not known:", indent=2)
    for name, question in found.missing:
        page.item("    - ", (words.label(name), STRONG), f": {question}")
    for truth, changes in ((Truth.TRUE, found.to_true), (Truth.FALSE, found.to_false)):
        if truth is not found.truth:
            page.item(f"  {truth.say.capitalize()} if: ", _changes(changes, words))
    cite, link = words.source(rule.statement.source)
    page.item("  Source: ", f"[{rule.statement.source}] {cite}", (f" {link}" if link else "", QUIET))
    page.item("  Basis: ", words.basis(rule.statement.basis))
    page.item("  Stands in: ", str(in_folder(rule.place, rules)))


def _changes(changes: tuple[Change, ...] | None, words: Wording) -> str:
    if changes is None:
        return "no single set of findings makes it so"
    if not changes:
        return "nothing has to change"
    return ", and ".join(
        f"{words.decided(Decided(finding=change.finding, value=change.value))} (now {_now(change, words)})"
        for change in changes
    )


def _now(change: Change, words: Wording) -> str:
    if change.now in {"unknown", "present", "absent"}:
        return {"unknown": "not known"}.get(change.now, change.now)
    said = words.decided(Decided(finding=change.finding, value=change.now))
    return said.removeprefix(words.label(change.finding)).lstrip(": ")
