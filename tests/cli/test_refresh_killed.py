"""The command refresh killed, hindered and run twice at once: the old file or the new one, whole."""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from itertools import count
from pathlib import Path
from random import Random
from threading import Event
from time import monotonic, sleep
from zipfile import ZipFile

import pytest
from click.testing import Result
from hub_double import HubDouble
from hub_wire import Answer, Fault, Handler
from openpyxl import load_workbook
from packages_made import with_parts
from program_process import ended, said, started
from refreshed import assert_user_is_spared
from watched import CHILDREN, children, grow

from xl_addin.outputs.files.saving import save_bytes

Run = Callable[..., Result]
KILLS = 30
HOURS_AGO = 7200.0


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return a home for the processes."""
    path = tmp_path / "home"
    path.mkdir()
    return path


def strays(folder: Path) -> list[Path]:
    """Return the files that a killed run leaves while it writes."""
    return [*folder.rglob(".hfscore-*")]


def is_whole(content: bytes) -> bool:
    """Tell whether a workbook can be taken apart and read."""
    return ZipFile(BytesIO(content)).testzip() is None and bool(load_workbook(BytesIO(content)).sheetnames)


def meanwhile(happen: Callable[[], object]) -> Fault:
    """Answer rightly, but first let something happen."""

    def fault(handler: Handler, answer: Answer) -> None:
        happen()
        handler.give(answer)

    return fault


@pytest.mark.heavy
def test_killed_at_any_moment(watched: HubDouble, watchlist: Path, home: Path) -> None:
    """SIGKILL, at random moments and while files are written: byte for byte the old file, or the new one."""
    assert (
        ended(started(home, watched.endpoint, "refresh", watchlist, "--fresh")) == 0
    )  # the server of processes is warm now
    first, chance = watchlist.read_bytes(), Random(7)  # noqa: S311  moments, not secrets
    grow(watched, "last")
    begun = monotonic()
    assert ended(started(home, watched.endpoint, "refresh", watchlist, "--fresh")) == 0
    usual = monotonic() - begun
    for number in range(KILLS):
        grow(watched, f"k{number}")
        before, strayed = watchlist.read_bytes(), len(strays(watchlist.parent))
        process = started(home, watched.endpoint, "refresh", watchlist, "--fresh")
        if number % 2:
            sleep(chance.uniform(0, 1.4) * usual)
        while number % 2 == 0 and process.is_alive() and len(strays(watchlist.parent)) == strayed:
            sleep(0.0005)
        process.kill()
        ended(process)
        after = watchlist.read_bytes()
        assert after == before or (is_whole(after) and children(watchlist) == [CHILDREN + 2 + number])
    for stray in strays(watchlist.parent):
        os.utime(stray, (monotonic() - HOURS_AGO,) * 2)
    assert ended(started(home, watched.endpoint, "refresh", watchlist, "--fresh")) == 0
    assert children(watchlist) == [CHILDREN + KILLS + 1]
    assert strays(watchlist.parent) == []
    assert_user_is_spared(first, watchlist.read_bytes())


def test_full_disk(watched: HubDouble, watchlist: Path, home: Path) -> None:
    """Where no file may become as large as the workbook, it stays as it was, and the reason is told."""
    grow(watched, "new")
    before = watchlist.read_bytes()
    process = started(home, watched.endpoint, "refresh", watchlist, "--fresh", most=len(before) - 10_000)
    assert ended(process) == 2
    assert "cannot be written: File too large" in said(home, process)
    assert watchlist.read_bytes() == before
    assert strays(watchlist.parent) == []


def test_two_at_once(watched: HubDouble, watchlist: Path, home: Path) -> None:
    """Two refreshes of one file: each ends well or says why not, and the file is whole and new."""
    first = watchlist.read_bytes()
    for number in range(2):
        grow(watched, f"new{number}")
        both = [started(home, watched.endpoint, "refresh", watchlist, "--fresh") for _ in range(2)]
        codes = [ended(process) for process in both]
        assert 0 in codes, [said(home, process) for process in both]
        assert set(codes) <= {0, 2}
        assert children(watchlist) == [CHILDREN + 1 + number]
    assert_user_is_spared(first, watchlist.read_bytes())
    assert strays(watchlist.parent) == []


def test_deleted_meanwhile(watched: HubDouble, hfscore: Run, watchlist: Path) -> None:
    """A workbook that goes away while the Hub is asked does not come back; that is told."""
    watched.fail(meanwhile(watchlist.unlink), on="detail", times=1)
    result = hfscore("refresh", watchlist, "--fresh", HF_ENDPOINT=watched.endpoint)
    assert (result.exit_code, "deleted or moved" in result.stderr) == (2, True), result.output
    assert not watchlist.exists()


def test_saved_meanwhile(watched: HubDouble, hfscore: Run, watchlist: Path) -> None:
    """What somebody saves while the Hub is asked stays, and our figures are new beside it."""
    grow(watched, "new")

    def save() -> None:
        book = load_workbook(watchlist)
        book["Watchlist"]["A9"] = "org/third"
        book["Watchlist"]["AZ6"] = "saved meanwhile"
        book.save(watchlist)

    watched.fail(meanwhile(save), on="detail", times=1)
    result = hfscore("refresh", watchlist, "--fresh", HF_ENDPOINT=watched.endpoint)
    assert result.exit_code == 0, result.output
    assert "Added to the list meanwhile: 1" in result.stderr
    assert children(watchlist) == [CHILDREN + 1]
    sheet = load_workbook(watchlist)["Watchlist"]
    assert (sheet["A9"].value, sheet["AZ6"].value) == ("org/third", "saved meanwhile")


def test_changed_again_and_again(watched: HubDouble, hfscore: Run, watchlist: Path) -> None:
    """A file that somebody saves without end is given up in words, and the last word is theirs."""
    content, done = watchlist.read_bytes(), Event()

    def save() -> bytes:
        for number in count():
            last = with_parts(content, added={"mine.txt": str(number).encode()})
            save_bytes(last, watchlist)
            if done.is_set():
                break
        return last

    with ThreadPoolExecutor(1) as pool:
        saving = pool.submit(save)
        result = hfscore("refresh", watchlist, HF_ENDPOINT=watched.endpoint)
        done.set()
    assert (result.exit_code, "again and again" in result.stderr) == (2, True), result.output
    assert watchlist.read_bytes() == saving.result()


def test_a_hub_that_says_nothing(hfscore: Run, watchlist: Path) -> None:
    """Where nothing is known of any model, the figures of an earlier day stay: exit code 1 and the reason."""
    before = watchlist.read_bytes()
    result = hfscore("refresh", watchlist, "--offline")
    assert (result.exit_code, "was left as it is" in result.stderr) == (1, True), result.output
    assert watchlist.read_bytes() == before


def test_another_hub_that_knows_none_of_the_models(hfscore: Run, watchlist: Path) -> None:
    """Asked of a Hub that has none of them, as after a slip in its address, the list keeps its figures."""
    before = watchlist.read_bytes()
    with HubDouble() as other:
        result = hfscore("refresh", watchlist, HF_ENDPOINT=other.endpoint)
    assert (result.exit_code, "was left as it is" in result.stderr) == (1, True), result.output
    assert watchlist.read_bytes() == before
