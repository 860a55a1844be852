"""Screening: from a file of follow-up records to a worklist, at any size."""
