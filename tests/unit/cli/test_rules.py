from __future__ import annotations

import json
import shutil
from io import StringIO

import jsonschema
import pytest

from tests.support import ROOT
from thecal.assessment import Triage, explain
from thecal.assessment.report import Wording
from thecal.cli.explaining import _changes
from thecal.cli.lookup import everything
from thecal.cli.page import Page
from thecal.cli.showing import _data, _Show
from thecal.errors import EngineError, Place, Problem
from thecal.knowledge import schema
from thecal.lint import Report
from thecal.visits import visit_from

KINDS = ["statements", "complications", "findings", "checks", "sources", "events", "groups"]


@pytest.fixture
def broken(tmp_path):
    """A copy of the rules with a misspelt finding in one file and an unknown source in another."""
    rules = tmp_path / "rules"
    shutil.copytree(ROOT / "rules", rules)
    file = rules / "safety_net" / "meningitis.yaml"
    file.write_text(file.read_text("utf-8").replace("neck_stiffness", "neck_stifness"), "utf-8")
    return rules


@pytest.mark.parametrize("kind", KINDS)
def test_lists(kind, thecal):
    text, data = thecal("rules", "list", kind), thecal("rules", "list", kind, "--format", "json").json
    assert text.code == 0
    assert text.out.splitlines()[-1].startswith(f"{len(data)} ")
    for row in data:
        assert row["id"] in text.out


def test_filters(thecal, book):
    def ids(*filters):
        return [row["id"] for row in thecal("rules", "list", "--format", "json", *filters).json]

    assert ids() == list(book.rules)
    assert ids("--complication", "meningitis") == [n for n, r in book.rules.items() if r.complication == "meningitis"]
    assert ids("--kind", "red_flag") == [n for n, r in book.rules.items() if r.kind == "red_flag"]
    assert ids("--basis", "local_default") == [n for n, r in book.rules.items() if r.statement.basis == "local_default"]
    assert ids("--kind", "caution", "--complication", "meningitis") == []
    assert thecal("rules", "list", "findings", "--kind", "ground").code == 2


def test_a_wrong_complication_names_the_right_one(thecal):
    ended = thecal("rules", "list", "--complication", "menningitis")
    assert ended.code == 2
    assert "Try: meningitis" in ended.err


def test_everything_can_be_shown(thecal, book):
    """One call per kind through the command, every single thing through the same code."""
    for thing in everything(book):
        page = Page(StringIO())
        _Show(thing, book, page, None).show(asked=thing.id)
        assert thing.id in page.stream.getvalue()
        assert json.loads(json.dumps(_data(thing, book)))["id"] == thing.id


@pytest.mark.parametrize(
    ("id_", "words"),
    [
        ("meningitis", ["complication", "safety net", "Misses", "False alarms", "rf_04_meningitis"]),
        (
            "rf_04_meningitis",
            ["red flag: emergency", "fever (38.0 °C or more) and", "doi.org", "local default", "rules/red_flags.yaml:"],
        ),
        ("headache_posture", ["worse upright and eased by lying flat", "Used by"]),
        ("ichd3", ["https://", "Used by"]),
        ("epidural_blood_patch", ["check", "caution_blood_patch_infection"]),
        ("caution_blood_patch_infection", ["caution", "is suspected", "Says"]),
        ("meningitis.blood_cultures", ["check of Meningitis"]),
        ("dural_puncture", ["event", "days_since_dural_puncture"]),
        ("cord_and_back", ["group", "saddle numbness", "numbness between the legs,"]),
        ("fever", ["phrase", "body temperature at least 38 °C", "reason for coming"]),
    ],
)
def test_show(id_, words, thecal):
    ended = thecal("rules", "show", id_)
    assert ended.code == 0
    said = " ".join(ended.out.split())
    for word in words:
        assert word in said
    assert thecal("rules", "show", id_, "--format", "json").json


def test_a_wrong_id_names_what_looks_like_it(thecal):
    ended = thecal("rules", "show", "menigitis")
    assert ended.code == 2
    assert "Try: meningitis" in ended.err
    assert thecal("rules", "show", "zzzzzz").code == 2


def test_explain(thecal):
    ended = thecal("rules", "explain", "rf_04_meningitis", "--visit", "examples/visit.yaml")
    assert ended.code == 0
    assert "FALSE at visit-2026-11-24-07" in ended.out
    assert "True if: body temperature 38 °C (now 37.2 °C)" in ended.out
    data = thecal("rules", "explain", "rf_04_meningitis", "--visit", "examples/visit.yaml", "--format", "json").json
    assert data["truth"] == "false"
    assert data["to_true"] == [{"finding": "temperature", "now": "37.2 Cel", "value": "38 Cel"}]
    assert data["to_false"] == []


def test_explain_what_is_missing(thecal):
    ended = thecal("rules", "explain", "rf_03_cord_or_cauda", "--visit", "-", stdin=b"findings: {leg_weakness: absent}")
    assert "UNKNOWN" in ended.out
    assert "saddle numbness: Is it numb" in " ".join(ended.out.split())
    data = thecal("rules", "explain", "rf_03_cord_or_cauda", "--visit", "-", "--format", "json", stdin=b"id: x").json
    assert {"leg_weakness", "saddle_numbness"} <= {one["finding"] for one in data["missing"]}


def test_explain_at_several_visits(thecal):
    data = thecal("rules", "explain", "rf_04_meningitis", "--visit", "examples/visits.yaml", "--format", "json").json
    assert [one["visit"] for one in data] == ["clinic-1", "clinic-2", "clinic-3"]


def test_every_statement_can_be_explained(thecal, book):
    one = Triage(book, "off").consider(visit_from({"findings": {"headache": "present"}}, book.knowledge))
    for name, rule in book.rules.items():
        found = explain(rule, one.verdict.judgements[name], one.intake, book)
        assert _changes(found.to_true, Wording(book.knowledge))


def test_explain_names_what_is_not_a_statement(thecal):
    ended = thecal("rules", "explain", "meningitis", "--visit", "examples/visit.yaml")
    assert ended.code == 2
    assert "is a complication, not a statement" in ended.err
    ended = thecal("rules", "explain", "rf_04_menigitis", "--visit", "examples/visit.yaml")
    assert "Try: rf_04_meningitis" in ended.err


@pytest.mark.slow
def test_check_says_that_the_rules_have_no_errors(thecal):
    ended = thecal("rules", "check")
    assert ended.code == 0, ended.out
    data = thecal("rules", "check", "--format", "json").json
    assert (data["loaded"], data["errors"]) == (True, 0)


def test_check_exits_1_on_an_error_of_the_linter(thecal, monkeypatch):
    monkeypatch.setattr(
        "thecal.cli.checking.review",
        lambda _book: Report(
            (Problem("bad", "It is bad.", Place("red_flags.yaml", 3, 1), case=(("temperature", "38 Cel"),)),),
            ("rf_x: not decided in 3 seconds: can it be true?",),
        ),
    )
    ended = thecal("rules", "check")
    assert "Visit: temperature 38 Cel" in ended.out
    assert "not decided" in ended.out
    data = thecal("rules", "check", "--format", "json").json
    assert data["problems"][0]["visit"] == {"temperature": "38 Cel"}
    assert data["notes"] == ["rf_x: not decided in 3 seconds: can it be true?"]
    assert ended.code == 1
    assert "rules/red_flags.yaml:3:1" in ended.out
    assert "1 error, 0 warnings." in ended.out


def test_check_gathers_everything_of_rules_that_do_not_load(thecal, broken):
    ended = thecal("rules", "check", "--rules", str(broken))
    assert ended.code == 3
    # The folder's name may be long; the fault, its line and its caret stand together all the same.
    assert ended.out.count("neck_stifness") >= 2
    assert "Try: neck_stiffness" in ended.out
    assert "^^^^^^^^^^^^^" in ended.out
    data = thecal("rules", "check", "--rules", str(broken), "--format", "json").json
    assert data["loaded"] is False
    assert all(problem["line"] for problem in data["problems"])


def test_schemas_of_rule_files(thecal, tmp_path):
    printed = thecal("rules", "schema").json
    assert set(printed) == set(schema.schemas())
    folder = tmp_path / "schema"
    assert thecal("rules", "schema", "--write", str(folder)).code == 0
    assert sorted(path.name for path in folder.iterdir()) == sorted(printed)
    # The folder's name may be long, and the line then wrapped anywhere.
    assert "up to date" in " ".join(thecal("rules", "schema", "--write", str(folder)).out.split())
    assert thecal("rules", "schema", "--write", str(folder), "--check").code == 2


def test_schemas_in_the_repository_are_current(thecal, tmp_path):
    assert thecal("rules", "schema", "--check").code == 0
    shutil.copytree(ROOT / "rules", tmp_path / "rules")
    (tmp_path / "rules" / "schema" / "checks.schema.json").write_text("{}")
    ended = thecal("rules", "schema", "--check", "--rules", str(tmp_path / "rules"))
    assert ended.code == 1
    assert "checks.schema.json" in ended.out.replace("\n", " ")


@pytest.mark.parametrize("what", ["assessment", "visit"])
def test_published_schemas_are_schemas(what, thecal):
    jsonschema.Draft202012Validator.check_schema(thecal("schema", what).json)


def test_engines(thecal):
    rows = thecal("engines", "--format", "json").json
    assert [(row["name"], row["runs"]) for row in rows] == [
        ("reference", True),
        ("rete", True),
        ("columnar", True),
    ]
    assert "runs here" in thecal("engines").out


def test_an_engine_that_does_not_run_names_the_remedy(thecal, monkeypatch):
    def broken(*_args, **_options):
        raise EngineError("can't be imported. Try: make rete")

    monkeypatch.setattr("thecal.cli.machines.make_engine", broken)
    ended = thecal("engines")
    assert ended.code == 0
    assert "does not run here" in ended.out
    assert "Try: make rete" in ended.out
