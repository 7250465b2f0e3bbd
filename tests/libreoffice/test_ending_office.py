"""An office that is closed ends, whatever the add-in waits for."""

from pathlib import Path
from threading import Event
from typing import Any

import pytest
from libreoffice.conftest import install
from offices import Calc
from stand_in import StandIn

pytestmark = [pytest.mark.office, pytest.mark.timeout(240)]


def test_it_ends_while_a_question_is_unanswered(tmp_path: Path) -> None:
    """By itself, within the seconds that the tests give it, and without a crash (exit code 0)."""
    home, asked, released = install(tmp_path), Event(), Event()

    def hang(*_: Any) -> dict[str, Any]:
        asked.set()
        released.wait(60)
        return {"value": 1.0}

    with StandIn(home, hang):
        with Calc(tmp_path) as calc:
            calc("new")
            calc("set", cells={"A1": '=HFSCORE("a/hung")'})
            assert asked.wait(30)
            calc("close")
        released.set()
    assert calc.code == 0
