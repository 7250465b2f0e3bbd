"""An office whose user reads Japanese: help, reasons and questions are in that language."""

from pathlib import Path

import pytest
from libreoffice.conftest import install
from offices import Calc, speak
from stand_in import StandIn

from xl_addin.excel.functions import FUNCTIONS

pytestmark = [pytest.mark.office, pytest.mark.timeout(240)]


def test_the_language_is_that_of_the_office(tmp_path: Path) -> None:
    """Help of every function and argument is Japanese, and the service is asked for Japanese sentences.

    The office needs its Japanese language pack (libreoffice-l10n-ja); without it, it speaks English.
    """
    home = install(tmp_path)
    speak("ja", tmp_path)
    with StandIn(home, lambda *_: {"value": "回答"}) as service, Calc(tmp_path) as calc:
        calc("new")
        calc("set", cells={"A1": '=HFSTATUS("a/b")'})
        calc.settled("A1", lambda shown: shown == ["回答"])
        known = calc("described", start="HF")
    assert service.languages == ["ja"]
    assert {name: one["description"] for name, one in known.items()} == {
        function.name: function.help.ja for function in FUNCTIONS
    }
    model = FUNCTIONS[0].arguments[0]
    assert known["HFSCORE"]["arguments"][0] == [model.name, model.help.ja, model.optional]
