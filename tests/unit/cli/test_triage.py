from __future__ import annotations

import json
import os
import subprocess
import sys

import jsonschema
import pytest

from tests.support import ROOT
from thecal.cli.schemas import assessment_schema, visit_schema
from thecal.errors import EngineError

VISIT = "examples/visit.yaml"


def test_urgency_comes_first(thecal):
    ended = thecal("triage", VISIT)
    assert ended.code == 0
    assert ended.out.startswith("AT LEAST SAME DAY")
    assert "It could be an emergency until these are known" in ended.out
    assert ended.err == ""


def test_nothing_found_so_far_does_not_reassure(thecal):
    ended = thecal("triage", "-", stdin=b"phase: implanted")
    assert ended.out.startswith("NOT SETTLED")
    assert "Nothing urgent is found so far, but it could be an emergency" in ended.out


def test_no_phase_is_said(thecal):
    assert "phase unknown" in thecal("triage", "-", stdin=b"findings: {headache: present}").out


def test_cautions_stand_under_their_check(thecal):
    lines = thecal("triage", VISIT).out.splitlines()
    at = next(index for index, line in enumerate(lines) if "Epidural blood patch" in line)
    assert lines[at + 1].strip().startswith("! Blood patch only")


def test_every_check_is_shown_even_when_there_are_many(thecal):
    ended = thecal("triage", "examples/test_period.json")
    answer = thecal("triage", "--format", "json", "examples/test_period.json").json
    assert len(answer["checks"]) > 10
    words = " ".join(ended.out.split())
    for number, check in enumerate(answer["checks"], 1):
        assert f"{number} {check['name']}" in words


def test_local_defaults_are_marked(thecal):
    assert "Vital signs and NEWS2*" in thecal("triage", VISIT).out
    why = thecal("triage", "--why", VISIT).out
    assert "pdph_disabling" in why or "LOCAL DEFAULTS" in why


def test_why_says_what_decided_and_why_not(thecal):
    out = " ".join(thecal("triage", "--why", VISIT).out.split())
    assert "headache onset after puncture 2 days" in out
    assert "NOT SUPPORTED" in out or "STILL OPEN" in out
    assert "waits for" in out


def test_sources_are_cited_with_links(thecal):
    out = thecal("triage", "--sources", VISIT).out
    assert "[ichd3]" in out
    # A link is never broken over two lines: it could not be copied.
    links = [word for word in out.split() if word.startswith("https://")]
    assert any(link.endswith("7-2-1-post-dural-puncture-headache/") for link in links)


def test_what_cannot_be_used_is_shown(thecal):
    ended = thecal("triage", "-", stdin=b"{phase: implanted, findings: {temperature: 380 Cel}}")
    assert ended.code == 0
    assert "TOLD, AND NOT USED" in ended.out
    assert "380 Cel" in ended.out


# ------------------------------------------------------------------------------------------------------- formats


def test_one_visit_is_an_object_and_follows_its_schema(thecal):
    answer = thecal("triage", "--format", "json", VISIT).json
    jsonschema.Draft202012Validator(assessment_schema()).validate(answer)
    assert answer["schema"] == "thecal.assessment/1"
    assert answer["engine"] == {"channels": ["rete", "reference"], "agreed": True, "degraded": False, "reason": ""}


def test_several_visits_are_an_array(thecal):
    answers = thecal("triage", "--format", "json", "examples/visits.yaml").json
    assert [answer["visit"]["id"] for answer in answers] == ["clinic-1", "clinic-2", "clinic-3"]
    for answer in answers:
        jsonschema.Draft202012Validator(assessment_schema()).validate(answer)


def test_several_files_are_an_array_even_of_one_visit_each(thecal):
    assert len(thecal("triage", "--format", "json", VISIT, "examples/test_period.json").json) == 2


def test_good_visits_among_bad_ones_are_an_array(thecal):
    ended = thecal("triage", "--format", "json", "examples/flawed.yaml")
    assert ended.code == 2
    assert [answer["visit"]["id"] for answer in ended.json] == ["values-that-cannot-be"]
    assert ended.err.count("[unknown-finding]") == 2
    assert "[unknown-phase]" in ended.err


def test_no_good_visit_prints_nothing(thecal):
    ended = thecal("triage", "--format", "json", "-", stdin=b"findings: [1]")
    assert (ended.code, ended.out) == (2, "")


def test_markdown(thecal):
    out = thecal("triage", "--format", "markdown", "--why", "--sources", "examples/test_period.json").out
    assert out.startswith("# Emergency\n")
    for heading in ("## Red flags", "## Suspected complications", "## Checks, in this order", "## Sources"):
        assert f"\n{heading}\n" in out


def test_standard_input_in_json(thecal):
    data = (ROOT / "examples/test_period.json").read_bytes()
    assert thecal("triage", "--format", "json", "-", stdin=data).json["visit"]["id"] == "test-period-day-4"


def test_the_examples_follow_the_schema_of_visits():
    schema = jsonschema.Draft202012Validator(visit_schema())
    schema.validate(json.loads((ROOT / "examples/test_period.json").read_text("utf-8")))
    assert list(schema.iter_errors({"findings": {"hedache": "present"}}))
    assert list(schema.iter_errors({"findings": {"headache": "maybe"}}))


# --------------------------------------------------------------------------------------------------- exit codes


def test_a_degraded_answer_is_given_and_marked(thecal, monkeypatch):
    def broken(*_args, **_options):
        raise EngineError("durable-rules can't be imported. Try: make rete")

    monkeypatch.setattr("thecal.engines.channels.make_engine", broken)
    ended = thecal("triage", VISIT)
    assert ended.code == 4
    assert ended.out.startswith("AT LEAST SAME DAY")
    assert "Degraded answer" in ended.out
    assert "Try: make rete" in ended.out
    ended = thecal("triage", "--format", "json", VISIT)
    assert ended.code == 4
    assert ended.json["engine"]["degraded"] is True
    assert "Try: make rete" in ended.err


def test_without_rete_the_answer_is_degraded(thecal):
    assert thecal("triage", "--rete", "off", VISIT).code == 4


def test_rete_in_a_process_of_its_own(thecal):
    assert thecal("triage", "--rete", "worker", VISIT).code == 0


def test_wrong_rules_are_exit_3(thecal, tmp_path):
    (tmp_path / "edition.yaml").write_text("edition: [")
    ended = thecal("triage", "--rules", str(tmp_path), VISIT)
    assert ended.code == 3
    assert "edition.yaml" in ended.err
    assert ended.out == ""


def test_no_such_rules_are_exit_2(thecal, tmp_path):
    assert thecal("triage", "--rules", str(tmp_path / "none"), VISIT).code == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ("triage",),
        ("triage", "--format", "xml", VISIT),
        ("triage", "--save", "x.yaml", VISIT),
        ("triage", "-", "-"),
        ("triag",),
        ("rules", "show"),
        ("rules", "list", "statments"),
    ],
)
def test_wrong_use_is_exit_2_with_a_hint(arguments, thecal):
    ended = thecal(*arguments)
    assert ended.code == 2
    assert ended.out == ""
    assert ended.err.strip()


def test_a_fault_of_the_program_is_one_calm_line_without_values(thecal, monkeypatch):
    def fails(*_args, **_options):
        raise ValueError("Mrs Jones, 38.4")

    monkeypatch.setattr("thecal.cli.triage.show_answer", fails)
    ended = thecal("triage", VISIT)
    assert ended.code == 1
    assert "ValueError in thecal.cli.triage" in ended.err
    assert "Jones" not in ended.err
    assert "THECAL_DEBUG=1" in ended.err


def test_debugging_shows_the_fault(thecal, monkeypatch):
    def fails(*_args, **_options):
        raise ZeroDivisionError

    monkeypatch.setattr("thecal.cli.triage.show_answer", fails)
    monkeypatch.setenv("THECAL_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        thecal("triage", VISIT)


def test_interrupted_is_exit_130(thecal, monkeypatch):
    def interrupted(*_args, **_options):
        raise KeyboardInterrupt

    monkeypatch.setattr("thecal.cli.triage.show_answer", interrupted)
    assert thecal("triage", VISIT).code == 130


# ----------------------------------------------------------------------------------------------------- terminal


def test_no_colour_where_nobody_sees_it(thecal):
    assert "\x1b" not in thecal("triage", VISIT).out


@pytest.mark.parametrize("columns", [40, 60, 120])
def test_lines_keep_to_the_width(columns, thecal, monkeypatch):
    monkeypatch.setenv("COLUMNS", str(columns))
    out = thecal("triage", VISIT, "examples/test_period.json").out
    longest = max(map(len, out.splitlines()))
    assert longest <= min(columns, 100)
    assert longest > columns * 0.7


def test_nothing_in_a_visit_can_command_the_terminal(thecal):
    visit = {"id": "\x1b[2J\x1b[31mred", "phase": "implanted", "findings": {"temperature": "\x1b]0;title\x07 38"}}
    for format_ in ("text", "markdown"):
        ended = thecal("triage", "--format", format_, "-", stdin=json.dumps(visit).encode())
        assert "\x1b" not in ended.out + ended.err
        assert "\x07" not in ended.out + ended.err


def test_nothing_in_a_visit_is_read_as_markup(thecal):
    assert "[bold]x[/bold]" in thecal("triage", "-", stdin=b"id: '[bold]x[/bold]'").out


def _as_process(*arguments, **more):
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "COLUMNS": "80", **more.pop("env", {})}
    return subprocess.run(
        [sys.executable, "-m", "thecal", *arguments], env=env, cwd=ROOT, capture_output=True, check=False, **more
    )


def test_a_closed_pipe_is_quiet():
    command = f"{sys.executable} -m thecal rules list | head -1"
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    ended = subprocess.run(["bash", "-c", command], env=env, cwd=ROOT, capture_output=True, check=False)
    assert ended.stderr == b""
    assert ended.stdout.count(b"\n") == 1


def test_a_terminal_without_our_signs_gets_an_answer():
    ended = _as_process("triage", "examples/test_period.json", env={"PYTHONIOENCODING": "ascii"})
    assert (ended.returncode, ended.stderr) == (0, b"")
    ended = _as_process("triage", "--format", "json", "examples/test_period.json", env={"PYTHONIOENCODING": "ascii"})
    assert json.loads(ended.stdout)["visit"]["phase"] == "test_period"
