"""YAML and JSON that remember where every value stood.

A rule author who makes a mistake must be shown the file, the line, the column and the line itself. The parsers of
YAML know the places but throw them away; this module keeps them, next to the plain values, and refuses what YAML would
let through in silence: a key written twice, an anchor, a file of absurd size.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from thecal.errors import Place, Problem

Path = tuple[str | int, ...]
"""The way from the top of a document to a value: keys and positions in lists."""

MOST_BYTES = 5_000_000
"""A larger file is not a rule file nor a visit file; `thecal screen` is for large tables."""

DEEPEST = 40
"""Nothing that Thecal reads is nested deeper; a file of brackets must not exhaust the stack."""

MOST_REPEATS = 50
"""So many complaints about one file can be read; nobody mends a thousand keys written twice one by one."""

# The C parser is ten times faster; the Python one is always there.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass
class Located:
    """A document as plain values, with the place of each.

    Attributes:
        value: dicts, lists, text, numbers, booleans, dates, None.
        file: the name shown in messages.
        lines: the text, a line an item, for excerpts.
        at: path → (line, column), both from 0, of the value.
        key_at: path → (line, column) of the key that leads to the value.
        exact: paths whose text stands in the file as it is (plain, one line), so that columns inside it are right.
    """

    value: Any
    file: str
    lines: list[str] = field(default_factory=list)
    at: dict[Path, tuple[int, int]] = field(default_factory=dict)
    key_at: dict[Path, tuple[int, int]] = field(default_factory=dict)
    exact: set[Path] = field(default_factory=set)

    def place(self, path: Path, *, key: bool = False) -> Place:
        """Where the value (or its key) stands; the nearest parent's place if its own is not known."""
        marks = self.key_at if key else self.at
        for end in range(len(path), -1, -1):
            mark = marks.get(path[:end]) or self.at.get(path[:end])
            if mark is not None:
                return Place(self.file, mark[0] + 1, mark[1] + 1)
        return Place(self.file)

    def problem(
        self, slug: str, message: str, path: Path, *, key: bool = False, width: int = 1,
        allowed: tuple[str, ...] = (), advice: str = "", severity: str = "error",
    ) -> Problem:  # fmt: skip
        """A complaint about the value at `path`, with its line and a caret."""
        place = self.place(path, key=key)
        excerpt, caret = "", -1
        if 0 < place.line <= len(self.lines):
            line = self.lines[place.line - 1]
            indent = len(line) - len(line.lstrip())
            excerpt, caret = line.strip(), max(0, place.column - 1 - indent)
        return Problem(slug, message, place, excerpt, caret, width, allowed, advice, severity)


class Unreadable(ValueError):
    """A text that is not one well-formed document; carries the problems."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n\n".join(map(str, problems)))
        self.problems = problems


def read_located(text: str | bytes, file: str) -> Located:
    """Reads one YAML or JSON document.

    Args:
        text: the document; bytes are taken as UTF-8, with or without a BOM.
        file: the name for messages.

    Raises:
        Unreadable: with every problem found.
    """
    if len(text) > MOST_BYTES:
        advice = "for large tables there is `thecal screen`."
        raise Unreadable(
            [Problem("too-large", f"The file is larger than {MOST_BYTES:,} bytes.", Place(file), advice=advice)]
        )
    if isinstance(text, bytes):
        try:
            text = text.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            message = f"The file is not UTF-8 text (byte {error.start})."
            raise Unreadable([Problem("not-text", message, Place(file), advice="save it as UTF-8.")]) from None
    located = Located(None, file, text.splitlines())
    problems: list[Problem] = []
    if text.lstrip()[:1] in {"{", "["}:
        parsed = _try_json(text, located, problems)
        if parsed or problems:
            if problems:
                raise Unreadable(problems)
            return located
    node = _compose(text, located)
    located.value = _convert(node, (), located, problems, set()) if node is not None else None
    if problems:
        raise Unreadable(problems)
    return located


def _try_json(text: str, located: Located, problems: list[Problem]) -> bool:
    """Takes the values from the JSON parser and the places, as far as they can be had, from YAML's."""

    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        seen: dict[str, Any] = {}
        for key, value in items:
            if key in seen and len(problems) < MOST_REPEATS:
                problems.append(Problem("duplicate-key", f"The key {key!r} is written twice.", Place(located.file)))
            seen[key] = value
        return seen

    try:
        located.value = json.loads(text, object_pairs_hook=pairs)
    except RecursionError:
        problems.append(Problem("too-deep", "The document is nested too deeply.", Place(located.file)))
        return False
    except ValueError:
        return False
    try:
        # An escape can name half a character, which no file and no terminal can hold.
        json.dumps(located.value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        problems.append(Problem("not-text", "A text holds half a character (a lone surrogate).", Place(located.file)))
        return False
    if _depth(located.value) > DEEPEST:
        problems.append(_too_deep(Place(located.file)))
        return False
    try:
        node = _compose(text, located)
        if node is not None:
            _convert(node, (), located, [], set())
    except Unreadable:
        pass  # Tabs or escapes that YAML does not share with JSON: messages then show the path only.
    return True


def _depth(value: Any) -> int:
    level, deepest = [value], 0
    while level and deepest <= DEEPEST:
        deepest += 1
        level = [child for item in level for child in _children(item)]
    return deepest


def _children(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []


def _compose(text: str, located: Located) -> yaml.Node | None:
    if _bracket_depth(text) > DEEPEST or _block_depth(text) > DEEPEST:
        raise Unreadable([_too_deep(Place(located.file))])
    loader = None
    try:
        loader = _Loader(text)
        node: yaml.Node | None = loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        raise Unreadable([_syntax_problem(error, located)]) from None
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        # Control characters and the like: the reader's error has no mark that both parsers agree on.
        where = getattr(error, "position", None)
        message = "The file holds characters that YAML does not allow" + (
            f" (position {where})." if where is not None else "."
        )
        raise Unreadable(
            [Problem("not-yaml", message, Place(located.file), advice="save it as plain UTF-8 text.")]
        ) from None
    finally:
        if loader is not None:
            loader.dispose()
    return node


def _bracket_depth(text: str) -> int:
    """A quick upper bound on how deep flow collections nest, before a recursive parser sees them."""
    depth = deepest = 0
    for character in text:
        if character in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif character in "]}" and depth:
            depth -= 1
    return deepest


_FAR_IN = re.compile(rf"^[ ?:-]{{{2 * DEEPEST},}}", re.MULTILINE)


def _block_depth(text: str) -> int:
    """How deep blocks nest, so that no recursive parser sees an abyss; 0 when no line begins far enough to the right.

    Every second level of a block moves its line to the right at least, by a space or by a sign such as ``- ``. The parser
    of events keeps its own stack, so it can count; it is asked only when it must.
    """
    if not _FAR_IN.search(text):
        return 0
    depth = deepest = 0
    try:
        for event in yaml.parse(text, Loader=_Loader):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                deepest = max(deepest, depth)
                if deepest > DEEPEST:
                    break
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
    except yaml.YAMLError:
        pass  # the composer meets the same error and says it
    return deepest


def _too_deep(place: Place) -> Problem:
    return Problem("too-deep", f"The document is nested deeper than {DEEPEST} levels.", place)


def _syntax_problem(error: yaml.MarkedYAMLError, located: Located) -> Problem:
    mark = error.problem_mark or error.context_mark
    said = error.problem or "it cannot be read"
    advice = ""
    if "mapping values are not allowed" in said:
        advice = "put text that holds ': ' between quotes, or mend the indentation."
    elif "\\t" in said or "tab" in said or _tab_at(located, error.problem_mark):
        advice = "indent with spaces, not tabs."
    elif "expected a single document" in str(error):
        said, advice = "there is more than one document in it", "one document a file; several visits go in a list."
    kind = "JSON" if located.file.lower().endswith(".json") else "YAML"
    line, column = (mark.line, mark.column) if mark is not None else (0, 0)
    excerpt = located.lines[line] if mark is not None and line < len(located.lines) else ""
    place = Place(located.file, line + 1, column + 1)
    return Problem(
        "not-yaml", f"This is not well-formed {kind}: {said}.", place, excerpt, column if excerpt else -1, 1, (), advice
    )


def _tab_at(located: Located, mark: Any) -> bool:
    # The C parser does not name the character that it can't use.
    return mark is not None and mark.line < len(located.lines) and located.lines[mark.line][mark.column :][:1] == "\t"


_scalars = yaml.SafeLoader("")
_NUMBERS = {"tag:yaml.org,2002:int", "tag:yaml.org,2002:float"}
_AS_COUNTED = re.compile(r"[-+]?(?:0|[1-9][0-9]*)?(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?")
"""A number that says what it says. YAML takes 010 for eight, 1_0 for ten and 1:30 for ninety: these stay text."""


def _convert(node: yaml.Node, path: Path, located: Located, problems: list[Problem], seen: set[int]) -> Any:
    """Nodes to plain values; fills the places as it goes."""
    mark = node.start_mark
    located.at[path] = (mark.line, mark.column)
    if id(node) in seen:
        slug, message = "no-anchors", "Anchors and aliases are not used here; write the value out."
        problems.append(located.problem(slug, message, path))
        return None
    seen.add(id(node))
    if isinstance(node, yaml.ScalarNode):
        if not node.style and node.end_mark.line == mark.line:
            located.exact.add(path)
        if node.tag in _NUMBERS and not _AS_COUNTED.fullmatch(node.value):
            return node.value
        try:
            return _scalars.construct_object(node)
        except (ValueError, yaml.YAMLError):
            return node.value  # 2026-13-45 looks like a date to YAML and is none: keep the text, the reader will say so
    if len(path) >= DEEPEST:
        problems.append(_too_deep(located.place(path)))
        return None
    if isinstance(node, yaml.SequenceNode):
        return [_convert(item, (*path, index), located, problems, seen) for index, item in enumerate(node.value)]
    result: dict[Any, Any] = {}
    for key_node, value_node in node.value:
        key = _key(key_node)
        there = (*path, key)
        located.key_at[there] = (key_node.start_mark.line, key_node.start_mark.column)
        if key in result and len(problems) < MOST_REPEATS:
            problems.append(
                located.problem("duplicate-key", f"The key {key!r} is written twice.", there, key=True, width=len(key))
            )
        result[key] = _convert(value_node, there, located, problems, seen)
    return result


def _key(node: yaml.Node) -> str:
    # `for: strong` is text, but `on:` or `no:` would be a boolean: a key is what is written.
    return str(node.value) if isinstance(node, yaml.ScalarNode) else "?"
