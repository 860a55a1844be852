"""Text to syntax: the `when:` language, with errors that point at the word and say what to write."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from thecal.errors import nearest

MOST_CHARACTERS = 4000
"""A longer condition is not one a clinician can read aloud."""

MOST_NESTED = 40
"""Deeper nesting would exhaust the stack of any recursive reader."""

_OPENINGS = {"NAME": "a finding", "COUNT": "a whole number", "NUMBER": "a number", "UNIT": "a unit", "$END": "the end",
             "OPERATOR": "one of = != < <= > >=", "LPAR": "(", "RPAR": ")", "COMMA": "a comma"}  # fmt: skip
_HABITS = {
    "&&": "and", "||": "or", "&": "and", "|": "or", "!": "not", "==": "=", "<>": "!=", "≥": ">=", "≤": "<=", "≠": "!=",
    "AND": "and", "OR": "or", "NOT": "not", "IN": "in", "is": "=", "=>": ">=", "=<": "<=",
    "°C": "Cel", "℃": "Cel", "°F": "[degF]", "℉": "[degF]", "µg": "ug", "μg": "ug",
}  # fmt: skip


_JOINING = ("and", "or", "not", "in", "of")


@dataclass(frozen=True)
class Fault(Exception):
    """A fault at a place inside a condition's text.

    Attributes:
        at: where it begins, from 0.
        width: how many characters it covers.
    """

    slug: str
    message: str
    at: int
    width: int = 1
    allowed: tuple[str, ...] = ()
    advice: str = ""

    def __str__(self) -> str:
        return self.message


@cache
def _parser() -> Any:
    from lark import Lark  # noqa: PLC0415 - `thecal --help` must not wait for a parser

    grammar = files("thecal.condition").joinpath("grammar.lark").read_text("utf-8")
    return Lark(grammar, parser="lalr", propagate_positions=True, maybe_placeholders=False)


@lru_cache(512)
def _tree(text: str) -> Any:
    """The same object for the same text, which stands in several statements; nobody changes it."""
    return _parser().parse(text)


def parse(text: str) -> Any:
    """The syntax tree (lark's) of a condition.

    Raises:
        Fault: where the text stops being a condition.
    """
    from lark.exceptions import UnexpectedCharacters, UnexpectedEOF, UnexpectedInput, UnexpectedToken  # noqa: PLC0415

    if len(text) > MOST_CHARACTERS:
        raise Fault(
            "too-long", f"The condition is longer than {MOST_CHARACTERS:,} characters.", 0, advice="use `define:`."
        )
    if not text.strip():
        raise Fault("empty-condition", "The condition is empty.", 0, advice="name a finding, e.g. `headache`.")
    for sign, what in ((r"\(", "`(`"), (r"\bnot\b", "`not`")):
        if len(re.findall(sign, text)) > MOST_NESTED:
            raise Fault(
                "too-deep", f"The condition has {what} more than {MOST_NESTED} times.", 0, advice="use `define:`."
            )
    try:
        return _tree(text)
    except UnexpectedCharacters as error:
        at: Any = error.pos_in_stream  # lark's annotation says None
        raise _character(text, at) from None
    except UnexpectedToken as error:
        raise _token(text, error) from None
    except (UnexpectedEOF, UnexpectedInput):
        raise Fault("not-a-condition", "The condition ends too early.", len(text.rstrip()) - 1) from None


def _habit(text: str, at: int) -> str | None:
    return next((written for written in sorted(_HABITS, key=len, reverse=True) if text.startswith(written, at)), None)


def _not_in_language(habit: str, at: int) -> Fault:
    message, advice = f"{habit!r} is not in the language.", f"write `{_HABITS[habit]}`."
    return Fault("not-a-condition", message, at, len(habit), advice=advice)


def _character(text: str, at: int) -> Fault:
    habit = _habit(text, at)
    if habit is not None:
        return _not_in_language(habit, at)
    character = text[at]
    if ord(character) > 126:  # noqa: PLR2004 - beyond printable ASCII
        message = f"The character {character!r} (U+{ord(character):04X}) is not in the language; it may only look like a letter."
        return Fault("strange-character", message, at, advice="type it again with the keyboard.")
    if character.isupper():
        return Fault(
            "not-a-condition", "Names are written in small letters.", at, advice=text[at:].split(maxsplit=1)[0].lower()
        )
    return Fault("not-a-condition", f"{character!r} can't stand here.", at)


def _token(text: str, error: Any) -> Fault:
    token = error.token
    expected = sorted(
        {_OPENINGS.get(name, name.lower()) for name in error.accepts or error.expected},
        key=lambda word: (word != "a finding", word),
    )
    if token.type == "$END":
        return Fault("not-a-condition", "The condition ends too early.", len(text.rstrip()) - 1, 1, tuple(expected))
    at, word = token.start_pos, str(token)
    before = error.token_history[-1] if error.token_history else None
    if before is not None and before.type in {"UNIT", "OPERATOR"}:
        # `7 AND headache`: the wrong word was taken for a unit. `==`, `<>`: half of the sign was taken for an operator.
        start = before.start_pos
        earlier = str(before) if before.type == "UNIT" else text[start : start + 2]
        if earlier in _HABITS:
            return _not_in_language(earlier, start)
    if before is not None and before.type == "NAME" and before in _JOINING:
        # Where no `and` can stand, the word was taken for a finding.
        return Fault("not-a-condition", f"{str(before)!r} can't stand here.", before.start_pos, len(before))
    if word == "," and re.match(r"[0-9],[0-9]", text[max(at - 1, 0) :]):
        return Fault("not-a-condition", "A number has no comma.", at, advice="write decimals with a point.")
    habit = _HABITS.get(word)
    advice = f"write `{habit}`." if habit else ""
    if not advice and word.lower() != word:
        advice = f"names are written in small letters: `{word.lower()}`."
    elif not advice and word[:1].isalpha() and word not in _JOINING and "and" in expected:
        close = nearest(word, _JOINING, 1)
        advice = f"write `{close[0]}`." if close else "put `and` or `or` between two findings."
    return Fault("not-a-condition", f"{word!r} can't stand here.", at, len(word), tuple(expected), advice)
