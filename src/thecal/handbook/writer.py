"""What the templates say things with: links, conditions, effects and marks, as seen from one page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from thecal.condition.book import Kind, Rule
from thecal.handbook import words
from thecal.handbook.contents import Contents
from thecal.handbook.links import Leaf
from thecal.handbook.sentences import Sentences
from thecal.handbook.situations import Outcome
from thecal.handbook.variants import Variant
from thecal.knowledge.statements import Caution, CheckRule, FirstAct, RedFlag, Statement
from thecal.knowledge.words import Phase, Urgency


class Writer:
    """The voice of one page.

    Args:
        contents: the book.
        here: the page that speaks.
    """

    words = words

    def __init__(self, contents: Contents, here: Leaf) -> None:
        self.contents, self.here = contents, here
        self.book = contents.book
        self.known = contents.book.knowledge

    # ------------------------------------------------------------------------------------------------------ links

    def url(self, key: str, anchor: str = "") -> str:
        """The address of a page, or of an anchor on it."""
        return self.contents.links.to(self.here, key, anchor)

    def link(self, kind: str, id_: str, text: str = "", anchor: str = "") -> Markup:
        """A link to the page of a thing; only its words on that page itself."""
        key = f"{kind}-{id_}" if id_ else kind
        shown = text or self.contents.links.leaves[key].title
        if key == self.here.key and not anchor:
            return Markup("{}").format(shown)
        return Markup('<a href="{}">{}</a>').format(self.url(key, anchor), shown)

    def finding(self, id_: str, text: str = "") -> Markup:
        """A finding; the phase of therapy is one without a page."""
        if id_ not in self.known.vocabulary.findings:
            return Markup("{}").format(text or id_.replace("_", " "))
        return self.link("finding", id_, text or self.known.vocabulary.findings[id_].label)

    def complication(self, id_: str) -> Markup:
        """A complication by its name."""
        return self.link("complication", id_, self.known.complications[id_].name)

    def check(self, id_: str) -> Markup:
        """A check by its name."""
        return self.link("check", id_, self.known.checks[id_].name)

    def source(self, id_: str) -> Markup:
        """A source by its citation."""
        return self.link("source", id_, self.known.sources[id_].cite)

    def limit(self, id_: str, text: str = "") -> Markup:
        """A local default by its value."""
        return Markup('<a class="limit" href="{}">{}</a>').format(
            self.url("local-defaults", f"limit-{id_}"), text or id_.replace("_", " ")
        )

    def statement(self, rule: Rule, text: str = "") -> Markup:
        """A link to where a statement stands in full."""
        key = self.contents.home_of(rule)
        return Markup('<a href="{}">{}</a>').format(self.url(key, anchor(rule)), text or rule.id)

    # -------------------------------------------------------------------------------------------------- statements

    def condition(self, rule: Rule) -> Markup:
        """When a statement holds."""
        return self._sentences(rule.complication).block(rule.condition)

    def inline(self, rule: Rule) -> Markup:
        """When a statement holds, in one line."""
        return self._sentences(rule.complication).read(rule.condition)

    def phrase_means(self, name: str, complication: str = "") -> Markup:
        """What a definition stands for."""
        node = self.contents.phrases[complication, name]
        return self._sentences(complication or None).block(node)

    def leaning(self, rule: Rule, name: str) -> Markup:
        """A local default on which a statement leans: a limit, or a definition of its own or of all."""
        if name in self.known.limits:
            return self.limit(name)
        complication = rule.complication
        if complication is None and name not in self.known.vocabulary.define:
            # Through `suspected(…)`: a definition of that complication's own.
            complication = next(one.id for one in self.known.complications.values() if name in one.define)
        return self._phrase(complication, name, "")

    def _phrase(self, complication: str | None, name: str, text: str) -> Markup:
        own = self.known.complications[complication].define if complication is not None else {}
        phrase = own.get(name) or self.known.vocabulary.define[name]
        key = f"complication-{complication}" if name in own else "words"
        place = f"phrase-{complication}-{name}" if name in own else f"phrase-{name}"
        shown = text or phrase.say or name.replace("_", " ")
        return Markup('<a class="phrase" href="{}">{}</a>').format(self.url(key, place), shown)

    def _sentences(self, complication: str | None) -> Sentences:
        def phrase(name: str, text: str) -> Markup:
            if name.startswith("suspected("):
                id_ = name.removeprefix("suspected(").removesuffix(")")
                return Markup("{} is suspected").format(self.complication(id_))
            return self._phrase(complication, name, text)

        return Sentences(self.known.vocabulary.findings, self.finding, phrase, self.limit)

    def effect(self, rule: Rule) -> Markup:
        """What a statement does when it holds."""
        statement = rule.statement
        match statement:
            case RedFlag():
                names = Markup(", ").join(self.complication(name) for name in statement.suspects)
                return Markup("red flag: {}; makes {} suspected").format(self.urgency(statement.level), names)
            case CheckRule():
                return Markup("asks for {}").format(self.check(statement.check))
            case FirstAct():
                return Markup("{} comes first").format(self.check(statement.check))
            case Caution():
                return Markup("caution: {}").format(statement.say)
        assert rule.complication is not None
        name = self.complication(rule.complication)
        if rule.kind is Kind.SUSPECT:
            return Markup("makes {} suspected").format(name)
        if rule.kind is Kind.URGENCY and rule.level is not None:
            return Markup("makes {} {}").format(name, self.urgency(rule.level))
        side = "for" if rule.points > 0 else "against"
        return Markup("speaks {} {} {}").format(self.strength(rule), side, name)

    @staticmethod
    def strength(rule: Rule) -> str:
        """How much a ground weighs."""
        return "strongly" if abs(rule.points) > 1 else "weakly"

    @staticmethod
    def anchor(rule: Rule) -> str:
        """The anchor of a statement."""
        return anchor(rule)

    @staticmethod
    def urgency(level: Urgency) -> Markup:
        """An urgency as a coloured word."""
        return Markup('<span class="u {}">{}</span>').format(level.value, words.URGENCIES[level])

    @property
    def released(self) -> str:
        """When the edition was released."""
        day = self.known.edition.released
        return day.isoformat() if day else "not yet released"

    def phases(self, phases: Iterable[Phase]) -> str:
        """Phases in words."""
        chosen = set(phases)
        several = [words.PHASES[phase] for phase in Phase if phase in chosen]
        return " and ".join(several)

    def only_in(self, rule: Rule) -> str:
        """The phases of a statement where they are fewer than those of its complication."""
        whole = self.known.complications[rule.complication].applies_in if rule.complication else frozenset(Phase)
        return "" if rule.phases == whole else self.phases(rule.phases)

    def mark(self, statement: Statement) -> Markup:
        """The mark of a statement's basis."""
        basis = statement.basis
        more = " · awaits sign-off" if basis == "local_default" else ""
        return Markup('<span class="basis {}" title="{}">{}{}</span>').format(
            basis.value, words.BASIS_MEANS[basis], words.BASES[basis], more
        )

    # -------------------------------------------------------------------------------------------------- situations

    def variant(self, variant: Variant) -> Markup:
        """A form of a symptom in words."""
        return self.value(variant.finding, variant.value)

    def value(self, finding: str, value: str) -> Markup:
        """A finding with the words of its value."""
        link = self.finding(finding)
        model = self.known.vocabulary.findings[finding]
        if not value:
            return link
        if model.type == "quantity":
            return Markup("{} {}").format(link, value)
        return Markup("no {}").format(link) if value == "no" else Markup("{}: {}").format(link, value)

    def suspected(self, outcome: Outcome) -> list[tuple[str, tuple[str, ...]]]:
        """The suspected complications, each with its suspected sub-types."""
        return self.nested(outcome.names)

    def nested(self, names: Sequence[str]) -> list[tuple[str, tuple[str, ...]]]:
        """Complications, each with those of its sub-types that are among them; a sub-type without its whole stands alone."""
        several = set(names)
        found = []
        for name in names:
            whole = self.known.complications[name].part_of
            if whole not in several:
                found.append((name, tuple(part for part in self.book.parts_of[name] if part in several)))
        return found


def anchor(rule: Rule) -> str:
    """The anchor of a statement: its id, which is its for ever."""
    return f"s-{rule.id}"
