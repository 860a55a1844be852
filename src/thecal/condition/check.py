"""Syntax to meaning: names, types and units against the vocabulary; all faults of a condition at once."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from thecal.condition.nodes import OPPOSITE, And, AtLeast, Compare, Condition, Is, Named, Not, Or, Present, leaves
from thecal.condition.parse import Fault, parse
from thecal.condition.units import SPOKEN, UnitError, converts, to_unit
from thecal.errors import listed, nearest
from thecal.knowledge.library import Limit
from thecal.knowledge.vocabulary import Choice, Ordinal, Quantity, YesNo
from thecal.knowledge.words import Phase

PHASE = Choice(
    type="choice",
    label="phase",
    short="phase",
    how="From the record, or ask whether the pump lies under the skin or is worn outside.",
    question="Is this the test period (catheter with a port and an external pump), or is the pump implanted?",
    obtained_by="history",  # type: ignore[arg-type]  # pydantic turns the word into the enum
    values={Phase.TEST_PERIOD.value: "test period", Phase.IMPLANTED.value: "implanted pump"},
)
"""The phase, as a finding that conditions may look at."""

AnyFinding = YesNo | Quantity | Choice | Ordinal


@dataclass
class Names:
    """What names may stand for in a condition.

    Attributes:
        findings: the vocabulary's findings; the phase is added.
        phrases: definitions already read, by name.
        limits: local defaults that may stand where a number stands.
        later: definitions that stand further down and so can't be used yet.
        suspected: what `suspected(x)` means; None where it is not allowed.
        shared: nodes already met, so that equal nodes are one object (a judge remembers nodes by identity).
    """

    findings: Mapping[str, AnyFinding]
    phrases: Mapping[str, Named] = field(default_factory=dict)
    limits: Mapping[str, Limit] = field(default_factory=dict)
    suspected: Callable[[str], Condition | None] | None = None
    complications: tuple[str, ...] = ()
    shared: dict[Condition, Condition] = field(default_factory=dict)
    later: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        self.findings = {**self.findings, "phase": PHASE}


def understand(text: str, names: Names) -> tuple[Condition, list[Fault]]:
    """The condition that `text` says.

    Returns:
        The node and all faults; the node means something only if there are none.
    """
    try:
        tree = parse(text)
    except Fault as fault:
        return And(()), [fault]
    reader = _Understanding(names)
    node = reader.of(tree)
    return node, reader.faults


class _Understanding:
    def __init__(self, names: Names) -> None:
        self.names = names
        self.faults: list[Fault] = []

    def fault(
        self, slug: str, message: str, token: Any, *, allowed: tuple[str, ...] = (), advice: str = ""
    ) -> Condition:
        self.faults.append(Fault(slug, message, token.start_pos, len(token), allowed, advice))
        return And(())

    def of(self, tree: Any) -> Condition:
        method: Callable[[Any], Condition] = getattr(self, f"_{tree.data}")
        node = method(tree.children)
        return self.names.shared.setdefault(node, node)

    def _any(self, parts: list[Any]) -> Condition:
        return Or(tuple(self.of(part) for part in parts))

    def _all(self, parts: list[Any]) -> Condition:
        return And(tuple(self.of(part) for part in parts))

    def _negation(self, parts: list[Any]) -> Condition:
        return Not(self.of(parts[0]))

    def _at_least(self, parts: list[Any]) -> Condition:
        count, rest = int(parts[0]), tuple(self.of(part) for part in parts[1:])
        if not 1 <= count <= len(rest):
            message = (
                f"At least {count} of {len(rest)} can {'never be' if count > len(rest) else 'never fail to be'} true."
            )
            return self.fault("bad-count", message, parts[0], allowed=(f"1 to {len(rest)}",))
        return AtLeast(count, rest)

    def _suspected(self, parts: list[Any]) -> Condition:
        name = str(parts[0])
        if self.names.suspected is None:
            advice = "name the findings, or use `define:`."
            return self.fault("no-suspected", "`suspected(…)` is only for cautions.", parts[0], advice=advice)
        node = self.names.suspected(name)
        if node is None:
            close = nearest(name, self.names.complications)
            allowed = () if close else listed(self.names.complications)
            message = f"No complication is called {name!r}."
            return self.fault(
                "unknown-complication", message, parts[0], allowed=allowed, advice=close[0] if close else ""
            )
        return node

    def _mention(self, parts: list[Any]) -> Condition:
        name = str(parts[0])
        if name in self.names.phrases:
            return self.names.phrases[name]
        finding = self._finding(parts[0])
        if finding is None or isinstance(finding, YesNo):
            return Present(name)
        if isinstance(finding, Quantity):
            advice = f"{name} >= …" if finding.dimensionless else f"{name} >= … {finding.unit}"
            return self.fault(
                "wrong-type", f"{name!r} is a quantity, not a yes/no finding: compare it.", parts[0], advice=advice
            )
        values = finding.spellings
        message = f"{name!r} is one of a list, not a yes/no finding: compare it."
        return self.fault("wrong-type", message, parts[0], allowed=values, advice=f"{name} = {values[0]}")

    def _finding(self, token: Any) -> AnyFinding | None:
        name = str(token)
        finding = self.names.findings.get(name)
        if finding is None and name in self.names.later:
            message = f"{name!r} is defined here or further down: a definition is made of those above it."
            self.fault("defined-later", message, token, advice=f"move {name} up.")
        elif finding is None:
            known = [*self.names.findings, *self.names.phrases]
            close = nearest(name, known)
            message = f"No finding is called {name!r}."
            self.fault(
                "unknown-finding", message, token, advice=" or ".join(close) or "see `thecal rules list findings`."
            )
        return finding

    def _membership(self, parts: list[Any]) -> Condition:
        finding = self._finding(parts[0])
        if finding is None:
            return And(())
        if isinstance(finding, Ordinal):
            message, advice = f"The values of {str(parts[0])!r} have an order: compare it.", f"{parts[0]} >= {parts[1]}"
            return self.fault("wrong-type", message, parts[0], advice=advice)
        if not isinstance(finding, Choice):
            return self.fault(
                "wrong-type", f"`in` is for findings that are one of a list; {str(parts[0])!r} is not.", parts[0]
            )
        values = [str(part) for part in parts[1:] if self._value(finding, part)]
        return Is(str(parts[0]), tuple(dict.fromkeys(values)))

    def _value(self, finding: Choice | Ordinal, token: Any) -> bool:
        if str(token) in finding.spellings:
            return True
        close = nearest(str(token), finding.spellings)
        message = f"{str(token)!r} is not one of its values."
        self.fault("unknown-value", message, token, allowed=listed(finding.spellings), advice=close[0] if close else "")
        return False

    def _comparison(self, parts: list[Any]) -> Condition:
        name_token, operator, value = parts
        finding = self._finding(name_token)
        if finding is None:
            return And(())
        name, op = str(name_token), str(operator)
        if isinstance(finding, YesNo):
            advice = f"`{name}` or `not {name}`."
            return self.fault(
                "wrong-type", f"{name!r} is a yes/no finding: it is named, not compared.", operator, advice=advice
            )
        if isinstance(finding, Quantity):
            return self._amount(name, finding, op, value)
        if value.data != "word":
            message = f"{name!r} is one of a list of words, not a number."
            return self.fault("wrong-type", message, value.children[0], allowed=listed(finding.spellings))
        word = value.children[0]
        if not self._value(finding, word):
            return And(())
        if isinstance(finding, Ordinal):
            return _compare(name, op, float(finding.spellings.index(str(word))), str(word))
        if op not in {"=", "!="}:
            message = f"The values of {name!r} have no order."
            return self.fault("wrong-type", message, operator, allowed=("=", "!=", "in"))
        node = Is(name, (str(word),))
        return node if op == "=" else Not(node)

    def _amount(self, name: str, finding: Quantity, op: str, value: Any) -> Condition:
        if value.data == "word":
            return self._named_limit(name, finding, op, value.children[0])
        number = value.children[0]
        unit = value.children[1] if len(value.children) > 1 else None
        if unit is None and not finding.dimensionless:
            message = f"The number has no unit; {finding.label} is in {finding.unit}."
            return self.fault("no-unit", message, number, advice=f"{number} {finding.unit}")
        try:
            amount = to_unit(float(number), str(unit or finding.unit), finding.unit)
        except UnitError:
            meant = SPOKEN.get(str(unit), finding.unit)
            spoken = meant if converts(meant, finding.unit) else finding.unit
            message = f"{str(unit)!r} is not a unit of {finding.label}."
            allowed = (
                ("a number without a unit",) if finding.dimensionless else (f"{finding.unit} and what converts to it",)
            )
            advice = str(number) if finding.dimensionless else f"{number} {spoken}"
            return self.fault("wrong-unit", message, unit, allowed=allowed, advice=advice)
        except ValueError:
            amount = math.inf  # so many digits that the number is none
        written = f"{number} {unit}" if not finding.dimensionless else str(number)
        return self._within_range(finding, number, _compare(name, op, amount, written))

    def _named_limit(self, name: str, finding: Quantity, op: str, word: Any) -> Condition:
        """A local default in place of a number, in the unit of the finding."""
        limit = self.names.limits.get(str(word))
        if limit is None:
            close = nearest(str(word), self.names.limits)
            advice = f"{name} {op} …" if finding.dimensionless else f"{name} {op} … {finding.unit}"
            message = f"{name!r} is a quantity: it is compared with a number, or with a limit of local_defaults.yaml."
            return self.fault("wrong-type", message, word, advice=close[0] if close else advice)
        try:
            amount = to_unit(limit.value, limit.unit, finding.unit)
        except UnitError:
            message = f"The limit {str(word)!r} is in {limit.unit}, which is not a unit of {finding.label}."
            return self.fault("wrong-unit", message, word, allowed=(f"{finding.unit} and what converts to it",))
        written = f"{limit.value:g}" if finding.dimensionless else f"{limit.value:g} {limit.unit}"
        return self._within_range(finding, word, _compare(name, op, amount, written, str(word)))

    def _within_range(self, finding: Quantity, token: Any, node: Condition) -> Condition:
        lo, hi = finding.range
        if all(isinstance(leaf, Compare) and lo <= leaf.limit <= hi for leaf in leaves(node)):
            return node
        message = f"{finding.label[:1].upper()}{finding.label[1:]} lies between {lo:g} and {hi:g} {finding.unit}: this limit can never matter."
        return self.fault("out-of-range", message, token)


def _compare(name: str, op: str, limit: float, written: str, named: str = "") -> Condition:
    """Equality of numbers is two comparisons, so that intervals need no case of their own."""
    if op == "=":
        return And((Compare(name, ">=", limit, written, named), Compare(name, "<=", limit, written, named)))
    if op == "!=":
        return Or((Compare(name, "<", limit, written, named), Compare(name, ">", limit, written, named)))
    assert op in OPPOSITE
    return Compare(name, op, limit, written, named)  # type: ignore[arg-type]  # just asserted
