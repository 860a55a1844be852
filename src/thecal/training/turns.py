"""Which level of urgency a drawn case should have: all take turns, by chance, so that no answer is right for most cases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from random import Random

from thecal.knowledge.words import Urgency


def turns(shown: Collection[Urgency], rng: Random) -> tuple[Urgency, ...]:
    """The levels, the one that is wanted most first.

    What was shown least is likely to be first, but not sure to be: a learner who counts must not be able to tell.

    Args:
        shown: the levels of the cases so far.
        rng: draws the order.
    """
    often = Counter(shown)
    left = list(Urgency)
    order = []
    while left:
        (level,) = rng.choices(left, [1 / (1 + often[one]) ** 2 for one in left])
        left.remove(level)
        order.append(level)
    return tuple(order)
