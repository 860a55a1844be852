"""The links as a Markdown page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from thecal.authoring.evidence import Standing
from thecal.authoring.trace.data import counts, where
from thecal.authoring.trace.model import Trace, Traced
from thecal.errors import Place, Problem
from thecal.scenarios.coverage import TRUTHS, needed

MOST_PLACES = 3
"""So many scenarios of a kind are named in a cell; the CSV and HTML forms name all."""


def as_markdown(trace: Trace, broken: Iterable[Problem] | None, *, places: bool = True) -> str:
    """The whole page.

    Args:
        trace: the links.
        broken: the broken ones (`broken_links`); None: the page does not speak of them.
        places: whether scenarios are named with their lines, or only counted; counts go stale less often.
    """
    return "\n".join(_page(trace, None if broken is None else list(broken), places=places)) + "\n"


def _page(trace: Trace, broken: list[Problem] | None, *, places: bool) -> Iterator[str]:
    edition = trace.book.knowledge.edition
    yield "# From the leaflet to the scenarios"
    yield ""
    yield (
        f"Edition {edition.edition}: {len(trace.complications)} complications, {len(trace.statements)} statements, "
        f"{len(trace.scenarios)} scenarios." + ("" if broken is None else f" {_broken(broken)}")
    )
    yield ""
    yield "Each complication below lists its statements with their source, the rows of the evidence they express, and the"
    yield f"{'scenarios' if places else 'number of scenarios'} that expect each to be true, false or unknown. A dash: none, and none is needed, since a statement"
    yield "without a condition can only be true."
    yield ""
    yield from _leaflet(trace)
    yield from _complications(trace)
    for complication in trace.complications:
        yield ""
        yield f"## {complication.name}"
        yield ""
        about = [f"`{complication.id}`"]
        about += [f"part of `{complication.part_of}`"] if complication.part_of else []
        about += [f"leaflet {', '.join(trace.lines_of(complication))}"] if trace.lines_of(complication) else []
        yield " · ".join(about if complication.documented or complication.part_of else [*about, "safety net"])
        yield ""
        yield from _statements(trace, trace.of(complication.id), places=places)
    if trace.unattached:
        yield ""
        yield "## What belongs to no single complication"
        yield ""
        yield from _statements(trace, trace.unattached, places=places)
    yield ""
    yield from _sources(trace)
    if trace.evidence.known:
        yield ""
        yield from _evidence(trace)
    if broken:
        yield ""
        yield "## Broken links"
        yield ""
        yield from (f"- {one.message} `{one.slug}`" + (f" ({one.place})" if one.place else "") for one in broken)


def _broken(broken: Sequence[Problem]) -> str:
    return f"Broken links: {len(broken)}." if broken else "No link is broken."


def _table(*head: str) -> Iterator[str]:
    yield _row(head)
    yield "|" + "---|" * len(head)


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _leaflet(trace: Trace) -> Iterator[str]:
    yield "## Leaflet"
    yield ""
    yield from _table("line", "phase", "documents", "complications", "statements")
    for line, complications in trace.lines.items():
        entry = trace.evidence.leaflet.get(line)
        number = len(trace.of_line(line))
        phase = entry.phase.value.replace("_", " ") if entry else ""
        names = ", ".join(one.name for one in complications) or "**none**"
        yield _row((line, phase, entry.fact if entry else "", names, str(number)))
    yield ""


def _complications(trace: Trace) -> Iterator[str]:
    yield "## Complications"
    yield ""
    yield from _table("complication", "leaflet", "statements", "published", "reported", "local default", "truths held")
    for one in trace.complications:
        number = counts(trace, trace.of(one.id))
        yield _row(
            (
                one.name if one.part_of is None else f"· {one.name}",
                ", ".join(trace.lines_of(one)) or "safety net",
                *(str(number[key]) for key in ("count", "published", "reported", "local_default")),
                f"{number['truths'] - number['truths_open']} of {number['truths']}",
            )
        )


def _statements(trace: Trace, several: Iterable[Traced], *, places: bool) -> Iterator[str]:
    yield from _table("statement", "kind", "source", "basis", "evidence", *TRUTHS)
    for traced in several:
        yield _row(
            (
                f"`{traced.rule.id}`",
                traced.rule.kind.value.replace("_", " "),
                _source(trace, traced),
                traced.statement.basis.value.replace("_", " "),
                ", ".join(traced.statement.rows),
                *(_pins(traced, truth, places=places) for truth in TRUTHS),
            )
        )


def _source(trace: Trace, traced: Traced) -> str:
    source = trace.source(traced)
    name = f"[{traced.statement.source}]({source.link})" if source.link else traced.statement.source
    return f"{name}, {source.locator}" if source.locator else name


def _pins(traced: Traced, truth: str, *, places: bool) -> str:
    found: tuple[Place, ...] = traced.pins.get(truth, ())
    if not found:
        return "**none**" if truth in needed(traced.rule) else "–"
    if not places:
        return str(len(found))
    more = f" and {len(found) - MOST_PLACES} more" if len(found) > MOST_PLACES else ""
    return "<br>".join(where(found[:MOST_PLACES])) + more


def _sources(trace: Trace) -> Iterator[str]:
    yield "## Sources"
    yield ""
    yield from _table("source", "what it is", "where in it", "read", "cited by", "rows")
    for name, source in trace.book.knowledge.sources.items():
        cite = f"[{source.cite}]({source.link})" if source.link else source.cite
        read = (source.read or "").replace("_", " ")
        yield _row((name, cite, source.locator or "", read, str(len(trace.users[name])), str(len(trace.rows_of[name]))))


def _evidence(trace: Trace) -> Iterator[str]:
    yield "## Evidence"
    yield ""
    yield "Rows of `rules/evidence_index.yaml`: those that were seen in a source, and those that are choices. What no statement"
    yield "expresses stands in `rules/not_expressed.md` with the reason."
    yield ""
    yield from _table("section", "", "sourced", "expressed", "left out", "chosen", "expressed", "left out")
    for section, title in trace.evidence.sections.items():
        yield _row((section, title, *_shares(trace, section)))
    yield _row(("all", "", *_shares(trace, None)))


def _shares(trace: Trace, section: str | None) -> Iterator[str]:
    for standing in (Standing.SOURCED, Standing.CHOSEN):
        share = trace.share(standing, section)
        yield from (str(share.rows), str(share.expressed), str(share.left_out))
