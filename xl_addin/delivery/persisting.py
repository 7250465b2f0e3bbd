"""Offering a message again: what may heal is tried within bounds of number and of time."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from tenacity import RetryCallState, Retrying, retry_if_exception_type, wait_exponential

from xl_addin.delivery.outcome import Carried, Refusal
from xl_addin.delivery.smtp import Deferred
from xl_addin.errors import NotDelivered
from xl_addin.messages import mailing
from xl_addin.records import Sentence

_UNHEARD = 3  # attempts where the server does not answer at all, which greylisting does
_FIRST_WAIT, _LONGEST_WAIT = 1.0, 120.0  # seconds

Offer = Callable[[Sequence[str]], Mapping[str, Refusal]]
"""Offers the message for those recipients once; returns whom the server refused."""
Tell = Callable[[Sentence], None]


@dataclass(slots=True)
class _Errand:
    """What is still to be done, and what is done."""

    pending: tuple[str, ...]
    sent: list[str] = field(default_factory=list)
    refused: dict[str, Sentence] = field(default_factory=dict)
    waiting: Mapping[str, Refusal] = field(default_factory=dict)

    def offer(self, offer: Offer) -> None:
        self.waiting = {}
        answer = offer(self.pending)
        self.sent += [one for one in self.pending if one not in answer]
        self.refused |= {
            one: mailing.recipient_refused(one, no.words) for one, no in answer.items() if not no.passing
        }
        self.waiting = {one: no for one, no in answer.items() if no.passing}
        self.pending = tuple(self.waiting)
        if self.waiting:
            one, no = next(iter(self.waiting.items()))
            raise Deferred(mailing.recipient_refused(one, no.words), f"{one}: {no.words}", heard=True)


def persist(
    offer: Offer,
    recipients: Sequence[str],
    patience: float,
    *,
    sleep: Callable[[float], None],
    tell: Tell,
) -> Carried:
    """Offer a message until everybody has it or is refused for good, or patience ends.

    Parameters
    ----------
    patience
        Seconds that may be waited in all where the server asks to come again.
    tell
        Called before each wait with what is waited for.
    """
    errand = _Errand(tuple(recipients))

    def wait(state: RetryCallState) -> None:
        tell(mailing.trying_again(state.upcoming_sleep, _fault(state).why))

    retrying = Retrying(
        retry=retry_if_exception_type(Deferred),
        wait=wait_exponential(multiplier=_FIRST_WAIT, max=_LONGEST_WAIT),
        stop=lambda state: _enough(state, patience),
        before_sleep=wait,
        sleep=sleep,
        reraise=True,
    )
    failure = None
    try:
        retrying(errand.offer, offer)
    except NotDelivered as error:
        failure = error.sentence
    except Deferred as fault:
        failure = None if errand.waiting else fault.sentence
    still = {one: mailing.recipient_refused(one, no.words) for one, no in errand.waiting.items()}
    return Carried(tuple(errand.sent), errand.refused | still, failure)


def _enough(state: RetryCallState, patience: float) -> bool:
    unheard = not _fault(state).heard and state.attempt_number >= _UNHEARD
    return unheard or state.idle_for + state.upcoming_sleep > patience


def _fault(state: RetryCallState) -> Deferred:
    error = state.outcome.exception() if state.outcome else None
    assert isinstance(error, Deferred)  # noqa: S101  nothing else is tried again
    return error
