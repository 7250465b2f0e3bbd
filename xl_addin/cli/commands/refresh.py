"""The command refresh: new figures in a user's workbook, in which everything of the user's stays."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import click

from xl_addin.alerts.seen import Watch
from xl_addin.cli.alerting import Audience, name_of, watch_and_keep
from xl_addin.cli.asking import clock
from xl_addin.cli.editions import Gathered, gather_edition
from xl_addin.cli.inquiry import Inquiry
from xl_addin.cli.languages import language_of, language_option
from xl_addin.cli.options import offline_options, prior_option
from xl_addin.cli.showing import exit_with, say_unanswered
from xl_addin.errors import BadInput
from xl_addin.excel.live_book import keep_live
from xl_addin.growth.model import GrowthModel
from xl_addin.hub.freshness import Freshness
from xl_addin.messages import refreshing as said
from xl_addin.outputs.files.swapping import ChangedMeanwhile, Original, read_original, swap
from xl_addin.outputs.package.archive import Package, read_package
from xl_addin.outputs.watchlist.build import write_edition
from xl_addin.outputs.watchlist.choices import Typed, read_before, read_typed
from xl_addin.outputs.watchlist.edition import Edition
from xl_addin.records import Answer, Language, Sentence
from xl_addin.settings import Settings

_TRIES = 3  # while somebody else changes the file
_SIGNATURES = "_xmlsignatures/"


@click.command()
@click.argument("workbook", type=click.Path(path_type=Path, dir_okay=False), metavar="WORKBOOK")
@prior_option
@offline_options
@language_option
@click.pass_obj
def refresh(
    settings: Settings,
    *,
    workbook: Path,
    growth: GrowthModel,
    freshness: Freshness,
    language: str | None,
) -> None:
    """Write new figures into WORKBOOK, which hfscore workbook made and you changed as you like.

    Your notes, columns, formulas, formats, sheets, pictures and charts stay as they are. The workbook
    must be closed. As it was it is kept in the folder "backups" beside the store. Where nothing can be
    said of any model, the workbook is left as it is.
    """
    told = language_of(language)
    original = read_original(workbook)
    package = read_package(original.content, workbook)
    if any(part.startswith(_SIGNATURES) for part in package.names()):
        raise BadInput(said.signed(workbook))
    typed = read_typed(package)
    inquiry = Inquiry(settings, growth, freshness, told)
    gathered = gather_edition(typed.choices, inquiry)
    if not any(answer.status.answered for answer in gathered.answers):
        click.echo(said.left_as_it_is(workbook, gathered.answers[0].message).text(told), err=True)
        exit_with(gathered.answers)
    audience = Audience(name_of(workbook), typed.choices.rules, clock().date())
    found = watch_and_keep(gathered, audience, inquiry)
    copy, warnings = _swapped(original, New(gathered, found), settings.home / "backups", told)
    for sentence in warnings:
        click.echo(sentence.text(told), err=True)
    unanswered = sum(not answer.status.answered for answer in gathered.answers)
    click.echo(said.refreshed(workbook, len(gathered.answers), unanswered).text(told))
    click.echo(said.backed_up(copy).text(told))
    say_unanswered(gathered.answers, told)
    exit_with(gathered.answers)


@dataclass(frozen=True, slots=True)
class New:
    """What a refresh brings: what was gathered, and the alerts as they stand."""

    gathered: Gathered
    watch: Watch


def _swapped(
    original: Original, new: New, backups: Path, told: Language, tries: int = _TRIES
) -> tuple[Path, tuple[Sentence, ...]]:
    """Write the new figures, into what the file has become where somebody saved it meanwhile."""
    content, warnings = _refreshed(original, new, told)
    try:
        return swap(original, content, backups, clock()), warnings
    except ChangedMeanwhile:
        if tries == 1:
            raise
        return _swapped(read_original(original.path), new, backups, told, tries - 1)


def _refreshed(original: Original, new: New, told: Language) -> tuple[bytes, tuple[Sentence, ...]]:
    """Return the workbook with the new figures, and what in it could not be used."""
    package = read_package(original.content, original.path)
    typed = read_typed(package)
    known = {answer.model: answer for answer in new.gathered.answers}
    answers = [known[model] for model in typed.choices.models if model in known]
    write_edition(package, _edition(package, typed, answers, new, told))
    keep_live(package)
    added = len(typed.choices.models) - len(answers)
    more = (said.added_meanwhile(added),) if added else ()
    return package.bytes(), (*typed.warnings, *more)


def _edition(package: Package, typed: Typed, answers: Sequence[Answer], new: New, told: Language) -> Edition:
    gathered = new.gathered
    latest = max((answer.as_of for answer in answers if answer.as_of), default=clock().date())
    return Edition(
        answers=answers,
        choices=typed.choices,
        source=gathered.source,
        language=typed.language or told,
        remarks=replace(gathered.remarks, before=read_before(package, latest), watch=new.watch),
        then={trial.row: gathered.then[trial] for trial in typed.choices.trials if trial in gathered.then},
    )
