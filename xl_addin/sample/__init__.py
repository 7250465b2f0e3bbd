"""Invented base models for the demo, the README and the tests; nothing in here is real."""

from xl_addin.sample.generator import sample_snapshots
from xl_addin.sample.shapes import SAMPLE_NOW

__all__ = ["SAMPLE_NOW", "sample_snapshots"]
