"""From a line of the leaflet to the scenario that holds the rule, and back: every link, and every link that is broken."""

from thecal.authoring.trace.breaks import broken_links
from thecal.authoring.trace.model import Trace, Traced, trace_rules

__all__ = ["Trace", "Traced", "broken_links", "trace_rules"]
