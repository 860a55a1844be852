"""Writes docs/scenarios.md: every sentence that a scenario may use.

The sentences stand once, in the docstrings of `thecal.scenarios.given` and `thecal.scenarios.then`, beside the code that
reads them. With `--check` the page is only compared, and the exit code is 1 when it is stale.
"""

from __future__ import annotations

import inspect
import sys
import textwrap
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from thecal.quick import load_rules  # noqa: E402 - of this checkout
from thecal.scenarios import given, then  # noqa: E402

PAGE = ROOT / "docs" / "scenarios.md"

EXAMPLE = """\
Feature: Headache after the puncture

  Rule: Low pressure explains a headache of the first days

    Scenario: Day two, worse when she sits up
      Given a patient in the test period
      And the visit is on 2026-11-24
      And the dural puncture was 2 days ago
      And the start of the headache was 1 days ago
      And headache posture is worse upright
      And neck stiffness is unknown
      When the visit is assessed
      Then post-dural puncture headache is suspected
      And check positional test is recommended
      And statement pdph_early_headache is true
      And the questions include temperature

    Scenario Outline: The last day in the window, and the first after it: onset on day <onset>
      Given a patient in the test period
      And these findings:
        | finding                       | value     |
        | headache                      | present   |
        | headache onset after puncture | <onset> d |
      When the visit is assessed
      Then statement pdph_early_headache is <truth>

      Examples:
        | onset | truth |
        | 5     | true  |
        | 6     | false |
"""
"""Read and run by tests/docs/test_scenarios_page.py."""


def sentences(module: ModuleType) -> list[tuple[str, str]]:
    """The sentences in the docstring of a module of steps, each with its note (or an empty one)."""
    found = []
    for line in _block(module).splitlines():
        sentence, _, note = line.partition("   ")
        found.append((sentence.strip(), note.strip().removeprefix("(").removesuffix(")")))
    return found


def _parts(module: ModuleType) -> tuple[str, str, str]:
    """What stands before the block of sentences, the block, and what stands after it."""
    before, _, rest = inspect.cleandoc(module.__doc__ or "").partition("::\n")
    lines = rest.strip("\n").splitlines()
    end = next((number for number, line in enumerate(lines) if line and not line.startswith(" ")), len(lines))
    return before, textwrap.dedent("\n".join(lines[:end])).strip(), "\n".join(lines[end:]).strip()


def _block(module: ModuleType) -> str:
    return _parts(module)[1]


def _after(module: ModuleType) -> str:
    return " ".join(_parts(module)[2].split())


def page() -> str:
    """The whole page."""
    book = load_rules(ROOT / "rules")
    words: dict[str, list[str]] = {name: [name.replace("_", " ")] for name in book.knowledge.vocabulary.events}
    for word, name in given.EVENT_WORDS.items():
        if word not in words[name]:
            words[name].append(word)
    events = [
        f"| `{name}` | {event.label} | {', '.join(words[name])} |"
        for name, event in book.knowledge.vocabulary.events.items()
    ]
    return "\n".join(
        [
            "<!-- Written by tools/write_scenarios_page.py from src/thecal/scenarios; do not edit. -->",
            "# Sentences of a scenario",
            "",
            "A scenario is one situation and what the assessment must say about it. The files are under `features/`, one for each",
            "complication and some for the promises that hold for all. Every scenario runs on every engine. `CONTRIBUTING.md`",
            "says how to choose scenarios; this page lists the sentences they are made of.",
            "",
            "```gherkin",
            EXAMPLE.rstrip("\n"),
            "```",
            "",
            "Between the two stands always the same line: `When the visit is assessed`. `And` repeats the kind of the line before.",
            "A `|` below stands between words of which one is chosen.",
            "",
            "## What is known (Given)",
            "",
            "```text",
            _block(given),
            "```",
            "",
            _after(given),
            "",
            "`thecal rules list findings` shows all findings with their values, and `thecal rules show FINDING` one of them.",
            "A scenario without a date is on 24 November 2026 at noon. `neck stiffness is not asked` leaves a finding out that",
            "`nothing else is found` would answer.",
            "",
            "An event is so many hours, days, weeks, months or years ago, or `today`:",
            "",
            "| event | is | in a scenario |",
            "|---|---|---|",
            *events,
            "",
            "## What is expected (Then)",
            "",
            "```text",
            _block(then),
            "```",
            "",
            "A complication is named by its name, its short name or its id; a check by its name or id; a statement, red flag or",
            "caution by its id.",
            "",
        ]
    )


def main() -> int:
    """Writes the page, or compares it; returns the exit code."""
    text = page()
    if "--check" in sys.argv[1:]:
        if not PAGE.is_file() or PAGE.read_text(encoding="utf-8") != text:
            print(f"{PAGE.relative_to(ROOT)} is stale. To mend it: python tools/write_scenarios_page.py")
            return 1
        return 0
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
