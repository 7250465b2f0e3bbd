"""The mail's picture: a PNG that others can read, with each bar where it belongs."""

from io import BytesIO

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from xl_addin.outputs.mail.chart import WIDTH, chart

BLUE = (91, 155, 213)
ZERO, HUNDRED = 40, WIDTH - 30  # where the axis begins and ends [pixels]


def pixels(content: bytes) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """Return the picture as another library reads it."""
    image = Image.open(BytesIO(content))
    assert (image.format, image.mode) == ("PNG", "RGB")
    return np.asarray(image)


def lengths(content: bytes) -> list[int]:
    """Return how long the blue at the lower edge of each bar is [pixels]."""
    found = pixels(content)
    rows = range(8 + 18, len(found) - 28, 24)
    return [int((found[row] == BLUE).all(axis=1).sum()) for row in rows]


def test_bars_are_as_long_as_their_scores() -> None:
    """0 has one pixel, 100 reaches the end of the axis, 50 its middle."""
    found = lengths(chart([(0.0, 0.0, 0.0), (50.0, 40.0, 60.0), (100.0, 90.0, 100.0)]))
    assert found == [1, (HUNDRED - ZERO) // 2 + 1, HUNDRED - ZERO + 1]


def test_the_same_scores_give_the_same_bytes() -> None:
    """Nothing but the scores enters; a picture of ten bars stays below 5,000 bytes."""
    bars = [(10.0 * number, 5.0 * number, 10.0 * number + 5) for number in range(10)]
    assert chart(bars) == chart(bars)
    assert len(chart(bars)) < 5_000


score = st.floats(-10, 200)


@given(st.lists(st.tuples(score, score, score), min_size=1, max_size=12))
def test_no_score_draws_outside(bars: list[tuple[float, float, float]]) -> None:
    """Whatever the scores, the picture has its size and its right margin stays white."""
    found = pixels(chart(bars))
    assert found.shape == (8 + 24 * len(bars) + 28, WIDTH, 3)
    assert (found[: 8 + 24 * len(bars), HUNDRED + 1 :] == 255).all()


def test_nothing_to_draw() -> None:
    """No bar makes no chart."""
    with pytest.raises(ValueError, match="needs a bar"):
        chart([])
