"""Reading the rules that a user typed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xl_addin.outputs.cell_values import CellValue
from xl_addin.outputs.watchlist.edition import Rule
from xl_addin.outputs.watchlist.rulebook import DEFAULTS, RULEBOOK
from xl_addin.outputs.watchlist.typed_rules import read_rules

WITH_LEVEL = [ruling for ruling in RULEBOOK if ruling.limits]


@dataclass(frozen=True)
class Typed:
    """A line as it comes from a file."""

    row: int
    values: Mapping[str, CellValue]


def _read(key: str, **values: CellValue) -> tuple[Rule, list[str]]:
    rules, complaints = read_rules([Typed(9, {"key": key, **values})])
    return next(rule for rule in rules if rule.key == key), [sentence.en for sentence in complaints]


def test_an_empty_table_means_the_defaults() -> None:
    """Without a line every rule holds as delivered, and there is nothing to complain of."""
    assert read_rules([]) == (tuple(DEFAULTS), ())


@pytest.mark.parametrize("word", ["no", " No ", "いいえ", "ｎｏ", "FALSE", False, 0.0, "無効"])
def test_no_is_understood(word: CellValue) -> None:
    """No in either language, in full width, as a truth value or as nought switches a rule off."""
    assert _read("rise", active=word) == (Rule("rise", active=False, level=100), [])


@pytest.mark.parametrize("word", ["yes", "はい", "Y", "ｙｅｓ", True, 1.0, None, "", "  "])
def test_yes_and_an_empty_cell_are_understood(word: CellValue) -> None:
    """Yes in every spelling, and an empty cell, leave a rule active."""
    assert _read("rise", active=word) == (Rule("rise", active=True, level=100), [])


def test_another_word_is_named_with_its_cell_and_cure() -> None:
    """A word that is neither leaves the rule as delivered and is told with row, column and what to write."""
    rule, (told,) = _read("rise", active="maybe")
    assert rule.active
    assert told == (
        "Rules, row 9 (Unusual rise), column Active: “maybe” is neither yes nor no. "
        "“yes” holds until you write yes or no there."
    )


@pytest.mark.parametrize(
    ("typed", "level"),
    [(75.0, 75), ("75", 75), ("75%", 75), ("７５．５", 75.5), (" 60 ％", 60), (None, 80), ("", 80)],
)
def test_levels_are_understood(typed: CellValue, level: float) -> None:
    """A number, also as text, with a sign of percent or in full width, is a level; empty is the default."""
    assert _read("overtaking", level=typed) == (Rule("overtaking", active=True, level=level), [])


@pytest.mark.parametrize("typed", [0.8, 101.0, "many", "nan", "inf", "1e999", date(2026, 1, 1), "8 0"])
def test_levels_that_cannot_be_are_told(typed: CellValue) -> None:
    """A level out of its limits or no number at all is told with cell and limits, and the default holds."""
    rule, (told,) = _read("overtaking", level=typed)
    assert rule == Rule("overtaking", active=True, level=80)
    assert told.startswith("Rules, row 9 (Overtaking in rank), column Level: “")
    assert told.endswith("” is not a number of 50–100 %. Until you write one there, 80 holds.")


def test_a_number_of_times_is_whole() -> None:
    """Two and a half times in a row cannot be."""
    assert _read("broken_forecast", level=3.0) == (Rule("broken_forecast", active=True, level=3), [])
    assert len(_read("broken_forecast", level=2.5)[1]) == 1


def test_a_level_where_none_is_known_is_passed_over() -> None:
    """What is typed beside a rule without level changes nothing."""
    assert _read("audit", level="everything") == (Rule("audit", active=True, level=None), [])


def test_foreign_text_is_shown_harmlessly() -> None:
    """Control characters and long texts do not get into the sentence."""
    _, (told,) = _read("rise", active="\x1b[31m" + "x" * 500)
    assert "\x1b" not in told
    assert len(told) < 200


@pytest.mark.parametrize("name", ["Unusual rise", "異常な増加"])
def test_a_rule_without_its_key_is_known_by_its_name(name: str) -> None:
    """Where the column of keys is gone a rule is known by its words, in either language."""
    rules, _ = read_rules([Typed(7, {"rule": name, "active": "no"})])
    assert [rule.key for rule in rules if not rule.active] == ["rise"]


def test_the_first_line_of_a_rule_holds() -> None:
    """A rule that stands twice is read from its first line; a line of the user's own is passed over."""
    lines = [
        Typed(6, {"key": "drop", "active": "no"}),
        Typed(7, {"key": "drop", "active": "yes"}),
        Typed(8, {"rule": "my own", "key": None, "active": "perhaps"}),
    ]
    rules, complaints = read_rules(lines)
    assert [rule.key for rule in rules if not rule.active] == ["drop"]
    assert complaints == ()


@given(st.sampled_from(WITH_LEVEL), st.floats(allow_nan=False) | st.integers(-5, 200).map(float))
def test_a_level_holds_or_is_told(ruling: object, typed: float) -> None:
    """Whatever number is typed: either it holds, or the default does and one sentence says so."""
    one = next(known for known in WITH_LEVEL if known is ruling)
    rule, told = _read(one.key, level=typed)
    assert one.limits is not None
    if one.limits[0] <= typed <= one.limits[1] and (typed.is_integer() or not one.whole):
        assert (rule.level, told) == (typed, [])
    else:
        assert rule.level == one.level
        assert len(told) == 1
