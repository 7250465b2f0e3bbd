"""A small store with everything that a user would miss, and what must be read back of it."""

from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from alerts_made import day, raised, sighting
from answers import history, scored
from store_worlds import BEGIN, ENDPOINT, TODAY, changing

from xl_addin.hub.store import decisions, events
from xl_addin.hub.store.alerts import alerts_of, keep_alerts, scores_said
from xl_addin.hub.store.database import Database
from xl_addin.hub.store.forecasts import forecasts_of, keep_forecasts
from xl_addin.hub.store.imports import read_import, save_import
from xl_addin.hub.store.mails import Mark, Stage, mark, marks
from xl_addin.hub.store.opening import open_store
from xl_addin.hub.store.snapshots import as_known_on, base_named, latest, save_snapshot
from xl_addin.records import AlertKind, Decision, Event, Imported, Question, ScoreName

NAMES = ("org/base", "org/second", "第三/base")
STEPS = 4

TOLD = tuple(changing(step, name, own=name) for name in NAMES for step in range(STEPS))
DECIDED = tuple(
    Decision(
        f"{number:032x}",
        "org/base",
        "exclude",
        "child",
        f"user/tune-{number}",
        f"理由その{number}：量子化したものの再掲です。",
        "山田",
        BEGIN,
        BEGIN + timedelta(days=number) if number % 3 == 0 else None,
    )
    for number in range(30)
)
NOTED = tuple(
    Event(f"{number:032x}", "org/base", date(2026, 6, 1 + number), f"出来事 {number}", BEGIN)
    for number in range(20)
)
BROUGHT = tuple(
    Imported(f"own:series {number}", "社内の集計", BEGIN, tuple(range(number, number + 30)))
    for number in range(8)
)
MAIL = "6d" * 32
MAILED = tuple(
    (f"担当{number}@example.jp", Mark(list(Stage)[number % 3], BEGIN + timedelta(hours=number)))
    for number in range(20)
)
LIST = "採用候補"
ALERTED = tuple(
    raised(sighting(kind, "org/base", f"{number:02d}"), day(number))
    for kind in sorted(AlertKind)
    for number in range(3)
)
SAID = tuple((f"org/model-{number:02d}", {ScoreName.HEAT: 50.5 + number}) for number in range(20))

FORETOLD = tuple(
    replace(
        scored(told.base.id, history(3, 5, 7), (50.0, 50.0, 50.0)), base=told.base, as_of=told.taken.date()
    )
    for told in TOLD
)


def fill(db: Database) -> None:
    """Keep everything above."""
    for told, foretold in zip(TOLD, FORETOLD, strict=True):
        save_snapshot(db, ENDPOINT, told.base.id, told)
        keep_forecasts(db, ENDPOINT, [foretold], Question(), reference=str(told.taken), given=told.taken)
    decisions.add_many(db, DECIDED)
    for event in NOTED:
        events.add_event(db, event)
    save_import(db, "own", "社内の集計", {one.name.removeprefix("own:"): one.new for one in BROUGHT}, BEGIN)
    for recipient, there in MAILED:
        mark(db, MAIL, [recipient], there.stage, there.noted)
    keep_alerts(db, LIST, ALERTED, dict(SAID))


@cache
def filled() -> bytes:
    """Return the file of a store with everything above, closed as it should be."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "store.sqlite"
        db = open_store(path, TODAY).database
        fill(db)
        db.close()
        return path.read_bytes()


def read_all(db: Database) -> list[object]:
    """Return all that the store knows of the above, each as it reads back; what is missing is left out.

    Raises
    ------
    StoreDamaged
        If something is not what was written.
    """
    found: list[object] = []
    for told in TOLD:
        named = base_named(db, ENDPOINT, told.base.id)
        if named is not None and named.base is not None:
            found.append(as_known_on(db, named.base, told.taken))
            found.append(latest(db, named.base))
            found += [one.points for one in forecasts_of(db, named.base) if one.given == told.taken]
    found += [*decisions.all_decisions(db), *events.all_events(db)]
    found += [read_import(db, one.name, None) for one in BROUGHT]
    sent = marks(db, MAIL)
    found += [(recipient, sent[recipient]) for recipient in sorted(sent, key=lambda one: sent[one].noted)]
    found += [*alerts_of(db, LIST), *scores_said(db, LIST).items()]
    return [one for one in found if one is not None]


def is_true(one: object) -> bool:
    """Tell whether what was read back was ever written."""
    points = [foretold.forecast for foretold in FORETOLD]
    words = *DECIDED, *NOTED, *BROUGHT, *MAILED, *ALERTED, *SAID
    return any(one == written for written in (*TOLD, *points, *words))


def expected() -> list[object]:
    """Return what :func:`read_all` returns of the whole store."""
    last = {told.base.id: told for told in TOLD}
    both: list[object] = [
        one
        for told, foretold in zip(TOLD, FORETOLD, strict=True)
        for one in (told, last[told.base.id], foretold.forecast)
    ]
    return [*both, *DECIDED, *NOTED, *BROUGHT, *MAILED, *ALERTED, *SAID]
