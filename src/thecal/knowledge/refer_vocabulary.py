"""Do the names in the vocabulary lead somewhere? Findings, events, scores, sources; and are they of the right kind?"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING

from thecal.errors import Problem, listed, nearest
from thecal.knowledge.located import Located, Path
from thecal.knowledge.vocabulary import RESERVED, TIME_UNITS, Derivation, Finding, Presumed, Quantity, ScoreItem, YesNo

if TYPE_CHECKING:
    from thecal.knowledge.base import KnowledgeBase
    from thecal.knowledge.library import Check


def dangling(
    located: Located, kind: str, name: str, known: Collection[str], path: Path, *, key: bool = False
) -> Problem:
    """A complaint about a name that leads nowhere, with what it may have been meant to be."""
    close = nearest(name, known)
    allowed = () if close else listed(sorted(known), 8)
    return located.problem(
        f"unknown-{kind}", f"No {kind} is called {name!r}.", path,
        key=key, width=len(name), allowed=allowed, advice=close[0] if close else "",
    )  # fmt: skip


def reserved(located: Located, key: str, names: Collection[str]) -> Iterator[Problem]:
    """A complaint about each name under `key` that a condition would take for a word of its own."""
    for name in sorted(RESERVED.intersection(names)):
        message = f"{name!r} is a word of the language of conditions; nothing else can be called so."
        yield located.problem("not-a-name", message, (key, name), key=True, width=len(name))


def same_short(located: Located, key: str, named: Mapping[str, Finding] | Mapping[str, Check]) -> Iterator[Problem]:
    """A complaint about each short name that another entry under `key` already has: in a table they would look the same."""
    taken: dict[str, str] = {}
    for name, thing in named.items():
        first = taken.setdefault(thing.short.casefold(), name)
        if first != name:
            message = f"{first!r} is already called {thing.short!r} in tables."
            yield located.problem("duplicate-name", message, (key, name, "short"), width=len(thing.short))


def vocabulary_references(base: KnowledgeBase) -> list[Problem]:
    """Every name in the vocabulary that leads nowhere, or to the wrong kind of thing."""
    return list(_Vocabulary(base).problems())


def _made_of(how: Derivation) -> Iterator[tuple[str, str, Path]]:
    """What a derivation names: the kind of thing, its name, and where in the derivation it stands."""
    for key, kind in (("since", "event"), ("score", "score"), ("highest_of", "score")):
        if getattr(how, key) is not None:
            yield kind, getattr(how, key), (key,)
    for key, kind in (("since_latest", "event"), ("between", "event"), ("any_of", "yes_no")):
        for index, name in enumerate(getattr(how, key) or ()):
            yield kind, name, (key, index)
    if how.quotient is not None:
        for key in ("over", "under"):
            for index, name in enumerate(getattr(how.quotient, key)):
                yield "quantity", name, ("quotient", key, index)
    for index, name in enumerate(how.apart or ()):
        yield "quantity", name, ("apart", index)


class _Vocabulary:
    def __init__(self, base: KnowledgeBase) -> None:
        self.words = base.vocabulary
        self.sources = base.sources
        self.limits = base.limits
        self.located = base.documents["vocabulary.yaml"]

    def problems(self) -> Iterator[Problem]:
        for key, names in (("findings", self.words.findings), ("define", self.words.define)):
            yield from reserved(self.located, key, names)
        yield from same_short(self.located, "findings", self.words.findings)
        for name, finding in self.words.findings.items():
            yield from self._finding(name, finding)
            yield from self._derived(name, finding)
        yield from self._scores()
        yield from self._phrases()
        yield from self._groups()
        yield from self._presenting()

    def _named(self, kind: str, name: str, known: Collection[str], *path: str | int) -> Iterator[Problem]:
        if name not in known:
            yield dangling(self.located, kind, name, known, path)

    def _wrong_kind(self, message: str, *path: str | int) -> Problem:
        return self.located.problem("wrong-kind", message, path)

    def _finding(self, name: str, finding: Finding) -> Iterator[Problem]:
        words, here = self.words.findings, ("findings", name)
        if finding.only_if is not None:
            yield from self._named("finding", finding.only_if, words, *here, "only_if")
            parent = words.get(finding.only_if)
            if parent is not None and (not isinstance(parent, YesNo) or parent.derived or parent.only_if):
                message = (
                    f"`only_if` names a yes/no finding that is asked for by itself; {finding.only_if!r} is not one."
                )
                yield self._wrong_kind(message, *here, "only_if")
        if isinstance(finding, Quantity) and finding.at_most is not None:
            yield from self._named("finding", finding.at_most, words, *here, "at_most")
            other = words.get(finding.at_most)
            if other is not None and not (isinstance(other, Quantity) and other.unit == finding.unit):
                yield self._wrong_kind(f"{finding.at_most!r} is not a quantity in {finding.unit}.", *here, "at_most")

        if isinstance(finding, Quantity) and finding.presumed is not None:
            yield from self._presumed(name, finding, finding.presumed)

    def _presumed(self, name: str, finding: Quantity, presumed: Presumed) -> Iterator[Problem]:
        here = ("findings", name, "presumed")
        yield from self._named("limit", presumed.at_most, self.limits, *here, "at_most")
        limit = self.limits.get(presumed.at_most)
        if limit is not None and limit.unit != finding.unit:
            message = f"The limit {presumed.at_most!r} is in {limit.unit}, {name!r} in {finding.unit}."
            yield self._wrong_kind(message, *here, "at_most")
        for index, sign in enumerate(presumed.without):
            yield from self._named("finding", sign, self.words.findings, *here, "without", index)
            if sign in self.words.findings and not isinstance(self.words.findings[sign], YesNo):
                yield self._wrong_kind(
                    f"`without` names yes/no findings; {sign!r} is not one.", *here, "without", index
                )

    def _derived(self, name: str, finding: Finding) -> Iterator[Problem]:
        how, path = finding.derived, ("findings", name, "derived")
        if how is None:
            return
        if how.any_of and not isinstance(finding, YesNo):
            yield self._wrong_kind(f"`any_of` makes a yes/no finding; {name!r} is not one.", *path)
        if not how.any_of and not isinstance(finding, Quantity):
            yield self._wrong_kind(f"Times, scores and quotients are quantities; {name!r} is not one.", *path)
        if how.timed and isinstance(finding, Quantity) and finding.unit not in TIME_UNITS:
            message = f"Time between dates is in {', '.join(TIME_UNITS)}; {name!r} is in {finding.unit}."
            yield self._wrong_kind(message, *path)
        known: dict[str, Collection[str]] = {"event": self.words.events, "score": self.words.scores}
        for kind, part, where in _made_of(how):
            if kind in known:
                yield from self._named(kind, part, known[kind], *path, *where)
                continue
            yield from self._part(name, part, *path, *where)
            found = self.words.findings.get(part)
            if found is not None and kind == "yes_no" and not isinstance(found, YesNo):
                yield self._wrong_kind(f"`any_of` holds yes/no findings; {part!r} is not one.", *path, *where)
            if found is not None and kind == "quantity" and not isinstance(found, Quantity):
                yield self._wrong_kind(f"`{where[0]}` holds quantities; {part!r} is not one.", *path, *where)
            elif where[0] == "apart" and getattr(found, "unit", "") != getattr(finding, "unit", ""):
                message = (
                    f"{name!r} and what it is computed from have one unit; {part!r} is in {getattr(found, 'unit', '')}."
                )
                yield self._wrong_kind(message, *path, *where)

    def _part(self, whole: str, part: str, *path: str | int) -> Iterator[Problem]:
        """What a finding is computed from: it exists, and is not itself computed from others (all are computed at once)."""
        yield from self._named("finding", part, self.words.findings, *path)
        finding = self.words.findings.get(part)
        if finding is not None and finding.derived is not None and not finding.derived.timed:
            yield self._wrong_kind(
                f"{whole!r} is computed from {part!r}, which is itself computed: name its parts.", *path
            )

    def _scores(self) -> Iterator[Problem]:
        for name, score in self.words.scores.items():
            for index, item in enumerate(score.items):
                here = ("scores", name, "items", index)
                yield from self._part(name, item.finding, *here, "finding")
                yield from self._points(item, *here, "points")
            yield from self._named("source", score.source, self.sources, "scores", name, "source")

    def _points(self, item: ScoreItem, *path: str | int) -> Iterator[Problem]:
        """Every value of the finding has its points, so that no visit finds a score without an answer."""
        finding = self.words.findings.get(item.finding)
        if finding is None:
            return
        if isinstance(finding, Quantity) != isinstance(item.points, list):
            should = "bands, each with `at_most`" if isinstance(finding, Quantity) else "a map of `value: points`"
            yield self._wrong_kind(f"The points of {item.finding!r} are {should}.", *path)
        elif isinstance(item.points, list):
            ends = [math.inf if band.at_most is None else band.at_most for band in item.points]
            if not ends or ends[-1] != math.inf or any(a >= b for a, b in pairwise(ends)):
                message = "Bands rise, and the last one has no `at_most`: so every value has its points."
                yield self.located.problem("score-gap", message, path)
        elif not isinstance(finding, Quantity) and set(item.points) != set(finding.spellings):
            message = f"Every value of {item.finding!r} has its points, and nothing else."
            yield self.located.problem("score-gap", message, path, allowed=finding.spellings)

    def _phrases(self) -> Iterator[Problem]:
        for name, phrase in self.words.define.items():
            if phrase.source is not None:
                yield from self._named("source", phrase.source, self.sources, "define", name, "source")
            if name in self.words.findings:
                message = f"{name!r} is already the name of a finding."
                yield self.located.problem("duplicate-name", message, ("define", name), key=True, width=len(name))

    def _groups(self) -> Iterator[Problem]:
        words = self.words.findings
        for name, group in self.words.groups.items():
            listed_ones = ("groups", name, "findings", 0) in self.located.at
            for index, part in enumerate(group.findings):
                path: Path = ("groups", name, "findings", index if listed_ones else part)
                if part not in words:
                    yield dangling(self.located, "finding", part, words, path, key=not listed_ones)
                elif isinstance(words[part], Quantity) or words[part].as_usual is None:
                    message = f'A group holds findings for which "no" says something; {part!r} has no usual answer.'
                    yield self.located.problem("wrong-kind", message, path, key=not listed_ones)
        for name, panel in self.words.panels.items():
            for index, part in enumerate(panel.findings):
                yield from self._named("finding", part, words, "panels", name, "findings", index)

    def _presenting(self) -> Iterator[Problem]:
        for name, reason in self.words.presenting.items():
            for part, value in reason.findings.items():
                where = ("presenting", name, "findings", part)
                yield from self._named("finding", part, self.words.findings, *where)
                known = self.words.findings.get(part)
                if known is not None and not isinstance(known, Quantity) and value not in known.spellings:
                    yield self.located.problem(
                        "not-allowed", f"`{part}` can't be {value!r}.", where, allowed=known.spellings
                    )
            for key in ("ask", "about"):
                for index, part in enumerate(getattr(reason, key)):
                    yield from self._named("finding", part, self.words.findings, "presenting", name, key, index)
