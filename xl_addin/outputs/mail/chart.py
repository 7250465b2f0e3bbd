"""The mail's picture: overall scores with their intervals as a PNG, small and drawn without a library."""

import struct
import zlib
from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Bar: TypeAlias = tuple[float, float, float]
"""An overall score and its 80 % interval: value, low, high, each from 0 to 100."""

WIDTH = 560
"""Width of the picture [pixels]."""

_Canvas: TypeAlias = NDArray[np.uint8]
_LEFT, _RIGHT, _TOP, _BOTTOM, _ROW = 40, 30, 8, 28, 24  # pixels
_BACKGROUND, _INK, _GRID, _BAR = (255, 255, 255), (38, 38, 38), (217, 217, 217), (91, 155, 213)
_SCALE = 2  # pixels of one dot of a digit
_DIGITS = (  # five rows of three dots, one octal digit a row
    (7, 5, 5, 5, 7),
    (2, 6, 2, 2, 7),
    (7, 1, 7, 4, 7),
    (7, 1, 7, 1, 7),
    (5, 5, 7, 1, 1),
    (7, 4, 7, 1, 7),
    (7, 4, 7, 5, 7),
    (7, 1, 1, 1, 1),
    (7, 5, 7, 5, 7),
    (7, 5, 7, 1, 7),
)


def chart(bars: Sequence[Bar]) -> bytes:
    """Return a PNG with one horizontal bar for each of ``bars``, numbered from 1 at the top.

    Raises
    ------
    ValueError
        If there is no bar.
    """
    if not bars:
        raise ValueError("a chart needs a bar")
    canvas = np.full((_TOP + _ROW * len(bars) + _BOTTOM, WIDTH, 3), _BACKGROUND, dtype=np.uint8)
    for mark in (0, 25, 50, 75, 100):
        canvas[_TOP : -_BOTTOM + 4, _x(mark)] = _GRID
        _write(canvas, str(mark), _x(mark) - 4 * len(str(mark)), len(canvas) - _BOTTOM + 10)
    for number, (value, low, high) in enumerate(bars):
        top = _TOP + _ROW * number
        canvas[top + 4 : top + 20, _x(0) : _x(value) + 1] = _BAR
        canvas[top + 11 : top + 13, _x(low) : _x(high) + 1] = _INK
        for end in (low, high):
            canvas[top + 8 : top + 16, _x(end)] = _INK
        _write(canvas, str(number + 1), _LEFT - 8 * len(str(number + 1)) - 6, top + 7)
    return _png(canvas)


def _x(score: float) -> int:
    return _LEFT + round(min(max(score, 0.0), 100.0) / 100 * (WIDTH - _LEFT - _RIGHT))


def _write(canvas: _Canvas, number: str, left: int, top: int) -> None:
    for place, digit in enumerate(number):
        for row, dots in enumerate(_DIGITS[int(digit)]):
            for column in range(3):
                if dots >> (2 - column) & 1:
                    y, x = top + _SCALE * row, left + 4 * _SCALE * place + _SCALE * column
                    canvas[y : y + _SCALE, x : x + _SCALE] = _INK


def _png(canvas: _Canvas) -> bytes:
    """Return the picture as PNG (RFC 2083: 8 bits a sample, RGB, no filter, no interlace)."""
    height, width, _ = canvas.shape
    lines = np.zeros((height, 1 + 3 * width), dtype=np.uint8)  # each line begins with its filter, 0
    lines[:, 1:] = canvas.reshape(height, 3 * width)
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(lines.tobytes(), 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in parts)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
