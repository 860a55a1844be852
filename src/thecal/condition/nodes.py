"""The condition tree: what a `when:` says, as frozen values.

A node knows nothing of text, of engines or of patients. Readers (truth, wording, ways, …) walk the tree; each has one
method per kind of node, and a reader that forgets a kind does not load.

Truth is Kleene's, and this is all there is to it (`?` is unknown)::

    a b | and or        a | not
    T T |  T  T         T |  F
    T ? |  ?  T         ? |  ?
    T F |  F  T         F |  T
    ? ? |  ?  ?
    ? F |  F  ?
    F F |  F  F
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, Literal, TypeVar

Comparison = Literal["<", "<=", ">", ">="]

OPPOSITE: dict[str, Comparison] = {"<": ">=", "<=": ">", ">": "<=", ">=": "<"}
"""The comparison that is true exactly where the first is false."""


class Condition:
    """The root of all nodes; collects its kinds."""

    __slots__ = ()
    kinds: ClassVar[list[type[Condition]]] = []

    def __init_subclass__(cls) -> None:
        if not cls.__name__.startswith("_") and cls not in Condition.kinds:
            Condition.kinds.append(cls)


class _Leaf(Condition):
    """A node that looks at one finding. Unknown while the finding is; false when the finding is not applicable."""

    __slots__ = ()


@dataclass(frozen=True)
class Present(_Leaf):
    """True when the yes/no finding is present, false when it is absent."""

    finding: str


@dataclass(frozen=True)
class Is(_Leaf):
    """True when the choice is one of `values`."""

    finding: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class Compare(_Leaf):
    """True when the quantity (or the rank of the ordinal) compares so with `limit`.

    Attributes:
        limit: in the unit of the vocabulary, or the rank of the ordinal's value, from 0.
        written: how the author wrote the limit, e.g. ``38.0 Cel`` or ``drowsy``.
        named: the local default the author named instead of writing the number; empty otherwise.
    """

    finding: str
    op: Comparison
    limit: float
    written: str = ""
    named: str = ""


@dataclass(frozen=True)
class Not(Condition):
    """The opposite; unknown stays unknown."""

    part: Condition


@dataclass(frozen=True)
class And(Condition):
    """True when all are, false when one is false, else unknown. An empty one is true."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True)
class Or(Condition):
    """True when one is, false when all are false, else unknown. An empty one is false."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True)
class AtLeast(Condition):
    """True when `count` parts are true, false when fewer than `count` could still be, else unknown."""

    count: int
    parts: tuple[Condition, ...]


@dataclass(frozen=True)
class Named(Condition):
    """A definition, or `suspected(…)`: means its part, is worded by its name."""

    name: str
    say: str
    part: Condition


Leaf = Present | Is | Compare
ALWAYS = And(())
"""The condition of a statement without `when`."""

R = TypeVar("R")


class Reader(Generic[R]):
    """Walks a condition; a subclass answers for every kind of node, or it will not load.

    A subclass defines ``read_Present(self, node)``, ``read_And(self, node)`` and so on. What it has nothing to say on it
    lists in `gaps`, with the reason.
    """

    gaps: ClassVar[dict[type[Condition], str]] = {}
    _methods: ClassVar[dict[type[Condition], Callable[[Any, Any], Any]]] = {}

    def __init_subclass__(cls) -> None:
        methods = {kind: getattr(cls, f"read_{kind.__name__}", None) for kind in Condition.kinds}
        silent = [kind.__name__ for kind, method in methods.items() if method is None and kind not in cls.gaps]
        if silent:
            raise TypeError(
                f"{cls.__name__} says nothing about {', '.join(silent)}: "
                "write the method, or list the kind in `gaps` with a reason."
            )
        cls._methods = {kind: method for kind, method in methods.items() if method is not None}

    def read(self, node: Condition) -> R:
        """What this reader says about `node`."""
        method = self._methods.get(type(node))
        if method is None:
            raise TypeError(f"{type(self).__name__} does not read {type(node).__name__}: {self.gaps[type(node)]}")
        result: R = method(self, node)
        return result


class Rebuilt(Reader[Condition]):
    """The same condition built anew; a subclass says what becomes of its leaves, or of another kind of node."""

    def read_Present(self, node: Present) -> Condition:
        return node

    def read_Is(self, node: Is) -> Condition:
        return node

    def read_Compare(self, node: Compare) -> Condition:
        return node

    def read_Not(self, node: Not) -> Condition:
        return Not(self.read(node.part))

    def read_And(self, node: And) -> Condition:
        return And(tuple(self.read(part) for part in node.parts))

    def read_Or(self, node: Or) -> Condition:
        return Or(tuple(self.read(part) for part in node.parts))

    def read_AtLeast(self, node: AtLeast) -> Condition:
        return AtLeast(node.count, tuple(self.read(part) for part in node.parts))

    def read_Named(self, node: Named) -> Condition:
        return Named(node.name, node.say, self.read(node.part))


class _Leaves(Reader[tuple[Leaf, ...]]):
    def read_Present(self, node: Present) -> tuple[Leaf, ...]:
        return (node,)

    def read_Is(self, node: Is) -> tuple[Leaf, ...]:
        return (node,)

    def read_Compare(self, node: Compare) -> tuple[Leaf, ...]:
        return (node,)

    def read_Not(self, node: Not) -> tuple[Leaf, ...]:
        return self.read(node.part)

    def _all(self, node: And | Or | AtLeast) -> tuple[Leaf, ...]:
        return tuple(dict.fromkeys(leaf for part in node.parts for leaf in self.read(part)))

    read_And = read_Or = read_AtLeast = _all

    def read_Named(self, node: Named) -> tuple[Leaf, ...]:
        return self.read(node.part)


def leaves(node: Condition) -> tuple[Leaf, ...]:
    """The distinct leaves, in order of first appearance."""
    return _Leaves().read(node)


def findings(node: Condition) -> tuple[str, ...]:
    """The distinct findings it looks at, in order of first appearance."""
    return tuple(dict.fromkeys(leaf.finding for leaf in leaves(node)))
