"""What is known of a patient: one visit, read from what people and programs write, made ready for the engines."""

from thecal.visits.intake import take_in
from thecal.visits.read import read_visits, visit_from
from thecal.visits.visit import Intake, Issue, Visit

__all__ = ["Intake", "Issue", "Visit", "read_visits", "take_in", "visit_from"]
