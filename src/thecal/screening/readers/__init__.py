"""Readers: from a file, a folder or a database to batches of raw cells, whatever the format."""

from thecal.screening.readers.base import RawBatch, ReadOptions, Source
from thecal.screening.readers.open import FORMATS, open_input

__all__ = ["FORMATS", "RawBatch", "ReadOptions", "Source", "open_input"]
