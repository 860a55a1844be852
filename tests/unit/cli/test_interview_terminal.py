"""The interview as a person meets it: a real process on a real (pseudo-)terminal."""

from __future__ import annotations

import datetime as dt
import os
import re
import signal
import sys

import pytest

from tests.support import ROOT, skip_or_fail
from thecal.cli.interview import as_yaml, picture
from thecal.knowledge import Urgency
from thecal.visits import Visit, read_visits

pexpect = pytest.importorskip("pexpect")

PROMPT = r"\] > "


def _as_a_terminal_starts_it():
    """With Ctrl-C heeded: a run in the background of a shell ignores it, and its children would inherit that."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Terminal:
    """A terminal with `thecal triage` on it."""

    def __init__(self, *arguments, columns=80, cwd=ROOT, **env):
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "TERM": "xterm", "NO_COLOR": "1", **env}
        environment.pop("COLUMNS", None)
        self.child = pexpect.spawn(
            sys.executable, ["-m", "thecal", "triage", *arguments], cwd=str(cwd), env=environment,
            dimensions=(40, columns), encoding="utf-8", timeout=30, preexec_fn=_as_a_terminal_starts_it,
        )  # fmt: skip

    def answer(self, *answers):
        """Waits for a prompt before each; returns what was shown since."""
        shown = ""
        for answer in answers:
            shown += self.until(PROMPT)
            self.child.sendline(answer)
        return shown

    def until(self, pattern):
        self.child.expect(pattern)
        return re.sub(r"\x1b\[[0-9;]*m", "", self.child.before).replace("\r", "")

    def end(self):
        shown = self.until(pexpect.EOF)
        self.child.close()
        return self.child.exitstatus, shown


@pytest.fixture(autouse=True)
def _a_posix_terminal():
    if os.name != "posix":
        skip_or_fail("pty", "needs a POSIX terminal")


def test_from_the_first_question_to_the_saved_visit(tmp_path, book, triage):
    file = tmp_path / "visit.yaml"
    terminal = Terminal()
    shown = terminal.answer("2", "fever", "39.2 ? ? ? ? 1 1", "4")
    assert "What brings the patient?" in shown
    assert "[routine ══ within days ══ same day ══ emergency]" in shown
    end = terminal.until(PROMPT)
    assert "Settled" in end
    assert "[emergency]" in end
    terminal.child.sendline("")
    answer = terminal.until(PROMPT)
    assert answer.strip().splitlines()[1].startswith("EMERGENCY")
    terminal.child.sendline(str(file))
    code, rest = terminal.end()
    assert code == 0
    assert "Saved" in rest
    visits, problems = read_visits(file.read_bytes(), "visit.yaml", book.knowledge)
    assert problems == []
    told = visits[0].findings
    assert (told["temperature"], told["heart_rate"], told["headache"]) == ("39.2 Cel", "unknown", "present")
    assert (told["sedation"], told["neck_stiffness"]) == ("awake", "absent")
    assert triage.assess(visits[0]).urgency.at_least == "emergency"


def test_back_why_and_what_is_not_understood():
    terminal = Terminal()
    shown = terminal.answer("why", "2", "fever", "warm", "38,4", "37", "back", "why", "37", "stop")
    assert "depends on the phase" in " ".join(shown.split())
    assert "can't be read as a number" in " ".join(shown.split())
    assert "has a comma" in shown
    assert "asked first of everyone who comes with: fever" in " ".join(shown.split())
    assert shown.count("What are the vital signs") == 2
    rest = terminal.answer("")
    assert "Stopped before it was settled" in rest
    assert terminal.end()[0] == 0


def test_back_at_the_first_question_and_after_the_last():
    terminal = Terminal()
    shown = terminal.answer("back", "2", "drowsiness", "? ? ? ? ? ? 4", "back", "? ? ? ? ? ? 1", "stop", "")
    assert "This is the first question." in shown
    assert "Settled: no further answer" in shown
    assert shown.count("drowsy but easily woken") >= 2
    assert terminal.end()[0] == 0


def test_the_picture_closes():
    terminal = Terminal()
    shown = terminal.answer("2", "headache", "1 1 3 n", "36.8 76 14 97 126 1 1", "stop", "")
    assert "[routine ══ within days ══ same day ══ emergency]" in shown
    assert "routine ── [within days ══ same day ══ emergency]" in shown


def test_the_end_of_input_is_stop():
    terminal = Terminal()
    terminal.answer("2")
    terminal.until(PROMPT)
    terminal.child.sendeof()
    answer = terminal.until(PROMPT)
    assert "NOT SETTLED" in answer
    terminal.child.sendeof()
    code, rest = terminal.end()
    assert code == 0
    assert "Not saved." in rest


def test_interrupted():
    terminal = Terminal()
    terminal.until(PROMPT)
    terminal.child.sendintr()
    assert terminal.end()[0] == 130


def test_saving_never_overwrites_without_asking(tmp_path):
    file = tmp_path / "visit.yaml"
    file.write_text("id: mine")
    terminal = Terminal("--save", str(file))
    shown = terminal.answer("2", "stop", "n", "")
    assert "exists" in " ".join(terminal.end()[1].split() + shown.split())
    assert file.read_text() == "id: mine"
    terminal = Terminal("--save", str(file))
    terminal.answer("2", "stop", "y")
    assert terminal.end()[0] == 0
    assert file.read_text().startswith("phase: implanted")


def test_saving_where_it_cannot_be(tmp_path):
    terminal = Terminal("--save", str(tmp_path / "none" / "visit.yaml"))
    shown = terminal.answer("2", "stop", str(tmp_path))
    shown += terminal.answer("")
    assert "can't be written" in shown
    assert terminal.end()[0] == 0


def test_a_redirected_answer_does_not_swallow_the_questions(tmp_path):
    file = tmp_path / "answer.json"
    command = f"{sys.executable} -m thecal triage --format json > {file}"
    terminal = Terminal()
    terminal.child.close()
    terminal.child = pexpect.spawn(
        "bash",
        ["-c", command],
        cwd=str(ROOT),
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        encoding="utf-8",
        timeout=30,
    )
    terminal.answer("2", "drowsiness", "? ? ? ? ? ? 4", "", "")
    assert terminal.end()[0] == 0
    assert file.read_text().startswith("{")


@pytest.mark.parametrize("columns", [60, 80])
def test_it_keeps_to_the_width(columns):
    terminal = Terminal(columns=columns)
    shown = terminal.answer("2", "headache", "why", "1 1 3 n", "why", "36.8 76", "why", "14", "stop", "")
    shown += terminal.end()[1]
    assert max(map(len, shown.splitlines())) <= columns


def test_colour_on_a_terminal_and_none_with_no_color():
    def first_screen(**env):
        terminal = Terminal("examples/visit.yaml", **env)
        terminal.child.expect(pexpect.EOF)
        return terminal.child.before

    assert "\x1b[1;33m" in first_screen(NO_COLOR="")
    assert not re.search(r"\x1b\[[0-9;]*3[0-7]m", first_screen())


# ----------------------------------------------------------------------------------------------------- the parts


def test_pictures():
    def drawn(least, most):
        return "".join(part if isinstance(part, str) else part[0] for part in picture(Urgency(least), Urgency(most)))

    assert drawn("routine", "routine") == "[routine] ── within days ── same day ── emergency"
    assert drawn("within_days", "same_day") == "routine ── [within days ══ same day] ── emergency"


def test_a_saved_visit_is_read_back_identically(book):
    visit = Visit(
        id="no: 7 # ‘x’",
        phase="test_period",
        date=dt.datetime.fromisoformat("2026-11-24T09:30"),
        events={
            "implant": dt.date(2026, 11, 20),
            "refill": dt.datetime.fromisoformat("2026-11-24T08:00"),
            "mri": "unknown",
        },
        findings={
            "headache": "present",
            "temperature": "38.4 Cel",
            "wound_discharge": "none",
            "headache_intensity": "7",
            "spo2": "?",
        },
    )
    assert read_visits(as_yaml(visit), "v.yaml", book.knowledge) == ([visit], [])
