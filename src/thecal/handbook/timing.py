"""Time as the rules see it: the stretches between the limits that conditions compare a time with.

"Headache onset after puncture" is compared with 3 and with 5 days somewhere; so all that the rules can tell apart are
days 0 to 3, 4 and 5, and from day 6. Within one stretch every condition on that time comes out the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from thecal.condition.book import Rule, RuleBook
from thecal.condition.nodes import Compare, leaves
from thecal.condition.units import plainly, show
from thecal.knowledge.vocabulary import Quantity
from thecal.visits.derive import timed

HOURS_A_DAY = 24

_ONE = {"d": "day", "h": "hour", "mo": "month", "wk": "week", "a": "year"}


@dataclass(frozen=True)
class Stretch:
    """Values that no rule can tell apart.

    Attributes:
        lo: the first value of it.
        hi: the last; None when only the plausible range ends it.
        label: as a reader says it, with the unit.
        short: for a picture.
        example: a value in it that reads naturally.
        ends: where the next one begins, in words; empty for the last.
    """

    lo: float
    hi: float | None
    label: str
    short: str
    example: float
    ends: str = ""


@dataclass(frozen=True)
class Axis:
    """A quantity cut into stretches.

    Attributes:
        tied: findings that take the same value, because what they measure from happened on that very day.
    """

    finding: str
    label: str
    unit: str
    stretches: tuple[Stretch, ...]
    tied: tuple[str, ...] = ()

    def told(self, stretch: Stretch) -> dict[str, str]:
        """The findings that say: it was in this stretch."""
        value = f"{plainly(stretch.example)} {self.unit}" if self.unit else plainly(stretch.example)
        return dict.fromkeys((self.finding, *self.tied), value)

    def example(self, stretch: Stretch) -> str:
        """The example as a reader says it: "day 9", "30 hours"."""
        number = plainly(stretch.example)
        if self.unit == "d":
            return f"day {number}"
        return f"{number} {_plural(self.unit, stretch.example)}".strip()


def times(book: RuleBook) -> tuple[str, ...]:
    """The findings that are a time, in the order of the vocabulary."""
    return tuple(
        name
        for name, finding in book.knowledge.vocabulary.findings.items()
        if isinstance(finding, Quantity) and timed(finding)
    )


def axis(book: RuleBook, name: str, rules: Iterable[Rule] | None = None) -> Axis:
    """The stretches into which the conditions of `rules` (by default all) cut a quantity.

    A time that can't exceed another one (a headache begins at the latest today) is tied to it: the situation meant is the
    one in which both are the same, the headache that began today.
    """
    findings = book.knowledge.vocabulary.findings
    finding = findings[name]
    assert isinstance(finding, Quantity)
    tied = (finding.at_most,) if finding.at_most is not None and timed(finding) else ()
    begins = sorted(_begins(list(book.rules.values() if rules is None else rules), (name, *tied), finding))
    unit = "" if finding.dimensionless else finding.unit
    return Axis(name, finding.label, unit, _stretches(begins, finding), tied)


def _begins(rules: list[Rule], names: tuple[str, ...], finding: Quantity) -> set[tuple[float, bool]]:
    """Where a stretch begins: at a limit, or (True) just beyond it."""
    found = set()
    for rule in rules:
        for leaf in leaves(rule.condition):
            if isinstance(leaf, Compare) and leaf.finding in names:
                beyond = leaf.op in {"<=", ">"}
                begin = _step(leaf.limit, finding) if beyond and _whole(finding) else leaf.limit
                if finding.range[0] < begin <= finding.range[1]:
                    found.add((begin, beyond and not _whole(finding)))
    return found


def _whole(finding: Quantity) -> bool:
    return float(finding.resolution).is_integer()


def _step(value: float, finding: Quantity) -> float:
    return value + finding.resolution


def _stretches(begins: list[tuple[float, bool]], finding: Quantity) -> tuple[Stretch, ...]:
    edges: list[tuple[float, bool] | None] = [(finding.range[0], False), *begins, None]
    found = []
    for here, there in pairwise(edges):
        assert here is not None
        found.append(_whole_stretch(here, there, finding) if _whole(finding) else _open_stretch(here, there, finding))
    return tuple(found)


def _whole_stretch(here: tuple[float, bool], there: tuple[float, bool] | None, finding: Quantity) -> Stretch:
    lo, unit = here[0], "" if finding.dimensionless else finding.unit
    hi = None if there is None else there[0] - finding.resolution
    if hi is None:
        short, label = f"≥ {plainly(lo)}", f"{amount(lo, unit)} or more"
    elif hi == lo:
        short, label = plainly(lo), amount(lo, unit)
    elif lo == finding.range[0] and not timed(finding):
        short, label = f"≤ {plainly(hi)}", f"{amount(hi, unit)} or less"
    else:
        short, label = f"{plainly(lo)}–{plainly(hi)}", f"{plainly(lo)} to {amount(hi, unit)}"
    ends = "" if hi is None else f"after {amount(hi, unit)}"
    return Stretch(lo, hi, label, short, _example(lo, hi, finding), ends)


def _open_stretch(here: tuple[float, bool], there: tuple[float, bool] | None, finding: Quantity) -> Stretch:
    (lo, beyond), unit = here, "" if finding.dimensionless else finding.unit
    lower = f"{'more than' if beyond else 'from'} {amount(lo, unit)}"
    sign = ">" if beyond else "≥"
    first = _step(lo, finding) if beyond else lo
    if there is None:
        label = lower if beyond else f"{amount(lo, unit)} or more"
        return Stretch(first, None, label, f"{sign} {plainly(lo)}", _example(first, None, finding))
    hi, included = there
    upper = f"{'up to' if included else 'below'} {amount(hi, unit)}"
    below = f"{'≤' if included else '<'} {plainly(hi)}"
    last = hi if included else hi - finding.resolution
    whole = lo == finding.range[0]
    between = f"{lower} {upper}" if beyond == included else f"{lower}, {upper}"
    label, short = (upper, below) if whole else (between, f"{plainly(lo)}–{plainly(hi)}")
    ends = f"{'after' if included else 'from'} {amount(hi, unit)}"
    return Stretch(first, last, label, short, _example(first, last, finding), ends)


def _example(lo: float, hi: float | None, finding: Quantity) -> float:
    """Not the edge, where the reader would wonder about it, and not far away either: within three steps."""
    step = 3 * (finding.resolution if _whole(finding) else max(finding.resolution, 1.0))
    top = finding.range[1] if hi is None else hi
    middle = (lo + top) / 2
    value = min(lo + step, middle)
    whole = float(round(value))
    if lo <= whole <= top:
        return whole
    return round(middle, 1) if lo <= round(middle, 1) <= top else lo


def amount(value: float, unit: str) -> str:
    """A number with its unit in words; hours that make whole days say so.

    >>> amount(168, "h"), amount(1, "d"), amount(38, "Cel")
    ('168 hours (7 days)', '1 day', '38 °C')
    """
    text = f"{plainly(value)} {_plural(unit, value)}".strip()
    days = value / HOURS_A_DAY
    if unit == "h" and days.is_integer() and days > 1:
        text += f" ({plainly(days)} days)"
    return text


def _plural(unit: str, value: float) -> str:
    if unit in _ONE:
        return _ONE[unit] if value == 1 else f"{_ONE[unit]}s"
    return show(unit)
