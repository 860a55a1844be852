"""From what is to be asked to the question that is put: its words, what can be chosen, and why it is asked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from thecal.assessment.asked import Asked
from thecal.assessment.model import Question
from thecal.assessment.plan import Prompt
from thecal.condition.check import AnyFinding
from thecal.condition.units import show
from thecal.knowledge.vocabulary import Group, Quantity, Vocabulary, YesNo
from thecal.visits.derive import timed


def put(prompt: Prompt, words: Vocabulary, ranked: Sequence[Question], reasons: Sequence[str]) -> Asked:
    """The question for a prompt.

    Args:
        prompt: what is to be asked.
        words: the vocabulary.
        ranked: the findings on which the urgency hangs, for the reasons why it is asked.
        reasons: what brings the patient.
    """
    if prompt.kind == "group":
        asked = _group(prompt, words)
    elif prompt.kind == "panel":
        asked = _panel(prompt, words)
    else:
        asked = _finding(prompt.name, words.findings[prompt.name])
    wanted = [question for question in ranked if question.finding in prompt.findings]
    chosen = [words.presenting[name] for name in reasons]
    return replace(
        asked,
        could_raise_to=max((question.could_raise_to for question in wanted), default=None),
        would_settle=any(question.would_settle for question in wanted),
        waiting=tuple(dict.fromkeys(name for question in wanted for name in question.for_)),
        reason=next((reason.label for reason in chosen if set(prompt.findings) & set(reason.ask)), ""),
    )


def _finding(name: str, finding: AnyFinding) -> Asked:
    quantity = finding if isinstance(finding, Quantity) else None
    values: dict[str, str] = getattr(finding, "values", {})
    return Asked(
        "finding",
        name,
        finding.question,
        (name,),
        tuple(values.items()),
        unit=show(quantity.unit) if quantity else "",
        number=quantity is not None,
        dates=timed(finding),
        obtained_by=finding.obtained_by.value,
        how=finding.how,
    )


def _panel(prompt: Prompt, words: Vocabulary) -> Asked:
    values = {name: _values(words.findings[name]) for name in prompt.findings}
    kind = max(words.findings[name].obtained_by for name in prompt.findings)
    return Asked(
        "panel",
        prompt.name,
        words.panels[prompt.name].question,
        prompt.findings,
        tuple((name, _typed(words.findings[name])) for name in prompt.findings),
        values=values,
        obtained_by=kind.value,
    )


def _typed(finding: AnyFinding) -> str:
    """What is typed for one finding of a panel.

    >>> _typed(YesNo(type="yes_no", label="cough", question="Do you cough?", obtained_by="history", short="cough", how="Ask."))
    'cough (y/n)'
    """
    if isinstance(finding, YesNo):
        return f"{finding.label} (y/n)"
    unit = show(finding.unit) if isinstance(finding, Quantity) else ""
    return f"{finding.label} ({unit})" if unit else finding.label


def _values(finding: AnyFinding) -> tuple[tuple[str, str], ...]:
    return () if isinstance(finding, YesNo | Quantity) else tuple(finding.values.items())


def _group(prompt: Prompt, words: Vocabulary) -> Asked:
    group = words.groups[prompt.name]
    said = words_of(group, words, prompt.findings)
    values = {}
    for name in prompt.findings:
        finding = words.findings[name]
        all_of_it = _values(finding) or tuple((value, value) for value in finding.spellings)  # type: ignore[union-attr]  # no quantity stands in a group
        values[name] = tuple((value, label) for value, label in all_of_it if value != finding.as_usual)
    kind = max(words.findings[name].obtained_by for name in prompt.findings)
    return Asked(
        "group",
        prompt.name,
        group_question(group, list(said.values())),
        prompt.findings,
        tuple((name, text[:1].upper() + text[1:]) for name, text in said.items()),
        over_a_list=group_question(group, ["any of these"]),
        values=values,
        obtained_by=kind.value,
    )


def words_of(group: Group, words: Vocabulary, findings: Iterable[str] | None = None) -> dict[str, str]:
    """Finding → the words that stand for it in the question; of all findings of the group unless some are named."""
    names = group.findings if findings is None else findings
    return {name: group.findings[name] or words.findings[name].label for name in names}


def group_question(group: Group, said: Sequence[str]) -> str:
    """The question of a group, about what is still to be asked.

    >>> group_question(Group(question="Is there any {any}?", findings=["a", "b"]), ["pain", "redness", "swelling"])
    'Is there any pain, redness or swelling?'
    """
    any_of = " or ".join(filter(None, (", ".join(said[:-1]), said[-1])))
    return group.question.replace("{any}", any_of)
