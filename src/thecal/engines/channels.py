"""Two channels: every triage is run twice, by two engines that share no evaluation code, and must come out the same.

When they disagree, or the rete channel can't run or dies, the reference's answer is given and marked degraded, and the
difference is reported loudly. An answer is never lost to an engine.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, Self

from thecal.condition.book import RuleBook
from thecal.condition.facts import Facts, Truth
from thecal.condition.truth import Judgement
from thecal.engines.base import Engine
from thecal.engines.reference import Reference
from thecal.engines.registry import make_engine
from thecal.errors import EngineError

log = logging.getLogger("thecal.engines")

ReteMode = Literal["inline", "worker", "off"]
"""Where the rete channel runs: in this process, in a process of its own that may die alone, or not at all."""


@dataclass(frozen=True)
class Verdict:
    """What the channels found.

    Attributes:
        judgements: statement id → truth with reasons, from the reference.
        channels: the engines that answered, rete first.
        agreed: whether all that answered said the same; False when only one answered.
        reason: why the answer is degraded; empty when it is not.
        differences: statement id → (rete's truth, the reference's truth).
    """

    judgements: Mapping[str, Judgement]
    channels: tuple[str, ...]
    agreed: bool
    reason: str
    differences: Mapping[str, tuple[Truth, Truth]]

    @property
    def degraded(self) -> bool:
        """Whether the answer rests on one channel only."""
        return bool(self.reason)


BOTH = ("rete", "reference")


def _single(judgements: Mapping[str, Judgement], reason: str) -> Verdict:
    return Verdict(judgements, ("reference",), agreed=False, reason=reason, differences={})


class Channels:
    """The reference and the rete engine, side by side.

    Args:
        rete: where the rete channel runs (see ReteMode).

    A channel that can't start is reported with each answer; it does not stop the other.

    Attributes:
        why_single: why there is no rete channel, if there is none.
    """

    def __init__(self, book: RuleBook, rete: ReteMode = "inline") -> None:
        self.reference = Reference(book)
        self.rete: Engine | None = None
        self.why_single = "the rete channel is switched off"
        if rete != "off":
            try:
                self.rete = make_engine("rete", book, isolated=rete == "worker")
            except EngineError as error:
                self.why_single = str(error)
                log.warning("rete channel not available: %s", error)

    def evaluate(self, facts: Facts) -> Verdict:
        """Runs both channels and compares them."""
        judgements = self.reference.judge(facts)
        if self.rete is None:
            return _single(judgements, self.why_single)
        try:
            truths = self.rete.evaluate(facts)
        except EngineError as error:
            log.error("rete channel failed: %s", error)  # noqa: TRY400 - a traceback's locals could show a patient's values
            return _single(judgements, str(error))
        differences = {
            name: (truths.get(name, Truth.UNKNOWN), judgement.truth)
            for name, judgement in judgements.items()
            if truths.get(name) is not judgement.truth
        }
        if differences:
            # Ids and truths only: a log never holds a patient's value.
            log.critical("channels disagree on %s", ", ".join(sorted(differences)))
            reason = f"the channels disagree on {len(differences)} statement(s): {', '.join(sorted(differences)[:5])}"
            return Verdict(judgements, BOTH, agreed=False, reason=reason, differences=differences)
        return Verdict(judgements, BOTH, agreed=True, reason="", differences={})

    def close(self) -> None:
        """Ends the rete channel."""
        if self.rete is not None:
            self.rete.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()
