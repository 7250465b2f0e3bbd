"""Programs that some tests need and that a user need not have."""

import os
import shutil

import pytest


def require_program(name: str) -> str:
    """Return where the program lies; skip the test without it, but fail where CI=true says all is there."""
    found = shutil.which(name)
    if found is not None:
        return found
    if os.environ.get("CI") == "true":  # noqa: TID251  the rule is about this variable
        pytest.fail(f"{name} is missing, and with CI=true nothing may be skipped")
    pytest.skip(f"{name} is not installed")
