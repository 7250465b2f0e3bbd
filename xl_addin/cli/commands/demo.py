"""The command demo: the whole product on the bundled sample, without a network."""

from pathlib import Path

import click

from xl_addin.alerts.look import Look
from xl_addin.alerts.seen import Past, watch
from xl_addin.audit.case import case_of
from xl_addin.audit.run import audit
from xl_addin.cli.languages import language_of, language_option
from xl_addin.cli.showing import put
from xl_addin.cli.sources import from_sample
from xl_addin.messages import files
from xl_addin.outputs.files.origin import sealed
from xl_addin.outputs.files.saving import make_folder, save_bytes
from xl_addin.outputs.files.workbooks import save_workbook
from xl_addin.outputs.printed.answers import score_table
from xl_addin.outputs.remarks import Remarks
from xl_addin.outputs.sheets.report import Extras, build_report
from xl_addin.outputs.watchlist.build import new_workbook
from xl_addin.outputs.watchlist.defaults import default_choices
from xl_addin.outputs.watchlist.edition import Edition
from xl_addin.outputs.watchlist.rulebook import DEFAULTS, levels_in_force
from xl_addin.pipeline import answer_models, hindcast, look_back
from xl_addin.priors.file import shipped_prior
from xl_addin.records import Dossier, Language, Question
from xl_addin.sample import SAMPLE_NOW, sample_snapshots


@click.command()
@click.argument(
    "folder", type=click.Path(path_type=Path, file_okay=False), default="hfscore-demo", metavar="[DIR]"
)
@language_option
def demo(*, folder: Path, language: str | None) -> None:
    """Score the bundled sample of invented models and write a workbook and a report into DIR.

    Needs no network. DIR is hfscore-demo unless you name another.
    """
    told = language_of(language)
    edition = _edition(told)
    make_folder(folder)
    watchlist, report = folder / "watchlist.xlsx", folder / f"{SAMPLE_NOW:%Y%m%d}_HFScore.xlsx"
    save_bytes(sealed(new_workbook(edition, SAMPLE_NOW)), watchlist)
    book = build_report(edition.answers, edition.source, told, extras=Extras(remarks=edition.remarks))
    save_workbook(book, report, SAMPLE_NOW)
    put(score_table(edition.answers, told, invented=True))
    click.echo(files.written([str(watchlist), str(report)]).text(told))


def _edition(language: Language) -> Edition:
    """Return what the workbook says of the sample: its answers, and what the audit finds."""
    dossiers = {snapshot.base.id: Dossier(snapshot) for snapshot in sample_snapshots()}
    question = Question()
    growth = shipped_prior().for_question(question)
    scored = answer_models(list(dossiers), question, dossiers.__getitem__, growth, SAMPLE_NOW)
    answers = look_back(scored, growth)
    doubts = {model: audit(dossier, question, growth).doubts for model, dossier in dossiers.items()}
    choices = default_choices(answers, language)
    looks = [
        Look(answer, case_of(dossiers[answer.model], question), tuple(doubts[answer.model]))
        for answer in answers
    ]
    found = watch(looks, levels_in_force(DEFAULTS), Past(), SAMPLE_NOW.date(), growth)
    remarks = Remarks(doubts=doubts, hindcasts=hindcast(answers, growth), watch=found)
    return Edition(answers, choices, from_sample(SAMPLE_NOW, growth), language, remarks)
