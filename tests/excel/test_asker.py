"""Asking the Hub in the background of a spreadsheet."""

from datetime import timedelta
from pathlib import Path

import pytest
from desks import Clock, hold
from hub_double import HubDouble

from xl_addin.errors import ModelError, UnknownModel
from xl_addin.excel.asker import Asker
from xl_addin.hub.store.database import Database
from xl_addin.records import Dossier
from xl_addin.settings import Ages, Settings

FAILED = timedelta(seconds=60)  # as the README states of a Hub that failed


@pytest.mark.parametrize(
    ("name", "kind", "age"),
    [
        ("org/base", Dossier, Ages().fresh),
        ("org/bsae", UnknownModel, Ages().unknown),
        ("org/shut", ModelError, FAILED),
    ],
)
def test_what_the_hub_said_holds_for_its_own_age(
    hub: HubDouble, tmp_path: Path, name: str, kind: type, age: timedelta
) -> None:
    """What was found, that a name is unknown, and a failure each hold for their time and no longer."""
    hold(hub, "org/base")
    clock = Clock()
    hub.add_base("org/shut", clock(), state="disabled")
    settings = Settings(hub.endpoint, None, offline=False, home=tmp_path, language="en")
    asker = Asker(settings, Database(None), now=clock)
    assert asker.landed(name) is None
    asker.begin(name).outcome.result(timeout=60)
    clock.jump(age - timedelta(seconds=30))
    assert isinstance(asker.landed(name), kind)
    clock.jump(timedelta(seconds=60))
    assert asker.landed(name) is None
    asker.close()
