"""The words of the function table: what every spreadsheet host is told of a function."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, TypeAlias

from xl_addin.records import Sentence

Kind = Literal["model", "models", "choice", "number", "date", "counts"]
Shape = Literal["scalar", "table"]
Code = Literal["na", "value", "num"]


@dataclass(frozen=True, slots=True)
class CellError:
    """What a cell shows instead of an answer: a real error value of the spreadsheet, never a text.

    ``na`` is #N/A (no answer), ``value`` #VALUE! (an argument cannot be meant), ``num`` #NUM!. ``reason``
    is what HFSTATUS and the log say of it.
    """

    code: Code
    reason: Sentence


Scalar: TypeAlias = str | float | int | bool | datetime | None  # a datetime is naive and in UTC
Table: TypeAlias = list[list[Scalar | CellError]]
Result: TypeAlias = Scalar | Table | CellError


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of a cell function.

    Attributes
    ----------
    name
        As the wizard shows it: lower case, ASCII.
    kind
        What may stand there: one model id, a range of them, one of ``choices``, a number, a date, or a range
        of monthly counts.
    help
        One sentence, at most 255 characters in either language, as Excel's wizard allows.
    choices
        The words that a choice may be, in lower case; the first is the default.
    optional
        Whether the argument may be left out.
    """

    name: str
    kind: Kind
    help: Sentence
    choices: tuple[str, ...] = ()
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Function:
    """One cell function, the same in every spreadsheet.

    Attributes
    ----------
    name
        As typed, in capitals.
    call
        What answers: takes the desk of the running session, then the arguments as the edge of the cell
        cleaned them; returns a scalar, a table or a :class:`CellError`.
    arguments
        In their order.
    shape
        Whether one value comes back or a table, which spills.
    help
        One sentence, at most 255 characters in either language.
    example
        A formula that may be typed as it stands.
    """

    name: str
    call: Callable[..., Any]
    arguments: tuple[Argument, ...]
    shape: Shape
    help: Sentence
    example: str
