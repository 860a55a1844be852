"""The three calls most programs need; each works with the rules that come with Thecal."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache
from typing import Any

from thecal.assessment.assess import Triage
from thecal.assessment.explain import Explanation
from thecal.assessment.explain import explain as explain_rule
from thecal.assessment.model import Assessment
from thecal.condition.book import RuleBook, compile_rules
from thecal.knowledge.load import load
from thecal.visits.read import visit_from
from thecal.visits.visit import Visit


def load_rules(folder: str | os.PathLike[str] | None = None) -> RuleBook:
    """A rule book from a folder of rule files; by default the rules that come with Thecal.

    Raises:
        RulesError: with every problem of every file.
        InputError: if there is no such folder.
    """
    return compile_rules(load(folder))


@cache
def _triage() -> Triage:
    return Triage(load_rules())


def assess(visit: Visit | Mapping[str, Any]) -> Assessment:
    """The assessment of one visit.

    Args:
        visit: a `Visit`, or a map of `id`, `phase`, `date`, `events` and `findings` as in a visit file.

    Raises:
        InputError: with every problem, if it is not a visit. A value that can't be used is no error: it counts as
            unknown, and the assessment says so under `issues`.

    >>> assess({"phase": "implanted", "findings": {"temperature": "380 Cel"}}).issues[0].finding
    'temperature'
    """
    triage = _triage()
    return triage.assess(visit if isinstance(visit, Visit) else visit_from(visit, triage.book.knowledge))


def explain(statement: str, visit: Visit | Mapping[str, Any]) -> Explanation:
    """Why one statement came out as it did at a visit, and the smallest change that would flip it.

    Raises:
        KeyError: if no statement has this id.
        InputError: if it is not a visit.
    """
    triage = _triage()
    considered = triage.consider(visit if isinstance(visit, Visit) else visit_from(visit, triage.book.knowledge))
    rule = triage.book.rules[statement]
    return explain_rule(rule, considered.verdict.judgements[statement], considered.intake, triage.book)
