"""Ways to run the same meaning: `reference` (slow, obvious, defines correct) and `rete` (durable-rules)."""

from thecal.engines.base import Engine
from thecal.engines.channels import Channels, ReteMode, Verdict
from thecal.engines.registry import ENGINES, make_engine

__all__ = ["ENGINES", "Channels", "Engine", "ReteMode", "Verdict", "make_engine"]
