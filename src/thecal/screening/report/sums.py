"""Which counts of a report add up to which: what a reader could work out from what is shown."""

from __future__ import annotations

from thecal.condition.book import Kind, Rule, RuleBook
from thecal.screening.report.counts import PHASES, Counts, Key
from thecal.screening.report.numbers import Numbers
from thecal.screening.report.since import STRETCHES
from thecal.screening.screener import STATUSES
from thecal.screening.summary import LEVELS

ROWS: Key = ("rows",)
OPEN: Key = ("unsettled",)
THIN: Key = ("thin",)
TOP = LEVELS[-1]


def numbers_of(counts: Counts, book: RuleBook, below: int) -> Numbers:
    """The counts with everything that ties them together."""
    found = Numbers(counts.of, below)
    _urgency(found)
    found.adds_up(ROWS, (("phase", phase) for phase in PHASES))
    for phase in PHASES:
        found.adds_up(("phase", phase), (("since", phase, stretch) for stretch in STRETCHES))
    for name in book.knowledge.complications:
        _complication(found, name)
        _always(found, name, book)
    for (finding,), _ in counts.under("recorded"):
        found.within(ROWS, ("recorded", finding))
    for (finding,), _ in counts.under("missing"):
        for whole, part in ((ROWS, "missing"), (OPEN, "missing"), (THIN, "emergency")):
            _within(found, whole, (part, finding))
        for part in ("only", "emergency"):
            _within(found, ("missing", finding), (part, finding))
    for rule in book.rules.values():
        _statement(found, rule)
    return found


def _within(found: Numbers, whole: Key, part: Key) -> None:
    # A finding can matter where only a later answer would make it so; then it is no part of the rows that are open.
    if found.true(part) <= found.true(whole):
        found.within(whole, part)


def _urgency(found: Numbers) -> None:
    for one in LEVELS:
        found.adds_up(("least", one), (("urgency", one, most) for most in LEVELS))
        found.adds_up(("most", one), (("urgency", least, one) for least in LEVELS))
    for end in ("least", "most"):
        found.adds_up(ROWS, ((end, one) for one in LEVELS))
    found.adds_up(THIN, (("urgency", least, TOP) for least in LEVELS[:-1]))
    found.adds_up(("most", TOP), (THIN, ("urgency", TOP, TOP)))
    found.adds_up(("settled",), (("urgency", one, one) for one in LEVELS))
    found.adds_up(OPEN, (("urgency", one, other) for one in LEVELS for other in LEVELS if one != other))
    found.adds_up(ROWS, (("settled",), OPEN))
    found.within(ROWS, ("with_issues",))


def _complication(found: Numbers, name: str) -> None:
    found.adds_up(ROWS, (("status", name, status) for status in STATUSES))
    for phase in PHASES:
        found.adds_up(("in_phase", name, phase), (("suspected", name, phase, stretch) for stretch in STRETCHES))
        found.within(("phase", phase), ("in_phase", name, phase))
        for stretch in STRETCHES:
            if found.true(("suspected", name, phase, stretch)):
                found.within(("since", phase, stretch), ("suspected", name, phase, stretch))
    found.adds_up(("status", name, "suspected"), (("in_phase", name, phase) for phase in PHASES))


def _always(found: Numbers, name: str, book: RuleBook) -> None:
    """The urgency that a complication has at the least is true wherever it is suspected: the same count, by another name."""
    suspected: Key = ("status", name, "suspected")
    for rule in book.of(Kind.URGENCY, name):
        fired: Key = ("fired", rule.id)
        if not rule.text and found.true(fired) == found.true(suspected):
            found.adds_up(suspected, (fired,))


def _statement(found: Numbers, rule: Rule) -> None:
    counts: Key = ("counts", rule.id)
    found.adds_up(counts, (("phase", phase) for phase in (*(one.value for one in rule.phases), "unknown")))
    parts = [(kind, rule.id) for kind in ("fired", "open", "caution") if found.true((kind, rule.id))]
    neither: Key = ("neither", rule.id)
    rest = found.true(counts) - sum(map(found.true, parts))
    if parts and rest >= 0:
        found.put(neither, rest)
        found.adds_up(counts, (*parts, neither))
