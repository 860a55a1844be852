"""Every scenario of triage under features/, on every engine.

The sentences are read by `thecal.scenarios`, the same module that rule mutation and training use, so this file has no
step of its own: it hands each line over.
"""

from __future__ import annotations

import pytest
from pytest_bdd import given, parsers, scenarios, then, when

from tests.support import ROOT
from thecal.assessment import Considered
from thecal.scenarios import Draft, Expecting, Replay
from thecal.scenarios.folder import scenario_files

# Each engine in turn: a step asks for its fixtures only while it runs, which is too late to make a test of each.
pytestmark = pytest.mark.usefixtures("replay")

scenarios(*map(str, scenario_files(ROOT / "features")))


@given(parsers.re("(?P<text>.+)"))
def told(text: str, draft: Draft, datatable: list[list[str]] | None = None) -> None:
    draft.tell(text, datatable or ())


@when("the visit is assessed", target_fixture="outcome")
def assessed(draft: Draft, replay: Replay) -> Considered:
    return replay.outcome(draft.visit())


@then(parsers.re("(?P<text>.+)"))
def expected(text: str, outcome: Considered, expecting: Expecting) -> None:
    fault = expecting.read(text).fault(outcome)
    assert not fault, f"{text}: {fault}"
