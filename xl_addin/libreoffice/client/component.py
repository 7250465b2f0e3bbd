"""What the office sees of the add-in: the functions, the job that binds names, the commands of the menu."""

from __future__ import annotations

from typing import Any

import uno
import unohelper
from com.sun.star.awt import XCallback
from com.sun.star.frame import XTerminateListener
from com.sun.star.lang import XServiceInfo
from com.sun.star.sheet import ResultEvent, XVolatileResult
from com.sun.star.task import XJob, XJobExecutor
from hfscore_addin import session, values
from hfscore_addin.binding import bind, is_spreadsheet
from hfscore_addin.commands import Commands
from org.hfscore import XFunctions

FUNCTIONS, BINDING, COMMANDS = "org.hfscore.AddIn", "org.hfscore.BindJob", "org.hfscore.Commands"


class VolatileResult(unohelper.Base, XVolatileResult):
    """What a cell is given for its question: a result that may come later, and change."""

    def __init__(self, entry: Any) -> None:
        self._entry = entry
        self._heard: list[tuple[Any, Any]] = []

    def addResultListener(self, listener: Any) -> None:  # noqa: N802  the office's name
        """Let the office hear of the result."""

        def hear(value: Any) -> None:
            event = ResultEvent()
            event.Source = self
            # Rows have to be said to be rows of anything: else they arrive as one thing of no known kind.
            event.Value = uno.Any("[][]any", value) if isinstance(value, tuple) else value
            listener.modified(event)

        self._heard.append((listener, hear))
        self._entry.listen(hear)

    def removeResultListener(self, listener: Any) -> None:  # noqa: N802
        """Let the office hear no more: its cells are gone."""
        for pair in [pair for pair in self._heard if pair[0] == listener]:
            self._heard.remove(pair)
            self._entry.listeners.remove(pair[1])


class Functions(unohelper.Base, XFunctions, XServiceInfo):
    """The cell functions; one method for each of the function table stands here once the module is read."""

    def __init__(self, context: Any) -> None:
        self._session = session.current(context)
        _end_with_office(context, self._session)

    def ask(self, function: str, given: tuple[Any, ...]) -> Any:
        """Return the result of a call, which comes later."""
        kinds = self._session.baked.functions[function]
        arguments = [
            values.argument(cell, zero_is_blank=kind["optional"] or kind["kind"] in ("model", "models"))
            for cell, kind in zip(given, kinds)
        ]
        while arguments and arguments[-1] is None:
            arguments.pop()
        entry = self._session.board.entry(function, arguments)
        if entry.result is None:
            entry.result = VolatileResult(entry)
        return entry.result

    def getImplementationName(self) -> str:  # noqa: N802
        """Return the name of the implementation."""
        return FUNCTIONS

    def supportsService(self, name: str) -> bool:  # noqa: N802
        """Tell whether this is an add-in."""
        return name in self.getSupportedServiceNames()

    def getSupportedServiceNames(self) -> tuple[str, ...]:  # noqa: N802
        """Return what this is."""
        return (FUNCTIONS, "com.sun.star.sheet.AddIn")


class BindJob(unohelper.Base, XJob):
    """What is done when a document has been opened."""

    def __init__(self, context: Any) -> None:
        self._session = session.current(context)

    def execute(self, arguments: tuple[Any, ...]) -> None:
        """Bind the names in the opened document, or in the one that is handed over as ``Model``."""
        given = {one.Name: one.Value for one in arguments}
        known = {one.Name: one.Value for one in given.get("Environment", ())}
        document = known.get("Model") or given.get("Model")
        if is_spreadsheet(document):
            bind(document, self._session.names)


class Menu(unohelper.Base, XJobExecutor):
    """The commands of the menu and the tool bar."""

    def __init__(self, context: Any) -> None:
        manager = context.ServiceManager
        queue = manager.createInstanceWithContext("com.sun.star.awt.AsyncCallback", context)

        def later(work: Any) -> None:
            queue.addCallback(_Later(work), None)

        self._commands = Commands(context, session.current(context), uno, later)

    def trigger(self, command: str) -> None:
        """Do what an entry of the menu is for."""
        self._commands.do(command)


class _Later(unohelper.Base, XCallback):
    def __init__(self, work: Any) -> None:
        self._work = work

    def notify(self, data: Any) -> None:  # noqa: ARG002  as the office calls it
        """Do it."""
        self._work()


class _End(unohelper.Base, XTerminateListener):
    def __init__(self, ended: Any) -> None:
        self._ended = ended

    def queryTermination(self, event: Any) -> None:  # noqa: N802
        """Let the office end."""

    def notifyTermination(self, event: Any) -> None:  # noqa: ARG002, N802  as the office calls it
        """Ask nothing any more."""
        self._ended.board.end()

    def disposing(self, event: Any) -> None:
        """Keep nothing."""


def _end_with_office(context: Any, known: Any) -> None:
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    desktop.addTerminateListener(_End(known))


def _method(function: str) -> Any:
    def method(self: Functions, *given: Any) -> Any:
        return self.ask(function, given)

    return method


for _name in session.baked().functions:
    setattr(Functions, _name.lower(), _method(_name))

g_ImplementationHelper = unohelper.ImplementationHelper()  # noqa: N816  the office looks for this name
g_ImplementationHelper.addImplementation(Functions, FUNCTIONS, (FUNCTIONS, "com.sun.star.sheet.AddIn"))
g_ImplementationHelper.addImplementation(BindJob, BINDING, (BINDING,))
g_ImplementationHelper.addImplementation(Menu, COMMANDS, (COMMANDS,))
