"""The `rete` engine: durable-rules, in this process or in one of its own."""

from __future__ import annotations

from collections.abc import Mapping

from thecal.condition.book import RuleBook
from thecal.condition.facts import Facts, Truth
from thecal.engines.rete.compile import Compiled
from thecal.engines.rete.session import ReteError, Session
from thecal.engines.rete.worker import Worker
from thecal.errors import EngineError


class Rete:
    """Runs a rule book on durable-rules.

    Args:
        isolated: whether to run in a child process; if that dies (the engine is C code), only this channel does, and the
            child is started anew for the next visit.

    Raises:
        EngineError: if durable-rules can't be imported or refuses the rules; the message names the command that helps.
    """

    name = "rete"

    def __init__(self, book: RuleBook, *, isolated: bool = False) -> None:
        self.compiled = Compiled(book)
        try:
            self.session: Session | Worker = Worker(self.compiled.rules) if isolated else Session(self.compiled.rules)
        except (ReteError, ValueError) as error:
            raise EngineError(str(error)) from None

    def evaluate(self, facts: Facts) -> Mapping[str, Truth]:
        """The truth of every statement.

        Raises:
            EngineError: if the engine died or contradicted itself.
        """
        try:
            return self.compiled.truths(self.session.fired(self.compiled.fact(facts)))
        except (ReteError, ValueError) as error:
            raise EngineError(str(error)) from None

    def close(self) -> None:
        """Ends the session, and its process if it has one."""
        self.session.close()
