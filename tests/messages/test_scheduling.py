"""What is said about schedules."""

from datetime import time
from pathlib import Path

import pytest

from xl_addin.messages import scheduling as said
from xl_addin.records import Sentence
from xl_addin.scheduling.entry import Kind


@pytest.mark.parametrize("kind", Kind)
def test_every_scheduler_has_its_words(kind: Kind) -> None:
    """For each scheduler it is told, in both languages, where things are written and what sleep does."""
    for sentence in (
        said.missed_runs(kind),
        said.also_elsewhere(kind),
        said.written(kind),
        said.withheld_variables(["HF_TOKEN"], kind),
        said.standing(kind),
        said.removed(kind),
        said.unwritable("a\nb", kind),
    ):
        assert isinstance(sentence, Sentence)
        assert (
            sentence.en.replace("“", "").replace("”", "").replace("\N{REPLACEMENT CHARACTER}", "").isascii()
        )
        assert not sentence.ja.isascii()


@pytest.mark.parametrize(
    ("weekdays", "en", "ja"),
    [
        (range(7), "Every day at 07:05", "毎日 07:05"),
        ((), "On the 1st of every month at 07:05", "毎月1日 07:05"),
        ((0, 6), "Every Monday, Sunday at 07:05", "毎週月・日曜日 07:05"),
    ],
)
def test_a_plan_names_its_days(weekdays: range | tuple[int, ...], en: str, ja: str) -> None:
    """Days and time are told as people say them."""
    plan = said.plan(Path("/a.toml"), time(7, 5), tuple(weekdays), Kind.CRON)
    assert plan.en.startswith(f"{en}: hfscore run {Path('/a.toml')}\n")
    assert plan.ja.startswith(f"{ja}：hfscore run {Path('/a.toml')}\n")
