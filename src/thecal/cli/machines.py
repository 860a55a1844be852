"""`thecal engines`: which engines run here, and what mends the others."""

from __future__ import annotations

import json

from thecal.cli.page import QUIET, STRONG, WARN, out
from thecal.engines.registry import ENGINES, make_engine
from thecal.errors import EngineError
from thecal.quick import load_rules

_ABOUT = {
    "reference": "slow and obvious; defines what is correct, and gives the reasons",
    "rete": "durable-rules; the second channel of every triage",
}


def list_engines(format_: str, rules: str | None) -> None:
    """Starts each engine with the rules, and says which do."""
    book = load_rules(rules)
    rows = []
    for name in ENGINES:
        reason = ""
        try:
            make_engine(name, book).close()
        except EngineError as error:
            reason = str(error)
        rows.append({"name": name, "runs": not reason, "about": _ABOUT.get(name, ""), "reason": reason})
    page = out()
    if format_ == "json":
        page.as_is(json.dumps(rows, indent=2, ensure_ascii=False))
        return
    for row in rows:
        runs = ("runs here", "green") if row["runs"] else ("does not run here", WARN)
        page.item(f"{row['name']:<10}  ", runs, (f": {row['about']}", QUIET), style=STRONG)
        if row["reason"]:
            page.item(" " * 12, str(row["reason"]))
