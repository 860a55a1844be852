"""Case sheets and their answer sheet as two HTML pages, each in one file and made to be printed.

The case sheet never shows what the rules say: it has the vignette, boxes for the urgency and lines to write on. The answer
sheet has the same numbers, so that the two can be laid side by side.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from thecal.assessment.assess import Considered
from thecal.assessment.model import CheckResult, Reason
from thecal.assessment.reasons import reason
from thecal.assessment.report import SUPPORT, Wording, caution_words
from thecal.knowledge.statements import Statement
from thecal.knowledge.words import Basis, Urgency
from thecal.training.vignette import FIRST, Sentence, quiet


@dataclass(frozen=True)
class Told:
    """A case that is ready to be printed.

    Attributes:
        name: the case's own name.
        sentences: the vignette.
        considered: what the rules say of it.
        exercises: the statements it is about.
    """

    name: str
    sentences: Sequence[Sentence]
    considered: Considered
    exercises: Sequence[str]


@dataclass(frozen=True)
class Printed:
    """The two pages."""

    cases: str
    answers: str


def print_sheets(told: Sequence[Told], title: str) -> Printed:
    """The case sheets and the answer sheet.

    Args:
        told: the cases, in order; at least one.
        title: stands on both.
    """
    wording = Wording(told[0].considered.scale.book.knowledge)
    common = {
        "title": title,
        "levels": list(reversed(Urgency)),
        "support": SUPPORT,
        "knowledge": wording.knowledge,
        "style": _asset("sheets.css"),
    }
    blank = [_parts(one.sentences) for one in told]
    cases = _templates().get_template("cases.html").render(cases=blank, **common)
    answers = _templates().get_template("answers.html").render(cases=[_answer(one, wording) for one in told], **common)
    return Printed(cases, answers)


def _parts(sentences: Sequence[Sentence]) -> dict[str, Sequence[str]]:
    """Who it is, what is out of the ordinary, and what is as one would find it in anybody."""
    rest = [one for one in sentences if one.finding not in FIRST]
    return {
        "who": [one.text for one in sentences if one.finding in FIRST],
        "striking": [one.text for one in rest if not one.usual],
        "usual": quiet(sentences),
    }


def _answer(one: Told, say: Wording) -> dict[str, Any]:
    answer = one.considered.assessment
    rules = one.considered.scale.book.rules

    def said(reason: Reason) -> dict[str, Any]:
        return _said(reason, say) | {"local": rules[reason.id].needs_sign_off}

    because = [*answer.red_flags, *_reasons(one.considered)]
    return {
        "name": one.name,
        "level": answer.urgency.at_least.value,
        "title": say.title(answer),
        "urgency": say.urgency(answer),
        "because": [said(each) for each in because],
        "suspected": [
            {
                "name": result.name,
                "documented": say.documented(result),
                "grounds": [said(each) for each in result.for_],
                "against": [said(each) for each in result.against],
            }
            for result in answer.with_status("suspected")
        ],
        "open": [result.name for result in answer.with_status("open")],
        "checks": [
            {"name": check.name, "how": check.how, "because": check.because, "found": "", **_authority(check, say)}
            for check in answer.checks
        ],
        "cautions": [said(caution) | {"because": caution_words(caution)} for caution in answer.cautions],
        "exercises": [
            {"because": rules[name].because, "found": name, **_authority(rules[name].statement, say)}
            | {"local": rules[name].needs_sign_off}
            for name in one.exercises
            if name in rules
        ],
        "local": bool(answer.needs_sign_off),
    }


def _reasons(considered: Considered) -> list[Reason]:
    """What set the urgency, red flags apart, with the findings that decided it."""
    flags = {flag.id for flag in considered.assessment.red_flags}
    rules, judgements = considered.scale.book.rules, considered.verdict.judgements
    return [
        reason(rules[name], judgements[name], considered.intake)
        for name in considered.assessment.urgency.because
        if name not in flags
    ]


def _said(one: Reason, say: Wording) -> dict[str, Any]:
    return {"because": one.because, "found": say.found(one), **_authority(one, say)}


def _authority(one: Reason | CheckResult | Statement, say: Wording) -> dict[str, Any]:
    """The source of a statement, and whether it is a local default."""
    citation, link = say.source(one.source)
    return {"citation": citation, "link": link, "local": one.basis is Basis.LOCAL_DEFAULT}


@cache
def _templates() -> Environment:
    return Environment(
        loader=PackageLoader("thecal.training.sheets"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )


@cache
def _asset(name: str) -> Markup:
    return Markup((files("thecal.training.sheets") / "templates" / name).read_text("utf-8"))  # noqa: S704 - our own file
