"""Damage at random places: what is read back is what was written, or it is told; never anything else."""

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from store_filled import STEPS, expected, fill, filled, is_true, read_all
from store_worlds import ENDPOINT, TODAY, base_of, changing, read_back

from xl_addin.errors import StoreDamaged
from xl_addin.hub.store.checking import is_sound
from xl_addin.hub.store.database import Database
from xl_addin.hub.store.files import PARTS, beside
from xl_addin.hub.store.opening import open_store, set_aside
from xl_addin.hub.store.salvage import carry_over
from xl_addin.hub.store.snapshots import latest, save_snapshot
from xl_addin.records import Sentence

TRIALS = 250


def overwritten(raw: bytes, chance: random.Random) -> bytes:
    """Return ``raw`` with random bytes at one place or at three."""
    spoilt = bytearray(raw)
    for _ in range(chance.choice([1, 1, 3])):
        length = chance.choice([1, 1, 8, 64, 4096])
        place = chance.randrange(len(raw) - length)
        spoilt[place : place + length] = chance.randbytes(length)
    return bytes(spoilt)


def cut(raw: bytes, chance: random.Random) -> bytes:
    """Return the beginning of ``raw``, now and then less than its first page."""
    return raw[: chance.choice([chance.randrange(len(raw)), chance.randrange(4096)])]


def found_there(path: Path) -> tuple[list[object], tuple[Sentence, ...]]:
    """Return what is read in the store at ``path`` before and after more is written, and what is told."""
    opened = open_store(path, TODAY)
    told = opened.warnings
    later = changing(STEPS, "org/later")
    for _ in range(2):
        try:
            found = read_all(opened.database)
            save_snapshot(opened.database, ENDPOINT, "org/later", later)
            assert read_all(opened.database) == found
            assert latest(opened.database, base_of(opened.database, "org/later")) == later
            break
        except StoreDamaged:
            told += set_aside(opened.database, TODAY)
    else:
        pytest.fail("still damaged once it was set aside")
    assert not told or is_sound(opened.database)
    opened.database.close()
    return found, told


def trials(path: Path, spoil: Callable[[bytes, random.Random], bytes]) -> Iterator[tuple[list[object], str]]:
    """Damage the store again and again; yield what is then found, and what is told."""
    for seed in range(TRIALS):
        home = path / str(seed)
        home.mkdir()
        file = home / "store.sqlite"
        file.write_bytes(spoil(filled(), random.Random(seed)))  # noqa: S311  no secret
        found, told = found_there(file)
        yield found, " ".join(sentence.en for sentence in told)


@pytest.mark.parametrize("spoil", [overwritten, cut])
@pytest.mark.heavy
def test_damage_at_random_is_told_or_does_no_harm(
    tmp_path: Path, spoil: Callable[[bytes, random.Random], bytes]
) -> None:
    """Wherever the file is overwritten or ends, nothing wrong is read, and nothing is missing untold."""
    harmless = carried = 0
    for found, told in trials(tmp_path, spoil):
        if not told:
            assert found == expected()
            harmless += 1
        elif "second copy is lost" not in told:  # else the user is asked to look those over
            assert all(map(is_true, found))
            carried += bool(found)
    assert carried > TRIALS / 10
    assert harmless > TRIALS / 10 or spoil is cut  # a file that is cut is never whole


def test_a_damaged_log_leaves_an_earlier_moment(tmp_path: Path) -> None:
    """Where SQLite's log is damaged it counts as not written from there on: never as anything else."""
    path = tmp_path / "store.sqlite"
    running = open_store(path, TODAY).database
    fill(running)
    standing = {part: beside(path, part).read_bytes() for part in PARTS[:2]}
    running.close()
    for seed in range(100):
        chance = random.Random(seed)  # noqa: S311  no secret
        home = tmp_path / str(seed)
        home.mkdir()
        for part, raw in standing.items():
            beside(home / path.name, part).write_bytes(overwritten(raw, chance) if part else raw)
        found, told = found_there(home / path.name)
        assert all(map(is_true, found)), told


def test_one_damaged_child_costs_the_snapshots_that_hold_it(tmp_path: Path) -> None:
    """The base of a damaged child keeps its other snapshots, under its names; the other bases keep all."""
    path = tmp_path / "store.sqlite"
    old = open_store(path, TODAY).database
    told = [changing(step) for step in range(12)]
    others = [changing(step, "org/other", own="other") for step in range(12)]
    for one in [*told, *others]:
        save_snapshot(old, ENDPOINT, "alias" if one in told else "org/other", one)
    sixth = "(SELECT id FROM snapshots WHERE base = 1 ORDER BY id LIMIT 1 OFFSET 5)"
    old.run(f"UPDATE children SET author = 'x' WHERE base = 1 AND first_seen = {sixth}")  # noqa: S608
    new = Database(None)
    carried = carry_over(old, new)
    kept = read_back(new, told)
    assert carried.bases == 2
    assert carried.snapshots == 12 + sum(one in kept for one in told) < 24
    assert kept[:5] == told[:5]
    assert read_back(new, others) == others
    assert base_of(new, "alias") == base_of(new, "org/base")
    assert is_sound(new)
