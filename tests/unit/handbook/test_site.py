"""The pages as such: they hang together, are valid, hold everything, and stay the same while the rules do."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from urllib.parse import urldefrag

import pytest

from tests.support import ROOT
from tests.unit.handbook import pages
from thecal.handbook import FolderInUse
from thecal.knowledge.words import Basis


def all_pages(site: Path) -> list[Path]:
    found = sorted(site.rglob("*.html"))
    assert len(found) > 300
    return found


def test_every_page_is_valid_html_and_no_id_stands_twice(site):
    for path in all_pages(site):
        doubled = [name for name, count in Counter(pages.ids(pages.page(path))).items() if count > 1]
        assert not doubled, path


def test_every_link_inside_the_book_leads_somewhere(site):
    anchors = {path: set(pages.ids(pages.page(path))) for path in all_pages(site)}
    dead = []
    for path in anchors:
        for link in pages.links(pages.page(path)):
            if link.startswith("http"):
                continue
            file, anchor = urldefrag(link)
            target = (path.parent / file).resolve() if file else path
            if target not in anchors or (anchor and anchor not in anchors[target]):
                dead.append(f"{path.relative_to(site)} → {link}")
    assert not dead


def test_the_single_page_is_valid_and_its_links_lead_somewhere(whole):
    tree = pages.parsed(whole)
    names = pages.ids(tree)
    assert len(names) == len(set(names))
    inside = [link for link in pages.links(tree) if not link.startswith("http")]
    assert {link.removeprefix("#") for link in inside} <= set(names)
    assert all(link.startswith("#") for link in inside)


def test_every_page_can_be_reached_from_the_start(site):
    seen, todo = set(), [site / "index.html"]
    while todo:
        path = todo.pop()
        if path in seen:
            continue
        seen.add(path)
        for link in pages.links(pages.page(path)):
            file, _ = urldefrag(link)
            if file and not link.startswith("http"):
                todo.append((path.parent / file).resolve())
    assert seen == set(all_pages(site))


def test_every_statement_stands_in_the_book_with_its_reason_source_and_mark(site, book):
    known = book.knowledge
    for rule in book.rules.values():
        if rule.complication:
            path = site / "complications" / f"{rule.complication}.html"
        else:
            path = site / {"red_flag": "red-flags.html", "caution": "cautions.html"}.get(rule.kind.value, "checks.html")
        block = pages.with_id(pages.page(path), f"s-{rule.id}")
        text = pages.words(block)
        assert " ".join(rule.because.split()) in text
        if rule.statement.source != "local":
            assert known.sources[rule.statement.source].cite in text, rule.id
        for name in rule.statement.see:
            assert known.sources[name].cite in text, rule.id
        marks = [pages.words(mark) for mark in pages.with_class(block, "basis")]
        expected = {
            Basis.PUBLISHED: "published",
            Basis.REPORTED: "reported in",
            Basis.LOCAL_DEFAULT: "local default · awaits sign-off",
        }[rule.statement.basis]
        assert marks == [expected], rule.id
        assert ("awaits sign-off" in text) == rule.needs_sign_off, rule.id


def test_every_local_default_can_be_signed_on_one_page(site, book):
    tree = pages.page(site / "local-defaults.html")
    text = pages.words(tree)
    targets = {urldefrag(link)[1] for link in pages.links(tree)}
    for rule in book.rules.values():
        if rule.statement.basis is Basis.LOCAL_DEFAULT:
            assert f"s-{rule.id}" in targets
    for name, limit in book.knowledge.limits.items():
        row = pages.words(pages.with_id(tree, f"limit-{name}"))
        assert limit.meaning in row
        assert limit.why in row
        assert limit.sign_off in row
    decisions = sum(rule.statement.basis is Basis.LOCAL_DEFAULT for rule in book.rules.values()) + len(
        book.knowledge.limits
    )
    assert text.count("☐ as it is") >= decisions


def test_every_source_page_lists_all_that_rests_on_it(site, book):
    for name in book.knowledge.sources:
        targets = {urldefrag(link)[1] for link in pages.links(pages.page(site / "sources" / f"{name}.html"))}
        resting = {
            f"s-{rule.id}" for rule in book.rules.values() if name in {rule.statement.source, *rule.statement.see}
        }
        assert resting <= targets, name


def test_the_same_rules_give_the_same_bytes_whatever_the_order_of_sets(tmp_path):
    tiny = ROOT / "tests" / "unit" / "knowledge" / "tiny"
    books = []
    for seed in ("1", "2"):
        folder = tmp_path / seed
        command = [sys.executable, "-m", "thecal", "rules", "book", "--rules", tiny, "--out", folder]
        subprocess.run(
            command,
            check=True,
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT / "src")},
            stdout=subprocess.DEVNULL,
        )
        books.append({path.relative_to(folder): path.read_bytes() for path in folder.rglob("*.*") if path.is_file()})
    assert books[0] == books[1]
    assert Path("complications/boils_over.html") in books[0]


def test_a_page_that_no_longer_exists_goes_and_a_foreign_file_stays(handbook, tmp_path):
    folder = tmp_path / "book"
    handbook.site(folder)
    (folder / "checks" / "leeches.html").write_text("gone", "utf-8")
    listing = folder / "book.json"
    listing.write_text(listing.read_text("utf-8").replace('"files": [', '"files": [\n"checks/leeches.html",'), "utf-8")
    (folder / "notes.txt").write_text("mine", "utf-8")
    handbook.site(folder)
    assert not (folder / "checks" / "leeches.html").exists()
    assert (folder / "notes.txt").read_text("utf-8") == "mine"


def test_a_folder_of_other_things_is_left_alone(handbook, tmp_path):
    (tmp_path / "thesis.tex").write_text("mine", "utf-8")
    with pytest.raises(FolderInUse):
        handbook.site(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.tex"]


def test_nothing_is_fetched_from_elsewhere(site):
    for path in all_pages(site):
        for element in pages.page(path).iter():
            for key in ("src", "srcset", "data"):
                assert key not in element.attrib
            if element.tag == f"{pages.XHTML}link":
                assert not element.attrib["href"].startswith("http")
    assert "url(" not in (site / "book.css").read_text("utf-8")
    assert "@import" not in (site / "book.css").read_text("utf-8")
