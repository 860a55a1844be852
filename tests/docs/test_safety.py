"""SAFETY.md names real files and real tests; and the tests of those promises that no other part of the suite holds."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.strategies import Tellable, visits
from tests.support import ROOT
from thecal.assessment import Triage
from thecal.assessment.report import markdown
from thecal.condition import Facts, Kind, RuleBook, Truth
from thecal.engines.rete.compile import Compiled
from thecal.knowledge import Basis
from thecal.quick import load_rules
from thecal.visits import Visit
from thecal.visits.read import read_visits

SAFETY = (ROOT / "SAFETY.md").read_text(encoding="utf-8")
ROWS = [row.strip("| ").split(" | ") for row in re.findall(r"^\| .* \|$", SAFETY, re.MULTILINE)][1:]
PLACES = sorted(set(re.findall(r"`((?:src|rules|tests|features|docs)/[^`]+)`", SAFETY)))
EXAMPLE = ROOT / "examples" / "visit.yaml"


# ------------------------------------------------------------------------------------------------ the table


def names_in(path: Path) -> set[str]:
    """What a test file or a feature file can be asked for by name."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".feature":
        return set(re.findall(r"^\s*(?:Rule|Scenario|Scenario Outline|Feature): (.+?)\s*$", text, re.MULTILINE))
    return {node.name for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef)}


@pytest.mark.parametrize("place", PLACES)
def test_what_the_page_names_is_there(place: str) -> None:
    path, _, name = place.partition("::")
    assert (ROOT / path).is_file()
    if name:
        assert name in names_in(ROOT / path)


def test_every_promise_has_a_file_that_holds_it_and_a_test_that_would_notice() -> None:
    assert len(ROWS) > 15
    for promise, holds, notices in ROWS:
        assert re.search(r"`(src|rules)/", holds), promise
        assert re.search(r"`(tests|features)/[^`]+::[^`]+`", notices), promise


def test_the_level_of_every_red_flag_still_awaits_sign_off(book: RuleBook) -> None:
    assert "The level of every red flag is one of them." in SAFETY
    assert all(rule.needs_sign_off for rule in book.of(Kind.RED_FLAG)), "signed off: say so in SAFETY.md"


# ------------------------------------------------------------------------------------------------ the promises


@pytest.fixture(scope="module")
def tellable(book: RuleBook) -> Tellable:
    return Tellable(book)


@pytest.fixture(scope="module")
def without_grounds(book: RuleBook) -> Triage:
    rules = {name: rule for name, rule in book.rules.items() if rule.kind is not Kind.GROUND}
    return Triage(RuleBook(book.knowledge, rules, book.phrases, book.never), rete="off")


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_without_any_ground_the_urgency_is_the_same(
    data: st.DataObject, book: RuleBook, tellable: Tellable, without_grounds: Triage
) -> None:
    visit = data.draw(visits(tellable))
    whole, bare = Triage(book, rete="off").consider(visit), without_grounds.consider(visit)
    assert whole.assessment.urgency == bare.assessment.urgency
    for result in whole.assessment.complications:
        assert result.urgency == bare.assessment.complication(result.id).urgency
        assert result.status == bare.assessment.complication(result.id).status


def test_an_engine_that_fires_nothing_says_unknown_and_never_false(book: RuleBook) -> None:
    compiled = Compiled(book)
    truths = compiled.truths([])
    assert {truths[name] for name in book.rules if name not in compiled.constant} == {Truth.UNKNOWN}
    assert all(truth is Truth.TRUE for truth in compiled.constant.values())
    assert compiled.fact(Facts({})).keys() <= {
        f"{name}__{end}" for name in compiled._counts.values() for end in ("lo", "hi")
    }


def test_every_statement_has_a_source_a_basis_and_a_reason(book: RuleBook) -> None:
    assert len(book.rules) > 400
    for rule in book.rules.values():
        source = book.knowledge.sources[rule.statement.source]
        assert source.link or source.kind == "local" or source.cite, rule.id
        assert rule.statement.basis in Basis, rule.id
        assert rule.because.strip(), rule.id
        if source.kind == "local":
            assert rule.needs_sign_off, rule.id


def example(book: RuleBook) -> Visit:
    (visit,), problems = read_visits(EXAMPLE.read_bytes(), "visit.yaml", book.knowledge)
    assert not problems
    return visit


def test_local_defaults_are_marked_in_every_form_of_the_answer(book: RuleBook, triage: Triage) -> None:
    considered = triage.consider(example(book))
    waiting = considered.assessment.needs_sign_off
    assert waiting
    assert all(book.rules[name].needs_sign_off for name in waiting)
    assert '"basis":"local_default"' in considered.assessment.to_json()
    assert f"{len(waiting)} local defaults" in markdown(considered)
    for extra in ([], ["--why"]):
        shown = python("-m", "thecal", "triage", *extra, EXAMPLE).stdout
        assert f"sign-off: {len(waiting)}" in shown
        assert "*" in shown
    assert all(name in shown for name in waiting)


def test_an_answer_names_its_rules_and_a_changed_rule_changes_the_name(
    book: RuleBook, triage: Triage, tmp_path: Path
) -> None:
    about = triage.assess(Visit()).knowledge
    assert (about.edition, about.hash) == (book.knowledge.edition.edition, book.knowledge.hash)
    rules = shutil.copytree(ROOT / "rules", tmp_path / "rules")
    flags = rules / "red_flags.yaml"
    flags.write_text(
        flags.read_text("utf-8").replace("respiratory_rate < breathing_slow", "respiratory_rate < 9 /min"), "utf-8"
    )
    assert load_rules(rules).knowledge.hash != about.hash


# ------------------------------------------------------------------------------------------------ alone

WATCHED = """
import os, sys
sys.path[:0] = {path!r}
seen = []
def watch(event, given):
    if event in {{"socket.connect", "socket.bind", "socket.getaddrinfo", "socket.sendto", "socket.sendmsg", "urllib.Request"}}:
        seen.append(event)
    if event == "open" and isinstance(given[2], int) and given[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND):
        if given[0] != os.devnull:
            seen.append("writes " + str(given[0]))
    if event in {{"os.mkdir", "os.rename", "os.remove", "shutil.copyfile"}}:
        seen.append(event)
sys.dont_write_bytecode = True
sys.addaudithook(watch)
from thecal.cli.run import run
code = run(["triage", "--rete", {rete!r}, "--format", "json", {visit!r}])
sockets = [name for name in os.listdir("/proc/self/fd") if os.path.exists("/proc/self/fd/" + name)
           and os.readlink("/proc/self/fd/" + name).startswith("socket:")] if {rete!r} == "inline" else []
print(code, seen, sockets, file=sys.stderr)
"""


def python(*arguments: object) -> subprocess.CompletedProcess[str]:
    """Runs Python in a process of its own, on this checkout."""
    return subprocess.run(
        [sys.executable, *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "NO_COLOR": "1", "COLUMNS": "100"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.mark.parametrize("rete", ["inline", "worker"])
def test_a_triage_opens_no_connection_and_writes_no_file(rete: str, triage: Triage) -> None:
    code = WATCHED.format(path=[str(ROOT / "src")], rete=rete, visit=str(EXAMPLE))
    done = python("-c", code)
    assert done.stderr.strip().splitlines()[-1] == "0 [] []", done.stderr
    assert '"thecal.assessment/1"' in done.stdout
