"""The front door: the names `thecal` offers are the documented ones, and opening it loads nothing heavy."""

from __future__ import annotations

import subprocess
import sys

import pytest

import thecal

HEAVY = ("durable", "lark", "pint", "pydantic", "rich", "typer", "yaml")


def alone(code: str) -> str:
    """What the code prints in an interpreter of its own, in which nobody has imported anything yet."""
    command = [sys.executable, "-c", f"import sys; sys.path[:0] = {sys.path!r}\n{code}"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def test_the_names_on_offer_are_exactly_the_list() -> None:
    offered = {name for name in dir(thecal) if not name.startswith("__")}
    assert offered == set(thecal.__all__)
    assert set(thecal._FRONT_DOOR) == set(thecal.__all__)


def test_the_list_is_sorted_and_names_nothing_twice() -> None:
    assert thecal.__all__ == sorted(set(thecal.__all__))
    assert dir(thecal) == sorted(dir(thecal))


@pytest.mark.parametrize("name", thecal.__all__)
def test_every_name_is_there_and_is_the_one_of_its_module(name: str) -> None:
    module = sys.modules.get(thecal._FRONT_DOOR[name]) or __import__(thecal._FRONT_DOOR[name], fromlist=[name])
    assert getattr(thecal, name) is getattr(module, name)
    assert getattr(thecal, name).__doc__, "a public name says what it is for"


def test_import_with_a_star_brings_the_list_and_nothing_else() -> None:
    code = (
        "from thecal import *; print(*sorted(name for name in vars() if not name.startswith('__') and name != 'sys'))"
    )
    assert alone(code).split() == thecal.__all__


def test_opening_the_door_loads_nothing_heavy() -> None:
    code = f"import thecal; print(*(name for name in {HEAVY!r} if name in sys.modules))"
    assert alone(code) == ""


def test_a_name_that_is_not_there_is_an_attribute_error_as_usual() -> None:
    with pytest.raises(AttributeError, match="no attribute 'asess'"):
        thecal.asess  # noqa: B018 - looking is the point
