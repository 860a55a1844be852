"""Cases from where a course wants them: drawn from the rules, told from the scenarios, or both by turns."""

from __future__ import annotations

import os
from collections.abc import Sequence
from itertools import islice, zip_longest

from thecal.condition.book import RuleBook
from thecal.knowledge.words import Phase
from thecal.training.case import Case
from thecal.training.course import From
from thecal.training.from_scenarios import scenarios_drawn
from thecal.training.generate import Generated, generate, must_exist


def draw(
    book: RuleBook,
    seed: int,
    count: int,
    complications: Sequence[str] = (),
    phases: Sequence[Phase] = (),
    from_: From = "generated",
    rules: str | os.PathLike[str] | None = None,
) -> Generated:
    """So many cases; fewer only where there are no more. The same rules, scenarios and seed give the same ones.

    Args:
        book: the rules.
        seed: another seed gives other cases.
        count: how many.
        complications: only cases about these; none: all.
        phases: only these phases; none: both.
        from_: where they come from.
        rules: the folder of the rules, if it is not Thecal's own; scenarios stand beside it.

    Raises:
        InputError: if a complication is not there, or there are no scenarios.
    """
    if from_ == "generated":
        return generate(book, seed, count, complications, phases)
    must_exist(book, complications)
    some = count if from_ == "scenarios" else count // 2
    told = tuple(islice(scenarios_drawn(book, seed, complications, phases, rules), some))
    if from_ == "scenarios":
        return Generated(seed, told)
    made = generate(book, seed, count - len(told), complications, phases)
    return Generated(seed, _by_turns(made.cases, told), made.rejected)


def _by_turns(first: Sequence[Case], second: Sequence[Case]) -> tuple[Case, ...]:
    return tuple(case for pair in zip_longest(first, second) for case in pair if case is not None)
