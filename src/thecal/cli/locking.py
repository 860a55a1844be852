"""`thecal rules lock`: keeps what an edition means, and notices when that changes under the same number."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from thecal.authoring.lock import LOCK, Comparison, Lock, compare, entries, read_lock, write_lock
from thecal.authoring.lock.compare import Change, State, What, later
from thecal.cli.files import in_folder
from thecal.cli.page import QUIET, STRONG, WARN, Page, out
from thecal.errors import InputError, Place, Problem
from thecal.knowledge.library import Edition
from thecal.knowledge.located import read_located
from thecal.knowledge.paths import rules_folder
from thecal.quick import load_rules

EDITION = "edition.yaml"

_CAUSES_FIRST = (
    "limits",
    "scores",
    "findings",
    "groups",
    "presenting",
    "never",
    "checks",
    "complications",
    "statements",
)
"""One limit changes what many statements mean: what changed itself comes before what changed with it."""

_SIGNS = {What.CHANGED: "changed", What.ADDED: "new", What.REMOVED: "gone", What.RENAMED: "renamed"}
_TRY = {
    State.NO_LOCK: "thecal rules lock",
    State.DRAFT: "thecal rules lock   (the edition is a draft: look at what changed, then lock it again)",
    State.CHANGED: "thecal rules lock --new-edition NUMBER   (the edition is released; or take the change back)",
    State.NEXT: "thecal rules lock   (locks the new edition)",
    State.BACK: "put the number and the date in edition.yaml right; a released edition is not opened again.",
}


def lock(new_edition: str | None, format_: str, rules: str | None, *, check: bool) -> int:
    """Writes the lock, or compares it; returns the exit code: 1 when the lock does not say what the rules mean.

    Raises:
        InputError: for options that don't go together, a number that is not later, a file that can't be written.
        RulesError: if the rules or the lock can't be read.
    """
    if check and new_edition:
        raise InputError([Problem("usage", "--check compares and --new-edition writes; choose one.")])
    folder = rules_folder(rules)
    before = read_lock(folder / LOCK)
    if new_edition:
        _number(folder, new_edition, before, rules)
    book = load_rules(rules)
    edition = book.knowledge.edition
    now = entries(book)
    compared = compare(before, edition, now)
    write = not check and compared.may_lock
    written = write and _write(folder / LOCK, Lock(edition.edition, edition.released, now))
    good = compared.in_order or write
    page = out()
    if format_ == "json":
        page.as_is(json.dumps(_data(compared, before, edition, rules, written=written), indent=2, ensure_ascii=False))
    else:
        _show(compared, rules, page)
        _sum_up(compared, before, edition, page, good=good, written=written)
    return 0 if good else 1


def _write(path: Path, lock_: Lock) -> bool:
    """Writes the lock; whether the file is now another."""
    old = path.read_bytes() if path.is_file() else b""
    try:
        write_lock(path, lock_)
    except OSError as error:
        reason = (error.strerror or "not possible").lower()
        raise InputError([Problem("no-file", f"The lock can't be written: {reason}.", Place(str(path)))]) from None
    return path.read_bytes() != old


def _number(folder: Path, number: str, before: Lock | None, rules: str | None) -> None:
    """Gives the rules a new number, as a draft: two lines of edition.yaml, all others as they were."""
    path = folder / EDITION
    text = path.read_text("utf-8")
    known = Edition.model_validate(read_located(text, EDITION).value)
    place = in_folder(Place(EDITION), rules)
    last = before.edition if before is not None and later(before.edition, known.edition) else known.edition
    if not later(number, last):
        message = f"Edition {number} does not come after {last}."
        raise InputError([Problem("edition-not-later", message, place, advice="a number that is larger.")])
    text, numbers = re.subn(r"^edition:.*$", f'edition: "{number}"', text, flags=re.MULTILINE)
    text, dates = re.subn(r"^released:.*$", "released: null", text, flags=re.MULTILINE)
    if numbers != 1 or dates > 1:
        message = "The lines `edition:` and `released:` are not written plainly, so that only you can change them."
        raise InputError([Problem("usage", message, place, advice=f'edition: "{number}" and released: null')])
    path.write_text(text, "utf-8")


def _show(compared: Comparison, rules: str | None, page: Page) -> None:
    shown = [change for change in compared.changes if change.what is not What.WORDING]
    shown.sort(key=lambda change: _CAUSES_FIRST.index(change.section))
    for change in shown:
        _change(change, rules, page)
    if shown:
        page.blank()
    wording = [change.id for change in compared.changes if change.what is What.WORDING]
    if wording:
        page.item("", (f"Only the wording changed of {len(wording)}: {', '.join(wording)}.", QUIET))


def _change(change: Change, rules: str | None, page: Page) -> None:
    about = "" if change.section == "statements" else f" ({change.section})"
    where = f"  {in_folder(change.place, rules)}" if change.place else ""
    was = f", was {change.was}" if change.was else ""
    page.item("", (f"{_SIGNS[change.what]} ", WARN), (change.id, STRONG), f"{about}{was}", (where, QUIET))
    hashes = " → ".join(entry.meaning if entry else "–" for entry in (change.before, change.after))
    page.line((hashes, QUIET), indent=4)
    if change.what is What.CHANGED:
        for name, before, after in change.parts:
            short = narrowed(before, after)
            page.item(f"{name}: ", short[0] or "–", " → ", short[1] or "–", indent=4)


def narrowed(before: str, after: str, around: int = 3) -> tuple[str, str]:
    """Both texts without the words that begin or end both, but for a few around the difference.

    >>> narrowed("a or b or c or d < 1 or e", "a or b or c or d < 2 or e")
    ('… or d < 1 or e', '… or d < 2 or e')
    """
    old, new = before.split(), after.split()
    shorter = min(len(old), len(new))
    start = next((at for at in range(shorter) if old[at] != new[at]), shorter)
    rest = shorter - start
    end = next((at for at in range(rest) if old[-1 - at] != new[-1 - at]), rest)
    first, last = max(0, start - around), max(0, end - around)
    return _cut(old, first, last), _cut(new, first, last)


def _cut(words: list[str], first: int, last: int) -> str:
    kept = words[first : len(words) - last]
    return " ".join([*(["…"] if first else []), *kept, *(["…"] if last else [])])


def _sum_up(
    compared: Comparison, before: Lock | None, edition: Edition, page: Page, *, good: bool, written: bool
) -> None:  # fmt: skip
    kind = "released" if edition.released else "a draft"
    count = len(compared.meaning)
    if written:
        page.line((f"Edition {edition.edition} ({kind}) is locked.", STRONG))
    elif good:
        page.line(f"Edition {edition.edition} ({kind}) means what is locked.")
    else:
        page.line((_verdict(compared.state, count, before, edition), WARN))
        page.line(f"Try: {_TRY[compared.state]}")


def _verdict(state: State, count: int, before: Lock | None, edition: Edition) -> str:
    changes = f"{count} change{'' if count == 1 else 's'} of meaning"
    if before is None or state is State.NO_LOCK:
        return "These rules are not locked."
    if state is State.NEXT:
        return f"Locked is edition {before.edition}; these rules are edition {edition.edition}: {changes}."
    if state is State.BACK and edition.edition == before.edition:
        return f"Edition {edition.edition} was released on {before.released}, and edition.yaml calls it a draft."
    if state is State.BACK:
        return f"Locked is edition {before.edition}, which comes after {edition.edition}."
    if state is State.DRAFT and not count:
        return f"Edition {edition.edition} is released now, and locked as a draft."
    return f"Edition {edition.edition} does not mean what is locked: {changes}."


def _data(
    compared: Comparison, before: Lock | None, edition: Edition, rules: str | None, *, written: bool
) -> dict[str, Any]:  # fmt: skip
    return {
        "state": compared.state.value,
        "edition": edition.edition,
        "released": edition.released.isoformat() if edition.released else None,
        "locked_edition": before.edition if before else None,
        "written": written,
        "changes": [_one(change, rules) for change in compared.changes],
    }


def _one(change: Change, rules: str | None) -> dict[str, Any]:
    place = in_folder(change.place, rules) if change.place else None
    return {
        "what": change.what.value,
        "section": change.section,
        "id": change.id,
        "was": change.was or None,
        "file": place.file if place else None,
        "line": place.line if place else None,
        "before": change.before.meaning if change.before else None,
        "after": change.after.meaning if change.after else None,
        "parts": [{"part": name, "before": old, "after": new} for name, old, new in change.parts],
    }
