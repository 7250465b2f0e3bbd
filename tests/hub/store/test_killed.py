"""A process that is killed while it saves leaves the store as if it had never begun what it did not end."""

import random
import time
from pathlib import Path

import pytest
from processes import let_go, started, wait_for
from store_worlds import ENDPOINT, TODAY, changing, everything

from xl_addin.hub.store.checking import is_sound
from xl_addin.hub.store.database import Database
from xl_addin.hub.store.opening import open_store
from xl_addin.hub.store.snapshots import save_snapshot

KILLS = 50
LONGEST = 0.06  # seconds; a save takes some milliseconds, so a kill falls anywhere into opening and saving


@pytest.mark.heavy
def test_killed_at_random_moments_nothing_is_half_kept(tmp_path: Path) -> None:
    """After each SIGKILL the store is sound, and the next save gives what an undisturbed store gives."""
    path, undisturbed, moment = tmp_path / "store.sqlite", Database(None), random.Random(5)  # noqa: S311  no secret
    saved, disturbed = 0, 0
    waiting = started("loop", path)
    for _ in range(KILLS):
        running, waiting = waiting, started("loop", path)
        wait_for(running, "ready")
        let_go(running, str(saved))
        time.sleep(moment.uniform(0, LONGEST))
        running.kill()
        running.communicate()
        opened = open_store(path, TODAY)
        assert opened.warnings == ()
        assert is_sound(opened.database)
        ((steps,),) = opened.database.rows("SELECT count(*) FROM snapshots")
        disturbed += steps > saved
        for step in range(saved, steps):
            save_snapshot(undisturbed, ENDPOINT, "org/base", changing(step))
        for store in (undisturbed, opened.database):
            save_snapshot(store, ENDPOINT, "org/base", changing(steps))
        assert everything(opened.database) == everything(undisturbed)
        saved = steps + 1
        opened.database.close()
    waiting.kill()
    waiting.communicate()
    assert disturbed > KILLS / 2  # else it was not saving that was disturbed
