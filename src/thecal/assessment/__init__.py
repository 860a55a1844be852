"""The answer for a visit: complications, urgency, checks, cautions, what to ask next, and why."""

from thecal.assessment.assess import Considered, Triage
from thecal.assessment.explain import Change, Explanation, explain
from thecal.assessment.model import Assessment

__all__ = ["Assessment", "Change", "Considered", "Explanation", "Triage", "explain"]
