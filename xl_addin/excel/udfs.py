"""The table as functions of xlwings, which Excel on Windows calls through the wrapper in Basic.

Each is made from its row of the table, under the lower-case name that the wrapper asks for.
"""

from collections.abc import Callable, Mapping
from inspect import Parameter, Signature
from typing import Any

import xlwings as xw

from xl_addin.excel import session
from xl_addin.excel.cell import answer
from xl_addin.excel.functions import FUNCTIONS
from xl_addin.excel.marks import marked
from xl_addin.excel.table import Argument, Function
from xl_addin.records import Language

CATEGORY = "HFScore"


def made(function: Function, language: Language) -> Callable[..., Any]:
    """Return the function of xlwings for one row of the table, with its help in ``language``.

    Ranges arrive as tables, errors as their texts; errors leave as marks (:mod:`xl_addin.excel.marks`).
    """

    def cell(*given: object) -> Any:
        return marked(answer(function, session.desk, given))

    cell.__name__ = cell.__qualname__ = function.name.lower()
    cell.__doc__ = function.help.text(language)
    cell.__annotations__ = {}  # xlwings would take them for converters
    cell.__signature__ = Signature([_parameter(one) for one in function.arguments])  # type: ignore[attr-defined]
    found: Callable[..., Any] = cell
    for argument in function.arguments:
        found = xw.arg(argument.name, ndim=2, err_to_str=True, doc=argument.help.text(language))(found)
    # xlwings' other decorators undo what this one says, so it comes last.
    return xw.func(category=CATEGORY, call_in_wizard=False, volatile=False)(xw.ret()(found))


def _parameter(argument: Argument) -> Parameter:
    default = None if argument.optional else Parameter.empty
    return Parameter(argument.name, Parameter.POSITIONAL_OR_KEYWORD, default=default)


def _all(language: Language) -> Mapping[str, Callable[..., Any]]:
    return {function.name.lower(): made(function, language) for function in FUNCTIONS}


globals().update(_all(session.language()))  # xlwings looks its functions up by name in this module
