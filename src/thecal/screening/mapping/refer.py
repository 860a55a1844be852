"""A mapping against the vocabulary: every name, value, unit, code and format that means nothing, all at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from thecal.condition.check import PHASE, AnyFinding
from thecal.condition.units import SPOKEN, converts
from thecal.errors import Problem, listed, nearest
from thecal.knowledge.base import KnowledgeBase
from thecal.knowledge.located import Located, Path
from thecal.knowledge.vocabulary import Quantity, YesNo
from thecal.screening.mapping.codes import codes_in_vocabulary
from thecal.screening.mapping.model import DateColumn, FindingColumn, MappingFile, OneOfSeveral, PhaseColumn
from thecal.visits.moments import Unusable
from thecal.visits.table.told import UNKNOWN
from thecal.visits.values import as_state, asked_and_unknown

_PROBE = dt.datetime(2026, 11, 24, 13, 45)  # noqa: DTZ001 - visits are in the clinic's own time
"""A moment whose day, month and hour can't be taken for each other."""


def ucum(unit: str, finding: Quantity) -> str:
    """A unit as UCUM has it: `°F` is `[degF]`."""
    return unit if unit == finding.unit else SPOKEN.get(unit, unit)


def references(located: Located, base: KnowledgeBase, *, long: bool) -> Iterator[Problem]:
    """What a mapping names that is not there, part by part, so that one fault does not hide another."""
    document = located.value
    findings, events = _map(document, "findings"), _map(document, "events")
    words = base.vocabulary
    for kind, told, known, other in (
        ("finding", findings, words.findings, words.events),
        ("event", events, words.events, words.findings),
    ):
        for name in told:
            if name not in known:
                yield _unknown_name(located, kind, name, known, other)
    for name, told in findings.items():
        finding, column = words.findings.get(name), _valid(FindingColumn, told)
        if finding is not None and column is not None:
            yield from _finding(located, ("findings", name), finding, column, base, long=long)
    dates: list[tuple[Path, Any]] = [(("events", name), event) for name, event in events.items()]
    for path, told in (*dates, (("date",), document.get("date"))):
        yield from _date(located, path, _valid(DateColumn, told))
    phase = _valid(PhaseColumn, document.get("phase"))
    if phase is not None:
        yield from _values(located, ("phase", "values"), PHASE, phase.values)


def settled(document: MappingFile, located: Located, base: KnowledgeBase) -> Iterator[Problem]:
    """What only a whole mapping can have wrong."""
    long = document.long
    if long is not None and not document.row:
        message = "With one finding a row, `row` must say which rows belong together."
        yield located.problem("missing-key", message, ("layout",), key=True, advice="add a line `row: record_id`.")
    if long is not None and long.codes is not None and long.codes not in base.codes:
        yield _no_system(located, ("layout", "long", "codes"), long.codes, base)


def _map(document: Any, key: str) -> dict[str, Any]:
    inner = document.get(key)
    return inner if isinstance(inner, dict) else {}


def _valid(model: Any, told: Any) -> Any:
    # What is not valid has been complained about by the model itself.
    try:
        return None if told is None else model.model_validate(told)
    except ValidationError:
        return None


def _unknown_name(located: Located, kind: str, name: str, known: Iterable[str], other: Iterable[str]) -> Problem:
    close = nearest(name, known)
    advice = " or ".join(close) or f"`thecal rules list {kind}s` shows all of them."
    if name in other:
        advice = f"put `{name}` under `{'events' if kind == 'finding' else 'findings'}:`."
    allowed = () if close or name in other else listed(sorted(known), 6)
    where = (f"{kind}s", name)
    message = f"No {kind} is called {name!r}."
    return located.problem(
        f"unknown-{kind}", message, where, key=True, width=len(name), allowed=allowed, advice=advice
    )  # fmt: skip


def _finding(
    located: Located, path: Path, finding: AnyFinding, column: FindingColumn, base: KnowledgeBase, *, long: bool
) -> Iterator[Problem]:
    told: list[tuple[Path, FindingColumn | OneOfSeveral]] = [(path, column)]
    told += [((*path, "columns", index), one) for index, one in enumerate(column.columns or ())]
    for where, one in told:
        if one.unit is not None:
            yield from _unit(located, (*where, "unit"), finding, one.unit)
        yield from _values(located, (*where, "values"), finding, one.values, one.unit)
    if column.checkbox is not None and not isinstance(finding, YesNo):
        message = f"{finding.label} is no yes/no finding, so a checkbox can't tell it."
        yield located.problem(
            "not-allowed", message, (*path, "checkbox"), key=True, advice="use `column` and `values`."
        )
    if column.name is not None and not long:
        message = "`name` belongs to the long layout, with one finding a row."
        yield located.problem("not-allowed", message, (*path, "name"), key=True, advice="column")
    if long and column.name is None and column.column is None:
        message = "In the long layout a finding is found by the `name` in its rows."
        yield located.problem(
            "not-allowed", message, path, key=True, advice="name: what stands in the column of names."
        )
    if column.codes is not None:
        yield from _codes(located, (*path, "codes"), finding, column, base)


def _unit(located: Located, path: Path, finding: AnyFinding, unit: str) -> Iterator[Problem]:
    if not isinstance(finding, Quantity):
        yield located.problem("not-allowed", f"{finding.label} is no quantity and has no unit.", path, key=True)
    elif not finding.dimensionless and not converts(ucum(unit, finding), finding.unit):
        fits = tuple(dict.fromkeys([finding.unit, *(u for u in SPOKEN.values() if converts(u, finding.unit))]))
        message = f"Numbers in {unit!r} can't be told in {finding.unit}, the unit of {finding.label}."
        yield located.problem("wrong-unit", message, path, width=len(unit), allowed=fits, advice="units are UCUM.")
    elif finding.dimensionless and unit not in {finding.unit, "1"}:
        message = f"{finding.label} is a number without a unit."
        yield located.problem("wrong-unit", message, path, width=len(unit), advice="leave `unit` out.")


def _values(
    located: Located, path: Path, finding: AnyFinding, values: Mapping[str, str | None], unit: str | None = None
) -> Iterator[Problem]:
    for text, value in values.items():
        if value is None or value == UNKNOWN or asked_and_unknown(value):
            continue
        try:
            as_state(finding, with_unit(value, finding, unit))
        except Unusable as reason:
            known = tuple(getattr(finding, "spellings", ()))
            close = nearest(value, known, 1)
            yield located.problem(
                "unknown-value",
                f"{text!r} is mapped to {value!r}, which {str(reason).split('; perhaps')[0]}.",
                (*path, text),
                width=len(value),
                allowed=(*known, UNKNOWN, "null (not asked)"),
                advice=close[0] if close else "",
            )


def with_unit(value: str, finding: AnyFinding, unit: str | None) -> str:
    """A mapped value with the unit of its column, where it is a bare number."""
    if not isinstance(finding, Quantity) or finding.dimensionless or unit is None:
        return value
    try:
        float(value)
    except ValueError:
        return value
    return f"{value} {ucum(unit, finding)}"


def _codes(
    located: Located, path: Path, finding: AnyFinding, column: FindingColumn, base: KnowledgeBase
) -> Iterator[Problem]:
    codes = column.codes
    assert codes is not None
    if codes.system not in base.codes:
        yield _no_system(located, (*path, "system"), codes.system, base)
        return
    if codes.present and not isinstance(finding, YesNo):
        message = f"{finding.label} is no yes/no finding: say under `values` which value each code stands for."
        yield located.problem("not-allowed", message, (*path, "present"), key=True)
    if codes.otherwise and not isinstance(finding, YesNo):
        message = f"{finding.label} is no yes/no finding, so other codes can't mean absent."
        yield located.problem("not-allowed", message, (*path, "otherwise"), key=True)
    yield from _values(located, (*path, "values"), finding, codes.values, column.unit)
    if not codes.present and not codes.values and not codes_in_vocabulary(finding, codes.system)[0]:
        message = f"The rules know no code of {codes.system} for {finding.label}."
        advice = "list them: `present: [...]`, or `values:` for a choice."
        yield located.problem("no-codes", message, path, key=True, advice=advice)


def _no_system(located: Located, path: Path, name: str, base: KnowledgeBase) -> Problem:
    close = nearest(name, base.codes, 1)
    message = f"No terminology is called {name!r}."
    return located.problem(
        "unknown-terminology",
        message,
        path,
        width=len(name),
        allowed=tuple(base.codes),
        advice=close[0] if close else "",
    )


def _date(located: Located, path: Path, column: DateColumn | None) -> Iterator[Problem]:
    for form in column.format if column is not None else ():
        if not _holds_a_date(form):
            message = f"The format {form!r} does not hold a whole date."
            advice = "%d.%m.%Y, %m/%d/%Y or %Y-%m-%d %H:%M, for instance."
            yield located.problem("not-a-format", message, (*path, "format"), width=len(form), advice=advice)


def _holds_a_date(form: str) -> bool:
    if not any(part in form for part in ("%Y", "%y", "%G", "%c", "%x")):
        return False  # without a year `strptime` would guess one
    try:
        read = dt.datetime.strptime(_PROBE.strftime(form), form)  # noqa: DTZ007 - visits are in the clinic's own time
    except ValueError:
        return False
    return read.date() == _PROBE.date()
