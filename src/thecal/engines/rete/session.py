"""Rules as plain conjunctions of tests, run through durable-rules without any of its sharp edges.

This module knows nothing of conditions, unknowns or patients. It takes rules that are already flat (`Rule`: *all of
these tests hold*), refuses whatever durable-rules 2.0.28 would get wrong, packs them into small rulesets (`plan`), and
says for a visit which rules fired (`Session.fired`). No rule has an *or*, a *not*, a join or a consequence; rules that
share an id are alternatives.

What is refused, and why:

- **text and numbers in one field, yes/no values, fractions.** The engine compares text with numbers as text
  (``'n/a' >= 38`` holds), takes ``True`` for 1, and can't read ``1e-05``. A field holds symbols or whole numbers,
  always the same kind; quantities come in millionths.
- **an order on symbols.** It would be the alphabet's.
- **more than 40 rules or 200 fields in a ruleset.** More than 64 rules that begin to match overflow its stack, on some
  visits only and then sometimes silently; some 250 fields are an error. With at most 40 rules the stack can't fill:
  what lies on it belongs to different rules.
- **two rules with the same tests.** Some 255 of them write past a list. One engine rule then answers for several ids.
"""

from __future__ import annotations

import os
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, Self

from thecal.engines.rete._host import Driven, ReteError, ReteUnavailable, load, quiet_host

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from types import TracebackType

    from thecal.engines.rete._host import Definition, Drive

__all__ = ["FactRefused", "ReteError", "ReteUnavailable", "Rule", "RulesetPlan", "Session", "Test", "Value", "plan"]

Value = str | int
Operator = Literal["==", "!=", "<", "<=", ">", ">="]
Kind = Literal["symbol", "number"]

MAX_RULES = 40
MAX_FIELDS = 200
# The engine takes a thousand; nobody could read more than a few dozen.
MAX_TESTS = 64
# The engine has room for 1,024 sids a ruleset, and each holds half a megabyte. They are lost only to failures that
# should not happen: after this many, the engine is not to be trusted.
MAX_LOST_SIDS = 100

_LARGEST = 2**63 - 1
_LONGEST = 100
_OPERATORS = {"!=": "$neq", "<": "$lt", "<=": "$lte", ">": "$gt", ">=": "$gte"}
_OWN_FIELDS = ("kind", "id", "sid", "$s")
# Words that are a number or a literal to one reader of JSON or another.
_NO_SYMBOLS = frozenset({"nan", "inf", "infinity", "true", "false", "null"})


class FactRefused(ReteError, ValueError):
    """A fact has a value that the engine would misread; the message names the field, never the value."""


@dataclass(frozen=True, slots=True)
class Test:
    """One comparison. It holds when the field is known and compares so.

    >>> Test("temperature", ">=", 38_000_000)
    Test(field='temperature', op='>=', value=38000000)
    """

    __test__ = False  # pytest takes classes of this name for tests

    field: str
    op: Operator
    value: Value


@dataclass(frozen=True, slots=True)
class Rule:
    """Fires when all its tests hold. Rules that share an id are alternatives."""

    id: str
    tests: tuple[Test, ...]


@dataclass(slots=True)
class RulesetPlan:
    """One ruleset of the engine: conditions, the ids each of them answers for, and the fields they read."""

    conditions: list[tuple[Test, ...]] = field(default_factory=list)
    ids: list[tuple[str, ...]] = field(default_factory=list)
    fields: dict[str, None] = field(default_factory=dict)

    def takes(self, tests: Iterable[Test]) -> bool:
        """Whether one more rule fits."""
        new = {test.field for test in tests} - self.fields.keys()
        return len(self.conditions) < MAX_RULES and len(self.fields) + len(new) <= MAX_FIELDS


def plan(rules: Sequence[Rule]) -> tuple[RulesetPlan, ...]:
    """Packs rules into rulesets that the engine can hold, in the order given.

    Args:
        rules: all rules of an edition.

    Returns:
        The rulesets. A conjunction that several rules share stands once, where the first of them puts it.

    Raises:
        ValueError: a rule says something that the engine would get wrong or can't hold.

    Example:
        >>> hot, alert = Test("temperature", ">=", 38_000_000), Test("consciousness", "==", "alert")
        >>> (only,) = plan([Rule("fever", (hot,)), Rule("warm", (hot,)), Rule("awake", (hot, alert))])
        >>> only.ids
        [('fever', 'warm'), ('awake',)]
    """
    kinds(rules)
    rulesets: list[RulesetPlan] = []
    places: dict[frozenset[Test], tuple[RulesetPlan, int]] = {}
    for rule in rules:
        tests = tuple(dict.fromkeys(rule.tests))
        known = places.get(frozenset(tests))
        if known is not None:
            ruleset, at = known
            ruleset.ids[at] = tuple(dict.fromkeys((*ruleset.ids[at], rule.id)))
            continue
        if not rulesets or not rulesets[-1].takes(tests):
            rulesets.append(RulesetPlan())
        ruleset = rulesets[-1]
        places[frozenset(tests)] = ruleset, len(ruleset.conditions)
        ruleset.conditions.append(tests)
        ruleset.ids.append((rule.id,))
        ruleset.fields.update(dict.fromkeys(test.field for test in tests))
    return tuple(rulesets)


def kinds(rules: Iterable[Rule]) -> dict[str, Kind]:
    """Checks all rules, and says for each field whether it holds symbols or numbers.

    Raises:
        ValueError: as for `plan`.
    """
    found: dict[str, Kind] = {}
    for rule in rules:
        if not rule.id or not isinstance(rule.id, str):
            raise ValueError("A rule needs an id.")
        if not 0 < len(rule.tests) <= MAX_TESTS:
            raise ValueError(f"Rule {rule.id} has {len(rule.tests)} tests; it needs 1 to {MAX_TESTS}.")
        for test in rule.tests:
            fault = _fault(test, found)
            if fault:
                raise ValueError(f"Rule {rule.id}, test of field {test.field!r}: {fault}.")
    hashes: dict[int, str] = {_hash(name): name for name in _OWN_FIELDS}
    for name in found:
        twin = hashes.setdefault(_hash(name), name)
        if twin != name:
            raise ValueError(f"The engine can't tell the fields {name!r} and {twin!r} apart. Rename one of them.")
    return found


def _fault(test: Test, found: dict[str, Kind]) -> str:
    """What is wrong with a test; the kind of its field is noted in `found`."""
    if not _is_name(test.field) or test.field in _OWN_FIELDS:
        return "a field has a name of letters, digits and _, and is not called kind, id or sid"
    if test.op != "==" and test.op not in _OPERATORS:
        return "the operators are == != < <= > >="
    kind = kind_of(test.value)
    if kind is None:
        return f"{VALUES}; a {type(test.value).__name__} was given, or one outside these limits"
    if kind == "symbol" and test.op not in {"==", "!="}:
        return "symbols have no order but the alphabet's. Give an ordinal as numbers"
    if found.setdefault(test.field, kind) != kind:
        return "another test takes this field for the other kind: symbols and numbers can't mix"
    return ""


VALUES = "values are symbols (letters, digits and _, a letter first) and whole numbers of 64 bits"


def kind_of(value: object) -> Kind | None:
    """What the engine would read a value as; None for what it would misread.

    >>> kind_of("present"), kind_of(38_000_000)
    ('symbol', 'number')
    >>> [kind_of(odd) for odd in (True, 38.5, 2**63, "38.5", "", "n/a", "nan", None)] == [None] * 8
    True
    """
    if type(value) is int:
        return "number" if -_LARGEST <= value <= _LARGEST else None
    if type(value) is str:
        return "symbol" if _is_name(value) and value.lower() not in _NO_SYMBOLS else None
    return None


def _is_name(text: object) -> bool:
    return isinstance(text, str) and text.isascii() and text.isidentifier() and len(text) <= _LONGEST


def _hash(name: str) -> int:
    """FNV-1a of 32 bits: the engine tells fields, facts and sids apart by nothing else."""
    value = 0x811C9DC5
    for byte in name.encode():
        value = (value ^ byte) * 16777619 & 0xFFFFFFFF
    return value


def fragments(facts: Mapping[str, Value], known: Mapping[str, Kind]) -> dict[str, str]:
    """Checks a visit's facts, and writes those that some rule reads as JSON.

    Args:
        facts: what is known. What isn't known is left out.
        known: the kind of each field that rules read.

    Raises:
        FactRefused: a value of a kind that the field does not hold, or that the engine would misread.
    """
    written = {}
    for name, value in facts.items():
        kind = kind_of(value)
        if kind is None:
            raise FactRefused(f"The value of {name!r} can't be given to the engine: {VALUES}.")
        wanted = known.get(name)
        if wanted is None:
            continue
        if kind != wanted:
            raise FactRefused(f"The field {name!r} holds a {wanted}, and a {kind} was given.")
        written[name] = f'"{name}":"{value}"' if kind == "symbol" else f'"{name}":{value}'
    return written


def _condition(tests: Iterable[Test]) -> Definition:
    """The engine's way of writing a conjunction. Its first test keeps the engine's own messages out."""
    clauses: list[Definition] = [{"kind": "v"}]
    for test in tests:
        pair: Definition = {test.field: test.value}
        clauses.append(pair if test.op == "==" else {_OPERATORS[test.op]: pair})
    return {"all": [{"m": {"$and": clauses}}]}


class Session:
    """All rules of one edition in one process.

    One visit passes at a time, whatever the number of threads. Build it after a fork, and only one a process and
    edition: the engine never gives memory back (25 MB for 800 rules).

    Args:
        rules: see `plan`.
        drive: `direct` takes the engine's actions from its C module; `stock` lets its own loop do so (seven times
            slower, and kept as the oracle of the other).

    Raises:
        ValueError: a rule can't be expressed.
        ReteUnavailable: durable-rules can't be used here.
        ReteError: the engine refused the rules.

    Example:
        >>> fever = Rule("fever", (Test("temperature", ">=", 38_000_000),))
        >>> with Session([fever]) as session:  # doctest: +SKIP
        ...     session.fired({"temperature": 38_500_000})
        frozenset({'fever'})
    """

    def __init__(self, rules: Sequence[Rule], drive: Drive = "direct") -> None:
        if drive not in {"direct", "stock"}:
            raise ValueError("drive is 'direct' or 'stock'.")
        self._kinds = kinds(rules)
        plans = plan(rules)
        engine = load()
        self._lock = threading.Lock()
        self._process = os.getpid()
        self._closed = False
        self._visit = 0
        host = quiet_host(engine)
        self._rulesets: list[tuple[Driven, list[tuple[str, ...]]]] = []
        for number, each in enumerate(plans):
            conditions = [_condition(tests) for tests in each.conditions]
            name = f"thecal_{number}"
            try:
                driven = Driven(engine, host, name, conditions, tuple(each.fields), drive)
            except Exception as error:
                raise ReteError(f"durable-rules refused ruleset {name}: {type(error).__name__}.") from error
            self._rulesets.append((driven, each.ids))

    @property
    def lost(self) -> int:
        """How many of the engine's sids had to be given up."""
        return sum(driven.lost for driven, _ids in self._rulesets)

    def fired(self, facts: Mapping[str, Value]) -> frozenset[str]:
        """The ids of all rules that fire for one visit.

        Args:
            facts: the known fields; quantities in millionths, symbols as words.

        Raises:
            FactRefused: a value can't be given to the engine.
            ReteError: the engine failed, or this session is closed, worn out, or another process's.
        """
        if os.getpid() != self._process:
            raise ReteError("This session was built in another process. Build one after the fork.")
        written = fragments(facts, self._kinds)
        fired: set[str] = set()
        with self._lock:
            if self._closed:
                raise ReteError("This session is closed.")
            if self.lost >= MAX_LOST_SIDS:
                raise ReteError(f"The engine has failed {self.lost} times. Build a new session.")
            self._visit += 1
            for driven, ids in self._rulesets:
                for number in driven.run(written, self._visit):
                    fired.update(ids[number])
        return frozenset(fired)

    def close(self) -> None:
        """Lets go of the engine. What it holds in C stays until the process ends."""
        with self._lock:
            self._closed = True
            self._rulesets = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
