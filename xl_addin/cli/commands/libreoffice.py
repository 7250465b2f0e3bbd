"""The commands that set up LibreOffice's side, take it back, and carry workbooks between it and Excel."""

import os
import shutil
import sys
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from xl_addin.cli.asking import clock
from xl_addin.cli.languages import language_of, language_option
from xl_addin.libreoffice.build import build_addin
from xl_addin.libreoffice.offices import Office, find_office, office_in
from xl_addin.libreoffice.renaming import rename
from xl_addin.messages import libreoffice as said
from xl_addin.messages import refreshing, serving
from xl_addin.outputs.files.saving import save_bytes
from xl_addin.outputs.files.swapping import read_original, swap
from xl_addin.outputs.package.archive import read_package
from xl_addin.settings import Settings, variables

_FILE = click.Path(path_type=Path, dir_okay=False)
_SERVING = ("starlette", "uvicorn")  # what the service needs beside HFScore
_NAME = "hfscore.oxt"
_PROGRAMS = ("ProgramFiles", "ProgramW6432", "ProgramFiles(x86)", "LOCALAPPDATA")
_office_option = click.option(
    "--office",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="The folder in which LibreOffice was installed (default: where it usually is).",
)
_everybody_option = click.option(
    "--shared/--user",
    "everybody",
    default=None,
    help="For all users of this machine, or for you (default: for you; for all when run as root).",
)


@click.group()
def libreoffice() -> None:
    """Set up the functions in LibreOffice Calc, or take them back."""


@libreoffice.command()
@click.argument("out", type=_FILE, metavar="[OUT]", default=_NAME)
@language_option
@click.pass_obj
def build(settings: Settings, *, out: Path, language: str | None) -> None:
    """Write the add-in's file, for a double click in the file manager; it calls this Python."""
    save_bytes(_addin(settings), out)
    click.echo(said.built(out).text(language_of(language)))


@libreoffice.command()
@_office_option
@_everybody_option
@language_option
@click.pass_obj
def install(settings: Settings, *, office: Path | None, everybody: bool | None, language: str | None) -> None:
    """Put the add-in into LibreOffice; run it again after an update of HFScore."""
    found, whole = _office(office), _for_everybody(asked=everybody)
    with TemporaryDirectory() as beside:
        addin = Path(beside) / _NAME
        save_bytes(_addin(settings), addin)
        found.install(addin, everybody=whole)
    told = language_of(language)
    click.echo(said.installed(found.unopkg.parent, everybody=whole).text(told))
    for name in _SERVING:
        if find_spec(name) is None:
            click.echo(serving.not_installed(name).text(told), err=True)
            break


@libreoffice.command()
@_office_option
@_everybody_option
@language_option
def uninstall(*, office: Path | None, everybody: bool | None, language: str | None) -> None:
    """Take the add-in out of LibreOffice; the store stays."""
    found, whole, told = _office(office), _for_everybody(asked=everybody), language_of(language)
    if found.has(everybody=whole):
        found.uninstall(everybody=whole)
        click.echo(said.uninstalled(found.unopkg.parent).text(told))
    else:
        click.echo(said.not_installed(found.unopkg.parent).text(told))


@libreoffice.command()
@click.argument("workbook", type=_FILE, metavar="WORKBOOK")
@click.option(
    "--for",
    "host",
    type=click.Choice(["excel", "calc"]),
    default="excel",
    show_default=True,
    help="The program that is to know the functions.",
)
@language_option
@click.pass_obj
def names(settings: Settings, *, workbook: Path, host: str, language: str | None) -> None:
    """Let the formulas of an .xlsx or .xlsm file name the functions as Excel, or as Calc, does.

    Calc writes its own long names into files, which Excel does not know. Only those names are changed, and
    the file as it was is kept in the folder "backups" beside the store.
    """
    told, wanted = language_of(language), "calc" if host == "calc" else "excel"
    original = read_original(workbook)
    package = read_package(original.content, workbook)
    program = "LibreOffice Calc" if wanted == "calc" else "Excel"
    count = rename(package, "calc" if host == "calc" else "excel")
    if count == 0:
        click.echo(said.nothing_to_rename(workbook, program).text(told))
        return
    copy = swap(original, package.bytes(), settings.home / "backups", clock())
    click.echo(said.renamed(workbook, count, program).text(told))
    click.echo(refreshing.backed_up(copy).text(told))


def _addin(settings: Settings) -> bytes:
    return build_addin(Path(sys.executable), _for_anybody(settings.home.absolute()))


def _for_anybody(folder: Path) -> Path:
    """Return a folder within the user's own so that it means the own one of whoever runs the office."""
    try:
        return Path("~") / folder.relative_to(Path.home())
    except (ValueError, RuntimeError):  # it lies elsewhere, or nobody has a folder
        return folder


def _office(folder: Path | None) -> Office:
    if folder is not None:
        return office_in(folder)
    on_path = shutil.which("unopkg")
    folders = [Path(path) for path in variables(*_PROGRAMS).values()]
    return find_office(sys.platform, Path(on_path).resolve() if on_path else None, folders)


def _for_everybody(*, asked: bool | None) -> bool:
    """Return what the user chose; the office refuses a root that installs for itself."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return is_root if asked is None else asked
