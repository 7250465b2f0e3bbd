"""The clauses, as they stand in a sentence."""

import pytest

from xl_addin.hub import clauses
from xl_addin.messages.hub import unreachable
from xl_addin.records import Sentence

WHYS = [value for value in vars(clauses).values() if isinstance(value, Sentence)]
WHYS += [clauses.no_answer(10.0), clauses.server_status(504), clauses.too_large(32_000_000)]


@pytest.mark.parametrize("why", WHYS, ids=lambda why: why.en)
def test_a_clause_completes_the_sentence(why: Sentence) -> None:
    """Each clause fits into the sentence that says where and the cure, without a full stop of its own."""
    sentence = unreachable("https://hub.example", why)
    assert f"https://hub.example: {why.en}. Check" in sentence.en
    assert f"（{why.ja}）" in sentence.ja
    assert not why.en.endswith(".")
    assert not why.ja.endswith("。")


def test_figures_read_well() -> None:
    """Seconds and megabytes have no needless decimals, counts have thousands separators."""
    assert clauses.no_answer(10.0).en == "no complete answer within 10 seconds"
    assert clauses.too_large(32_000_000).en == "the answer is larger than 32 MB"
    assert clauses.rows_repeated(1234).en.startswith("1,234 rows")
