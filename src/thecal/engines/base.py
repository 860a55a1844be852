"""What an engine is: it gives every statement of a rule book its truth for one visit's facts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol, runtime_checkable

from thecal.condition.facts import Facts, Truth


@runtime_checkable
class Engine(Protocol):
    """One way to run the same meaning."""

    name: str

    def evaluate(self, facts: Facts) -> Mapping[str, Truth]:
        """The truth of every statement, by its id.

        Raises:
            EngineError: if the engine can't answer.
        """
        ...

    def close(self) -> None:
        """Gives back what the engine holds."""
        ...
