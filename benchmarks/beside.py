"""The same statements for the same visits on other engines, in one interleaved run.

Every peer is tried in several forms, and the fastest on a few visits stands for it. Each form must give every statement of
every visit measured the truth that our reference gives it, before anything is timed. Making the shape of the facts that an
engine likes is not timed.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from benchmarks.forms import forms
from benchmarks.peers import Engine, candidates
from benchmarks.speed import frozen
from benchmarks.timing import Spent, summed_up, timed_ms, turned
from benchmarks.visits import KINDS, Drawer
from thecal.condition import Facts, RuleBook
from thecal.engines import Channels
from thecal.engines.reference import Reference
from thecal.engines.rete.engine import Rete
from thecal.errors import EngineError
from thecal.visits import take_in

TRIED_ON = 15
"""Visits on which the forms of a peer are compared with each other."""

OURS = ("thecal reference, with reasons", "thecal rete session", "thecal rete engine", "thecal both channels")


class _Bench:
    """The visits, what the reference says of them, and the calls that are timed."""

    def __init__(self, book: RuleBook, count: int) -> None:
        drawer = Drawer(book)
        self.made = forms(book)
        drawn = [drawer.visit(seed, KINDS[seed % len(KINDS)]) for seed in range(count)]
        self.facts: list[Facts] = [take_in(visit, book).facts for visit in drawn]
        self.expected = [Reference(book).evaluate(one) for one in self.facts]
        self.flat = [self.made.fact(one) for one in self.facts]
        self.calls: dict[str, Callable[[int], object]] = {}
        self.tried: dict[str, dict[str, Any]] = {}
        self.chosen: dict[str, str] = {}
        self.absent: dict[str, str] = {}

    def agrees(self, name: str, run: Callable[[int], set[str]]) -> None:
        """Raises AssertionError if any statement of any visit comes out otherwise than with the reference."""
        for number, expected in enumerate(self.expected):
            truths = self.made.truths(run(number))
            wrong = sorted(one for one, truth in expected.items() if truths[one] is not truth)
            assert not wrong, f"{name}, visit {number}: {', '.join(wrong[:5])}"

    def choose(self, peer: str, ways: Mapping[str, Callable[[], Engine]]) -> None:
        """Tries a peer's forms and keeps the fastest."""
        best = float("inf")
        for form, make in ways.items():
            try:
                shape, run = make()
            except ImportError as error:
                self.absent[peer] = str(error)
                return
            shaped = [shape(fact) for fact in self.flat]

            def call(number: int, run: Any = run, shaped: Any = shaped) -> set[str]:
                held: set[str] = run(shaped[number])
                return held

            self.agrees(f"{peer}, {form}", call)
            spent = statistics.median(
                timed_ms(partial(call, number)).cpu for number in range(min(TRIED_ON, len(shaped)))
            )
            self.tried.setdefault(peer, {})[form] = round(spent, 4)
            if spent < best:
                best, self.chosen[peer], self.calls[peer] = spent, form, call

    def ours(self, book: RuleBook) -> None:
        """Adds our own engines."""
        channels = Channels(book)
        if not isinstance(channels.rete, Rete):
            raise EngineError(channels.why_single)
        rete = channels.rete
        known = [rete.compiled.fact(one) for one in self.facts]
        self.calls[OURS[0]] = lambda number: channels.reference.judge(self.facts[number])
        self.calls[OURS[1]] = lambda number: rete.session.fired(known[number])
        self.calls[OURS[2]] = lambda number: rete.evaluate(self.facts[number])
        self.calls[OURS[3]] = lambda number: channels.evaluate(self.facts[number])
        for number, expected in enumerate(self.expected):
            verdict = channels.evaluate(self.facts[number])
            assert verdict.agreed, verdict.reason
            assert rete.compiled.truths(rete.session.fired(known[number])) == expected, f"rete, visit {number}"

    def round(self) -> dict[str, list[Spent]]:
        """Every engine on every visit, visit by visit in turn."""
        taken: dict[str, list[Spent]] = {name: [] for name in self.calls}
        for number in range(len(self.facts)):
            calls = {name: partial(call, number) for name, call in self.calls.items()}
            for name, one in turned(calls, number).items():
                taken[name].append(timed_ms(one))
        return taken


def side_by_side(book: RuleBook, count: int, rounds: int) -> dict[str, Any]:
    """Times our engines and the peers on the same visits, in turn.

    Raises:
        AssertionError: if a peer says something else than the reference.
    """
    bench = _Bench(book, count)
    bench.ours(book)
    for peer, ways in candidates(bench.made).items():
        bench.choose(peer, ways)
    taken: dict[str, list[Spent]] = {name: [] for name in bench.calls}
    ratios: dict[tuple[str, str], list[float]] = {}
    with frozen():
        bench.round()
        for _ in range(rounds):
            spent = bench.round()
            middle = {name: summed_up(one)["cpu50"] for name, one in spent.items()}
            for name, one in spent.items():
                taken[name] += one
                for own in OURS:
                    ratios.setdefault((name, own), []).append(middle[name] / middle[own])
    return {
        "visits": count,
        "rounds": rounds,
        "statements": len(book.rules),
        "truths compared with the reference, each form": count * len(book.rules),
        "engines": {
            name: {
                **summed_up(one),
                "visits a second of processor": round(1000 * len(one) / sum(spent.cpu for spent in one)),
                "processor time as a multiple of": {own: _ratio(ratios[name, own]) for own in OURS},
            }
            for name, one in taken.items()
        },
        "form chosen": bench.chosen,
        "forms tried, median ms of processor": bench.tried,
        "not installed": bench.absent,
    }


def _ratio(of_rounds: list[float]) -> dict[str, float]:
    """The median of the rounds' ratios, with the least and the greatest."""
    return {
        "median": round(statistics.median(of_rounds), 3),
        "least": round(min(of_rounds), 3),
        "most": round(max(of_rounds), 3),
    }
