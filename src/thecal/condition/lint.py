"""The house linter for knowledge: rules that load, and still don't do what their author meant.

Severity goes by consequence: an `error` does not mean what the author meant, or breaks a promise of the knowledge base; a
`warning` reads badly or does nothing. Every complaint of every file is gathered before anything is reported.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator

from thecal.condition.book import Kind, Rule, RuleBook
from thecal.condition.nodes import ALWAYS, Compare, Is, findings, leaves
from thecal.errors import Problem
from thecal.knowledge.located import Located, Path
from thecal.knowledge.statements import CheckRule
from thecal.knowledge.vocabulary import Quantity, YesNo
from thecal.knowledge.words import Basis, Phase, Urgency

LEAFLET_LINES = ("T1", "T2", "T3", "I1", "I2", "I3", "I4", "I5", "I6")
"""The lines of the leaflet that document a complication, by phase."""

MOST_WORDS = 30
"""A longer reason can't be read aloud in one breath."""


def lint(book: RuleBook) -> list[Problem]:
    """Every complaint about a rule book, errors first, then in the order of the files."""
    found = [problem for complain in _COMPLAINTS for problem in complain(book)]
    return sorted(found, key=lambda problem: (problem.severity != "error", str(problem.place), problem.slug))


def _at(
    book: RuleBook, rule: Rule, key: str, slug: str, message: str, *, severity: str = "error", advice: str = ""
) -> Problem:
    """A complaint about a rule, at its key if it has that, else at its start."""
    located = book.knowledge.documents[rule.place.file]
    path: Path = ()
    for start, mark in located.at.items():
        if mark == (rule.place.line - 1, rule.place.column - 1) and len(start) >= len(path):
            path = start
    path = (*path, key) if (*path, key) in located.at else path
    return located.problem(slug, f"{rule.id}: {message}", path, severity=severity, advice=advice)


def _leaflet(book: RuleBook) -> Iterator[Problem]:
    """Every line of the leaflet leads to a complication that is looked for in its phase."""
    known = book.knowledge
    covered: dict[str, list[str]] = defaultdict(list)
    for name, complication in known.complications.items():
        located = known.documents[known.files[name]]
        for line in complication.leaflet_lines:
            phase = Phase.TEST_PERIOD if line.startswith("T") else Phase.IMPLANTED
            if line not in LEAFLET_LINES:
                yield located.problem(
                    "leaflet-line", f"The leaflet has no line {line}.", ("leaflet_lines",), allowed=LEAFLET_LINES
                )
            elif phase not in complication.leaflet:
                message = f"Line {line} documents it in the phase {phase.value}, which `leaflet` does not name."
                yield located.problem("leaflet-line", message, ("leaflet_lines",))
            covered[line].append(name)
        for phase in complication.leaflet:
            if not any(phase in rule.phases for rule in (*book.of(Kind.SUSPECT, name), *book.flags_of[name])):
                message = (
                    f"Nothing can make it suspected in the phase {phase.value}, in which the leaflet documents it."
                )
                yield located.problem("no-path", message, ("suspect",))
    if not any(line in covered for line in LEAFLET_LINES):
        return  # not a rule base about this leaflet at all, e.g. a trial of the language
    for line in LEAFLET_LINES:
        if line not in covered:
            located = known.documents["edition.yaml"]
            yield located.problem("leaflet-line", f"No complication covers line {line} of the leaflet.", ())


def _sources(book: RuleBook) -> Iterator[Problem]:
    """A basis must be able to stand on its source."""
    for rule in book.rules.values():
        source = book.knowledge.sources[rule.statement.source]
        if source.kind == "local" and rule.statement.basis is not Basis.LOCAL_DEFAULT:
            message = f"its basis is {rule.statement.basis.value}, but its source is this knowledge base itself."
            yield _at(
                book, rule, "basis", "basis-without-source", message, advice="basis: local_default, or name the source."
            )
        if source.read == "second_hand" and rule.statement.basis is Basis.PUBLISHED:
            message = f"its basis is published, but {rule.statement.source!r} was read second-hand only."
            yield _at(book, rule, "basis", "basis-without-source", message, advice="basis: reported.")


def _conditions(book: RuleBook) -> Iterator[Problem]:
    """Comparisons that no plausible value can fail, or pass."""
    words = book.knowledge.vocabulary.findings
    for rule in book.rules.values():
        for leaf in leaves(rule.condition):
            if (
                isinstance(leaf, Is)
                and leaf.finding in words
                and set(leaf.values) == set(getattr(words[leaf.finding], "values", ()))
            ):
                yield _at(book, rule, "when", "always-true", f"{leaf.finding} is always one of all its values.")
            if not isinstance(leaf, Compare):
                continue
            finding = words[leaf.finding]
            lo, hi = (
                finding.range if isinstance(finding, Quantity) else (0.0, len(getattr(finding, "values", ())) - 1.0)
            )
            if (leaf.op == ">=" and leaf.limit <= lo) or (leaf.op == "<=" and leaf.limit >= hi):
                yield _at(
                    book,
                    rule,
                    "when",
                    "always-true",
                    f"{leaf.finding} {leaf.op} {leaf.written} is true of every plausible value.",
                )
            if (leaf.op == "<" and leaf.limit <= lo) or (leaf.op == ">" and leaf.limit >= hi):
                yield _at(
                    book,
                    rule,
                    "when",
                    "never-true",
                    f"{leaf.finding} {leaf.op} {leaf.written} is true of no plausible value.",
                )


def _twins(book: RuleBook) -> Iterator[Problem]:
    """Two statements of one kind and complication with the same condition: one of them says nothing."""
    seen: dict[object, Rule] = {}
    for rule in book.rules.values():
        if rule.kind in {Kind.CHECK, Kind.CAUTION} or rule.condition == ALWAYS:
            continue
        key = (rule.kind, rule.complication, rule.condition, rule.phases, rule.points > 0)
        if key in seen:
            yield _at(book, rule, "when", "same-condition", f"has the condition of {seen[key].id}.", severity="warning")
        seen.setdefault(key, rule)


def _urgencies(book: RuleBook) -> Iterator[Problem]:
    """The urgency without a condition is the least; no rule below it can ever count."""
    for name in book.knowledge.complications:
        rules = book.of(Kind.URGENCY, name)
        least = next(rule.level for rule in rules if rule.condition == ALWAYS)
        for rule in rules:
            if rule.condition != ALWAYS and rule.level is not None and least is not None and rule.level <= least:
                message = f"sets {rule.level.value}, but {name} is never less than {least.value} anyway."
                yield _at(book, rule, "level", "never-counts", message, severity="warning")
    for rule in book.of(Kind.RED_FLAG):
        if rule.level is Urgency.ROUTINE or rule.level is Urgency.WITHIN_DAYS:
            yield _at(book, rule, "level", "weak-flag", "a red flag is an emergency, or at least of the same day.")


def _words(book: RuleBook) -> Iterator[Problem]:
    """Sentences a nurse can read aloud."""
    for rule in book.rules.values():
        count = len(rule.because.split())
        if count > MOST_WORDS:
            yield _at(
                book,
                rule,
                "because",
                "long-reason",
                f"its reason has {count} words; at most {MOST_WORDS}.",
                severity="warning",
            )
    located = book.knowledge.documents["vocabulary.yaml"]
    for name, finding in book.knowledge.vocabulary.findings.items():
        if not finding.question.rstrip().endswith("?") and finding.obtained_by.bedside:
            yield located.problem(
                "no-question",
                f"The question for {name} does not ask.",
                ("findings", name, "question"),
                severity="warning",
            )
    for name, group in book.knowledge.vocabulary.groups.items():
        for index, part in enumerate(group.findings):
            child = book.knowledge.vocabulary.findings[part]
            if isinstance(child, YesNo) and child.only_if is not None and child.only_if not in group.findings:
                message = f"{part} can only be asked when {child.only_if} is present, which this group does not ask."
                yield located.problem("orphan-in-group", message, ("groups", name, "findings", index))


def _unused(book: RuleBook) -> Iterator[Problem]:
    """Findings no statement reads, directly or through a derived one, and checks nobody recommends; unless `kept:` says why."""
    known = book.knowledge
    words = known.vocabulary.findings
    read = {name for rule in book.rules.values() for name in findings(rule.condition)}
    read |= {name for condition, _ in book.never for name in findings(condition)}
    queue = list(read)
    while queue:
        finding = words.get(queue.pop())
        if finding is None:
            continue
        parts = [finding.only_if, getattr(finding, "at_most", None)]
        if finding.derived is not None:
            how = finding.derived
            score = known.vocabulary.scores.get(how.score or how.highest_of or "")
            parts += [*(how.any_of or ()), *(item.finding for item in (score.items if score else ()))]
            parts += [*how.quotient.over, *how.quotient.under] if how.quotient else [*(how.apart or ())]
        new = {part for part in parts if part is not None} - read
        read |= new
        queue += new
    located = known.documents["vocabulary.yaml"]
    for name, finding in words.items():
        if name in read and finding.kept:
            yield _kept_and_used(located, ("findings", name, "kept"))
        elif name not in read and not finding.kept:
            message = f"No statement reads the finding {name}."
            yield located.problem(
                "unused-finding", message, ("findings", name), key=True, width=len(name), severity="warning"
            )
    asked = {rule.statement.check for rule in book.rules.values() if isinstance(rule.statement, CheckRule)}
    for name, check in known.checks.items():
        if name in asked and check.kept:
            yield _kept_and_used(known.documents["checks.yaml"], ("checks", name, "kept"))
        elif name not in asked and not check.kept:
            message = f"No complication recommends the check {name}."
            path = ("checks", name)
            yield known.documents["checks.yaml"].problem(
                "unused-check", message, path, key=True, width=len(name), severity="warning"
            )


def _kept_and_used(located: Located, path: Path) -> Problem:
    message = f"{path[1]} says why nothing uses it, but something does."
    return located.problem("kept-and-used", message, path, severity="warning", advice="leave `kept` out.")


_COMPLAINTS: tuple[Callable[[RuleBook], Iterator[Problem]], ...] = (
    _leaflet, _sources, _conditions, _twins, _urgencies, _words, _unused,
)  # fmt: skip
