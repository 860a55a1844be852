"""Results of a cohort: gathered, added up, and exported."""

from thecal.training.results.gather import gather
from thecal.training.results.table import attempts_csv, results_csv
from thecal.training.results.tally import Results, Tally, add_up
from thecal.training.results.xapi import json_lines

__all__ = ["Results", "Tally", "add_up", "attempts_csv", "gather", "json_lines", "results_csv"]
