"""Readers: from a file, a folder or a database to batches of raw cells, whatever the format."""

from thecal.screening.readers.base import RawBatch, ReadOptions, Source
from thecal.screening.readers.open import FORMATS, open_input
from thecal.screening.readers.sql import SqlSource

__all__ = ["FORMATS", "RawBatch", "ReadOptions", "Source", "SqlSource", "open_input"]
