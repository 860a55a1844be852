"""A learner at a real terminal."""

from __future__ import annotations

import os
import re
import signal
import sys

import pytest

from tests.support import ROOT, skip_or_fail

pexpect = pytest.importorskip("pexpect")


def _as_a_terminal_starts_it() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Learner:
    """`thecal train` on a terminal of its own; the way to play is the first argument."""

    def __init__(self, *arguments: str, width: int = 90, colour: bool = False) -> None:
        if os.name != "posix":
            skip_or_fail("pty", "needs a POSIX terminal")
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "TERM": "xterm"}
        # What the machine that tests says of its own terminal is not what this one is.
        for name in ("COLUMNS", "FORCE_COLOR", "NO_COLOR"):
            environment.pop(name, None)
        if not colour:
            environment["NO_COLOR"] = "1"
        self.child = pexpect.spawn(
            sys.executable, ["-m", "thecal", "train", *arguments], cwd=str(ROOT), env=environment,
            dimensions=(60, width), encoding="utf-8", timeout=60, preexec_fn=_as_a_terminal_starts_it,
        )  # fmt: skip

    def says(self, *answers: str) -> str:
        """Answers one prompt after the other; returns what was shown before."""
        shown = ""
        for answer in answers:
            self.child.expect("> $")
            shown += self.child.before
            self.child.sendline(answer)
        return plain(shown)

    def end(self) -> str:
        """What is shown until the program ends, as it should."""
        return plain(self.rest())

    def rest(self) -> str:
        """The same, colours and all."""
        self.child.expect(pexpect.EOF)
        shown = str(self.child.before)
        self.child.close()
        assert self.child.exitstatus == 0, shown
        return shown


def plain(text: str) -> str:
    """A text without its colours."""
    return re.sub(r"\x1b\[[0-9;]*m", "", text).replace("\r", "")
