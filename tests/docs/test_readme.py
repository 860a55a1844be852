"""What the README shows is run."""

from __future__ import annotations

import re

import yaml

from tests.support import ROOT
from thecal.condition import RuleBook
from thecal.visits import read_visits

README = (ROOT / "README.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


def test_its_python_runs() -> None:
    assert blocks("python")
    for block in blocks("python"):
        exec(compile(block, "README.md", "exec"), {})


def test_its_visit_is_a_visit(book: RuleBook) -> None:
    visits, problems = read_visits(blocks("yaml")[0], "README.md", book.knowledge)
    assert not problems
    assert visits[0].id == "visit-17"


def test_the_statement_it_shows_stands_in_the_rules(book: RuleBook) -> None:
    (shown,) = yaml.safe_load(blocks("yaml")[1])
    statement = book.rules[shown["id"]].statement.model_dump(by_alias=True, mode="json")
    assert {key: statement[key] for key in shown} == shown


def test_the_pages_it_links_to_exist() -> None:
    links = re.findall(r"\]\(([^)#]+)\)", README)
    assert links
    assert not [link for link in links if not link.startswith("http") and not (ROOT / link).exists()]
