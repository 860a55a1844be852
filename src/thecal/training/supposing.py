"""A what-if in the learner's own words: "temperature 37", "no neck stiffness, headache onset 9 days", "drowsy".

A finding is named as anybody names it who asks for it (`thecal.training.meant`), and its value is read as in the interview.
What is not clear is never guessed: `Unclear` says what was understood, and what is possible.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Final

from rapidfuzz import fuzz

from thecal.knowledge.vocabulary import Vocabulary
from thecal.knowledge.words import ObtainedBy
from thecal.training.meant import called, meant
from thecal.training.value_said import Unclear, value_said
from thecal.visits.values import UNKNOWN_WORDS

Changes = dict[str, str]
"""Finding → value, as a visit holds it."""

LONGEST: Final = 200
"""Nobody supposes more in one line."""
ALIKE: Final = 80
"""A word this like (of 100) one of the finding's own is taken for it."""
SHORT: Final = 3
"""A word no longer than this must be the beginning of one of the finding's own."""

NOTHING: Final = "Say what would be otherwise: temperature 37, no headache, drowsy."

_FILLING: Final = frozenset(
    {"if", "a", "an", "the", "is", "are", "was", "were", "be", "has", "had", "have", "there", "of", "at", "with", "would", "to"}
    | {"he", "she", "it", "they", "patient", "only", "instead", "but", "and"}
)  # fmt: skip
_JOINING: Final = frozenset({"or", "of", "at", "in", "the", "a", "over", "since", "and", "new", "by", "for", "to"})
_DENYING: Final = frozenset({"no", "not", "without", "never"})
_VALUES: Final = frozenset({"present", "absent", "yes", "no", "y", "n", "true", "false", *UNKNOWN_WORDS})
_BETWEEN: Final = re.compile(r"\s*[,;]\s*|\s+(?:and|but)\s+")


def suppose(text: str, vocabulary: Vocabulary) -> Changes:
    """What somebody supposes to be otherwise.

    Args:
        text: one or several findings with their values.
        vocabulary: the words of the rules.

    Raises:
        Unclear: if it can't be told what is meant.
    """
    return _Reading(vocabulary).all(text)


def both(some: Changes, more: Changes, vocabulary: Vocabulary) -> Changes:
    """All changes together.

    Raises:
        Unclear: if two are about one finding.
    """
    for name, value in more.items():
        if some.get(name, value) != value:
            raise Unclear(f"Two values of {vocabulary.findings[name].label}: {some[name]} and {value}.")
    return {**some, **more}


class _Reading:
    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.findings = {
            name: one for name, one in vocabulary.findings.items() if one.obtained_by is not ObtainedBy.DERIVED
        }

    def all(self, text: str) -> Changes:
        """The whole line: one finding, or several divided by commas or "and"."""
        if len(text) > LONGEST:
            raise Unclear(f"A what-if has at most {LONGEST} letters.")
        words = _spoken(text)
        if not words:
            raise Unclear(NOTHING)
        pieces = [piece for part in _BETWEEN.split(text.strip()) if (piece := _spoken(part))]
        if not pieces:
            raise Unclear(NOTHING)
        if len(pieces) == 1:
            return self._one(words)
        try:
            # Some names have a comma or an "and" in them.
            found = self._by_name(words)
        except Unclear:
            found = None
        if found is not None:
            return found
        changes: Changes = {}
        denied = False
        for piece in pieces:
            denies, found = piece[0].lower() in _DENYING, self._one(piece)
            for name, value in found.items():
                if denied and not denies and value == "present" and piece[-1].lower() not in _VALUES:
                    # "No headache and neck stiffness" can deny both.
                    raise Unclear(f"Is {self.findings[name].label} present or absent? Say which.")
            changes, denied = both(changes, found, self.vocabulary), denied or denies
        return changes

    def _one(self, words: Sequence[str]) -> Changes:
        return self._by_name(words) or self._nearly(words)

    def _by_name(self, words: Sequence[str]) -> Changes | None:
        """A finding named exactly, the longest name first, or a value that only one finding has; None if there is neither."""
        for negated, rest in _denied(words):
            for name_words, value_words in _divided(rest):
                spoken = " ".join(name_words).lower()
                found = [name for name, one in self.findings.items() if spoken in called(name, one)]
                if len(found) > 1:
                    raise Unclear(_several([self.findings[name].label for name in found]))
                if found:
                    return {found[0]: value_said(self.findings[found[0]], value_words, negated=negated)}
        said = " ".join(words).lower()
        told = [
            (name, value)
            for name, one in self.findings.items()
            for value, label in getattr(one, "values", {}).items()
            if said in {value.replace("_", " "), label.lower()}
        ]
        return dict(told) if len(told) == 1 else None

    def _nearly(self, words: Sequence[str]) -> Changes:
        """A finding named by what brings the patient, by some of its words, or nearly so; taken only if it is the only one."""
        negated, rest = next(_denied(words))
        name_words = list(takewhile(lambda word: not re.match(r"[-+.]?\d", word) and word.lower() not in _VALUES, rest))
        value_words = rest[len(name_words) :]
        spoken = " ".join(name_words)
        found = meant(spoken, self.vocabulary)
        if not found:
            raise Unclear(self._why_nothing(rest))
        sure = [name for name in found if self._covers(name, spoken)]
        if len(found) == 1 and sure:
            return {sure[0]: value_said(self.findings[sure[0]], value_words, negated=negated)}
        raise Unclear(_several(list(found.values())))

    def _why_nothing(self, words: Sequence[str]) -> str:
        for length in range(len(words), 0, -1):
            spoken = " ".join(words[:length]).lower()
            for name, one in self.vocabulary.findings.items():
                if name not in self.findings and spoken in called(name, one):
                    return f"The {one.label} is worked out from other findings; suppose one of those."
        return "No finding is called like that; another word?"

    def _covers(self, name: str, spoken: str) -> bool:
        """Whether what was said is most of one of the finding's names, or of what brings patients about it alone."""
        one = self.findings[name]
        names = [*called(name, one)]
        for id_, reason in self.vocabulary.presenting.items():
            if reason.about == (name,):
                names += [id_.replace("_", " "), reason.label]
        said = _names(spoken)
        return any(
            all(any(_alike(word, own) for own in _names(each)) for word in said)
            and 2 * sum(any(_alike(word, own) for word in said) for own in _names(each)) >= len(_names(each))
            for each in names
        )


def _names(text: str) -> list[str]:
    """The words of a name; what only joins them does not count."""
    return [word for word in re.findall(r"\w+", text.lower()) if word not in _JOINING]


def _alike(word: str, own: str) -> bool:
    """Whether a word is the other, its beginning, or written nearly so."""
    return own.startswith(word) if len(word) <= SHORT else own.startswith(word) or fuzz.ratio(word, own) >= ALIKE


def _several(labels: Sequence[str]) -> str:
    which = "which" if len(labels) > 1 else "it by this name"
    return f"That can be: {'; '.join(labels)}. Say {which}, with its value."


def _spoken(text: str) -> list[str]:
    """The words of a what-if, without what fills a sentence before or after."""
    plain = re.sub(r"\s*(?:=|:\s)\s*", " ", text.strip()).rstrip(".!")
    if plain.endswith("?") and not plain.endswith(" ?"):
        plain = plain.rstrip("?")
    return _bare(plain.split())


def _bare(words: Sequence[str]) -> list[str]:
    left = list(words)
    while left and left[0].lower() in _FILLING:
        left.pop(0)
    while left and left[-1].lower() in _FILLING:
        left.pop()
    return left


def _denied(words: Sequence[str]) -> Iterator[tuple[bool, list[str]]]:
    """The words as they are (a name may begin with "no"), and, where they deny something, what they deny; that comes first."""
    if len(words) > 1 and words[0].lower() in _DENYING:
        yield True, _bare(words[1:])
    yield False, list(words)


def _divided(words: Sequence[str]) -> Iterator[tuple[list[str], list[str]]]:
    """Every way to divide the words into a name and a value, the longest name first."""
    for length in range(len(words), 0, -1):
        yield _bare(words[:length]), _bare(words[length:])
