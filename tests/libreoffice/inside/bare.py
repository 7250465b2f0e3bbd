"""An add-in with one function that returns a constant: what a cell of an add-in costs at least."""

from __future__ import annotations

from typing import Any

import unohelper
from com.sun.star.lang import XServiceInfo
from org.bare import XBare

NAME, ADDIN = "org.bare.AddIn", "com.sun.star.sheet.AddIn"


class Bare(unohelper.Base, XBare, XServiceInfo):
    """The function."""

    def __init__(self, context: Any) -> None:
        """Need nothing of the office."""

    def bare(self, model: Any, score: Any) -> float:  # noqa: ARG002  as a function of ours
        """Return a constant."""
        return 50.0

    def getImplementationName(self) -> str:  # noqa: N802  the office's names
        """Return the name of the implementation."""
        return NAME

    def supportsService(self, name: str) -> bool:  # noqa: N802
        """Tell whether this is an add-in."""
        return name in self.getSupportedServiceNames()

    def getSupportedServiceNames(self) -> tuple[str, ...]:  # noqa: N802
        """Return what this is."""
        return (NAME, ADDIN)


g_ImplementationHelper = unohelper.ImplementationHelper()  # noqa: N816  the office looks for this name
g_ImplementationHelper.addImplementation(Bare, NAME, (NAME, ADDIN))
