"""What is told is what the visit says: no more, no less, in whatever words."""

from __future__ import annotations

import random
import re
from collections import Counter
from typing import Any

import pytest

from thecal.condition import RuleBook
from thecal.condition.check import PHASE, AnyFinding
from thecal.condition.facts import Interval
from thecal.knowledge.vocabulary import Ordinal, Quantity, YesNo
from thecal.training.vignette import FIRST, load_brief, load_words, quiet, tell
from thecal.visits import take_in
from thecal.visits.values import as_state
from thecal.visits.visit import Visit

DENIAL = re.compile(r"\b(no|not|none|never|neither|nor|nobody|nothing|free|freely|without)\b|n't", re.IGNORECASE)


def _findings(book: RuleBook) -> dict[str, AnyFinding]:
    return {"phase": PHASE, **book.knowledge.vocabulary.findings}


def _sentences() -> list[tuple[str, str, str]]:
    found = []
    for name, said in load_words().items():
        for value, texts in said.items() if isinstance(said, dict) else [("", said)]:
            found += [(name, value, text) for text in texts]
    return found


def test_every_finding_that_is_told_has_words_of_its_own(book: RuleBook) -> None:
    words = load_words()
    for name, finding in _findings(book).items():
        if finding.derived is not None and finding.obtained_by.value == "derived":
            assert name not in words or isinstance(words[name], list)
            continue
        said = words[name]
        if isinstance(finding, Quantity):
            assert len(said) > 1
            assert all(text.count("{n}") == 1 for text in said)
        else:
            values = ["present", "absent"] if isinstance(finding, YesNo) else list(finding.values)
            assert list(said) == values, name
            assert all(len(texts) > 1 for texts in said.values()), name
    assert set(words) <= set(_findings(book))


def test_no_sentence_stands_for_two_values() -> None:
    twice = [text for text, times in Counter(text for _, _, text in _sentences()).items() if times > 1]
    assert not twice


@pytest.mark.parametrize("text", [text for _, _, text in _sentences()])
def test_a_sentence_is_one_and_ends(text: str) -> None:
    assert re.fullmatch(r'"?[A-Z{].*[.?]"?', text), text


def test_what_is_absent_is_denied_in_words(book: RuleBook) -> None:
    findings = _findings(book)
    plain = {
        text
        for name, value, text in _sentences()
        if value == "absent" and isinstance(findings[name], YesNo) and not DENIAL.search(text)
    }
    # These deny without a word of denial.
    assert plain == PLAINLY_WELL


PLAINLY_WELL = {
    '"I get my ordinary things done in spite of the headache."',
    '"I hear as always."',
    "The cranial nerves are as they should be.",
    '"I see as always."',
    "The patient breathes room air.",
    "The skin over wound and device is closed.",
    "Gate and line are undisturbed.",
    "The place over the pump or port is flat.",
    "The swelling is as large as it was.",
    "Back wound and tunnel are flat.",
    "The legs have their strength.",
    "Feeling is everywhere as it was.",
    "Gait and sense of joint position are as they were.",
    "The patient walks as before and feels the joints.",
    "This pain goes on when the infusion is off.",
    '"Passing water is as always."',
    '"I hold water and stool."',
    '"I feel where I sit, as always."',
    '"I am calm."',
    '"Pain feels as it always did."',
    "The programmer reaches the pump.",
    "Telemetry works.",
    "The last refill went smoothly.",
    "The pump lies firmly and the right way round.",
}


def _value(finding: AnyFinding, rng: random.Random) -> str:
    if isinstance(finding, YesNo):
        return rng.choice(["present", "absent", "unknown"])
    if isinstance(finding, Quantity):
        lo, hi = finding.range
        step = rng.randint(0, round((hi - lo) / finding.resolution))
        return f"{round(lo + step * finding.resolution, 6)} {finding.unit}"
    return rng.choice([*finding.values, "unknown"])


@pytest.mark.parametrize("seed", range(60))
def test_a_vignette_says_each_thing_once_and_nothing_else(book: RuleBook, seed: int) -> None:
    findings, rng = book.knowledge.vocabulary.findings, random.Random(seed)
    known = [name for name, finding in findings.items() if finding.derived is None]
    names = rng.sample(known, rng.randint(0, 24))
    visit = Visit(phase="implanted", findings={name: _value(findings[name], rng) for name in names})
    told = tell(visit, book.knowledge.vocabulary, rng)
    assert sorted(sentence.finding for sentence in told) == sorted(["phase", *names])
    for sentence in told:
        finding = _findings(book)[sentence.finding]
        value = visit.findings.get(sentence.finding, "implanted")
        if value == "unknown":
            assert (sentence.value, "could not be told" in sentence.text) == ("unknown", True)
            continue
        # Read back by way of the sentence alone, it is the value that was told.
        assert _read_back(sentence.finding, finding, sentence.text) == as_state(finding, value)


def _read_back(name: str, finding: AnyFinding, text: str) -> Any:
    said = load_words()[name]
    if isinstance(finding, Quantity):
        number = re.search(r"-?\d+(\.\d+)?", text)
        assert number is not None
        return Interval.point(float(number[0]))
    # Of somebody who does not answer, what only the patient could say is told in the words of the record.
    labels = getattr(finding, "values", None) or {"present": "present", "absent": "absent"}
    (value,) = [
        value
        for value, label in labels.items()
        if text in said[value] or text.lower() == f"{finding.label}: {label}.".lower()
    ]
    if isinstance(finding, YesNo):
        return value == "present"
    return Interval.point(float(finding.spellings.index(value))) if isinstance(finding, Ordinal) else value


def test_the_wording_varies_and_the_same_draw_repeats_itself(book: RuleBook) -> None:
    visit = Visit(
        phase="test_period", findings={"headache": "present", "temperature": "38.4 Cel", "back_pain": "absent"}
    )
    texts = {
        seed: " ".join(sentence.text for sentence in tell(visit, book.knowledge.vocabulary, random.Random(seed)))
        for seed in range(12)
    }
    again = " ".join(sentence.text for sentence in tell(visit, book.knowledge.vocabulary, random.Random(3)))
    assert texts[3] == again
    assert len(set(texts.values())) > 4


def test_dates_are_told_as_dates(book: RuleBook) -> None:
    visit = Visit.model_validate(
        {"phase": "implanted", "date": "2026-11-24", "events": {"implant": "2026-11-20", "mri": "unknown"}}
    )
    assert not take_in(visit, book).issues
    texts = [sentence.text for sentence in tell(visit, book.knowledge.vocabulary, random.Random(1))]
    assert texts[1:] == [
        "Implant or revision surgery: 2026-11-20.",
        "Last MRI: not known.",
        "The visit is on 2026-11-24.",
    ]


def test_what_cannot_be_used_is_not_repeated(book: RuleBook) -> None:
    (told,) = tell(Visit(findings={"temperature": "hot"}), book.knowledge.vocabulary, random.Random(1))
    assert (told.value, told.text) == ("unknown", "Body temperature: what was written down can't be used.")


def test_what_is_usual_is_marked_so(book: RuleBook) -> None:
    findings = {"headache": "absent", "back_pain": "present", "consciousness": "alert", "pump_alarm": "none"}
    told = tell(Visit(findings=findings), book.knowledge.vocabulary, random.Random(1))
    assert {one.finding: one.usual for one in told} == {
        "headache": True,
        "back_pain": False,
        "consciousness": True,
        "pump_alarm": True,
    }


def test_everything_usual_has_few_words_of_its_own(book: RuleBook) -> None:
    findings = book.knowledge.vocabulary.findings
    usual = {name for name, one in findings.items() if one.as_usual is not None and one.derived is None}
    brief = load_brief()["findings"]
    assert brief.keys() == usual
    assert len(set(brief.values())) == len(brief)
    for name, text in brief.items():
        assert text.count("{n}") == isinstance(findings[name], Quantity), name
        if isinstance(findings[name], YesNo) and findings[name].as_usual == "absent":
            assert DENIAL.search(text) or text in BRIEFLY_WELL, text


BRIEFLY_WELL = {
    "light does not bother",
    "hearing as always",
    "sight as always",
    "breathing room air",
    "ordinary things get done in spite of the headache",
    "gate and line undisturbed",
    "gait and joint position as before",
    "the new pain goes on when the infusion is off",
    "telemetry works",
}


def test_much_that_is_usual_is_told_in_few_words_and_all_of_it(book: RuleBook) -> None:
    findings = book.knowledge.vocabulary.findings
    usual = {name: findings[name].as_usual for name in load_brief()["findings"] if findings[name].only_if is None}
    visit = Visit(phase="test_period", findings={**usual, "back_pain": "present", "age": "50 a"})
    told = tell(visit, book.knowledge.vocabulary, random.Random(1))
    said = " ".join(quiet(told))
    for one in told:
        if one.usual and one.finding not in FIRST:
            assert one.brief
            for words in one.brief.removeprefix("no ").split(", "):
                assert words.lower() in said.lower(), one
    assert "back pain" not in said
    assert "No seizure" in said or ", seizure" in said
    few = tuple(one for one in told if one.finding in {"headache", "temperature", "age"})
    assert quiet(few) == tuple(one.text for one in few if one.finding != "age")


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("hours_since_dose_event", "22 h", "22 hours"),
        ("hours_since_dose_event", "240 h", "10 days"),
        ("hours_since_dose_event", "241 h", "241 hours"),
        ("months_of_infusion", "0.07 mo", "2 days"),
        ("months_of_infusion", "1 mo", "1 month"),
    ],
)
def test_times_are_told_as_people_count_them(book: RuleBook, name: str, value: str, said: str) -> None:
    (told,) = tell(Visit(findings={name: value}), book.knowledge.vocabulary, random.Random(1))
    assert told.value == said
    assert said in told.text
