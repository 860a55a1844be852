"""Conditions in plain English."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from tests.unit.condition.random_conditions import conditions
from tests.unit.knowledge.kettle import condition, kettle
from thecal.condition import say
from thecal.condition.nodes import ALWAYS, AtLeast, Compare, Condition, leaves

SAID = {
    "lid_rattles": "rattling lid",
    "not lid_rattles": "no rattling lid",
    "lid_rattles and leak": "rattling lid and leak",
    "lid_rattles or leak": "rattling lid or leak",
    "lid_rattles and (leak or leak_hot)": "rattling lid and (leak or hot leak)",
    "lid_rattles and leak or leak_hot": "(rattling lid and leak) or hot leak",
    "not (lid_rattles or leak)": "not (rattling lid or leak)",
    "not not leak": "not (no leak)",
    "colour = dark": "colour of the tea: nearly black",
    "colour != dark": "not (colour of the tea: nearly black)",
    "colour in (amber, dark)": "colour of the tea: amber or nearly black",
    "steam_temperature < 80 Cel": "temperature of the steam below 80 °C",
    "steam_temperature <= 80 Cel": "temperature of the steam at most 80 °C",
    "steam_temperature > 80.5 Cel": "temperature of the steam above 80.5 °C",
    "steam_temperature >= 212 [degF]": "temperature of the steam at least 100 °C",
    "steam_temperature = 80 Cel": "temperature of the steam exactly 80 °C",
    "steam_temperature != 80 Cel": "temperature of the steam below 80 °C or temperature of the steam above 80 °C",
    "leak_amount > 1234.5678 mL": "amount leaked above 1234.5678 mL",
    "scale_age >= 2 wk": "age of the scale at least 14 days",
    "hours_since_care > 1 d": "hours since it was filled or descaled above 24 hours",
    "drawn_ratio > 1.145": "drawn against expected above 1.145",
    "worry_total >= 7": "worry at least 7",
    "noise < whistling": "noise: milder than a whistle",
    "noise <= humming": "noise: a hum or milder",
    "noise > quiet": "noise: worse than quiet",
    "noise >= humming": "noise: a hum or worse",
    "noise = humming": "noise: a hum",
    "noise != humming": "noise: milder than a hum or noise: worse than a hum",
    "phase = implanted": "phase: implanted pump",
    "hot": "hot steam",
    "not hot": "not (hot steam)",
    "hot and leak": "hot steam and leak",
    "at least 2 of (leak, leak_hot, hot)": "at least 2 of these: leak; hot leak; hot steam",
    "at least 1 of (leak) and hot": "(at least 1 of these: leak) and hot steam",
    "at least 1 of (leak and leak_hot, hot)": "at least 1 of these: leak and hot leak; hot steam",
    "at least 2 of (leak, hot, at least 1 of (leak_hot, lid_rattles))": (
        "at least 2 of these: leak; hot steam; (at least 1 of these: hot leak; rattling lid)"
    ),
}


def said(node: Condition) -> str:
    return say(node, kettle().knowledge.vocabulary.findings)


@pytest.mark.parametrize("text", SAID)
def test_a_condition_reads_as_a_person_would_say_it(text: str) -> None:
    assert said(condition(text)) == SAID[text]


def test_no_condition_is_always() -> None:
    assert said(ALWAYS) == "always"


def test_what_is_suspected_is_said_by_its_name() -> None:
    assert said(kettle().rules["caution_lid"].condition) == "Boiling over is suspected"


@settings(deadline=None, max_examples=100)
@given(conditions())
def test_every_finding_is_said_and_no_finding_by_its_id(node: Condition) -> None:
    words = said(node)
    known = kettle().knowledge.vocabulary.findings
    assert all(known[leaf.finding].label in words for leaf in leaves(node))
    assert "_" not in words


@settings(deadline=None, max_examples=100)
@given(conditions())
def test_brackets_are_balanced(node: Condition) -> None:
    words = said(node)
    assert words.count("(") == words.count(")")
    assert not (isinstance(node, AtLeast | Compare) and words.startswith("("))
