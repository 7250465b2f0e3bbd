"""What a cell shows, as JSON: one object for each answer, with the kind of the answer as its key."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias

from xl_addin.excel.table import CellError, Result, Scalar
from xl_addin.messages import cells
from xl_addin.records import Language, Sentence

Answer: TypeAlias = dict[str, Any]

_SERIAL_ORIGIN = datetime(1899, 12, 30)  # noqa: DTZ001  a sheet's days have no zone
_DAY = 86_400.0  # seconds


@dataclass(frozen=True, slots=True)
class Late:
    """What is said of the models of a batch while the Hub is still being asked, as reasons and as texts."""

    reasons: frozenset[Sentence]
    texts: frozenset[str]


def late_of(models: Iterable[str], language: Language) -> Late:
    """Return what would be said of ``models``."""
    reasons = frozenset(cells.loading(model.strip()) for model in models)
    return Late(reasons, frozenset(said.text(language) for said in reasons))


def encoded(result: Result, language: Language, late: Late) -> Answer:
    """Return the answer that says ``result``, with its reasons in ``language``.

    It bears ``loading`` where a later call will show more.
    """
    if isinstance(result, list):
        answer: Answer = {"table": [[_cell(cell, language, late) for cell in row] for row in result]}
        return answer | _mark(any(_is_late(cell, late) for row in result for cell in row))
    found = _cell(result, language, late)
    return found if isinstance(found, dict) else {"value": found} | _mark(_is_late(result, late))


def _cell(cell: Scalar | CellError, language: Language, late: Late) -> Any:
    if isinstance(cell, CellError):
        return {"error": cell.code, "reason": cell.reason.text(language)} | _mark(_is_late(cell, late))
    if isinstance(cell, datetime):  # naive, and in UTC
        serial = (cell - _SERIAL_ORIGIN).total_seconds() / _DAY
        return {"date": f"{cell.isoformat(timespec='seconds')}Z", "serial": serial}
    return cell


def _mark(late: bool) -> Answer:  # noqa: FBT001  it is what the mark says
    return {"loading": True} if late else {}


def _is_late(cell: Scalar | CellError, late: Late) -> bool:
    return cell.reason in late.reasons if isinstance(cell, CellError) else cell in late.texts
