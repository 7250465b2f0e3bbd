"""The command store forecasts: what was said of a model when, and what came."""

from datetime import UTC, datetime

import click

from xl_addin.cli.keeping import store_to_read
from xl_addin.cli.options import Wanted, output_options
from xl_addin.cli.showing import show
from xl_addin.decisions import divided
from xl_addin.errors import BadInput
from xl_addin.growth.outcomes import Outcome, outcomes
from xl_addin.hub.store.database import Database
from xl_addin.hub.store.decisions import in_force
from xl_addin.hub.store.forecasts import forecasts_of
from xl_addin.hub.store.maintenance import KeptBase, kept_bases
from xl_addin.hub.store.snapshots import base_named, latest
from xl_addin.messages import upkeep
from xl_addin.outputs.printed.outcomes import outcomes_document, outcomes_screen, outcomes_table
from xl_addin.settings import Settings


@click.command()
@click.argument("model", metavar="MODEL")
@output_options
@click.pass_obj
def forecasts(settings: Settings, *, model: str, wanted: Wanted) -> None:
    """Show what was forecast of MODEL, month by month, and what came, as it is counted now."""
    with store_to_read(settings, wanted.language) as db:
        base = kept_base(db, settings.endpoint, model)
        came = _outcomes(db, settings.endpoint, base)
    if not came:
        raise BadInput(upkeep.no_forecasts_of(base.name))
    show(
        wanted,
        lambda: outcomes_document(base.name, came, base.last),
        lambda: outcomes_table(base.name, came),
        lambda: outcomes_screen(base.name, came, base.last, wanted.language),
    )


def kept_base(db: Database, endpoint: str, model: str) -> KeptBase:
    """Return what is kept of ``model``, by whatever name it was ever asked for.

    Raises
    ------
    BadInput
        If nothing is kept of it.
    """
    known = base_named(db, endpoint, model.strip())
    found = [base for base in kept_bases(db, endpoint) if known is not None and base.number == known.base]
    if not found:
        raise BadInput(upkeep.nothing_kept_of(model))
    return found[0]


def _outcomes(db: Database, endpoint: str, base: KeptBase) -> list[Outcome]:
    snapshot = latest(db, base.number)
    if snapshot is None:
        return []
    counted, _ = divided(snapshot.children, in_force(db, endpoint, base.number, datetime.now(UTC)))
    said = forecasts_of(db, base.number)
    return [one for forecast in said for one in outcomes(forecast, counted, snapshot.taken)]
