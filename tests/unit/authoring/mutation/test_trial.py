"""The short cuts of the trial come to what the long way comes to."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support import skip_or_fail
from thecal.authoring.mutation import Choice, Mutant, Report, Trial
from thecal.authoring.mutation.stage import Act, Stage
from thecal.authoring.mutation.write import written
from thecal.condition import RuleBook
from thecal.condition.book import compile_rules
from thecal.logic import solver_here
from thecal.scenarios import Expecting, Replay, Scenario, read_features


def fails_the_long_way(mutant: Mutant, scenario: Scenario, book: RuleBook) -> bool:
    """Whether the scenario fails when its visit is assessed from nothing by the changed rules."""
    variant = mutant.make()
    if variant.removed & {name for one in scenario.expectations for name in one.about}:
        return True
    return not Replay(variant.book).run(scenario).passed


@pytest.mark.parametrize("seed", range(4))
def test_a_scenario_notices_what_it_notices_without_short_cuts(
    seed: int, book: RuleBook, scenarios: list[Scenario], mutants: list[Mutant]
) -> None:
    dice = random.Random(seed)
    # Every kind of change, not only the frequent ones; scenarios that could notice it and scenarios that could not.
    operators = sorted({(mutant.kind, mutant.operator) for mutant in mutants})
    stage = Stage(book, scenarios)
    for kind, operator in operators:
        mutant = dice.choice([one for one in mutants if (one.kind, one.operator) == (kind, operator)])
        near = stage.likeliest([mutant.subject, mutant.complication or ""])[:3]
        for index in (dice.choice(near), dice.randrange(len(scenarios))):
            act = Act(scenarios[index], book)
            noticed = bool(act.notices(mutant.make()))
            assert noticed == fails_the_long_way(mutant, scenarios[index], book), (mutant.id, scenarios[index].place)


def test_a_variant_is_what_the_loader_would_make_of_the_changed_text(book: RuleBook, mutants: list[Mutant]) -> None:
    known, words = book.knowledge, book.knowledge.vocabulary.findings
    of_suspects = [one for one in mutants if one.conditions and one.kind == "suspect" and one.complication]
    for mutant in random.Random(1).sample(of_suspects, 5):
        assert mutant.complication is not None
        assert mutant.conditions is not None
        complication = known.complications[mutant.complication]
        text = written(mutant.conditions[1], words)
        suspects = [
            one.model_copy(update={"when": text}) if one.id == mutant.subject else one for one in complication.suspect
        ]
        changed = complication.model_copy(update={"suspect": suspects})
        loaded = compile_rules(replace(known, complications={**known.complications, complication.id: changed}))
        made = mutant.make().book
        different = [
            name for name in loaded.rules
            if written(loaded.rules[name].condition, words) != written(made.rules[name].condition, words)
        ]  # fmt: skip
        assert different == []
        assert {name: rule.condition for name, rule in loaded.rules.items() if rule.kind == "caution"} == {
            name: rule.condition for name, rule in made.rules.items() if rule.kind == "caution"
        } or any(mutant.after.count(sign) for sign in "<>=")  # a moved limit is written otherwise, and means the same


def test_the_answer_does_not_depend_on_the_number_of_processes(
    book: RuleBook, scenarios: list[Scenario], mutants: list[Mutant]
) -> None:
    chosen = Choice(complications=("meningitis",), kinds=("check",)).of(mutants)[:24]
    answers = []
    for jobs in (1, 2):
        with Trial(book, scenarios, chosen).fates(jobs) as fates:
            answers.append([(fate.mutant.id, fate.scenario and fate.scenario.place, fate.why) for fate in fates])
    assert answers[0] == answers[1]
    assert [name for name, _, _ in answers[0]] == [mutant.id for mutant in chosen]


def test_the_missing_scenario_kills_the_survivor(
    book: RuleBook, scenarios: list[Scenario], mutants: list[Mutant], tmp_path: Path
) -> None:
    if not solver_here():
        skip_or_fail("z3", "z3 is not installed")
    subject = "pdph_postural"
    # Nobody speaks of the statement: what is left are the scenarios of another complication.
    few = [one for one in scenarios if one.place.file.endswith("pump_seroma.feature")][:30]
    chosen = [one for one in mutants if one.subject == subject and one.conditions]
    with Trial(book, few, chosen).fates() as fates:
        survivors = [fate for fate in fates if fate.survived]
    assert survivors
    text = "Feature: What is missing\n"
    for number, fate in enumerate(survivors):
        assert fate.closer.missing is not None, fate.mutant.id
        scenario = fate.closer.missing.gherkin(f"number {number}")
        text += "\n" + "".join(f"  {line}\n" for line in scenario.splitlines())
    (tmp_path / "missing.feature").write_text(text, encoding="utf-8")
    with Trial(book, read_features(tmp_path, book), [fate.mutant for fate in survivors]).fates() as fates:
        report = Report(tuple(fates))
    assert (report.score, len(report.fates)) == (1.0, len(survivors))


def test_what_means_the_same_is_proved_and_not_counted(
    book: RuleBook, scenarios: list[Scenario], mutants: list[Mutant]
) -> None:
    if not solver_here():
        skip_or_fail("z3", "z3 is not installed")
    # A headache's onset is only known of a headache that is there: the first term says nothing new.
    chosen = [
        one for one in mutants
        if one.subject == "pdph_early_headache" and one.operator == "drop a term" and one.after.startswith("headache_onset")
    ]  # fmt: skip
    assert len(chosen) == 1
    with Trial(book, scenarios, chosen).fates() as fates:
        report = Report(tuple(fates))
    assert (report.score, report.killed, len(report.equivalent), report.survivors) == (1.0, 0, 1, ())
    assert report.as_dict()["equivalents"][0]["proof"]


def test_a_scenario_that_fails_anyway_is_an_error(
    book: RuleBook, scenarios: list[Scenario], mutants: list[Mutant]
) -> None:
    from thecal.errors import InputError

    wrong = Expecting(book).read("statement pdph_postural is unknown")
    one = next(each for each in scenarios if "pdph_postural" in {name for e in each.expectations for name in e.about}
               and each.visit.findings.get("headache_posture") == "worse_upright")  # fmt: skip
    chosen = [mutant for mutant in mutants if mutant.subject == "pdph_postural"][:1]
    with (
        pytest.raises(InputError, match="fails: statement pdph_postural"),
        Trial(book, [replace(one, expectations=(wrong,))], chosen).fates() as fates,
    ):
        list(fates)


def test_a_sample_is_the_same_each_time(mutants: list[Mutant]) -> None:
    first, again, other = (Choice(sample=20, seed=seed).of(mutants) for seed in (4, 4, 5))
    assert first == again
    assert first != other
    assert len(first) == 20


def test_an_order_that_a_caution_restores_is_proved_to_mean_the_same(
    book: RuleBook, scenarios: list[Scenario], mutants: list[Mutant]
) -> None:
    if not solver_here():
        skip_or_fail("z3", "z3 is not installed")
    chosen = [
        one for one in mutants
        if one.operator == "order" and one.subject in {"catheter_fault.catheter_access_aspiration", "meningitis.vital_signs"}
    ]  # fmt: skip
    with Trial(book, scenarios, chosen).fates() as fates:
        proofs = {fate.mutant.subject: fate.closer.proof for fate in fates}
    # The first pair is put right by a caution; the other two nothing puts right, so a scenario must hold them.
    assert "restores the order" in proofs["catheter_fault.catheter_access_aspiration"]
    assert proofs["meningitis.vital_signs"] == ""
