"""Photographs LibreOffice Calc with the add-in at work: ``calc.py FOLDER [en|ja]``.

It runs the tests' own office in a screen without a monitor, over models of the bundled sample; the pictures
are named calc-cells.png, calc-menu.png and calc-wizard.png. Needs Xvfb, xdotool and ImageMagick, and
PYTHONPATH=tests.
"""  # noqa: INP001  a script

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from hub_double import HubDouble
from libreoffice.conftest import install, surroundings
from offices import Calc, speak

from xl_addin.sample import sample_snapshots

_DISPLAY = ":83"
_MODELS = (
    "sample/giant",
    "sample/steady-grower",
    "sample/spike-that-dies",
    "sample/late-bloomer",
    "sample/newborn",
)
_HEADINGS = ("heat", "stability", "competitiveness", "overall")
_MENU = {"en": 393, "ja": 628}  # where the menu HFScore stands
_TOP, _WIZARD = "1280x245+0+0", "654x458+313+171"


def _do(*words: object) -> None:
    """Move the mouse or press keys, and let the office follow."""
    environment = {**os.environ, "DISPLAY": _DISPLAY}  # noqa: TID251  a script is its own rim
    subprocess.run(["xdotool", *map(str, words)], env=environment, check=True)  # noqa: S603, S607
    time.sleep(1.5)


def _click(across: int, down: int, times: int = 1) -> None:
    _do("mousemove", across, down, "click", "--repeat", times, "--delay", 60, 1)


def _photograph(path: Path, part: str) -> None:
    command = [
        "import",
        "-display",
        _DISPLAY,
        "-window",
        "root",
        "-crop",
        part,
        "+repage",
        "+dither",
        "-colors",
        "64",
    ]
    subprocess.run([*command, str(path)], check=True)  # noqa: S603


@contextmanager
def _screen() -> Iterator[None]:
    screen = subprocess.Popen(["Xvfb", _DISPLAY, "-screen", "0", "1280x800x24"], stderr=subprocess.DEVNULL)  # noqa: S603, S607
    time.sleep(2)
    try:
        yield
    finally:
        screen.terminate()
        screen.wait()


def _cells() -> dict[str, str]:
    cells = {"A1": "Model", "F1": "children", "G1": "HFSTATUS"}
    cells |= {f"{column}1": heading for column, heading in zip("BCDE", _HEADINGS, strict=True)}
    for row, model in enumerate(_MODELS, start=2):
        cells |= {f"{column}{row}": f"=HFSCORE($A{row};{column}$1)" for column in "BCDE"}
        cells |= {f"A{row}": model, f"F{row}": f"=HFCOUNT($A{row})", f"G{row}": f"=HFSTATUS($A{row})"}
    return cells


def _take(calc: Calc, folder: Path, language: str) -> None:
    calc("new")
    calc("set", cells=_cells())
    calc.settled("E2:F6", lambda shown: all(isinstance(one, float) for one in shown[1::2]))
    calc("round", area="B2:E6")
    calc("widen", widths={"A": 4200, "D": 3000})
    _click(190, 150)
    _click(250, 150)
    _photograph(folder / "calc-cells.png", _TOP)
    _click(_MENU[language], 9)
    _photograph(folder / "calc-menu.png", _TOP)
    _do("key", "Escape")
    _click(190, 300)
    _do("key", "ctrl+F2")
    _click(420, 237)
    _do("type", "--delay", 30, "HFFORECAST")
    _click(355, 328, times=2)
    _photograph(folder / "calc-wizard.png", _WIZARD)


def main() -> None:
    """Take the pictures."""
    target, language = Path(sys.argv[1]), (sys.argv[2:] or ["en"])[0]
    with TemporaryDirectory() as place, HubDouble() as hub, _screen():
        folder = Path(place)
        home = install(folder)
        speak("ja" if language == "ja" else "en-US", folder)
        for snapshot in sample_snapshots():
            if snapshot.base.id in _MODELS:
                hub.add_snapshot(snapshot)
        with Calc(folder, {**surroundings(hub.endpoint, folder), "DISPLAY": _DISPLAY}, ("--calc",)) as calc:
            _take(calc, target, language)
        state = json.loads((home / "service" / "service.json").read_text(encoding="utf-8"))
        with suppress(OSError):
            os.kill(state["pid"], signal.SIGTERM)


if __name__ == "__main__":
    main()
