"""Broken links between the rules and the rows of the evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from thecal.authoring.evidence import LeftOut, Standing
from thecal.authoring.trace.model import Trace, Traced
from thecal.errors import Problem, nearest
from thecal.knowledge.located import Located, Path
from thecal.knowledge.words import Basis

_BEHIND = {Basis.PUBLISHED: {"V"}, Basis.REPORTED: {"V", "2"}}
"""The tags of which a row must have one to stand behind a statement of a basis."""


def broken_rows(trace: Trace) -> Iterator[Problem]:
    """Rows that nobody expresses, that do not exist, that are no source, that are expressed and left out at once."""
    if trace.evidence.located is None:
        return
    for name, traced in trace.statements.items():
        located, path = trace.located(name)
        yield from _named(trace, located, path, traced.statement.rows)
        yield from _behind(trace, traced)
        yield from _cited(trace, traced)
    for name, limit in trace.book.knowledge.limits.items():
        yield from _named(trace, trace.book.knowledge.documents["local_defaults.yaml"], ("limits", name), limit.rows)
    yield from _unplaced(trace, trace.evidence.located)
    times = Counter(one.row for one in trace.evidence.left_out)
    for one in trace.evidence.left_out:
        yield from _left_out(trace, one, times)


def _named(trace: Trace, located: Located, path: Path, rows: tuple[str, ...]) -> Iterator[Problem]:
    """The rows that one statement or limit names, against the index."""
    for index, name in enumerate(rows):
        row = trace.evidence.rows.get(name)
        if row is None:
            advice = " or ".join(nearest(name, trace.evidence.rows))
            message = f"The evidence has no row {name}."
            yield located.problem("unknown-row", message, (*path, "rows", index), width=len(name), advice=advice)
        elif row.standing is Standing.OUT:
            message = f"The row {name} is tagged {row.tag}: it is no source, and stays out of the rules."
            advice = "find the primary source, or leave the statement out."
            yield located.problem("row-stays-out", message, (*path, "rows", index), width=len(name), advice=advice)


def _behind(trace: Trace, traced: Traced) -> Iterator[Problem]:
    """A basis can't be better than the rows it rests on."""
    rows = [trace.evidence.rows[row] for row in traced.statement.rows if row in trace.evidence.rows]
    wanted = _BEHIND.get(traced.statement.basis)
    if wanted is None or not rows or any(row.tags & wanted for row in rows):
        return
    tags = ", ".join(dict.fromkeys(row.tag for row in rows))
    message = f"{traced.rule.id} is {traced.statement.basis.value}, and its rows are tagged {tags}."
    advice = "name the row that stands behind it, or change the basis."
    located, path = trace.located(traced.rule.id)
    yield located.problem("row-too-weak", message, (*path, "rows"), key=True, width=len("rows"), advice=advice)


def _cited(trace: Trace, traced: Traced) -> Iterator[Problem]:
    """Who vouches for a statement vouches for the rows it names: the same document stands at both."""
    known = trace.book.knowledge.sources
    statement = traced.statement
    rows = [trace.evidence.rows[row] for row in statement.rows if row in trace.evidence.rows]
    keys = {key for row in rows for key in row.sources}
    # A choice may name what it leans on under `see:`; a published fact has its own source.
    cited = (statement.source, *(statement.see if statement.basis is Basis.LOCAL_DEFAULT else ()))
    if not keys or known[statement.source].kind == "local" or keys & {known[name].evidence for name in cited}:
        return
    message = f"{traced.rule.id} cites {', '.join(cited)}, and its rows rest on {', '.join(sorted(keys))}."
    advice = "cite the source of the row, or name the row that this source stands behind."
    located, path = trace.located(traced.rule.id)
    yield located.problem("row-of-another-source", message, (*path, "rows"), key=True, width=len("rows"), advice=advice)


def _unplaced(trace: Trace, index: Located) -> Iterator[Problem]:
    placed = {*trace.expressed, *(one.row for one in trace.evidence.left_out)}
    for name, row in trace.evidence.rows.items():
        if row.standing is not Standing.OUT and name not in placed:
            message = f"No statement expresses {name}, and not_expressed.md does not say why."
            advice = f"`rows: [{name}]` in the statement that does, or a line in not_expressed.md."
            yield index.problem("row-unplaced", message, ("rows", name), key=True, width=len(name), advice=advice)


def _left_out(trace: Trace, one: LeftOut, times: Counter[str]) -> Iterator[Problem]:
    """One line of what is not expressed, against what is."""
    names = trace.expressed.get(one.row, ())
    if one.row not in trace.evidence.rows:
        advice = " or ".join(nearest(one.row, trace.evidence.rows))
        yield Problem("unknown-row", f"The evidence has no row {one.row}.", one.place, advice=advice)
    elif times[one.row] > 1:
        del times[one.row]  # said once
        message = f"{one.row} stands more than once in not_expressed.md."
        yield Problem("row-twice", message, one.place, advice="one line with the whole reason.")
    elif names and not one.partly:
        message = f"{one.row} is said to be left out wholly, and is expressed by {', '.join(names)}."
        yield Problem("row-twice", message, one.place, advice="`partly`, and say what is left out; or no line at all.")
    elif one.partly and not names:
        message = f"{one.row} is said to be left out partly, and no statement expresses the rest."
        advice = "`wholly`; or `rows:` in the statement that expresses the rest."
        yield Problem("row-unplaced", message, one.place, advice=advice)
