"""Readers: from a file, a folder or a database to batches of raw cells, whatever the format."""

from thecal.screening.readers.base import RawBatch, ReadOptions, Source

__all__ = ["RawBatch", "ReadOptions", "Source"]
