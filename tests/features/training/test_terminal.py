"""features/training/terminal.feature: the program itself, on a real terminal."""

from __future__ import annotations

import re
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_bdd import given, parsers, scenarios, then, when

from tests.features.training.conftest import by
from tests.unit.cli.learner import Learner, pexpect
from thecal.cli.run import INTERRUPTED
from thecal.training.course import Course, write_course
from thecal.training.progress import Store

scenarios("training/terminal.feature")

PROMPT = "> $"
STYLE = re.compile(r"\x1b\[[0-9;]*m")
COLOUR = re.compile(r"\x1b\[(?:[0-9]+;)*(?:3|4|9|10)[0-9](?:;[0-9]+)*m")
"""Bold and dim are no colours."""


class Screen:
    """A terminal with `thecal train` on it: what is typed, and all that was shown since the program was started."""

    def __init__(self, *arguments: str) -> None:
        self.child = Learner(*arguments).child
        self._shown = ""
        self._asks = False
        self._ended = False

    def shown(self) -> str:
        """What stands on the screen once the program asks for something, or has ended."""
        if not (self._asks or self._ended):
            self._asks = self.child.expect([PROMPT, pexpect.EOF]) == 0
            self._ended = not self._asks
            self._shown += self.child.before + (self.child.after if self._asks else "")
        return self._shown.replace("\r", "")

    def type(self, text: str) -> None:
        self.shown()
        assert self._asks, f"the program does not ask for anything: {self._shown[-300:]}"
        self._asks = False
        self.child.sendline(text)

    def interrupt(self) -> None:
        self.shown()
        self._asks = False
        self.child.sendintr()

    def end(self) -> int | None:
        """The exit code, once nothing more is asked."""
        self.shown()
        assert self._ended, f"the program still asks for something: {self._shown[-300:]}"
        self.child.close()
        return self.child.exitstatus

    def kill(self) -> None:
        self.shown()
        self._asks = False
        self.child.kill(signal.SIGKILL)
        # Whoever waits for the program waits for the end of what it showed.
        self.shown()


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of the scenario's own."""
    monkeypatch.setenv("THECAL_DATA", str(tmp_path / "data"))
    return tmp_path


@pytest.fixture
def screens() -> Iterator[list[Screen]]:
    """The programs that were started; the last one is looked at."""
    started: list[Screen] = []
    yield started
    for screen in started:
        screen.child.close(force=True)


@given(
    parsers.re(r"a file with a course of (?P<count>\d) cases?, with seed (?P<seed>\d+)"), target_fixture="course_file"
)
def course_file(count: str, seed: str, folder: Path) -> Path:
    path = folder / "course.yaml"
    path.write_text(write_course(Course(course="A course", count=int(count), seed=int(seed))), "utf-8")
    return path


@when(by(r"starts (?P<play>judge|ask|spot)"))
def starts(who: str, play: str, course_file: Path, screens: list[Screen]) -> None:
    screens.append(Screen(play, "--course", str(course_file), "--learner", who))


@when(by(r"types 1, n, n"))
def types_an_answer(screens: list[Screen]) -> None:
    for text in ("1", "n", "n"):
        screens[-1].type(text)


@when(by(r"types (?P<text>(?!1, n, n).+)"))
def types(text: str, screens: list[Screen]) -> None:
    screens[-1].type(text)


@when(by("presses Enter"))
def presses_enter(screens: list[Screen]) -> None:
    screens[-1].type("")


@when(by("presses Ctrl-C"))
def interrupts(screens: list[Screen]) -> None:
    screens[-1].interrupt()


@when("the program is killed")
def is_killed(screens: list[Screen]) -> None:
    screens[-1].kill()


def _flat(text: str) -> str:
    """Without the breaks of lines."""
    return " ".join(STYLE.sub("", text).split())


@then(parsers.re(r'the screen shows "(?P<text>[^"]+)"(?: or "(?P<other>[^"]+)")?'))
def shows(text: str, other: str | None, screens: list[Screen]) -> None:
    shown = _flat(screens[-1].shown())
    assert text in shown or (other is not None and other in shown), shown[-1500:]


@then(parsers.re(r'the screen does not show "(?P<text>[^"]+)"'))
def does_not_show(text: str, screens: list[Screen]) -> None:
    assert text not in _flat(screens[-1].shown())


@then(parsers.re("the program (?P<how>ended well|was interrupted)"))
def ended(how: str, screens: list[Screen]) -> None:
    assert screens[-1].end() == (0 if how == "ended well" else INTERRUPTED)


@then(parsers.re(r"(?P<count>\d) answers? of (?P<who>[A-Z]\w+) (?:is|are) in the file"))
def in_the_file(count: str, who: str, folder: Path) -> None:
    with Store(folder / "data" / "training.sqlite", read_only=True) as store:
        assert len(store.attempts(who)) == int(count)


@then(parsers.re(r"no line is wider than (?P<columns>\d+) columns"))
def fits(columns: str, screens: list[Screen]) -> None:
    lines = STYLE.sub("", screens[-1].shown()).split("\n")
    assert len(lines) > 20
    assert max(map(len, lines)) <= int(columns)


@then("there is no colour")
def no_colour(screens: list[Screen]) -> None:
    shown = screens[-1].shown()
    assert STYLE.search(shown)
    assert not COLOUR.search(shown)
