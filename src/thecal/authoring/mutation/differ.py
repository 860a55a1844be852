"""The sentences of a scenario that would tell two outcomes of the same visit apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from thecal.authoring.mutation.outcome import Outcome
from thecal.condition.book import Kind
from thecal.scenarios.given import StepError
from thecal.scenarios.then import Expecting

ENOUGH = 3
"""So many sentences are proposed; one would do."""


def telling_apart(before: Outcome, after: Outcome, about: Iterable[str] = ()) -> tuple[str, ...]:
    """Then-steps that hold before a change and fail after it, the most direct ones first.

    Args:
        before: the outcome under the unchanged rules.
        after: the outcome under the changed rules, whole (it must not lean on `before`).
        about: the statements that are changed.
    """
    if not _differ(before, after):
        return ()
    reader = Expecting(before.book)
    found: list[str] = []
    for sentence in dict.fromkeys(_sentences(before, after, tuple(about))):
        if _holds(reader, sentence, before) and not _holds(reader, sentence, after):
            found.append(sentence)
            if len(found) == ENOUGH:
                break
    return tuple(found)


def _differ(before: Outcome, after: Outcome) -> bool:
    """Whether anything a scenario can see differs; seeing that takes less time than finding the words."""
    if before.intake.shown != after.intake.shown or before.gist != after.gist:
        return True
    truths = ({name: one.truth for name, one in out.judgements.items()} for out in (before, after))
    one, other = truths
    return one != other


def _holds(reader: Expecting, sentence: str, outcome: Outcome) -> bool:
    try:
        return not reader.read(sentence).fault(outcome)
    except (StepError, KeyError):
        return False


def _sentences(before: Outcome, after: Outcome, about: tuple[str, ...]) -> Iterator[str]:
    """Everything that could be said of the first outcome where the second differs."""
    if not about:
        yield from _of_findings(before, after)
    for name in (*about, *before.book.rules):
        one, other = before.judgements.get(name), after.judgements.get(name)
        if one is not None and (other is None or one.truth is not other.truth):
            yield f"statement {name} is {one.truth.say}"
    yield from _of_findings(before, after)
    yield from _of_complications(before, after)
    yield from _of_checks(before, after)
    yield from _of_the_rest(before, after)


def _of_findings(before: Outcome, after: Outcome) -> Iterator[str]:
    one, other = before.intake.shown, after.intake.shown
    for name in dict.fromkeys((*one, *other)):
        value = one.get(name, "unknown")
        if value != other.get(name, "unknown"):
            low, between, high = value.partition(" to ")
            words = name.replace("_", " ")
            yield f"{words} lies between {low} and {high}" if between else f"{words} comes to {value}"


def _of_complications(before: Outcome, after: Outcome) -> Iterator[str]:
    known = before.book.knowledge.complications
    for name, complication in known.items():
        words = complication.name.lower() if complication.name.lower() != name else name
        status = before.scale.status(name)
        if status != after.scale.status(name):
            yield f"{words} is {status.replace('_', ' ')}"
        if complication.part_of is not None and name not in after.book.parts_of[complication.part_of]:
            yield f"{words} is a suspected part of {known[complication.part_of].name.lower()}"
        if before.scale.level(name) is not after.scale.level(name):
            yield f"the urgency of {words} is {before.scale.level(name).say}"
        least, most = before.scale.net(name)
        if (least, most) != after.scale.net(name):
            yield f"the net grounds for {words} are between {least} and {most}"
        for rule in before.book.of(Kind.GROUND, name):
            if after.book.rules.get(rule.id) is not rule:
                yield f"{rule.id} speaks {'for' if rule.points > 0 else 'against'} {words}"
    span = before.scale.span()
    because = after.scale.span().because
    yield from (f"the urgency rests on {name}" for name in span.because if name not in because)
    if (span.at_least, span.at_most) != ((other := after.scale.span()).at_least, other.at_most):
        yield (
            f"the urgency is {span.at_least.say}"
            if span.settled
            else f"the urgency is between {span.at_least.say} and {span.at_most.say}"
        )


def _of_checks(before: Outcome, after: Outcome) -> Iterator[str]:
    names = before.book.knowledge.complications
    said = {one.id: one.name.lower() for one in (*before.assessment.checks, *after.assessment.checks)}
    one, other = ({check.id: check.for_ for check in out.assessment.checks} for out in (before, after))
    if one == other and list(one) == list(other):
        return
    for check, words in said.items():
        if (check in one) != (check in other):
            yield f"check {words} is {'' if check in one else 'not '}recommended"
        for name in dict.fromkeys((*one.get(check, ()), *other.get(check, ()))):
            if (name in one.get(check, ())) != (name in other.get(check, ())):
                no = "" if name in one.get(check, ()) else "not "
                yield f"check {words} is {no}for {names[name].name.lower()}"
    order = list(one)
    if order:
        yield f"check {said[order[0]]} is the first check"
    for first, second in pairwise(order):
        yield f"check {said[first]} comes before {said[second]}"


def _of_the_rest(before: Outcome, after: Outcome) -> Iterator[str]:
    applies = {"yes": "applies", "unless_ruled_out": "applies unless ruled out"}
    one, other = ({caution.id: caution.applies for caution in out.assessment.cautions} for out in (before, after))
    for name in dict.fromkeys((*one, *other)):
        if one.get(name) != other.get(name):
            yield f"caution {name} {applies[one[name]] if name in one else 'does not apply'}"
    after_it = {caution.id: caution for caution in after.assessment.cautions}
    checks = before.book.knowledge.checks
    for caution in before.assessment.cautions:
        other_one = after_it.get(caution.id)
        if other_one is None or caution.check is None:
            continue
        words = checks[caution.check].name.lower()
        if other_one.not_before != caution.not_before and caution.not_before is not None:
            yield f"caution {caution.id} puts {checks[caution.not_before].name.lower()} before {words}"
        if other_one.check != caution.check:
            yield f"caution {caution.id} belongs to check {words}"
    asked, now = ([question.finding for question in out.assessment.next_questions] for out in (before, after))
    for name in dict.fromkeys((*asked, *now)):
        if (name in asked) != (name in now):
            yield f"the questions {'include' if name in asked else 'do not include'} {name.replace('_', ' ')}"
    if asked and asked != now:
        yield f"the next question is about {asked[0].replace('_', ' ')}"
    for issue in before.assessment.issues:
        yield f"an issue names {issue.finding.split(', ')[0].replace('_', ' ')}"
    if not before.assessment.issues:
        yield "there is no issue"
