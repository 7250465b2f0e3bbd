"""What a scheduler starts: ``hfscore`` in the surroundings that were written down with the schedule."""

import os
import sys
from collections.abc import Sequence

from xl_addin.cli.main import run


def start(words: Sequence[str]) -> None:
    """Run ``hfscore`` with ``words``; those of the form NAME=VALUE at their head go into the environment.

    So does env(1), which Windows has not. Without a console, as under Windows' pythonw, what would be printed
    is dropped: the log has it.
    """
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123  until the end
    rest = list(words)
    while rest and "=" in rest[0]:
        name, _, value = rest.pop(0).partition("=")
        os.environ[name] = value
    sys.argv[1:] = rest
    run()


if __name__ == "__main__":
    start(sys.argv[1:])
