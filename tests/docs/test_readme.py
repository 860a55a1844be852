"""What the README shows is run, and what is printed differently fails here."""

from __future__ import annotations

import re

import pytest
import yaml

from tests.support import ROOT
from thecal.assessment import Triage
from thecal.condition import RuleBook
from thecal.visits.read import read_visits
from tools import write_readme as writer

README = writer.PAGE.read_text(encoding="utf-8")
COMMANDS = writer.blocks(README)


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def test_no_console_block_is_left_out() -> None:
    shown = [line.removeprefix("$ ") for line in README.splitlines() if line.startswith("$ ")]
    assert shown == [command for command, _ in COMMANDS]
    assert len(shown) >= 4


@pytest.mark.parametrize(("command", "shown"), COMMANDS, ids=[command for command, _ in COMMANDS])
def test_the_command_line_prints_what_is_shown(command: str, shown: str, triage: Triage) -> None:
    real = writer.printed(command, shown)
    assert writer.same(shown, real), f"To mend it: python tools/write_readme.py\n{real}"


@pytest.mark.parametrize(
    ("shown", "real", "same"),
    [
        ("a\nb\n", "a\nb\n", True),
        ("a\nb\n", "a\nc\n", False),
        ("a\n…\nd\n", "a\nb\nc\nd\n", True),
        ("a\n…\n", "a\nb\n", True),
        ("a\n…\n", "b\n", False),
        ("a\n…\nd\n", "a\nb\n", False),
        ("FIND OUT NEXT (5 OF 46)\nand 13 more.\n", "FIND OUT NEXT (5 OF 48)\nand 14 more.\n", True),
        ("Knowledge 2026.11, two engines agree.\n", "Knowledge 2027.2, two engines agree.\n", True),
        ("Knowledge 2026.11, two engines agree.\n", "Knowledge 2026.11, one engine only.\n", False),
    ],
)
def test_a_stale_output_is_noticed(shown: str, real: str, same: bool) -> None:
    assert writer.same(shown, real) is same


@pytest.mark.parametrize("code", blocks("python"))
def test_its_python_runs(code: str) -> None:
    exec(compile(code, "README.md", "exec"), {})


def test_its_visit_is_a_visit(book: RuleBook) -> None:
    (visit,), problems = read_visits(blocks("yaml")[0], "README.md", book.knowledge)
    assert not problems
    assert visit.id == "visit-17"


def test_the_statement_it_shows_stands_in_the_rules(book: RuleBook) -> None:
    (shown,) = yaml.safe_load(blocks("yaml")[1])
    statement = book.rules[shown["id"]].statement.model_dump(by_alias=True, mode="json")
    assert {key: statement[key] for key in shown} == shown


def test_its_make_commands_are_commands() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    named = set(re.findall(r"^make (\w+)", README, re.MULTILINE)) | set(re.findall(r"`make (\w+)`", README))
    assert named >= {"triage", "test"}
    assert [name for name in named if not re.search(rf"^{name}:", makefile, re.MULTILINE)] == []


PAGES = ["README.md", "CONTRIBUTING.md", "GLOSSARY.md", "SAFETY.md", "CHANGELOG.md"]
PAGES += sorted(str(path.relative_to(ROOT)) for path in (ROOT / "docs").rglob("*.md"))


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: str) -> None:
    links = re.findall(r"\]\(([^)#\s]+)[^)]*\)", (ROOT / page).read_text(encoding="utf-8"))
    near = (ROOT / page).parent
    assert [link for link in links if not re.match(r"https?:", link) and not (near / link).exists()] == []


@pytest.mark.parametrize("page", PAGES)
def test_files_that_are_named_are_there(page: str) -> None:
    """`src/…`, `rules/…`, `tests/…` in backticks are paths, with `*` for any name."""
    text = re.sub(r"^```.*?^```$", "", (ROOT / page).read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    paths = re.findall(
        r"`((?:src|rules|tests|features|docs|tools|examples|requirements|benchmarks)/[\w./*-]*)(?:::[^`]*)?`", text
    )
    assert [path for path in paths if not list(ROOT.glob(path.rstrip("/")))] == []


def test_the_places_of_the_glossary_are_there() -> None:
    rows = re.findall(r"^\| \*\*.*\| (.+) \|$", (ROOT / "GLOSSARY.md").read_text(encoding="utf-8"), re.MULTILINE)
    places = [place for row in rows for place in re.findall(r"`([\w./]+(?:\.py|\.yaml|/))`", row)]
    assert len(places) > 40
    assert [place for place in places if not any((base / place).exists() for base in (ROOT, ROOT / "src/thecal"))] == []
