"""docs/messages.md has an entry for every problem the code can report, and each example says what the entry shows."""

from __future__ import annotations

import contextlib
import io
import re
import shlex
import shutil
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from tests.docs.pages import Block, Entry, entries
from tests.docs.slugs import MADE, slugs
from tests.support import ROOT, skip_or_fail
from tests.unit.knowledge.kettle import TINY, TINY_FEATURES, copy_of_tiny, kettle, problems_of
from thecal.authoring.evidence import read_evidence
from thecal.authoring.mutation.trial import failing
from thecal.authoring.trace import broken_links, trace_rules
from thecal.cli.run import run
from thecal.condition import RuleBook
from thecal.errors import InputError, Problem, RulesError
from thecal.lint import lint
from thecal.logic import solver_here
from thecal.quick import load_rules
from thecal.scenarios import Replay, read_features
from thecal.visits import read_visits

PAGE = ROOT / "docs" / "messages.md"
ENTRIES = {entry.title: entry for entry in entries(PAGE) if entry.level == 2}
PROVED = {"implied", "same-condition", "idle-condition"}
"""What is said only, or said with a visit, where the solver is there."""
PARTS = ("**What happened.**", "**Why it matters.**", "**What to do.**")


def test_every_slug_of_the_code_has_an_entry_and_every_entry_a_slug() -> None:
    known = set(slugs())
    assert sorted(known - set(ENTRIES)) == [], "reported, but not in docs/messages.md"
    assert sorted(set(ENTRIES) - known) == [], "in docs/messages.md, but nothing reports it any more"


def test_the_list_of_slugs_is_found_and_not_empty() -> None:
    assert {"unknown-finding", "no-anchors", "always-true", "not-a-condition", "usage"} <= set(slugs())
    assert set(MADE["unknown-{kind}"]) <= set(slugs())


def test_no_entry_stands_twice() -> None:
    titles = [entry.title for entry in entries(PAGE) if entry.level == 2]
    assert len(titles) == len(set(titles))


@pytest.mark.parametrize("slug", ENTRIES)
def test_an_entry_says_what_happened_why_it_matters_and_what_to_do(slug: str) -> None:
    places = [ENTRIES[slug].prose.find(part) for part in PARTS]
    assert -1 not in places
    assert places == sorted(places)


@pytest.mark.parametrize("slug", ENTRIES)
def test_the_example_of_an_entry_fails_with_the_message_it_shows(slug: str, tmp_path: Path, book: RuleBook) -> None:
    if slug in PROVED and not solver_here():
        skip_or_fail("z3", "z3-solver is not installed")
    *given, shown = ENTRIES[slug].blocks
    assert given, "no example"
    assert (shown.language, shown.about) == ("text", "")
    assert said(given, slug, tmp_path, book) == shown.text


def said(blocks: list[Block], slug: str, folder: Path, book: RuleBook) -> str:
    """What Thecal says of an example, as far as it has this slug."""
    if blocks[0].language == "console":
        return said_by_the_command(blocks[0].text, slug)
    if blocks[-1].language in {"console", "python"}:
        return said_in_a_folder(blocks, slug, folder)
    # What both `thecal rules check` and `thecal rules trace` say is said once.
    return "\n\n".join(dict.fromkeys(str(one) for one in problems(blocks, folder, book) if one.slug == slug))


def said_in_a_folder(blocks: list[Block], slug: str, folder: Path) -> str:
    """What is said of files in a folder: by the last of some commands, or by a few lines of Python."""
    *files, last = blocks
    for file in files:
        (folder / file.about).parent.mkdir(parents=True, exist_ok=True)
        (folder / file.about).write_text(file.text + "\n", "utf-8")
    with contextlib.chdir(folder):
        if last.language == "python":
            with pytest.raises(InputError) as caught:
                exec(last.text, {})
            return "\n\n".join(str(problem) for problem in caught.value.problems if problem.slug == slug)
        *before, failing_one = last.text.splitlines()
        for line in before:
            with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
                assert run(shlex.split(line.removeprefix("$ thecal "))) == 0, line
        return said_by_the_command(failing_one, slug)


def problems(blocks: list[Block], folder: Path, book: RuleBook) -> list[Problem]:
    block, *more = blocks
    text = block.text + "\n"
    if block.language == "diff":
        rules = copy_of_tiny(folder)
        shutil.copytree(TINY_FEATURES, folder / "features")
        for change in blocks:
            apply(rules, change)
        return problems_of(rules) or [*lint(load_rules(rules)), *broken(rules)]
    assert not more
    match block.language:
        case "sh":  # `rm FILE`, in the folder of rules
            rules = copy_of_tiny(folder)
            command, file = text.split()
            assert command == "rm"
            (rules / file).unlink()
            return problems_of_rules(rules)
        case "yaml" | "json":
            data: str | bytes = text
            if block.about.endswith("(latin-1)"):
                data = text.encode("latin-1")
            file, _, times = block.about.partition(" × ")
            return read_visits(data * int(times.replace(" ", "")) if times else data, file.split()[0], book.knowledge)[
                1
            ]
        case "gherkin":
            (folder / block.about).write_text(text, "utf-8")
            try:
                replayed = [(one, Replay(book).run(one)) for one in read_features(folder, book)]
            except InputError as error:
                return error.problems
            return [failing(scenario, result.faults[0]) for scenario, result in replayed if not result.passed]
    raise AssertionError(block)


def problems_of_rules(rules: Path) -> list[Problem]:
    return problems_of(rules) or lint(load_rules(rules))


def broken(rules: Path) -> list[Problem]:
    """What `thecal rules trace` says of a rule base that loads, and of the scenarios beside it."""
    book = load_rules(rules)
    try:
        return broken_links(trace_rules(book, read_evidence(rules), read_features(rules.parent / "features", book)))
    except (InputError, RulesError) as error:
        return error.problems


def apply(rules: Path, block: Block) -> None:
    """One change of a rule base: lines that begin with - go, lines with + come; `{text × n}` stands for a long text."""
    lines = re.sub(r"{(.+?) × (\d+)}", lambda match: match[1] * int(match[2]), block.text).splitlines()
    assert block.language == "diff"
    assert all(line[:1] in {" ", "-", "+"} for line in lines)
    old = "".join(line[1:] + "\n" for line in lines if not line.startswith("+"))
    new = "".join(line[1:] + "\n" for line in lines if not line.startswith("-"))
    file = rules / block.about
    text = file.read_text("utf-8") if file.exists() else ""
    assert text.count(old) == 1, f"not once in {block.about}:\n{old}"
    (rules / block.about).write_text(text.replace(old, new), "utf-8")


def said_by_the_command(text: str, slug: str) -> str:
    """What `thecal` prints on stderr; it is called where the page says, in the top folder."""
    program, *arguments = shlex.split(text.removeprefix("$ "))
    assert program == "thecal"
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = run(arguments)
    assert code == InputError.exit_code
    assert f"[{slug}]" in err.getvalue()
    return err.getvalue().rstrip("\n")


def test_the_examples_start_from_a_sound_rule_base(tmp_path: Path) -> None:
    assert problems_of(TINY) == []
    assert {problem.slug for problem in lint(kettle())} == {"unused-finding"}
    shutil.copytree(TINY_FEATURES, tmp_path / "features")
    assert broken(copy_of_tiny(tmp_path)) == []


def test_an_entry_is_one_slug_and_its_group_has_a_heading() -> None:
    levels = [entry.level for entry in entries(PAGE)]
    assert set(levels) <= {0, 1, 2}
    assert all(isinstance(entry, Entry) and entry.title for entry in ENTRIES.values())
