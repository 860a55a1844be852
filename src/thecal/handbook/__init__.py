"""The rule book for people: the knowledge base as pages to read, on a phone, on a desk or on paper.

Everything is made from the rules: the pages hold no clinical sentence of their own. What a symptom may mean is worked out
by putting small situations ("headache, beginning on day 9") to the rules.
"""

from thecal.handbook.contents import Around
from thecal.handbook.render import FolderInUse, Handbook

__all__ = ["Around", "FolderInUse", "Handbook"]
