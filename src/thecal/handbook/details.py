"""Details of findings and scores, put into words: the lines rules draw on them, what they are worked out from, points."""

from __future__ import annotations

from markupsafe import Markup

from thecal.condition.book import Rule, RuleBook
from thecal.condition.nodes import Compare, leaves
from thecal.condition.units import plainly, show
from thecal.handbook.walk import without_suspected
from thecal.handbook.writer import Writer
from thecal.knowledge.vocabulary import Quantity, ScoreItem

_SIGNS = {"<": "below", "<=": "at most", ">": "above", ">=": "at least"}


def limits_on(book: RuleBook, finding: str) -> dict[str, tuple[Rule, ...]]:
    """The lines that statements draw on a quantity, the lowest first, each with the statements."""
    model = book.knowledge.vocabulary.findings[finding]
    if not isinstance(model, Quantity):
        return {}
    unit = show(model.unit)
    found: dict[tuple[float, str], list[Rule]] = {}
    for rule in book.rules.values():
        for leaf in leaves(without_suspected(rule.condition)):
            if isinstance(leaf, Compare) and leaf.finding == finding:
                found.setdefault((leaf.limit, leaf.op), []).append(rule)
    return {
        f"{_SIGNS[op]} {plainly(limit)} {unit}".strip(): tuple(dict.fromkeys(rules))
        for (limit, op), rules in sorted(found.items(), key=lambda pair: pair[0])
    }


def derivation(w: Writer, finding: str) -> Markup:
    """What a derived finding is worked out from."""
    words = w.known.vocabulary
    how = words.findings[finding].derived
    assert how is not None

    def event(name: str) -> Markup:
        return w.link("words", "", words.events[name].label, f"event-{name}")

    if how.since:
        return Markup("the date of the visit and of: {}").format(event(how.since))
    if how.since_latest:
        return Markup("the date of the visit and the latest of: {}").format(
            Markup(", ").join(event(name) for name in how.since_latest)
        )
    if how.between:
        return Markup("the dates of: {} and {}").format(event(how.between[0]), event(how.between[1]))
    if how.any_of:
        return Markup("any of: {}").format(Markup(", ").join(w.finding(name) for name in how.any_of))
    if how.quotient:
        one, two = how.quotient.over
        three, four = how.quotient.under
        return Markup("({} − {}) / ({} − {}), where the latter is at least {}").format(
            w.finding(one), w.finding(two), w.finding(three), w.finding(four), plainly(how.quotient.under_at_least)
        )
    if how.apart:
        return Markup("how far apart these are: {} and {}").format(w.finding(how.apart[0]), w.finding(how.apart[1]))
    score = how.score or how.highest_of or ""
    return Markup("the {} of {}").format(
        "total" if how.score else "highest single item",
        w.link("words", "", words.scores[score].label, f"score-{score}"),
    )


def points(book: RuleBook, item: ScoreItem) -> str:
    """The points of one item of a score, band by band."""
    finding = book.knowledge.vocabulary.findings[item.finding]
    if isinstance(item.points, dict):
        values = getattr(finding, "values", {})
        return "; ".join(f"{values.get(value, value)}: {number}" for value, number in item.points.items())
    unit = show(getattr(finding, "unit", ""))
    said = [
        f"{'above' if band.at_most is None else f'up to {plainly(band.at_most)}'}: {band.points}"
        for band in item.points
    ]
    return f"{'; '.join(said)}{f' ({unit})' if unit else ''}"
