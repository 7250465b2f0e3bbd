"""Model ids: what the Hub accepts as one, checked before anything travels."""

import re

from xl_addin.errors import UnknownModel
from xl_addin.messages.hub import malformed_id

# huggingface_hub's validate_repo_id: name of 1 to 96 ASCII letters, digits, "_", "-" and ".", not beginning
# or ending with "-" or ".", at most one namespace of the same kind, no "--" and "..", not ending in ".git".
_WORD = r"(?![-.])[A-Za-z0-9_.-]{1,96}(?<![-.])"
_ID = re.compile(rf"(?:{_WORD}/)?{_WORD}")


def is_model_id(text: str) -> bool:
    """Tell whether ``text`` can be a model id, with or without a namespace."""
    return bool(_ID.fullmatch(text)) and "--" not in text and ".." not in text and not text.endswith(".git")


def model_id(text: str) -> str:
    """Return the model id that a user meant by ``text``: surrounding spaces do not count.

    Raises
    ------
    UnknownModel
        If it cannot be one.
    """
    stripped = text.strip()
    if not is_model_id(stripped):
        raise UnknownModel(malformed_id(text))
    return stripped


def is_series(text: str) -> bool:
    """Tell whether ``text`` names an imported series, ``collection:series``; no model id holds a colon."""
    return ":" in text and "://" not in text


def author(model: str) -> str:
    """Return who made ``model``: its namespace, or the id itself for one of the old ids without."""
    return model.partition("/")[0]
