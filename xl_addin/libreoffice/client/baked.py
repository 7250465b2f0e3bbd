"""What the add-in was told when it was built: Python, folder, functions and sentences."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Dict, List, NamedTuple

FILE = "client.json"


class Baked(NamedTuple):
    """What stands in the file that was built beside this module.

    Attributes
    ----------
    python, home
        The Python that has HFScore, and the folder of its store.
    version
        Of HFScore.
    functions
        The kinds of the arguments by the function's name, and whether they may be left out.
    sentences
        By their keys, each in both languages.
    """

    python: str
    home: str
    version: str
    functions: Dict[str, List[Dict[str, Any]]]
    sentences: Dict[str, Dict[str, str]]

    def say(self, key: str, language: str, **details: object) -> str:
        """Return a sentence in ``language`` with its details filled in."""
        text = self.sentences[key][language]
        for name, value in details.items():
            text = text.replace("{" + name + "}", str(value))
        return text


def read_baked() -> Baked:
    """Read the file beside this module."""
    found = json.loads((Path(__file__).parent / FILE).read_text(encoding="utf-8"))
    return Baked(**{name: found[name] for name in Baked._fields})
