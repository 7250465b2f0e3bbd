"""How a decision is made: checked against the children that are known, kept, and told with what it does."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from difflib import get_close_matches
from typing import Literal
from uuid import uuid4

from xl_addin.cli.dossiers import known_of
from xl_addin.decisions import Kind, divided, spoken_of
from xl_addin.errors import BadInput
from xl_addin.hub.freshness import Freshness
from xl_addin.hub.store import decisions as store
from xl_addin.hub.store.database import Database
from xl_addin.hub.store.maintenance import kept_bases
from xl_addin.hub.store.snapshots import latest
from xl_addin.messages import deciding as said
from xl_addin.records import Child, Decision, Language, Question, Sentence, Snapshot
from xl_addin.sample import sample_of
from xl_addin.settings import Settings


@dataclass(frozen=True, slots=True)
class Named:
    """What a user names: pairs of kind (child, author or pattern) and value, why, and who says so."""

    values: tuple[tuple[Kind, str], ...]
    reason: str
    by: str


@dataclass(frozen=True, slots=True)
class Wish:
    """What a user wants to decide of one base; ``model`` is empty for every base."""

    action: Literal["exclude", "keep"]
    model: str
    named: Named


def decide(
    settings: Settings, db: Database, wish: Wish, freshness: Freshness, language: Language
) -> list[Sentence]:
    """Keep what is wished; return what each decision speaks of, and what all of them now leave out.

    Raises
    ------
    BadInput
        If a child or an author that is named is not known; then nothing is kept.
    ModelError
        If nothing is known of the model.
    """
    now = datetime.now(UTC)
    if not wish.model:
        return _everywhere(settings, db, wish, now)
    dossier = known_of(settings, wish.model, Question(), freshness, language)
    children, base = dossier.snapshot.children, dossier.snapshot.base.id
    made = _decisions(wish, base, now)
    counts = spoken_of(children, made)
    for decision, count in zip(made, counts, strict=True):
        if not count and decision.kind != "pattern":
            raise BadInput(_unknown(decision, children))
    store.add_many(db, made)
    _, left_out = divided(children, (*dossier.decisions, *made))
    told = [said.decided(decision, count) for decision, count in zip(made, counts, strict=True)]
    return [*told, said.left_out_now(base, len(left_out), len(children))]


def _everywhere(settings: Settings, db: Database, wish: Wish, now: datetime) -> list[Sentence]:
    """Decide for every base; an author or a pattern may be one that no kept base has met yet."""
    made = _decisions(wish, "", now)
    counts = spoken_of_kept(db, settings.endpoint, made)
    for decision, count in zip(made, counts, strict=True):
        if not count and decision.kind == "child":
            raise BadInput(_unknown(decision, _kept_children(db, settings.endpoint)))
    store.add_many(db, made)
    told = [said.decided(decision, count) for decision, count in zip(made, counts, strict=True)]
    return [*told, left_out_everywhere(db, settings.endpoint, now)]


def spoken_of_kept(db: Database, endpoint: str, decisions: Sequence[Decision]) -> list[int]:
    """Return how many children that are kept now each decision speaks of, in the bases it is about."""
    totals = [0] * len(decisions)
    for names, snapshot in _concerned(db, endpoint, decisions):
        places = [place for place, one in enumerate(decisions) if not one.model or one.model.lower() in names]
        about = [decisions[place] for place in places]
        for place, count in zip(places, spoken_of(snapshot.children, about), strict=True):
            totals[place] += count
    return totals


def _concerned(
    db: Database, endpoint: str, decisions: Sequence[Decision]
) -> Iterator[tuple[frozenset[str], Snapshot]]:
    """Yield the kept bases that any of ``decisions`` is about, and invented ones, each with its names."""
    models = {one.model.lower() for one in decisions}
    for base in kept_bases(db, endpoint):
        names = store.names_of(db, base.number)
        snapshot = latest(db, base.number) if "" in models or names & models else None
        if snapshot:
            yield names, snapshot
    for model in models:
        if invented := sample_of(model):
            yield frozenset({model}), invented


def left_out_everywhere(db: Database, endpoint: str, now: datetime) -> Sentence:
    """Say how many children of all kept bases are left out at ``now``."""
    bases = kept_bases(db, endpoint)
    count = 0
    for base in bases:
        snapshot = latest(db, base.number)
        decisions = store.in_force(db, endpoint, base.number, now)
        count += len(divided(snapshot.children, decisions)[1]) if snapshot else 0
    return said.left_out_everywhere(len(bases), count)


def _decisions(wish: Wish, base: str, now: datetime) -> list[Decision]:
    named = wish.named
    return [
        Decision(uuid4().hex, base, wish.action, kind, value, named.reason, named.by, now)
        for kind, value in named.values
    ]


def _unknown(decision: Decision, children: Iterable[Child]) -> Sentence:
    names = {child.id if decision.kind == "child" else child.author for child in children}
    nearest = get_close_matches(decision.value, sorted(names))
    return said.no_such_child(decision.model, decision.kind, decision.value, nearest)


def _kept_children(db: Database, endpoint: str) -> Iterator[Child]:
    for base in kept_bases(db, endpoint):
        snapshot = latest(db, base.number)
        yield from snapshot.children if snapshot else ()
