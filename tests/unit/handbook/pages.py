"""Reads pages of the book as a browser would, but forgives nothing."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib

XHTML = "{http://www.w3.org/1999/xhtml}"


def parsed(text: str) -> Element:
    """The page as a tree; an error for anything that is not HTML as it should be."""
    return html5lib.HTMLParser(strict=True).parse(text)


@cache
def page(path: Path) -> Element:
    """The page in a file."""
    return parsed(path.read_text("utf-8"))


def ids(tree: Element) -> list[str]:
    """All ids on a page, in order."""
    return [element.attrib["id"] for element in tree.iter() if "id" in element.attrib]


def links(tree: Element) -> list[str]:
    """Where its links lead."""
    return [element.attrib["href"] for element in tree.iter(f"{XHTML}a") if "href" in element.attrib]


def words(element: Element) -> str:
    """Its text, in one line."""
    return " ".join("".join(element.itertext()).split())


def with_id(tree: Element, name: str) -> Element:
    """The element of an id."""
    return next(element for element in tree.iter() if element.attrib.get("id") == name)


def with_class(tree: Element, name: str) -> list[Element]:
    """The elements of a class."""
    return [element for element in tree.iter() if name in element.attrib.get("class", "").split()]
