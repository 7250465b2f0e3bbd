"""What a new workbook begins with."""

import pytest
from answers import many, twelve

from xl_addin.outputs.watchlist.defaults import default_choices, default_profiles
from xl_addin.outputs.watchlist.sheets.rules import DEFAULTS
from xl_addin.outputs.watchlist.sheets.weights_grid import ROOM
from xl_addin.records import Language


@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_first_profile_is_plain_and_in_use(language: Language) -> None:
    """A new workbook's overall score is that of the watchlist: equal weights, no axis."""
    choices = default_choices(twelve(), language)
    first = choices.profiles[0]
    assert choices.profile == first.name
    assert (first.scores, first.axes) == ((1.0, 1.0, 1.0), (0.0, 0.0, 0.0))


@pytest.mark.parametrize("language", ["en", "ja"])
def test_profiles_leave_room_for_the_users_own(language: Language) -> None:
    """Names differ, every profile weighs something, stability never most, and free rows remain."""
    profiles = default_profiles(language)
    assert len({profile.name for profile in profiles}) == len(profiles) < ROOM
    assert all(sum(profile.scores) > 0 for profile in profiles)
    assert all(profile.scores[1] <= profile.scores[2] for profile in profiles)


def test_the_best_are_shown_and_compared() -> None:
    """The highest overall score is shown (late/Bloomer-3B, 77.2), the best six stand side by side."""
    choices = default_choices(twelve(), "en")
    assert choices.shown == choices.compared[0] == "late/Bloomer-3B"
    assert len(choices.compared) == 6
    assert list(choices.models) == [answer.model for answer in twelve()]


def test_free_places_stay_empty() -> None:
    """With fewer than six models the other places are free; without any nothing is shown."""
    assert default_choices(twelve()[:2], "en").compared[2:] == ("", "", "", "")
    assert default_choices((), "en").shown == ""


def test_rules_are_those_delivered() -> None:
    """The rules hold as they are delivered, and there are no trials or points yet."""
    choices = default_choices(many(3), "en")
    assert choices.rules == DEFAULTS
    assert not choices.trials
    assert not choices.axes
