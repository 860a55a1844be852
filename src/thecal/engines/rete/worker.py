"""A session in a process of its own, so that a crash or a hang of the engine costs one answer and not the service.

durable-rules is C: it can take its process with it, or loop for ever. A `Worker` keeps it in a child. Whatever the
child does (die, hang, talk nonsense), `Worker.fired` raises `ReteError` within its timeout, the child is killed and
reaped, and the next call starts a new one.

The two talk over a socket pair, one line of JSON each way. The child's standard streams lead nowhere: what a crashing
library prints may hold a patient's values.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import weakref
from typing import TYPE_CHECKING, Any, Self

from thecal.engines.rete.session import (
    FactRefused,
    ReteError,
    ReteUnavailable,
    Rule,
    Session,
    Test,
    fragments,
    kinds,
    plan,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from types import TracebackType

    from thecal.engines.rete._host import Drive
    from thecal.engines.rete.session import Value

_START = "from thecal.engines.rete.worker import serve; serve(FILENO)"
# Eight hundred fired ids come to some 30 kB. A line that never ends is not an answer.
_LONGEST_LINE = 4_000_000
_REAP_SECONDS = 5.0


class _Child:
    """One child process and the line to it."""

    def __init__(self) -> None:
        if os.name != "posix":
            raise ReteUnavailable("The rete worker needs a POSIX system.")
        ours, theirs = socket.socketpair()
        with theirs, contextlib.ExitStack() as unless_started:
            unless_started.callback(ours.close)
            self.process = subprocess.Popen(  # noqa: S603  # our own interpreter and our own words
                [sys.executable, "-P", "-c", _START.replace("FILENO", str(theirs.fileno()))],
                env={**os.environ, "PYTHONPATH": os.pathsep.join(path or "." for path in sys.path)},
                pass_fds=[theirs.fileno()],
                # A Ctrl-C on the terminal is the parent's business; the child goes when the line does.
                start_new_session=True,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            unless_started.pop_all()
        self._line = _Line(ours)
        self.asked = 0
        self.stop = weakref.finalize(self, _stop, self.process, ours, os.getpid())

    def ask(self, question: Mapping[str, object], seconds: float) -> dict[str, Any]:
        """One question, one answer.

        Raises:
            OSError: the child is gone, or did not answer in time.
            ValueError: it answered something else.
        """
        deadline = time.monotonic() + seconds
        self.asked += 1
        self._line.write({**question, "n": self.asked}, deadline)
        answer = self._line.read(deadline)
        if not isinstance(answer, dict) or answer.get("n") != self.asked:
            raise ValueError("not the answer to this question")
        return answer


class _Line:
    """Lines of JSON over a socket."""

    def __init__(self, end: socket.socket) -> None:
        self._end = end
        self._rest = b""

    def write(self, message: Mapping[str, object], deadline: float | None = None) -> None:
        self._within(deadline)
        self._end.sendall(json.dumps(message).encode() + b"\n")

    def read(self, deadline: float | None = None) -> object:
        while b"\n" not in self._rest:
            if len(self._rest) > _LONGEST_LINE:
                raise ValueError("a line without an end")
            self._within(deadline)
            more = self._end.recv(65536)
            if not more:
                raise EOFError("the line is closed")
            self._rest += more
        line, self._rest = self._rest.split(b"\n", 1)
        return json.loads(line)

    def _within(self, deadline: float | None) -> None:
        left = None if deadline is None else deadline - time.monotonic()
        if left is not None and left <= 0:
            raise TimeoutError("too late")
        self._end.settimeout(left)


def _stop(process: subprocess.Popen[bytes], line: socket.socket, parent: int) -> None:
    """Kills and reaps a child. In a fork of its parent, only the copy of the line is closed."""
    line.close()
    if os.getpid() != parent:
        process.returncode = 0  # Not ours to wait for; without this Popen complains when it is forgotten.
        return
    process.kill()
    # A process that even a kill can't end is in the kernel's hands.
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(_REAP_SECONDS)


class Worker:
    """A `Session` in a child process. Its answers are the session's own.

    Args:
        rules: see `thecal.engines.rete.session.plan`.
        drive: see `thecal.engines.rete.session.Session`.
        start_seconds: how long a child may take to be ready.

    Attributes:
        restarts: how many children were started after the first.

    Raises:
        ValueError: a rule can't be expressed.
        ReteUnavailable: durable-rules can't be used here.
        ReteError: the child did not get ready.
    """

    def __init__(self, rules: Sequence[Rule], *, drive: Drive = "direct", start_seconds: float = 30.0) -> None:
        plan(rules)
        self._kinds = kinds(rules)
        self._ids = frozenset(rule.id for rule in rules)
        self._first = {
            "rules": [[rule.id, [[test.field, test.op, test.value] for test in rule.tests]] for rule in rules],
            "drive": drive,
        }
        self._start_seconds = start_seconds
        self._lock = threading.Lock()
        self._process = os.getpid()
        self._closed = False
        self._child: _Child | None = None
        self.restarts = -1
        with self._lock:
            self._ready()

    @property
    def pid(self) -> int | None:
        """The child's process id; None when there is no child."""
        child = self._child
        return None if child is None else child.process.pid

    def fired(self, facts: Mapping[str, Value], timeout: float = 5.0) -> frozenset[str]:
        """The ids of all rules that fire for one visit.

        Args:
            facts: as for `Session.fired`.
            timeout: seconds the child may take. A child that has to be started first has `start_seconds` for that.

        Raises:
            FactRefused: a value can't be given to the engine.
            ReteUnavailable: durable-rules can't be used here.
            ReteError: there is no answer. The child has been ended, and the next call starts another.
        """
        fragments(facts, self._kinds)
        if os.getpid() != self._process:
            self._adopt()
        # Whoever waits here waits for another visit's answer, and that may take its whole timeout.
        if not self._lock.acquire(timeout=max(timeout, 0)):
            raise ReteError(f"The rete worker was busy for {timeout:g} s.")
        try:
            if self._closed:
                raise ReteError("This worker is closed.")
            child = self._ready()
            known = {name: value for name, value in facts.items() if name in self._kinds}
            answer = self._ask(child, {"facts": known, "seconds": timeout}, timeout)
            fired = answer.get("fired")
            if not isinstance(fired, list) or not all(isinstance(each, str) for each in fired):
                fired = None
            if fired is None or not self._ids.issuperset(fired):
                self._drop()
                raise ReteError("The rete worker gave an answer that is none.")
        finally:
            self._lock.release()
        return frozenset(fired)

    def _ready(self) -> _Child:
        """The child, started if there is none."""
        if self._child is None:
            try:
                child = _Child()
            except OSError as error:
                raise ReteError(f"The rete worker can't be started: {error.strerror}.") from error
            self._child = child
            self.restarts += 1
            try:
                ready = self._ask(child, self._first, self._start_seconds).get("ready")
            except ReteError:
                self._drop()
                raise
            if ready is not True:
                self._drop()
                raise ReteError("The rete worker did not get ready.")
        return self._child

    def _ask(self, child: _Child, question: Mapping[str, object], seconds: float) -> dict[str, Any]:
        """Asks the child; whatever goes wrong ends it."""
        trouble = ""
        answer: dict[str, Any] = {}
        try:
            answer = child.ask(question, seconds)
        except TimeoutError:
            trouble = f"did not answer within {seconds:g} s"
        except (OSError, EOFError):
            trouble = "died"
        except (ValueError, RecursionError):
            trouble = "gave an answer that is none"
        except BaseException:
            self._drop()
            raise
        if trouble:  # Raised outside the handlers, so that no answer of the child hangs on to it.
            self._drop()
            raise ReteError(f"The rete worker {trouble}.")
        if "failed" in answer:
            why = str(answer.get("why"))
            if answer["failed"] == "unavailable":
                raise ReteUnavailable(why)
            raise ReteError(why)
        return answer

    def _drop(self) -> None:
        child, self._child = self._child, None
        if child is not None:
            child.stop()

    def _adopt(self) -> None:
        """After a fork: the child is the other process's, and a lock held there would stay held here for ever."""
        self._process = os.getpid()
        self._lock = threading.Lock()
        self._drop()

    def close(self) -> None:
        """Ends the child. Also done when the worker is forgotten, and at exit."""
        if os.getpid() != self._process:
            self._adopt()
        with self._lock:
            self._closed = True
            self._drop()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def serve(descriptor: int) -> None:
    """What the child does: builds a session from the first line, then answers until the line closes.

    Args:
        descriptor: its end of the socket pair.
    """
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    line = _Line(socket.socket(fileno=descriptor))
    session: Session | None = None
    with contextlib.suppress(EOFError, ConnectionError):
        while True:
            question: Any = line.read()
            reply: dict[str, object] = {"n": question["n"]}
            # Nobody handles this alarm, so it ends the process, even inside the engine's own code: a child that hangs
            # does not outlive a parent that was killed.
            signal.setitimer(signal.ITIMER_REAL, 2 * float(question.get("seconds", 30)) + 1)
            try:
                if session is None:
                    rules = [Rule(name, tuple(Test(*each) for each in tests)) for name, tests in question["rules"]]
                    session = Session(rules, question["drive"])
                    reply["ready"] = True
                else:
                    reply["fired"] = sorted(session.fired(question["facts"]))
            except ReteUnavailable as error:
                reply |= {"failed": "unavailable", "why": str(error)}
            except (FactRefused, ReteError) as error:
                reply |= {"failed": "rete", "why": str(error)}
            signal.setitimer(signal.ITIMER_REAL, 0)
            line.write(reply)
