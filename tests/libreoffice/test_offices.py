"""Where the office is found, and what its program for extensions is asked and says."""

import sys
from pathlib import Path

import pytest

from xl_addin.errors import BadInput
from xl_addin.libreoffice.offices import Office, find_office, office_in


def put(path: Path, text: str = "") -> Path:
    """Put a program at ``path``."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!{sys.executable}\n{text}")
    path.chmod(0o755)
    return path


def recording(folder: Path, end: str = "") -> Office:
    """Return an office whose program notes its arguments, then does ``end``."""
    text = f"import sys; print(*sys.argv[1:], file=open({str(folder / 'said')!r}, 'a')); {end or 'pass'}"
    return Office(put(folder / "unopkg", text), ("-env:X=1",))


@pytest.mark.parametrize(
    "inside", ["program/unopkg", "Contents/MacOS/unopkg", "unopkg", "program/unopkg.com"]
)
def test_a_folder_is_looked_into(inside: str, tmp_path: Path) -> None:
    """Whether it is that of the installation, of an application of macOS or of the programs."""
    program = put(tmp_path / inside)
    assert office_in(tmp_path).unopkg == program


def test_a_folder_without_an_office_is_named(tmp_path: Path) -> None:
    """The sentence says where was looked and what is missing."""
    with pytest.raises(BadInput, match="unopkg") as raised:
        office_in(tmp_path)
    assert str(tmp_path) in str(raised.value)


def test_on_windows_the_newest_is_taken(tmp_path: Path) -> None:
    """Of the folders of programs, the first with an office; there the program that speaks in a terminal."""
    put(tmp_path / "x86" / "LibreOffice 5" / "program" / "unopkg.exe")
    put(tmp_path / "files" / "LibreOffice 7" / "program" / "unopkg.exe")
    wanted = put(tmp_path / "files" / "LibreOffice 24" / "program" / "unopkg.com")
    put(tmp_path / "files" / "LibreOffice" / "nothing")
    folders = [tmp_path / "files", tmp_path / "x86"]
    assert find_office("win32", None, folders).unopkg in {wanted, *(tmp_path / "files").rglob("unopkg.exe")}


def test_what_the_shell_finds_comes_first(tmp_path: Path) -> None:
    """Then nothing else is looked at."""
    assert find_office("linux", tmp_path / "unopkg", []).unopkg == tmp_path / "unopkg"


def test_without_an_office_the_cure_is_told() -> None:
    """On a system with no folder of programs at all."""
    with pytest.raises(BadInput, match="hfscore libreoffice install --office"):
        find_office("win32", None, [])


def test_the_program_is_asked_as_it_wants(tmp_path: Path) -> None:
    """For all users or for one; an add-in of the same name is replaced."""
    office = recording(tmp_path)
    office.install(Path("a.oxt"), everybody=True)
    office.install(Path("a.oxt"), everybody=False)
    office.uninstall(everybody=False)
    assert (tmp_path / "said").read_text().splitlines() == [
        "add --shared -f -env:X=1 a.oxt",
        "add -f -env:X=1 a.oxt",
        "remove -env:X=1 org.hfscore.addin",
    ]


@pytest.mark.parametrize(("name", "found"), [("org.hfscore.addin", True), ("org.hfscore.addin2", False)])
def test_the_list_tells_whether_it_is_there(name: str, found: bool, tmp_path: Path) -> None:  # noqa: FBT001
    """By its whole name."""
    assert (
        recording(tmp_path, f"print('All:\\n\\nIdentifier: {name}\\n  Version: 1')").has(everybody=True)
        is found
    )


def test_what_the_program_says_of_a_failure_is_told(tmp_path: Path) -> None:
    """In one line, with the cure."""
    office = recording(tmp_path, "sys.exit('ERROR: locked\\n\\nunopkg failed.')")
    with pytest.raises(BadInput, match=r"ERROR: locked unopkg failed\. Close every window"):
        office.install(Path("a.oxt"), everybody=False)


def test_a_program_that_is_gone_is_told(tmp_path: Path) -> None:
    """Between the search and the call."""
    with pytest.raises(BadInput, match="unopkg failed"):
        Office(tmp_path / "unopkg").has(everybody=False)
