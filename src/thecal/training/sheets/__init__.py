"""Cases on paper: a sheet to work on, and the answers on a sheet of their own."""

from thecal.training.sheets.page import Printed, Told, print_sheets

__all__ = ["Printed", "Told", "print_sheets"]
