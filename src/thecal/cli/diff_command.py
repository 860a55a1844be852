"""`thecal screen diff`: its options and what its help says. What it does is in `thecal.cli.diffing`."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

DiffFormat = Literal["text", "json", "csv", "markdown"]
Key = Literal["id", "row"]

DIFF_EPILOG = """\b
Examples:
  thecal screen diff october.parquet november.parquet
  thecal screen diff before.csv after.csv --format csv > changes.csv
  thecal screen diff a.parquet b.parquet --exit-code --format json
  thecal screen diff --records records.csv --rules-b my-rules
  thecal screen diff --records records.csv --map mapping.yaml --rules-a v1 --rules-b v2

\b
Rows are paired by their id: the first row of an id with the first of the other file, and
so on; rows without an id by their number. With --records both screenings are of the same
file, and rows are paired by their number.

\b
For each row that changed: both urgencies, what is suspected now and no longer, and the
statement that made the difference. For the lower end of the urgency that is a statement
that sets it; for the upper end one that is open now, or no longer; otherwise whatever
became true or is no longer. Outputs made with --detail status name no statements.

\b
Exit codes: 0 compared; 1 with --exit-code, if anything changed; 2 an input or an option
is wrong; 3 the rules are wrong.
"""


def diff(  # noqa: PLR0917 - one argument an option
    a: Annotated[str | None, typer.Argument(metavar="A", help="The output of a screening.")] = None,
    b: Annotated[str | None, typer.Argument(metavar="B", help="The output of another one.")] = None,
    records: Annotated[
        str | None,
        typer.Option("--records", metavar="FILE", help="Screen these records with two knowledge bases instead."),
    ] = None,
    map_: Annotated[
        str | None, typer.Option("--map", metavar="FILE", help="--records: which column tells which finding.")
    ] = None,
    rules_a: Annotated[
        str | None, typer.Option("--rules-a", metavar="DIR", help="--records: the first rules; else Thecal's own.")
    ] = None,
    rules_b: Annotated[
        str | None, typer.Option("--rules-b", metavar="DIR", help="--records: the second rules; else Thecal's own.")
    ] = None,
    key: Annotated[Key, typer.Option("--key", help="Pair rows by their id, or by their number.")] = "id",
    limit: Annotated[
        int | None,
        typer.Option(
            "--limit",
            min=0,
            metavar="N",
            help="So many rows of each kind; by default 10 as text or Markdown, and all as JSON or CSV.",
        ),
    ] = None,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Exit code 1 if anything changed.")] = False,
    format_: Annotated[DiffFormat, typer.Option("--format", help="How to print it.")] = "text",
) -> None:
    """What changed between two screenings, or two knowledge bases: patient by patient, and by which statement."""
    from thecal.cli.diffing import Asked, diff_runs  # noqa: PLC0415 - loaded when the command runs

    asked = Asked(
        a=a, b=b, records=records, map=map_, rules_a=rules_a, rules_b=rules_b, key=key, limit=limit,
        exit_code=exit_code, format=format_,
    )  # fmt: skip
    raise typer.Exit(diff_runs(asked))
