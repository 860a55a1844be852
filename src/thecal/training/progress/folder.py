"""Where progress lives: in the user's own data folder, as the operating system has it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from platformdirs import user_data_path

VARIABLE: Final = "THECAL_DATA"
"""Names another folder: a shared one for a course, or a temporary one for a test."""

FILE: Final = "training.sqlite"


def data_folder(environment: Mapping[str, str] | None = None) -> Path:
    """The folder; it may not exist yet.

    >>> str(data_folder({"THECAL_DATA": "/srv/course"}))
    '/srv/course'
    """
    named = (os.environ if environment is None else environment).get(VARIABLE, "")
    return Path(named).expanduser() if named else user_data_path("thecal", appauthor=False)


def progress_file(environment: Mapping[str, str] | None = None) -> Path:
    """The file that holds the progress of everybody who trains with this folder."""
    return data_folder(environment) / FILE
