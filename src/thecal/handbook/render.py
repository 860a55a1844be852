"""Writes the book: a folder of pages, or one page to print.

The same rules give the same bytes: no date of writing, no machine, no order that depends on anything but the files.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markdown_it import MarkdownIt
from markupsafe import Markup

from thecal.condition.book import Kind, RuleBook
from thecal.condition.units import plainly, show
from thecal.handbook import details, overview, words
from thecal.handbook.contents import Around, Contents
from thecal.handbook.drawings import Drawings
from thecal.handbook.links import Leaf
from thecal.handbook.situations import Situations
from thecal.handbook.symptoms import symptom, symptoms
from thecal.handbook.writer import Writer
from thecal.knowledge.words import Phase, Urgency

STYLE = "book.css"
LIST = "book.json"

Progress = Callable[[int, int], None]
"""Told after each page: how many are written, and of how many."""


class FolderInUse(Exception):
    """The folder holds something that is not a rule book, which would be mixed with it."""


class Handbook:
    """The book of one set of rules, before it is written.

    Args:
        book: the rules.
        around: what stands beside them.
    """

    def __init__(self, book: RuleBook, around: Around) -> None:
        self.around = around
        self.situations = Situations(book)

    def site(self, folder: Path, progress: Progress | None = None) -> list[str]:
        """Writes the book as a site; returns the names of the files, in order.

        An older book there is replaced: of its pages those go that no longer exist. Its list of files says which are its own.

        Raises:
            FolderInUse: if there are files in the folder but no such list.
            OSError: if the folder can't be written.
        """
        contents = Contents(self.situations, self.around, whole=False)
        old = _old(folder)
        folder.mkdir(parents=True, exist_ok=True)
        written = [LIST, STYLE, *(leaf.path for leaf in contents.leaves)]
        (folder / LIST).write_text(json.dumps({"book": "thecal", "files": written}, indent=0) + "\n", "utf-8")
        (folder / STYLE).write_text(_asset(STYLE), "utf-8")
        for count, leaf in enumerate(contents.leaves, 1):
            path = folder / leaf.path
            path.parent.mkdir(exist_ok=True)
            path.write_text(page(contents, leaf), "utf-8")
            if progress:
                progress(count, len(contents.leaves))
        for name in old:
            # Nothing outside the folder, whatever the list says.
            if name not in written and (folder / name).resolve().is_relative_to(folder.resolve()):
                (folder / name).unlink(missing_ok=True)
        return written

    def single(self, progress: Progress | None = None) -> str:
        """The whole book as one page."""
        contents = Contents(self.situations, self.around, whole=True)
        bodies = []
        for count, leaf in enumerate(contents.leaves, 1):
            bodies.append((leaf, body(contents, leaf)))
            if progress:
                progress(count, len(contents.leaves))
        template = _templates().get_template("whole.html")
        return template.render(**_common(contents, contents.leaves[0]), bodies=bodies, style=Markup(_asset(STYLE)))  # noqa: S704 - our own file


def _old(folder: Path) -> list[str]:
    """The files of the book that stands there."""
    if not folder.exists() or not any(folder.iterdir()):
        return []
    try:
        found = json.loads((folder / LIST).read_text("utf-8"))
        return [str(name) for name in found["files"]] if found["book"] == "thecal" else []
    except (OSError, ValueError, KeyError, TypeError):
        raise FolderInUse(str(folder)) from None


def page(contents: Contents, leaf: Leaf) -> str:
    """One page of the site."""
    return _templates().get_template("page.html").render(**_common(contents, leaf), body=body(contents, leaf))


def body(contents: Contents, leaf: Leaf) -> Markup:
    """What stands on a page, without its frame."""
    template = _templates().get_template(f"{leaf.kind}.html")
    return Markup(template.render(**_common(contents, leaf), **_particular(contents, leaf)).strip())  # noqa: S704 - autoescaped


def _particular(contents: Contents, leaf: Leaf) -> dict[str, Any]:
    """What only pages of this kind need to have worked out."""
    if leaf.kind == "symptom":
        return {"symptom": symptom(contents.situations, leaf.id)}
    if leaf.kind == "timing":
        return {"timed": overview.overview(contents.situations)}
    if leaf.kind == "not-expressed":
        return {"text": markdown(contents.around.not_expressed)}
    return {}


def markdown(text: str) -> Markup:
    """Markdown as HTML. Raw HTML in it is shown, never obeyed; a link to another file leads nowhere from a book."""
    reader = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = reader.parse(text)
    for token in tokens:
        outside = False
        kept = []
        for child in token.children or []:
            if child.type == "link_open":
                outside = str(child.attrGet("href")).startswith("https://")
            if child.type not in {"link_open", "link_close"} or outside:
                kept.append(child)
        if token.children is not None:
            token.children = kept
    return Markup(reader.renderer.render(tokens, reader.options, {}))  # noqa: S704 - made without raw HTML


def _common(contents: Contents, leaf: Leaf) -> dict[str, Any]:
    known = contents.book.knowledge
    return {
        "w": Writer(contents, leaf),
        "c": contents,
        "book": contents.book,
        "known": known,
        "leaf": leaf,
        "id": leaf.id,
        "Kind": Kind,
        "Phase": Phase,
        "Urgency": Urgency,
        "words": words,
        "symptoms": symptoms(contents.book),
        "draw": Drawings(contents.book),
        "details": details,
        "KINDS": overview.KINDS,
        "plainly": plainly,
        "unit": show,
        "script": Markup(_asset("filter.js")),  # noqa: S704 - our own file
    }


@cache
def _templates() -> Environment:
    environment = Environment(
        loader=PackageLoader("thecal.handbook"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters["upper_first"] = lambda text: text[:1].upper() + text[1:]
    return environment


@cache
def _asset(name: str) -> str:
    return (files("thecal.handbook") / "templates" / name).read_text("utf-8")
