"""A basis must be able to stand on its source, and a source must lead to the place that was read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from thecal.errors import Problem, listed
from thecal.knowledge.located import Located, Path
from thecal.knowledge.vocabulary import Definition
from thecal.knowledge.words import Basis
from thecal.lint.house import House


def bases(house: House) -> Iterator[Problem]:
    """Statements that claim more than their source can carry."""
    for rule in house.book.rules.values():
        source = house.book.knowledge.sources[rule.statement.source]
        if source.kind == "local" and rule.statement.basis is not Basis.LOCAL_DEFAULT:
            message = f"its basis is {rule.statement.basis.value}, but its source is this knowledge base itself."
            advice = "basis: local_default, or name the source."
            yield house.complaint(rule, "basis", "basis-without-source", message, advice=advice)
        if source.read == "second_hand" and rule.statement.basis is Basis.PUBLISHED:
            message = f"its basis is published, but {rule.statement.source!r} was read second-hand only."
            yield house.complaint(rule, "basis", "basis-without-source", message, advice="basis: reported.")


def locators(house: House) -> Iterator[Problem]:
    """Sources of published statements that don't say where in the document it stands."""
    resting: dict[str, list[str]] = defaultdict(list)
    for rule in house.book.rules.values():
        if rule.statement.basis is Basis.PUBLISHED:
            resting[rule.statement.source].append(rule.id)
    located = house.book.knowledge.documents["sources.yaml"]
    for name, rules in resting.items():
        source = house.book.knowledge.sources[name]
        if not source.locator and source.kind != "local":
            message = f"{name} has no `locator`; published on its word: {', '.join(listed(rules, 6))}."
            advice = "say where in it the fact stands: a section, table or page, or `abstract` if no more was read."
            yield located.problem("no-locator", message, ("sources", name), key=True, width=len(name), advice=advice)


def definitions(house: House) -> Iterator[Problem]:
    """Definitions that don't say where they come from."""
    known = house.book.knowledge
    yield from _unsourced(known.documents["vocabulary.yaml"], known.vocabulary.define)
    for name, complication in known.complications.items():
        yield from _unsourced(known.documents[known.files[name]], complication.define)


def _unsourced(located: Located, defined: dict[str, Definition]) -> Iterator[Problem]:
    for name, definition in defined.items():
        missing = [key for key in ("source", "basis") if getattr(definition, key) is None]
        if missing:
            message = f"The definition {name} has no {' and no '.join(missing)}."
            advice = "a definition decides what statements mean: say where it comes from, or `source: local` and `basis: local_default`."
            path: Path = ("define", name)
            yield located.problem(
                "definition-without-source", message, path,
                key=True, width=len(name), severity="warning", advice=advice,
            )  # fmt: skip
