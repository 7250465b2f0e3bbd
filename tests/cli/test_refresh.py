"""The command refresh on a workbook that is lived in: new figures, and everything of the user's stays."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import Result
from filled import place
from hub_double import HubDouble
from lived_in import HEIGHT, LIST, lived_in
from openpyxl import load_workbook
from refreshed import assert_user_is_spared
from watched import CHILDREN, YOUNG, children, grow

from xl_addin.cli.asking import clock
from xl_addin.outputs.watchlist.names import name_of

Run = Callable[..., Result]


@pytest.mark.heavy
def test_ten_refreshes_of_a_workbook_that_is_lived_in(
    watched: HubDouble, hfscore: Run, first_edition: bytes, tmp_path: Path
) -> None:
    """Ten times the Hub has changed: ten times our figures are new and all of the user's is as it was."""
    book = tmp_path / "book.xlsm"
    book.write_bytes(lived_in(first_edition))
    before = book.read_bytes()
    for number in range(10):
        grow(watched, f"new{number}")
        result = hfscore("refresh", book, "--fresh", HF_ENDPOINT=watched.endpoint)
        assert result.exit_code == 0, result.output
        assert children(book, sheet=LIST) == [CHILDREN + 1 + number]
    assert_user_is_spared(before, book.read_bytes())
    assert load_workbook(book)[LIST].row_dimensions[6].height == HEIGHT


def test_a_refresh_without_news_changes_no_byte(watched: HubDouble, hfscore: Run, watchlist: Path) -> None:
    """The second of two refreshes between which nothing happened writes what is there already."""
    for _ in range(2):
        before = watchlist.read_bytes()
        assert hfscore("refresh", watchlist, HF_ENDPOINT=watched.endpoint).exit_code == 0
    assert watchlist.read_bytes() == before


def test_a_trial_gets_what_was_said_at_its_start(watched: HubDouble, hfscore: Run, watchlist: Path) -> None:
    """Beside a trial that began 60 days ago stands how many children there were that day."""
    book = load_workbook(watchlist)
    book["Trials"]["A6"] = YOUNG
    started = place(book, name_of("trials", "trial_start")).column
    then = place(book, name_of("trials", "children_then")).column
    day = clock().date() - timedelta(days=60)
    book["Trials"].cell(6, started).value = day
    book.save(watchlist)
    assert hfscore("refresh", watchlist, HF_ENDPOINT=watched.endpoint).exit_code == 0
    # one every ten days, the first an hour after the release 200 days ago, which may be on the next day: see
    # watched.py
    first = clock() - timedelta(days=200) + timedelta(hours=1)
    born = [(first + timedelta(days=10 * number)).date() for number in range(CHILDREN)]
    assert load_workbook(watchlist)["Trials"].cell(6, then).value == sum(one <= day for one in born)


def test_a_list_of_invented_models_says_so(hfscore: Run, tmp_path: Path) -> None:
    """A workbook of the sample alone is refreshed without a network, and its source says what it is."""
    book = tmp_path / "sample.xlsx"
    assert hfscore("workbook", book).exit_code == 0
    assert hfscore("refresh", book).exit_code == 0
    assert "invented" in str(load_workbook(book)["Watchlist"]["A3"].value)
