"""Options that several commands have."""

from __future__ import annotations

import typer

RULES = typer.Option(
    "--rules", metavar="DIR", help="A folder of rule files, instead of the rules that come with Thecal."
)
