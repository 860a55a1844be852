"""Proofs that the order of two neighbouring checks makes no difference, because something else settles it always.

Two things settle it. A first act comes before all checks at a visit of its urgency, wherever else it is asked for. And a
caution with `not_before` puts the later of its two checks straight after the earlier one, whenever it applies.
"""

from __future__ import annotations

from collections.abc import Sequence

from thecal.authoring.mutation.variant import suspicion
from thecal.condition.book import Kind, Rule, RuleBook
from thecal.condition.nodes import ALWAYS, And
from thecal.knowledge.statements import Caution, CheckRule, FirstAct
from thecal.knowledge.words import Phase
from thecal.logic import Prover, Undecided


def order_restored(book: RuleBook, prover: Prover, names: Sequence[str]) -> str:
    """Why two neighbouring checks of a complication may stand in either order; empty if that can't be shown.

    Args:
        book: the rules.
        prover: the solver.
        names: the statements that ask for the two checks, in their order.
    """
    rules = [book.rules[name] for name in names]
    if len(rules) != 2 or any(not isinstance(rule.statement, CheckRule) for rule in rules):  # noqa: PLR2004 - a pair
        return ""
    return _always_first(book, rules) or _put_right(book, prover, *rules)


def _always_first(book: RuleBook, rules: Sequence[Rule]) -> str:
    """One of the two is a first act at every visit at which the complication is suspected.

    That is so if the least urgency of the complication is already the one the act is for, in whatever phase.
    """
    least = [rule for rule in book.of(Kind.URGENCY, rules[0].complication) if rule.condition == ALWAYS]
    for act in book.of(Kind.CHECK):
        assert isinstance(act.statement, FirstAct)
        asked = [rule for rule in rules if getattr(rule.statement, "check", None) == act.statement.check]
        grave = [rule for rule in least if rule.level and act.level and rule.level >= act.level]
        if asked and any(rule.phases == frozenset(Phase) for rule in grave):
            return f"{act.id} puts {act.statement.check} before all other checks whenever this is suspected"
    return ""


def _put_right(book: RuleBook, prover: Prover, one: Rule, other: Rule) -> str:
    """A caution puts the two in order whenever both are asked for here.

    Where both are already asked for by something graver, their order here does not count. Where neither is, they stand
    side by side in either order until that caution is heeded. Cautions heeded before it must not put a third check
    straight after one of the two: it would stand between them in one order and beside them in the other.
    """
    pair = {getattr(rule.statement, "check", "") for rule in (one, other)}
    for rule in book.of(Kind.CAUTION):
        caution = rule.statement
        assert isinstance(caution, Caution)
        if {caution.check, caution.not_before} == pair:
            return _applies(book, prover, rule, (one, other))
        if caution.not_before in pair:
            return ""
    return ""


def _applies(book: RuleBook, prover: Prover, caution: Rule, rules: tuple[Rule, Rule]) -> str:
    """Whether a caution is true as soon as the complication is suspected and both checks are asked for."""
    name = rules[0].complication
    if name is None or not rules[0].phases | rules[1].phases <= caution.phases:
        return ""
    asked = And((suspicion(book, name), *(rule.condition for rule in rules)))
    try:
        case = prover.implies(asked, caution.condition, complete=False)
    except Undecided:
        return ""
    return "" if case is not None else f"{caution.id} restores the order whenever both are asked for"
