"""`thecal train status`: how a learner stands with each complication, as bars, and what is due."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from statistics import mean
from typing import Any

from thecal.cli.page import QUIET, STRONG, WARN, out
from thecal.cli.train_play import account
from thecal.condition.book import RuleBook
from thecal.quick import load_rules
from thecal.training.mastery import Seen, mastery
from thecal.training.progress import Attempt, Mode, Schedule, Standing, Store, progress_file

_WIDE = 24
"""Characters of a full bar."""


def show_status(learner: str | None, format_: str, rules: str | None) -> None:
    """Prints how a learner stands."""
    book = load_rules(rules)
    name = learner or account()
    now = dt.datetime.now(dt.UTC)
    with Store(progress_file()) as store:
        attempts = store.attempts(name)
        standing = Schedule(store).standing(name, now)
        opened = store.open_session(name, Mode.JUDGE)
    data = _summed(name, attempts, standing, book, now)
    data["open"] = None if opened is None else {"case": opened.case, "answered": opened.state.get("place", 0)}
    page = out()
    if format_ == "json":
        page.as_is(json.dumps(data, indent=2, ensure_ascii=False))
        return
    if not attempts:
        page.line(f"{name} has not answered a case yet. Begin with: thecal train judge")
        return
    page.line((f"{name}: {len(attempts)} case{'s' * (len(attempts) > 1)}, {round(100 * data['mean'])} of 100", STRONG),
              f"; under-triage {data['under_triage']}, over-triage {data['over_triage']}.")  # fmt: skip
    page.blank()
    longest = max((len(one["name"]) for one in data["complications"]), default=0)
    for one in data["complications"]:
        filled = round(_WIDE * one["mastery"])
        style = "green" if one["mastery"] >= 0.9 else "yellow" if one["mastery"] >= 0.5 else "red"  # noqa: PLR2004
        bar: Any = ("█" * filled, style)
        due = f"  {one['due']} due" if one["due"] else ""
        page.line(f"{one['name']:<{longest}}  ", bar, ("░" * (_WIDE - filled), QUIET),
                  f" {round(100 * one['mastery']):>3} %", (due, WARN))  # fmt: skip
    page.blank()
    page.line(f"{data['due']} of {len(standing)} statements are due.",
              (" The bars are what you hold of each complication: the marks of your answers, the last ones counting most.", QUIET))  # fmt: skip
    if opened is not None:
        page.line(("A sitting is open: thecal train judge goes on with it.", QUIET))


def _summed(
    name: str, attempts: Sequence[Attempt], standing: Sequence[Standing], book: RuleBook, now: dt.datetime
) -> dict[str, Any]:
    held = mastery(Seen(one.exercises, one.total, one.complications) for one in attempts)
    due: dict[str, int] = {}
    for one in standing:
        rule = book.rules.get(one.statement)
        if rule is not None and one.due <= now:
            due[rule.complication or ""] = due.get(rule.complication or "", 0) + 1
    return {
        "schema": "thecal.status/1",
        "learner": name,
        "attempts": len(attempts),
        "mean": mean(one.total for one in attempts) if attempts else 0.0,
        "under_triage": sum(one.under_triage > 0 for one in attempts),
        "over_triage": sum(one.over_triage > 0 for one in attempts),
        "due": sum(one.due <= now for one in standing),
        "complications": [
            {"id": id_, "name": one.name, "mastery": round(held.complications[id_], 4), "due": due.get(id_, 0)}
            for id_, one in book.knowledge.complications.items()
            if id_ in held.complications
        ],
    }
