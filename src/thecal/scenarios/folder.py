"""Where the scenarios of a folder of rules stand: beside it, in an installed copy as in a checkout."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from thecal.errors import InputError, Place, Problem
from thecal.knowledge.paths import rules_folder

APART: Final = ("training",)
"""Folders of features that are no scenarios of triage. They say what a learner meets, in sentences of their own
(`tests/features/training/`), so they pin no statement, train nobody, and no mutant of the rules can fail them."""


def features_folder(
    chosen: str | os.PathLike[str] | None = None, rules: str | os.PathLike[str] | None = None
) -> Path:  # fmt: skip
    """The folder of feature files.

    Args:
        chosen: a folder named by the user; else `features` beside the folder of the rules (a wheel carries its copy of the
            rules as `_rules`, and the scenarios as `_features`).
        rules: the folder of the rules, if it is not Thecal's own.

    Raises:
        InputError: if there is no such folder.
    """
    if chosen is not None:
        folder = Path(chosen)
    else:
        beside = rules_folder(rules).resolve()
        folder = beside.parent / ("_features" if beside.name == "_rules" else "features")
    if not folder.is_dir():
        message = "There is no such folder of scenarios." if chosen else "There are no scenarios beside these rules."
        advice = "" if chosen else "--features DIR"
        raise InputError([Problem("no-features", message, Place(str(chosen or folder)), advice=advice)])
    return folder


def scenario_files(folder: str | os.PathLike[str]) -> list[Path]:
    """The feature files under a folder that hold scenarios of triage, in order of path."""
    root = Path(folder)
    return [path for path in sorted(root.rglob("*.feature")) if path.relative_to(root).parts[0] not in APART]
