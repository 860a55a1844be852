"""Small counts are withheld, and so is what would give them away."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thecal.condition.book import Kind
from thecal.errors import InputError
from thecal.screening.report.numbers import WITHHELD, Numbers
from thecal.screening.report.page import check_below
from thecal.screening.report.sums import numbers_of

BELOW = 5


def summed(parts: list[int], below: int = BELOW) -> Numbers:
    keys = {(f"part {place}",): count for place, count in enumerate(parts)}
    numbers = Numbers(keys, below)
    numbers.adds_up(("total",), keys)
    return numbers


def shown(numbers: Numbers, parts: list[int]) -> list[str]:
    return [numbers.shown(f"part {place}") for place in range(len(parts))]


@pytest.mark.parametrize(
    ("parts", "seen"),
    [
        ([12, 0, 7], ["12", "0", "7"]),
        ([12, 3, 7], ["12", "<5", WITHHELD]),  # one alone could be worked out
        ([12, 3, 4], ["12", "<5", "<5"]),  # two together are 7: 3 and 4, or 4 and 3
        ([12, 1, 1], [WITHHELD, "<5", "<5"]),  # two together are 2: that would tell both
        ([12, 4, 4], [WITHHELD, "<5", "<5"]),  # two together are 8: that too
        ([5, 1, 40], [WITHHELD, "<5", WITHHELD]),  # 6 together, one of them 5 or more: that would tell both
        ([1200, 0, 0], ["1,200", "0", "0"]),
    ],
)
def test_what_a_sum_would_tell(parts, seen) -> None:
    assert shown(summed(parts), parts) == seen


@pytest.mark.parametrize(("parts", "below"), [([1, 1, 1, 1], 5), ([1, 1], 3), ([1, 0, 1, 1], 4)])
def test_a_small_total_does_not_tell_that_its_parts_are_one_each(parts, below) -> None:
    numbers = summed(parts, below)
    assert set(shown(numbers, parts)) <= {f"<{below}", "0"}
    assert numbers.shown("total") == WITHHELD


def test_nothing_is_withheld_unless_asked_for() -> None:
    assert shown(summed([1, 2, 3], below=0), [1, 2, 3]) == ["1", "2", "3"]


def test_what_a_total_leaves_is_a_count_too() -> None:
    numbers = Numbers({("all",): 100, ("some",): 98}, BELOW)
    numbers.within(("all",), ("some",))
    assert (numbers.shown("all"), numbers.shown("some")) == ("100", WITHHELD)
    assert numbers.share(("some",), ("all",)) == ""
    assert numbers.number("some") is None


@given(st.lists(st.integers(0, 12), min_size=1, max_size=5))
def test_no_small_count_can_be_worked_out_from_what_is_shown(parts: list[int]) -> None:
    numbers = summed(parts)
    words, total = shown(numbers, parts), numbers.shown("total")

    def could_be(word: str) -> list[int]:
        if word == f"<{BELOW}":
            return list(range(1, BELOW))
        return list(range(BELOW, 61)) if word == WITHHELD else [int(word)]

    # A withheld total may also be four, of four parts.
    totals = list(range(BELOW - 1, 61)) if total == WITHHELD else could_be(total)
    for place, word in enumerate(words):
        if word != f"<{BELOW}":
            continue
        others = [could_be(one)[:12] for at, one in enumerate(words) if at != place]
        sums = {sum(one) for one in itertools.product(*others)}
        possible = {mine for mine in could_be(word) if any(mine + rest in totals for rest in sums)}
        assert len(possible) > 1


def test_every_sum_of_a_report_holds(data, book) -> None:
    numbers = numbers_of(data.counts, book, BELOW)
    sums = [(total, parts) for total, ways in numbers._sums.items() for parts in ways]
    assert len(sums) > 500
    for total, parts in sums:
        assert numbers.true(total) == sum(numbers.true(part) for part in parts), total
        hidden = [part for part in parts if numbers.number(*part) is None]
        if numbers.number(*total) is not None:
            assert len(hidden) != 1, total
        assert all(numbers.number(*part) is None for part in (*parts, total) if 0 < numbers.true(part) < BELOW)


def test_a_count_that_has_two_names_is_withheld_under_both(data, book) -> None:
    """The urgency that a complication has at the least is true in the very rows in which it is suspected."""
    numbers = numbers_of(data.counts, book, BELOW)
    pairs = [
        (("status", name, "suspected"), ("fired", rule.id))
        for name in book.knowledge.complications
        for rule in book.of(Kind.URGENCY, name)
        if not rule.text
    ]
    assert len(pairs) == len(book.knowledge.complications)
    assert all(numbers.true(one) == numbers.true(other) for one, other in pairs)
    shown = {numbers.shown(*one) for one, _ in pairs}
    assert WITHHELD in shown
    assert [one for one, other in pairs if numbers.shown(*one) != numbers.shown(*other)] == []


@pytest.mark.parametrize("below", [1, 2, -3])
def test_nothing_hides_below_three(below) -> None:
    with pytest.raises(InputError) as caught:
        check_below(below)
    assert "3 or more" in str(caught.value)
