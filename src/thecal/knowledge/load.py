"""Reads the rule files into a knowledge base; gathers every complaint of every file before it stops."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from thecal.errors import Place, Problem, RulesError
from thecal.knowledge.base import KnowledgeBase
from thecal.knowledge.codes import CodeSystems
from thecal.knowledge.complaints import complaints
from thecal.knowledge.library import Cautions, Checks, Edition, LocalDefaults, RedFlags, Sources
from thecal.knowledge.located import Located, Unreadable, read_located
from thecal.knowledge.paths import rules_folder
from thecal.knowledge.refer import references
from thecal.knowledge.statements import Complication
from thecal.knowledge.vocabulary import Vocabulary

M = TypeVar("M", bound=BaseModel)

SINGLE_FILES: dict[str, type[BaseModel]] = {
    "edition.yaml": Edition,
    "sources.yaml": Sources,
    "vocabulary.yaml": Vocabulary,
    "checks.yaml": Checks,
    "codes.yaml": CodeSystems,
    "local_defaults.yaml": LocalDefaults,
    "red_flags.yaml": RedFlags,
    "cautions.yaml": Cautions,
}
OPTIONAL = frozenset({"codes.yaml", "local_defaults.yaml"})
"""Rules that carry no codes, or choose no limit of their own, need no such file."""
FOLDERS = ("complications", "safety_net")


def load(folder: str | os.PathLike[str] | None = None) -> KnowledgeBase:
    """Reads a folder of rule files.

    Args:
        folder: where they are; by default the rules that come with Thecal (see `rules_folder`).

    Raises:
        RulesError: with every problem of every file.
        InputError: if there is no such folder.
    """
    root = rules_folder(folder)
    problems: list[Problem] = []
    documents: dict[str, Located] = {}
    single = {
        name: model()
        if name in OPTIONAL and not (root / name).exists()
        else _read(root / name, name, model, documents, problems)
        for name, model in SINGLE_FILES.items()
    }
    complications: dict[str, Complication] = {}
    files: dict[str, str] = {}
    for part in FOLDERS:
        for path in sorted((root / part).glob("*.yaml")):
            name = f"{part}/{path.name}"
            complication = _read(path, name, Complication, documents, problems)
            if complication is None:
                continue
            if complication.id in files:
                message = f"{complication.id!r} is already the id of {files[complication.id]}."
                problems.append(documents[name].problem("duplicate-id", message, ("id",)))
                continue
            complications[complication.id] = complication
            files[complication.id] = name
    if not complications and not problems:
        problems.append(Problem("no-rules", "There is no complication in these rules.", Place(str(root))))
    if any(part is None for part in single.values()) or not complications:
        raise RulesError(problems)
    parts: dict[str, Any] = single
    base = KnowledgeBase(
        edition=parts["edition.yaml"],
        sources=parts["sources.yaml"].sources,
        vocabulary=parts["vocabulary.yaml"],
        checks=parts["checks.yaml"].checks,
        codes=parts["codes.yaml"].systems,
        limits=parts["local_defaults.yaml"].limits,
        first_acts=tuple(parts["checks.yaml"].first),
        red_flags=tuple(parts["red_flags.yaml"].red_flags),
        cautions=tuple(parts["cautions.yaml"].cautions),
        complications=complications,
        documents=documents,
        files=files,
    )
    problems += references(base)
    if problems:
        raise RulesError(problems)
    return base


def _read(path: Path, name: str, model: type[M], documents: dict[str, Located], problems: list[Problem]) -> M | None:
    try:
        located = read_located(path.read_bytes(), name)
    except OSError:
        problems.append(Problem("missing-file", "This file of rules is missing or can't be read.", Place(name)))
        return None
    except Unreadable as error:
        problems += error.problems
        return None
    documents[name] = located
    if located.value is None:
        advice = "start from another file of its kind."
        problems.append(Problem("empty", "The file says nothing yet.", Place(name), advice=advice))
        return None
    try:
        return model.model_validate(located.value)
    except ValidationError as error:
        problems += complaints(error, model, located)
        return None
