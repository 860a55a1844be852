"""Pydantic's findings about a rule file, said in the author's words with the author's line."""

from __future__ import annotations

import types
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from thecal.errors import Problem, listed, nearest
from thecal.knowledge.located import Located, Path

_PLAIN = {
    "string_type": "text",
    "dict_type": "a map of `key: value` lines",
    "model_type": "a map of `key: value` lines",
    "model_attributes_type": "a map of `key: value` lines",
    "list_type": "a list, its items begun with `- `",
    "tuple_type": "a list",
    "float_type": "a number",
    "float_parsing": "a number",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "bool_type": "true or false",
    "date_from_datetime_parsing": "a date, YYYY-MM-DD",
    "date_type": "a date, YYYY-MM-DD",
    "date_parsing": "a date, YYYY-MM-DD",
}

_LENGTHS = {
    "too_short": "needs at least {}",
    "too_long": "has room for {} at most",
    "string_too_short": "needs at least {} character",
    "string_too_long": "has room for {} characters at most",
}


def complaints(error: ValidationError, model: type[BaseModel], located: Located) -> list[Problem]:
    """Every fault that pydantic found in one file."""
    return [_one(dict(item), model, located) for item in error.errors(include_url=False)]


def _one(item: dict[str, Any], model: type[BaseModel], located: Located) -> Problem:
    kind, loc = item["type"], tuple(item["loc"])
    path, keys = _real_path(loc, located.value)
    name = str(loc[-1]) if loc else "the file"
    context = item.get("ctx", {})
    if kind == "missing" and isinstance(loc[-1], int):
        return located.problem("wrong-kind", f"{keys} is a list of more items than this.", path)
    if kind == "missing":
        return located.problem(
            "missing-key", f"`{name}` is missing.", path, key=True, advice=f"add a line `{name}: …`."
        )
    if kind == "extra_forbidden":
        known = sorted(_keys_at(model, loc[:-1]))
        close = nearest(name, known)
        message = f"No key is called {name!r} here."
        advice = close[0] if close else ""
        return located.problem(
            "unknown-key", message, path, key=True, width=len(name), allowed=listed(known), advice=advice
        )
    if kind in {"literal_error", "enum", "union_tag_invalid"}:
        expected = (
            str(context.get("expected") or context.get("expected_tags", "")).replace(" or ", ", ").replace("'", "")
        )
        allowed = tuple(word.strip() for word in expected.split(",") if word.strip())
        value = str(item["input"] if kind != "union_tag_invalid" else context.get("tag"))
        close = nearest(value, allowed)
        return located.problem(
            "not-allowed",
            f"{keys} can't be {value!r}.",
            path,
            width=len(value),
            allowed=allowed,
            advice=close[0] if close else "",
        )
    if kind == "union_tag_not_found":
        allowed = ("yes_no", "quantity", "choice", "ordinal")
        return located.problem("missing-key", f"`{name}` does not say its `type`.", path, allowed=allowed)
    if kind == "string_pattern_mismatch":
        message = f"{item['input']!r} is not a name: small letters, digits and underscores."
        return located.problem("not-a-name", message, path)
    if kind in _PLAIN:
        return located.problem("wrong-kind", f"{keys} should be {_PLAIN[kind]}.", path)
    if kind in _LENGTHS:
        limit = context.get("min_length", context.get("max_length"))
        return located.problem("not-valid", f"{keys} {_LENGTHS[kind].format(limit)}.", path, key=True)
    message = str(context["error"]) if kind == "value_error" else item["msg"]
    return located.problem("not-valid", f"{keys}: {message.rstrip('.')}.", path, key=True)


def _real_path(loc: Path, value: Any) -> tuple[Path, str]:
    """The part of pydantic's path that is in the file (it also names union members and `[key]`), and how to name it."""
    path: list[str | int] = []
    current: Any = value
    for step in loc:
        if isinstance(current, list):
            within = isinstance(step, int) and step < len(current)
        else:
            within = isinstance(current, dict) and step in current
        if within:
            path.append(step)
            current = current[step]
    keys = ".".join(str(step) for step in path if not isinstance(step, int))
    return tuple(path), f"`{keys}`" if keys else "The file"


def _keys_at(model: Any, loc: Path) -> set[str]:
    """The keys that may stand where `loc` leads, found by walking the types of the models."""
    current = model
    for step in loc:
        current = _step(current, step)
        if current is None:
            return set()
    models = [kind for kind in _members(current) if isinstance(kind, type) and issubclass(kind, BaseModel)]
    return {info.alias or name for kind in models for name, info in kind.model_fields.items()}


def _members(annotation: Any) -> list[Any]:
    if get_origin(annotation) is Annotated:
        return _members(get_args(annotation)[0])
    if get_origin(annotation) in {Union, types.UnionType}:
        return [member for part in get_args(annotation) for member in _members(part)]
    return [annotation]


def _step(annotation: Any, step: str | int) -> Any:
    for member in _members(annotation):
        origin, arguments = get_origin(member), get_args(member)
        if origin is dict:
            return arguments[1]
        if origin in {list, tuple} and isinstance(step, int):
            return arguments[0]
        if isinstance(member, type) and issubclass(member, BaseModel):
            for name, info in member.model_fields.items():
                if step in {name, info.alias}:
                    return info.annotation
    # A union's tag (`yes_no`): stay, but only with the member that carries it.
    tagged = [
        member for member in _members(annotation)
        if isinstance(member, type) and issubclass(member, BaseModel)
        and "type" in member.model_fields and step in get_args(member.model_fields["type"].annotation)
    ]  # fmt: skip
    return tagged[0] if tagged else None
