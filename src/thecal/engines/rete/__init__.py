"""durable-rules, used only as its sharp edges allow (docs/decisions, and the tests of each edge)."""
