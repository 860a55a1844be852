"""Why an urgency interval is wider than it need be: the statements that seem possible and never come true."""

from __future__ import annotations

from itertools import product

from benchmarks.completions import Completions, Exact, told
from thecal.assessment.weigh import Scale, Span
from thecal.condition import Kind as Role
from thecal.condition import Truth
from thecal.condition.book import Rule
from thecal.condition.nodes import findings
from thecal.condition.truth import Judge
from thecal.visits import Visit, take_in


class Shapes:
    """Looks into visits whose reported interval is wider than the exact one."""

    def __init__(self, completions: Completions) -> None:
        self.completions = completions

    def why_higher(self, partial: Visit, span: Span, exact: Exact) -> set[str]:
        """What seemed possible and is not: each rule that would set a level no completion has."""
        facts = take_in(partial, self.completions.book).facts
        judge = Judge(facts)
        judgements = {rule.id: judge.read(rule.condition) for rule in self.completions.setting}
        scale = Scale(self.completions.book, judgements, partial.phase)
        reasons = set()
        for rule in self.completions.setting:
            level = rule.level
            if level is None or not exact.most.rank < level.rank <= span.at_most.rank or not scale.counts(rule):
                continue
            if not judgements[rule.id].can_true:
                continue
            causes = list(scale.suspects(rule.complication or "")) if rule.kind is Role.URGENCY else []
            open_causes = [one for one in causes if judgements[one.id].can_true]
            if rule.kind is Role.URGENCY and not open_causes:
                continue
            reasons.add(self._shape(partial, rule, open_causes))
        return reasons

    def _shape(self, partial: Visit, rule: Rule, causes: list[Rule]) -> str:
        if self.together(partial, (rule,)) is False:
            return within([rule])
        possible = [one for one in causes if self.together(partial, (one,)) is not False]
        if not possible:
            return within(causes)
        causes = possible
        with_level = [self.together(partial, (rule, one)) for one in causes]
        if any(with_level):
            return f"{rule.id} can come true with a cause: the search and this disagree"
        shared = {name for one in causes for name in self.parts(one) & self.parts(rule)}
        named = ", ".join(sorted(shared)) or "no finding directly"
        sure = "exclude each other" if None not in with_level else "seem to exclude each other (not all tried)"
        return f"level and cause {sure}, {rule.id} with {', '.join(one.id for one in causes)}: share {named}"

    def parts(self, rule: Rule) -> set[str]:
        """The findings a rule reads, with what they are worked out from and what they depend on."""
        words = self.completions.drawer.words
        found = set(findings(rule.condition)) - {"phase"}
        for name in list(found):
            how = words[name].derived
            score = self.completions.book.knowledge.vocabulary.scores.get(
                (how.score or how.highest_of or "") if how else ""
            )
            found |= {item.finding for item in score.items} if score else set()
            found |= set(how.any_of or ()) if how else set()
            found |= {words[name].only_if or name}
        return found

    def together(self, visit: Visit, rules: tuple[Rule, ...], most: int = 4000) -> bool | None:
        """Whether some completion makes all these rules true; None if that is too much to try."""
        facts = take_in(visit, self.completions.book).facts
        judge = Judge(facts)
        names = {name for rule in rules for name in judge.read(rule.condition).missing if name in facts.bedside}
        order = sorted(names, key=lambda one: (one not in self.completions.whole, one))
        choices = [[(name, value) for value in self.completions.classes(name, rules, facts)] for name in order]
        count = 1
        for choice in choices:
            count *= len(choice)
        if count > most:
            return None
        for answers in product(*choices):
            one = visit
            for name, value in answers:
                if not self._pointless(one, name):
                    one = told(one, name, value)
            judge = Judge(take_in(one, self.completions.book).facts)
            if all(judge.read(rule.condition).truth is Truth.TRUE for rule in rules):
                return True
        return False

    def _pointless(self, visit: Visit, name: str) -> bool:
        """Whether the finding hangs on one that was just answered with no."""
        finding = self.completions.drawer.words.get(name)
        return finding is not None and visit.findings.get(finding.only_if or "") == "absent"


def within(rules: list[Rule]) -> str:
    """That each of these can be met part by part, and never as a whole."""
    return f"within one statement, {', '.join(rule.id for rule in rules)}: what it asks for excludes itself here"
