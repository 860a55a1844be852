"""The commands and what their help says. What they do is in the modules beside this one, loaded when a command runs."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from thecal.cli import complete
from thecal.cli.options import RULES
from thecal.cli.screen_app import screen_app
from thecal.cli.train_app import train_app

Format = Literal["text", "json", "markdown"]
TextOrJson = Literal["text", "json"]
Rete = Literal["inline", "worker", "off"]

# Plain help: it loads in half the time of the boxed one, and reads well in 60 columns.
app = typer.Typer(
    name="thecal",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    no_args_is_help=True,
)
rules_app = typer.Typer(
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    help="Look at the rules: list, show, explain, check, mutate, trace, lock, schema, book.",
    epilog="""\b
Examples:
  thecal rules list complications
  thecal rules show meningitis
  thecal rules explain rf_04_meningitis --visit examples/visit.yaml
  thecal rules check
  thecal rules trace""",
)
app.add_typer(screen_app, name="screen")
app.add_typer(rules_app, name="rules")
app.add_typer(train_app, name="train")


def _version(wanted: bool) -> None:
    if wanted:
        from thecal import __version__  # noqa: PLC0415

        typer.echo(f"thecal {__version__}")
        raise typer.Exit


@app.callback(
    epilog="""\b
Examples:
  thecal triage                        a guided interview
  thecal triage examples/visit.yaml    an answer for a visit file
  thecal screen records.csv            who needs a call today, in a file of records
  thecal rules show meningitis         what the rules say, and on whose authority

\b
Exit codes: 0 answered; 1 something else failed; 2 your input is wrong;
3 the rules are wrong; 4 answered, but on one engine only; 5 screened, and
a row reaches the urgency asked about (--fail-on).
""",
)
def _thecal(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="The version, and nothing else.")
    ] = False,
) -> None:
    """Complication triage for follow-up visits in intrathecal opioid therapy.

    A visit goes in; out come how urgent it is, the suspected complications, the checks to do, and the reasons.
    Decision support for clinicians; it never delays emergency care.
    """
    del version


@app.command(
    epilog="""\b
Examples:
  thecal triage                                  ask me (on a terminal)
  thecal triage --save visit.yaml                ask me, and keep what I said
  thecal triage examples/visit.yaml
  thecal triage --why --sources examples/visit.yaml
  thecal triage --format json monday.yaml tuesday.json
  my-export | thecal triage -

\b
A visit file:
  id: visit-7
  phase: implanted              # or test_period
  date: 2026-11-24
  events: {implant: 2026-11-20}
  findings:
    headache: present           # absent; or unknown: asked, and not known
    temperature: 38.4 Cel       # a number with its unit
What is left out was not asked; it is never taken for absent. A file may hold
one visit, a list of visits, or `visits:` with a list.

\b
JSON: one visit gives one object; several visits give an array of objects
(several files, or a file with several visits). Its schema: thecal schema assessment
""",
)
def triage(
    files: Annotated[
        list[str] | None, typer.Argument(metavar="FILE", help="Visit files, YAML or JSON; - is standard input.")
    ] = None,
    format_: Annotated[Format, typer.Option("--format", help="How to answer.")] = "text",
    why: Annotated[
        bool, typer.Option("--why", help="Every reason with the findings that decided it, and why not the others.")
    ] = False,
    sources: Annotated[bool, typer.Option("--sources", help="Full citations with links.")] = False,
    save: Annotated[
        str | None, typer.Option("--save", metavar="FILE", help="After an interview: save the visit here.")
    ] = None,
    rules: Annotated[str | None, RULES] = None,
    rete: Annotated[
        Rete, typer.Option("--rete", help="Where the second engine runs: here, in a process of its own, or not at all.")
    ] = "inline",
) -> None:
    """Assess visits. Without a file, on a terminal: a guided interview."""
    from thecal.cli.triage import triage as run  # noqa: PLC0415

    raise typer.Exit(run(files or [], format_, why=why, sources=sources, save=save, rules=rules, rete=rete))


@rules_app.command(
    "list",
    epilog="""\b
Examples:
  thecal rules list                                    all statements
  thecal rules list --complication meningitis
  thecal rules list --kind red_flag
  thecal rules list --basis local_default --format json    what awaits sign-off
  thecal rules list findings""",
)
def list_(
    what: Annotated[
        Literal["statements", "complications", "findings", "checks", "sources", "codes", "events", "groups"],
        typer.Argument(help="What to list."),
    ] = "statements",
    complication: Annotated[
        str | None,
        typer.Option(
            "--complication", metavar="ID", autocompletion=complete.complications, help="Only this one's statements."
        ),
    ] = None,
    kind: Annotated[
        Literal["red_flag", "suspect", "ground", "urgency", "check", "caution"] | None,
        typer.Option("--kind", help="Only statements of this kind."),
    ] = None,
    basis: Annotated[
        Literal["published", "reported", "local_default"] | None,
        typer.Option("--basis", help="Only statements on this basis."),
    ] = None,
    format_: Annotated[TextOrJson, typer.Option("--format", help="How to answer.")] = "text",
    rules: Annotated[str | None, RULES] = None,
) -> None:
    """List statements, complications, findings, checks, sources, codes, events or groups."""
    from thecal.cli.listing import list_rules  # noqa: PLC0415

    list_rules(what, complication, kind, basis, format_, rules)


@rules_app.command(
    epilog="""\b
Examples:
  thecal rules show meningitis              a complication
  thecal rules show rf_04_meningitis        a statement
  thecal rules show headache_posture        a finding
  thecal rules show idsa2017                a source""",
)
def show(
    id_: Annotated[str, typer.Argument(metavar="ID", autocompletion=complete.anything, help="Any id of the rules.")],
    format_: Annotated[TextOrJson, typer.Option("--format", help="How to answer.")] = "text",
    rules: Annotated[str | None, RULES] = None,
) -> None:
    """Show one thing in plain English: what it says, why, its source, where it stands, who uses it."""
    from thecal.cli.showing import show_id  # noqa: PLC0415

    show_id(id_, format_, rules)


@rules_app.command(
    epilog="""\b
Example:
  thecal rules explain pdph_early_headache --visit examples/visit.yaml""",
)
def explain(
    id_: Annotated[
        str, typer.Argument(metavar="ID", autocompletion=complete.statements, help="A statement (thecal rules list).")
    ],
    visit: Annotated[str, typer.Option("--visit", metavar="FILE", help="A visit file; - is standard input.")],
    format_: Annotated[TextOrJson, typer.Option("--format", help="How to answer.")] = "text",
    rules: Annotated[str | None, RULES] = None,
) -> None:
    """Explain one statement at a visit: true or not, why, what is missing, what would change it."""
    from thecal.cli.explaining import explain_id  # noqa: PLC0415

    raise typer.Exit(explain_id(id_, visit, format_, rules))


@rules_app.command(
    epilog="""\b
Exit code: 0 no errors (warnings may be there), 1 errors, 3 the rules don't even load.

\b
Examples:
  thecal rules check
  thecal rules check --rules my-rules --format json""",
)
def check(
    format_: Annotated[TextOrJson, typer.Option("--format", help="How to answer.")] = "text",
    rules: Annotated[str | None, RULES] = None,
) -> None:
    """Check all rules and say everything that is wrong with them."""
    from thecal.cli.checking import check_rules  # noqa: PLC0415

    raise typer.Exit(check_rules(format_, rules))


@rules_app.command(
    epilog="""\b
Exit code: 0 no link is broken, 1 at least one is, 2 a file, folder or scenario
can't be read, 3 the rules don't load.

\b
Examples:
  thecal rules trace                                  tables, and every broken link
  thecal rules trace --write trace.html               one page to browse
  thecal rules trace --write trace.csv --write trace.md
  thecal rules trace --format json
  thecal rules trace --rules my-rules --features my-features

\b
The way from a leaflet line leads to a complication, its statements, the source of
each, and the scenarios that expect it to be true, false or unknown. Beside it stand
the rows of the evidence (evidence_index.yaml): each is named by a statement under
`rows:`, or not_expressed.md says why not.""",
)
def trace(
    write: Annotated[
        list[str] | None,
        typer.Option("--write", metavar="FILE", help="Write all links to FILE: .md, .csv or .html. May be repeated."),
    ] = None,
    features: Annotated[
        str | None,
        typer.Option("--features", metavar="DIR", help="The scenarios; by default `features` beside the rules."),
    ] = None,
    format_: Annotated[TextOrJson, typer.Option("--format", help="How to answer.")] = "text",
    rules: Annotated[str | None, RULES] = None,
) -> None:
    """Follow each line of the leaflet to its rules, their sources and their scenarios; list every broken link."""
    from thecal.cli.tracing import trace as run  # noqa: PLC0415

    raise typer.Exit(run(write or [], features, format_, rules))


@rules_app.command(
    epilog="""\b
Exit code: 0 the lock says what the rules mean (now), 1 it does not, 2 an option
is wrong, 3 the rules or the lock can't be read.

\b
Examples:
  thecal rules lock --check                   has any meaning changed?
  thecal rules lock                           lock a draft, or a new edition
  thecal rules lock --new-edition 2026.12     a new number, as a draft, and lock it

\b
Meaning is what can change an answer: conditions with their definitions and limits
spelled out, levels, strengths, phases, checks, sources. Reasons and questions are
wording. While edition.yaml says `released: null` the edition is a draft, and may
be locked again at will. Give it a date and lock it: from then on a change of
meaning needs a new number.""",
)
def lock(
    check: Annotated[bool, typer.Option("--check", help="Compare only; exit 1 if a meaning changed.")] = False,
    new_edition: Annotated[
        str | None,
        typer.Option("--new-edition", metavar="NUMBER", help="Give the rules this number, as a draft, and lock them."),
    ] = None,
    format_: Annotated[TextOrJson, typer.Option("--format", help="How to answer.")] = "text",
    rules: Annotated[str | None, RULES] = None,
) -> None:
    """Lock what this edition means (lock.yaml), or compare: no meaning changes under the same number."""
    from thecal.cli.locking import lock as run  # noqa: PLC0415

    raise typer.Exit(run(new_edition, format_, rules, check=check))


@rules_app.command(
    "schema",
    epilog="""\b
Examples:
  thecal rules schema                          print all of them
  thecal rules schema --write rules/schema     write those that changed
  thecal rules schema --check                  exit 1 if any is out of date""",
)
def rules_schema(
    write: Annotated[str | None, typer.Option("--write", metavar="DIR", help="Write them into this folder.")] = None,
    check_: Annotated[
        bool, typer.Option("--check", help="Compare them with the folder `schema` of the rules.")
    ] = False,
    rules: Annotated[str | None, RULES] = None,
) -> None:
    """JSON Schemas of the rule files, for editors."""
    from thecal.cli.schemas import rule_schemas  # noqa: PLC0415

    raise typer.Exit(rule_schemas(write, rules, check=check_))


@rules_app.command(
    "mutate",
    epilog="""\b
A mutant is one small change of the rules: a term dropped, a limit moved by one step, a
level changed, a check removed. Some scenario must fail under it. A survivor is a mutant
that none notices: the scenario that is missing is printed with it. A mutant counts as
meaning the same only if that is proved.

\b
Examples:
  thecal rules mutate                                    all mutants, all scenarios
  thecal rules mutate --complication meningitis
  thecal rules mutate --statement pdph_postural          while writing its scenarios
  thecal rules mutate --kind caution --operator remove
  thecal rules mutate --changed                          what changed since the last run
  thecal rules mutate --sample 200 --seed 7              a quick look
  thecal rules mutate --format json

\b
Exit codes: 0 all noticed; 1 some survived; 2 a scenario can't be read or fails
anyway; 3 the rules don't load.
""",
)
def rules_mutate(  # noqa: PLR0917 - one argument an option
    statement: Annotated[
        list[str] | None,
        typer.Option(
            "--statement",
            metavar="ID",
            autocompletion=complete.anything,
            help="Only changes of this statement, definition, limit, finding or score; may be repeated.",
        ),
    ] = None,
    complication: Annotated[
        list[str] | None,
        typer.Option(
            "--complication",
            metavar="ID",
            autocompletion=complete.complications,
            help="Only changes of what stands in its file; may be repeated.",
        ),
    ] = None,
    kind: Annotated[
        list[str] | None,
        typer.Option("--kind", metavar="KIND", help="Only changes of this kind of statement or word; may be repeated."),
    ] = None,
    operator: Annotated[
        list[str] | None,
        typer.Option("--operator", metavar="NAME", help="Only this kind of change, e.g. limit; may be repeated."),
    ] = None,
    sample: Annotated[
        int | None, typer.Option("--sample", min=1, metavar="N", help="Only so many, chosen at random.")
    ] = None,
    seed: Annotated[int, typer.Option("--seed", help="What the random choice depends on.")] = 0,
    changed: Annotated[
        bool,
        typer.Option("--changed", help="Try again only what has changed since the last run, and what survived it."),
    ] = False,
    jobs: Annotated[
        int | None, typer.Option("--jobs", min=1, metavar="N", help="So many processes; by default one a processor.")
    ] = None,
    features: Annotated[
        str | None,
        typer.Option("--features", metavar="DIR", help="The scenarios; by default `features` beside the rules."),
    ] = None,
    format_: Annotated[TextOrJson, typer.Option("--format", help="How to answer.")] = "text",
    rules: Annotated[str | None, RULES] = None,
) -> None:
    """Change the rules in every small way, and list the changes that no scenario notices."""
    from thecal.authoring.mutation import Choice  # noqa: PLC0415
    from thecal.cli.mutating import mutate_rules  # noqa: PLC0415

    choice = Choice(
        tuple(statement or ()), tuple(complication or ()), tuple(kind or ()), tuple(operator or ()), sample, seed
    )
    raise typer.Exit(mutate_rules(choice, features, rules, changed=changed, jobs=jobs, format_=format_))


@rules_app.command(
    epilog="""\b
Examples:
  thecal rules book --out book              a site; start with book/index.html
  thecal rules book --single book.html      one page, to print or to send
  thecal rules book --out book --format json
  thecal rules book --rules my-rules --out my-book

\b
The pages need no network and no scripts. The same rules give the same bytes.
An older book in the folder is replaced; a folder with anything else is left alone.""",
)
def book(
    out: Annotated[str | None, typer.Option("--out", metavar="DIR", help="Write a site of many pages here.")] = None,
    single: Annotated[
        str | None, typer.Option("--single", metavar="FILE", help="Write the whole book as one page; - is stdout.")
    ] = None,
    format_: Annotated[TextOrJson, typer.Option("--format", help="How to say what was written.")] = "text",
    rules: Annotated[str | None, RULES] = None,
) -> None:
    """Write the rule book for people: symptoms, complications, findings, checks, sources, what awaits sign-off."""
    from thecal.cli.booking import write_book  # noqa: PLC0415

    write_book(out, single, format_, rules)


@app.command(
    epilog="""\b
Examples:
  thecal schema assessment > assessment.schema.json
  thecal schema visit
  thecal schema mapping > mapping.schema.json""",
)
def schema(
    what: Annotated[
        Literal["assessment", "visit", "mapping"],
        typer.Argument(help="The answer, a visit file, or a mapping of columns."),
    ],
    rules: Annotated[str | None, RULES] = None,
) -> None:
    """JSON Schema of what goes in (visit, mapping) or comes out (assessment)."""
    from thecal.cli.schemas import print_schema  # noqa: PLC0415

    print_schema(what, rules)


@app.command()
def engines(
    format_: Annotated[TextOrJson, typer.Option("--format", help="How to answer.")] = "text",
    rules: Annotated[str | None, RULES] = None,
) -> None:
    """Which engines run here, and what mends the others."""
    from thecal.cli.machines import list_engines  # noqa: PLC0415

    list_engines(format_, rules)
