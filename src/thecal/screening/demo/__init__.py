"""Made-up visits for load tests: any number of rows, the same for the same seed.

How common anything is in them, and how much is missing, is made up so that a file has the shape of a clinic's. It says
nothing about real patients.
"""

from thecal.screening.demo.batches import demo_batches, demo_schema
from thecal.screening.demo.write import write_demo

__all__ = ["demo_batches", "demo_schema", "write_demo"]
