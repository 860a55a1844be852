"""The page by itself: one file that needs nothing else, that everybody can read, and that says no more than it may."""

from __future__ import annotations

import re
import stat

import pytest

from tests.unit.handbook.pages import XHTML, ids, links, parsed, with_class, with_id, words
from tests.unit.screening.report.conftest import ABOUT
from thecal.errors import InputError
from thecal.screening.report import ReportData, write_report
from thecal.screening.report.page import page


@pytest.fixture(scope="module")
def text(data) -> str:
    return page(data)


@pytest.fixture(scope="module")
def withheld(data) -> str:
    return page(data, 5)


@pytest.fixture(scope="module")
def tree(text):
    return parsed(text)


def test_it_is_proper_html_and_no_id_is_there_twice(text, withheld) -> None:
    for one in (text, withheld):
        found = ids(parsed(one))
        assert len(found) == len(set(found))


def test_it_needs_nothing_else(tree, text) -> None:
    assert not [
        element for element in tree.iter() if element.tag in {f"{XHTML}{tag}" for tag in ("link", "img", "iframe")}
    ]
    assert not [value for element in tree.iter() for name, value in element.attrib.items() if name in {"src", "srcset"}]
    assert all(link.startswith("#") and link[1:] in ids(tree) for link in links(tree))
    assert "@import" not in text
    assert set(re.findall(r"url\(([^)]*)", text)) <= {f"#{name}" for name in ids(tree)}
    policy = next(element.attrib["content"] for element in tree.iter(f"{XHTML}meta") if "http-equiv" in element.attrib)
    assert policy.startswith("default-src 'none'")


def test_it_has_what_a_screen_reader_goes_by(tree) -> None:
    html = next(tree.iter(f"{XHTML}html")) if tree.tag != f"{XHTML}html" else tree
    assert html.attrib["lang"] == "en-GB"
    for landmark in ("header", "nav", "main", "footer", "search"):
        assert len(list(tree.iter(f"{XHTML}{landmark}"))) == 1
    levels = [int(element.tag[-1]) for element in tree.iter() if re.fullmatch(r"\{.*\}h[1-6]", str(element.tag))]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False))
    for table in tree.iter(f"{XHTML}table"):
        assert words(next(table.iter(f"{XHTML}caption")))
        assert all(head.attrib["scope"] in {"col", "row"} for head in table.iter(f"{XHTML}th"))
    pictures = with_class(tree, "picture")
    assert len(pictures) == 4
    for picture in pictures:
        assert picture.attrib["role"] == "img"
        assert words(with_id(picture, picture.attrib["aria-labelledby"]))


def test_it_says_what_was_screened_by_which_rules(tree, book) -> None:
    head = words(next(tree.iter(f"{XHTML}header")))
    assert "records.csv" in head
    assert "Rows 600" in head
    assert "24 November 2026, 09:05" in head
    assert book.knowledge.hash[:19] in head
    assert f"edition {book.knowledge.edition.edition}" in head
    assert "Not used: <shoe size>" in head


def test_the_worklist_names_who_why_and_what_to_do(tree, data, book) -> None:
    tables = {words(next(table.iter(f"{XHTML}caption"))): table for table in tree.iter(f"{XHTML}table")}
    row = next(row for row in with_class(tree, "worklist")[0].iter(f"{XHTML}tr") if "row 4," in words(row))
    entry = next(entry for entry in data.worklist.kept["emergency"] if entry["row"] == 4)
    said = words(row)
    assert "<b>&7</b>" in said
    for expected in (
        *entry["checks"],
        *entry["cautions"],
        entry["reasons"][0]["because"],
        entry["suspected"][0]["name"],
    ):
        assert " ".join(expected.split()) in said
    more = data.counts.total("urgency", "same_day") - 12
    assert more > 0
    assert any(caption == f"Same day, 12 listed; {more} more stand in the answers" for caption in tables)


def numbers_in(tree, name: str) -> dict[str, list[str]]:
    table = next(
        table for table in tree.iter(f"{XHTML}table") if words(next(table.iter(f"{XHTML}caption"))).startswith(name)
    )
    rows = [[words(cell) for cell in row] for row in table.iter(f"{XHTML}tr")]
    return {row[0]: row[1:] for row in rows}


def test_its_tables_say_what_was_counted(tree, data, book) -> None:
    counts = data.counts
    told = numbers_in(tree, "How urgent at least")
    assert told["same day"][0] == str(counts.of["urgency", "same_day", "emergency"])
    assert told["all"][-1] == "600"
    missing = numbers_in(tree, "Bedside findings")
    label = book.knowledge.vocabulary.findings["temperature"].label
    keys = ("missing", "emergency", "only")
    assert missing[label][:3] == [str(counts.of[key, "temperature"]) for key in keys]
    assert missing[label][4] == str(counts.of["recorded", "temperature"])
    fired = numbers_in(tree, "Statements that were true")
    (name,), count = counts.under("fired")[0]
    assert fired[name][1] == str(count)
    issue = numbers_in(tree, "What could not be used")["temperature [Cel]"]
    assert "plausible" in issue[0]
    signing = numbers_in(tree, "Statements that await")
    assert set(signing) - {"statement"} == {
        rule.id for rule in book.rules.values()
        if rule.needs_sign_off and (counts.of["fired", rule.id] or counts.of["caution", rule.id])
    }  # fmt: skip


def test_pictures_say_what_the_tables_say(tree, data) -> None:
    drawn = words(with_class(tree, "picture")[2])
    _, count = data.counts.under("missing")[0]
    assert f"{count:,}" in drawn
    assert "#010203" not in drawn


def test_small_counts_are_nowhere_when_they_are_withheld(withheld, data, book) -> None:
    tree = parsed(withheld)
    assert "<5" in words(tree)
    for table in tree.iter(f"{XHTML}table"):
        for cell in table.iter(f"{XHTML}td"):
            assert not re.fullmatch(r"[1-4]", words(cell)), words(next(table.iter(f"{XHTML}caption")))
    for tile in with_class(tree, "tiles")[0].iter(f"{XHTML}strong"):
        assert not re.fullmatch(r"[1-4]", words(tile))
    for picture in with_class(tree, "picture"):
        marks = [words(mark) for mark in picture.iter() if mark.tag.endswith("}text") or mark.tag == "text"]
        assert not [mark for mark in marks if re.fullmatch(r"[1-4]", mark)]


def test_a_page_that_withholds_names_nobody(withheld, data, seen) -> None:
    tree = parsed(withheld)
    assert "left out" in words(tree)
    assert not with_class(tree, "worklist")
    names = {name for one in seen for name in one.screened.table.column("id").to_pylist()}
    assert len(names) > 500
    assert not [name for name in names if name in words(tree)]


def test_a_report_of_nothing_is_still_a_page(book) -> None:
    tree = parsed(page(ReportData(book, ABOUT)))
    assert "Rows 0" in words(tree)
    assert "Everything that was told could be used." in words(tree)
    assert not with_class(tree, "picture")


def test_it_appears_whole_and_for_its_writer_alone(data, tmp_path) -> None:
    path = tmp_path / "report.html"
    path.write_text("an older one")
    write_report(data, path)
    assert [file.name for file in tmp_path.iterdir()] == ["report.html"]
    assert len(parsed(path.read_text("utf-8"))) > 0
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_where_nothing_can_be_written_it_says_so(data, tmp_path) -> None:
    with pytest.raises(InputError) as caught:
        write_report(data, tmp_path / "no such folder" / "report.html")
    assert "can't be written" in str(caught.value)
