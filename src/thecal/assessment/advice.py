"""What to do: checks in order, each once with everything that asks for it; and what must not be done, or not yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from thecal.assessment.model import CautionResult, CheckResult
from thecal.assessment.reasons import parts
from thecal.assessment.weigh import Scale, Weighed
from thecal.condition.book import Kind, Rule
from thecal.condition.facts import Truth
from thecal.condition.nodes import And, Condition
from thecal.condition.truth import judge
from thecal.knowledge.statements import Caution, CheckRule, FirstAct
from thecal.knowledge.words import Urgency
from thecal.visits.visit import Intake


@dataclass
class Asked:
    """Who asks for a check.

    Attributes:
        rules: the statements, the most urgent complication's first.
        by: the complications, in the same order.
    """

    rules: list[Rule] = field(default_factory=list)
    by: list[str] = field(default_factory=list)


Recommended = dict[str, Asked]


def recommended(scale: Scale, ranked: Sequence[Weighed], urgency: Urgency) -> Recommended:
    """Check → who asks for it: first acts of the visit's urgency, then the suspected complications in their order.

    A sub-type comes straight after the complication it is a part of.
    """
    suspected = [one for one in ranked if one.status == "suspected"]
    found: Recommended = {}
    acts = [act for act in scale.book.of(Kind.CHECK) if act.level is not None and urgency.rank >= act.level.rank]
    for act in acts:
        assert isinstance(act.statement, FirstAct)
        found[act.statement.check] = Asked()
    for one in _with_parts(scale, suspected):
        for rule in scale.here.of(Kind.CHECK, one.id):
            if scale.judgements[rule.id].truth is Truth.TRUE:
                assert isinstance(rule.statement, CheckRule)
                asked = found.setdefault(rule.statement.check, Asked())
                asked.rules.append(rule)
                asked.by.append(one.id)
    for act in acts:
        assert isinstance(act.statement, FirstAct)
        asked = found[act.statement.check]
        asked.rules.append(act)  # last, so that a complication's own reason is the one that is shown
        grave = [one.id for one in suspected if one.urgency and act.level and one.urgency.rank >= act.level.rank]
        asked.by += [name for name in grave if name not in asked.by]
    return found


def _with_parts(scale: Scale, suspected: Sequence[Weighed]) -> list[Weighed]:
    """The suspected complications in order, each with its suspected sub-types.

    A sub-type that is as urgent as the whole is what makes the whole so urgent: what it asks for comes first.
    """
    known = scale.book.knowledge.complications
    found: list[Weighed] = []
    for one in suspected:
        if known[one.id].sub_type:
            continue
        parts = [part for part in suspected if known[part.id].part_of == one.id]
        gravest = [part for part in parts if part.urgency == one.urgency]
        found += [*gravest, one, *(part for part in parts if part not in gravest)]
    return found


def cautions(scale: Scale, checks: Sequence[str], intake: Intake) -> tuple[CautionResult, ...]:
    """The cautions of this combination.

    One that is attached to a check appears only with that check. One that hangs on something not yet known appears too,
    as long as its check is recommended, or one of several things it takes is certain: unknown is never absent.
    """
    found = []
    for rule in scale.here.of(Kind.CAUTION):
        caution = rule.statement
        assert isinstance(caution, Caution)
        judgement = scale.judgements[rule.id]
        if judgement.truth is Truth.FALSE:
            continue
        if caution.check is not None and caution.check not in checks:
            continue
        if judgement.truth is Truth.UNKNOWN and caution.check is None and not _half_holds(rule.condition, intake):
            continue
        found.append(
            CautionResult(
                **parts(rule, judgement, intake),
                say=caution.say,
                check=caution.check,
                not_before=caution.not_before,
                applies="yes" if judgement.truth is Truth.TRUE else "unless_ruled_out",
            )
        )
    return tuple(found)


def _half_holds(condition: Condition, intake: Intake) -> bool:
    """Whether one of the things that a condition takes together is certain already."""
    return isinstance(condition, And) and any(judge(part, intake.facts).truth is Truth.TRUE for part in condition.parts)


def check_results(
    scale: Scale, asked_for: Recommended, attached: Sequence[CautionResult]
) -> tuple[CheckResult, ...]:  # fmt: skip
    """The checks as the answer shows them; a check that must wait comes after the one it waits for."""
    results = []
    for name in _in_order(list(asked_for), attached):
        asked = asked_for[name]
        shown = asked.rules[0]
        check = scale.book.knowledge.checks[name]
        results.append(
            CheckResult.made(
                id=name,
                name=check.name,
                how=check.how,
                for_=tuple(dict.fromkeys(asked.by)),
                because=shown.because,
                source=shown.statement.source,
                basis=shown.statement.basis,
                cautions=tuple(caution.id for caution in attached if caution.check == name),
            )
        )
    return tuple(results)


def _in_order(names: list[str], attached: Sequence[CautionResult]) -> list[str]:
    for caution in attached:
        first, later = caution.not_before, caution.check
        if first in names and later in names and names.index(later) < names.index(first):
            names.remove(later)
            names.insert(names.index(first) + 1, later)
    return names
