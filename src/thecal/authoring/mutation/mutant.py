"""What a mutant is: one small change of the rules that some scenario should notice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from thecal.authoring.mutation.variant import Variant
from thecal.condition.nodes import Condition
from thecal.errors import Place


@dataclass(frozen=True)
class Mutant:
    """One change of the rules.

    Attributes:
        subject: what is changed: a statement, a definition, a limit, a finding, a score, a complication.
        kind: the kind of statement, or `definition`, `limit`, `vocabulary`, `complication`.
        complication: whose it is, if it is one's.
        operator: the kind of change.
        before: what stands there now, in the words of the rules.
        after: what would stand there instead.
        place: where it stands.
        make: makes the changed book.
        number: which one it is of those that read the same but change another place.
        conditions: the condition before and after, where the change is one of a condition.
    """

    subject: str
    kind: str
    complication: str | None
    operator: str
    before: str
    after: str
    place: Place
    make: Callable[[], Variant] = field(repr=False, compare=False)
    conditions: tuple[Condition, Condition] | None = field(default=None, repr=False, compare=False)

    number: int = 1

    @property
    def id(self) -> str:
        """Its name: stable while the words of the change are the same."""
        which = f" ({self.number})" if self.number > 1 else ""
        return f"{self.subject}: {self.operator}: {self.before} -> {self.after}{which}"
