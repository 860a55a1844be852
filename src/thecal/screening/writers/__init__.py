"""Writers: from batches of answers to a file, which appears when it is whole."""

from thecal.screening.writers.base import NotWritten, Writer
from thecal.screening.writers.open import SUFFIXES, about, check_output, open_output

__all__ = ["SUFFIXES", "NotWritten", "Writer", "about", "check_output", "open_output"]
