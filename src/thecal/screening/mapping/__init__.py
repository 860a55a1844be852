"""Mapping: which column of an input tells which finding, and how its cells are read."""

from thecal.screening.mapping.bound import MappedBinder
from thecal.screening.mapping.load import Mapping, load_mapping

__all__ = ["MappedBinder", "Mapping", "load_mapping"]
