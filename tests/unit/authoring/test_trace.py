"""Every link is followed, every broken one is told, and each form of the page holds them all."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.unit.knowledge.kettle import TINY_FEATURES, copy_of_tiny, spoil
from thecal.authoring.evidence import Standing, read_evidence
from thecal.authoring.trace import broken_links, trace_rules
from thecal.authoring.trace.data import COLUMNS, as_csv, as_data
from thecal.authoring.trace.html import as_html
from thecal.authoring.trace.markdown import as_markdown
from thecal.quick import load_rules
from thecal.scenarios import read_features


@pytest.fixture
def kettle(tmp_path: Path) -> Path:
    """A folder with the rules of the kettle and its scenarios; no link is broken."""
    shutil.copytree(TINY_FEATURES, tmp_path / "features")
    copy_of_tiny(tmp_path)
    return tmp_path


HEARSAY = "sources:\n  hearsay: {cite: The neighbours., kind: textbook, locator: over the fence}\n"


def traced(folder: Path):
    book = load_rules(folder / "rules")
    return trace_rules(book, read_evidence(folder / "rules"), read_features(folder / "features", book))


def broken(folder: Path) -> list[tuple[str, str]]:
    return [(one.slug, one.message) for one in broken_links(traced(folder))]


def without(folder: Path, words: str) -> None:
    """Takes the lines with these words out of the feature."""
    path = folder / "features" / "kettle.feature"
    lines = path.read_text("utf-8").splitlines(keepends=True)
    kept = [line for line in lines if words not in line]
    assert len(kept) < len(lines)
    path.write_text("".join(kept), "utf-8")


def test_the_kettle_has_no_broken_link(kettle):
    assert broken(kettle) == []


def test_a_statement_leads_to_its_scenarios(kettle):
    trace = traced(kettle)
    pins = trace.statements["over_steam"].pins
    assert {truth: [place.line for place in places] for truth, places in pins.items()} == {
        "true": [3],
        "false": [19],
        "unknown": [33],
    }


@pytest.mark.parametrize("truth", ["true", "false", "unknown"])
def test_each_truth_needs_a_scenario(kettle, truth):
    without(kettle, f"statement over_steam is {truth}")
    assert broken(kettle) == [("no-scenario", f"No scenario expects over_steam to be {truth}.")]


def test_the_example_rows_of_an_outline_are_scenarios(kettle):
    path = kettle / "features" / "kettle.feature"
    text = path.read_text("utf-8").replace("    Then statement scale_old is unknown\n", "    Then limescale is open\n")
    text += """
  Scenario Outline: Scale of <age>
    Given a patient with an implanted pump
    And drawn ratio is 1
    And scale age is <age>
    When the visit is assessed
    Then statement scale_old is <truth>

    Examples:
      | age     | truth   |
      | unknown | unknown |
      | 31 d    | true    |
"""
    path.write_text(text, "utf-8")
    assert broken(kettle) == []
    assert [place.line for place in traced(kettle).statements["scale_old"].pins["unknown"]] == [
        len(text.splitlines()) - 1
    ]


@pytest.mark.parametrize(
    ("words", "statement"),
    [("check switch it off is recommended", "boils_over.switch_off"), ("the urgency is emergency", "over_always")],
)
def test_a_statement_without_a_condition_is_held_by_what_it_gives(kettle, words, statement):
    without(kettle, words)
    assert broken(kettle) == [("no-scenario", f"No scenario expects {statement} to be true.")]


def test_a_check_of_another_complication_does_not_hold_it(kettle):
    """The scenario must expect the complication that asks for the check."""
    without(kettle, "limescale is suspected")
    path = kettle / "features" / "kettle.feature"
    path.write_text(
        path.read_text("utf-8").replace("    And statement scale_old is true", "    Then statement scale_old is true"),
        "utf-8",
    )
    assert ("no-scenario", "No scenario expects limescale.look_inside to be true.") in broken(kettle)


def test_a_red_flag_and_a_caution_belong_to_the_complications_they_name(kettle):
    trace = traced(kettle)
    names = [one.rule.id for one in trace.of("boils_over")]
    assert {"rf_whistle", "caution_lid"} <= set(names)
    assert trace.unattached == ()


def test_a_sub_type_stands_for_the_lines_of_its_parent(kettle):
    spoil(kettle / "rules", "complications/boils_over.yaml", "leaflet: [", "leaflet_lines: [T1, I1]\nleaflet: [")
    spoil(
        kettle / "rules", "safety_net/limescale.yaml", "phases: [implanted]", "phases: [implanted]\npart_of: boils_over"
    )
    spoil(
        kettle / "rules", "evidence_index.yaml", "leaflet: {}",
        "leaflet:\n  T1: {phase: test_period, fact: Over}\n  I1: {phase: implanted, fact: Over}",
    )  # fmt: skip
    trace = traced(kettle)
    assert [one.id for one in trace.complications] == ["boils_over", "limescale"]
    assert {line: [one.id for one in several] for line, several in trace.lines.items()} == {
        "T1": ["boils_over"],
        "I1": ["boils_over", "limescale"],
    }
    assert broken(kettle) == []


def test_a_line_whose_complication_nothing_suspects_in_that_phase_is_broken(kettle):
    spoil(kettle / "rules", "complications/boils_over.yaml", "leaflet: [", "leaflet_lines: [T1, I1]\nleaflet: [")
    spoil(
        kettle / "rules",
        "complications/boils_over.yaml",
        "  - id: over_steam\n",
        "  - id: over_steam\n    phases: [implanted]\n",
    )
    spoil(kettle / "rules", "red_flags.yaml", "  - id: rf_whistle\n", "  - id: rf_whistle\n    phases: [implanted]\n")
    spoil(
        kettle / "rules", "evidence_index.yaml", "leaflet: {}",
        "leaflet:\n  T1: {phase: test_period, fact: Over}\n  I1: {phase: implanted, fact: Over}",
    )  # fmt: skip
    slugs = [slug for slug, message in broken(kettle) if "line T1" in message.lower() or "Line T1" in message]
    assert slugs == ["leaflet-line-uncovered"]


@pytest.mark.parametrize(
    ("file", "old", "new", "slug", "words"),
    [
        ("sources.yaml", "    locator: page 1\n", "", "no-locator", "manual"),
        ("cautions.yaml", "rows: [LID-1]", "rows: [LID-9]", "unknown-row", "LID-9"),
        ("cautions.yaml", "rows: [LID-1]", "rows: [LID-1, LID-2]", "row-twice", "caution_lid"),
        ("cautions.yaml", "rows: [LID-1]", "rows: [LID-1, LID-3]", "row-stays-out", "2*"),
        ("cautions.yaml", "basis: reported", "basis: published", "row-too-weak", "published"),
        ("cautions.yaml", "    rows: [LID-1]\n", "", "row-unplaced", "LID-1"),
        ("cautions.yaml", "source: manual", "source: hearsay", "row-of-another-source", "cites hearsay"),
        ("not_expressed.md", "| wholly |", "| partly |", "row-unplaced", "expresses the rest"),
        ("not_expressed.md", "| LID-2 |", "| LID-2, LID-8 |", "unknown-row", "LID-8"),
        ("not_expressed.md", "| LID-2 |", "| LID-2, LID-2 |", "row-twice", "more than once"),
    ],
)  # fmt: skip
def test_a_broken_link_is_told_once(kettle, file, old, new, slug, words):
    spoil(kettle / "rules", "sources.yaml", "sources:\n", HEARSAY)
    spoil(kettle / "rules", file, old, new)
    found = [message for one, message in broken(kettle) if one == slug]
    assert len(found) == 1
    assert words in found[0]


def test_a_row_is_left_out_in_part_and_expressed_in_part(kettle):
    spoil(kettle / "rules", "cautions.yaml", "rows: [LID-1]", "rows: [LID-1, LID-2]")
    spoil(kettle / "rules", "not_expressed.md", "| wholly |", "| partly |")
    assert broken(kettle) == []


def test_a_source_is_used_by_a_statement_or_by_a_row(kettle):
    spoil(kettle / "rules", "sources.yaml", "sources:\n", HEARSAY)
    assert broken(kettle) == [("unused-source", "Nobody cites hearsay.")]
    spoil(kettle / "rules", "sources.yaml", "over the fence}", "over the fence, evidence: hearsay}")
    assert broken(kettle) == []
    assert traced(kettle).rows_of["hearsay"] == ("LID-3",)


def test_without_an_index_rows_are_not_compared(kettle):
    for name in ("evidence_index.yaml", "not_expressed.md"):
        (kettle / "rules" / name).unlink()
    assert broken(kettle) == []


def test_the_share_counts_rows_by_what_may_become_of_them(kettle):
    trace = traced(kettle)
    assert (trace.share(Standing.SOURCED).share, trace.share(Standing.SOURCED).rows) == (1.0, 2)
    chosen = trace.share(Standing.CHOSEN)
    assert (chosen.rows, chosen.expressed, chosen.left_out, chosen.unplaced) == (1, 0, 1, 0)


def test_csv_has_a_line_for_each_statement_of_each_complication(kettle):
    lines = list(csv.DictReader(io.StringIO(as_csv(traced(kettle)))))
    assert tuple(lines[0]) == COLUMNS
    assert {(line["complication"], line["statement"]) for line in lines} == {
        (name, one.rule.id) for name in ("boils_over", "limescale") for one in traced(kettle).of(name)
    }
    steam = next(line for line in lines if line["statement"] == "over_steam")
    assert steam["true_in"] == "kettle.feature:3"
    assert (steam["source"], steam["locator"], steam["link"]) == ("manual", "page 1", "https://kettle.example/manual")


def test_markdown_names_scenarios_or_counts_them(kettle):
    trace = traced(kettle)
    assert "| kettle.feature:3 | kettle.feature:19 | kettle.feature:33 |" in as_markdown(trace, [])
    counted = as_markdown(trace, None, places=False)
    assert "kettle.feature" not in counted
    assert re.search(r"^\| `over_steam` .*\| 1 \| 1 \| 1 \|$", counted, re.MULTILINE)
    assert "broken" not in counted


class Page(HTMLParser):
    """What a browser would follow: ids, links inside the page, anything to load."""

    VOID = frozenset({"meta", "br", "link", "img", "hr", "input"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.inside: list[str] = []
        self.tags: list[str] = []
        self.open: list[str] = []
        self.heads: list[dict[str, str | None]] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        about = dict(attrs)
        self.tags.append(tag)
        if tag not in self.VOID:
            self.open.append(tag)
        if "id" in about:
            self.ids.append(about["id"])
        if tag == "th":
            self.heads.append(about)
        if tag == "a" and about["href"].startswith("#"):
            self.inside.append(about["href"][1:])
        assert "src" not in about

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def test_the_page_for_a_browser_is_whole_and_loads_nothing(kettle):
    spoil(kettle / "rules", "sources.yaml", "    locator: page 1\n", "")
    trace = traced(kettle)
    text = as_html(trace, broken_links(trace))
    page = Page(text)
    assert page.open == []
    assert len(page.ids) == len(set(page.ids))
    assert set(page.inside) <= set(page.ids)
    assert not {"script", "link", "img", "iframe"} & set(page.tags)
    assert all(head.get("scope") in {"col", "row"} for head in page.heads)
    assert text.count("<table>") == text.count("<caption>")
    assert 'lang="en"' in text
    for name in trace.statements:
        assert f"<code>{name}</code>" in text
    assert "no-locator" in text


def test_what_the_rules_say_is_never_markup(kettle):
    spoil(kettle / "rules", "evidence_index.yaml", "A lid is lifted by its knob.", "\"<script>alert('x')</script>\"")
    trace = traced(kettle)
    text = as_html(trace, [])
    assert "<script>" not in text
    assert "&lt;script&gt;" in text


def test_the_data_can_be_read_by_a_program(kettle):
    data = json.loads(json.dumps(as_data(traced(kettle), [])))
    whistle = next(one for one in data["statements"] if one["id"] == "rf_whistle")
    assert whistle["complications"] == ["boils_over"]
    assert whistle["rows"] == ["LID-S1"]
    assert whistle["open"] == []
