"""What was observed of this machine, before anything is made of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path, PurePath
from typing import Literal

from xl_addin.hub.store.quota import Quota
from xl_addin.records import Sentence

TokenLooks = Literal["none", "usual", "odd"]


@dataclass(frozen=True, slots=True)
class PythonFacts:
    """The Python that runs this program, and the xlwings in it.

    Attributes
    ----------
    version, bits, executable
        Of the interpreter.
    windows
        Whether this is Windows, where Excel calls Python through a DLL.
    ansi
        The system's code page for programs that know no Unicode, as a codec's name.
    xlwings
        Its version, None where it is not installed.
    dlls
        The names of xlwings' DLLs where the workbook looks: in the interpreter's folder and the one above.
    """

    version: tuple[int, int, int]
    bits: int
    executable: PurePath
    windows: bool
    ansi: str
    xlwings: str | None
    dlls: frozenset[str]


@dataclass(frozen=True, slots=True)
class ExcelFacts:
    """An Excel that is installed here.

    Attributes
    ----------
    version
        As its registry key is named, such as 16.0.
    bits
        32 or 64; None where the registry does not say.
    trusts_projects
        Whether programs may read and write VBA projects (AccessVBOM).
    macros
        The macro setting (VBAWarnings): 1 all run, 2 the user is asked, 3 only signed ones run, 4 none.
    """

    version: str
    bits: int | None
    trusts_projects: bool
    macros: int


@dataclass(frozen=True, slots=True)
class BookFacts:
    """A workbook and what its sheet xlwings.conf says; ``fault`` says why that could not be read."""

    path: Path
    conf: Mapping[str, str]
    fault: Sentence | None = None


@dataclass(frozen=True, slots=True)
class PlaceFacts:
    """The folder for store, config and log.

    Attributes
    ----------
    home
        The folder.
    fault, log_fault
        The system's reason why nothing can be written there, or to the log that lies there.
    onedrive
        The folders that OneDrive keeps in step.
    free
        Room on the disk [bytes], None where the system does not tell.
    """

    home: Path
    fault: str | None
    log_fault: str | None
    onedrive: tuple[Path, ...]
    free: int | None


@dataclass(frozen=True, slots=True)
class NetworkFacts:
    """The way to the Hub as programs here are told of it.

    Attributes
    ----------
    endpoint
        Address of the Hub.
    proxy
        Address of the proxy in between, None where the Hub is asked directly.
    bypassed
        Whether a proxy is set and the Hub's host is excepted from it.
    bundle, bundle_there
        The file of certificates that a variable names, and whether it exists.
    token
        How the access token looks; the token itself is no fact.
    """

    endpoint: str
    proxy: str | None
    bypassed: bool
    bundle: tuple[str, str] | None
    bundle_there: bool
    token: TokenLooks


@dataclass(frozen=True, slots=True)
class HubFacts:
    """What came of one call to the Hub.

    Attributes
    ----------
    seconds
        How long it took.
    fault, passes
        Why no usable answer came (None: one did), and whether that passes by itself.
    ahead
        How far this machine's clock runs before the Hub's; None where no answer told.
    """

    seconds: float
    fault: Sentence | None
    passes: bool
    ahead: timedelta | None


@dataclass(frozen=True, slots=True)
class StoreFacts:
    """The store: ``size`` in bytes (None: not made yet), why it cannot be used, and the running quota."""

    file: Path
    size: int | None
    fault: Sentence | None
    damaged: bool
    quota: Quota


@dataclass(frozen=True, slots=True)
class Facts:
    """All of it; ``excel``, ``book`` and ``hub`` are None where there is none."""

    python: PythonFacts
    excel: ExcelFacts | None
    book: BookFacts | None
    place: PlaceFacts
    network: NetworkFacts
    hub: HubFacts | None
    store: StoreFacts
