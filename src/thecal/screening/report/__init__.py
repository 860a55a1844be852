"""The screening report: one page that says who needs somebody, what is missing, and what the rules made of it."""

from thecal.screening.report.data import About, ReportData
from thecal.screening.report.page import write_report

__all__ = ["About", "ReportData", "write_report"]
