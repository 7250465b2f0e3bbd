"""Where the office lies, and the program of it that takes extensions in and out."""

import subprocess
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from xl_addin.errors import BadInput
from xl_addin.libreoffice.identity import ADDIN
from xl_addin.messages import libreoffice as said

_SECONDS = 180.0
_UNOPKG = ("unopkg", "unopkg.com", "unopkg.exe")  # on Windows the .com is the one that speaks in a terminal
_INSIDE = ("", "program", "Contents/MacOS")
_LINUX = (
    *("/usr/lib/libreoffice", "/usr/lib64/libreoffice", "/usr/local/lib/libreoffice"),
    *("/opt/libreoffice*", "/opt/collaboraoffice", "/snap/libreoffice/current/lib/libreoffice"),
)
_MAC = ("/Applications/LibreOffice.app", "~/Applications/LibreOffice.app")
_WINDOWS = ("LibreOffice", "LibreOffice *")


@dataclass(frozen=True, slots=True)
class Office:
    """An installed office.

    Attributes
    ----------
    unopkg
        Its program for extensions.
    options
        What that program is given beside its order.
    """

    unopkg: Path
    options: tuple[str, ...] = ()

    def install(self, addin: Path, *, everybody: bool) -> None:
        """Take in an extension; one of the same name is replaced.

        Raises
        ------
        BadInput
            If the office refuses.
        """
        self._run("add", *_scope(everybody=everybody), "-f", *self.options, str(addin))

    def has(self, *, everybody: bool) -> bool:
        """Tell whether the add-in is installed.

        Raises
        ------
        BadInput
            If the office refuses.
        """
        listed = self._run("list", *_scope(everybody=everybody), *self.options)
        return any(line.strip() == f"Identifier: {ADDIN}" for line in listed.splitlines())

    def uninstall(self, *, everybody: bool) -> None:
        """Take the add-in out.

        Raises
        ------
        BadInput
            If the office refuses.
        """
        self._run("remove", *_scope(everybody=everybody), *self.options, ADDIN)

    def _run(self, *order: str) -> str:
        try:
            done = subprocess.run(  # noqa: S603  the office's own program
                [self.unopkg, *order],
                capture_output=True,
                stdin=subprocess.DEVNULL,
                encoding="utf-8",
                errors="replace",
                timeout=_SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise BadInput(said.office_hangs(self.unopkg, _SECONDS)) from error
        except OSError as error:
            raise BadInput(said.office_failed(self.unopkg, error.strerror or str(error))) from error
        if done.returncode != 0:
            raise BadInput(said.office_failed(self.unopkg, _sentence(done.stderr or done.stdout)))
        return done.stdout


def office_in(folder: Path) -> Office:
    """Return the office that was installed in ``folder``.

    Raises
    ------
    BadInput
        If there is none.
    """
    found = next(_programs([folder]), None)
    if found is None:
        raise BadInput(said.no_office_there(folder))
    return Office(found)


def find_office(platform: str, on_path: Path | None, program_folders: Iterable[Path]) -> Office:
    """Return the office of this machine.

    Parameters
    ----------
    platform
        As Python names it: ``linux``, ``darwin``, ``win32``.
    on_path
        The program unopkg as the shell finds it; None where it does not.
    program_folders
        Where Windows keeps programs.

    Raises
    ------
    BadInput
        If none is found.
    """
    if on_path is not None:
        return Office(on_path)
    found = next(_programs(_usual(platform, program_folders)), None)
    if found is None:
        raise BadInput(said.no_office())
    return Office(found)


def _usual(platform: str, program_folders: Iterable[Path]) -> Iterator[Path]:
    """Yield the folders in which the office is usually installed, newer versions first."""
    if platform == "win32":
        for folder in program_folders:
            for pattern in _WINDOWS:
                yield from sorted(folder.glob(pattern), reverse=True)
        return
    for name in _MAC if platform == "darwin" else _LINUX:
        path = Path(name).expanduser()
        yield from sorted(path.parent.glob(path.name), reverse=True)


def _programs(folders: Iterable[Path]) -> Iterator[Path]:
    for folder in folders:
        for inside in _INSIDE:
            for name in _UNOPKG:
                program = folder / inside / name
                if program.is_file():
                    yield program


def _scope(*, everybody: bool) -> Sequence[str]:
    return ("--shared",) if everybody else ()


def _sentence(output: str) -> str:
    """Return the lines in which the program says what went wrong, as one."""
    return " ".join(line.strip() for line in output.splitlines() if line.strip())
