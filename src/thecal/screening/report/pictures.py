"""The pictures of the report: Altair's, as SVG that stands in the page, takes its ink from it, and prints.

What is withheld has no bar and no shade, only its words. Each picture's numbers stand in a table beside it, so a picture needs
no description of its own beyond what it shows.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

import altair as alt
import vl_convert
from markupsafe import Markup, escape

_INK: Final = "#010203"
"""Stands for the page's own ink until the picture is drawn: a page knows whether it is dark, a picture does not."""

_FONT: Final = "system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif"
_WIDTH: Final = 560
_CELL: Final = 22
# Middle tones: at least 3 to 1 against white and against the dark page.
LEVELS: Final = {"emergency": "#d0453b", "same day": "#b97000", "within days": "#3b82b5", "routine": "#71857a"}
_TONES: Final = ("#2f8a97", "#d0453b", "#b97000")
_SHADES: Final = ("#e6f1f3", "#63b3c2")
_BARE: Final = "#e2e2de"

Rows = Sequence[Mapping[str, Any]]


def stacked(rows: Rows, order: Sequence[str], name: str, title: str) -> Markup:
    """Bars of what is certain, divided by what is possible.

    Args:
        rows: `group`, `part` (one of `LEVELS`), `count`, `words`.
        order: the groups from top to bottom.
        name: an id for the title, unique on the page.
        title: what it shows.
    """
    bars = (
        _chart(rows)
        .mark_bar()
        .encode(
            y=alt.Y("group:N", sort=list(order), title=None),
            x=alt.X("count:Q", title="rows", axis=alt.Axis(tickCount=5, format=",d")),
            color=alt.Color(
                "part:N", title="at most", scale=alt.Scale(domain=list(LEVELS), range=list(LEVELS.values()))
            ),
            order=alt.Order("place:Q"),
        )
        .properties(width=_WIDTH, height=alt.Step(34))
    )
    return _svg(bars, name, title)


def grouped(rows: Rows, order: Sequence[str], kinds: Sequence[str], name: str, title: str) -> Markup:
    """For each group a bar a kind, with its number at its end.

    Args:
        rows: `group`, `kind`, `count`, `words`.
        order: the groups from top to bottom.
        kinds: the kinds, at most three.
        name: an id for the title, unique on the page.
        title: what it shows.
    """
    base = _chart(rows).encode(
        y=alt.Y("group:N", sort=list(order), title=None, axis=alt.Axis(labelLimit=260)),
        yOffset=alt.YOffset("kind:N", sort=list(kinds)),
        x=alt.X("count:Q", title="rows", axis=alt.Axis(tickCount=4, format=",d")),
    )
    color = alt.Color("kind:N", title=None, sort=list(kinds), scale=alt.Scale(domain=list(kinds), range=list(_TONES)))
    labels = base.mark_text(align="left", dx=4, fontSize=10, color=_INK).encode(text="words:N")
    both = alt.layer(base.mark_bar().encode(color=color), labels)
    return _svg(both.properties(width=_WIDTH - 160, height=alt.Step(15)), name, title)


def shaded(rows: Rows, order: Sequence[str], columns: Sequence[str], name: str, title: str) -> Markup:
    """A grid of counts for each panel: darker is more, and the number stands in each cell.

    Args:
        rows: `group`, `column`, `panel`, `count` (None where withheld), `words`.
        order: the groups from top to bottom.
        columns: the columns from left to right.
        name: an id for the title, unique on the page.
        title: what it shows.
    """
    base = alt.Chart().encode(
        x=alt.X("column:N", sort=list(columns), title=None, scale=alt.Scale(domain=list(columns)),
                axis=alt.Axis(orient="top", labelAngle=-40, labelAlign="left", ticks=False, domain=False)),
        y=alt.Y("group:N", sort=list(order), title=None, axis=alt.Axis(labelLimit=220, ticks=False, domain=False)),
    )  # fmt: skip
    shade = alt.Color("count:Q", legend=None, scale=alt.Scale(type="sqrt", range=list(_SHADES), domainMin=1))
    # What is withheld has no shade: Vega leaves a cell without a number out, and the bare one below is seen.
    bare = base.mark_rect(fill=_BARE, stroke="#ffffff", strokeWidth=1)
    cells = base.mark_rect(stroke="#ffffff", strokeWidth=1).encode(color=shade)
    words = base.mark_text(fontSize=10, color="#14181d").encode(text="words:N")
    panels = list(dict.fromkeys(row["panel"] for row in rows))
    grid = (
        alt.layer(bare, cells, words, data=_data(rows))
        .properties(width=alt.Step(44), height=alt.Step(_CELL))
        .facet(
            column=alt.Column("panel:N", title=None, sort=panels, header=alt.Header(labelOrient="top", labelPadding=2))
        )
    )
    return _svg(grid, name, title)


def _data(rows: Rows) -> Any:
    return alt.Data(values=[dict(row) for row in rows])  # type: ignore[no-untyped-call]


def _chart(rows: Rows) -> Any:
    return alt.Chart(_data(rows))


def _svg(chart: Any, name: str, title: str) -> Markup:
    words = {"labelColor": _INK, "titleColor": _INK, "labelFont": _FONT, "titleFont": _FONT, "labelFontSize": 12}
    chart = (
        # Room at the left: the drawer measures words with a font of its own.
        chart.configure(background="transparent", font=_FONT, padding={"left": 30, "top": 6, "right": 30, "bottom": 6})
        .configure_view(stroke=None)
        .configure_axis(
            **words, gridColor=_INK, gridOpacity=0.15, domainColor=_INK, tickColor=_INK, titleFontWeight="normal"
        )
        .configure_axisY(grid=False, domain=False, ticks=False)
        .configure_legend(
            **words, orient="top", titleFontWeight="normal", symbolType="square", labelLimit=300, columnPadding=40
        )
        .configure_header(**words, labelFontWeight="bold")
    )
    drawn = vl_convert.vegalite_to_svg(chart.to_json())
    return Markup(_dressed(drawn, name, title))  # noqa: S704 - drawn here; what it says was escaped by the drawer


def _dressed(svg: str, name: str, title: str) -> str:
    """The drawing as part of a page: its ink, an id for each of its parts that no other picture has, and a title."""
    svg = svg.replace(_INK, "currentColor")
    # The drawer describes every mark to a reader who can't see it; the table says the same in order.
    svg = re.sub(r' (?:role|aria-[a-z]+)="[^"]*"', "", svg)
    svg = re.sub(r'(id="|url\(#|href="#)', rf"\g<1>{name}-", svg)
    head = re.match(r"<svg[^>]*?( width=\"[^\"]*\" height=\"[^\"]*\" viewBox=\"[^\"]*\")[^>]*>", svg)
    assert head is not None, "the drawer's SVG has a size"
    opening = (
        f'<svg class="picture" role="img" aria-labelledby="{name}"{head[1]}><title id="{name}">{escape(title)}</title>'
    )
    return opening + svg[head.end() :]
