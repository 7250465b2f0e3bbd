"""The prior as a file: what is written comes back, and what is no prior is told."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from xl_addin.errors import BadInput
from xl_addin.growth.fitting import Counts
from xl_addin.growth.model import SHARE
from xl_addin.growth.reading import read
from xl_addin.priors.file import prior_bytes, read_prior, shipped_prior
from xl_addin.records import Question, Selection

GROWTH = shipped_prior()
COUNTS = Counts.stack([[4, 6, 9, 12, 10, 9, 8], [30, 20, 10, 5, 3], [1, 0, 2, 2]])


def test_a_prior_comes_back_from_its_file(tmp_path: Path) -> None:
    """Written and read again the model says the same, and writing it again gives the same bytes."""
    path = tmp_path / "prior.json"
    path.write_bytes(prior_bytes(GROWTH))
    again = read_prior(path)
    assert prior_bytes(again) == path.read_bytes()
    assert again.about == GROWTH.about
    first, second = read(COUNTS, GROWTH, [6]), read(COUNTS, again, [6])
    assert second.scores.value == pytest.approx(first.scores.value, nan_ok=True)
    assert second.forecast.quantiles == pytest.approx(first.forecast.quantiles)


def test_the_shipped_prior_says_where_it_comes_from_and_holds_no_series() -> None:
    """It names its source, the last day of its counts and their number; no base model is named in it."""
    assert "arXiv 2502.15987" in GROWTH.about.source
    assert (GROWTH.about.as_of.isoformat(), GROWTH.about.series) == ("2025-02-18", 2381)
    text = prior_bytes(GROWTH).decode()
    assert not [name for name in ("meta-llama/", "google/", "BAAI/", "Qwen/") if name in text]


@pytest.mark.parametrize(
    "change",
    [
        lambda d: d | {"format": 1},
        lambda d: {key: value for key, value in d.items() if key != "reference"},
        lambda d: d | {"prior": d["prior"] | {"weight": d["prior"]["weight"][1:]}},
        lambda d: d | {"prior": d["prior"] | {"weight": ["x"]}},
        lambda d: d | {"prior": d["prior"] | {"weight": [float("nan")] * len(d["prior"]["weight"])}},
        lambda d: d | {"about": d["about"] | {"relation": "cousin"}},
        lambda d: d | {"calibration": d["calibration"] | {"scale": [[1, 2]]}},
        lambda d: d | {"prior": d["prior"] | {"fitness": [10**400] * len(d["prior"]["fitness"])}},
        lambda d: [d],
    ],
    ids=[
        "of an older version",
        "part missing",
        "weight short",
        "text",
        "no number",
        "relation",
        "shape",
        "huge",
        "a list",
    ],
)
def test_a_file_that_is_no_prior_is_refused_with_its_cure(tmp_path: Path, change: object) -> None:
    """Whatever was edited or cut, the sentence names the file and how to make one."""
    path = tmp_path / "mine.json"
    document = change(json.loads(prior_bytes(GROWTH)))  # type: ignore[operator]
    path.write_text(json.dumps(document), encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        read_prior(path)
    for text in (caught.value.sentence.en, caught.value.sentence.ja):
        assert "mine.json" in text
        assert "hfscore prior build" in text


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"series,month,cumulative\n", b"[" * 100_000])
def test_a_file_of_another_kind_is_refused(tmp_path: Path, content: bytes) -> None:
    """Empty, binary, CSV or brackets without end: no traceback, a sentence."""
    path = tmp_path / "mine.json"
    path.write_bytes(content)
    with pytest.raises(BadInput):
        read_prior(path)
    with pytest.raises(BadInput):
        read_prior(tmp_path / "nowhere.json")


def test_a_share_of_the_children_is_compared_with_that_share_of_the_reference() -> None:
    """The reference of tuned children has 78 % of the counts (Hub, October 2025), and the same growth."""
    tuned = GROWTH.for_question(Question(Selection.TUNED))
    assert tuned.about.thinned == pytest.approx(0.785, abs=0.001)
    assert tuned.reference.count == pytest.approx(GROWTH.reference.count * tuned.about.thinned)
    assert (tuned.reference.heat == GROWTH.reference.heat).all()
    assert GROWTH.for_question(Question(Selection.ALL)).about == GROWTH.about


def test_a_wider_selection_than_was_counted_is_left_alone() -> None:
    """A prior of fine-tunes is not blown up to all relations."""
    finetunes = replace(GROWTH, about=replace(GROWTH.about, selection=Selection.FINETUNE))
    assert finetunes.for_question(Question(Selection.ALL)).about.thinned == 1


def test_the_shares_of_the_relations_add_up() -> None:
    """The four relations make up all, and tuned is two of them."""
    four = [SHARE[s] for s in (Selection.ADAPTER, Selection.FINETUNE, Selection.QUANTIZED, Selection.MERGE)]
    assert np.sum(four) == pytest.approx(SHARE[Selection.ALL])
    assert SHARE[Selection.TUNED] == pytest.approx(SHARE[Selection.ADAPTER] + SHARE[Selection.FINETUNE])
