"""What to do: checks in order, each once with everything that asks for it; and what must not be done, or not yet."""

from __future__ import annotations

from collections.abc import Sequence

from thecal.assessment.model import CautionResult, CheckResult
from thecal.assessment.reasons import parts
from thecal.assessment.weigh import Scale, Weighed
from thecal.condition.book import Kind, Rule
from thecal.condition.facts import Truth
from thecal.knowledge.statements import Caution, CheckRule
from thecal.visits.visit import Intake


def recommended(scale: Scale, ranked: Sequence[Weighed]) -> dict[str, list[Rule]]:
    """Check → the statements that ask for it, over the suspected complications in their order, then as in the file."""
    found: dict[str, list[Rule]] = {}
    for one in ranked:
        if one.status != "suspected":
            continue
        for rule in scale.book.of(Kind.CHECK, one.id):
            if scale.counts(rule) and scale.judgements[rule.id].truth is Truth.TRUE:
                assert isinstance(rule.statement, CheckRule)
                found.setdefault(rule.statement.check, []).append(rule)
    return found


def cautions(scale: Scale, checks: Sequence[str], intake: Intake) -> tuple[CautionResult, ...]:
    """The cautions of this combination.

    One that is attached to a check appears only with that check. One that hangs on something not yet known appears too,
    as long as its check is recommended: unknown is never absent.
    """
    found = []
    for rule in scale.book.of(Kind.CAUTION):
        caution = rule.statement
        assert isinstance(caution, Caution)
        judgement = scale.judgements[rule.id]
        if not scale.counts(rule) or judgement.truth is Truth.FALSE:
            continue
        if caution.check is not None and caution.check not in checks:
            continue
        if judgement.truth is Truth.UNKNOWN and caution.check is None:
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


def check_results(
    scale: Scale, asked_for: dict[str, list[Rule]], attached: Sequence[CautionResult]
) -> tuple[CheckResult, ...]:  # fmt: skip
    """The checks as the answer shows them; a check that must wait comes after the one it waits for."""
    results = []
    for name in _in_order(list(asked_for), attached):
        rules = asked_for[name]
        check = scale.book.knowledge.checks[name]
        results.append(
            CheckResult.model_construct(
                id=name,
                name=check.name,
                how=check.how,
                for_=tuple(dict.fromkeys(rule.complication or "" for rule in rules)),
                because=rules[0].because,
                source=rules[0].statement.source,
                basis=rules[0].statement.basis,
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
