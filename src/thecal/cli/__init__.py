"""The command line: turns arguments into visits, asks the assessment, and puts the answer on a terminal.

Nothing heavy is imported at the top of any module here but those that do the work (`answer`, `listing`, …), so that
``thecal --help`` answers at once.
"""

from __future__ import annotations

from thecal.cli.run import main

__all__ = ["main"]
