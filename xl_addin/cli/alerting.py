"""How a command looks for alerts on a list of models, and keeps what became of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from xl_addin.alerts.look import Look
from xl_addin.alerts.seen import Past, Watch, scores_of, watch
from xl_addin.audit.case import case_of
from xl_addin.cli.asking import clock
from xl_addin.cli.editions import Gathered
from xl_addin.cli.inquiry import Inquiry
from xl_addin.cli.keeping import store_to_read, store_to_write
from xl_addin.cli.options import Day, gathered
from xl_addin.errors import StoreError
from xl_addin.growth.model import GrowthModel
from xl_addin.hub.store.alerts import alerts_of, keep_alerts, scores_said
from xl_addin.hub.store.database import Database
from xl_addin.hub.store.maintenance import known_releases
from xl_addin.outputs.watchlist.edition import Choices, Rule
from xl_addin.outputs.watchlist.rulebook import DEFAULTS, levels_in_force
from xl_addin.outputs.watchlist.rules_file import read_rules_file
from xl_addin.records import Answer
from xl_addin.sample import sample_of
from xl_addin.settings import Settings


@dataclass(frozen=True, slots=True)
class Audience:
    """Who hears of alerts: a list named by whoever hears of them, its rules, and the day of this run."""

    name: str
    rules: Sequence[Rule]
    day: date


@dataclass(frozen=True, slots=True)
class Hearing:
    """What the user said of an audience: file of rules, name, day of the run; None for the usual."""

    rules: Path | None
    audience: str | None
    day: date | None

    def of(self, choices: Choices, watchlist: Path | None) -> Audience:
        """Return the audience of a list of models, usually the readers of its watchlist.

        Raises
        ------
        BadInput
            If the file of rules cannot be used.
        """
        rules = read_rules_file(self.rules) if self.rules else choices.rules or DEFAULTS
        usual = name_of(watchlist) if watchlist else " ".join(sorted(map(str.casefold, choices.models)))
        return Audience(_storable(self.audience or usual), rules, self.day or clock().date())


hearing_options = gathered(
    "hearing",
    Hearing,
    click.option(
        "--rules",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="RULES.toml",
        help="Rules for alerts from a file, not the watchlist's.",
    ),
    click.option("--audience", metavar="NAME", help="Who hears of alerts: each hears of one once."),
    click.option("--day", type=Day(), hidden=True, help="The day on which a run began."),
)


def name_of(file: Path) -> str:
    """Return the name of the audience that reads ``file``."""
    return _storable(str(file.resolve()))


def _storable(name: str) -> str:
    """Return a name as the store can keep it: bytes that are no UTF-8, as a file may be named by, spelt."""
    return name.encode("utf-8", "backslashreplace").decode()


def watch_and_keep(found: Gathered, audience: Audience, inquiry: Inquiry) -> Watch:
    """Look for alerts and keep what became of them; where that cannot be kept it is told on stderr."""
    try:
        with store_to_write(inquiry.settings) as db, db.writing():
            looks = _looks(found, db, inquiry.settings)
            seen = _found(looks, audience, db, inquiry.growth)
            keep_alerts(db, audience.name, seen.alerts, scores_of(looks))
    except StoreError as error:
        click.echo(error.sentence.text(inquiry.language), err=True)
        return watch_only(found, audience, inquiry)
    return seen


def watch_only(found: Gathered, audience: Audience, inquiry: Inquiry) -> Watch:
    """Look for alerts beside what is kept of them, and keep nothing."""
    with store_to_read(inquiry.settings, inquiry.language) as db:
        return _found(_looks(found, db, inquiry.settings), audience, db, inquiry.growth)


def _found(looks: Sequence[Look], audience: Audience, db: Database, growth: GrowthModel) -> Watch:
    past = Past(alerts_of(db, audience.name), scores_said(db, audience.name))
    return watch(looks, levels_in_force(audience.rules), past, audience.day, growth)


def _looks(found: Gathered, db: Database, settings: Settings) -> list[Look]:
    launches = known_releases(db, settings.endpoint)
    return [
        Look(
            answer,
            case_of(dossier, found.question) if (dossier := found.dossiers.get(answer.model)) else None,
            tuple(found.remarks.doubts.get(answer.model, ())),
            tuple(launches),
            _link(answer, settings),
            found.remarks.came.get(answer.model, ()),
        )
        for answer in found.answers
    ]


def _link(answer: Answer, settings: Settings) -> str:
    """Return the Hub's page of a model, empty for one that is not of the Hub."""
    of_hub = answer.base is not None and sample_of(answer.base.id) is None
    return f"{settings.endpoint}/{answer.base.id}" if answer.base and of_hub else ""
