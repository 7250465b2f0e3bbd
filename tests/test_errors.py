"""The error family, as the drawing at the top of its module has it."""

import pytest

from xl_addin.errors import (
    BadInput,
    HFScoreError,
    NoAccess,
    NotDelivered,
    RateLimited,
    UnknownModel,
    Unreachable,
)
from xl_addin.records import Sentence, Status


@pytest.mark.parametrize(
    ("kind", "built_in"),
    [
        (BadInput, ValueError),
        (UnknownModel, LookupError),
        (NoAccess, PermissionError),
        (RateLimited, ConnectionError),
        (Unreachable, ConnectionError),
        (NotDelivered, ConnectionError),
    ],
)
def test_each_error_is_of_the_family_and_a_built_in(
    kind: type[HFScoreError], built_in: type[Exception]
) -> None:
    """Each can be caught by its own name, the family's and the built-in's, and says its sentence."""
    error = kind(Sentence("what, where, cure", "内容"))
    assert isinstance(error, HFScoreError)
    assert isinstance(error, built_in)
    assert str(error) == "what, where, cure"
    assert error.sentence.ja == "内容"


def test_an_error_about_one_model_bears_the_status_of_its_answer() -> None:
    """The four that end a model's question carry the four unanswered statuses that can be raised."""
    found = [kind.status for kind in (UnknownModel, NoAccess, RateLimited, Unreachable)]
    assert found == [Status.UNKNOWN_MODEL, Status.NO_ACCESS, Status.RATE_LIMITED, Status.UNREACHABLE]
    assert not any(status.answered for status in found)
