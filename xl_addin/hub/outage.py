"""Sparing a Hub that does not answer, and the user who waits for it."""

from collections.abc import Callable

from xl_addin.errors import ModelError, RateLimited, Unreachable
from xl_addin.records import Snapshot

Fetch = Callable[[str], Snapshot]

# One unreachable model may be that model's own trouble; two in a row are the Hub's.
_ENOUGH = 2


def sparing(fetch: Fetch) -> Fetch:
    """Return ``fetch`` that stops asking once the Hub's quota is used up or the Hub is down.

    After one model that ended rate-limited, or two in a row that ended unreachable, every further model
    ends with the same error at once: a list of 200 models does not wait 200 times.
    """
    failures: list[ModelError] = []

    def spared(model: str) -> Snapshot:
        if failures and (isinstance(failures[-1], RateLimited) or len(failures) >= _ENOUGH):
            raise failures[-1]
        try:
            found = fetch(model)
        except (RateLimited, Unreachable) as error:
            failures.append(error)
            raise
        except ModelError:
            failures.clear()  # the Hub answered
            raise
        failures.clear()
        return found

    return spared
