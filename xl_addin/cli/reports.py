"""How the command report gathers what it says: from models, from a watchlist, or from a panel."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import click

from xl_addin.cli.alerting import Audience, Hearing, watch_only
from xl_addin.cli.editions import Gathered, gather_edition, renamed
from xl_addin.cli.inquiry import Inquiry
from xl_addin.cli.keeping import store_to_read
from xl_addin.cli.sources import from_panel
from xl_addin.cli.track_records import said_before
from xl_addin.errors import BadInput
from xl_addin.growth.model import GrowthModel
from xl_addin.hub.store.imports import expand
from xl_addin.hub.store.maintenance import kept_bases
from xl_addin.messages import reporting
from xl_addin.outputs.files.swapping import read_content
from xl_addin.outputs.package.archive import read_package
from xl_addin.outputs.previous import read_previous
from xl_addin.outputs.remarks import Remarks
from xl_addin.outputs.sheets.report import Extras
from xl_addin.outputs.source import Source
from xl_addin.outputs.watchlist.choices import Typed, read_typed
from xl_addin.outputs.watchlist.edition import COMPARED, Choices
from xl_addin.outputs.watchlist.weighing import with_own_overall
from xl_addin.panels.panel import Panel
from xl_addin.pipeline import answer_panel, hindcast
from xl_addin.records import Answer, Language, Question
from xl_addin.settings import Settings

_LEAST_COMPARED = 2


@dataclass(frozen=True, slots=True)
class Material:
    """What a report is made of: answers, where they come from, and what stands beside them."""

    answers: Sequence[Answer]
    source: Source
    extras: Extras


def of_panel(panel: Panel, growth: GrowthModel) -> Material:
    """Return what can be said of a file of counts: it knows no children, so nothing is audited."""
    answers = answer_panel(panel, growth)
    return Material(answers, from_panel(growth), Extras(remarks=Remarks(hindcasts=hindcast(answers, growth))))


def of_models(models: Sequence[str], hearing: Hearing, inquiry: Inquiry) -> Material:
    """Ask about models; the answers bear the names by which the Hub knows them.

    ``collection:*`` stands for every series of an import.
    """
    with store_to_read(inquiry.settings, inquiry.language) as db:
        wanted = list(dict.fromkeys(expand(db, models)))
    if inquiry.question.release and len(wanted) > 1:
        raise click.UsageError("--release fits one model; give one model only.")
    choices = Choices(wanted, (), "")
    audience = hearing.of(choices, None)
    gathered = renamed(gather_edition(choices, inquiry))
    remarks = _remarks(gathered, inquiry, audience)
    return Material(gathered.answers, gathered.source, Extras(remarks=remarks))


def of_watchlist(typed: Typed, watchlist: Path, hearing: Hearing, inquiry: Inquiry) -> Material:
    """Ask about the models of a workbook; overall scores are those of its weights."""
    choices = typed.choices
    audience = hearing.of(choices, watchlist)
    gathered = gather_edition(replace(choices, trials=()), inquiry)
    extras = Extras(choices, _remarks(gathered, inquiry, audience))
    return Material(with_own_overall(gathered.answers, choices), gathered.source, extras)


def _remarks(gathered: Gathered, inquiry: Inquiry, audience: Audience) -> Remarks:
    """Look for alerts beside those that are kept; of another count than the usual one nothing is kept."""
    if gathered.question != Question():
        return gathered.remarks
    watch = watch_only(gathered, audience, inquiry)
    return replace(gathered.remarks, watch=watch)


def read_watchlist(path: Path, told: Language) -> Typed:
    """Return what the user typed into the workbook at ``path``; what cannot be used is told on stderr."""
    typed = read_typed(read_package(read_content(path), path))
    for warning in typed.warnings:
        click.echo(warning.text(told), err=True)
    return typed


def kept_models(settings: Settings, language: Language) -> list[str]:
    """Return every model of which the store keeps a snapshot.

    Raises
    ------
    BadInput
        If it keeps none.
    """
    with store_to_read(settings, language) as db:
        names = [base.name for base in kept_bases(db, settings.endpoint)]
    if not names:
        raise BadInput(reporting.nothing_kept())
    return names


def with_past(material: Material, previous: Path | None, heard: date | None, inquiry: Inquiry) -> Material:
    """Add what was said before, by the report ``previous`` or else as the store remembers it, and who heard.

    ``heard`` is the last day of whose alerts the readers have heard, None for that of what was said before.
    """
    if previous is not None:
        before = read_previous(read_content(previous), previous)
    else:
        before = said_before(material.answers, inquiry)
    remarks = replace(material.extras.remarks, before=before, heard=heard)
    return replace(material, extras=replace(material.extras, remarks=remarks))


def with_comparison(material: Material, compared: Sequence[str]) -> Material:
    """Add which models stand on the comparison's chart: those named, else those that the watchlist compares.

    Raises
    ------
    BadInput
        If one is named that the report is not about.
    """
    known = _by_name(material.answers)
    strange = [model for model in compared if model.strip().casefold() not in known]
    if strange:
        raise BadInput(reporting.not_in_the_report(strange))
    if compared and not _LEAST_COMPARED <= len(compared) <= COMPARED:
        raise click.UsageError(f"--compare takes {_LEAST_COMPARED} to {COMPARED} models; repeat it for each.")
    choices = material.extras.choices
    wanted = compared or (choices.compared if choices else ())
    found = dict.fromkeys(known[name] for model in wanted if (name := model.strip().casefold()) in known)
    return replace(material, extras=replace(material.extras, compared=tuple(found)))


def _by_name(answers: Sequence[Answer]) -> Mapping[str, str]:
    return {answer.model.casefold(): answer.model for answer in answers}
