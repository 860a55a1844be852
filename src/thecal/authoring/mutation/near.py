"""What a mutant concerns: scenarios that name these things are the likeliest to notice it, so they are tried first."""

from __future__ import annotations

from collections.abc import Iterator

from thecal.authoring.mutation.mutant import Mutant
from thecal.authoring.mutation.variant import Variant
from thecal.condition.book import RuleBook
from thecal.condition.nodes import findings
from thecal.knowledge.statements import Caution, CheckRule, FirstAct, RedFlag


def concerned(book: RuleBook, mutant: Mutant, variant: Variant) -> tuple[list[str], list[str]]:
    """The ids that a mutant concerns, and the findings that it looks at."""
    names = dict.fromkeys([mutant.subject, *sorted(variant.about), *filter(None, [mutant.complication])])
    told: dict[str, None] = {}
    for name in sorted(variant.about):
        rule = book.rules.get(name)
        if rule is not None:
            names.update(dict.fromkeys(_named(rule.statement)))
            told.update(dict.fromkeys(findings(rule.condition)))
    if mutant.kind == "vocabulary":
        names.update(dict.fromkeys(_resting_on(book, mutant.subject)))
        score = book.knowledge.vocabulary.scores.get(mutant.subject)
        items = [item.finding for item in score.items] if score else [mutant.subject]
        told.update(dict.fromkeys(item for item in items if mutant.before.startswith(item) or score is None))
    return list(names), list(told)


def _named(statement: object) -> Iterator[str]:
    match statement:
        case CheckRule() | FirstAct():
            yield statement.check
        case Caution():
            yield from filter(None, (statement.check, statement.not_before))
        case RedFlag():
            yield from statement.suspects


def _resting_on(book: RuleBook, subject: str) -> Iterator[str]:
    """The findings that are derived from a score."""
    for name, finding in book.knowledge.vocabulary.findings.items():
        how = finding.derived
        if how is not None and subject in {how.score, how.highest_of}:
            yield name
