"""The links as plain data: for a program (JSON), and a line for each statement and complication (CSV)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any

from thecal.authoring.evidence import Standing
from thecal.authoring.trace.model import Share, Trace, Traced
from thecal.errors import Place, Problem
from thecal.scenarios.coverage import TRUTHS, needed

Data = dict[str, Any]

COLUMNS = (
    "leaflet_lines", "complication", "part_of", "statement", "kind", "because", "file", "line", "basis", "source", "locator",
    "link", "see", "evidence_rows", "true_in", "false_in", "unknown_in", "open",
)  # fmt: skip


def where(places: Iterable[Place]) -> list[str]:
    """Places as `file:line`."""
    return [f"{place.file}:{place.line}" for place in places]


def as_data(trace: Trace, broken: Iterable[Problem]) -> Data:
    """Everything, for a program."""
    edition = trace.book.knowledge.edition
    return {
        "edition": edition.edition,
        "hash": trace.book.knowledge.hash,
        "scenarios": len(trace.scenarios),
        "leaflet": [
            {
                "line": line,
                "phase": trace.evidence.leaflet[line].phase.value if line in trace.evidence.leaflet else None,
                "documents": trace.evidence.leaflet[line].fact if line in trace.evidence.leaflet else None,
                "complications": [one.id for one in complications],
                **counts(trace, trace.of_line(line)),
            }
            for line, complications in trace.lines.items()
        ],
        "complications": [
            {
                "id": one.id,
                "name": one.name,
                "documented": one.documented,
                "part_of": one.part_of,
                "leaflet_lines": list(trace.lines_of(one)),
                "statements": [traced.rule.id for traced in trace.of(one.id)],
                **counts(trace, trace.of(one.id)),
            }
            for one in trace.complications
        ],
        "statements": [_statement(trace, traced) for traced in trace.statements.values()],
        "sources": [
            {
                "id": name,
                "cite": source.cite,
                "link": source.link,
                "locator": source.locator,
                "read": source.read,
                "used_by": list(trace.users[name]),
                "rows": list(trace.rows_of[name]),
            }
            for name, source in trace.book.knowledge.sources.items()
        ],
        "evidence": _evidence(trace) if trace.evidence.known else None,
        "broken": len(list(broken)),
    }


def counts(trace: Trace, several: Iterable[Traced]) -> dict[str, int]:
    """How many statements there are, on which basis, and how many truths scenarios expect and should.

    `broken` counts what is wrong with them: a truth that no scenario expects, a published source without a locator.
    """
    statements = list(several)
    return {
        "count": len(statements),
        "published": sum(one.statement.basis.value == "published" for one in statements),
        "reported": sum(one.statement.basis.value == "reported" for one in statements),
        "local_default": sum(one.statement.basis.value == "local_default" for one in statements),
        "truths": sum(len(needed(one.rule)) for one in statements),
        "truths_open": sum(len(one.open) for one in statements),
        "broken": sum(len(one.open) + trace.unlocated(one) for one in statements),
    }


def _statement(trace: Trace, traced: Traced) -> Data:
    source = trace.source(traced)
    return {
        "id": traced.rule.id,
        "kind": traced.rule.kind.value,
        "complications": list(traced.complications),
        "because": " ".join(traced.rule.because.split()),
        "file": traced.rule.place.file,
        "line": traced.rule.place.line,
        "basis": traced.statement.basis.value,
        "source": traced.statement.source,
        "locator": source.locator,
        "link": source.link,
        "see": list(traced.statement.see),
        "rows": list(traced.statement.rows),
        "scenarios": {truth: where(traced.pins.get(truth, ())) for truth in TRUTHS},
        "open": list(traced.open),
    }


def _evidence(trace: Trace) -> Data:
    return {
        **{standing.value: _share(trace.share(standing)) for standing in (Standing.SOURCED, Standing.CHOSEN)},
        "stays_out": trace.share(Standing.OUT).rows,
        "statements_with_rows": sum(bool(one.statement.rows) for one in trace.statements.values()),
        "rows": [
            {
                "id": name,
                "section": row.section,
                "tag": row.tag,
                "standing": row.standing.value,
                "sources": list(row.sources),
                "fact": row.fact,
                "expressed_by": list(trace.expressed.get(name, ())),
                "left_out": trace.left_out.get(name),
            }
            for name, row in trace.evidence.rows.items()
        ],
    }


def _share(share: Share) -> Data:
    return {
        "rows": share.rows,
        "expressed": share.expressed,
        "left_out": share.left_out,
        "unplaced": share.unplaced,
        "share": round(share.share, 4),
    }


def as_csv(trace: Trace) -> str:
    """A line for each statement of each complication; several values in a cell are joined by spaces."""
    text = io.StringIO()
    table = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    table.writeheader()
    table.writerows(_lines(trace))
    return text.getvalue()


def _lines(trace: Trace) -> Iterator[dict[str, str]]:
    for complication in trace.complications:
        for traced in trace.of(complication.id):
            whose = {
                "leaflet_lines": " ".join(trace.lines_of(complication)),
                "complication": complication.id,
                "part_of": complication.part_of or "",
            }
            yield whose | _cells(trace, traced)
    for traced in trace.unattached:
        yield _cells(trace, traced)


def _cells(trace: Trace, traced: Traced) -> dict[str, str]:
    data = _statement(trace, traced)
    return {
        "statement": data["id"],
        **{
            key: str(data[key] or "")
            for key in ("kind", "because", "file", "line", "basis", "source", "locator", "link")
        },
        "see": " ".join(data["see"]),
        "evidence_rows": " ".join(data["rows"]),
        **{f"{truth}_in": " ".join(data["scenarios"][truth]) for truth in TRUTHS},
        "open": " ".join(data["open"]),
    }
