"""What alerts say of counts."""

from datetime import UTC, date, datetime

import pytest
from alerts_made import sighting

from xl_addin.messages import unusual as said
from xl_addin.records import AlertKind, ForecastPoint, Month, Sentence, Sighting

HOSTILE = "=HYPERLINK(1)\n\u202e<b>[red]\x1b" + "長" * 10_000
NOW = datetime(2026, 3, 2, tzinfo=UTC)
MONTH = Month(7, NOW, 1240, 2090, 12)
POINT = ForecastPoint(9, 1500.0, 1000.4, 1200.0, 1500.0, 1800.0, 2000.6)


def rare(*rarities: float, kind: AlertKind = AlertKind.RISE, model: str = "org/m") -> list[Sighting]:
    """Return months of these rarities."""
    return [sighting(kind, f"{model}{place}", once_in=once_in) for place, once_in in enumerate(rarities)]


def sentences(name: str) -> list[Sentence]:
    """Return everything that can be said with foreign text in it."""
    return [
        said.unusual_month(name, MONTH, (990.0, 1110.4)),
        said.high_already(name, MONTH, 1110.0),
        said.forecast_broken(name, POINT, 2090, date(2026, 1, 5), 2),
        said.will_overtake(name, name, 0.874, 12),
        said.may_be_chance(rare(120, 4200, model=name), 40),
    ]


@pytest.mark.parametrize("place", range(5))
def test_foreign_text_stays_one_short_line(place: int) -> None:
    """Names of ten thousand letters, line breaks and turned writing are cut and shown as harmless marks."""
    one = sentences(HOSTILE)[place]
    for text in (one.en, one.ja):
        assert text.isprintable()
        assert len(text) < 600
        assert "長" * 101 not in text


def test_figures_are_the_same_in_both_languages() -> None:
    """Months, counts, bounds and probabilities, with marks of thousands, whole where they are counts."""
    figures = [
        ["7", "1,240", "990", "1,110"],
        ["7", "1,240", "1,110"],
        ["9", "2,090", "1,000", "2,001"],
        ["12", "87%"],
        ["40", "120", "4,200"],
    ]
    for one, wanted in zip(sentences("org/base"), figures, strict=True):
        for figure in wanted:
            assert figure in one.en
            assert figure in one.ja


@pytest.mark.parametrize(
    ("times", "english", "japanese"),
    [
        (1, "2026-01-05 gave.", "1,000〜2,001件を外れました。"),
        (2, "2026-01-05 gave, the second month in a row.", "2,001件を2か月連続で外れました。"),
        (3, "2026-01-05 gave, 3 months in a row.", "2,001件を3か月連続で外れました。"),
    ],
)
def test_how_often_in_a_row_is_said_from_the_second_on(times: int, english: str, japanese: str) -> None:
    """The day of the forecast is written as each language writes it."""
    one = said.forecast_broken("org/base", POINT, 2090, date(2026, 1, 5), times)
    assert one.en.endswith(english)
    assert one.ja.endswith(japanese)
    assert "2026/01/05 の予測" in one.ja


def test_no_probability_is_said_to_be_certain() -> None:
    """0.999 is told as 99 %."""
    assert "99%" in said.will_overtake("org/a", "org/b", 0.999, 12).en


def test_many_months_of_chance_are_five_and_a_count() -> None:
    """Five by name, two more; of exactly five no more is said."""
    seven, five = said.may_be_chance(rare(*[120] * 7), 400), said.may_be_chance(rare(*[120] * 5), 400)
    assert seven.en.endswith("org/m4 (rise, once in 120 months); and 2 more.")
    assert seven.ja.endswith("org/m4（増加、120か月に1回） ほか2件。")
    assert five.en.endswith("org/m4 (rise, once in 120 months).")
    assert five.ja.endswith("org/m4（増加、120か月に1回）。")


def test_a_fall_is_called_one() -> None:
    """Whether it rose or fell is said in both languages."""
    one = said.may_be_chance(rare(120, kind=AlertKind.DROP), 40)
    assert "(fall, once" in one.en
    assert "（減少、" in one.ja


def test_no_figure_is_pretended_beyond_ten_thousand_months() -> None:
    """As in the alerts themselves."""
    beyond = said.may_be_chance(rare(said.NEVER), 40)
    assert "less than once in 10,000 months" in beyond.en
    assert "10,000か月に1回未満" in beyond.ja
