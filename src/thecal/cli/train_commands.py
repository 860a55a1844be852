"""`thecal train ask`, `judge`, `spot`, `course`, `print`, `status`, `what-if` and `results`: their options, and what their help says."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Literal

import typer

from thecal.cli import complete
from thecal.cli.options import RULES

TextOrJson = Literal["text", "json"]
Way = Literal["ask", "judge", "spot"]
PhaseName = Literal["test_period", "implanted"]
From = Literal["generated", "scenarios", "both"]
Results = Literal["text", "json", "csv", "attempts", "xapi"]

COURSE = typer.Option("--course", metavar="FILE", help="A course file (thecal train course); its cases, and no others.")
LEARNER = typer.Option("--learner", metavar="NAME", help="Who trains; a pseudonym will do. By default your account.")
COUNT = typer.Option("--count", min=1, max=1000, metavar="N", help="How many cases.")
SEED = typer.Option("--seed", min=0, metavar="N", help="Fixed cases; the same seed gives the same ones.")
COMPLICATION = typer.Option(
    "--complication",
    metavar="ID",
    autocompletion=complete.complications,
    help="Only cases about this one; may be repeated.",
)
COMPLICATION_STATUS = typer.Option(
    "--complication",
    metavar="ID",
    autocompletion=complete.complications,
    help="Only what is about this one; may be repeated.",
)
PHASE = typer.Option("--phase", help="Only this phase of therapy.")
FROM = typer.Option(
    "--from", help="Cases drawn from the rules, told from the scenarios that the rules are tested with, or both."
)

JUDGE_EPILOG = """\b
A case is told; you say how soon somebody must act, which complications you suspect
and what you would check. Then you hear what the rules say, why, and from which
source. Too low an urgency costs more than too high a one. What awaits clinical
sign-off is marked, and is no mistake of yours.

\b
You practise unless you say --course, --seed or --from: what is due for you comes first,
then what is new to you; what went wrong comes again some cases later. With a course or
a seed the cases are the same for everybody.

\b
Examples:
  thecal train judge
  thecal train judge --count 5 --complication meningitis
  thecal train judge --course induction.yaml --learner anna
  thecal train judge --from scenarios --count 5

\b
Your place is kept when you stop: thecal train judge goes on from there, as long as you
ask for no other cases. Progress stays on this machine (THECAL_DATA names another
folder)."""

ASK_EPILOG = """\b
You hear what brings the patient. Ask for what you want to know, in your own words; say
done when you have enough, and judge. Each question costs a little, missing a red flag
costs more: the questions are compared with those of thecal triage.

\b
Examples:
  thecal train ask --count 3
  thecal train ask --complication meningitis"""

SPOT_EPILOG = """\b
The error is always a real one: an urgency a level off, a complication that is not
suspected or should be, a check too many or too few, a finding misread, a caution
left out.

\b
Examples:
  thecal train spot --count 5
  thecal train spot --complication system_infection"""

COURSE_EPILOG = """\b
Examples:
  thecal train course "Induction" --count 10 -o induction.yaml
  thecal train course "Spine" --complication cord_compression --complication spinal_epidural_abscess --difficulty 2"""

PRINT_EPILOG = """\b
Two pages are written: FOLDER/cases.html to work on, and FOLDER/answers.html with
what the rules say, why, and from which source. Both need nothing but a browser.

\b
Examples:
  thecal train print --count 6 -o sheets
  thecal train print --course induction.yaml -o sheets"""

WHAT_IF_EPILOG = """\b
Without a what-if you see the findings on which the urgency hangs: each change alone
would lower or raise it. What is not clear is not guessed; you hear what is possible.

\b
Examples:
  thecal train what-if examples/visit.yaml
  thecal train what-if examples/visit.yaml "temperature 37, no neck stiffness"
  thecal train what-if examples/visit.yaml "headache onset 9 days" --format json

\b
Exit codes: 0 answered; 2 a what-if is not clear, or a visit can't be read; 3 the
rules don't load."""

RESULTS_EPILOG = """\b
Learners send their file (training.sqlite in the folder that THECAL_DATA names, or in
the user's data folder), or a CSV of their answers. What stands in two files counts once.

\b
Examples:
  thecal train results
  thecal train results anna.sqlite bo.sqlite --format csv > cohort.csv
  thecal train results --format attempts > mine.csv
  thecal train results *.csv --format xapi --home https://learn.example.org > statements.jsonl"""

STATUS_EPILOG = """\b
Recall is how likely it is that you would get a statement right today, as the schedule
reckons; "not yet" stands for what failed, or nearly so. JSON has every statement that
you met.

\b
Examples:
  thecal train status
  thecal train status --statements --complication meningitis
  thecal train status --learner anna --format json"""


def way(name: Way, says: str) -> Callable[..., None]:
    """The command of one way to play; all have the same options.

    Args:
        name: the way.
        says: what its help says.
    """

    def play(
        course: Annotated[str | None, COURSE] = None,
        count: Annotated[
            int | None, typer.Option("--count", min=1, max=1000, metavar="N", help="How many cases; 10 unless said.")
        ] = None,
        seed: Annotated[
            int | None,
            typer.Option(
                "--seed", min=0, metavar="N", help="The same seed gives the same cases; without it they are new ones."
            ),
        ] = None,
        complication: Annotated[list[str] | None, COMPLICATION] = None,
        phase: Annotated[PhaseName | None, PHASE] = None,
        *,
        from_: Annotated[From | None, FROM] = None,
        learner: Annotated[str | None, LEARNER] = None,
        new: Annotated[bool, typer.Option("--new", help="Begin anew, although cases are left from last time.")] = False,
        rules: Annotated[str | None, RULES] = None,
    ) -> None:
        from thecal.cli.train_play import Asked, sit_down  # noqa: PLC0415

        sit_down(name, Asked(course, count, seed, complication, phase, from_), learner, anew=new, rules=rules)

    play.__doc__ = says
    return play


def course(
    title: Annotated[str, typer.Argument(help="What the course is called.")],
    count: Annotated[int, COUNT] = 10,
    seed: Annotated[int, SEED] = 0,
    complication: Annotated[list[str] | None, COMPLICATION] = None,
    phase: Annotated[PhaseName | None, PHASE] = None,
    difficulty: Annotated[
        list[int] | None,
        typer.Option(
            "--difficulty",
            min=1,
            max=3,
            metavar="N",
            help="1 to 3; may be repeated. 1: one suspicion, settled; 3: competing and unsettled.",
        ),
    ] = None,
    *,
    from_: Annotated[From, FROM] = "generated",
    output: Annotated[
        str | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Write it here instead of printing it; FILE must not be there yet."
        ),
    ] = None,
    rules: Annotated[str | None, RULES] = None,
) -> None:
    """Make a course file: which cases everybody of a group is to see."""
    from thecal.cli.train_paper import Wished, make_course  # noqa: PLC0415

    wanted = Wished(title, seed, count, complication or (), [phase] if phase else (), difficulty or (), from_)
    make_course(wanted, output, rules)


def print_(
    output: Annotated[str, typer.Option("--output", "-o", metavar="FOLDER", help="Where the two pages go.")],
    course: Annotated[str | None, COURSE] = None,
    count: Annotated[int, COUNT] = 6,
    seed: Annotated[int, SEED] = 0,
    complication: Annotated[list[str] | None, COMPLICATION] = None,
    phase: Annotated[PhaseName | None, PHASE] = None,
    *,
    from_: Annotated[From, FROM] = "generated",
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace pages that are there.")] = False,
    rules: Annotated[str | None, RULES] = None,
) -> None:
    """Make case sheets to print, and their answer sheet."""
    from thecal.cli.train_paper import print_course  # noqa: PLC0415
    from thecal.cli.train_play import course_of  # noqa: PLC0415

    wanted = course_of("Cases", seed, count, complication or (), [phase] if phase else (), from_)
    print_course(course, wanted, output, overwrite=overwrite, rules=rules)


def status(
    learner: Annotated[str | None, LEARNER] = None,
    statements: Annotated[
        bool, typer.Option("--statements", help="Also the statements you hold least, and when each is due.")
    ] = False,
    complication: Annotated[list[str] | None, COMPLICATION_STATUS] = None,
    format_: Annotated[TextOrJson, typer.Option("--format", help="How to answer.")] = "text",
    rules: Annotated[str | None, RULES] = None,
) -> None:
    """How you stand: what you hold, by complication, and what is due."""
    from thecal.cli.train_status import show_status  # noqa: PLC0415

    show_status(learner, complication or (), format_, rules, statements=statements)


def what_if(
    visit: Annotated[str, typer.Argument(metavar="VISIT", help="A visit file, YAML or JSON; - is standard input.")],
    supposed: Annotated[
        list[str] | None,
        typer.Argument(metavar="WHAT-IF", help="What would be otherwise, in your own words; all of it at once."),
    ] = None,
    format_: Annotated[TextOrJson, typer.Option("--format", help="How to answer.")] = "text",
    rules: Annotated[str | None, RULES] = None,
) -> None:
    """Suppose something otherwise of any visit: how urgent would it be, and why."""
    from thecal.cli.train_visit import what_if_visit  # noqa: PLC0415

    raise typer.Exit(what_if_visit(visit, supposed or (), format_, rules))


def results(
    files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[FILE]...", help="Progress files, or CSV files of attempts; by default this machine's."
        ),
    ] = None,
    format_: Annotated[
        Results,
        typer.Option(
            "--format", help="csv: the sums; attempts: each answer, as CSV; xapi: each answer, as xAPI statements."
        ),
    ] = "text",
    home: Annotated[
        str | None, typer.Option("--home", metavar="URL", help="For xapi: where the learners' accounts are at home.")
    ] = None,
    rules: Annotated[str | None, RULES] = None,
) -> None:
    """Sum up a cohort: who under-triages what."""
    from thecal.cli.train_results import show_results  # noqa: PLC0415

    show_results(files or (), format_, home, rules)


def add_to(app: typer.Typer) -> None:
    """Puts the commands under `thecal train`."""
    app.command("ask", epilog=ASK_EPILOG)(
        way("ask", "Ask, then judge: you decide what to find out, and the patient answers.")
    )
    app.command("judge", epilog=JUDGE_EPILOG)(
        way("judge", "Judge cases: how urgent, which complications, what to check; and hear what the rules say.")
    )
    app.command("spot", epilog=SPOT_EPILOG)(
        way("spot", "Find the error: each case has an answer in which one thing was made wrong on purpose.")
    )
    app.command("course", epilog=COURSE_EPILOG)(course)
    app.command("print", epilog=PRINT_EPILOG)(print_)
    app.command("status", epilog=STATUS_EPILOG)(status)
    app.command("what-if", epilog=WHAT_IF_EPILOG)(what_if)
    app.command("results", epilog=RESULTS_EPILOG)(results)
