"""Where the rules live: inside an installed package, or at the top of a source checkout."""

from __future__ import annotations

import os
from pathlib import Path

from thecal.errors import InputError, Place, Problem


def rules_folder(chosen: str | os.PathLike[str] | None = None) -> Path:
    """The folder of rule files.

    Args:
        chosen: a folder named by the user; else the environment's THECAL_RULES; else the rules that come with Thecal.

    Raises:
        InputError: if the folder does not exist.
    """
    named = chosen or os.environ.get("THECAL_RULES")
    if named:
        folder = Path(named)
        if not folder.is_dir():
            message = "There is no such folder of rules."
            raise InputError(
                [Problem("no-rules", message, Place(str(folder)), advice="leave it out to use Thecal's own rules.")]
            )
        return folder
    package = Path(__file__).resolve().parent.parent
    # A wheel carries the rules as thecal/_rules; an editable install and a checkout have them beside src/.
    for folder in (package / "_rules", package.parent.parent / "rules"):
        if (folder / "edition.yaml").is_file():
            return folder
    message = "Thecal was installed without its rules."
    raise InputError(
        [Problem("no-rules", message, Place(str(package / "_rules")), advice="reinstall it, or set THECAL_RULES.")]
    )
