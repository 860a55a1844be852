"""Scenarios: situations in a clinician's words, as visits with expectations.

The Gherkin steps under test, rule mutation and training all go through this package, so a sentence means the same in each.
"""

from thecal.scenarios.given import Draft, StepError
from thecal.scenarios.read import Scenario, read_features
from thecal.scenarios.replay import Replay, Result
from thecal.scenarios.then import Expectation, Expecting

__all__ = ["Draft", "Expectation", "Expecting", "Replay", "Result", "Scenario", "StepError", "read_features"]
