"""Which question to put next: the one after which the fewest dangers are left, if all is well with what it asks.

Triage is settled when every way to a higher urgency is closed, and one usual answer among those a way waits for closes it.
So among all groups, panels and single findings that question is put first which closes most of what could still come to the
highest urgency; among equals, most of the next one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal

from thecal.assessment.questions import Chances
from thecal.knowledge.vocabulary import Quantity, Vocabulary
from thecal.knowledge.words import ObtainedBy, Urgency

HELD: Final = 2.0
"""How much more a red flag or complication counts of which something holds already."""
UNSURE: Final = 0.5
"""How far the answer to a question without a usual one is trusted to close a way."""
EFFORT: Final = {ObtainedBy.EXAMINATION: 1.1, ObtainedBy.DEVICE_INTERROGATION: 1.5}
"""How much dearer it is to look or to measure than to ask."""


@dataclass(frozen=True)
class Prompt:
    """One question that can be put: a finding, or several in a group or a panel.

    Attributes:
        findings: what it asks for; of a group or panel, what is still open and matters.
    """

    kind: Literal["group", "panel", "finding"]
    name: str
    findings: tuple[str, ...]


@dataclass(frozen=True)
class _Way:
    """One way to a higher urgency.

    Attributes:
        what: the red flag or complication, and the level.
        closed_by: prompt → how surely it closes the way.
    """

    what: tuple[str, Urgency]
    weight: float
    closed_by: Mapping[Prompt, float]

    @cached_property
    def closers(self) -> frozenset[Prompt]:
        """The prompts that close it most surely."""
        most = max(self.closed_by.values(), default=0.0)
        return frozenset(prompt for prompt, surely in self.closed_by.items() if surely == most)


class Plan:
    """What can be asked now, and in which order.

    Args:
        words: the vocabulary.
        chances: the ways to a higher urgency that bedside answers could open.
        ready: what to ask in order to learn a finding: itself, or first the one it depends on; None if it can't be asked.
        done: the groups and panels that were put already, as ``group:name``; what is left of them is asked singly.
    """

    def __init__(
        self,
        words: Vocabulary,
        chances: Chances,
        ready: Callable[[str], str | None],
        done: Collection[str] = (),
    ) -> None:
        self.words = words
        # A way waits for a child; what can be asked now is its parent, and "no" to that closes the way as well.
        names = dict.fromkeys(name for _, _, answers in chances for name in answers)
        self._asks = {name: asked for name in names if (asked := ready(name)) is not None}
        self.prompts = tuple(self._prompts(done))
        self._of: defaultdict[str, list[Prompt]] = defaultdict(list)
        for prompt in self.prompts:
            for name in prompt.findings:
                self._of[name].append(prompt)
        self._ways = [self._way(*key, held=held) for key, held in chances.items()]

    def first(self) -> Prompt | None:
        """The question to put now; None if nothing is left."""
        return _best(self.cover, self._ways, self._effort)

    def with_finding(self, name: str) -> Prompt | None:
        """The question to ask of somebody who comes with this, if the urgency hangs on it; None if not.

        A panel if there is one: it goes into what is there already, while a group asks whether there is anything.
        """
        prompts = self._of.get(self._asks.get(name, name), [])
        return _best([one for one in prompts if one.kind == "panel"] or prompts, self._ways, self._effort)

    @cached_property
    def cover(self) -> tuple[Prompt, ...]:
        """Few questions that close every way there is, if every answer is as usual.

        Chosen one by one, each the one that closes most of what is left; then those are left out, the least useful first,
        without which the others close as much.
        """
        chosen: list[Prompt] = []
        ways = self._ways
        while (prompt := _best(self.prompts, ways, self._effort)) is not None:
            chosen.append(prompt)
            ways = [way for way in ways if prompt not in way.closers]
        for prompt in reversed(chosen[:]):
            others = {other for other in chosen if other is not prompt}
            if all(prompt not in way.closers or not others.isdisjoint(way.closers) for way in self._ways):
                chosen.remove(prompt)
        return tuple(chosen)

    def _prompts(self, done: Collection[str]) -> Iterable[Prompt]:
        """All questions that can be put; a finding that a group or panel asks for does not stand by itself too."""
        askable, together = set(self._asks.values()), set[str]()
        kinds: tuple[tuple[Literal["panel", "group"], Mapping[str, Collection[str]]], ...] = (
            ("panel", {name: panel.findings for name, panel in self.words.panels.items()}),
            ("group", {name: group.findings for name, group in self.words.groups.items()}),
        )
        for kind, several in kinds:
            for name, findings in several.items():
                members = tuple(one for one in findings if one in askable)
                if len(members) > 1 and f"{kind}:{name}" not in done:
                    together.update(members)
                    yield Prompt(kind, name, members)
        for name in self.words.findings:
            if name in askable and name not in together:
                yield Prompt("finding", name, (name,))

    def _way(self, what: str, level: Urgency, answers: frozenset[str], *, held: bool) -> _Way:
        closed_by: dict[Prompt, float] = {}
        for name in answers:
            asked = self._asks.get(name)
            for prompt in self._of.get(asked or "", ()):
                closed_by[prompt] = max(closed_by.get(prompt, 0.0), self._trust(asked or ""))
        return _Way((what, level), (HELD if held else 1.0) / len(answers), closed_by)

    def _trust(self, name: str) -> float:
        finding = self.words.findings[name]
        return UNSURE if isinstance(finding, Quantity) and finding.usual is None else 1.0

    def _effort(self, prompt: Prompt) -> float:
        return max(EFFORT.get(self.words.findings[name].obtained_by, 1.0) for name in prompt.findings)


def _best(prompts: Collection[Prompt], ways: Iterable[_Way], effort: Callable[[Prompt], float]) -> Prompt | None:
    """The prompt that closes most: of the highest level first, each red flag and complication counting the same."""
    whole: defaultdict[tuple[str, Urgency], float] = defaultdict(float)
    closed: defaultdict[Prompt, defaultdict[tuple[str, Urgency], float]] = defaultdict(lambda: defaultdict(float))
    for way in ways:
        whole[way.what] += way.weight
        for prompt, surely in way.closed_by.items():
            closed[prompt][way.what] += way.weight * surely

    def merit(prompt: Prompt) -> tuple[float, ...]:
        share = dict.fromkeys(reversed(Urgency), 0.0)
        for what, weight in closed[prompt].items():
            share[what[1]] += weight / whole[what]
        return tuple(round(value / effort(prompt), 6) for value in share.values())

    # Of equals the first, in the order of the vocabulary.
    return max((prompt for prompt in prompts if prompt in closed), key=merit, default=None)
