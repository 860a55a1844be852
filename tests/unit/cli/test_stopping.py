"""Ctrl-C: asked once it waits for a good place, asked twice it insists, and no library makes a fault of it."""

from __future__ import annotations

import signal
import threading

import pytest

from thecal.cli.stopping import stoppable


def press() -> None:
    signal.raise_signal(signal.SIGINT)


def test_it_stops_at_once() -> None:
    before = signal.getsignal(signal.SIGINT)
    with pytest.raises(KeyboardInterrupt), stoppable():
        press()
    assert signal.getsignal(signal.SIGINT) is before


def test_gently_it_waits_for_a_good_place() -> None:
    done = []

    def work() -> None:
        with stoppable() as stop:
            stop.gently = True
            stop.here()
            press()
            done.append("what was begun")
            stop.here()
            done.append("what was not")

    with pytest.raises(KeyboardInterrupt):
        work()
    assert done == ["what was begun"]


def test_the_second_time_it_insists() -> None:
    pressed = []

    def work() -> None:
        with stoppable() as stop:
            stop.gently = True
            for time in (1, 2, 3):
                pressed.append(time)
                press()

    with pytest.raises(KeyboardInterrupt):
        work()
    assert pressed == [1, 2]


def test_what_a_library_makes_of_it_is_still_an_interruption() -> None:
    def query() -> None:
        try:
            press()
        except KeyboardInterrupt:
            raise RuntimeError("Query interrupted") from None

    with pytest.raises(KeyboardInterrupt), stoppable():
        query()


def test_other_faults_stay_what_they_are() -> None:
    with pytest.raises(RuntimeError, match="broken"), stoppable():
        raise RuntimeError("broken")


def test_elsewhere_than_in_the_main_thread_it_does_nothing() -> None:
    seen = []

    def work() -> None:
        with stoppable() as stop:
            stop.here()
            seen.append(signal.getsignal(signal.SIGINT))

    before = signal.getsignal(signal.SIGINT)
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert seen == [before]
