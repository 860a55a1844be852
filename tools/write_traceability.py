"""Writes docs/traceability.md: from each line of the leaflet to the rules, their sources and their scenarios.

Scenarios are counted and not named, so that the page changes when the links do and not with every line of a feature;
`thecal rules trace --write` names them all. With `--check` the page is only compared, and the exit code is 1 when it is
stale. Whether a link is broken is not this tool's question: `thecal rules trace` answers it.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from thecal.authoring.evidence import read_evidence  # noqa: E402 - of this checkout
from thecal.authoring.trace import trace_rules  # noqa: E402
from thecal.authoring.trace.markdown import as_markdown  # noqa: E402
from thecal.quick import load_rules  # noqa: E402
from thecal.scenarios import read_features  # noqa: E402

PAGE = ROOT / "docs" / "traceability.md"
HEAD = "<!-- Written by tools/write_traceability.py from rules/ and features/; do not edit. -->\n"


def page() -> str:
    """The whole page."""
    book = load_rules(ROOT / "rules")
    trace = trace_rules(book, read_evidence(ROOT / "rules"), read_features(ROOT / "features", book))
    return HEAD + as_markdown(trace, None, places=False)


def main() -> int:
    """Writes the page, or compares it; returns the exit code."""
    text = page()
    if "--check" in sys.argv[1:]:
        if not PAGE.is_file() or PAGE.read_text(encoding="utf-8") != text:
            print(f"{PAGE.relative_to(ROOT)} is stale. To mend it: python tools/write_traceability.py")
            return 1
        return 0
    PAGE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
