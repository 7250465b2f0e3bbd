"""The command demo: the whole product on the bundled sample, without a network."""

from pathlib import Path

import click
from rich.console import Console

from xl_addin.cli.options import language_of, language_option
from xl_addin.cli.sources import from_sample
from xl_addin.messages import files
from xl_addin.outputs.saving import make_folder, save_workbook
from xl_addin.outputs.sheets.report import build_report
from xl_addin.outputs.sheets.watchlist import build_watchlist
from xl_addin.outputs.terminal import score_table
from xl_addin.pipeline import answer_models
from xl_addin.priors.file import shipped_prior
from xl_addin.records import Dossier, Question
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
    snapshots = {snapshot.base.id: snapshot for snapshot in sample_snapshots()}
    question = Question()
    growth = shipped_prior().for_question(question)
    answers = answer_models(
        list(snapshots), question, lambda model: Dossier(snapshots[model]), growth, SAMPLE_NOW
    )
    source = from_sample(SAMPLE_NOW, growth)
    make_folder(folder)
    watchlist, report = folder / "watchlist.xlsx", folder / f"{SAMPLE_NOW:%Y%m%d}_HFScore.xlsx"
    save_workbook(build_watchlist(answers, source, told), watchlist, SAMPLE_NOW)
    save_workbook(build_report(answers, source, told), report, SAMPLE_NOW)
    Console().print(score_table(answers, told, invented=True))
    click.echo(files.written([str(watchlist), str(report)]).text(told))
