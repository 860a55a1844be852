"""Keeps what README.md shows of the command line real: runs every `$ thecal …` block and puts in what it printed.

With `--check` the blocks are only compared, and the exit code is 1 when one is stale. A line `…` in a block stands for any
lines; such a block is mended by hand. A command that asks questions is answered with what stands behind its prompts.
The edition and hash of the rules, and how many questions are left, may differ.
"""

from __future__ import annotations

import os
import pty
import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "README.md"
BLOCK = re.compile(r"^```console\n\$ (thecal\b[^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PROMPT = re.compile(r"^\[[^\]\n]+\] > ?(.*)$", re.MULTILINE)
TOLERANT = (
    (re.compile(r"Knowledge [\w-]+(?:\.[\w-]+)*(?: \(sha256:\w+\))?([.,])"), r"Knowledge EDITION\1"),
    (re.compile(r'"(edition|hash)": "[^"]*"'), r'"\1": "…"'),
    # A rule more is a question more: such counts are nobody's promise, and no rule should have to touch this page.
    (re.compile(r"\b\d+ (more|to go)\b|(?<=\(5 OF )\d+(?=\)$)", re.MULTILINE), "N"),
    (re.compile(r"^thecal \d+\.\d+\S*$", re.MULTILINE), "thecal VERSION"),
)


def blocks(text: str) -> list[tuple[str, str]]:
    """Every command of the page with the output shown for it."""
    return BLOCK.findall(text)


def printed(command: str, shown: str) -> str:
    """What the command prints; questions get the answers that stand in `shown`."""
    words = [sys.executable, "-m", *shlex.split(command)]
    answers = PROMPT.findall(shown)
    text = _conversation(words, answers) if answers else _output(words)
    return "".join(line.rstrip() + "\n" for line in text.rstrip("\n").splitlines())


def _environment() -> dict[str, str]:
    ours = {"PYTHONPATH": str(ROOT / "src"), "NO_COLOR": "1", "TERM": "dumb", "COLUMNS": "80"}
    return {name: value for name, value in os.environ.items() if not name.startswith("THECAL")} | ours


def _output(words: list[str]) -> str:
    return subprocess.run(words, cwd=ROOT, env=_environment(), capture_output=True, text=True, check=False).stdout


def _conversation(words: list[str], answers: list[str]) -> str:
    """Talks to the command on a terminal; after the last answer it gets Enter."""
    ours, theirs = pty.openpty()
    left = iter(answers)
    said = b""
    with subprocess.Popen(words, cwd=ROOT, env=_environment(), stdin=theirs, stdout=theirs, stderr=theirs) as process:
        os.close(theirs)
        while True:
            try:
                more = os.read(ours, 4096)
            except OSError:  # the other end is closed
                break
            if not more:
                break
            said += more
            if said.endswith(b"] > "):
                os.write(ours, next(left, "").encode() + b"\n")
        process.wait(60)
    os.close(ours)
    return said.decode("utf-8", "replace").replace("\r\n", "\n")


def same(shown: str, real: str) -> bool:
    """Whether the real output is what is shown, but for what may differ and where a line `…` leaves something out."""
    for pattern, stand_in in TOLERANT:
        shown, real = pattern.sub(stand_in, shown), pattern.sub(stand_in, real)
    parts = [re.escape(part) for part in re.split(r"^…\n", shown, flags=re.MULTILINE)]
    return re.fullmatch("(?:.*\n)*?".join(parts), real) is not None


def mend(text: str) -> tuple[str, list[str]]:
    """The page with real outputs, and the commands whose shown output was stale."""
    stale: list[str] = []

    def put(match: re.Match[str]) -> str:
        command, shown = match.groups()
        real = printed(command, shown)
        if same(shown, real):
            return match[0]
        stale.append(command)
        return match[0] if "\n…\n" in f"\n{shown}" else f"```console\n$ {command}\n{real}```"

    return BLOCK.sub(put, text), stale


def main() -> int:
    """Mends the page, or compares it; returns the exit code."""
    text = PAGE.read_text(encoding="utf-8")
    mended, stale = mend(text)
    if "--check" not in sys.argv[1:]:
        PAGE.write_text(mended, encoding="utf-8")
        stale = mend(mended)[1] if stale else []
        if stale:
            print(f"README.md: mend by hand, for they leave lines out: {', '.join(stale)}")
    elif stale:
        print(f"README.md shows what is no longer printed: {', '.join(stale)}")
        print("To mend it: python tools/write_readme.py")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
