"""What a `when:` means: parser, frozen nodes, types and units, three-valued truth, plain-English wording."""

from thecal.condition.book import Kind, Rule, RuleBook, compile_rules
from thecal.condition.facts import NOT_APPLICABLE, Facts, Interval, State, Truth
from thecal.condition.say import say
from thecal.condition.truth import Judgement, judge

__all__ = [
    "NOT_APPLICABLE",
    "Facts",
    "Interval",
    "Judgement",
    "Kind",
    "Rule",
    "RuleBook",
    "State",
    "Truth",
    "compile_rules",
    "judge",
    "say",
]
