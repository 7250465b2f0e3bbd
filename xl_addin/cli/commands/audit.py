"""The command audit: reasons to doubt the count of one model, and what the scores would be without them."""

from datetime import UTC, datetime

import click

from xl_addin.audit import run
from xl_addin.audit.words import Audit
from xl_addin.cli.dossiers import known_of
from xl_addin.cli.options import Wanted, offline_options, output_options, prior_option, question_options
from xl_addin.cli.showing import exit_with, show
from xl_addin.errors import ModelError
from xl_addin.growth.model import GrowthModel
from xl_addin.hub.freshness import Freshness
from xl_addin.outputs.printed.audit import audit_screen
from xl_addin.outputs.printed.audit_document import audit_document, review_table
from xl_addin.records import Answer, Question
from xl_addin.settings import Settings


@click.command()
@click.argument("model", metavar="MODEL")
@question_options
@prior_option
@offline_options
@output_options
@click.pass_obj
def audit(
    settings: Settings,
    *,
    model: str,
    question: Question,
    growth: GrowthModel,
    freshness: Freshness,
    wanted: Wanted,
) -> None:
    """Show reasons to doubt the count of MODEL, with their effect on the scores.

    Each comes with its evidence, children to look at and the command that leaves them out. --csv writes a
    list to decide on row by row, which hfscore exclude --from reads. Try: hfscore audit sample/bulk-upload
    """
    now = datetime.now(UTC)
    try:
        dossier = known_of(settings, model, question, freshness, wanted.language)
    except ModelError as error:
        found = Audit(Answer(model, error.status, error.sentence, question.as_of))
    else:
        found = run.audit(dossier, question, growth.for_question(question))
    show(
        wanted,
        lambda: audit_document(found, wanted.language),
        lambda: review_table(found, now, wanted.language),
        lambda: audit_screen(found, wanted.language),
    )
    exit_with([found.answer])
