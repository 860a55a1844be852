"""The links as one page for a browser: no script, nothing to load, readable on a phone and by a screen reader."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import jinja2

from thecal.authoring.trace.data import as_data
from thecal.authoring.trace.model import Trace
from thecal.errors import Problem


def as_html(trace: Trace, broken: Iterable[Problem]) -> str:
    """The whole page.

    Args:
        trace: the links.
        broken: the broken ones (`broken_links`).
    """
    several = list(broken)
    data = as_data(trace, several)
    # Everything on the page is text of the rules and features, so everything is escaped.
    machine = jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=jinja2.StrictUndefined,
        trim_blocks=True,
    )  # fmt: skip
    return machine.get_template("page.html.j2").render(
        data=data,
        broken=several,
        names={one["id"]: one["name"] for one in data["complications"]},
        by_id={one["id"]: one for one in data["statements"]},
        rows=trace.evidence.rows,
        sections=trace.evidence.sections,
        unattached=[traced.rule.id for traced in trace.unattached],
    )
