"""`columnar`: the rule book over Arrow batches, as operations on bits (docs/decisions/0009)."""

from thecal.engines.columnar.engine import Columnar
from thecal.engines.columnar.plan import Plane
from thecal.engines.columnar.run import Run, at_bedside
from thecal.visits.table.bits import Bits, every, none, pack, places, unpack, words_for

__all__ = ["Bits", "Columnar", "Plane", "Run", "at_bedside", "every", "none", "pack", "places", "unpack", "words_for"]
