"""The house linter for knowledge: rules that load, and still don't do what their author meant."""

from thecal.lint.linter import Report, lint, review

__all__ = ["Report", "lint", "review"]
