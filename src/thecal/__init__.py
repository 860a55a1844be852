"""Thecal: a complication-risk rules engine for intrathecal opioid therapy.

>>> import thecal
>>> answer = thecal.assess({"phase": "implanted", "findings": {"leg_weakness": "present"}})
>>> answer.urgency.at_least.value
'emergency'
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

# Loaded when first used: `import thecal` and `thecal --help` must not wait for rule files or a C engine.
_FRONT_DOOR = {
    "Assessment": "thecal.assessment",
    "InputError": "thecal.errors",
    "KnowledgeBase": "thecal.knowledge",
    "RuleBook": "thecal.condition",
    "RulesError": "thecal.errors",
    "Triage": "thecal.assessment",
    "Urgency": "thecal.knowledge",
    "Visit": "thecal.visits",
    "assess": "thecal.quick",
    "explain": "thecal.quick",
    "load_rules": "thecal.quick",
    "screen": "thecal.screening.frame",
}

__all__ = [
    "Assessment",
    "InputError",
    "KnowledgeBase",
    "RuleBook",
    "RulesError",
    "Triage",
    "Urgency",
    "Visit",
    "assess",
    "explain",
    "load_rules",
    "screen",
]

if TYPE_CHECKING:
    from thecal.assessment import Assessment, Triage
    from thecal.condition import RuleBook
    from thecal.errors import InputError, RulesError
    from thecal.knowledge import KnowledgeBase, Urgency
    from thecal.quick import assess, explain, load_rules
    from thecal.screening.frame import screen
    from thecal.visits import Visit


def __getattr__(name: str) -> Any:
    if name == "spark":
        return import_module("thecal.spark")
    if name in _FRONT_DOOR:
        return getattr(import_module(_FRONT_DOOR[name]), name)
    raise AttributeError(f"module 'thecal' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
