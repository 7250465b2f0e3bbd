"""How long the Hub is waited for: policy as data."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Patience:
    """How much is borne of a server before a question about one model is given up.

    The bound: failed attempts and waits for one model end at the latest ``trouble + attempt`` seconds
    after they began, because no attempt begins once ``trouble`` is used up and none lasts longer than
    ``attempt``. Good answers cost only what they take beyond ``pace``, so long listings may take long.

    Attributes
    ----------
    connect, silence
        Longest wait for a connection, and for the next byte of an answer [s].
    attempt
        Longest duration of one request with its redirects, from the look-up of the name to the last byte [s].
    attempts
        How often one request is sent at most.
    trouble
        What failed attempts and waits may take in all, for all requests about one model [s].
    pace
        Duration up to which a good answer costs nothing [s].
    limit_wait
        Longest wait that is borne when the quota of calls is used up [s].
    first_wait, longest_wait, jitter
        Wait after the first failed attempt, which doubles up to the longest; a random part is added [s].
    hops
        Redirects followed in one attempt.
    body
        Largest answer [bytes]; a page of 1,000 children with their tags takes 1 to 3 million.
    pages
        Most pages of one listing.
    """

    connect: float = 5.0
    silence: float = 10.0
    attempt: float = 15.0
    attempts: int = 4
    trouble: float = 40.0
    pace: float = 3.0
    limit_wait: float = 20.0
    first_wait: float = 0.5
    longest_wait: float = 8.0
    jitter: float = 0.5
    hops: int = 5
    body: int = 32_000_000
    pages: int = 500

    @property
    def worst(self) -> float:
        """Longest time that faults can take for one model [s]."""
        return self.trouble + self.attempt


PATIENCE = Patience()
