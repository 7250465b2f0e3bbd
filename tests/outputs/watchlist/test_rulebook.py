"""The rules as they are delivered."""

from dataclasses import replace

from xl_addin.outputs.watchlist.rulebook import DEFAULTS, RULEBOOK, levels_in_force
from xl_addin.records import AlertKind


def test_every_rule_of_the_promise_is_there() -> None:
    """Rise, fall, broken forecast, four thresholds, overtaking and the alerts on data each have a rule."""
    assert [ruling.key for ruling in RULEBOOK] == [
        *("drop", "rise", "broken_forecast"),
        *("threshold_heat", "threshold_stability", "threshold_competitiveness", "threshold_overall"),
        *("overtaking", "data_revised", "bulk_upload", "running_month", "incomplete", "audit"),
    ]


def test_the_rules_are_the_kinds_of_alerts() -> None:
    """There is one list of keys: each kind has one rule, in the same order."""
    assert [ruling.kind for ruling in RULEBOOK] == list(AlertKind)


def test_only_rules_in_force_have_levels() -> None:
    """A rule switched off is not there; one without a level is there without one."""
    rules = [replace(rule, active=rule.key != "drop") for rule in DEFAULTS]
    levels = levels_in_force(rules)
    assert AlertKind.DROP not in levels
    assert (levels[AlertKind.RISE], levels[AlertKind.AUDIT]) == (100, None)


def test_names_tell_rules_apart_in_both_languages() -> None:
    """No two rules bear the same name, so that a rule is found by it where its key is lost."""
    for names in ([one.name.en for one in RULEBOOK], [one.name.ja for one in RULEBOOK]):
        assert len(set(names)) == len(RULEBOOK)


def test_delivered_levels_lie_within_their_limits() -> None:
    """A delivered level is one that the user could type; a rule without limits has none."""
    for ruling in RULEBOOK:
        if ruling.limits is None:
            assert ruling.level is None
        elif ruling.level is not None:
            assert ruling.limits[0] <= ruling.level <= ruling.limits[1]


def test_defaults_are_the_rulebook() -> None:
    """All rules are active at first; a fall once in a hundred months, two broken forecasts, 80 %, 50 %."""
    levels = {rule.key: rule.level for rule in DEFAULTS}
    assert all(rule.active for rule in DEFAULTS)
    assert [levels[key] for key in ("drop", "rise", "broken_forecast")] == [100, 100, 2]
    assert [levels[key] for key in ("overtaking", "bulk_upload", "threshold_heat")] == [80, 50, None]


def test_limits_are_told_with_their_unit() -> None:
    """The limits stand in words beside the level."""
    told = {ruling.key: ruling.range for ruling in RULEBOOK}
    assert told["overtaking"].en == "50–100 %"
    assert told["broken_forecast"].ja == "1〜12 回連続"
    assert told["audit"].en == ""
