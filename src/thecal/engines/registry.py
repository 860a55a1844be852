"""The engines there are, loaded when asked for. Adding one adds a module and a line here."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from thecal.condition.book import RuleBook
from thecal.engines.base import Engine

ENGINES = {
    "reference": "thecal.engines.reference:Reference",
    "rete": "thecal.engines.rete.engine:Rete",
    "columnar": "thecal.engines.columnar.engine:Columnar",
}
"""Name → where its class is."""


def make_engine(name: str, book: RuleBook, **options: Any) -> Engine:
    """An engine that runs this rule book.

    Args:
        name: one of ENGINES.
        book: the rules to run.
        options: for the engine, e.g. ``isolated=True`` for rete in a process of its own.

    Raises:
        EngineError: if it can't run here.
        KeyError: if there is no such engine.
    """
    module, _, attribute = ENGINES[name].partition(":")
    engine: Engine = getattr(import_module(module), attribute)(book, **options)
    return engine
