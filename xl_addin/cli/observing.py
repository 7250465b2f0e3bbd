"""What doctor looks at on this machine: Python, folders, variables and a workbook."""

import locale
import shutil
import struct
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path, PurePath
from tempfile import TemporaryFile
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from platformdirs import user_documents_path

from xl_addin.errors import BadInput
from xl_addin.excel.doctor.facts import BookFacts, NetworkFacts, PlaceFacts, PythonFacts
from xl_addin.excel.doctor.network import looks
from xl_addin.hub.store.files import identity
from xl_addin.outputs.sheets.config import read_config
from xl_addin.settings import Settings, variables

_ONEDRIVE = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_BUNDLES = ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE")  # in the order in which requests heeds them


def addin_folder() -> Path:
    """Return the folder in which the macro workbook lies unless the user names another."""
    return user_documents_path() / "HFScore"


def onedrive_folders() -> tuple[Path, ...]:
    """Return the folders that OneDrive keeps in step."""
    return tuple(Path(folder) for folder in variables(*_ONEDRIVE).values())


def observe_python() -> PythonFacts:
    """Look at the running Python, at the xlwings in it and at the DLLs around it."""
    folder = Path(sys.executable).parent
    return PythonFacts(
        version=sys.version_info[:3],
        bits=8 * struct.calcsize("P"),
        executable=PurePath(sys.executable),
        windows=sys.platform == "win32",
        ansi=locale.getencoding(),
        xlwings=_installed("xlwings"),
        dlls=frozenset(file.name for place in (folder, folder.parent) for file in place.glob("xlwings*.dll")),
    )


def observe_book(path: Path | None) -> BookFacts | None:
    """Look at the settings in a workbook."""
    if path is None:
        return None
    try:
        return BookFacts(path.absolute(), read_config(path))
    except BadInput as error:
        return BookFacts(path.absolute(), {}, error.sentence)


def observe_places(settings: Settings) -> PlaceFacts:
    """Look at the folder of store and log, and at where OneDrive is."""
    return PlaceFacts(
        home=settings.home.absolute(),
        fault=_fault_of_folder(settings.home),
        log_fault=_fault_of_file(settings.log_file),
        onedrive=onedrive_folders(),
        free=_free(settings.home.absolute()),
    )


def observe_network(settings: Settings) -> NetworkFacts:
    """Look at proxy, certificates and token as requests does; addresses lose what they say of a password."""
    parts = urlsplit(settings.endpoint)
    proxies = getproxies()
    proxy = proxies.get(parts.scheme) or proxies.get("all")
    bypassed = proxy is not None and bool(proxy_bypass(parts.hostname or ""))
    bundle = next(iter(variables(*_BUNDLES).items()), None)
    return NetworkFacts(
        endpoint=settings.endpoint,
        proxy=None if proxy is None or bypassed else _without_password(proxy),
        bypassed=bypassed,
        bundle=bundle,
        bundle_there=bundle is not None and identity(Path(bundle[1])) is not None,
        token=looks(settings.token),
    )


def _installed(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _fault_of_folder(folder: Path) -> str | None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=folder):
            return None
    except OSError as error:
        return error.strerror or str(error)


def _fault_of_file(file: Path) -> str | None:
    try:
        with file.open("r+b"):
            return None
    except FileNotFoundError:
        return None
    except OSError as error:
        return error.strerror or str(error)


def _free(folder: Path) -> int | None:
    for place in (folder, *folder.parents):
        try:
            return shutil.disk_usage(place).free
        except OSError:
            continue
    return None


def _without_password(address: str) -> str:
    scheme, there, rest = address.rpartition("://")
    return f"{scheme}{there}{rest.rpartition('@')[2]}"
