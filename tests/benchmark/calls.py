"""How many calls reach the Hub, beside whoever asks for everything each time; and how long a cell waits.

The program is run in this process, towards the Hub double. Its rival reads the whole listing at every
question and keeps nothing, as a script of a few lines does.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import click
from benchmark.measured import Measured, seconds, show
from click.testing import CliRunner
from desks import desk, hold
from hub_double import HubDouble
from hub_faults import hanging
from hub_models import RELEASE

from xl_addin.cli.main import main as hfscore
from xl_addin.hub.client import HubClient
from xl_addin.hub.fetch import fetch_snapshot
from xl_addin.records import Relation

ALWAYS = "reads everything each time"
PAGE = 1000  # rows of a page at the Hub


class World:
    """A Hub with one model, and a home of the program."""

    def __init__(self, hub: HubDouble, home: Path) -> None:
        self.hub, self._home = hub, home
        hub.quota = 10**6

    def grow(self, model: str, children: int) -> None:
        """Hold a base with so many children, two an hour since its release."""
        self.hub.add_base(model, RELEASE)
        for number in range(children):
            created = RELEASE + timedelta(minutes=30 * number)
            self.hub.add_child(f"user-{number}/tune-{number}", created, {model: Relation.FINETUNE})

    def run(self, *words: str) -> Callable[[], object]:
        """Return a run of the program."""
        env = {"HFSCORE_HOME": str(self._home), "HF_HOME": str(self._home), "HF_TOKEN": ""}
        env |= {"HF_ENDPOINT": self.hub.endpoint, "HFSCORE_LANGUAGE": "en", "NO_PROXY": "127.0.0.1"}
        return lambda: CliRunner(env=env).invoke(hfscore, words)

    def whole(self, *models: str) -> Callable[[], object]:
        """Return the rival's way."""
        return lambda: [self._fetch(model) for model in models]

    def calls(self, work: Callable[[], object]) -> int:
        """Return how many requests reach the Hub by ``work``."""
        before = len(self.hub.seen)
        work()
        return len(self.hub.seen) - before

    def _fetch(self, model: str) -> object:
        with HubClient(self.hub.endpoint, now=clock) as client:
            return fetch_snapshot(client, model)


def clock() -> datetime:
    """Tell the time."""
    return datetime.now(UTC)  # noqa: TID251  the benchmark is its own rim


def scored(world: World, children: int) -> Iterator[Measured]:
    """Yield the calls of one model's score: at first, within the day, and asked anew."""
    world.grow("org/base", children)
    theirs = world.calls(world.whole("org/base"))
    pages = -(-children // PAGE)
    for what, words in (
        ("a score", ()),
        ("the same score within a day", ()),
        ("the same asked anew, nothing changed", ("--fresh",)),
    ):
        ours = world.calls(world.run("score", "org/base", *words))
        note = f"{pages} page{'s' * (pages > 1)} of children"
        yield Measured(f"{what}, {children:,} children", ours, theirs, "calls", ALWAYS, note)


def others(world: World, top: int) -> Iterator[Measured]:
    """Yield the calls of a name with a typing error asked twice, of the demo, and of a discovery."""
    wrong = world.run("score", "org/bsae")
    yield Measured(
        "a name with a typing error, twice", world.calls(wrong) + world.calls(wrong), None, "calls"
    )
    with TemporaryDirectory() as out:
        yield Measured("the demo", world.calls(world.run("demo", out)), None, "calls")
    hold(world.hub, *(f"org/found-{number}" for number in range(top)))
    found = world.calls(world.run("discover", "--top", str(top)))
    yield Measured(
        f"discover --top {top}", found, None, "calls", note="one listing, and two for each candidate"
    )


def cells(world: World, folder: Path, names: Sequence[str], number: int) -> Iterator[Measured]:
    """Yield the calls of so many cells over some models, beside cells that each ask for themselves."""
    hold(world.hub, *names)
    each = [names[cell % len(names)] for cell in range(number)]
    theirs = world.calls(world.whole(*each))
    with desk(world.hub.endpoint, folder) as ours:
        asked = world.calls(lambda: [ours.answer(name) for name in each])
        again = world.calls(lambda: [ours.answer(name) for name in each])
    for what, found in (("first", asked), ("again", again)):
        yield Measured(
            f"{number:,} cells over {len(names)} models, {what}",
            found,
            theirs,
            "calls",
            "each asks for itself",
        )


def waiting(folder: Path, cells: int) -> Iterator[Measured]:
    """Yield how long cells wait for a Hub that accepts and never answers."""
    taken: list[float] = []
    with HubDouble() as hub:
        hub.fail(hanging)
        with desk(hub.endpoint, folder) as ours:
            begun = perf_counter()
            for number in range(cells):
                name = f"org/silent-{number}"
                taken.append(seconds(lambda: ours.answer(name)))  # noqa: B023  called at once
            together = perf_counter() - begun
    said = "what the README states"
    yield Measured("silent Hub: the longest wait of a cell", max(taken), 2, "s", said)
    yield Measured(f"silent Hub: one calculation of {cells} cells", together, 3, "s", said)


def rows(*, children: int = 2500, number: int = 1000, models: int = 50, top: int = 5) -> Iterator[Measured]:
    """Yield all of it."""
    for size in (40, children):
        with TemporaryDirectory() as home, HubDouble() as hub:
            yield from scored(World(hub, Path(home)), size)
    with TemporaryDirectory() as home, HubDouble() as hub:
        yield from others(World(hub, Path(home)), top)
    with TemporaryDirectory() as home, HubDouble() as hub:
        names = [f"org/base-{one}" for one in range(models)]
        yield from cells(World(hub, Path(home)), Path(home), names, number)
    with TemporaryDirectory() as home:
        yield from waiting(Path(home), models)


@click.command()
def main() -> None:
    """Print the table."""
    show(rows())


if __name__ == "__main__":
    main()
