"""Progress: what a learner did, kept between sittings, and what is due next."""

from thecal.training.progress.attempt import Attempt, Mode
from thecal.training.progress.folder import progress_file
from thecal.training.progress.schedule import Schedule, Standing
from thecal.training.progress.store import KeptCard, OpenSession, Store

__all__ = ["Attempt", "KeptCard", "Mode", "OpenSession", "Schedule", "Standing", "Store", "progress_file"]
