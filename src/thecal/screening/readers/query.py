"""What the words of a query tell before a database has seen it: what it begins with, and whether it names an order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

_WORDS: Final = re.compile(
    r"""(?P<silent> --[^\n]* | /\*.*?\*/ | '(?:[^']|'')*' | "(?:[^"]|"")*" | `[^`]*` | \$(\w*)\$.*?\$\2\$ )
      | (?P<word> [A-Za-z_]\w* | [()] )""",
    re.VERBOSE | re.DOTALL,
)
"""Words and parentheses. Comments, texts and quoted names are passed over: what stands in them is no word of the query."""

CHANGING: Final = frozenset(
    "alter create delete drop grant insert merge replace revoke truncate update vacuum".split()  # noqa: SIM905
)
"""With these begin statements that change a database and give no rows; `set` and `exec` may stand before those that do."""


def first_word(query: str) -> str:
    """The word that the query begins with, in lower case; empty if there is none.

    >>> first_word("/* all */ (SELECT 1)")
    'select'
    """
    return next((word for word, _ in _words(query)), "")


def names_order(query: str) -> bool:
    """Whether the query as a whole, and not only a query within it, says in which order its rows come.

    >>> names_order("select id from visits order by id"), names_order("select * from (select 1 order by 1) as one")
    (True, False)
    """
    outside = [word for word, depth in _words(query) if depth == 0]
    return ("order", "by") in pairwise(outside)


def _words(query: str) -> Iterator[tuple[str, int]]:
    """The words, each with how many parentheses are open around it."""
    depth = 0
    for found in _WORDS.finditer(query):
        word = (found["word"] or "").lower()
        if word in {"(", ")"}:
            depth += 1 if word == "(" else -1
        elif word:
            yield word, depth
