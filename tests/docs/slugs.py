"""The slugs of all problems that the code can report, found by reading it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.support import ROOT

REPORTS = {"Problem": 0, "Fault": 0, "problem": 0, "complain": 0, "fault": 0, "complaint": 2}
"""What reports a problem, and which of its arguments is the slug."""

MADE = {
    "unknown-{kind}": (
        "unknown-finding",
        "unknown-event",
        "unknown-score",
        "unknown-source",
        "unknown-check",
        "unknown-complication",
        "unknown-code",
        "unknown-terminology",
    )
}
"""Slugs that are put together, and what they come to."""


def template(node: ast.JoinedStr) -> str:
    """The f-string with its fields between braces."""
    return "".join(
        str(part.value) if isinstance(part, ast.Constant) else f"{{{ast.unparse(part.value)}}}"
        for part in node.values
        if isinstance(part, ast.Constant | ast.FormattedValue)
    )


def slugs_of(tree: ast.AST) -> Iterator[str]:
    """Every slug written in a call that reports a problem; a plain variable is passed on and was written elsewhere."""
    names: dict[str, set[str]] = {}
    for node in ast.walk(tree):
        # `slug, message = "no-anchors", "…"` before the call
        if (
            isinstance(node, ast.Assign)
            and isinstance(node.value, ast.Tuple)
            and isinstance(node.targets[0], ast.Tuple)
        ):
            for target, value in zip(node.targets[0].elts, node.value.elts, strict=True):
                if isinstance(target, ast.Name) and target.id == "slug" and isinstance(value, ast.Constant):
                    names.setdefault("slug", set()).add(str(value.value))
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        place = REPORTS.get(name)
        if place is None or len(node.args) <= place:
            continue
        slug = node.args[place]
        if isinstance(slug, ast.Constant) and isinstance(slug.value, str):
            yield slug.value
        elif isinstance(slug, ast.JoinedStr):
            yield from MADE[template(slug)]
        elif isinstance(slug, ast.Name):
            yield from names.get(slug.id, ())


def slugs() -> dict[str, set[str]]:
    """Slug → the modules that report it."""
    found: dict[str, set[str]] = {}
    for path in sorted((ROOT / "src/thecal").rglob("*.py")):
        for slug in slugs_of(ast.parse(path.read_text("utf-8"))):
            found.setdefault(slug, set()).add(str(Path(path).relative_to(ROOT / "src")))
    return found
