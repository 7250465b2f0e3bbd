"""Rules for alerts from a TOML file."""

from pathlib import Path

import pytest

from xl_addin.errors import BadInput
from xl_addin.outputs.watchlist.edition import Rule
from xl_addin.outputs.watchlist.rulebook import DEFAULTS, RULEBOOK
from xl_addin.outputs.watchlist.rules_file import read_rules_file, rules_in

EVERY = "\n".join(
    f"[rules.{rule.key}]\nactive = false\n" + (f"level = {rule.limits[1]:g}\n" if rule.limits else "")
    for rule in RULEBOOK
)


def test_an_empty_file_means_the_defaults() -> None:
    """What is not said holds as delivered."""
    assert rules_in("", "rules.toml") == rules_in("[rules]", "rules.toml") == tuple(DEFAULTS)


def test_what_is_said_holds() -> None:
    """Every rule can be switched off and set to its greatest level."""
    rules = rules_in(EVERY, "rules.toml")
    assert [rule.key for rule in rules] == [rule.key for rule in RULEBOOK]
    assert not any(rule.active for rule in rules)
    assert [rule.level for rule in rules] == [rule.limits and rule.limits[1] for rule in RULEBOOK]


def test_a_rule_may_be_set_in_part() -> None:
    """A level alone leaves the rule active; a threshold without level is watched by none."""
    rules = rules_in("[rules.threshold_heat]\nlevel = 40", "rules.toml")
    assert Rule("threshold_heat", active=True, level=40) in rules
    assert Rule("threshold_overall", active=True, level=None) in rules


@pytest.mark.parametrize(
    ("text", "english", "japanese"),
    [
        ("[rules.drop]\nlevel = \n", "is not TOML: Invalid value (at line 2", "該当行を修正"),
        ("[drop]\nlevel = 7", "“drop” means nothing here. Every rule is a table", "[rules.drop] のように"),
        ("rules = 7", "rules is a single value. Write a table", "単独の値"),
        ("[rules]\ndrop = 100", "rules.drop is a single value", "単独の値"),
        ("[rules.dorp]", "there is no rule [rules.dorp]. Known: drop, rise,", "というルールはありません"),
        ("[rules.drop]\nlvl = 7", "no setting “lvl” under [rules.drop]. Known: active, level", "「lvl」"),
        ("[rules.drop]\nactive = 'yes'", "active under [rules.drop] is 'yes'. Write true or", "true または"),
        ("[rules.drop]\nactive = 1", "active under [rules.drop] is 1.", "active が 1"),
        ("[rules.drop]\nlevel = 1", "is 1. Write a number of 2–100,000 months", "2〜100,000 か月の数値"),
        ("[rules.drop]\nlevel = '100'", "is '100'. Write a number", "level が '100'"),
        ("[rules.drop]\nlevel = nan", "is nan. Write a number", "level が nan"),
        ("[rules.drop]\nlevel = true", "is True. Write a number", "level が True"),
        ("[rules.broken_forecast]\nlevel = 2.5", "is 2.5. Write a number of 1–12 times", "回連続の数値"),
        (
            "[rules.audit]\nlevel = 7",
            "[rules.audit] (New audit finding) knows no level",
            "しきい値はありません",
        ),
        ("[rules.'=cmd\u202e']", "[rules.=cmd\N{REPLACEMENT CHARACTER}]", "\N{REPLACEMENT CHARACTER}"),
    ],
)
def test_a_fault_is_told_with_place_value_and_cure(text: str, english: str, japanese: str) -> None:
    """In both languages, with the name of the file."""
    with pytest.raises(BadInput) as refused:
        rules_in(text, "rules.toml")
    assert refused.value.sentence.en.startswith("rules.toml")
    assert english in refused.value.sentence.en
    assert "rules.toml" in refused.value.sentence.ja
    assert japanese in refused.value.sentence.ja


def test_a_file_is_read_with_the_mark_that_editors_leave(tmp_path: Path) -> None:
    """UTF-8 with a byte order mark, as Notepad writes it."""
    file = tmp_path / "ルール.toml"
    file.write_text("# 監視\n[rules.rise]\nactive = false\n", encoding="utf-8-sig")
    assert Rule("rise", active=False, level=100) in read_rules_file(file)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    """One that is not there, and one that is no UTF-8."""
    other = tmp_path / "sjis.toml"
    other.write_bytes("# 監視".encode("shift_jis"))
    for file in (tmp_path / "none.toml", other):
        with pytest.raises(BadInput, match="cannot be read") as refused:
            read_rules_file(file)
        assert str(file) in refused.value.sentence.ja
