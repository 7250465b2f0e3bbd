"""What an audit looks at: one base model with the children that enter its count."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from xl_addin.decisions import divided, holding_decision
from xl_addin.growth.counts import data_end, monthly_history, release_moment
from xl_addin.records import Child, Dossier, History, Question

_BEGINNING_OF_TIME = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Case:
    """One base model as the question counts it.

    ``counted`` are the children of the selection from the release to the end of the data, oldest first;
    ``doubtful`` are those of them that the user has not decided to keep; ``early`` lie before the release.
    """

    dossier: Dossier
    question: Question
    history: History
    counted: tuple[Child, ...]
    doubtful: tuple[Child, ...]
    early: tuple[Child, ...]

    @property
    def base(self) -> str:
        """The canonical id of the base model."""
        return self.dossier.snapshot.base.id

    def share(self, children: Sequence[Child]) -> float:
        """Return which part of the counted children these are, 0 to 1."""
        return len(children) / len(self.counted) if self.counted else 0.0


def case_of(dossier: Dossier, question: Question) -> Case:
    """Return what is to be looked at where ``question`` is asked of what is kept of a model."""
    snapshot = dossier.snapshot
    children, _ = divided(snapshot.children, dossier.decisions)
    end = data_end(question.as_of, snapshot.taken)
    release = release_moment(snapshot.base.created, question.release)
    known = _selected(children, question, end)
    counted = tuple(child for child in known if child.created >= (release or _BEGINNING_OF_TIME))
    holding = holding_decision(dossier.decisions)
    return Case(
        dossier,
        question,
        monthly_history(children, snapshot.base.created, question, snapshot.taken),
        counted,
        doubtful=tuple(child for child in counted if holding(child) is None),
        early=tuple(known[: len(known) - len(counted)]),
    )


def by_author(children: Iterable[Child]) -> dict[str, list[Child]]:
    """Return the children of each author, in their order."""
    authors: dict[str, list[Child]] = defaultdict(list)
    for child in children:
        authors[child.author].append(child)
    return authors


def crowds(children: Sequence[Child], span: timedelta, least: int) -> Iterator[Sequence[Child]]:
    """Yield stretches of at least ``least`` children created within ``span``; none overlaps another.

    ``children`` come oldest first.
    """
    first = last = 0
    while first < len(children):
        end = children[first].created + span
        while last < len(children) and children[last].created < end:
            last += 1
        if last - first >= least:
            yield children[first:last]
            first = last
        else:
            first += 1


def most_within(children: Sequence[Child], span: timedelta) -> int:
    """Return the largest number of ``children``, oldest first, created within any ``span``."""
    most = first = 0
    for place, child in enumerate(children):
        while children[first].created <= child.created - span:
            first += 1
        most = max(most, place - first + 1)
    return most


def _selected(children: Iterable[Child], question: Question, end: datetime) -> list[Child]:
    relations = question.selection.relations
    known = (child for child in children if child.relation in relations and child.created < end)
    return sorted(known, key=lambda child: (child.created, child.id))
