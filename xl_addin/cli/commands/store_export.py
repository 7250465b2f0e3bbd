"""The command store export: everything that is kept, as files for other tools."""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import click
import pandas as pd

from xl_addin.cli.keeping import store_to_read
from xl_addin.cli.languages import language_of, language_option
from xl_addin.cli.progress import progress
from xl_addin.decision_lists import FIELDS, cells_of
from xl_addin.decisions import divided
from xl_addin.errors import StoreDamaged
from xl_addin.growth.counts import monthly_history
from xl_addin.hub.store.database import Database
from xl_addin.hub.store.decisions import all_decisions, in_force
from xl_addin.hub.store.events import all_events
from xl_addin.hub.store.exports import child_versions, snapshot_rows
from xl_addin.hub.store.maintenance import KeptBase, kept_bases
from xl_addin.hub.store.snapshots import latest
from xl_addin.messages import upkeep
from xl_addin.messages.files import written
from xl_addin.outputs.files.saving import make_folder
from xl_addin.outputs.files.tables import save_csv, save_parquet
from xl_addin.outputs.printed.events import events_table
from xl_addin.outputs.printed.store_tables import children_table, monthly_table, snapshots_table
from xl_addin.records import History, Measure, Question, Selection
from xl_addin.settings import Settings

Parts = Iterable[pd.DataFrame]


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), metavar="DIR")
@click.option(
    "--relation",
    type=click.Choice([selection.value for selection in Selection]),
    default=Selection.ALL.value,
    show_default=True,
    help="Which children monthly counts.",
)
@click.option(
    "--measure",
    type=click.Choice([measure.value for measure in Measure]),
    default=Measure.MODELS.value,
    show_default=True,
    help="What monthly counts.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["csv", "parquet"]),
    default="csv",
    show_default=True,
    help="parquet needs pyarrow, which is not installed with HFScore.",
)
@language_option
@click.pass_obj
def export(
    settings: Settings, *, folder: Path, relation: str, measure: str, form: str, language: str | None
) -> None:
    """Write children, monthly counts, snapshots, decisions and events into DIR.

    children has the whole history: each version of a child with when it was first and last seen. monthly is
    a panel as of each model's latest snapshot, ready for: hfscore prior build --panel
    """
    told, question = language_of(language), Question(Selection(relation), Measure(measure))
    make_folder(folder)
    save = save_csv if form == "csv" else save_parquet
    with store_to_read(settings, told) as db:
        paths = []
        for name, parts in _tables(db, settings.endpoint, question).items():
            paths.append(folder / f"{name}.{form}")
            save(parts, paths[-1])
    click.echo(written([str(path) for path in paths]).text(told))


def _tables(db: Database, endpoint: str, question: Question) -> dict[str, Parts]:
    bases = kept_bases(db, endpoint)
    each = partial(_each, bases)
    return {
        "children": each(lambda base: children_table(base.name, child_versions(db, base.number))),
        "monthly": each(lambda base: _monthly(db, endpoint, base, question)),
        "snapshots": each(lambda base: snapshots_table(base.name, snapshot_rows(db, base.number))),
        "decisions": [pd.DataFrame(map(cells_of, all_decisions(db)), columns=FIELDS)],
        "events": [events_table(all_events(db))],
    }


def _each(bases: list[KeptBase], table: Callable[[KeptBase], pd.DataFrame]) -> Iterator[pd.DataFrame]:
    with progress("Export", len(bases)) as advance:
        for base in bases:
            yield table(base)
            advance()


def _monthly(db: Database, endpoint: str, base: KeptBase, question: Question) -> pd.DataFrame:
    try:
        snapshot = latest(db, base.number)
    except StoreDamaged:
        told = language_of(click.get_current_context().params["language"])
        click.echo(upkeep.snapshot_damaged(base.name, base.last).text(told), err=True)
        snapshot = None
    if snapshot is None:  # damaged, or forgotten by another process meanwhile
        return monthly_table(base.name, History(None, (), 0))
    children, _ = divided(snapshot.children, in_force(db, endpoint, base.number, datetime.now(UTC)))
    return monthly_table(
        base.name, monthly_history(children, snapshot.base.created, question, snapshot.taken)
    )
