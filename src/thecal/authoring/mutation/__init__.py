"""Rule mutation: every small change of the rules must be noticed by some scenario.

A statement that could be changed unnoticed is held by nobody. So each is changed in every way a slip could change it, the
scenarios are replayed, and what they let pass is listed, with the scenario that is missing.
"""

from thecal.authoring.mutation.choose import Choice, all_mutants
from thecal.authoring.mutation.memory import Memory, memory_file
from thecal.authoring.mutation.mutant import Mutant
from thecal.authoring.mutation.report import Report
from thecal.authoring.mutation.trial import Fate, Trial, processors

__all__ = ["Choice", "Fate", "Memory", "Mutant", "Report", "Trial", "all_mutants", "memory_file", "processors"]
