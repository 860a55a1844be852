"""`thecal train generate`: cases drawn from the rules, as lines for people or as JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from thecal.cli.page import QUIET, STRONG, Page, out
from thecal.errors import InputError, Place, Problem
from thecal.knowledge.words import Phase
from thecal.quick import load_rules
from thecal.training.case import KINDS
from thecal.training.course import From
from thecal.training.draw import draw
from thecal.training.generate import Generated


@dataclass(frozen=True)
class Asked:
    """Which cases are asked for."""

    count: int
    seed: int
    complications: Sequence[str]
    phase: str | None
    from_: From


def generate_cases(
    asked: Asked, output: str | None, format_: str, rules: str | None, *, overwrite: bool
) -> None:  # fmt: skip
    """Prints or writes the cases.

    Raises:
        InputError: if a complication or the scenarios are not there, or the file can't be written.
        RulesError: if the rules don't load.
    """
    if output is not None and Path(output).exists() and not overwrite:
        message = "There is such a file already."
        raise InputError([Problem("output-exists", message, Place(output), advice="--overwrite, or another name.")])
    phases = [Phase(asked.phase)] if asked.phase else []
    made = draw(load_rules(rules), asked.seed, asked.count, asked.complications, phases, asked.from_, rules)
    text = _json(made) if format_ == "json" else _lines(made)
    page = out()
    if output is not None:
        _write(Path(output), text)
        page.line(f"{_cases(len(made.cases))} written to {output}.")
    elif format_ == "json":
        page.as_is(text)
        return
    else:
        for case in made.cases:
            page.item(f"{case.kind:<17} ", (case.exercises[0], STRONG), f"  {_about(case.complications)}  {case.phase}",
                      (f"  difficulty {case.difficulty}", QUIET))  # fmt: skip
    _total(made, asked, page)


def _cases(count: int) -> str:
    return f"{count:,} case" if count == 1 else f"{count:,} cases"


def _about(complications: Sequence[str]) -> str:
    return ", ".join(complications) or "any complication"


def _json(made: Generated) -> str:
    return json.dumps(made.to_dict(), indent=2, ensure_ascii=False) + "\n"


def _lines(made: Generated) -> str:
    """One case a line, columns divided by tabs."""
    return "".join(
        f"{case.id}\t{case.kind}\t{','.join(case.exercises)}\t{','.join(case.complications)}\t{case.phase}\t{case.difficulty}\n"
        for case in made.cases
    )


def _total(made: Generated, asked: Asked, page: Page) -> None:
    kinds = Counter(case.kind for case in made.cases)
    told = ", ".join(f"{kinds[kind]} {kind}" for kind in KINDS if kinds[kind])
    lost = ", ".join(f"{number} {reason}" for reason, number in made.rejected.items() if number)
    if len(made.cases) < asked.count:
        page.line(f"The rules have no more cases than {len(made.cases)} of this choice.")
    page.line(f"{_cases(len(made.cases))}{f': {told}' if told else ''}. Seed {made.seed}.")
    if asked.from_ != "scenarios":
        page.line(f"Rejected: {lost or 'none'}; {made.share_rejected:.1%} of what was drawn.")


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, "utf-8", newline="\n")
    except OSError as error:
        reason = (error.strerror or "not possible").lower()
        raise InputError([Problem("no-file", f"The file can't be written: {reason}.", Place(str(path)))]) from None
