"""A thousand cells of a real Calc, beside as many of an add-in whose one function returns a constant.

Both are measured in one office, from the entry of the formulas until every cell shows a number. It states
times and judges none.
"""

import json
import os
import shutil
import signal
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

import click
from benchmark.measured import Lacking, Measured, show
from desks import hold
from hub_double import HubDouble
from libreoffice.conftest import install, surroundings
from offices import Calc, private_office

_BARE = Path(__file__).parents[1] / "libreoffice" / "inside" / "bare.py"
_MANIFEST = """<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="http://openoffice.org/2001/manifest">
<manifest:file-entry manifest:full-path="XBare.idl"
 manifest:media-type="application/vnd.sun.star.uno-typelibrary;type=RDB"/>
<manifest:file-entry manifest:full-path="bare.components"
 manifest:media-type="application/vnd.sun.star.uno-components"/>
<manifest:file-entry manifest:full-path="CalcAddIns.xcu"
 manifest:media-type="application/vnd.sun.star.configuration-data"/>
</manifest:manifest>"""
_COMPONENTS = """<?xml version="1.0" encoding="UTF-8"?>
<components xmlns="http://openoffice.org/2010/uno-components">
<component loader="com.sun.star.loader.Python" uri="bare.py"><implementation name="org.bare.AddIn">
<service name="org.bare.AddIn"/><service name="com.sun.star.sheet.AddIn"/></implementation></component>
</components>"""
_IDL = """module org { module bare { interface XBare: com::sun::star::uno::XInterface {
double bare([in] any model, [in] any score); }; }; };"""
_FUNCTIONS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:component-data xmlns:oor="http://openoffice.org/2001/registry" oor:name="CalcAddIns"
 oor:package="org.openoffice.Office" xmlns:xs="http://www.w3.org/2001/XMLSchema"><node oor:name="AddInInfo">
<node oor:name="org.bare.AddIn" oor:op="replace"><node oor:name="AddInFunctions">
<node oor:name="bare" oor:op="replace"><prop oor:name="DisplayName" oor:type="xs:string">
<value xml:lang="en">BARE</value></prop></node></node></node></node></oor:component-data>"""
_DESCRIPTION = """<?xml version="1.0" encoding="UTF-8"?>
<description xmlns="http://openoffice.org/extensions/description/2006"><identifier value="org.bare"/>
<version value="1.0"/></description>"""
BARE = "an add-in that returns a constant"
_WORDS = ("heat", "stability", "competitiveness", "overall")


def install_bare(folder: Path) -> None:
    """Put the add-in with the constant into the office in ``folder``."""
    with ZipFile(folder / "bare.oxt", "w") as file:
        file.writestr("META-INF/manifest.xml", _MANIFEST)
        file.writestr("description.xml", _DESCRIPTION)
        file.writestr("XBare.idl", _IDL)
        file.writestr("bare.components", _COMPONENTS)
        file.writestr("CalcAddIns.xcu", _FUNCTIONS)
        file.writestr("bare.py", _BARE.read_text(encoding="utf-8"))
    private_office(folder).install(folder / "bare.oxt", everybody=True)


def filled(calc: Calc, function: str, models: list[str], cells: int) -> float:
    """Return the seconds until as many cells of a new document show numbers."""
    rows = -(-cells // len(_WORDS))
    formulas = [
        [f'={function}("{models[row % len(models)]}";"{word}")' for word in _WORDS] for row in range(rows)
    ]
    calc("new")
    seconds = float(calc("filled", area=f"A1:D{rows}", formulas=formulas))
    calc("close")
    return seconds


def rows(*, cells: int = 1000, models: int = 50) -> Iterator[Measured]:
    """Yield the seconds; every line is a new office but the last, and the service stays the same.

    Raises
    ------
    Lacking
        If there is no LibreOffice.
    """
    if shutil.which("soffice") is None:
        raise Lacking("LibreOffice is not installed")
    names = [f"org/base-{number}" for number in range(models)]

    def measured(what: str) -> Measured:
        ours, theirs = filled(calc, "HFSCORE", names, cells), filled(calc, "BARE", names, cells)
        return Measured(f"{cells:,} cells of Calc over {models} models, {what}", ours, theirs, "s", BARE)

    with TemporaryDirectory() as place, HubDouble() as hub:
        folder = Path(place)
        home = install(folder)
        install_bare(folder)
        hold(hub, *names)
        around = surroundings(hub.endpoint, folder)
        with Calc(folder, around) as calc:
            yield measured("none stored")
        _end(home)
        with Calc(folder, around) as calc:
            yield measured("stored, the service not running")
        with Calc(folder, around) as calc:
            yield measured("warm: the service running, a new office")
            yield measured("again in the same office")
        _end(home)


def _end(home: Path) -> None:
    state = json.loads((home / "service" / "service.json").read_text(encoding="utf-8"))
    with suppress(OSError):
        os.kill(state["pid"], signal.SIGTERM)


@click.command()
@click.option("--cells", type=click.IntRange(4), default=1000, show_default=True)
@click.option("--models", type=click.IntRange(1), default=50, show_default=True)
def main(*, cells: int, models: int) -> None:
    """Measure and print."""
    show(rows(cells=cells, models=models))


if __name__ == "__main__":
    main()
