"""Conditions and facts about the kettle for hypothesis, and their plain meaning, worked out in another way."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping

from hypothesis import strategies as st

from thecal.condition import NOT_APPLICABLE, Interval, State, Truth
from thecal.condition.nodes import And, AtLeast, Compare, Condition, Is, Leaf, Named, Not, Or, Present
from thecal.condition.truth import leaf_truth

YES_NO = ("lid_rattles", "leak", "any_fault")
COLOURS = ("pale", "amber", "dark")
NOISES = ("quiet", "humming", "whistling")
LIMITS = (60.0, 80.0, 95.0)
AMOUNTS = (0.0, 59.9, 60.0, 60.1, 79.9, 80.0, 80.1, 94.9, 95.0, 95.1, 120.0)


def _noise(op: str) -> st.SearchStrategy[Compare]:
    # Limits that some noise passes and some noise fails.
    ranks = (1, 2) if op in {"<", ">="} else (0, 1)
    return st.sampled_from(ranks).map(lambda rank: Compare("noise", op, float(rank), NOISES[rank]))  # type: ignore[arg-type]


OPERATORS = st.sampled_from(["<", "<=", ">", ">="])
STEAM = st.builds(
    lambda op, limit: Compare("steam_temperature", op, limit, f"{limit:g} Cel"), OPERATORS, st.sampled_from(LIMITS)
)
LEAVES: dict[str, st.SearchStrategy[Leaf]] = {
    **{name: st.just(Present(name)) for name in YES_NO},
    "colour": st.lists(st.sampled_from(COLOURS), min_size=1, max_size=2, unique=True).map(
        lambda values: Is("colour", tuple(values))
    ),
    "noise": OPERATORS.flatmap(_noise),
    "steam_temperature": STEAM,
}
"""Finding → leaves about it."""


def _wider(inner: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
    several = st.lists(inner, min_size=2, max_size=4).map(tuple)
    counted = several.flatmap(lambda parts: st.integers(1, len(parts)).map(lambda count: AtLeast(count, parts)))
    return st.one_of(inner.map(Not), several.map(And), several.map(Or), counted)


def conditions(*, named: bool = False) -> st.SearchStrategy[Condition]:
    """Any condition; with `named`, some parts are definitions."""
    leaf: st.SearchStrategy[Condition] = st.one_of(*LEAVES.values())

    def wider(inner: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
        return _wider(inner) | inner.map(lambda part: Named("phrase", "a phrase", part)) if named else _wider(inner)

    return st.recursive(leaf, wider, max_leaves=8)


@st.composite
def read_once(draw: st.DrawFn) -> Condition:
    """A condition that looks at each finding once, so that its parts are independent."""
    parts: list[Condition] = [draw(LEAVES[name]) for name in draw(st.permutations(list(LEAVES)))]
    parts = parts[: draw(st.integers(1, len(parts)))]
    while len(parts) > 1:
        size = draw(st.integers(2, len(parts)))
        chosen, parts = tuple(parts[:size]), parts[size:]
        kind = draw(st.sampled_from(["and", "or", "at least"]))
        node: Condition = (
            And(chosen)
            if kind == "and"
            else Or(chosen)
            if kind == "or"
            else AtLeast(draw(st.integers(1, size)), chosen)
        )
        parts.append(Not(node) if draw(st.booleans()) else node)
    return parts[0]


def _spans(ends: tuple[float, ...]) -> st.SearchStrategy[Interval]:
    return st.lists(st.sampled_from(ends), min_size=2, max_size=2).map(lambda two: Interval(min(two), max(two)))


@st.composite
def states(draw: st.DrawFn) -> dict[str, State]:
    """States of some findings: known, not applicable, or known to lie between two values."""
    every: dict[str, st.SearchStrategy[State]] = {
        **{name: st.booleans() for name in YES_NO},
        "colour": st.sampled_from([*COLOURS, NOT_APPLICABLE]),
        "noise": _spans((0.0, 1.0, 2.0)) | st.just(NOT_APPLICABLE),
        "steam_temperature": _spans(AMOUNTS) | st.just(NOT_APPLICABLE),
    }
    known = draw(st.sets(st.sampled_from(sorted(every))))
    return {name: draw(every[name]) for name in sorted(known)}


def possible(name: str, state: State | None) -> list[State]:
    """The known states that a finding may turn out to have."""
    if isinstance(state, Interval):
        ends = AMOUNTS if name == "steam_temperature" else (0.0, 1.0, 2.0)
        return [Interval.point(value) for value in ends if state.lo <= value <= state.hi]
    if state is not None:
        return [state]
    if name in YES_NO:
        return [True, False]
    whole = Interval(0, 120 if name == "steam_temperature" else 2)
    return list(COLOURS) if name == "colour" else possible(name, whole)


def completions(told: Mapping[str, State], names: tuple[str, ...]) -> Iterator[dict[str, State]]:
    """Every way in which the named findings may turn out."""
    choices = [possible(name, told.get(name)) for name in names]
    for chosen in itertools.product(*choices):
        yield {**told, **dict(zip(names, chosen, strict=True))}


def kleene(node: Condition, told: Mapping[str, State]) -> Truth:
    """The truth by the book: least, greatest, opposite; `at least` by counting."""
    match node:
        case Not(part):
            return Truth(2 - kleene(part, told))
        case Named(_, _, part):
            return kleene(part, told)
        case And(parts):
            return min((kleene(part, told) for part in parts), default=Truth.TRUE)
        case Or(parts):
            return max((kleene(part, told) for part in parts), default=Truth.FALSE)
        case AtLeast(count, parts):
            # The truth of "at least n" is the n-th greatest truth of its parts.
            return sorted((kleene(part, told) for part in parts), reverse=True)[count - 1]
        case Present() | Is() | Compare():
            return leaf_truth(node, told.get(node.finding))
    raise AssertionError(node)


def written(node: Condition) -> str:
    """The condition as an author would write it, with all its brackets."""
    match node:
        case Present(finding):
            return finding
        case Is(finding, values):
            return f"{finding} = {values[0]}" if len(values) == 1 else f"{finding} in ({', '.join(values)})"
        case Compare(finding, op, _, limit):
            return f"{finding} {op} {limit}"
        case Not(part):
            return f"not ({written(part)})"
        case And(parts):
            return " and ".join(f"({written(part)})" for part in parts)
        case Or(parts):
            return " or ".join(f"({written(part)})" for part in parts)
        case AtLeast(count, parts):
            return f"at least {count} of ({', '.join(written(part) for part in parts)})"
    raise AssertionError(node)
