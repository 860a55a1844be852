"""`thecal screen --suggest-map`: a first draft of a mapping, to be read by a person before it is used."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

from thecal.cli.files import STDIN as STDOUT
from thecal.cli.page import QUIET, STRONG, err, out
from thecal.errors import InputError, Place, Problem

if TYPE_CHECKING:
    from thecal.screening.mapping.suggest import Draft
    from thecal.screening.readers import Source


def suggest_map(
    source: Source,
    output: str | None = None,
    dictionary: str | None = None,
    format_: str = "text",
    rules: str | None = None,
    *,
    overwrite: bool = False,
) -> None:
    """Drafts a mapping for an input, writes it or prints it, and says what is left to decide.

    Args:
        source: the input, open.
        output: where the mapping goes; None or ``-`` is stdout.
        dictionary: a data dictionary of REDCap (CSV).
        format_: `text` for the mapping as YAML, `json` for every column with how sure it is.
        rules: a folder of rule files.
        overwrite: replace a file that is there.

    Raises:
        InputError: if the input or the dictionary can't be read, or the mapping can't be written.
    """
    from thecal.quick import load_rules  # noqa: PLC0415 - heavy
    from thecal.screening.mapping.redcap import read_dictionary  # noqa: PLC0415
    from thecal.screening.mapping.suggest import suggest  # noqa: PLC0415

    target = None if output in {None, STDOUT} else Path(output or "")
    if target is not None and target.exists() and not overwrite:
        message = "There is such a file already; a mapping that somebody has read must not be lost."
        raise InputError(
            [Problem("output-exists", message, Place(str(target)), advice="--overwrite, or another name.")]
        )
    fields = read_dictionary(dictionary) if dictionary is not None else None
    first = next(iter(source.batches()), None)
    sample = first.table if first is not None else source.schema.empty_table()
    named = dictionary and os.path.relpath(dictionary, target.parent if target is not None else ".")
    draft = suggest(sample, load_rules(rules), fields, dictionary_file=named)
    text = json.dumps(draft.as_json(), indent=2, ensure_ascii=False) + "\n" if format_ == "json" else draft.text
    if target is None:
        out().as_is(text)
    else:
        try:
            target.write_text(text, "utf-8")
        except OSError as error:
            reason = (error.strerror or "not possible").lower()
            raise InputError([Problem("not-writable", f"It can't be written: {reason}.", Place(str(target)))]) from None
    _say(draft, source.name, target)


def _say(draft: Draft, name: str, target: Path | None) -> None:
    page = err()
    page.line(
        (f"{len(draft.mapped)} of {len(draft.columns)} columns are mapped. ", STRONG),
        "Read each line before you use it.",
    )
    for title, names in (
        ("Doubtful, left as comments", [f"{p.column} ({p.name}?)" for p in draft.doubtful]),
        ("Like nothing that the rules know", draft.unmapped),
    ):
        if names:
            page.item(f"{title}: ", ", ".join(names))
    if target is not None:
        page.line((f"Then: thecal screen {name} --map {target} -o answers.csv", QUIET))
