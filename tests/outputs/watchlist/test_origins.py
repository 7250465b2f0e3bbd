"""The line that says where a sheet's figures come from."""

from dataclasses import replace

from answers import SAMPLE
from editions import edition

from xl_addin.outputs.watchlist.origins import origin_line, source_place


def test_origin_and_day_stand_in_one_line() -> None:
    """Origin and moment of retrieval are told, and not the explanations that have their own sheet."""
    assert origin_line(edition("en")) == (
        "Source: Hugging Face Hub, https://huggingface.co  ·  Retrieved: 2026-11-23 09:05 UTC"
    )


def test_japanese_readers_see_the_time_of_japan() -> None:
    """The moment is nine hours later in Japan, and the line says how months are counted."""
    line = origin_line(edition("ja"))
    assert "取得日時：2026/11/23 18:05（日本時間）" in line
    assert "\n" not in line


def test_invented_data_is_marked_first() -> None:
    """The line of a sample begins with that, before origin and day."""
    line = origin_line(replace(edition("en"), source=SAMPLE))
    assert line.startswith("Sample data:")
    assert line.endswith("09:05 UTC")


def test_place_bears_the_name_of_its_sheet() -> None:
    """The line is the place source of the table."""
    shown = edition("ja")
    assert source_place("audit", shown) == {"audit.source": origin_line(shown)}
