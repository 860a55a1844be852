"""Cases on paper: the case sheet gives nothing away, the answer sheet says why."""

from __future__ import annotations

import html
import random
import re

import pytest

from thecal.assessment.assess import Triage
from thecal.condition import RuleBook
from thecal.training.sheets import Printed, Told, print_sheets
from thecal.training.vignette import tell
from thecal.visits.visit import Visit

VISITS = {
    "a": Visit(
        phase="test_period", findings={"headache": "present", "headache_posture": "worse_upright", "sex": "female"}
    ),
    "b": Visit(
        phase="implanted", findings={"sedation": "unrousable", "respiratory_rate": "6 /min", "drug_morphine": "present"}
    ),
    "c": Visit(phase="implanted", findings={"headache": "absent", "back_pain": "present"}),
}


@pytest.fixture(scope="module")
def printed(book: RuleBook) -> Printed:
    with Triage(book, rete="off") as triage:
        told = [
            Told(name, tell(visit, book.knowledge.vocabulary, random.Random(1)), triage.consider(visit), ())
            for name, visit in VISITS.items()
        ]
        exercised = told[1].considered.assessment.urgency.because
        told[1] = Told("b", told[1].sentences, told[1].considered, exercised)
        return print_sheets(told, "Ward round <1>")


def test_both_sheets_have_the_same_cases_in_the_same_order(printed: Printed) -> None:
    for page in (printed.cases, printed.answers):
        assert re.findall(r'id="case-(\d+)"', page) == ["1", "2", "3"]
        assert "Ward round &lt;1&gt;" in page


def test_the_case_sheet_says_what_is_told_and_nothing_of_the_answer(printed: Printed, book: RuleBook) -> None:
    text = html.unescape(printed.cases)
    assert "cannot be woken" in text or "No effort wakes" in text
    for name in book.knowledge.complications.values():
        assert name.name not in text
    for rule in book.rules.values():
        assert rule.because not in text


def test_what_is_out_of_the_ordinary_stands_in_a_list_and_the_rest_in_a_paragraph(printed: Printed) -> None:
    case = html.unescape(printed.cases).split("<section")[3]
    striking, _, rest = case.partition("</ul>")
    assert "back" in striking
    assert "head" not in striking
    assert "ache" in rest.partition("</p>")[0]


def test_the_answer_sheet_says_the_urgency_why_and_from_where(printed: Printed, book: RuleBook) -> None:
    text = html.unescape(printed.answers)
    parts = text.split("<section")[1:]
    assert "mergency" in parts[1]
    with Triage(book, rete="off") as triage:
        answer = triage.assess(VISITS["b"])
    assert all(book.rules[name].because in parts[1] for name in answer.urgency.because)
    assert all(check.name in parts[1] for check in answer.checks)
    assert all(result.name in parts[1] for result in answer.with_status("suspected"))
    assert "What this case is about" in parts[1]
    assert "What this case is about" not in parts[0]


@pytest.mark.parametrize("which", ["cases", "answers"])
def test_a_page_needs_nothing_from_elsewhere(printed: Printed, which: str) -> None:
    page = getattr(printed, which)
    assert not re.search(r"<(script|link|img|iframe)\b|url\(|@import", page)
    assert page.count("<h1>") == 1
    assert page.startswith('<!doctype html>\n<html lang="en">')


def test_every_statement_on_the_answer_sheet_names_its_source_and_whether_it_awaits_sign_off(
    printed: Printed, book: RuleBook
) -> None:
    items = re.findall(r"<li>(.*?)</li>", html.unescape(printed.answers), re.DOTALL)
    assert len(items) > 20
    cites = {source.cite for source in book.knowledge.sources.values()}
    for item in items:
        cited = re.search(r'<span class="source">(?:<a [^>]*>)?(.*?)(?:</a>)?</span>', item, re.DOTALL)
        assert cited is not None, item
        assert any(cited[1].startswith(cite) for cite in cites), item
    starred = 0
    for item in items:
        said = [rule for rule in book.rules.values() if item.startswith((f"{rule.because} ", f"{rule.because}\n"))]
        if said and all(rule.needs_sign_off for rule in said):
            assert 'class="star"' in item, item
            starred += 1
    assert starred > 3
