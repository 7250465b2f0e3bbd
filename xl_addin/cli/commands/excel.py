"""The commands that set up Excel's side and take it back."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from xl_addin.cli.asking import clock
from xl_addin.cli.languages import language_of, language_option
from xl_addin.cli.observing import addin_folder, onedrive_folders
from xl_addin.excel.doctor.places import synced
from xl_addin.excel.installing import BOOK, README, Installed, Uninstalled
from xl_addin.excel.installing import install as put
from xl_addin.excel.installing import uninstall as take_back
from xl_addin.excel.vba.macro_book import build_macro_book
from xl_addin.messages import installing as said
from xl_addin.messages.doctor.places import workbook_synced
from xl_addin.messages.files import written
from xl_addin.records import Language, Sentence

_folder_option = click.option(
    "--folder",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Where the workbook lies (default: HFScore in your documents).",
)


@click.group()
def excel() -> None:
    """Set up the functions in Excel, or take them back."""


@excel.command()
@_folder_option
@language_option
def install(folder: Path | None, language: str | None) -> None:
    """Put the macro workbook into your folder; what you changed there is kept under a dated name."""
    told = language_of(language)
    place = (folder or addin_folder()).absolute()
    done = put(place, _contents(told), clock().date())
    _say(_installed(done, place), told)


@excel.command()
@_folder_option
@language_option
def uninstall(folder: Path | None, language: str | None) -> None:
    """Take back what install put there; what you changed stays."""
    place = (folder or addin_folder()).absolute()
    _say(_uninstalled(take_back(place), place), language_of(language))


def _contents(language: Language) -> dict[str, bytes]:
    """Return the files by their names; the workbook names the Python that runs this."""
    with TemporaryDirectory() as beside:
        book = Path(beside) / BOOK
        build_macro_book(book, python=Path(sys.executable), language=language)
        # As Notepad expects a text that is not plain ASCII.
        readme = said.readme().text(language).replace("\n", "\r\n").encode("utf-8-sig")
        return {BOOK: book.read_bytes(), README: readme}


def _installed(done: Installed, place: Path) -> list[Sentence]:
    warnings = [workbook_synced(place / BOOK)] if synced(place, onedrive_folders()) else []
    return [
        *(said.kept_aside(path, aside.name) for path, aside in done.kept),
        written([str(path) for path in done.written]),
        *warnings,
        said.next_steps(),
    ]


def _uninstalled(done: Uninstalled, place: Path) -> list[Sentence]:
    found = [said.removed(done.removed)] if done.removed else []
    found += [said.kept(path) for path in done.kept]
    return found or [said.nothing_installed(place)]


def _say(sentences: list[Sentence], language: Language) -> None:
    for sentence in sentences:
        click.echo(sentence.text(language))
