"""What is known of one model of the Hub or of the bundled sample, for commands that look at children."""

from datetime import UTC, datetime
from typing import cast

from xl_addin.cli.asking import dossier_of
from xl_addin.cli.keeping import store_to_read
from xl_addin.errors import BadInput
from xl_addin.hub.freshness import Freshness, end_of
from xl_addin.hub.ids import is_series
from xl_addin.hub.store.database import Database
from xl_addin.hub.store.decisions import in_force_of_name
from xl_addin.messages import doubts
from xl_addin.records import Dossier, Language, Question
from xl_addin.sample import sample_of
from xl_addin.settings import Settings


def known_of(
    settings: Settings, model: str, question: Question, freshness: Freshness, language: Language
) -> Dossier:
    """Return what is known of ``model`` on the day asked for, with the decisions in force.

    The invented models of the sample answer to their names without a network.

    Raises
    ------
    ModelError
        If nothing is known of it.
    BadInput
        If it is an imported series, which has no children.
    """
    if is_series(model):
        raise BadInput(doubts.no_children_known(model))
    if sample_of(model) is None:
        return dossier_of(settings, model, question, freshness)
    with store_to_read(settings, language) as db:
        return cast("Dossier", sample_dossier(db, model, question))


def sample_dossier(db: Database, model: str, question: Question) -> Dossier | None:
    """Return an invented model with the user's decisions on it, None for one that is not of the sample."""
    invented = sample_of(model)
    if invented is None:
        return None
    moment = end_of(question.as_of, datetime.now(UTC))
    return Dossier(invented, decisions=in_force_of_name(db, invented.base.id, moment))
