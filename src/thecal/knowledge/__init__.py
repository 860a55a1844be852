"""What the rule files say: vocabulary, sources, complications, red flags, checks, cautions.

This layer loads and validates; it evaluates nothing. What a `when:` means is the next layer's, `thecal.condition`.
"""

from thecal.knowledge.base import KnowledgeBase
from thecal.knowledge.load import load
from thecal.knowledge.words import Basis, ObtainedBy, Phase, Strength, Urgency

__all__ = ["Basis", "KnowledgeBase", "ObtainedBy", "Phase", "Strength", "Urgency", "load"]
