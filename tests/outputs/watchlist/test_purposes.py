"""Which of the compared models suits a short project, and which the long term."""

from xl_addin.outputs.watchlist.purposes import PURPOSES, suits, suits_formula
from xl_addin.records import Score

SHORT, LONG = PURPOSES["short"], PURPOSES["long"]
HIGH, MIDDLE, NONE = Score(95.1, 86.9, 99.2), Score(78.8, 55.9, 96.6), Score()


def test_the_first_and_the_next_are_told_with_their_ranges() -> None:
    """Whatever their order, the highest comes first, the next behind it; whole numbers as in the table."""
    scores = [("o/middle", MIDDLE), ("o/none", NONE), ("o/high", HIGH)]
    assert suits(SHORT, scores, "en") == (
        "For a project of about three months, by heat: o/high (95, 80 % range 87–99); "
        "next o/middle (79, 80 % range 56–97)"
    )
    assert suits(LONG, scores, "ja") == (
        "長期利用向け（競争力順）：o/high（95、80%区間 87〜99）、次点 o/middle（79、80%区間 56〜97）"
    )


def test_one_model_has_no_next() -> None:
    """A model that stands alone, or is chosen twice, is compared with nobody."""
    alone = "長期利用向け（競争力順）：o/high（95、80%区間 87〜99）"
    assert suits(LONG, [("o/high", HIGH), ("o/none", NONE)], "ja") == alone
    assert suits(LONG, [("o/high", HIGH), ("o/high", HIGH)], "ja") == alone


def test_equal_models_are_both_told() -> None:
    """Of two with the same score the one named first comes first, and the other is not lost."""
    told = suits(SHORT, [("o/a", HIGH), ("o/b", HIGH)], "en")
    assert told.index("o/a") < told.index("next o/b")


def test_that_nobody_has_the_score_is_said() -> None:
    """Without any score the sentence says so instead of naming a model."""
    assert suits(SHORT, [("o/none", NONE), ("", NONE)], "en").endswith(": no model here has this score")
    assert suits(SHORT, [], "en").endswith(": no model here has this score")


def test_the_formula_is_short_enough() -> None:
    """Excel refuses formulas of more than 8,192 characters."""
    assert all(len(suits_formula(purpose, "ja")) < 4096 for purpose in PURPOSES.values())
