"""Which mutants to try: all of them, or those of one statement, one complication, one kind, or a sample."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from thecal.authoring.mutation.mutant import Mutant
from thecal.authoring.mutation.statements import of_statements
from thecal.authoring.mutation.words import of_words
from thecal.condition.book import RuleBook


@dataclass(frozen=True)
class Choice:
    """What to try.

    Attributes:
        subjects: only changes of these: statements, definitions, limits, findings, scores, complications; empty: all.
        complications: only changes of what stands in their files; empty: all.
        kinds: only changes of these kinds; empty: all.
        operators: only these kinds of change; empty: all.
        sample: so many of them, chosen at random; None: all.
        seed: what the random choice depends on.
    """

    subjects: tuple[str, ...] = ()
    complications: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    operators: tuple[str, ...] = ()
    sample: int | None = None
    seed: int = 0

    def of(self, mutants: Sequence[Mutant]) -> list[Mutant]:
        """Those that are chosen, in their order."""
        chosen = [
            mutant
            for mutant in mutants
            if (not self.subjects or mutant.subject in self.subjects)
            and (not self.complications or mutant.complication in self.complications)
            and (not self.kinds or mutant.kind in self.kinds)
            and (not self.operators or mutant.operator in self.operators)
        ]
        if self.sample is None or self.sample >= len(chosen):
            return chosen
        picked = random.Random(self.seed).sample(range(len(chosen)), self.sample)  # noqa: S311 - no secret is made
        return [chosen[index] for index in sorted(picked)]


def all_mutants(book: RuleBook) -> list[Mutant]:
    """Every mutant of a rule book, in the order of the files."""
    found: list[Mutant] = []
    met: Counter[str] = Counter()
    for mutant in (*of_statements(book), *of_words(book)):
        met[mutant.id] += 1
        found.append(mutant if met[mutant.id] == 1 else replace(mutant, number=met[mutant.id]))
    return found
