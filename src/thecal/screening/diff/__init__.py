"""What changed between two screenings, patient by patient, with the statement that made the difference."""

from thecal.screening.diff.compare import Side, compare, same_records
from thecal.screening.diff.difference import KINDS, Change, Difference
from thecal.screening.diff.outputs import Output, open_outputs

__all__ = ["KINDS", "Change", "Difference", "Output", "Side", "compare", "open_outputs", "same_records"]
