"""What is remembered from one run to the next, and when it is not believed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from thecal.authoring.mutation import Memory, Mutant, Trial, memory_file
from thecal.condition import RuleBook
from thecal.scenarios import Scenario


def some(mutants: list[Mutant]) -> list[Mutant]:
    return [mutant for mutant in mutants if mutant.subject == "pdph_postural"][:3]


def tried(book: RuleBook, scenarios: list[Scenario], mutants: list[Mutant], file: Path) -> Memory:
    memory = Memory(book, scenarios, file)
    with Trial(book, scenarios, some(mutants)).fates() as fates:
        memory.keep(fates, mutants)
    return Memory(book, scenarios, file)


def test_the_scenario_that_noticed_is_tried_first(
    book: RuleBook, scenarios: list[Scenario], mutants: list[Mutant], tmp_path: Path
) -> None:
    memory = tried(book, scenarios, mutants, tmp_path / "deep" / "memory.json")
    last = memory.last()
    assert set(last) == {mutant.id for mutant in some(mutants)}
    for mutant in some(mutants):
        fate = memory.unchanged(mutant)
        assert fate is not None
        assert fate.remembered
        assert fate.scenario is scenarios[last[mutant.id]]


def test_a_changed_scenario_or_statement_is_tried_again(
    book: RuleBook, scenarios: list[Scenario], mutants: list[Mutant], tmp_path: Path
) -> None:
    file = tmp_path / "memory.json"
    mutant = some(mutants)[0]
    place = tried(book, scenarios, mutants, file).last()[mutant.id]
    changed = [*scenarios]
    changed[place] = replace(changed[place], steps=(*changed[place].steps, ("then", "there is no issue")))
    assert Memory(book, changed, file).unchanged(mutant) is None
    rule = book.rules[mutant.subject]
    other = replace(
        book, rules={**book.rules, rule.id: replace(rule, condition=book.rules["pdph_early_headache"].condition)}
    )
    assert Memory(other, scenarios, file).unchanged(mutant) is None
    gone = scenarios[:place] + scenarios[place + 1 :]
    assert Memory(book, gone, file).unchanged(mutant) is None


def test_a_file_of_nonsense_is_an_empty_memory(book: RuleBook, tmp_path: Path) -> None:
    for text in ("", "[]", '{"version": 1}', '{"version": 0, "mutants": {"a": {}}}'):
        (tmp_path / "memory.json").write_text(text, encoding="utf-8")
        assert Memory(book, [], tmp_path / "memory.json").last() == {}


def test_each_folder_of_rules_has_a_memory_of_its_own(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    one, other = memory_file(tmp_path / "a"), memory_file(tmp_path / "b")
    assert one != other
    assert one.parent == tmp_path / "thecal"
