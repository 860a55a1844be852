"""Writes the table of docs/records.md: which codes tell which finding, from the rules.

Only what stands between the two marks is written; the rest of the page is written by hand. With `--check` the page is only
compared, and the exit code is 1 when it is stale.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from thecal.knowledge.vocabulary import YesNo  # noqa: E402 - of this checkout
from thecal.quick import load_rules  # noqa: E402
from thecal.screening.records.meanings import Meanings  # noqa: E402

PAGE = ROOT / "docs" / "records.md"
BEGIN, END = "<!-- codes: written by tools/write_records_page.py -->", "<!-- end of codes -->"


def table() -> str:
    """One line a finding, or a value of one, with its codes by terminology; bold where they are all of it."""
    knowledge = load_rules(ROOT / "rules").knowledge
    lines: dict[tuple[str, str], dict[str, list[str]]] = {}
    for meaning in Meanings(knowledge).all:
        # A code of several values says that it is one of them; it stands with each.
        for value in meaning.values or ("",):
            codes = lines.setdefault((meaning.name, value), {})
            codes.setdefault(meaning.system, []).append(meaning.code.removeprefix("HP:"))
    systems = list(knowledge.codes)
    order = list(knowledge.vocabulary.findings)
    head = [
        f"| finding | {' | '.join(knowledge.codes[system].name for system in systems)} |",
        "|---" * (len(systems) + 1) + "|",
    ]
    wholes = {
        (name, system)
        for name, finding in knowledge.vocabulary.findings.items()
        if isinstance(finding, YesNo)
        for system in finding.whole
    }

    def cell(name: str, system: str, codes: list[str]) -> str:
        text = ", ".join(codes)
        return f"**{text}**" if (name, system) in wholes else text

    rows = [
        f"| `{name}`{f' = `{value}`' if value else ''} | "
        f"{' | '.join(cell(name, one, codes.get(one, [])) for one in systems)} |"
        for (name, value), codes in sorted(lines.items(), key=lambda line: order.index(line[0][0]))
    ]
    return "\n".join([BEGIN, "", *head, *rows, "", END])


def page(text: str) -> str:
    """The page with its table as it should be."""
    before, mark, rest = text.partition(BEGIN)
    assert mark, "the page has no mark for the table"
    _, mark, after = rest.partition(END)
    assert mark, "the page has no mark for the end of the table"
    return before + table() + after


def main() -> int:
    """Writes the page, or compares it; returns the exit code."""
    text = PAGE.read_text(encoding="utf-8")
    wanted = page(text)
    if "--check" in sys.argv[1:]:
        if text != wanted:
            print(f"{PAGE.relative_to(ROOT)} is stale. To mend it: python tools/write_records_page.py")
            return 1
        return 0
    PAGE.write_text(wanted, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
