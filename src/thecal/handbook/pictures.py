"""Pictures as inline SVG: bars over time, and the stairs of urgency.

They have no view box: places across are per cent, places down and text are pixels. So they grow with the page while their
words keep their size, on a phone as on paper. Colours come from the style sheet. What a picture shows also stands in words
or a table beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from thecal.handbook.timing import Axis
from thecal.handbook.words import URGENCIES
from thecal.knowledge.words import Urgency

_HEAD, _BAND, _LINE, _BAR, _GAP = 34, 26, 16, 9, 9


@dataclass(frozen=True)
class Bar:
    """A line of a timeline.

    Attributes:
        label: what it is about.
        kind: `suspect`, `for`, `against`, `urgency`, `check`: its colour.
        on: for each stretch, whether it counts there.
    """

    label: str
    kind: str
    on: tuple[bool, ...]


@dataclass(frozen=True)
class Group:
    """Bars under one heading."""

    heading: str
    bars: tuple[Bar, ...]


def timeline(
    axis: Axis, groups: Sequence[Group], name: str, title: str, band: Sequence[tuple[Urgency, bool]] = ()
) -> Markup:  # fmt: skip
    """Stretches of time across, statements down; a bar where a statement counts.

    Args:
        axis: the time.
        groups: the bars.
        name: an id for the title, unique in the book.
        title: what the picture shows, for those who don't see it.
        band: for each stretch the urgency and whether anything is suspected, to be shown on top.
    """
    step = 100 / len(axis.stretches)
    parts: list[Markup] = []
    for index, stretch in enumerate(axis.stretches):
        middle = (index + 0.5) * step
        parts.append(_text(middle, 14, stretch.short, "tick", "middle"))
    y = _HEAD - 12
    if band:
        for index, (urgency, any_suspected) in enumerate(band):
            kind = urgency.value if any_suspected or urgency > Urgency.ROUTINE else "nothing"
            parts.append(_rect(index * step, y, step, _BAND - 4, f"band {kind}"))
            words = URGENCIES[urgency] if kind != "nothing" else "ask on"
            parts.append(_text((index + 0.5) * step, y + 15, words, f"on-band {kind}", "middle"))
        y += _BAND + 4
    top = y
    for group in groups:
        if group.heading:
            parts.append(_text(0, y + 13, group.heading, "heading"))
            y += _LINE + 3
        for bar in group.bars:
            parts.append(_text(0, y + 11, bar.label, "label"))
            y += _LINE
            parts.append(_rect(0, y, 100, _BAR, "rail"))
            parts += [_rect(start * step, y, length * step, _BAR, f"bar {bar.kind}") for start, length in _runs(bar.on)]
            y += _BAR + _GAP
        y += 4
    lines = [
        Markup('<line class="limit" x1="{0:.2f}%" x2="{0:.2f}%" y1="{1}" y2="{2}"/>').format(index * step, top - 2, y)
        for index in range(1, len(axis.stretches))
    ]
    return _svg(y + 2, name, title, [*lines, *parts] if groups else parts)


def stairs(counts: dict[Urgency, int], least: Urgency, name: str, title: str) -> Markup:
    """Four steps from routine to emergency; filled where the complication has a rule."""
    parts: list[Markup] = []
    levels = list(Urgency)
    step = 100 / len(levels)
    for index, level in enumerate(levels):
        height = 14 + 16 * index
        kind = level.value if counts.get(level) else "empty"
        parts.append(_rect(index * step + 0.5, 70 - height, step - 1, height, f"stair {kind}"))
        parts.append(_text((index + 0.5) * step, 86, URGENCIES[level], "tick", "middle"))
        if level is least:
            parts.append(_text((index + 0.5) * step, 70 - height - 5, "at least", "label", "middle"))
    return _svg(92, name, title, parts)


def _runs(on: Sequence[bool]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    start: int | None = None
    for index, value in enumerate([*on, False]):
        if value and start is None:
            start = index
        elif not value and start is not None:
            runs.append((start, index - start))
            start = None
    return runs


def _rect(x: float, y: int, width: float, height: int, kind: str) -> Markup:
    return Markup('<rect x="{:.2f}%" y="{}" width="{:.2f}%" height="{}" class="{}" rx="2"/>').format(
        x, y, width, height, kind
    )


def _text(x: float, y: int, words: str, kind: str, place: str = "start") -> Markup:
    return Markup('<text x="{:.2f}%" y="{}" class="{}" text-anchor="{}">{}</text>').format(x, y, kind, place, words)


def _svg(height: int, name: str, title: str, parts: Sequence[Markup]) -> Markup:
    return Markup(
        '<svg class="picture" role="img" aria-labelledby="{0}" width="100%" height="{1}" '
        'xmlns="http://www.w3.org/2000/svg"><title id="{0}">{2}</title>{3}</svg>'
    ).format(name, height, title, Markup("").join(parts))
