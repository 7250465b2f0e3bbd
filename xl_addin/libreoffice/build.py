"""The add-in's file: everything that the office needs, the same bytes for the same input."""

import json
from collections.abc import Mapping, Sequence
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from xl_addin import __version__
from xl_addin.excel.functions import FUNCTIONS
from xl_addin.excel.table import Function
from xl_addin.libreoffice import configuration, description
from xl_addin.libreoffice.client.baked import FILE
from xl_addin.libreoffice.identity import COMPONENT, PACKAGE, PYTHONPATH
from xl_addin.libreoffice.interface import interface_text
from xl_addin.messages.libreoffice import ABOUT, IN_OFFICE

_NO_DATE = (1980, 1, 1, 0, 0, 0)  # where a zip file's calendar begins
_CLIENT = "xl_addin.libreoffice.client"
_COMPONENT = "component.py"


def build_addin(python: Path, home: Path, functions: Sequence[Function] = FUNCTIONS) -> bytes:
    """Return the file hfscore.oxt.

    Parameters
    ----------
    python
        The Python that has HFScore; the add-in starts the service with it.
    home
        The folder of store and service; one that begins with ``~`` is each user's own.
    functions
        The function table.
    """
    return _packed({**_parts(functions), **_client(_baked(python, home, functions))})


def _parts(functions: Sequence[Function]) -> dict[str, bytes]:
    return {
        "META-INF/manifest.xml": description.manifest().encode(),
        "description.xml": description.description(__version__).encode(),
        "about/en.txt": ABOUT.en.encode(),
        "about/ja.txt": ABOUT.ja.encode(),
        "XFunctions.idl": interface_text(functions).encode(),
        "hf.components": description.components().encode(),
        "CalcAddIns.xcu": configuration.calc_addins(functions),
        "Jobs.xcu": configuration.jobs(),
        "Addons.xcu": configuration.addons(),
        "CalcWindowState.xcu": configuration.window_state(),
    }


def _client(baked: Mapping[str, object]) -> dict[str, bytes]:
    """Return the files that run inside the office: the component, and the package that it imports."""
    beside = f"{PYTHONPATH}/{PACKAGE}"
    sources = {path.name: path.read_bytes() for path in files(_CLIENT).iterdir() if path.name.endswith(".py")}
    component = sources.pop(_COMPONENT)
    return {
        COMPONENT: component,
        **{f"{beside}/{name}": sources[name] for name in sorted(sources)},
        f"{beside}/{FILE}": json.dumps(baked, indent=1).encode(),
    }


def _baked(python: Path, home: Path, functions: Sequence[Function]) -> dict[str, object]:
    return {
        "python": str(python),
        "home": str(home),
        "version": __version__,
        "functions": {
            function.name: [{"kind": one.kind, "optional": one.optional} for one in function.arguments]
            for function in functions
        },
        "sentences": {key: {"en": said.en, "ja": said.ja} for key, said in IN_OFFICE.items()},
    }


def _packed(contents: Mapping[str, bytes]) -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        for name, content in contents.items():
            entry = ZipInfo(name, _NO_DATE)
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return packed.getvalue()
