"""What rules can and can't come to, proved with z3 over all plausible visits."""

from thecal.logic.case import Case
from thecal.logic.prover import Prover
from thecal.logic.solver import MissingSolver, Undecided, solver_here

__all__ = ["Case", "MissingSolver", "Prover", "Undecided", "solver_here"]
