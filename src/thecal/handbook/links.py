"""Where everything stands in the book, as a site of many pages or as one long page."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

FOLDERS = {
    "complication": "complications",
    "symptom": "symptoms",
    "finding": "findings",
    "check": "checks",
    "source": "sources",
}
"""Kinds of things that have a page each, and its folder."""


@dataclass(frozen=True)
class Leaf:
    """A page of the book.

    Attributes:
        kind: what it is about; it names the template.
        id: which one; empty for pages of which there is one.
    """

    kind: str
    title: str
    id: str = ""

    @property
    def key(self) -> str:
        """Its anchor: unique in the whole book."""
        return f"{self.kind}-{self.id}" if self.id else self.kind

    @property
    def path(self) -> str:
        """Its file, seen from the top of the site."""
        if self.kind == "home":
            return "index.html"
        return f"{FOLDERS[self.kind]}/{self.id}.html" if self.id else f"{self.kind}.html"


class Links:
    """Addresses of pages, and of places on them, as seen from one page.

    Args:
        leaves: all pages.
        whole: whether the book is one long page.
    """

    def __init__(self, leaves: tuple[Leaf, ...], *, whole: bool) -> None:
        self.leaves = {leaf.key: leaf for leaf in leaves}
        self.whole = whole

    def to(self, here: Leaf, key: str, anchor: str = "") -> str:
        """The address of a page, or of an anchor on it.

        Raises:
            KeyError: if there is no such page: a dead link is a fault of the program.
        """
        leaf = self.leaves[key]
        if self.whole:
            return f"#{anchor or key}"
        path = posixpath.relpath(leaf.path, posixpath.dirname(here.path) or ".")
        return f"{path}#{anchor}" if anchor else path

    def asset(self, here: Leaf, name: str) -> str:
        """The address of a file at the top of the site."""
        return posixpath.relpath(name, posixpath.dirname(here.path) or ".")
