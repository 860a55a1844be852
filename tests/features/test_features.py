"""Every scenario under features/, on every engine.

The sentences are read by `thecal.scenarios`, the same module that rule mutation and training use, so this file has no
step of its own: it hands each line over.
"""

from __future__ import annotations

from pathlib import Path

from pytest_bdd import given, parsers, scenarios, then, when

from thecal.assessment import Considered
from thecal.scenarios import Draft, Expecting, Replay

FEATURES = Path(__file__).parents[2] / "features"
scenarios(str(FEATURES))


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
