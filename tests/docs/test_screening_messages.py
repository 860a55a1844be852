"""docs/messages_screening.md: each example is run, and says what its entry shows."""

from __future__ import annotations

import io
import subprocess
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from tests.docs.pages import Block, entries
from tests.support import ROOT
from thecal.cli.run import run
from thecal.errors import InputError

PAGE = ROOT / "docs" / "messages_screening.md"
ENTRIES = {entry.title: entry for entry in entries(PAGE) if entry.level == 2}
PARTS = ("**What happened.**", "**Why it matters.**", "**What to do.**")


@pytest.mark.parametrize("slug", ENTRIES)
def test_an_entry_says_what_happened_why_it_matters_and_what_to_do(slug: str) -> None:
    places = [ENTRIES[slug].prose.find(part) for part in PARTS]
    assert -1 not in places
    assert places == sorted(places)


@pytest.mark.parametrize("slug", ENTRIES)
def test_the_example_says_what_the_entry_shows(slug: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    *given, shown = ENTRIES[slug].blocks
    assert given, "no example"
    assert (shown.language, shown.about) == ("text", "")
    assert said(given, slug, tmp_path) == shown.text


def said(blocks: list[Block], slug: str, folder: Path) -> str:
    """What is said with this slug: files are put in their place, other lines than `thecal …` are the shell's."""
    told: list[str] = []
    for block in blocks:
        if block.language == "python":
            try:
                exec(block.text, {})  # the page's own example
            except InputError as error:
                told += [str(problem) for problem in error.problems if problem.slug == slug]
        elif block.language != "sh":
            file = folder / block.about
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(block.text + "\n", "utf-8")
        else:
            for line in block.text.splitlines():
                told += _thecal(line, slug) if line.startswith("thecal ") else _shell(line, folder)
    return "\n\n".join(dict.fromkeys(told))


def _shell(line: str, folder: Path) -> list[str]:
    subprocess.run(["bash", "-c", line], cwd=folder, check=True)
    return []


def _thecal(line: str, slug: str) -> list[str]:
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        run(line.split()[1:])
    paragraphs = err.getvalue().strip("\n").split("\n\n")
    return [paragraph for paragraph in paragraphs if f"[{slug}]" in paragraph]
