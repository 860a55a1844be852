"""Which findings somebody's own words mean: by name, by what brings patients, by the words of the question, or nearly so."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final

import yaml
from rapidfuzz import fuzz, process, utils

from thecal.condition.check import AnyFinding
from thecal.knowledge.vocabulary import Vocabulary
from thecal.knowledge.words import ObtainedBy

CLOSE: Final = 85
"""Words this alike (of 100) may mean a finding."""
MOST_MEANT: Final = 8
"""More findings than this are not offered for one word."""


def meant(text: str, vocabulary: Vocabulary) -> dict[str, str]:
    """The findings that some words can mean: id → name.

    A name that is meant exactly stands alone. Else, in this order: those that people mean who say so (`said.yaml`), those
    that a reason for coming of that name is about (fever is about the temperature), those whose name has all the words, those
    whose question has them, and those whose name is written nearly so; where there is none, those whose name begins so.
    """
    findings = {name: one for name, one in vocabulary.findings.items() if one.obtained_by is not ObtainedBy.DERIVED}
    plain = text.strip().lower()
    exact = [name for name, one in findings.items() if plain in called(name, one)]
    if exact:
        return {name: findings[name].label for name in exact}
    found = dict.fromkeys(name for name in said().get(plain, ()) if name in findings)
    for id_, reason in vocabulary.presenting.items():
        if plain in {id_.replace("_", " "), reason.label.lower()}:
            found.update(dict.fromkeys(reason.about))
    spoken = telling(plain)
    names_first = [{name: f"{one.label} {one.short}" for name, one in findings.items()},
                   {name: f"{one.label} {one.short} {one.question}" for name, one in findings.items()}]  # fmt: skip
    for texts in names_first if spoken else ():
        found.update(dict.fromkeys(name for name, own in texts.items() if spoken <= telling(own)))
    names = {name: f"{name.replace('_', ' ')} {one.label} {one.short}" for name, one in findings.items()}
    close = process.extract(
        " ".join(sorted(spoken)), names, scorer=fuzz.token_set_ratio, processor=utils.default_process,
        score_cutoff=CLOSE,
    )  # fmt: skip
    found.update({name: None for _, _, name in close} if spoken else {})
    if not found:
        found.update(dict.fromkeys(name for name, one in findings.items() if _begun(plain, f"{one.label} {one.short}")))
    return {name: findings[name].label for name in list(found)[:MOST_MEANT]}


@cache
def said() -> Mapping[str, tuple[str, ...]]:
    """What people say → the findings they may mean."""
    read = yaml.safe_load(files("thecal.training").joinpath("said.yaml").read_text("utf-8"))
    return {word: tuple(findings) for words, findings in read.items() for word in words.split()}


def called(name: str, finding: AnyFinding) -> frozenset[str]:
    """What a finding is called, in small letters."""
    return frozenset({name, name.replace("_", " "), finding.label.lower(), finding.short.lower()})


def telling(text: str) -> set[str]:
    """The words of a text that say something."""
    return {word for word in re.findall(r"[a-z0-9]+", text.lower()) if len(word) > 2}  # noqa: PLR2004 - not "of", "is"


def _begun(text: str, name: str) -> bool:
    """Whether each word of a text begins a word of a name, or is one of its abbreviations: temp, BP."""
    said, own = re.findall(r"\w+", text), re.findall(r"\w+", name)
    short = {word.lower() for word in own if word.isupper()}
    spoken = [word for word in said if word not in short]
    begins = [any(word.lower().startswith(one) for word in own) for one in spoken if one in telling(one)]
    return bool(said) and len(begins) == len(spoken) and all(begins)
