"""The one door to durable-rules: it imports the engine, and takes a visit through one ruleset safely.

Release 2.0.28 loses rules silently in several ways, and each has its answer here:

- An action queue that was left half worked off stays locked for 30 seconds, and in that time a visit seems to fire
  nothing. So after any trouble, even a Ctrl-C, the engine's session (its *sid*) is thrown away.
- If the clock jumps ten seconds ahead between two actions (a laptop slept, the time was set), the stock loop stops and
  returns as if it were done. So it has to say that it is done, or the run counts as failed.
- What an action raises ends up in the state under ``exception``. So the state is read after each run.
- A fact that isn't taken back joins the next visit. So a retraction that fails costs the sid.

The engine quotes facts in its exceptions. None of them is passed on, nor linked as a cause: messages from here hold
counts and error codes, never a patient's value.
"""

from __future__ import annotations

import json
import logging
import re
import struct
import sys
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

Drive = Literal["direct", "stock"]
Definition = dict[str, Any]

_OK, _NOT_HANDLED = 0, 1
_BUILD = "pip install --no-binary durable_rules --no-cache-dir --force-reinstall durable_rules==2.0.28"
# Python 3.13 took the function away that the engine calls its callbacks with.
_BUILD_313 = "CPPFLAGS='-DPyEval_CallObject(f,a)=PyObject_Call(f,a,NULL)' " + _BUILD


class ReteError(RuntimeError):
    """The rete channel has no answer for this visit; the reference has to give it."""


class ReteUnavailable(ReteError):
    """durable-rules can't be used here at all; the message says what mends it."""


def mending_command() -> str:
    """The command that builds durable-rules for this Python."""
    return _BUILD_313 if sys.version_info >= (3, 13) else _BUILD


def load() -> Any:
    """The module ``durable.engine``, imported on first use.

    Raises:
        ReteUnavailable: it is missing, was built for another Python, or its integers are too short here.
    """
    if struct.calcsize("l") < struct.calcsize("q"):
        # Numbers in rules are read into a C long, which has 32 bits on Windows: too short for millionths.
        raise ReteUnavailable("durable-rules needs a platform whose C long has 64 bits; this one's is shorter.")
    try:
        from durable import engine  # noqa: PLC0415  # thecal must start where durable can't be imported
    except ImportError as error:
        raise ReteUnavailable(
            f"durable-rules 2.0.28 can't be imported ({type(error).__name__}). It is built from source and needs a "
            f"C compiler and Python's headers. Try: {mending_command()}"
        ) from error
    # The stock loop logs exceptions, and with them whatever they quote.
    logging.getLogger("durable").setLevel(logging.CRITICAL + 1)
    return engine


def quiet_host(engine: Any) -> Any:
    """A host without the two timer threads that take queued actions from under their caller."""
    return type("QuietHost", (engine.Host,), {"_run": lambda _self: None})()


def _adder(fired: set[int], number: int) -> Callable[[object], None]:
    """The action of one rule. It takes one argument: durable counts them, and takes a second for a callback."""

    def act(_context: object) -> None:
        fired.add(number)

    return act


class Driven:
    """One ruleset of at most 40 rules and the one sid that all visits pass through.

    Args:
        engine: what `load` gave.
        host: a host of this session's own; names in a shared one replace each other.
        name: the ruleset's name in it.
        conditions: one engine condition a rule; a rule is known by its place in this list.
        fields: the fields that the conditions read.
        drive: how actions are taken from the queue. `stock` is durable's own loop. `direct` calls the two functions of
            its C module which that loop calls, and leaves out the JSON work between them.
    """

    def __init__(
        self,
        engine: Any,
        host: Any,
        name: str,
        conditions: Sequence[Definition],
        fields: Sequence[str],
        drive: Drive,
    ) -> None:
        self.fields = tuple(fields)
        self.lost = 0
        self._size = len(conditions)
        self._host = host
        self._name = name
        self._c = engine.durable_rules_engine
        self._nothing: type[Exception] = engine.MessageNotHandledException
        self._fired: set[int] = set()
        # set_rulesets takes "run" out of what it is given; this dictionary is built for it and then let go.
        host.set_rulesets({name: {f"r{n}": {**one, "run": _adder(self._fired, n)} for n, one in enumerate(conditions)}})
        self._handle = host.get_ruleset(name)._handle  # noqa: SLF001  # the C functions take it
        self._take: Callable[[str], None] = self._direct if drive == "direct" else self._stock

    def run(self, fragments: Mapping[str, str], visit: int) -> frozenset[int]:
        """The rules that fire for one visit.

        Args:
            fragments: for each known field its JSON text, ``"name":value``.
            visit: a number that no other visit has had; it makes each fact one the engine has not seen.

        Raises:
            ReteError: the run went wrong. The sid has been given up; the next visit gets a new one.
        """
        known = [fragments[field] for field in self.fields if field in fragments]
        if not known:  # Every rule tests a field that has to be there.
            return frozenset()
        head = f'{{"sid":"s{self.lost}","id":"{visit}"'
        self._fired.clear()
        trouble = ""
        try:
            self._take(f'{head},"kind":"v",{",".join(known)}}}')
            if self._fired:
                self._retract(head + "}")
        except Exception as error:  # noqa: BLE001  # whatever it was, it may quote the fact: only its kind leaves
            trouble = _kind(error)
        except BaseException:
            self.lost += 1
            raise
        if trouble:  # Raised here, outside the handler: there the engine's own error would hang on to it.
            self.lost += 1
            raise ReteError(f"durable-rules failed on ruleset {self._name}: {trouble}.")
        return frozenset(self._fired)

    def _direct(self, fact: str) -> None:
        code, state = self._c.assert_fact(self._handle, fact)
        if code == _NOT_HANDLED:
            return
        step = self._c.start_action_for_state(self._handle, state) if code == _OK else None
        if step is None:
            raise _Trouble(f"code {code}, and no action to take")
        action: str | None = step[1]
        # An action reads {"r12":{...}}. No rule can fire twice for one fact; that also bounds the loop.
        while action is not None:
            number = int(action[3 : action.index('"', 3)])
            if number in self._fired:
                raise _Trouble("a rule fired twice")
            self._fired.add(number)
            action = self._c.complete_and_start_action(self._handle, state)

    def _stock(self, fact: str) -> None:
        ends: list[tuple[Any, Any]] = []
        self._host.assert_fact(self._name, json.loads(fact), lambda error, state: ends.append((error, state)))
        if len(ends) != 1:
            raise _Trouble(f"the loop of actions ended {len(ends)} times")
        error, state = ends[0]
        if type(error) is self._nothing:
            return
        if isinstance(error, BaseException):
            raise error
        if error is not None or not state:
            raise _Trouble("no action to take")
        if "exception" in state:
            raise _Trouble("an action failed")

    def _retract(self, fact: str) -> None:
        code, _state = self._c.retract_fact(self._handle, fact)
        if code != _OK:
            raise _Trouble(f"the fact was not taken back, code {code}")


class _Trouble(Exception):
    """Something that must not happen, in words that hold no value."""


def _kind(error: Exception) -> str:
    """What may be told about an error: its kind, and durable's error code if it has one."""
    if isinstance(error, _Trouble):
        return str(error)
    code = re.search(r"error code: (\d+)$", str(error))
    return type(error).__name__ + (f", code {code[1]}" if code else "")
