"""The store beside plain JSON files: refreshing from a Hub, and reading back what is kept.

The rival keeps one JSON file for each base and, knowing no difference, asks for everything each time. Both
are measured in one run on the same invented models. It states times and judges none.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from types import MappingProxyType

import click
from benchmark.measured import Measured, seconds, show
from hub_double import HubDouble
from kept_models import RELEASE, children, snapshot

from xl_addin.hub.client import HubClient
from xl_addin.hub.fetch import fetch_snapshot
from xl_addin.hub.freshness import Freshness
from xl_addin.hub.keeper import Keeper
from xl_addin.hub.pool import gather
from xl_addin.hub.store.database import Database
from xl_addin.hub.store.maintenance import kept_bases
from xl_addin.hub.store.snapshots import latest, save_snapshot
from xl_addin.records import BaseModel, Child, Relation, Snapshot
from xl_addin.settings import Ages

ENDPOINT = "https://hub.example"
SMALL, LARGE = 100, 1_500  # children of a base that is refreshed, and of one that is read
FILES = "a JSON file for each base"
PAGE = 25  # rows, so that a small base has as many pages as one of 4,000 children at the Hub
NOW = RELEASE + timedelta(days=900)


def as_json(one: Snapshot) -> str:
    """Return a snapshot as the rival writes it."""
    return json.dumps(
        {
            "id": one.base.id,
            "created": one.base.created.isoformat(),
            "announced": dict(one.base.announced or {}),
            "taken": one.taken.isoformat(),
            "missing": dict(one.missing),
            "children": [
                (child.id, child.author, child.created.isoformat(), child.relation.value, child.hub_id)
                for child in one.children
            ],
        }
    )


def from_json(text: str) -> Snapshot:
    """Return the snapshot that :func:`as_json` wrote; nothing tells whether a byte of it has changed."""
    read = json.loads(text)
    announced = {Relation(name): count for name, count in read["announced"].items()}
    listed = tuple(
        Child(name, author, datetime.fromisoformat(created), Relation(relation), hub_id)
        for name, author, created, relation, hub_id in read["children"]
    )
    base = BaseModel(read["id"], datetime.fromisoformat(read["created"]), MappingProxyType(announced))
    missing = {Relation(name): count for name, count in read["missing"].items()}
    return Snapshot(base, listed, datetime.fromisoformat(read["taken"]), MappingProxyType(missing))


def measured(hub: HubDouble, work: Callable[[], object]) -> tuple[float, int]:
    """Return the seconds that ``work`` takes, and the requests that reach the Hub meanwhile."""
    before, start = len(hub.seen), perf_counter()
    work()
    return perf_counter() - start, len(hub.seen) - before


def refreshed(hub: HubDouble, models: Sequence[str], folder: Path) -> Iterator[Measured]:
    """Yield the first refresh, one of unchanged bases and one of changed ones, beside the rival's."""
    with closing(Database(folder / "store.sqlite")) as db:
        for name in ("first", "unchanged", "one more"):
            if name == "one more":
                add_one(hub, models)
            ours = measured(hub, lambda: ask(hub, models, db))
            theirs = measured(hub, lambda: ask_for_files(hub, models, folder))
            what = f"refresh of {len(models)} bases of {SMALL} children, {name}"
            yield Measured(what, ours[0], theirs[0], "s", FILES)
            yield Measured(what, ours[1], theirs[1], "calls", FILES, f"{PAGE} children a page")


def add_one(hub: HubDouble, models: Sequence[str]) -> None:
    """Give each of ``models`` one more child."""
    for model in models:
        hub.add_child(f"late/{model[4:]}", NOW, {model: Relation.FINETUNE})


def ask(hub: HubDouble, models: Sequence[str], db: Database) -> None:
    """Refresh ``models`` through the store, as the program does with --fresh."""
    keeper = Keeper(db, hub.endpoint, lambda: client(hub), Ages(), Freshness.FRESH, now=clock)
    for _ in gather(keeper.dossier, models):
        pass
    keeper.close()


def ask_for_files(hub: HubDouble, models: Sequence[str], folder: Path) -> None:
    """Ask for everything of ``models``, as many at once, and write a file for each."""

    def fetch(model: str) -> None:
        with client(hub) as own:
            text = as_json(fetch_snapshot(own, model))
        folder.joinpath(f"{model[4:]}.json").write_text(text, encoding="utf-8")

    for _ in gather(fetch, models):
        pass


def read_back(bases: int, folder: Path) -> Iterator[Measured]:
    """Yield what reading takes of the latest snapshot of every base."""
    with closing(Database(folder / "large.sqlite")) as db:
        for number in range(bases):
            one = snapshot(f"org/model-{number}", children(LARGE, timedelta(hours=9)), NOW)
            save_snapshot(db, ENDPOINT, one.base.id, one)
            folder.joinpath(f"large-{number}.json").write_text(as_json(one), encoding="utf-8")
        files = sorted(folder.glob("large-*.json"))
        numbers = [base.number for base in kept_bases(db)]
        ours = seconds(lambda: [latest(db, number) for number in numbers], 3)
    theirs = seconds(lambda: [from_json(path.read_text(encoding="utf-8")) for path in files], 3)
    sizes = folder.joinpath("large.sqlite").stat().st_size, sum(path.stat().st_size for path in files)
    what = f"{bases} bases of {LARGE:,} children"
    yield Measured(f"reading {what}", ours, theirs, "s", FILES)
    yield Measured(f"keeping {what}", sizes[0] / 1e6, sizes[1] / 1e6, "MB", FILES)


def client(hub: HubDouble) -> HubClient:
    """Return a road to the double."""
    return HubClient(hub.endpoint, now=clock)


def clock() -> datetime:
    """Tell the time."""
    return datetime.now(UTC)  # noqa: TID251  the benchmark is its own rim


def rows(*, refresh: int = 100, read: int = 300) -> Iterator[Measured]:
    """Yield what so many bases cost when refreshed, and when read."""
    with TemporaryDirectory() as name, HubDouble() as hub:
        hub.quota, hub.page_cap = 10**6, PAGE
        models = [f"org/base-{number}" for number in range(refresh)]
        for number, model in enumerate(models):
            hub.add_base(model, RELEASE)
            for child in children(SMALL):
                hub.add_child(f"{child.id}-{number}", child.created, {model: Relation.FINETUNE})
        yield from refreshed(hub, models, Path(name))
        yield from read_back(read, Path(name))


@click.command()
@click.option("--refresh", type=click.IntRange(2, 1000), default=100, show_default=True, metavar="BASES")
@click.option("--read", type=click.IntRange(2, 5000), default=300, show_default=True, metavar="BASES")
def main(*, refresh: int, read: int) -> None:
    """Measure the store beside JSON files and print the table; ratios below 1 mean that ours is faster."""
    show(rows(refresh=refresh, read=read))


if __name__ == "__main__":
    main()
