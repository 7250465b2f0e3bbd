"""What the desk finds out about a model: something, or the error that ended the question."""

from typing import TypeAlias

from xl_addin.errors import ModelError
from xl_addin.hub.keeper import Keeper
from xl_addin.records import Dossier, Imported, Question

Found: TypeAlias = Dossier | Imported | ModelError

TUNED = Question()


def caught(keeper: Keeper, name: str, question: Question = TUNED) -> Found:
    """Return what ``keeper`` finds, or what it raises."""
    try:
        return keeper.find(name, question.as_of)
    except ModelError as error:
        return error


def raised(found: Found) -> Dossier | Imported:
    """Return what was found, or raise it."""
    if isinstance(found, ModelError):
        raise found.with_traceback(None)
    return found


def is_fresh(found: Found) -> bool:
    """Tell whether nothing newer could be had."""
    return isinstance(found, Imported) or (isinstance(found, Dossier) and found.stale is None)
