"""What the entries of the menu do."""

from __future__ import annotations

import subprocess
import threading
import time
from pathlib import Path
from typing import Any, Callable

from . import values
from .binding import bind, is_spreadsheet
from .models import asked, on_sheet
from .service import Unavailable, without_window
from .session import Session

_LOOK = 0.3  # s between two looks at how far a refresh is
_PATIENCE = 3600.0
_SUMMARY = ("Summary", "概要")
_EXCEL = "Calc MS Excel 2007 XML"
_INFO, _WARNING = "INFOBOX", "WARNINGBOX"  # of com.sun.star.awt.MessageBoxType
_OK = 1  # of com.sun.star.awt.MessageBoxButtons
_LONGEST = 1000  # characters of a box


class Commands:
    """The commands over the document that is before the user.

    Parameters
    ----------
    context
        Of the component.
    session
        Of this office.
    uno
        The office's module of this name.
    later
        Lets the office do something in its own thread, the only one that may show boxes.
    """

    def __init__(
        self, context: Any, session: Session, uno: Any, later: Callable[[Callable[[], None]], None]
    ) -> None:
        self._context, self._session, self._uno, self._later = context, session, uno, later

    def do(self, command: str) -> None:
        """Do one of the commands by its name; what goes wrong is said, never raised."""
        known = {
            "refresh_sheet": self.refresh_sheet,
            "refresh_all": self.refresh_all,
            "retry_errors": self.retry_errors,
            "bind_names": self.bind_names,
            "copy_for_excel": self.copy_for_excel,
            "open_summary": self.open_summary,
            "help": self.help,
        }
        try:
            known[command]()
        except Exception as error:  # noqa: BLE001  the rim: past this line the office would show a trace
            self._tell(self._session.say("fault", detail=f"{type(error).__name__}: {error}"), _WARNING)

    def refresh_sheet(self) -> None:
        """Ask the Hub anew about the models on the sheet before the user."""
        session, document = self._session, self._document()
        if document is None:
            return
        sheet = document.getCurrentController().getActiveSheet()
        found = on_sheet(sheet, session.names, session.with_model)
        self._refresh(asked(session.board.entries(), session.with_model) if found is None else found)

    def refresh_all(self) -> None:
        """Ask the Hub anew about every model that a cell of any open workbook asks about."""
        self._refresh(asked(self._session.board.entries(), self._session.with_model))

    def retry_errors(self) -> None:
        """Ask again what ended in an error."""

        def work() -> None:
            self._session.service.call("POST", "/v1/forget-failures", {})
            self._session.board.again(lambda entry: entry.answer is None or values.is_error(entry.answer))
            self._session.board.again(lambda entry: entry.function == "HFSTATUS")

        self._beside(work)

    def bind_names(self) -> None:
        """Let the formulas of the workbook find the functions."""
        document = self._document()
        if document is not None:
            count = bind(document, self._session.names)
            self._tell(self._session.say("bound", count=count))

    def copy_for_excel(self) -> None:
        """Save a copy of the workbook whose formulas Excel understands."""
        document = self._document()
        if document is None:
            return
        if not document.getURL():
            self._tell(self._session.say("save_first"), _WARNING)
            return
        source = Path(self._uno.fileUrlToSystemPath(document.getURL()))
        target = _free(source.with_name(f"{source.stem} (Excel).xlsx"))
        filtered = self._uno.createUnoStruct("com.sun.star.beans.PropertyValue")
        filtered.Name, filtered.Value = "FilterName", _EXCEL
        document.storeToURL(self._uno.systemPathToFileUrl(str(target)), (filtered,))
        self._beside(lambda: self._renamed(target))

    def open_summary(self) -> None:
        """Show the sheet that sums up the watchlist."""
        document = self._document()
        if document is None:
            return
        sheets = document.Sheets
        found = next((name for name in _SUMMARY if sheets.hasByName(name)), None)
        if found is None:
            self._tell(self._session.say("no_summary"))
        else:
            document.getCurrentController().setActiveSheet(sheets.getByName(found))

    def help(self) -> None:
        """Say what the functions are for."""
        self._tell(self._session.say("help", version=self._session.baked.version))

    def _refresh(self, models: list[str]) -> None:
        if models:
            self._beside(lambda: self._refreshed(models))
        else:
            self._tell(self._session.say("no_models"))

    def _refreshed(self, models: list[str]) -> None:
        """Let the Hub be asked, say in the status bar how far it is, and ask the cells anew."""
        service, bar = self._session.service, self._bar(len(models))
        try:
            job = service.call("POST", "/v1/refresh", {"models": models})["job"]
            end = time.monotonic() + _PATIENCE
            while time.monotonic() < end:
                state = service.call("GET", f"/v1/refresh/{job}")
                if bar is not None:
                    bar.setValue(int(state["done"]))
                if state["finished"]:
                    break
                time.sleep(_LOOK)
            self._session.board.again()
        finally:
            if bar is not None:
                bar.end()

    def _bar(self, steps: int) -> Any:
        frame = self._frame()
        if frame is None:
            return None
        bar = frame.createStatusIndicator()
        bar.start(self._session.say("refreshing"), steps)
        return bar

    def _beside(self, work: Any) -> None:
        """Do something that takes its time beside the office."""

        def told() -> None:
            try:
                work()
            except Unavailable as failure:
                self._tell(self._session.say(failure.key, detail=failure.detail), _WARNING)

        threading.Thread(target=told, name="hfscore command", daemon=True).start()

    def _renamed(self, target: Path) -> None:
        """Give the formulas of a copy the names that Excel knows; a copy without them is of no use."""
        command = [self._session.baked.python, "-P", "-m", "xl_addin", "libreoffice", "names"]
        command += ["--language", self._session.language, str(target)]
        done = subprocess.run(  # noqa: S603  its own Python
            command,
            env=self._session.service.surroundings(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=_PATIENCE,
            check=False,
            creationflags=without_window(),
        )
        if done.returncode == 0:
            self._tell(self._session.say("copied", path=target))
        else:
            target.unlink()
            self._tell(done.stderr.strip()[-_LONGEST:], _WARNING)

    def _document(self) -> Any:
        document = self._desktop().getCurrentComponent()
        return document if is_spreadsheet(document) else None

    def _desktop(self) -> Any:
        manager = self._context.ServiceManager
        return manager.createInstanceWithContext("com.sun.star.frame.Desktop", self._context)

    def _frame(self) -> Any:
        return self._desktop().getCurrentFrame()

    def _tell(self, text: str, kind: str = _INFO) -> None:
        """Show a sentence in a box, once the office has time; whoever calls does not wait."""
        self._later(lambda: self._show(text, kind))

    def _show(self, text: str, kind: str) -> None:
        frame = self._frame()
        window = None if frame is None else frame.getContainerWindow()
        if window is None:
            return
        box = window.getToolkit().createMessageBox(
            window, self._uno.Enum("com.sun.star.awt.MessageBoxType", kind), _OK, "HFScore", text
        )
        box.execute()
        box.dispose()


def _free(path: Path) -> Path:
    number, free = 2, path
    while free.exists():
        free = path.with_name(f"{path.stem} {number}{path.suffix}")
        number += 1
    return free
