"""`thecal screen`: its options and what its help says. What it does is in `thecal.cli.screening`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal

import typer
from typer.core import TyperCommand, TyperGroup

from thecal.cli.diff_command import DIFF_EPILOG, diff

TextOrJson = Literal["text", "json"]
Level = Literal["within_days", "same_day", "emergency"]
Detail = Literal["status", "lists", "all"]
Place = Literal["here", "spark"]

_RUN = "run"


class _Context(typer.Context):
    """Calls the command that has no name of its own by the name of its group."""

    @property
    def command_path(self) -> str:
        return super().command_path.removesuffix(f" {_RUN}")


class _Run(TyperCommand):
    """What `thecal screen` does when no other command follows."""

    context_class = _Context


class _Screen(TyperGroup):
    """`thecal screen FILE` and `thecal screen COMMAND`: what is no command is a file (one of that name: `./diff`)."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        return super().parse_args(ctx, args if args and args[0] in self.commands else [_RUN, *args])


def _first_word(ctx: typer.Context, incomplete: str) -> list[str]:
    """The commands, for the shell's completion of what comes first; files come from the shell, where this finds nothing.

    A shell that is told a command shows no file any more, so nothing is told where a file here begins in the same way.
    """
    group = ctx.parent
    if not incomplete or group is None or group.args:
        return []
    commands = [command.name for command in screen_app.registered_commands if command.name and not command.hidden]
    found = [name for name in commands if name.startswith(incomplete)]
    return [] if found and next(Path().glob(f"{incomplete}*"), None) is not None else found


screen_app = typer.Typer(cls=_Screen, rich_markup_mode=None, pretty_exceptions_enable=False)


@screen_app.callback()
def _screen() -> None:
    """Screen a file of follow-up records: who needs a call today, and which records are too thin to tell."""


@screen_app.command(
    _RUN,
    cls=_Run,
    hidden=True,
    epilog="""\b
Examples:
  thecal screen records.csv                            look: counts, and who needs a call today
  thecal screen records.csv -o answers.parquet         a row of answers for each row
  thecal screen export.csv --suggest-map -o mapping.yaml    what are its columns?
  thecal screen export.csv --map mapping.yaml -o answers.csv
  thecal screen records.csv --report report.html       a page to read and to print
  thecal screen records.csv --report report.html --suppress-below 5
  thecal screen export.csv.gz --delimiter ";" --encoding cp1252
  thecal screen huge.parquet -o answers.parquet --resume
  thecal screen --sql "select * from visits" --url sqlite:///clinic.db -o answers.xlsx
  thecal screen records.csv -o answers.csv --fail-on emergency --format json
  thecal screen visits.parquet -o answers --on spark --master spark://host:7077
  thecal screen --demo 1000000 -o visits.parquet       made-up visits, for load tests

\b
What goes in: CSV, TSV (also .gz), Parquet (a file or a folder), Excel, JSON lines,
Arrow or Feather, FHIR (a folder of NDJSON, or bundles), a folder of OMOP tables, or a
database query; - is CSV on standard input. Columns are called as the findings
are (thecal rules list findings); a quantity has its unit in brackets:
  id,phase,date,implant,headache,temperature [Cel]
  p-1,implanted,2026-11-24,2026-11-20,present,38.4
A column that is called otherwise needs a mapping (--map).

\b
What comes out: one row for each row, in order: how urgent at least and at most, the
status of each complication, the statements behind it, and the checks. What can't be
used of a row counts as unknown, and is listed in the issues table beside the output.
The ending of OUTPUT says the format: .parquet, .csv, .tsv, .xlsx, .jsonl (also .gz).

\b
A run that was cut off leaves a folder OUTPUT.thecal-run. The same command with --resume
goes on after the last finished batch; with --overwrite it begins anew. OUTPUT takes its
name when it is whole.

\b
Exit codes: 0 screened; 1 something else failed (a full disk); 2 the input, the mapping
or an option is wrong; 3 the rules are wrong; 5 screened, and some row reaches the
urgency of --fail-on; 130 interrupted.
""",
)
def screen(  # noqa: PLR0917 - one argument an option
    input_: Annotated[
        str | None,
        typer.Argument(
            metavar="INPUT", autocompletion=_first_word, help="The records: a file, a folder, or - for standard input."
        ),
    ] = None,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE", help="Where the answers go, a row each.")
    ] = None,
    map_: Annotated[
        str | None, typer.Option("--map", metavar="FILE", help="Which column tells which finding, and how.")
    ] = None,
    issues: Annotated[
        str | None, typer.Option("--issues", metavar="FILE", help="The issues table; by default beside the output.")
    ] = None,
    report: Annotated[
        str | None, typer.Option("--report", metavar="FILE", help="A page for people, .html: worklist, counts, gaps.")
    ] = None,
    suppress_below: Annotated[
        int,
        typer.Option(
            "--suppress-below", min=0, metavar="N", help="--report: withhold counts below N, and the worklist."
        ),
    ] = 0,
    detail: Annotated[
        Detail, typer.Option("--detail", help="Statuses only, with lists of what is behind them, or every statement.")
    ] = "lists",
    resume: Annotated[bool, typer.Option("--resume", help="Go on with the run that was cut off, if there is one.")] = (
        False
    ),
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Replace the output, and throw away a run that was cut off.")
    ] = False,
    fail_on: Annotated[
        Level | None, typer.Option("--fail-on", help="Exit code 5 if a row is certainly at least this urgent.")
    ] = None,
    threads: Annotated[
        int | None,
        typer.Option(
            "--threads", min=1, max=64, metavar="N", help="Batches at a time; by default one a processor, 2 at most."
        ),
    ] = None,
    sheet: Annotated[
        str | None, typer.Option("--sheet", metavar="NAME", help="Excel: which sheet; else the first.")
    ] = (None),
    encoding: Annotated[
        str | None, typer.Option("--encoding", metavar="NAME", help="CSV: its encoding, if it can't be told.")
    ] = None,
    delimiter: Annotated[
        str | None, typer.Option("--delimiter", metavar="SIGN", help="CSV: what stands between cells; else found out.")
    ] = None,
    quote: Annotated[
        str, typer.Option("--quote", metavar="SIGN", help="CSV: what stands around cells; none: nothing does.")
    ] = '"',
    sql: Annotated[str | None, typer.Option("--sql", metavar="QUERY", help="Screen the rows of this query.")] = None,
    url: Annotated[
        str | None, typer.Option("--url", metavar="URL", help="The database of --sql; env:NAME: it is in $NAME.")
    ] = None,
    suggest_map: Annotated[
        bool, typer.Option("--suggest-map", help="Draft a mapping for INPUT instead, to be read before it is used.")
    ] = False,
    dictionary: Annotated[
        str | None, typer.Option("--dictionary", metavar="FILE", help="--suggest-map: REDCap's data dictionary, CSV.")
    ] = None,
    demo: Annotated[
        int | None, typer.Option("--demo", min=0, metavar="ROWS", help="Write so many made-up visits, for load tests.")
    ] = None,
    seed: Annotated[int, typer.Option("--seed", help="--demo: the same seed gives the same rows.")] = 0,
    on: Annotated[Place, typer.Option("--on", help="Here, or on a Spark cluster: Parquet or CSV to Parquet.")] = "here",
    master: Annotated[
        str | None, typer.Option("--master", metavar="URL", help="--on spark: the cluster, as in spark://host:7077.")
    ] = None,
    conf: Annotated[
        list[str] | None,
        typer.Option("--conf", metavar="NAME=VALUE", help="--on spark: a setting of Spark; repeatable."),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress, no summary.")] = False,
    format_: Annotated[TextOrJson, typer.Option("--format", help="How to print the summary.")] = "text",
    rules: Annotated[
        str | None,
        typer.Option(
            "--rules", metavar="DIR", help="A folder of rule files, instead of the rules that come with Thecal."
        ),
    ] = None,
) -> None:
    """Screen a file of follow-up records: who needs a call today, and which records are too thin to tell."""
    if demo is not None:
        from thecal.cli.demoing import make_demo  # noqa: PLC0415

        raise typer.Exit(make_demo(demo, output, seed, rules, format_, overwrite=overwrite, quiet=quiet))
    from thecal.cli.screening import Request  # noqa: PLC0415
    from thecal.cli.screening import screen as run  # noqa: PLC0415

    request = Request(
        input=input_, output=output, map=map_, issues=issues, report=report,
        suppress_below=suppress_below, suggest_map=suggest_map, dictionary=dictionary, detail=detail, resume=resume, overwrite=overwrite,
        fail_on=fail_on, threads=threads, sheet=sheet, encoding=encoding, delimiter=delimiter, quote=quote, sql=sql, url=url,
        quiet=quiet, format=format_, rules=rules, on=on, master=master, conf=tuple(conf or ()),
    )  # fmt: skip
    raise typer.Exit(run(request))


screen_app.command("diff", epilog=DIFF_EPILOG)(diff)
