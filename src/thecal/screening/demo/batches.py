"""Batches of made-up visits: each from a source of random numbers of its own, so a longer file begins like a shorter one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from thecal.condition.book import RuleBook
from thecal.knowledge.vocabulary import Finding, Quantity, YesNo
from thecal.screening.demo import routine
from thecal.screening.demo.stories import Story, stories
from thecal.screening.size import ROWS

Mask = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.float64]
Codes = npt.NDArray[np.int8]
Dates = dict[str, npt.NDArray[np.int32]]

EVENTS = ("dural_puncture", "implant", "refill", "infusion_start")
"""Events told by their date; the time since them then follows. Other times are told as numbers."""
FIRST_DAY, DAYS = 19_723, 730
"""Visits lie in the two years from 1 January 2024, in days since 1970."""
_PER_UNIT = {"d": 1.0, "wk": 7.0, "mo": 30.4375, "a": 365.25}


def demo_batches(rows: int, seed: int, book: RuleBook) -> Iterator[pa.RecordBatch]:
    """Made-up visits, as `thecal screen` reads them without a mapping.

    Args:
        rows: how many.
        seed: the same seed gives the same rows; the first rows of a longer table are those of a shorter one.
        book: the rules whose findings and stories are told.
    """
    maker = Maker(book, seed)
    for index in range(-(-rows // ROWS)):
        yield maker.batch(index).slice(0, min(ROWS, rows - index * ROWS))


def demo_schema(book: RuleBook) -> pa.Schema:
    """The columns of made-up visits."""
    return Maker(book, 0).schema


class Maker:
    """Makes batches for one rule book; batches may be made in any order, and by several threads."""

    def __init__(self, book: RuleBook, seed: int) -> None:
        self.book, self.seed = book, seed
        words = book.knowledge.vocabulary
        self.findings: dict[str, Finding] = {
            name: finding
            for name, finding in words.findings.items()
            if finding.derived is None or finding.derived.timed
        }
        self.never = routine.ruled_out(book)
        self.since: dict[str, str] = {
            finding.derived.since: name
            for name, finding in self.findings.items()
            if isinstance(finding, Quantity) and finding.derived is not None and finding.derived.since in EVENTS
            and finding.unit in _PER_UNIT
        }  # fmt: skip
        self.parts = sorted({finding.obtained_by for finding in self.findings.values()})

    @cached_property
    def stories(self) -> tuple[Story, ...]:
        """What may happen at a visit, in groups of one complication."""
        return tuple(sorted(stories(self.book), key=lambda story: (story.complication, story.statement, story.phase)))

    @cached_property
    def schema(self) -> pa.Schema:
        """The columns: `id`, `phase`, `date`, the events, the findings; a quantity has its unit in its name."""
        fields = [("id", pa.string()), ("phase", _words_type()), ("date", pa.date32())]
        fields += [(event, pa.date32()) for event in self.since]
        for name, finding in self.findings.items():
            if name in self.since.values():
                continue
            if isinstance(finding, Quantity):
                fields.append((name if finding.dimensionless else f"{name} [{finding.unit}]", pa.float64()))
            else:
                fields.append((name, pa.bool_() if isinstance(finding, YesNo) else _words_type()))
        return pa.schema(fields)

    def prepare(self) -> None:
        """Works out what all batches share, before several threads ask for it."""
        _ = self.told, self.spans, self.silent, self.schema
        if self.stories:
            _ = self.groups

    def batch(self, index: int) -> pa.RecordBatch:
        """The batch of this number, of `ROWS` rows."""
        return _Batch(self, index).table()

    @cached_property
    def told(self) -> dict[str, npt.NDArray[np.int8]]:
        """Finding → per story the code it tells, or -1."""
        found: dict[str, npt.NDArray[np.int8]] = {}
        for number, story in enumerate(self.stories):
            for name, value in story.words.items():
                column = found.setdefault(name, np.full(len(self.stories), -1, np.int8))
                column[number] = _code(self.findings[name], value)
        return found

    @cached_property
    def spans(self) -> dict[str, npt.NDArray[np.float64]]:
        """Quantity → per story between which ends it tells it; not a number where it doesn't."""
        found: dict[str, npt.NDArray[np.float64]] = {}
        for number, story in enumerate(self.stories):
            for name, ends in story.numbers.items():
                found.setdefault(name, np.full((len(self.stories), 2), np.nan))[number] = ends
        return found

    @cached_property
    def silent(self) -> dict[str, Mask]:
        """Finding → the stories that leave it out."""
        names = sorted({name for story in self.stories for name in story.silent})
        return {name: np.array([name in story.silent for story in self.stories]) for name in names}

    @cached_property
    def groups(self) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """Where the stories of each complication begin, and how many there are."""
        about = [story.complication for story in self.stories]
        _, first, count = np.unique(about, return_index=True, return_counts=True)
        return first, count


class _Batch:
    def __init__(self, maker: Maker, index: int) -> None:
        self.maker, self.index = maker, index
        self.source = np.random.PCG64(np.random.SeedSequence([maker.seed, index]))
        self.random = np.random.Generator(self.source)
        phase = self._often(routine.TEST_SHARE)
        self.rows, self.story = self._stories()
        if len(self.rows):
            in_test = np.array([story.phase == "test_period" for story in maker.stories])
            phase[self.rows] = in_test[self.story]
        self.in_test = phase
        self.date = FIRST_DAY + self.random.integers(0, DAYS, ROWS, dtype=np.int32)
        self.words: dict[str, Codes] = {}
        self.numbers: dict[str, Numbers] = {}
        self.fixed: dict[str, npt.NDArray[np.int64]] = {}

    def _draw(self, per_row: int = 1) -> npt.NDArray[np.uint16]:
        raw = self.source.random_raw(ROWS * per_row // 4)
        return np.frombuffer(raw.tobytes(), np.uint16).reshape(per_row, ROWS)

    def _often(self, share: float) -> Mask:
        return np.asarray(self._draw()[0] < round(share * 65_536))

    def _stories(self) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """Which rows have a story, and which one: each complication as often as the other."""
        maker = self.maker
        rows = np.flatnonzero(self._often(routine.STORY_SHARE if maker.stories else 0))
        if not maker.stories:
            return rows, rows
        first, count = maker.groups
        group = self.random.integers(0, len(first), len(rows))
        return rows, first[group] + (self.random.random(len(rows)) * count[group]).astype(np.int64)

    def table(self) -> pa.RecordBatch:
        for name, finding in self.maker.findings.items():
            if isinstance(finding, Quantity):
                self.numbers[name] = self._number(name, finding)
            else:
                self.words[name] = self._word(name, finding)
        self._together()
        absent = self._absent()
        unnamed = self._often(routine.NO_PHASE)
        columns: list[pa.Array] = [
            _ids(self.index * ROWS),
            _words(self.in_test.astype(np.int8) ^ 1, ("test_period", "implanted"), unnamed),
            pa.array(self.date, pa.date32()),
        ]
        for name in self.maker.since.values():
            finding = self.maker.findings[name]
            assert isinstance(finding, Quantity)
            days = np.rint(self.numbers[name] * _PER_UNIT[finding.unit]).astype(np.int32)
            columns.append(pa.array(self.date - days, pa.date32(), mask=absent[name]))
        for name, finding in self.maker.findings.items():
            if name in self.maker.since.values():
                continue
            if isinstance(finding, Quantity):
                columns.append(pa.array(self.numbers[name], pa.float64(), mask=absent[name]))
            elif isinstance(finding, YesNo):
                columns.append(pa.array(self.words[name] == 0, pa.bool_(), mask=absent[name]))
            else:
                columns.append(_words(self.words[name], finding.spellings, absent[name]))
        return pa.RecordBatch.from_arrays(columns, schema=self.maker.schema)

    def _word(self, name: str, finding: Finding) -> Codes:
        """Codes of words: mostly the usual one, sometimes another, and what the story tells."""
        spellings: tuple[str, ...] = finding.spellings  # type: ignore[union-attr]
        usual = routine.usual_of(finding)
        draw = self._draw()[0]
        codes: Codes
        if usual is None:
            codes = (draw % len(spellings)).astype(np.int8)
        else:
            at = spellings.index(usual)
            edge = round(routine.background(name, finding, self.maker.never) * 65_536)
            codes = np.full(ROWS, at, np.int8)
            odd = np.flatnonzero(draw < edge)
            codes[odd] = (at + 1 + draw[odd] % (len(spellings) - 1)) % len(spellings)
        told = self.maker.told.get(name)
        if told is not None:
            mine = told[self.story]
            rows = self.fixed[name] = self.rows[mine >= 0]
            codes[rows] = mine[mine >= 0]
        return codes

    def _number(self, name: str, finding: Quantity) -> Numbers:
        """Numbers, in steps of the resolution: unremarkable ones, and what the story tells."""
        draws = self._draw(2)
        spread, in_test = routine.spread_of(name, finding), routine.spread_of(name, finding, "test_period")
        part = draws.sum(0, dtype=np.int32) / 131_070.0 if spread.peaked else draws[0] / 65_535.0
        values = spread.low + (spread.high - spread.low) * part
        if in_test != spread:
            values = np.where(self.in_test, in_test.low + (in_test.high - in_test.low) * part, values)
        spans = self.maker.spans.get(name)
        if spans is not None:
            mine = spans[self.story]
            telling = ~np.isnan(mine[:, 0])
            rows = self.fixed[name] = self.rows[telling]
            low, high = mine[telling].T
            values[rows] = low + (high - low) * self.random.random(len(rows))
        return _stepped(values, finding)

    def _together(self) -> None:
        """What hangs together: what is left in the pump with what should be, times with each other."""
        numbers = self.numbers
        if {"residual_actual", "residual_expected"} <= numbers.keys():
            finding = self.maker.findings["residual_actual"]
            assert isinstance(finding, Quantity)
            near = numbers["residual_expected"] + (self._draw()[0] / 65_535.0 - 0.5)
            self._unless_told("residual_actual", _stepped(np.maximum(near, 0), finding))
        if {"hours_since_dose_event", "days_since_refill"} <= numbers.keys():
            whole = np.ceil(numbers["hours_since_dose_event"] / 24)
            self._unless_told("days_since_refill", np.maximum(numbers["days_since_refill"], np.minimum(whole, 400)))
            most = numbers["days_since_refill"] * 24
            self._unless_told("hours_since_dose_event", np.minimum(numbers["hours_since_dose_event"], most))
        for name, finding in self.maker.findings.items():
            ceiling = getattr(finding, "at_most", None)
            if ceiling in numbers and name in numbers:
                numbers[name] = np.minimum(numbers[name], numbers[ceiling])

    def _unless_told(self, name: str, values: Numbers) -> None:
        rows = self.fixed.get(name)
        if rows is not None:
            values[rows] = self.numbers[name][rows]
        self.numbers[name] = values

    def _absent(self) -> dict[str, Mask]:
        """What is not in the table: left out, of the other phase, or without the finding it depends on."""
        shares = {part: routine.MISSING.get(part, 0.0) for part in self.maker.parts}
        # With half of it by whole parts of the form, so that 1 - share = (1 - half) × (1 - half).
        halves = {part: 1 - (1 - share) ** 0.5 for part, share in shares.items()}
        whole = {part: self._often(half) for part, half in halves.items()}
        absent: dict[str, Mask] = {}
        for name, finding in self.maker.findings.items():
            gone = whole[finding.obtained_by] | self._often(halves[finding.obtained_by])
            rows = self.fixed.get(name)
            if rows is not None:  # what made the visit a story is mostly written down
                gone[rows] &= self.random.random(len(rows)) < routine.STORY_MISSING
            if finding.phases:
                gone |= self.in_test if "test_period" not in finding.phases else ~self.in_test
            if name == "days_since_refill":
                gone |= self.in_test
            if finding.only_if is not None:
                gone |= self.words[finding.only_if] != 0
            silent = self.maker.silent.get(name)
            if silent is not None:
                gone[self.rows[silent[self.story]]] = True
            absent[name] = gone
        return absent


def _code(finding: Finding, value: str) -> int:
    return finding.spellings.index(value)  # type: ignore[union-attr]  # stories tell words of findings that have some


def _stepped(values: Numbers, finding: Quantity) -> Numbers:
    low, high = finding.range
    step = finding.resolution
    if step < 1:  # dividing by a whole number gives the nearest double of the decimal: 36.8, and not 36.800000000000004
        many = round(1 / step)
        return np.clip(np.rint(values * many) / many, low, high)
    return np.clip(np.rint(values / step) * step, low, high)


def _words_type() -> Any:
    return pa.dictionary(pa.int8(), pa.string())


def _words(codes: Codes, spellings: tuple[str, ...], absent: Mask) -> pa.Array:
    return pa.DictionaryArray.from_arrays(pa.array(codes, mask=absent), pa.array(spellings, pa.string()))


def _ids(first: int) -> pa.Array:
    """`V` and ten digits, of the row's number from 1."""
    digits = np.empty((ROWS, 11), np.uint8)
    digits[:, 0] = ord("V")
    numbers = np.arange(first + 1, first + 1 + ROWS, dtype=np.int64)
    for place in range(10, 0, -1):
        digits[:, place] = ord("0") + numbers % 10
        numbers //= 10
    ends = np.arange(0, 11 * (ROWS + 1), 11, dtype=np.int32)
    return pa.StringArray.from_buffers(ROWS, pa.py_buffer(ends), pa.py_buffer(digits))
