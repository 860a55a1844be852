"""One test for each sharp edge of durable-rules: it would notice if the edge came back into our use of it.

The last section runs the dangerous patterns themselves, in processes of their own. If one of those tests fails, the
engine has changed, and what is written about it in `thecal.engines.rete` has to change too.
"""

from __future__ import annotations

import json
import logging
import operator
import os
import platform
import subprocess
import sys
import textwrap
import threading
import traceback
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from thecal.engines.rete import _host
from thecal.engines.rete.session import (
    MAX_FIELDS,
    MAX_LOST_SIDS,
    MAX_RULES,
    MAX_TESTS,
    FactRefused,
    ReteError,
    ReteUnavailable,
    Rule,
    Session,
    Test,
    _hash,
    kinds,
    plan,
)

OPERATORS = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
LARGEST = 2**63 - 1
DRIVES = pytest.mark.parametrize("drive", ["direct", "stock"])

# There, new memory can be filled with what is not zero.
FILLED = pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="needs glibc's MALLOC_PERTURB_")

pytestmark = pytest.mark.usefixtures("durable")


def by_hand(rules, facts):
    """What a session must say, in plain Python."""

    def holds(test):
        return test.field in facts and OPERATORS[test.op](facts[test.field], test.value)

    return frozenset(rule.id for rule in rules if all(map(holds, rule.tests)))


def at_least(*pairs):
    return tuple(Test(field, ">=", value) for field, value in pairs)


FEVER = Rule("fever", (Test("temperature", ">=", 38_000_000),))
ALERT = Rule("alert", (Test("consciousness", "==", "alert"),))
VISIT = {"temperature": 38_500_000, "consciousness": "alert"}


# ------------------------------------------------------------------------------------------------ sizes


@DRIVES
def test_rules_on_one_level_are_split_before_513_of_them_loop_for_ever(drive):
    rules = [Rule(f"r{n}", (Test("x", "==", n),)) for n in range(513)]
    assert max(len(each.conditions) for each in plan(rules)) == MAX_RULES
    with Session(rules, drive) as session:
        assert session.fired({"x": 512}) == {"r512"}


@DRIVES
def test_three_hundred_rules_with_one_test_are_one_rule_of_the_engine(drive):
    rules = [Rule(f"r{n}", FEVER.tests) for n in range(300)]
    (only,) = plan(rules)
    assert len(only.conditions) == 1
    with Session(rules, drive) as session:
        assert session.fired(VISIT) == {f"r{n}" for n in range(300)}


@DRIVES
def test_more_than_64_rules_that_match_at_once_all_fire(drive):
    # Half of them begin alike, half go on to a second level: the engine's stack holds both.
    rules = [Rule(f"a{n}", at_least(("x", n))) for n in range(200)]
    rules += [Rule(f"b{n}", at_least(("x", n), ("y", n))) for n in range(200)]
    with Session(rules, drive) as session:
        for _ in range(3):
            assert session.fired({"x": 500, "y": 500}) == {rule.id for rule in rules}
            assert session.fired({"x": 500, "y": 9}) == {rule.id for rule in rules[:210]}


def test_a_ruleset_full_of_matching_rules_is_within_the_engines_stack(durable):
    rules = [Rule(f"r{n}", at_least((f"x{n % 7}", n), ("y", n))) for n in range(MAX_RULES)]
    assert len(plan(rules)) == 1
    with Session(rules) as session:
        assert len(session.fired({**{f"x{n}": 99 for n in range(7)}, "y": 99})) == MAX_RULES


@DRIVES
def test_a_visit_with_more_fields_than_the_engine_holds_is_shared_out(drive):
    rules = [Rule(f"r{n}", at_least((f"x{n}", 1))) for n in range(1000)]
    with Session(rules, drive) as session:
        assert session.fired({f"x{n}": 1 for n in range(1000)}) == {rule.id for rule in rules}


def test_no_ruleset_reads_more_than_its_share_of_fields():
    wide = [Rule(f"r{n}", at_least(*((f"x{n}_{m}", 1) for m in range(30)))) for n in range(20)]
    plans = plan(wide)
    assert max(len(each.fields) for each in plans) <= MAX_FIELDS == 200
    assert [ids for each in plans for ids in each.ids] == [(f"r{n}",) for n in range(20)]
    with Session(wide) as session:
        assert session.fired({f"x{n}_{m}": 1 for n in range(20) for m in range(30)}) == {rule.id for rule in wide}


@DRIVES
def test_the_longest_rule_and_the_fullest_ruleset_work(drive):
    rules = [Rule(f"r{n}", at_least(*((f"x{(n + m) % MAX_FIELDS}", 1) for m in range(MAX_TESTS)))) for n in range(40)]
    rules.append(Rule("all", at_least(*((f"x{n}", 1) for n in range(MAX_TESTS, 2 * MAX_TESTS)))))
    with Session(rules, drive) as session:
        assert session.fired({f"x{n}": 1 for n in range(MAX_FIELDS)}) == {rule.id for rule in rules}
        assert session.fired({f"x{n}": 1 for n in range(MAX_TESTS)}) == {"r0"}


# ------------------------------------------------------------------------------------------------ values


@pytest.mark.parametrize(
    "value",
    [
        *(True, False, None, 38.5, 1e-05, float("nan"), float("inf"), 2**63, -(2**63), 10**40, [], {}),
        *("", " ", "38", "38.5", "1e5", "-1", "n/a", "NaN", "nan", "Infinity", "true", "null"),
        *("ä", 'a"b', "a b", "a\n", "x" * 101),
    ],
)
def test_what_the_engine_would_misread_is_refused(value):
    kind = "symbol" if isinstance(value, str) else "number"
    good = "present" if kind == "symbol" else 1
    with pytest.raises(ValueError, match="test of field 'x'"):
        plan([Rule("r", (Test("x", "==", value),))])
    with Session([Rule("r", (Test("x", "==", good),))]) as session:
        with pytest.raises(FactRefused, match="'x'"):
            session.fired({"x": value})
        assert session.fired({"x": good}) == {"r"}


def test_text_in_a_numeric_slot_and_a_number_in_a_text_slot_are_refused():
    with Session([FEVER, ALERT]) as session:
        with pytest.raises(FactRefused, match="'temperature' holds a number"):
            session.fired({"temperature": "unknown"})
        with pytest.raises(FactRefused, match="'consciousness' holds a symbol"):
            session.fired({"consciousness": 1})
    with pytest.raises(ValueError, match="can't mix"):
        plan([FEVER, Rule("odd", (Test("temperature", "==", "high"),))])


@pytest.mark.parametrize("op", ["<", "<=", ">", ">="])
def test_an_order_on_symbols_is_refused(op):
    with pytest.raises(ValueError, match="no order"):
        plan([Rule("r", (Test("sedation", op, "drowsy"),))])


@DRIVES
@pytest.mark.parametrize("op", OPERATORS)
def test_numbers_compare_exactly_at_both_sides_and_at_the_ends_of_the_range(op, drive):
    values = [-LARGEST, -(2**53) - 1, -1, 0, 1, 9, 10, 2**31, 2**53, 2**53 + 1, LARGEST - 1, LARGEST]
    rules = [Rule(f"r{n}", (Test("x", op, value),)) for n, value in enumerate(values)]
    with Session(rules, drive) as session:
        for value in values:
            assert session.fired({"x": value}) == by_hand(rules, {"x": value})


@DRIVES
def test_symbols_that_begin_alike_differ(drive):
    words = ["a", "ab", "abc", "A", "none", "nonet", "not_postural", "not_postura"]
    rules = [Rule(f"is_{word}", (Test("x", "==", word),)) for word in words]
    rules += [Rule(f"not_{word}", (Test("x", "!=", word),)) for word in words]
    with Session(rules, drive) as session:
        for word in words:
            assert session.fired({"x": word}) == by_hand(rules, {"x": word})


@DRIVES
def test_an_unknown_field_matches_nothing_not_even_unequal(drive):
    rules = [Rule("r", (Test("x", "!=", "present"),)), Rule("s", (Test("y", "!=", 1),))]
    with Session(rules, drive) as session:
        assert session.fired({}) == frozenset()
        assert session.fired({"x": "absent"}) == {"r"}


@pytest.mark.parametrize("name", ["kind", "id", "sid", "$s", "", "a.b", "a b", 'a"', "1a", "ü", "x" * 101, None, 7])
def test_a_field_that_is_the_engines_own_or_no_name_is_refused(name):
    with pytest.raises(ValueError, match="a field has a name"):
        plan([Rule("r", (Test(name, "==", 1),))])


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (Rule("r", ()), "it needs 1 to"),
        (Rule("r", tuple(Test("x", "!=", n) for n in range(MAX_TESTS + 1))), "65 tests"),
        (Rule("", FEVER.tests), "needs an id"),
        (Rule("r", (Test("x", "=", 1),)), "operators"),
    ],
)
def test_a_rule_that_can_not_be_expressed_is_refused(rule, words):
    with pytest.raises(ValueError, match=words):
        Session([rule])


def test_fields_that_the_engine_can_not_tell_apart_are_refused():
    # The engine's own constants for "id" and "sid": the hash is the one it uses.
    assert (_hash("id"), _hash("sid")) == (926444256, 3593476751)
    # Two well-known words with one FNV-1a hash.
    assert _hash("costarring") == _hash("liquid")
    with pytest.raises(ValueError, match="apart"):
        kinds([Rule("r", at_least(("costarring", 1), ("liquid", 1)))])


def test_no_two_sids_are_one_to_the_engine():
    assert len({_hash(f"s{n}") for n in range(MAX_LOST_SIDS + 1)}) == MAX_LOST_SIDS + 1


# ------------------------------------------------------------------------------------------------ running


@DRIVES
def test_every_rule_that_holds_fires_and_not_only_the_first(drive):
    with Session([FEVER, ALERT, Rule("hot", at_least(("temperature", 1)))], drive) as session:
        assert session.fired(VISIT) == {"fever", "alert", "hot"}


@DRIVES
def test_nothing_that_matches_means_nothing_fired(drive):
    with Session([FEVER, ALERT], drive) as session:
        assert session.fired({"temperature": 37_000_000, "consciousness": "confused"}) == frozenset()
        assert session.fired({"temperature": 37_000_000}) == frozenset()
        assert session.lost == 0


@DRIVES
def test_the_same_facts_twice_give_the_same_answer(drive):
    with Session([FEVER, ALERT], drive) as session:
        assert [session.fired(VISIT) for _ in range(3)] == [{"fever", "alert"}] * 3


def test_every_fact_has_a_fresh_id():
    session, ids = Session([FEVER]), []
    whole = session._rulesets[0][0]._c.assert_fact

    def note(handle, fact):
        ids.append(json.loads(fact)["id"])
        return whole(handle, fact)

    break_with(session, assert_fact=note)
    for _ in range(5):
        session.fired(VISIT)
    assert len(set(ids)) == 5


@DRIVES
def test_visits_do_not_join_each_other(drive):
    with Session([Rule("both", (*FEVER.tests, *ALERT.tests))], drive) as session:
        for facts in ({"temperature": 39_000_000}, {"consciousness": "alert"}) * 3:
            assert session.fired(facts) == frozenset()


@DRIVES
def test_alternatives_with_one_id_fire_once(drive):
    rules = [Rule("r", at_least((f"x{n}", 1))) for n in range(9)]
    with Session(rules, drive) as session:
        assert session.fired({f"x{n}": 1 for n in range(9)}) == {"r"}


def test_no_rules_and_no_known_fields_are_fine():
    assert Session([]).fired(VISIT) == frozenset()
    with Session([FEVER]) as session:
        assert session.fired({"unread": "present"}) == frozenset()


def test_building_a_session_starts_no_thread():
    before = threading.active_count()
    with Session([FEVER, ALERT]) as session:
        session.fired(VISIT)
        assert threading.active_count() == before


def test_rules_and_plans_are_not_changed_by_building(durable):
    rules = [FEVER, ALERT]
    before = repr((rules, plan(rules)))
    for _ in range(2):
        assert Session(rules).fired(VISIT) == {"fever", "alert"}
    assert repr((rules, plan(rules))) == before


def test_two_sessions_do_not_share_names():
    first, second = Session([FEVER]), Session([Rule("mild", at_least(("temperature", 37_000_000)))])
    assert first.fired(VISIT) == {"fever"}
    assert second.fired(VISIT) == {"mild"}
    assert first.fired(VISIT) == {"fever"}


def test_actions_take_one_argument(durable):
    action = _host._adder(set(), 1)
    assert durable.Promise(action)._sync


@DRIVES
def test_two_threads_on_one_session_lose_nothing(drive):
    rules = [Rule(f"r{n}", at_least(("x", n))) for n in range(8)]
    calls = 10_000 if drive == "direct" else 1_000

    def run(offset):
        return sum(session.fired({"x": (n + offset) % 8}) != {f"r{m}" for m in range((n + offset) % 8 + 1)}
                   for n in range(calls))  # fmt: skip

    with Session(rules, drive) as session, ThreadPoolExecutor(2) as pool:
        assert list(pool.map(run, [0, 3])) == [0, 0]


@DRIVES
def test_five_thousand_visits_use_one_sid_and_leave_no_fact(drive):
    with Session([FEVER, ALERT], drive) as session:
        for n in range(5_000):
            assert session.fired({"temperature": 30_000_000 + n * 10_000}) == ({"fever"} if n >= 800 else frozenset())
        ((driven, _ids),) = session._rulesets
        assert session.lost == 0
        assert driven._host.get_facts(driven._name, "s0") == []
        assert driven._host.get_pending_events(driven._name, "s0") == []


MEMORY = """
import os, sys
from pathlib import Path
from thecal.engines.rete.session import Rule, Session, Test

def used():
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6

drive, visits = sys.argv[1], int(sys.argv[2])
rules = [Rule(f"r{n}", (Test(f"x{n % 50}", ">=", n),)) for n in range(120)]
with Session(rules, drive) as session:
    for n in range(1_000):
        session.fired({f"x{m}": (n + m) % 120 for m in range(50)})
    before = used()
    for n in range(visits):
        session.fired({f"x{m}": (n + m) % 120 for m in range(50)})
    print(used() - before)
"""


@pytest.mark.slow
@DRIVES
def test_memory_stays_flat(durable, drive):
    """In a process of its own: here it would measure what other tests have left on the heap."""
    visits = 40_000 if drive == "direct" else 8_000
    command = [sys.executable, "-c", MEMORY, drive, str(visits)]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=True)
    assert float(done.stdout) < 4


def test_a_session_is_not_used_in_a_fork_of_its_process(monkeypatch):
    session = Session([FEVER])
    monkeypatch.setattr(os, "getpid", lambda: -1)
    with pytest.raises(ReteError, match="another process"):
        session.fired(VISIT)


def test_a_closed_session_says_so():
    with Session([FEVER]) as session:
        pass
    with pytest.raises(ReteError, match="closed"):
        session.fired(VISIT)


# ------------------------------------------------------------------------------------------------ trouble


class Fault(Exception):
    """An error of the engine that quotes the patient."""


def quoting(*_arguments):
    raise Fault('{"temperature":38500000,"consciousness":"alert"}')


class Replaced:
    """The C module with some functions replaced."""

    def __init__(self, module, **others):
        self.__dict__.update({name: getattr(module, name) for name in dir(module)} | others)


def break_with(session, **others):
    ((driven, _ids),) = session._rulesets
    driven._c = Replaced(driven._c, **others)
    return driven


@pytest.mark.parametrize(
    "others",
    [
        {"assert_fact": quoting},
        {"start_action_for_state": quoting},
        {"complete_and_start_action": quoting},
        {"retract_fact": quoting},
        {"retract_fact": lambda *_: (1, 0)},
        {"assert_fact": lambda *_: (2, 1)},  # already observed
        {"assert_fact": lambda *_: (3, 1)},  # deferred
        {"start_action_for_state": lambda *_: None},  # locked by a run that was cut short
        {"complete_and_start_action": lambda *_: '{"r0":{}}'},  # for ever the same
        {"complete_and_start_action": lambda *_: "nonsense"},
    ],
)
def test_any_trouble_costs_the_sid_and_is_told_without_the_patients_values(others, caplog):
    session = Session([FEVER, ALERT])
    whole = session._rulesets[0][0]._c
    driven = break_with(session, **others)
    with pytest.raises(ReteError) as caught:
        session.fired(VISIT)
    told = "".join(traceback.format_exception(caught.value)) + caplog.text
    assert "385" not in told
    assert "consciousness" not in told
    assert caught.value.__context__ is None
    assert caught.value.__cause__ is None
    driven._c = whole
    assert session.lost == 1
    assert session.fired(VISIT) == {"fever", "alert"}
    assert session.fired({}) == frozenset()


@DRIVES
def test_an_interrupt_in_the_middle_costs_the_sid(drive, monkeypatch, durable):
    def interrupt(*_arguments):
        raise KeyboardInterrupt

    session = Session([FEVER, ALERT], drive)
    ((driven, _ids),) = session._rulesets
    with monkeypatch.context() as patch:
        if drive == "direct":
            patch.setattr(driven, "_c", Replaced(driven._c, complete_and_start_action=interrupt))
        else:
            patch.setattr(durable.durable_rules_engine, "assert_fact", interrupt)
        with pytest.raises(KeyboardInterrupt):
            session.fired(VISIT)
    # Were the sid kept, its queue would be locked for 30 seconds, and nothing would seem to fire.
    assert session.lost == 1
    assert session.fired(VISIT) == {"fever", "alert"}


def test_an_exception_in_an_action_is_noticed(monkeypatch, durable):
    session = Session([FEVER, ALERT], "stock")
    ((driven, _ids),) = session._rulesets
    action = driven._host.get_ruleset(driven._name)._actions["r1"]
    monkeypatch.setattr(action, "_func", quoting)
    with pytest.raises(ReteError, match="an action failed") as caught:
        session.fired(VISIT)
    assert "385" not in str(caught.value)
    monkeypatch.undo()
    assert session.fired(VISIT) == {"fever", "alert"}


def test_a_clock_that_jumps_between_two_actions_is_noticed(monkeypatch, durable):
    # The stock loop drops the rest of the rules after 10 seconds, and returns as if nothing were amiss.
    session = Session([FEVER, ALERT], "stock")
    times = iter(range(0, 100_000, 11))
    monkeypatch.setattr(durable, "_unix_now", lambda: next(times))
    with pytest.raises(ReteError, match="ended 0 times"):
        session.fired(VISIT)
    monkeypatch.undo()
    assert session.fired(VISIT) == {"fever", "alert"}


def test_an_engine_that_keeps_failing_is_given_up():
    session = Session([FEVER])
    driven = break_with(session, assert_fact=quoting)
    for _ in range(MAX_LOST_SIDS):
        with pytest.raises(ReteError, match="Fault"):
            session.fired(VISIT)
    with pytest.raises(ReteError, match="failed 100 times"):
        session.fired(VISIT)
    assert driven.lost == MAX_LOST_SIDS


def test_an_error_code_of_the_engine_is_told():
    def full(*_arguments):
        raise RuntimeError("Could not assert fact, error code: 303")

    session = Session([FEVER])
    break_with(session, assert_fact=full)
    with pytest.raises(ReteError, match="code 303"):
        session.fired(VISIT)


def test_the_engines_own_log_goes_nowhere(durable, caplog):
    logging.getLogger("durable").error("a patient's value")
    assert not caplog.records


@pytest.mark.parametrize("version", [(3, 11), (3, 13)])
def test_without_durable_the_mending_command_is_told(monkeypatch, version):
    monkeypatch.setitem(sys.modules, "durable", None)
    monkeypatch.setattr(sys, "version_info", version)
    with pytest.raises(ReteUnavailable, match="--no-binary durable_rules --no-cache-dir") as caught:
        Session([FEVER])
    assert ("-DPyEval_CallObject(f,a)=PyObject_Call(f,a,NULL)" in str(caught.value)) == (version == (3, 13))


def test_importing_the_session_does_not_import_durable():
    code = "import sys, thecal.engines.rete.session, thecal.engines.rete.worker; print('durable' in sys.modules)"
    assert run_alone(code).stdout == "False\n"


# ------------------------------------------------------------------------------------------------ at random


NAMES = [f"x{n}" for n in range(6)] + [f"word{n}" for n in range(4)]
NUMBERS = st.sampled_from([-LARGEST, -1, 0, 1, 9, 10, 38_000_000, 2**53 + 1, LARGEST]) | st.integers(-3, 3)
WORDS = st.sampled_from(["present", "absent", "presen", "none", "a", "ab"])


def value_of(name):
    return WORDS if name.startswith("word") else NUMBERS


@st.composite
def a_test(draw):
    name = draw(st.sampled_from(NAMES))
    op = draw(st.sampled_from(["==", "!="] if name.startswith("word") else list(OPERATORS)))
    return Test(name, op, draw(value_of(name)))


RULES = st.lists(
    st.builds(
        Rule, st.sampled_from([f"r{n}" for n in range(30)]), st.lists(a_test(), min_size=1, max_size=6).map(tuple)
    ),
    max_size=60,
)
VISITS = st.lists(st.fixed_dictionaries({}, optional={name: value_of(name) for name in NAMES}), max_size=30)
ANY_SPEED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])


def agree(rules, visits):
    direct, stock = Session(rules, "direct"), Session(rules, "stock")
    for facts in visits:
        assert direct.fired(facts) == stock.fired(facts) == by_hand(rules, facts)
    assert direct.lost == stock.lost == 0


@settings(ANY_SPEED, max_examples=60)
@given(RULES, VISITS)
def test_both_drives_agree_with_plain_python(rules, visits):
    agree(rules, visits)


@FILLED
def test_the_answers_do_not_depend_on_what_the_memory_held():
    done = run_alone(
        """
        from thecal.engines.rete.session import *
        rules = [Rule(f"r{n}", (Test(f"x{n % 5}", ">=", n), Test("y", "!=", "absent"))) for n in range(150)]
        for drive in ("direct", "stock"):
            session = Session(rules, drive)
            for n in range(200):
                fired = session.fired({**{f"x{m}": n for m in range(5)}, "y": "present"})
                assert fired == {f"r{m}" for m in range(min(n + 1, 150))}
        """,
        MALLOC_PERTURB_="165",
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.slow
@settings(ANY_SPEED, max_examples=600)
@given(RULES, VISITS)
def test_both_drives_agree_with_plain_python_at_length(rules, visits):
    agree(rules, visits)


# ------------------------------------------------------------------------- what the engine does, left alone


def run_alone(code, seconds=60, **environment):
    return subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **environment},
        capture_output=True,
        text=True,
        timeout=seconds,
        check=False,
    )


ALONE = """
    import json
    from durable import engine
    class Quiet(engine.Host):
        def _run(self): pass
    host, got = Quiet(), []
    def act(c): got.append(1)
    def rules(*conditions):
        host.set_rulesets({"x": {f"r{n}": {"all": [{"m": each}], "run": act} for n, each in enumerate(conditions)}})
    def show(call):
        try: print(call())
        except Exception as error: print(type(error).__name__, error)
"""


def alone(code, seconds=60, **environment):
    return run_alone(textwrap.dedent(ALONE) + textwrap.dedent(code), seconds, **environment)


def test_left_alone_256_equal_rules_crash_or_fire_another_rule():
    # The list of a test's rules has 256 places, and its end is known by an empty one: the engine reads on.
    done = alone('rules(*[{"a": 1}] * 256, {"b": 1}); host.assert_fact("x", {"a": 1}); print(len(got))')
    assert done.returncode < 0 or int(done.stdout) > 256


def test_left_alone_513_rules_on_a_level_never_end():
    with pytest.raises(subprocess.TimeoutExpired):
        alone('rules(*[{"a": n} for n in range(514)])', 1.5)


def test_left_alone_65_matching_rules_are_an_error():
    done = alone('rules(*[{"$gte": {"a": n}} for n in range(65)]); show(lambda: host.assert_fact("x", {"a": 99}))')
    assert "error code: 303" in done.stdout


def test_left_alone_255_fields_are_an_error():
    done = alone('rules({"a": 1}); show(lambda: host.assert_fact("x", {"a": 1, **{f"b{n}": 1 for n in range(255)}}))')
    assert "error code: 302" in done.stdout


def test_left_alone_text_compares_with_numbers_and_true_is_one():
    done = alone(
        """
        rules({"$gte": {"a": 38}}, {"b": 1})
        host.assert_fact("x", {"id": "1", "a": "n/a"}); host.assert_fact("x", {"id": "2", "b": True}); print(len(got))
        """
    )
    assert done.stdout == "2\n"


def test_left_alone_an_exponent_is_an_error():
    done = alone('rules({"a": 1}); show(lambda: host.assert_fact("x", {"a": 1e-05}))')
    assert "error code: 204" in done.stdout


@FILLED
def test_left_alone_deleting_a_state_without_actions_crashes():
    # It frees a pointer that was never set.
    code = 'rules({"a": 1}); show(lambda: host.assert_fact("x", {"sid": "s", "a": 2})); host.delete_state("x", "s")'
    assert alone(code, MALLOC_PERTURB_="165").returncode < 0


def test_left_alone_an_event_is_taken_by_one_rule():
    assert alone('rules({"a": 1}, {"a": 1}); host.post("x", {"a": 1}); print(len(got))').stdout == "1\n"


def test_left_alone_a_definition_loses_its_actions():
    done = alone(
        'd = {"x": {"r": {"all": [{"m": {"a": 1}}], "run": act}}}; host.set_rulesets(d); print("run" in d["x"]["r"])'
    )
    assert done.stdout == "False\n"


def test_left_alone_a_host_has_timer_threads():
    done = run_alone("import threading; from durable import engine; engine.Host(); print(threading.active_count())")
    assert json.loads(done.stdout) > 1
