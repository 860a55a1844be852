"""`thecal train`: its commands, their options and what their help says. What they do is loaded when one runs."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from thecal.cli import complete
from thecal.cli.options import RULES
from thecal.cli.train_commands import FROM, From, add_to

TextOrJson = Literal["text", "json"]
PhaseName = Literal["test_period", "implanted"]


train_app = typer.Typer(
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    help="Training: learn from the same rules that triage.",
    epilog="""\b
Examples:
  thecal train judge
  thecal train ask
  thecal train spot
  thecal train status
  thecal train course "Induction" --count 10 -o induction.yaml
  thecal train print --course induction.yaml -o sheets
  thecal train what-if examples/visit.yaml "temperature 37"
  thecal train results anna.sqlite bo.sqlite
  thecal train generate --complication meningitis --format json""",
)


@train_app.callback()
def _train() -> None:
    pass


add_to(train_app)


@train_app.command(
    epilog="""\b
Four kinds of cases, each drawn from one statement of the rules:
  typical            it is true
  near_miss          it is false, and one finding would make it true
  decisive_missing   nobody knows the finding that decides
  dilemma            two complications are suspected at once

\b
Each is judged by the reference engine before it is shown. What could not be a
patient is rejected, and counted. The same rules, seed and options give the same
cases, to the byte; a larger count begins with the cases of a smaller one. The
patients are made up. With --from scenarios the cases are those that the rules are
tested with, each with its title.

\b
Examples:
  thecal train generate --count 20
  thecal train generate --complication meningitis --complication sepsis
  thecal train generate --phase test_period --seed 7 --count 100
  thecal train generate --seed 7 --count 1000 --format json -o cases.json
  thecal train generate --from scenarios --count 20 --format json

\b
Exit codes: 0 generated; 2 an option is wrong, or the file can't be written;
3 the rules don't load.
""",
)
def generate(
    count: Annotated[int, typer.Option("--count", min=1, max=100_000, metavar="N", help="How many cases.")] = 10,
    seed: Annotated[int, typer.Option("--seed", metavar="N", help="The same seed gives the same cases.")] = 0,
    complication: Annotated[
        list[str] | None,
        typer.Option(
            "--complication",
            metavar="ID",
            autocompletion=complete.complications,
            help="Only statements about this one; may be repeated.",
        ),
    ] = None,
    phase: Annotated[PhaseName | None, typer.Option("--phase", help="Only this phase of therapy.")] = None,
    *,
    from_: Annotated[From, FROM] = "generated",
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE", help="Write them here instead of printing them.")
    ] = None,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace FILE if it is there.")] = False,
    format_: Annotated[TextOrJson, typer.Option("--format", help="How to answer.")] = "text",
    rules: Annotated[str | None, RULES] = None,
) -> None:
    """Draw training cases from the rules: typical ones, near misses, gaps and dilemmas."""
    from thecal.cli.training_cases import Asked, generate_cases  # noqa: PLC0415

    asked = Asked(count, seed, complication or [], phase, from_)
    generate_cases(asked, output, format_, rules, overwrite=overwrite)
