"""A draft as YAML: what is sure as lines that count, everything else as comments with the reason."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import yaml

from thecal.screening.mapping.suggest.names import DATE, PHASE

if TYPE_CHECKING:
    from thecal.screening.mapping.suggest.draft import Draft, Proposal

_HEAD = """\
# A draft: read every line before you use it. A percentage says how sure the draft is of what a column means, from its
# name, its label and its cells. Lines with a # before them do not count: decide, and take the # away.
"""


def written(draft: Draft) -> str:
    """The draft as a mapping file that loads as it is."""
    lines = [*_HEAD.splitlines(), *_counts(draft), "schema: thecal.mapping/1", ""]
    lines += _key(draft)
    lines += _single(draft, PHASE) or [
        "# phase: implanted    # no column tells the phase; if one holds for all rows, say which: test_period or implanted"
    ]
    lines += _single(draft, DATE) or [
        "# No column tells the date of the visit; without it, dates of events say nothing."
    ]
    if draft.decimal == ",":
        lines.append('decimal: ","    # every number with decimals has a comma')
    if draft.missing:
        seen = "; ".join(f"{text} in {_said(columns)}" for text, columns in sorted(draft.missing.items()))
        lines.append(f"# missing: {json.dumps(sorted(draft.missing))}    # can't be values: {seen}. Not asked?")
    lines += _section("events", [p for p in draft.proposals if p.name in draft.base.vocabulary.events])
    lines += _section("findings", [p for p in draft.proposals if p.name in draft.base.vocabulary.findings], always=True)
    if draft.unmapped:
        lines += ["", "# Like nothing that the rules know; add to `ignore` what is left out on purpose:"]
        lines += [f"#   - {_plain(json.dumps(name, ensure_ascii=False))}" for name in draft.unmapped]
    return "\n".join(lines) + "\n"


def _counts(draft: Draft) -> Iterator[str]:
    yield (
        f"# {len(draft.columns)} columns: {len(draft.mapped)} mapped, {len(draft.doubtful)} doubtful, "
        f"{len(draft.unmapped)} like nothing that the rules know."
    )
    for note in draft.notes:
        yield f"# {_plain(note)}"
    if draft.long:
        inner = ", ".join(f"{key}: {_flow(name)}" for key, name in draft.long.items())
        yield "# This may be a table with one finding a row. Then say so, and name what stands in its rows:"
        yield f"# layout: {{long: {{{inner}}}}}"


def _key(draft: Draft) -> Iterator[str]:
    if draft.redcap:
        inner = {"dictionary": draft.dictionary} if draft.dictionary else {}
        if draft.row:
            inner["record"] = draft.row[0]
            yield f"redcap: {_flow(inner)}    # a row's key is record, event, instrument and instance"
        else:
            yield "# redcap: {record: …}    # which column holds the ids of records?"
    elif draft.row:
        yield f"row: {_flow(draft.row[0])}    # called like a key; if it is not one alone: [a, b]"
    else:
        yield "# row: …    # no column is called like a key"


def _single(draft: Draft, name: str) -> list[str]:
    return [line for p in draft.proposals if p.name == name for line in _lines(p, "")]


def _section(name: str, proposals: list[Proposal], *, always: bool = False) -> list[str]:
    if not proposals:
        return ["", f"{name}: {{}}"] if always else []
    proposals = sorted(proposals, key=lambda p: (not p.active, -p.sure))
    head = (
        f"{name}:" if proposals[0].active else f"{name}: {{}}    # nothing is sure; take `{{}}` away with the first #"
    )
    return ["", head, *(line for p in proposals for line in _lines(p, "  "))]


def _lines(proposal: Proposal, indent: str) -> Iterator[str]:
    about = f"{proposal.sure} %: {'; '.join(_plain(word) for word in proposal.because)}"
    if proposal.active:
        yield f"{indent}{proposal.name}: {_entry(proposal.name, proposal.entry)}    # {about}"
        return
    yield f"{indent}# {about}; DOUBTFUL: {'; '.join(map(_plain, proposal.doubts)) or 'not like it enough'}"
    for entry in proposal.options or [proposal.entry]:
        yield f"{indent}# {proposal.name}: {_entry(proposal.name, entry)}"


def _entry(name: str, entry: dict[str, Any]) -> str:
    # `phase: name` would be a phase for all rows.
    return _flow(entry["column"]) if set(entry) == {"column"} and name != PHASE else _flow(entry)


def _flow(value: Any) -> str:
    text = yaml.safe_dump(value, default_flow_style=True, sort_keys=False, allow_unicode=True, width=100_000)
    return text.removesuffix("\n").removesuffix("\n...").strip()


def _plain(text: str) -> str:
    """Text that stays within its comment, whatever a column is called."""
    return "".join(character if character.isprintable() else "·" for character in text)


def _said(columns: Iterable[str]) -> str:
    return _plain(", ".join(columns))
