"""A batch of calls, answered: every model is asked for at once, and equal calls are computed once."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import islice
from types import MappingProxyType

from xl_addin.errors import HFScoreError
from xl_addin.excel import ranges
from xl_addin.excel.arguments import clean, grid
from xl_addin.excel.cell import answer
from xl_addin.excel.desk import Desk
from xl_addin.excel.functions import FUNCTIONS
from xl_addin.excel.table import Argument, CellError, Function, Result
from xl_addin.messages import serving
from xl_addin.service.batch import Batch, Call
from xl_addin.service.encoding import Answer, encoded, late_of
from xl_addin.service.refusals import Kind, Refusal

TABLE: Mapping[str, Function] = MappingProxyType({function.name: function for function in FUNCTIONS})
"""The functions by their names."""

_MOST_MODELS = 10_000  # asked about beforehand
_TOGETHER = 250  # series fitted in one go
_OF_MODELS = ("model", "models")


def answers(batch: Batch, desk: Desk, is_ending: Callable[[], bool]) -> list[Answer]:
    """Return what each call of the batch shows, in order.

    Raises
    ------
    Refusal
        If the service ends before all is computed.
    """
    own = desk.seen_by(batch.language, waits=batch.waits)
    models = list(islice(dict.fromkeys(_models(batch)), _MOST_MODELS))
    late = late_of(models, own.language)
    with suppress(HFScoreError):  # each call says it of itself
        own.answers(models)
    series = list(_series(batch))
    for begin in range(0, len(series), _TOGETHER):
        _go_on(is_ending)
        own.scored([ranges.unscored(counts) for counts in series[begin : begin + _TOGETHER]])
    found: dict[str, Answer] = {}
    for call in batch.calls:
        if call.key not in found:
            _go_on(is_ending)
            found[call.key] = encoded(_answered(call, own), own.language, late)
    return [found[call.key] for call in batch.calls]


def _go_on(is_ending: Callable[[], bool]) -> None:
    if is_ending():
        raise Refusal(Kind.ENDING, serving.ending())


def _answered(call: Call, desk: Desk) -> Result:
    function = _function(call)
    if function is None:
        return CellError("value", serving.unknown_function(call.function, TABLE))
    most = len(function.arguments)
    if len(call.arguments) > most:
        return CellError("value", serving.too_many_arguments(function.name, len(call.arguments), most))
    return answer(function, lambda: desk, call.arguments)


def _models(batch: Batch) -> Iterator[str]:
    """Yield every text that a call gives as a model."""
    for argument, value in _firsts(batch):
        if argument.kind in _OF_MODELS:
            yield from (one for row in grid(value) for one in row if isinstance(one, str))


def _series(batch: Batch) -> Iterator[Sequence[float]]:
    """Yield every series of counts that a call gives."""
    for argument, value in _firsts(batch):
        if argument.kind == "counts":
            counts = clean(argument, value)
            if not isinstance(counts, CellError):
                yield counts


def _firsts(batch: Batch) -> Iterator[tuple[Argument, object]]:
    """Yield what each call gives for the first argument of its function."""
    for call in batch.calls:
        function = _function(call)
        if function is not None and function.arguments and call.arguments:
            yield function.arguments[0], call.arguments[0]


def _function(call: Call) -> Function | None:
    return TABLE.get(call.function.strip().upper())
