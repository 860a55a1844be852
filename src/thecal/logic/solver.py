"""The solver z3, loaded when something is to be proved; without it everything else of Thecal still works."""

from __future__ import annotations

import importlib
import importlib.util
from typing import Any

from thecal.errors import ThecalError


class MissingSolver(ThecalError):
    """z3 is not installed; the message says how to get it."""

    exit_code = 2


class Undecided(ThecalError):
    """The solver could not tell in the time it had, or no visit was found that shows what it says."""


def solver_here() -> bool:
    """Whether z3 can be loaded."""
    return importlib.util.find_spec("z3") is not None


def load_z3() -> Any:
    """The module z3.

    Raises:
        MissingSolver: if it is not installed, with what to do.
    """
    try:
        return importlib.import_module("z3")
    except ImportError:
        raise MissingSolver(
            "Proofs need the solver z3, which is not installed here. Try: pip install 'thecal[prove]'"
        ) from None
