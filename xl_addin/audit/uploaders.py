"""Doubts about who uploaded: bursts, one dominating uploader, the base's own organisation."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import timedelta
from statistics import median, quantiles

from xl_addin.audit.case import Case, by_author, crowds, most_within
from xl_addin.audit.words import Doubt, DoubtKind, Remedy
from xl_addin.messages import doubts
from xl_addin.records import Child

DAY, HOUR = timedelta(days=1), timedelta(hours=1)

LEAST_BURST = 10
"""Fewer children within a day are a person's normal day of trying variants."""

BUSIER_THAN_BASE = 2.0
"""A burst has this many times the children that *all* others together upload on a busy day of the base."""

BUSIER_THAN_USUAL = 3.0
"""… and this many times what the same uploader makes on another day, else it is a habit, not a burst."""

LARGE_SHARE = 0.25
"""A quarter of a count by one hand says as much about that hand as about the model."""

LEAST_FOR_SHARE = 20
"""Of fewer children a quarter is hardly anything."""


def bursts(case: Case) -> Iterator[Doubt]:
    """Yield a doubt for each uploader with far more children within a day than they and the base usually see.

    The base's busy day is the 90th percentile of its days with an upload by somebody else.
    """
    for author, children in by_author(case.doubtful).items():
        if len(children) < LEAST_BURST:
            continue
        least = max(LEAST_BURST, BUSIER_THAN_BASE * _busy_day(case, author))
        found = list(crowds(children, DAY, int(least)))
        crowded = [child for crowd in found for child in crowd]
        if found and len(max(found, key=len)) >= BUSIER_THAN_USUAL * _usual_day(children, crowded):
            yield _burst(author, found, crowded)


def _burst(author: str, found: Sequence[Sequence[Child]], crowded: Sequence[Child]) -> Doubt:
    largest = max(found, key=len)
    said = doubts.burst(author, len(largest), largest[0].created, most_within(largest, HOUR), len(found) - 1)
    return Doubt(DoubtKind.BURST, said, tuple(crowded), (Remedy("author", author),))


def _busy_day(case: Case, author: str) -> float:
    days = Counter(child.created.date() for child in case.counted if child.author != author)
    if len(days) < 2:  # noqa: PLR2004 - of one value there are no quantiles
        return max(days.values(), default=0)
    return quantiles(days.values(), n=10, method="inclusive")[-1]


def _usual_day(children: Sequence[Child], crowded: Sequence[Child]) -> float:
    burst_days = {child.created.date() for child in crowded}
    days = Counter(child.created.date() for child in children)
    other = [count for day, count in days.items() if day not in burst_days]
    return median(other) if other else 0.0


def largest_uploader(case: Case) -> Iterator[Doubt]:
    """Yield a doubt where one uploader made a large share of the children."""
    if len(case.counted) < LEAST_FOR_SHARE:
        return
    for author, children in by_author(case.doubtful).items():
        if case.share(children) >= LARGE_SHARE:
            said = doubts.largest_uploader(author, len(children), case.share(children))
            yield Doubt(DoubtKind.LARGEST_UPLOADER, said, tuple(children), (Remedy("author", author),))


def own_organisation(case: Case) -> Iterator[Doubt]:
    """Yield a doubt where the organisation that made the base uploaded children of it too."""
    owner = case.base.partition("/")[0]
    own = tuple(child for child in case.doubtful if child.author.lower() == owner.lower())
    if own:
        said = doubts.own_organisation(owner, len(own))
        yield Doubt(DoubtKind.OWN_ORGANISATION, said, own, (Remedy("author", owner),))
