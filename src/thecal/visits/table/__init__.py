"""Many visits at once: what a batch of rows tells, column by column, and the facts that follow.

A batch means exactly what its rows mean one by one: `visit_of` gives the visit that a row tells, and the two ways must
agree on every finding and every issue.
"""

from thecal.visits.table.told import Cells, Reading, RowIssue, ToldBatch, told_value, visit_of

__all__ = ["Cells", "Reading", "RowIssue", "ToldBatch", "told_value", "visit_of"]
