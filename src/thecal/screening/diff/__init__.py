"""What changed between two screenings, patient by patient, with the statement that made the difference."""

from thecal.screening.diff.difference import KINDS, Change, Difference
from thecal.screening.diff.outputs import Output, open_outputs
from thecal.screening.diff.pairing import Side, compare, same_records

__all__ = ["KINDS", "Change", "Difference", "Output", "Side", "compare", "open_outputs", "same_records"]
