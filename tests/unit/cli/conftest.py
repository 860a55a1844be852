"""Runs the command line as a user does, in this process: arguments in, exit code and both streams out."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from tests.support import ROOT
from thecal.cli.run import run
from thecal.condition import RuleBook
from thecal.quick import load_rules


@dataclass
class Ended:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Thecal = Callable[..., Ended]


class Stdin(io.TextIOWrapper):
    """Standard input that is no terminal."""

    def __init__(self, data: bytes) -> None:
        super().__init__(io.BytesIO(data), encoding="utf-8")


@pytest.fixture
def thecal(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], book: RuleBook) -> Thecal:
    """``thecal("triage", "examples/visit.yaml")``, from the top of the checkout, 80 columns wide."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "80")
    for name in ("NO_COLOR", "FORCE_COLOR", "THECAL_RULES", "THECAL_DEBUG"):
        monkeypatch.delenv(name, raising=False)

    def loaded(folder: str | None = None) -> RuleBook:
        return book if folder is None else load_rules(folder)

    for module in (
        "triage",
        "listing",
        "showing",
        "explaining",
        "checking",
        "machines",
        "screening",
        "demoing",
        "training_cases",
        "train_play",
        "train_paper",
        "train_status",
        "train_results",
        "train_visit",
    ):
        monkeypatch.setattr(f"thecal.cli.{module}.load_rules", loaded)

    def call(*arguments: str, stdin: bytes = b"") -> Ended:
        monkeypatch.setattr("sys.stdin", Stdin(stdin))
        capfd.readouterr()
        code = run(arguments)
        out, err = capfd.readouterr()
        assert "Traceback" not in err
        return Ended(code, out, err)

    return call
