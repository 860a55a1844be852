"""A first draft of a mapping, from names, labels and cells; it says how sure it is, and leaves what is doubtful to a person."""

from thecal.screening.mapping.suggest.draft import Draft, suggest

__all__ = ["Draft", "suggest"]
