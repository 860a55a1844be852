"""Ctrl-C, wherever it comes: between two batches if that can be waited for, and never as a library's own fault."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterator
from types import FrameType


class Stop:
    """Whether somebody wants to stop.

    Attributes:
        asked: Ctrl-C was pressed.
        gently: the first Ctrl-C only asks; `here` then stops at a place where nothing is half done. A second one insists.
    """

    def __init__(self) -> None:
        self.asked = False
        self.gently = False

    def here(self) -> None:
        """A good place to stop.

        Raises:
            KeyboardInterrupt: if somebody asked for it.
        """
        if self.asked:
            raise KeyboardInterrupt

    def signalled(self, number: int, frame: FrameType | None) -> None:
        """What happens at Ctrl-C."""
        del number, frame
        again, self.asked = self.asked, True
        if again or not self.gently:
            raise KeyboardInterrupt


@contextlib.contextmanager
def stoppable() -> Iterator[Stop]:
    """While it lasts, Ctrl-C ends in a KeyboardInterrupt, whatever a library in which it falls makes of it.

    (DuckDB tells of a "query interrupted", others of an object that could not be read.)
    """
    stop = Stop()
    if threading.current_thread() is not threading.main_thread():
        yield stop  # signals are the main thread's
        return
    before = signal.signal(signal.SIGINT, stop.signalled)
    try:
        yield stop
    except Exception:
        if stop.asked:
            raise KeyboardInterrupt from None
        raise
    finally:
        signal.signal(signal.SIGINT, before or signal.default_int_handler)
