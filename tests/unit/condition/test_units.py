"""Units in, the vocabulary's unit out."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thecal.condition.units import (
    DECIMALS,
    SPOKEN,
    TIMES,
    UnitError,
    _registry,
    converts,
    is_unit,
    plainly,
    show,
    tidy,
    to_unit,
)

QUICK = settings(deadline=None, max_examples=100)


@pytest.mark.parametrize(
    ("value", "unit", "wanted", "expected"),
    [
        (100.4, "[degF]", "Cel", 38.0),
        (38.0, "Cel", "[degF]", 100.4),
        (311.15, "K", "Cel", 38.0),
        (37.3, "Cel", "Cel", 37.3),
        (1, "d", "h", 24.0),
        (36, "h", "d", 1.5),
        (2, "wk", "d", 14.0),
        (1, "mo", "d", 30.4375),
        (1, "a", "d", 365.25),
        (500, "ug/d", "mg/d", 0.5),
        (1, "g/L", "mg/mL", 1.0),
        (1, "mg/dL", "mg/L", 10.0),
        (1, "bar", "kPa", 100.0),
        (0.02, "L", "mL", 20.0),
        (114.5, "%", "1", 1.145),
        (1, "Hz", "/min", 60.0),
        (11000, "10*6/L", "10*9/L", 11.0),
    ],
)
def test_a_number_is_told_in_another_unit(value: float, unit: str, wanted: str, expected: float) -> None:
    assert to_unit(value, unit, wanted) == expected


@pytest.mark.parametrize("unit", TIMES)
@pytest.mark.parametrize("wanted", TIMES)
def test_times_are_told_as_the_library_of_units_tells_them(unit: str, wanted: str) -> None:
    registry = _registry()
    for value in (0.25, 1, 3, 72, 400):
        told = registry.Quantity(value, registry.from_ucum(unit)).to(registry.from_ucum(wanted)).magnitude
        assert to_unit(value, unit, wanted) == tidy(float(told))


@pytest.mark.parametrize(
    ("unit", "wanted"),
    [("Cel", "h"), ("mg", "mL"), ("mg/d", "mg"), ("d", "1"), ("mm[Hg]", "%"), ("nonsense", "d"), ("", "d"), ("x" * 500, "d"),
     ("[", "d"), ("d", "nonsense"), ("m" + "[" * 20, "d")],
)  # fmt: skip
def test_a_unit_of_something_else_is_refused(unit: str, wanted: str) -> None:
    assert not converts(unit, wanted)
    with pytest.raises(UnitError):
        to_unit(1, unit, wanted)


@QUICK
@given(
    st.floats(0, 4000),
    st.sampled_from([("Cel", "[degF]"), ("d", "h"), ("mL", "L"), ("mg/L", "mg/dL"), ("kPa", "mm[Hg]")]),
)
def test_there_and_back_is_where_it_began(value: float, units: tuple[str, str]) -> None:
    one, other = units
    assert to_unit(to_unit(value, one, other), other, one) == pytest.approx(value, abs=2e-3)


@QUICK
@given(st.floats(-1e6, 1e6), st.sampled_from(["Cel", "d", "mL", "1", "{score}", "no unit at all"]))
def test_the_same_unit_is_no_conversion(value: float, unit: str) -> None:
    once = to_unit(value, unit, unit)
    assert to_unit(once, unit, unit) == once == tidy(value)


@QUICK
@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_conversion_keeps_the_order(one: float, other: float) -> None:
    if one <= other:
        assert to_unit(one, "[degF]", "Cel") <= to_unit(other, "[degF]", "Cel")


@QUICK
@given(st.floats(-1e9, 1e9))
def test_tidy_is_done_once_and_for_all(value: float) -> None:
    assert tidy(tidy(value)) == tidy(value)
    assert abs(tidy(value) - value) <= 10**-DECIMALS
    assert math.copysign(1, tidy(-0.0)) == 1


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_what_is_no_number_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match="not a number"):
        tidy(value)


@pytest.mark.parametrize("spoken", sorted(SPOKEN))
def test_what_people_write_leads_to_a_unit(spoken: str) -> None:
    meant = SPOKEN[spoken]
    assert is_unit(meant) or meant.startswith("{")
    assert meant not in SPOKEN


def test_nothing_spoken_takes_a_unit_of_this_field_away() -> None:
    # `C` and `F` are coulomb and farad to UCUM, `a` the year: only the first two are taken, nobody measures charge here.
    assert not {"Cel", "d", "h", "wk", "mo", "a", "mL", "mg/d", "mm[Hg]", "/min", "%", "1"} & set(SPOKEN)


@QUICK
@given(st.floats(-1e9, 1e9).map(tidy))
def test_a_number_is_shown_as_it_is(value: float) -> None:
    assert float(plainly(value)) == value
    assert "e" not in plainly(value)


@pytest.mark.parametrize(
    ("unit", "shown"), [("Cel", "°C"), ("1", ""), ("{score}", ""), ("mL", "mL"), ("/min", "per minute")]
)
def test_a_unit_is_shown_as_a_person_reads_it(unit: str, shown: str) -> None:
    assert show(unit) == shown
