from __future__ import annotations

import os
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from tests.support import ROOT
from thecal import __version__
from thecal.cli import complete
from thecal.cli.app import app

COMMANDS = {
    "": ["triage", "screen", "rules", "schema", "engines", "Exit codes"],
    "triage": ["thecal triage examples/visit.yaml", "--why", "--sources", "--save", "array", "never taken for absent"],
    "screen": ["--resume", "--fail-on", ".thecal-run", "Exit codes", "5 screened", "--demo", "[Cel]"],
    "screen diff": ["thecal screen diff", "--records", "--exit-code", "paired by their id", "Exit codes"],
    "rules": ["thecal rules show meningitis"],
    "rules list": ["--complication", "--basis", "thecal rules list findings"],
    "rules show": ["thecal rules show rf_04_meningitis"],
    "rules explain": ["--visit", "thecal rules explain"],
    "rules check": ["Exit code"],
    "rules trace": ["Exit code", "--write", "--features", "thecal rules trace --write trace.html"],
    "rules lock": ["Exit code", "--check", "--new-edition", "wording"],
    "rules schema": ["--write", "--check"],
    "train": ["thecal train generate"],
    "train generate": ["near_miss", "--seed", "--complication", "--phase", "Exit codes"],
    "schema": ["assessment"],
    "engines": ["--format"],
}


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("flag", ["--help", "-h"])
def test_help_teaches(command, flag, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    result = CliRunner().invoke(app, [*command.split(), flag], prog_name="thecal")
    assert result.exit_code == 0
    for word in COMMANDS[command]:
        assert word in result.output


def test_every_example_of_the_help_is_a_command(monkeypatch):
    """Whatever the epilogs show can be parsed: the command exists and knows the options."""
    monkeypatch.setenv("COLUMNS", "100")
    for command in COMMANDS:
        output = CliRunner().invoke(app, [*command.split(), "--help"], prog_name="thecal").output
        for line in output.splitlines():
            example = line.strip().removeprefix("my-export | ")
            if line.startswith("    ") and example.startswith("thecal "):
                words = example.split("   ")[0].split(" > ")[0].split()
                end = next((i for i, word in enumerate(words) if word.startswith("-")), len(words))
                result = CliRunner().invoke(app, [*words[1:end], "--help"], prog_name="thecal")
                assert result.exit_code == 0, line
                for option in (word for word in words if word.startswith("--")):
                    assert option in result.output, line


def test_version():
    result = CliRunner().invoke(app, ["--version"])
    assert (result.exit_code, result.output.strip()) == (0, f"thecal {__version__}")


def _python(*arguments):
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    return subprocess.run([sys.executable, *arguments], env=env, cwd=ROOT, capture_output=True, text=True, check=True)


def test_help_loads_nothing_heavy():
    said = _python("-X", "importtime", "-m", "thecal", "--help").stderr
    loaded = {line.rpartition("|")[2].strip() for line in said.splitlines()}
    heavy = {
        "pydantic",
        "yaml",
        "lark",
        "rich.console",
        "pint",
        "ucumvert",
        "durable",
        "pyarrow",
        "numpy",
        "thecal.screening",
        "thecal.quick",
        "thecal.knowledge",
    }
    assert not heavy & loaded


def test_completion_knows_the_ids(book):
    assert complete.complications("post_dural") == ["post_dural_puncture_headache"]
    assert set(complete.statements("rf_")) == {name for name in book.rules if name.startswith("rf_")}
    assert "neck_stiffness" in complete.anything("neck_")
    assert complete.complications("zz") == []


def test_completion_survives_a_missing_folder(monkeypatch, tmp_path):
    monkeypatch.setenv("THECAL_RULES", str(tmp_path / "none"))
    assert complete.anything("h") == []


def test_the_shell_completes():
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "_THECAL_COMPLETE": "complete_bash"}
    env |= {"COMP_WORDS": "thecal rules show menin", "COMP_CWORD": "3"}
    ended = subprocess.run(
        [sys.executable, "-m", "thecal"], env=env, cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert "meningitis" in ended.stdout.split()


def _completed(words):
    """What the shell is told about the last word."""
    env = {"_THECAL_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": str(words.count(" "))}
    return CliRunner().invoke(app, [], env=env, prog_name="thecal").output.split()


def test_the_shell_completes_the_commands_of_screen(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    assert _completed("thecal screen di") == ["diff"]
    assert _completed("thecal screen diff --rec") == ["--records"]
    assert _completed("thecal screen diff --key ") == ["id", "row"]
    assert _completed("thecal screen --resu") == ["--resume"]


def test_files_of_a_screening_are_left_to_the_shell(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    for words in ("thecal screen ", "thecal screen /data/di", "thecal screen [", "thecal screen diff di"):
        assert _completed(words) == []
    assert _completed("thecal screen --resume di") == []  # no command comes after an option
    (tmp_path / "died.csv").touch()
    assert _completed("thecal screen di") == []
    assert _completed("thecal screen dif") == ["diff"]
